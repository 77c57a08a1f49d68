import type { BookEvent, DeliveryTerms, Demand } from './book-events.ts';
import { latest, monthsOn, plus } from './days.ts';
import { ascending, type Naive } from './naive.ts';
import { reversedFrom } from './naive-reversals.ts';

/** The naive model of what the service delivers (1.4, 4.1, 5): every answer is worked out anew for the day asked about. */

const termsOn = (known: Naive, day: string): DeliveryTerms => known.agreement(day)?.terms.delivery ?? {};

/** The first day of a record of a kind; of one day, as they stand in the book. */
const inOrder = <T extends { on: string; index: number }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.index - b.index));

// -------------------------------------------------------------------------------------------- documents

interface Treatment {
  readonly version: string | null;
  readonly decision: string;
  readonly decided: string;
  /** From when it applies; never before it was decided. */
  readonly on: string;
  readonly stands: boolean;
  readonly because: string | null;
  readonly wrongBody: boolean;
  readonly reversed: string | null;
  readonly index: number;
}

const versionsOf = (known: Naive, document: string): BookEvent[] =>
  known.all('DocumentSubmitted').filter((e) => e.data.document === document);
const documents = (known: Naive): string[] => [...new Set(known.all('DocumentSubmitted').map((e) => e.data.document))];
const kindOf = (known: Naive, document: string): string => versionsOf(known, document)[0]?.data.kind ?? '';

/** What bodies decided on a document, by the day from which it applies. */
function treatments(known: Naive, document: string): Treatment[] {
  const kind = kindOf(known, document);
  const said = known.all('DocumentApproved', 'DocumentRevoked').filter((e) => e.data.document === document);
  const all = said.map((e): Treatment => {
    const { decision, body } = e.data;
    const { decided } = known.record(decision);
    const against = known.against(decision, e.type === 'DocumentApproved' ? 'APPROVE_DOCUMENT' : 'REVOKE_DOCUMENT');
    const by = termsOn(known, decided).documents?.find((d) => d.kind === kind)?.approvedBy;
    // It is made for its period, and applies in no time before it.
    const begins = versionsOf(known, document).find((x) => x.data.version === e.data.version)?.data.period?.from ?? '';
    const wrongBody = against === null && by !== undefined && by !== body;
    return {
      ...{ version: e.data.version ?? null, decision, decided, on: latest(e.validFrom, decided, begins) },
      ...{ stands: against === null && !wrongBody, because: wrongBody ? 'NO_COMPETENCE' : against, wrongBody },
      ...{ reversed: reversedFrom(known, decision), index: e.index },
    };
  });
  return inOrder(all);
}
/** Those that did something: what is reversed before its day never was. */
const acts = (known: Naive, document: string): Treatment[] =>
  treatments(known, document).filter((t) => t.stands && (t.reversed === null || t.reversed > t.on));

/** The approval by which a version applies on a day, whatever its period. */
function approvalOn(of: readonly Treatment[], day: string): Treatment | null {
  const last = of.findLastIndex((t) => t.on <= day);
  const act = of[last];
  if (!act) return null;
  const over = act.reversed !== null && act.reversed <= day;
  if (act.version !== null) return over ? null : act;
  // A revocation that is taken back leaves what it had revoked.
  return over ? approvalOn(of.slice(0, last), day) : null;
}

/** The version of a document that applies on a day, and its approval. */
function inForce(known: Naive, document: string, day: string): Treatment | null {
  const approval = approvalOn(acts(known, document), day);
  const end = versionsOf(known, document).find((e) => e.data.version === approval?.version)?.data.period?.to;
  return end !== undefined && end < day ? null : approval;
}

export function documentsOn(known: Naive, day: string): string[] {
  return documents(known)
    .flatMap((document) => versionsOf(known, document).flatMap((e) => versionOn(known, e, day)))
    .sort();
}

