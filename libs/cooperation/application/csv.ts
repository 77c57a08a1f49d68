import { stringify } from 'csv-stringify/sync';
import type {
  AllocationAnswer,
  DecisionsAnswer,
  DiffAnswer,
  ExplainAnswer,
  StateAnswer,
  StateDiffAnswer,
} from './answers.ts';
import type { BodiesAnswer } from './bodies-questions.ts';
import type { BudgetAnswer } from './budget-questions.ts';
import type { DeadlinesAnswer } from './deadlines-answer.ts';
import type { EconomicPlanAnswer } from './economic-plan-questions.ts';
import type { ExtractAnswer } from './extract-questions.ts';
import type { FindingsAnswer } from './findings-questions.ts';
import type { InterpretationsAnswer } from './interpretations-questions.ts';
import type { FollowUpsAnswer, MeetingsAnswer } from './meetings-questions.ts';
import type { ParticipantsAnswer } from './participants-questions.ts';
import type { PreviewAnswer } from './preview-questions.ts';
import type { WhatIfAnswer } from './what-if-answer.ts';

type Cell = string | number | null;

const NUMBER = /^-?\d+(\.\d+)?$/;
/** How a text begins that a spreadsheet would run as a formula; also the wide forms of the signs. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A text that a spreadsheet would run gets an apostrophe in front; a negative amount is no formula and stays as it is. */
const guarded = (cell: Cell): Cell =>
  typeof cell === 'string' && !NUMBER.test(cell) && FORMULA.test(cell) ? `'${cell}` : cell;

/** RFC 4180, UTF-8, a heading; no text is a formula. Amounts keep the point. */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([[...columns], ...rows.map((r) => r.map(guarded))], { record_delimiter: 'windows' });

const clocks = (a: { cooperation: string; knownAt: string; size: number }) => [a.cooperation, a.knownAt, a.size];
const CLOCKS = ['cooperation', 'knownAt', 'size'];

/** One row per municipality and pool; held and excluded lines follow with their reason. */
export function allocationCsv(a: AllocationAnswer): string {
  const names = new Map(a.shares.map((s) => [s.municipality, s.name]));
  const left = (kind: string, items: AllocationAnswer['held']) =>
    items.map((u) => [
      ...clocks(a),
      a.from,
      a.to,
      kind,
      null,
      null,
      u.category,
      u.line,
      null,
      null,
      u.amount,
      u.reason,
    ]);
  return csv(
    [
      ...CLOCKS,
      'from',
      'to',
      'kind',
      'municipality',
      'name',
      'category',
      'pool',
      'key',
      'populationDate',
      'amount',
      'reason',
    ],
    [
      ...a.pools.flatMap((p) =>
        p.shares.map((s) => [
          ...clocks(a),
          a.from,
          a.to,
          'SHARE',
          s.municipality,
          names.get(s.municipality) ?? '',
          p.category,
          p.id,
          p.key?.id ?? null,
          p.populationDate,
          s.amount,
          null,
        ]),
      ),
      ...left('HELD', a.held),
      ...left('EXCLUDED', a.excluded),
    ],
  );
}

/** One row per participant. */
export function stateCsv(s: StateAnswer): string {
  const shares =
    'unanswerable' in s.shares ? new Map<string, string>() : new Map(s.shares.of.map((x) => [x.municipality, x.exact]));
  const key = 'unanswerable' in s.key ? null : s.key.id;
  const agreement = 'unanswerable' in s.agreement ? null : s.agreement.version;
  return csv(
    [...CLOCKS, 'validOn', 'municipality', 'name', 'organisationNumber', 'host', 'agreement', 'key', 'share'],
    s.participants.map((p) => [
      ...clocks(s),
      s.validOn,
      p.municipality,
      p.name,
      p.organisationNumber,
      String(p.host),
      agreement,
      key,
      shares.get(p.municipality) ?? null,
    ]),
  );
}