function versionOn(known: Naive, { data: { document, version, period }, decided }: BookEvent, day: string): string[] {
  const own = treatments(known, document).filter((t) => t.version === version && t.decided <= day);
  if (decided > day && own.length === 0) return [];
  const last = own.at(-1);
  const over = last?.because === null && last.reversed !== null && last.reversed <= day;
  const by = last ? `${last.decision} ${over ? 'REVERSED' : (last.because ?? '-')}` : '-';
  return [`${document} ${version} ${statusOf(known, document, version, period?.to ?? '9999', day)} ${by}`];
}

function statusOf(known: Naive, document: string, version: string, end: string, day: string): string {
  if (inForce(known, document, day)?.version === version) return 'APPROVED';
  const undone = (t: Treatment) => t.reversed !== null && t.reversed <= day;
  const done = acts(known, document).filter((t) => t.on <= day && (t.version !== null || !undone(t)));
  const approved = done.findLastIndex((t) => t.version === version);
  const approval = done[approved];
  if (!approval) {
    const ahead = (t: Treatment) => t.version === version && t.stands && t.decided <= day && !undone(t);
    return treatments(known, document).some(ahead) ? 'NOT_YET' : 'SUBMITTED';
  }
  // What came first: its approval was reversed, its time was over, or something took its place.
  const next = done[approved + 1];
  const ways = [
    ...(undone(approval) ? [{ on: approval.reversed ?? '', status: 'REVOKED' }] : []),
    ...(end < day ? [{ on: plus(end, 1), status: 'EXPIRED' }] : []),
    ...(next ? [{ on: next.on, status: next.version === null ? 'REVOKED' : 'REPLACED' }] : []),
  ];
  return ascending(ways, (way) => way.on)[0]?.status ?? 'APPROVED';
}

const MISSING: Readonly<Record<string, string>> = {
  SERVICE_CATALOGUE: 'CATALOGUE_MISSING L-1.4-2',
  SLA: 'SLA_MISSING L-1.4-2',
  STRATEGY: 'STRATEGY_MISSING L-1.4.1-1',
  DIGITALISATION_PLAN: 'PLAN_MISSING T-4',
  GUIDELINE: 'GUIDELINE_MISSING D-10',
};
const APPROVAL: Readonly<Record<string, string>> = { SERVICE_CATALOGUE: 'L-1.4-3', SLA: 'L-1.4-3', STRATEGY: 'T-16' };
const REVISION: Readonly<Record<string, string>> = { DIGITALISATION_PLAN: 'T-4', STRATEGY: 'L-1.4.1-1' };

type Tell = (demand: Demand, said: string, about: string, who: string) => void;

function ofDocuments(known: Naive, day: string, tell: Tell): void {
  const remark: Tell = ({ clause }, said, about, who) => tell({ clause, of: 'it is unclear' }, said, about, who);
  const seen = new Set<string>();
  for (const wanted of termsOn(known, day).documents ?? []) {
    const { kind, required, revisedWithinMonths } = wanted;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const own = documents(known).filter((d) => kindOf(known, d) === kind);
    const here = own.map((d) => ({ document: d, approval: inForce(known, d, day) }));
    if (required && here.every(({ approval }) => approval === null))
      tell(wanted, MISSING[kind] ?? kind, kind, kind === 'SERVICE_CATALOGUE' || kind === 'SLA' ? 'HOST' : 'BOARD');
    for (const { document, approval } of here) {
      for (const { data, decided, index } of versionsOf(known, document)) {
        const ended = [
          ...acts(known, document).filter((t) => t.version !== null && t.on > decided),
          ...acts(known, document)
            .filter((t) => t.version === data.version)
            .map((t) => ({ on: t.decided })),
          ...versionsOf(known, document)
            .filter((e) => e.index > index && e.decided >= decided)
            .map((e) => ({ on: e.decided })),
        ].some(({ on }) => on <= day);
        const rule = APPROVAL[kind] ?? 'D-11';
        if (decided <= day && !ended)
          remark(wanted, `DOCUMENT_NOT_APPROVED ${rule}`, `${document} ${data.version}`, 'BOARD');
      }
      const all = treatments(known, document);
      for (const t of all.filter((x) => x.wrongBody && x.decided <= day))
        if (!all.some((x) => x.stands && x.decided > t.decided && x.decided <= day))
          tell(wanted, `DOCUMENT_BY_WRONG_BODY ${APPROVAL[kind] ?? 'D-11'}`, t.decision, 'BOARD');
      if (approval && revisedWithinMonths !== undefined && day > monthsOn(approval.on, revisedWithinMonths))
        tell(wanted, `PLAN_NOT_REVISED ${REVISION[kind] ?? 'D-11'}`, `${document} ${approval.version}`, 'LEADER');
    }
  }
}

// -------------------------------------------------------------------------------------------- measures

interface Verdict {
  readonly decision: string;
  readonly on: string;
  readonly index: number;
  readonly verdict: 'APPROVED' | 'REJECTED' | 'NONE';
  readonly because: string | null;
  readonly reversed: string | null;
  readonly said: BookEvent['data'];
}

const ofMeasure = (known: Naive, type: string, measure: string): BookEvent[] =>
  known.all(type).filter((e) => e.data.measure === measure);

function verdicts(known: Naive, measure: string): Verdict[] {
  const all = ofMeasure(known, 'MeasureDecided', measure).flatMap(({ data, index }): Verdict[] => {
    const { decided: on, annulled } = known.record(data.decision);
    if (annulled) return [];
    const against = known.against(data.decision, 'DECIDE_MEASURE');
    const rejected = known.outcome(data.decision) === 'REJECTED';
    const verdict = against === null ? 'APPROVED' : rejected ? 'REJECTED' : 'NONE';
    const because = verdict === 'NONE' ? against : null;
    const reversed = reversedFrom(known, data.decision);
    return [{ decision: data.decision, on, index, verdict, because, reversed, said: data }];
  });
  return inOrder(all);
}
/** What was decided last of what still says something on the day. */
const lastSaid = (all: readonly Verdict[], day: string): Verdict | undefined =>
  all.findLast((v) => v.verdict !== 'NONE' && v.on <= day && (v.reversed === null || v.reversed > day));

function measureOn(known: Naive, proposal: BookEvent, day: string) {
  const { measure } = proposal.data;
  const upTo = (type: string) =>
    inOrder(
      ofMeasure(known, type, measure)
        .filter((e) => e.decided <= day)
        .map((e) => ({ ...e, on: e.decided })),
    );
  const steps = {
    // What is told later is said later, whatever day it is of.
    assessed: ofMeasure(known, 'MeasureAssessed', measure).filter((e) => e.decided <= day),
    put: ofMeasure(known, 'MeasurePutForward', measure).filter((e) => e.decided <= day),
    started: upTo('MeasureStarted')[0],
    done: upTo('MeasureCompleted')[0],
  };
  const all = verdicts(known, measure);
  const decided = all.filter((v) => v.on <= day);
  const said = lastSaid(all, day);
  const benefits = steps.assessed.findLast((e) => e.data.benefits !== undefined)?.data ?? proposal.data;
  const strategy = steps.assessed.findLast((e) => e.data.strategy !== undefined)?.data ?? proposal.data;
  const begun = steps.assessed.length + steps.put.length + decided.length > 0 || steps.started || steps.done;
  return {
    ...{ measure, steps, said, decided, all },
    there: proposal.decided <= day || Boolean(begun),
    benefits: benefits.benefits ?? [],
    strategy: strategy.strategy ?? null,
    going: steps.started !== undefined || said?.verdict === 'APPROVED',
  };
}

export const measuresOn = (known: Naive, day: string): string[] =>
  known
    .all('MeasureProposed')
    .flatMap((proposal) => {
      const { measure, steps, said, decided, there, benefits, strategy } = measureOn(known, proposal, day);
      if (!there) return [];
      const { assessed, put, started, done } = steps;
      const before = put.length > 0 ? 'PUT_FORWARD' : assessed.length > 0 ? 'ASSESSED' : 'PROPOSED';
      const status = done ? 'DONE' : started ? 'IN_PORTFOLIO' : (said?.verdict ?? before);
      const last = decided.at(-1);
      return [
        [
          ...[measure, status, said?.said.priority ?? put.at(-1)?.data.priority ?? '-'],
          ...[(said?.said.municipalities ?? proposal.data.municipalities ?? []).join(','), benefits.join(',') || '-'],
          ...[strategy ?? '-', assessed.at(-1)?.data.fitsStrategy ?? '-'],
          ...[started?.data.financing ?? said?.said.financing ?? '-'],
          last ? `${last.decision} ${last.on} ${last.verdict} ${last.because ?? '-'}` : '-',
        ].join(' '),
      ];
    })
    .sort();