/** One row per decision. */
export function decisionsCsv(d: DecisionsAnswer): string {
  return csv(
    [
      ...CLOCKS,
      'decidedOn',
      'decision',
      'caseReference',
      'body',
      'outcome',
      'annulled',
      'effect',
      'effectStands',
      'derived',
      'reason',
      'recorded',
      'imported',
      'wording',
      'reversedBy',
      'proposalsAdopted',
      'elected',
    ],
    d.decisions.map((x) => [
      ...clocks(d),
      x.decidedOn,
      x.decision,
      x.caseReference,
      x.body,
      x.outcome,
      String(x.annulled),
      x.effect?.kind ?? null,
      x.effect ? String(x.effect.stands) : null,
      x.vote?.derived.outcome ?? null,
      x.vote?.derived.reason ?? null,
      x.events[0]?.recorded ?? null,
      x.events[0]?.imported?.file ?? null,
      x.wording,
      x.reversed?.by ?? null,
      x.proposals?.adopted.map(({ proposal }) => proposal).join(' ') ?? null,
      x.election?.elected.map(({ candidate }) => candidate).join(' ') ?? null,
    ]),
  );
}

/** One row per cost line behind the figure, with the pool it is shared in. */
export function explainCsv(e: ExplainAnswer): string {
  return csv(
    [
      ...CLOCKS,
      'from',
      'to',
      'municipality',
      'pool',
      'amount',
      'of',
      'share',
      'key',
      'populationDate',
      'line',
      'label',
      'lineAmount',
      'events',
    ],
    e.pools.flatMap((p) =>
      p.lines.map((l) => [
        ...clocks(e),
        e.from,
        e.to,
        e.municipality,
        p.pool,
        p.amount,
        p.of,
        p.share?.exact ?? null,
        p.key?.id ?? null,
        p.population?.date ?? null,
        l.line,
        l.label,
        l.amount,
        l.events.join(' '),
      ]),
    ),
  );
}

/** One row per municipality. */
export function diffCsv(d: DiffAnswer): string {
  return csv(
    [
      'cooperation',
      'from',
      'to',
      'knownAtBefore',
      'knownAtAfter',
      'municipality',
      'name',
      'before',
      'after',
      'change',
      'events',
    ],
    d.shares.map((s) => [
      d.cooperation,
      d.from,
      d.to,
      d.before.knownAt,
      d.after.knownAt,
      s.municipality,
      s.name,
      s.before,
      s.after,
      s.change,
      d.events.map((e) => e.index).join(' '),
    ]),
  );
}

/** One row per municipality. */
export function whatIfCsv(a: WhatIfAnswer): string {
  return csv(
    [
      ...CLOCKS,
      'from',
      'to',
      'keyNow',
      'key',
      'municipality',
      'name',
      'now',
      'nowPercent',
      'whatIf',
      'whatIfPercent',
      'difference',
      'differencePercent',
    ],
    a.shares.map((s) => [
      ...clocks(a),
      a.from,
      a.to,
      [...new Set(a.keys.now.map((k) => k.id))].join(' '),
      a.keys.whatIf.id,
      s.municipality,
      s.name,
      s.now.amount,
      s.now.share?.percent ?? null,
      s.whatIf.amount,
      s.whatIf.share?.percent ?? null,
      s.difference.amount,
      s.difference.change?.percent ?? null,
    ]),
  );
}

/** One row per part that changed. */
export function stateDiffCsv(d: StateDiffAnswer): string {
  return csv(
    ['cooperation', 'validOn', 'knownAtBefore', 'knownAtAfter', 'part', 'before', 'after'],
    d.changes.map((c) => [d.cooperation, d.validOn, d.before.knownAt, d.after.knownAt, c.part, c.before, c.after]),
  );
}

/** One row per version and municipality whose council must adopt it. */
export function economicPlanCsv(a: EconomicPlanAnswer): string {
  return csv(
    [...CLOCKS, 'year', 'validOn', 'version', 'status', 'municipality', 'name', 'planYear', 'amount'],
    a.municipalities.flatMap(({ municipality, name, amounts }) =>
      amounts.map(({ year, amount }) => [
        a.cooperation,
        a.knownAt,
        a.size,
        a.year,
        a.validOn,
        a.version,
        a.status,
        municipality,
        name,
        year,
        amount,
      ]),
    ),
  );
}