function ofMeasures(known: Naive, day: string, tell: Tell): void {
  const demands = termsOn(known, day).measures?.demands ?? [];
  for (const proposal of known.all('MeasureProposed')) {
    const m = measureOn(known, proposal, day);
    const { steps, said, going } = m;
    const approved = said?.verdict === 'APPROVED';
    const of = (approved && (said.said.municipalities ?? proposal.data.municipalities)) || [];
    const whole = approved && known.participants(said.on).every((p) => of.includes(p));
    // What a decision that was reversed said of the money holds no more.
    const financed =
      (steps.started?.data.financing ?? null) !== null ||
      m.decided.some(
        (v) => v.verdict === 'APPROVED' && v.said.financing !== null && (v.reversed === null || v.reversed > day),
      );
    const lacks: Readonly<Record<string, readonly [lacks: boolean, said: string, who: string]>> = {
      FOR_ALL: [approved && said.said.reason === null && !whole, 'MEASURE_NOT_FOR_ALL L-4.1-1', 'BOARD'],
      STRATEGY: [
        going && (m.strategy === null || !inForce(known, m.strategy, day)),
        'MEASURE_WITHOUT_STRATEGY L-4.1-2',
        'LEADER',
      ],
      DECISION: [Boolean(steps.started || steps.done) && !approved, 'MEASURE_WITHOUT_DECISION L-4.1-2', 'BOARD'],
      BENEFIT: [
        (proposal.decided <= day || steps.assessed.length > 0) && m.benefits.length === 0,
        'MEASURE_WITHOUT_BENEFIT T-9',
        'LEADER',
      ],
      FINANCING: [
        proposal.data.beyondBudget === true && going && !financed,
        'MEASURE_BEYOND_BUDGET T-5',
        'PARTICIPANTS',
      ],
      STEPS: [skips(m), 'MEASURE_STEP_SKIPPED T-7', 'LEADER'],
    };
    for (const demand of demands) {
      const [lacking, found, who] = lacks[demand.demand] ?? [false, '', ''];
      if (lacking) tell(demand, found, m.measure, who);
    }
  }
}

/** T-7: on the day a step has been taken while one before it has not. The decision itself has a finding of its own. */
function skips({ steps: { assessed, put, started, done }, all, decided }: ReturnType<typeof measureOn>): boolean {
  const treated = all.some((v) => v.verdict !== 'NONE' && decided.includes(v));
  const path = [assessed.length > 0, put.length > 0, treated, started !== undefined, done !== undefined];
  return path.some((taken, n) => n !== 2 && !taken && path.slice(n + 1).some((later) => later));
}

// -------------------------------------------------------------------------------------------- contracts

interface ContractThen {
  readonly holds: boolean;
  /** Its last day as it stands then; null: it goes on. */
  readonly until: string | null;
  readonly data: boolean;
  readonly byService: boolean;
  readonly participants: string;
}