export function budgetCsv(a: BudgetAnswer): string {
  return csv(
    [
      ...CLOCKS,
      'year',
      'validOn',
      'version',
      'kind',
      'total',
      'status',
      'since',
      'municipality',
      'name',
      'verdict',
      'decidedOn',
      'decision',
      'caseReference',
      'counts',
      'because',
      'ownLine',
      'share',
    ],
    a.versions.flatMap((v) =>
      v.adoptions.map((s) => [
        ...clocks(a),
        a.year,
        a.validOn,
        v.version,
        v.kind,
        v.total,
        v.status,
        v.since,
        s.municipality,
        s.name,
        s.verdict,
        s.decidedOn,
        s.decision,
        s.caseReference,
        String(s.counts),
        s.because,
        s.ownLine,
        s.share,
      ]),
    ),
  );
}

/** One row per participant. */
export function participantsCsv(a: ParticipantsAnswer): string {
  return csv(
    [...CLOCKS, 'validOn', 'municipality', 'name', 'organisationNumber', 'host', 'from', 'until', 'notice'],
    a.participants.map((p) => [
      ...clocks(a),
      a.validOn,
      p.municipality,
      p.name,
      p.organisationNumber,
      String(p.host),
      p.from,
      p.until,
      a.notices.find((n) => n.municipality === p.municipality && n.takenBack?.agreed !== true)?.notice ?? null,
    ]),
  );
}

/** One row per finding. */
export function findingsCsv(a: FindingsAnswer): string {
  return csv(
    [
      ...CLOCKS,
      'validOn',
      'severity',
      'code',
      'rule',
      'clause',
      'about',
      'text',
      'remedy',
      'responsible',
      'municipality',
      'events',
    ],
    a.findings.map((f) => [
      ...clocks(a),
      a.validOn,
      f.severity,
      f.code,
      f.rule,
      f.clause,
      f.about,
      f.text,
      f.remedy,
      f.responsible.who,
      f.responsible.municipality,
      f.events.join(' '),
    ]),
  );
}

/** One row per open question. */
export function interpretationsCsv(a: InterpretationsAnswer): string {
  return csv(
    [
      ...CLOCKS,
      'validOn',
      'id',
      'clause',
      'question',
      'reading',
      'readingText',
      'basis',
      'decision',
      'decidedBy',
      'decidedOn',
      'since',
      'recordedDefault',
      'recordedOn',
      'applied',
      'treatment',
      'options',
    ],
    a.interpretations.map((i) => [
      ...clocks(a),
      a.validOn,
      i.id,
      i.clause,
      i.question,
      i.reading,
      i.readingText,
      i.basis,
      i.decision,
      i.decidedBy,
      i.decidedOn,
      i.since,
      i.recorded?.option ?? null,
      i.recorded?.on ?? null,
      String(i.applied),
      i.treatment,
      i.options.join(' '),
    ]),
  );
}

const said = (a: PreviewAnswer) => [
  ...clocks(a),
  ...[a.year, a.id, a.now.option, a.option, a.effect, a.basis.of, a.basis.year],
];

/** One row per municipality, and one for each other thing that would be otherwise. */
export function previewCsv(a: PreviewAnswer): string {
  return csv(
    [
      ...CLOCKS,
      'year',
      'id',
      'reading',
      'preview',
      'effect',
      'basis',
      'basisYear',
      'what',
      'municipality',
      'name',
      'now',
      'withPreview',
      'difference',
    ],
    [
      ...a.shares.map((s) => [...said(a), 'AMOUNT', s.municipality, s.name, s.now, s.preview, s.difference]),
      ...a.changes.map((c) => [...said(a), c.what, c.of, c.text, c.now, c.preview, null]),
    ],
  );
}