/** As it is on a day, or was on its last before that. */
function contractOn(known: Naive, made: BookEvent, day: string): ContractThen {
  const { contract, from, to } = made.data;
  // The times in which it holds: one, or more when it is prolonged after its last day. `end` is the first day without it.
  let times: { from: string; end: string }[] = [{ from, end: to === undefined ? '9999' : plus(to, 1) }];
  let changes: BookEvent[] = [];
  for (const e of known.all('ContractAmended', 'ContractEnded').filter((x) => x.data.contract === contract)) {
    const last = times.at(-1)?.end ?? '9999';
    const end = e.type === 'ContractEnded' ? e.validFrom : e.data.to === undefined ? last : plus(e.data.to, 1);
    if (e.type === 'ContractAmended') changes.push(e);
    if (e.type === 'ContractAmended' && end > e.validFrom && last <= e.validFrom) {
      times.push({ from: e.validFrom, end });
      continue;
    }
    // What was to be after its end is not.
    times = times.filter((t, n) => n === 0 || t.from < end);
    times = times.map((t, n) => (n === times.length - 1 ? { ...t, end } : t));
    changes = changes.filter((c) => c.validFrom < end);
  }
  const now = times.findLast((t) => t.from <= day) ?? { from, end: from };
  const on = now.end <= day ? plus(now.end, -1) : day;
  const held = [made, ...changes.filter((c) => c.validFrom <= on)];
  const participants = held.findLast((e) => e.data.participants !== undefined)?.data.participants ?? [];
  const until = day < now.end ? times.at(-1)?.end : now.end;
  return {
    ...{ holds: now.from <= day && day < now.end, until: until === '9999' || !until ? null : plus(until, -1) },
    data: held.findLast((e) => e.data.dataOwnership !== undefined)?.data.dataOwnership ?? false,
    byService: held.findLast((e) => e.data.byService !== undefined)?.data.byService ?? false,
    participants: participants.join(','),
  };
}

export const contractsOn = (known: Naive, day: string): string[] => [
  ...known
    .all('ContractRegistered')
    .filter((e) => e.data.from <= day)
    .map((made) => {
      const { holds, until, data, byService, participants } = contractOn(known, made, day);
      return `${made.data.contract} ${holds ? 'HOLDS' : 'ENDED'} until ${until ?? '-'} ${participants} ${data} ${byService}`;
    })
    .sort(),
  ...known
    .all('OutsideProcurementReported')
    .filter((e) => e.decided <= day)
    .map((e) => {
      const over = settledOn(known, e);
      return `${e.data.procurement} ${e.data.municipality} ${over !== null && over <= day ? over : '-'}`;
    })
    .sort(),
];

/** What nobody decided is not accepted, whatever its record says; what is said last counts. */
function settledOn(known: Naive, { data: { procurement } }: BookEvent): string | null {
  const said = known.all('OutsideProcurementSettled').findLast((e) => e.data.procurement === procurement);
  if (said?.data.how !== 'ACCEPTED') return said?.decided ?? null;
  const made = known.all('DecisionRecorded').some((e) => e.data.decision === said.data.decision);
  if (!made) return null;
  const { outcome, annulled, decided } = known.record(said.data.decision);
  return outcome === 'ADOPTED' && !annulled ? latest(decided, said.decided) : null;
}

/** Whether the agreement itself wants everything bought by the service, or the strategy. */
const past = ({ of }: Demand): string => (of === undefined ? 'L-1.4-4' : 'T-10');

function ofContracts(known: Naive, day: string, tell: Tell): void {
  const { contractData, procurement } = termsOn(known, day);
  for (const made of known.all('ContractRegistered')) {
    const { holds, data, byService } = contractOn(known, made, day);
    if (!holds) continue;
    const owner = `PARTICIPANTS ${made.data.owner}`;
    if (contractData && !data)
      tell(contractData, 'CONTRACT_WITHOUT_DATA_TERMS T-12', made.data.contract, byService ? 'HOST' : owner);
    if (procurement && !byService)
      tell(procurement, `OUTSIDE_PROCUREMENT ${past(procurement)}`, made.data.contract, owner);
  }
  for (const e of known.all('OutsideProcurementReported')) {
    const { procurement: id, municipality, on } = e.data;
    const bound = termsOn(known, on).procurement;
    const over = settledOn(known, e);
    if (!bound || on > day || (over !== null && over <= day)) continue;
    if (known.participants(on).includes(municipality))
      tell(bound, `OUTSIDE_PROCUREMENT ${past(bound)}`, id, `PARTICIPANTS ${municipality}`);
  }
}

// -------------------------------------------------------------------------------------------- reports

const A_29: Readonly<Record<string, readonly [number, number]>> = {
  REMIND_0_FIND_30: [0, 30],
  REMIND_60_FIND_90: [60, 90],
};

interface Due {
  readonly demand: Demand;
  readonly line: string;
  readonly about: string;
  readonly missing: boolean;
}