/** One row per deadline. */
export function deadlinesCsv(a: DeadlinesAnswer): string {
  return csv(
    [
      ...CLOCKS,
      'validOn',
      'date',
      'code',
      'text',
      'clause',
      'who',
      'municipality',
      'name',
      'body',
      'status',
      'doneOn',
      'doneBy',
      'doneAs',
      'about',
      'falls',
      'hostless',
    ],
    a.deadlines.map((d) => [
      ...clocks(a),
      a.validOn,
      d.date,
      d.code,
      d.text,
      d.clause,
      d.who,
      d.municipality,
      d.name,
      d.body,
      d.status,
      d.done?.on ?? null,
      d.done?.by ?? null,
      d.done?.what ?? null,
      d.about,
      d.falls,
      d.hostless,
    ]),
  );
}

/** One row per meeting. */
export function meetingsCsv(a: MeetingsAnswer): string {
  return csv(
    [
      ...CLOCKS,
      ...['validOn', 'meeting', 'body', 'bodyName', 'status', 'date', 'sentOn', 'items', 'proposals'],
      ...['decisions', 'approvedOn', 'approvedIn', 'openFollowUps', 'events'],
    ],
    a.meetings.map((m) => [
      ...clocks(a),
      a.validOn,
      m.meeting,
      m.body,
      m.bodyName,
      m.status,
      m.date,
      m.notice?.sentOn ?? null,
      m.notice?.agenda.map(({ item }) => item).join(' ') ?? null,
      m.proposals.length,
      m.decisions.map(({ decision }) => decision).join(' '),
      m.approved?.on ?? null,
      m.approved?.in ?? null,
      m.followUps.filter(({ status }) => status !== 'DONE').length,
      m.events.join(' '),
    ]),
  );
}

/** One row per follow-up. */
export function followUpsCsv(a: FollowUpsAnswer): string {
  return csv(
    [
      ...CLOCKS,
      ...['validOn', 'followUp', 'decision', 'what', 'who', 'openedOn', 'dueOn', 'status', 'closedOn', 'how', 'events'],
    ],
    a.followUps.map((f) => [
      ...clocks(a),
      a.validOn,
      f.followUp,
      f.decision,
      f.what,
      f.who,
      f.openedOn,
      f.dueOn,
      f.status,
      f.closedOn,
      f.how,
      f.events.join(' '),
    ]),
  );
}

/** One row per municipality that the extract goes to. */
export function extractCsv(a: ExtractAnswer): string {
  return csv(
    [
      ...CLOCKS,
      ...['validOn', 'municipality', 'name', 'decision', 'body', 'caseReference', 'decidedOn', 'outcome'],
      ...['for', 'against', 'unanimous', 'annulled', 'wording', 'hashes'],
    ],
    a.recipients.map(({ municipality, name }) => [
      ...clocks(a),
      a.validOn,
      municipality,
      name,
      a.decision,
      a.body,
      a.caseReference,
      a.decidedOn,
      a.outcome,
      a.votes.for,
      a.votes.against,
      a.votes.unanimous === null ? null : String(a.votes.unanimous),
      String(a.annulled),
      a.wording,
      a.record.map(({ hash }) => hash).join(' '),
    ]),
  );
}

/** One row per seat; a body without seats has one row of its own. */
export function bodiesCsv(a: BodiesAnswer): string {
  return csv(
    [
      ...CLOCKS,
      'validOn',
      'body',
      'name',
      'kind',
      'rules',
      'rulesDecision',
      'acts',
      'seat',
      'office',
      'municipality',
      'role',
      'votes',
      'inactive',
    ],
    a.bodies.flatMap(({ body, name, kind, rules, acts, seats }) => {
      const said = [...clocks(a), a.validOn, body, name, kind, rules.basis, rules.decision, acts?.seat ?? null];
      if (seats.length === 0) return [[...said, null, null, null, null, null, null]];
      return seats.map((s) => [...said, s.seat, s.office, s.municipality, s.role, String(s.votes), s.inactive]);
    }),
  );
}