function due(known: Naive, day: string): Due[] {
  const years = [2022, 2023, 2024, 2025, 2026].filter((y) => y <= Number(day.slice(0, 4)));
  return years.flatMap((year) => {
    const ends = [...new Set(known.all('AgreementProposed', 'AgreementCorrected').flatMap(endsOf))].map((end) =>
      end === '02-29' && year % 4 > 0 ? `${year}-02-28` : `${year}-${end}`,
    );
    return [...new Set(ends)].flatMap((end) =>
      (termsOn(known, end).reports ?? [])
        .filter((r) => (r.periodEnds === '02-29' ? end.slice(5, 7) === '02' : end.endsWith(r.periodEnds)))
        .map((r): Due => {
          const came = known
            .all('ReportDelivered')
            .filter((e) => e.data.kind === r.kind && e.data.period.to === end && e.decided <= day);
          const first = ascending(came, (e) => e.decided)[0];
          const [remind, missing] = A_29[known.reading('A-29', end) ?? ''] ?? [30, 60];
          const [reminded, last] = [plus(end, r.remindAfter ?? remind), plus(end, r.missingAfter ?? missing)];
          const status = first ? 'DELIVERED' : day > last ? 'MISSING' : day >= reminded ? 'REMINDER' : 'DUE';
          // A period of whole months begins on the first of one.
          const from = plus(end, 1).endsWith('-01')
            ? monthsOn(plus(end, 1), -r.months)
            : plus(monthsOn(end, -r.months), 1);
          const line = `${r.kind} ${from}–${end} ${reminded} ${last} ${status} ${first?.data.report ?? '-'}`;
          return { demand: r, line, about: `${r.kind} ${from}–${end}`, missing: status === 'MISSING' };
        }),
    );
  });
}
const endsOf = ({ data }: BookEvent): string[] => (data.terms.delivery?.reports ?? []).map((r) => r.periodEnds);

export const reportsOn = (known: Naive, day: string): string[] =>
  due(known, day)
    .map((d) => d.line)
    .sort();

function ofReports(known: Naive, day: string, tell: Tell): void {
  for (const { demand, about, missing } of due(known, day))
    if (missing) tell(demand, 'REPORT_MISSING L-5.1-1', about, 'HOST');
  const delivered = ascending(known.all('ReportDelivered'), (e) => e.decided);
  const { evaluations = [], stateNotice } = termsOn(known, day);
  for (const demand of evaluations) {
    const { evaluation, from, by, of } = demand;
    const done = delivered.find((e) => e.data.kind === 'EVALUATION' && e.decided >= from)?.decided ?? '9999';
    if (day > by && day < done)
      tell(demand, `EVALUATION_MISSING ${of === undefined ? 'L-4.4-O2' : 'T-2'}`, evaluation, 'HOST');
  }
  if (!stateNotice) return;
  const entries = known.all('AgreementProposed').flatMap((e) => known.entry(e.data.version)?.inForce ?? []);
  const first = entries.sort().find((on) => termsOn(known, on).stateNotice) ?? '9999';
  const told = delivered.find((e) => e.data.kind === 'STATE_NOTICE')?.decided ?? '9999';
  const within = termsOn(known, first).stateNotice?.withinDays ?? 0;
  if (first <= day && day > plus(first, within) && day < told)
    tell(stateNotice, 'STATE_NOT_NOTIFIED L-5.2-2', 'STATE_NOTICE', 'HOST');
}

/** What is not as it is demanded on the day: a breach of the agreement, or of what only a document demands, a remark (P6). */
export function deliveryFindingsOn(known: Naive, day: string): string[] {
  const found: string[] = [];
  const tell: Tell = ({ clause, of }, said, about, who) => {
    found.push(
      `${of === undefined ? 'BREACH' : 'REMARK'} ${said} [${clause}] ${about} → ${who.includes(' ') ? who : `${who} -`}`,
    );
  };
  ofDocuments(known, day, tell);
  ofMeasures(known, day, tell);
  ofContracts(known, day, tell);
  ofReports(known, day, tell);
  return found.sort();
}
