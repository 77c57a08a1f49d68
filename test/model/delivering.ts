import fc from 'fast-check';
import type { CommandType, Effect, Terms } from '#cooperation';
import type { BookEvent } from './book-events.ts';
import type { Moment } from './compare-governing.ts';
import { plus } from './days.ts';
import { approved, Draft, mostly, nth, participant, type Verdict, writtenIn } from './histories.ts';

/** Random years of what the service delivers: documents, measures, contracts, reports; and of what the host binds itself to. */

const MUNICIPALITIES = ['1856', '1860', '1865', '1874'];
const council = (m: string) => `council-${m}`;
const DOCUMENTS = ['catalogue', 'sla', 'strategy', 'plan', 'other-strategy'] as const;
const KIND_OF: Readonly<Record<string, string>> = {
  catalogue: 'SERVICE_CATALOGUE',
  sla: 'SLA',
  strategy: 'STRATEGY',
  plan: 'DIGITALISATION_PLAN',
  'other-strategy': 'STRATEGY',
};
const ADOPTED: Verdict = { outcome: 'ADOPTED', unanimous: true };

/** Days of three years, so few that what is said and what is asked meet. */
export const day = fc
  .tuple(fc.constantFrom(2023, 2024, 2024, 2025), fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 1, 15, 28))
  .map(([year, m, d]) => `${year}-${two(m)}-${two(d)}`);
const two = (n: number): string => String(n).padStart(2, '0');
const late = mostly(0, 0, 1, 3, 9);
const at = fc.record({ decided: day, late });
const soon = fc.constantFrom(0, 0, 1, 10, 30, 90, 200, 400, -20);
const some = <T extends object>(all: T): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Partial<T>;
const now = <T>(value: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight, arbitrary: value });
const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  { weight: 7, arbitrary: fc.constant(ADOPTED) },
  { weight: 2, arbitrary: fc.constant({ outcome: 'REJECTED', unanimous: true }) },
  {
    weight: 1,
    arbitrary: fc.record({
      outcome: fc.constantFrom('POSTPONED', 'ADOPTED', 'UNDETERMINED'),
      unanimous: fc.constantFrom(false, null, true),
    }),
  },
);
const body = mostly('board', 'region', 'committee', 'council-1865');

// -------------------------------------------------------------------------------------------- terms

const of = mostly<string | null>(null, 'strategy', 'plan', 'unknown');
const demand = of.map((o) => ({ clause: o === null ? '1.4' : '5.1', ...some({ of: o }) }));
const documents = fc
  .tuple(
    ...['SERVICE_CATALOGUE', 'SLA', 'STRATEGY', 'DIGITALISATION_PLAN', 'GUIDELINE'].map((kind) =>
      now(
        fc.record({
          demand,
          required: fc.boolean(),
          approvedBy: now(fc.constantFrom('board', 'board', 'region')),
          revisedWithinMonths: now(fc.constantFrom(6, 12)),
        }),
        5,
      ).map((said) => (said === null ? [] : [{ kind, ...said.demand, ...some({ ...said, demand: null }) }])),
    ),
  )
  .map((all) => all.flat());
const measures = fc.record({
  decidedBy: now(fc.constantFrom('board', 'board', 'region'), 4),
  demands: fc.tuple(
    ...['FOR_ALL', 'STRATEGY', 'DECISION', 'BENEFIT', 'FINANCING', 'STEPS'].map((what) =>
      now(demand, 8).map((said) => (said === null ? [] : [{ demand: what, ...said }])),
    ),
  ),
});
const report = fc.record({
  demand,
  kind: fc.constantFrom('TERTIAL', 'ANNUAL'),
  periodEnds: fc.constantFrom('04-30', '08-31', '12-31', '02-29', '06-15'),
  months: fc.constantFrom(4, 12, 1),
  remindAfter: now(fc.constantFrom(0, 20)),
  missingAfter: now(fc.constantFrom(20, 45)),
});
const evaluation = fc.record({
  demand,
  evaluation: fc.constantFrom('e1', 'e2'),
  from: fc.constantFrom('2023-01-01', '2024-01-01'),
  by: fc.constantFrom('2023-12-31', '2024-06-30', '2025-01-01'),
});
const delivery = fc
  .record({
    documents,
    measures: now(measures, 9),
    procurement: now(demand, 6),
    contractData: now(demand, 6),
    reports: fc.array(report, { maxLength: 2 }),
    evaluations: fc.array(evaluation, { maxLength: 2 }),
    stateNotice: now(fc.tuple(demand, fc.constantFrom(0, 30)), 4),
  })
  .map(({ documents, measures, reports, evaluations, stateNotice, ...said }) => ({
    ...some(said),
    ...(documents.length > 0 && { documents }),
    ...(measures && { measures: { ...some({ decidedBy: measures.decidedBy }), demands: measures.demands.flat() } }),
    ...(reports.length > 0 && { reports: reports.map(({ demand, ...r }) => ({ ...demand, ...some(r) })) }),
    ...(evaluations.length > 0 && { evaluations: onceEach(evaluations) }),
    ...(stateNotice && { stateNotice: { ...stateNotice[0], withinDays: stateNotice[1] } }),
  }));
const onceEach = (all: readonly { demand: object; evaluation: string }[]) => [
  ...new Map(all.map(({ demand, ...e }) => [e.evaluation, { ...demand, ...e }])).values(),
];

const EFFECTS = ['APPROVE_DOCUMENT', 'REVOKE_DOCUMENT', 'DECIDE_MEASURE', 'ADOPT_INTERPRETATION'];
const terms: fc.Arbitrary<Terms> = fc
  .record({ delivery, without: fc.integer({ min: -6, max: EFFECTS.length - 2 }), said: mostly(true, false) })
  .map(
    ({ delivery, without, said }) =>
      ({
        ...{ key: null, keyClause: '4.4', populationDate: 'FIRST_OF_YEAR', keyNeedsRatification: true },
        ...{ optOutAllowed: true, termsApply: 'ENTRY_INTO_FORCE', billing: { rhythm: 'MONTHLY', clause: '4.4' } },
        categories: { DRIFT: { method: 'KEYED_ALL', clause: '4.4' } },
        competences: EFFECTS.filter((_, i) => i !== without).map((effect) => ({
          effect,
          body: 'board',
          clause: '2.1',
        })),
        budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' },
        control: { hostDecisions: '3.1', locations: '1.2' },
        ...(said && { delivery }),
      }) as Terms,
  );

// -------------------------------------------------------------------------------------------- what is done

class Delivering extends Draft {
  readonly named = new Map<string, string[]>();
  /** A new name of a kind; `again`: now and then one that is taken. */
  name(kind: string, again = false): string {
    const known = this.named.get(kind) ?? [];
    const name = again && known[0] !== undefined ? known[0] : `${kind}${known.length + 1}`;
    this.named.set(kind, [...known, name]);
    return name;
  }
  one(kind: string, n: number): string {
    return nth(this.named.get(kind) ?? [], n) ?? `${kind}-none`;
  }
}
type Act = (draft: Delivering) => void;
const odd = fc.nat(14).map((n) => n === 0);

/** Mostly of its own body: it ends from a day on, before it or after it came to apply; now and then that ends too. */
const undone = fc.record({
  how: fc.constantFrom(null, null, null, null, 'annulled', 'reversed', 'reversed', 'reversal reversed'),
  by: mostly<string | null>(null, 'region', 'council-1865'),
  days: fc.constantFrom(0, 5, 40, 120),
  wait: fc.constantFrom(0, 10, 60),
  more: fc.constantFrom(-10, 0, 20, 100),
  late,
});
function undo(draft: Delivering, decision: string, of: string, when: { decided: string }, how: Undone): void {
  const on = plus(when.decided, how.days);
  const told = { decided: on, late: how.late };
  if (how.how === 'annulled') draft.say('AnnulDecision', { decision, ground: 'LEGALITY_REVIEW' }, told);
  if (how.how !== 'reversed' && how.how !== 'reversal reversed') return;
  const from = plus(on, how.wait);
  const reversal = draft.decide(how.by ?? of, { kind: 'REVERSE_DECISION', reverses: decision }, ADOPTED, {
    ...told,
    validFrom: from,
  });
  if (how.how === 'reversed') return;
  draft.decide(how.by ?? of, { kind: 'REVERSE_DECISION', reverses: reversal }, ADOPTED, {
    decided: on,
    validFrom: plus(from, how.more),
    late: how.late + 1,
  });
}
type Undone = typeof undone extends fc.Arbitrary<infer T> ? T : never;

/** A version of a document is put to a body, which approves it, or not, or before it came; and perhaps what governs is revoked. */
const documented: fc.Arbitrary<Act> = fc
  .record({
    document: fc.constantFrom(...DOCUMENTS),
    odd,
    otherKind: odd,
    twice: odd,
    at,
    period: now(fc.tuple(fc.integer({ min: -30, max: 60 }), fc.integer({ min: 20, max: 500 }))),
    approved: now(fc.record({ days: soon, wait: fc.constantFrom(0, 0, 0, 20, 60), body, verdict, undone, late }), 8),
    revoked: now(fc.record({ days: fc.constantFrom(0, 40, 150, 300), body, verdict, undone, late })),
  })
  .map(({ document, odd, otherKind, twice, at, period, approved, revoked }) => (draft) => {
    const version = draft.name(`${document}-v`, odd);
    const span = period && { from: plus(at.decided, period[0]), to: plus(at.decided, period[0] + period[1]) };
    const kind = otherKind ? 'GUIDELINE' : KIND_OF[document];
    draft.say('SubmitDocument', { document, kind, version, title: version, ...some({ period: span }) }, at);
    const treat = (effect: Effect, how: Omit<NonNullable<typeof revoked>, 'days'> & { days: number }, wait = 0) => {
      const decided = plus(at.decided, how.days);
      const when = { decided, validFrom: plus(decided, wait), late: at.late + how.late };
      const decision = draft.decide(how.body, effect, how.verdict, when);
      undo(draft, decision, how.body, when, how.undone);
    };
    // Now and then two versions come on one day: the one told last is the one to approve.
    if (twice) {
      const other = draft.name(`${document}-v`);
      draft.say('SubmitDocument', { document, kind, version: other, title: other }, { ...at, late: at.late + 1 });
    }
    if (approved) treat({ kind: 'APPROVE_DOCUMENT', document, version }, approved, approved.wait);
    if (revoked) treat({ kind: 'REVOKE_DOCUMENT', document }, revoked);
  });

const benefits = fc.subarray(['COST', 'TIME', 'QUALITY'], { maxLength: 2 });
const members = fc.oneof(
  { weight: 2, arbitrary: fc.constant(MUNICIPALITIES) },
  { weight: 1, arbitrary: fc.subarray(MUNICIPALITIES, { minLength: 1 }) },
);
const named = mostly<string | null>('strategy', null, 'other-strategy', 'unheard-of');
const treated = fc.record({
  days: soon,
  body,
  verdict,
  undone,
  late,
  priority: now(fc.integer({ min: 1, max: 9 })),
  municipalities: now(members),
  reason: now(fc.constant('Bare de har systemet')),
  financing: now(fc.constant('Fond')),
});
/** A measure goes its way, with steps left out and out of order. */
const measured: fc.Arbitrary<Act> = fc
  .record({
    odd,
    at,
    by: fc.constantFrom(...MUNICIPALITIES),
    stranger: odd,
    municipalities: members,
    benefits,
    strategy: named,
    beyondBudget: fc.boolean(),
    assessed: fc.array(
      fc.record({ days: soon, fits: fc.boolean(), strategy: now(named), benefits: now(benefits), late }),
      { maxLength: 2 },
    ),
    put: now(fc.record({ days: soon, priority: fc.integer({ min: 1, max: 9 }), late }), 4),
    decided: fc.array(treated, { maxLength: 3 }),
    started: now(fc.record({ days: soon, financing: now(fc.constant('Prosjektmidler')), late }), 3),
    done: now(fc.record({ days: fc.constantFrom(0, 100, 300), realised: now(fc.constant('Tid')), late })),
  })
  .map(({ odd, at, stranger, assessed, put, decided, started, done, ...said }) => (draft) => {
    const measure = draft.name('m', odd);
    const by = stranger ? '5501' : said.by;
    const { strategy, beyondBudget, ...rest } = said;
    const proposal = { ...rest, by, measure, title: measure, beyondBudget, ...some({ strategy }) };
    draft.say('ProposeMeasure', proposal, at);
    const then = ({ days, late }: { days: number; late: number }) => ({
      decided: plus(at.decided, days),
      late: at.late + late,
    });
    for (const a of assessed) {
      const { fits: fitsStrategy, strategy, benefits } = a;
      draft.say('AssessMeasure', { measure, fitsStrategy, ...some({ strategy, benefits }) }, then(a));
    }
    if (put) draft.say('PutForwardMeasure', { measure, priority: put.priority }, then(put));
    for (const d of decided) {
      const { priority, municipalities, reason, financing } = d;
      const effect = { kind: 'DECIDE_MEASURE', measure, ...some({ priority, municipalities, reason, financing }) };
      const decision = draft.decide(d.body, effect as Effect, d.verdict, then(d));
      undo(draft, decision, d.body, then(d), d.undone);
    }
    if (started) draft.say('StartMeasure', { measure, ...some({ financing: started.financing }) }, then(started));
    if (done) draft.say('CompleteMeasure', { measure, ...some({ benefitsRealised: done.realised }) }, then(done));
  });

const change = fc.record({
  days: fc.constantFrom(0, 5, 40, 100, 200, 399),
  what: fc.constantFrom('amended', 'amended', 'amended', 'ended', 'longer', 'nothing'),
  dataOwnership: now(fc.boolean(), 3),
  byService: now(fc.boolean()),
  participants: now(members),
  by: fc.constantFrom(0, 30, 100, 300, -5),
  late,
});
/** A contract is made, changed, made longer or shorter, and ended. */
const contracted: fc.Arbitrary<Act> = fc
  .record({
    odd,
    at,
    owner: fc.constantFrom(...MUNICIPALITIES),
    participants: members,
    lasts: now(fc.constantFrom(0, 100, 400, -3), 3),
    dataOwnership: fc.boolean(),
    byService: mostly(true, false),
    changes: fc.array(change, { maxLength: 4 }),
  })
  .map(({ odd, at, lasts, changes, ...said }) => (draft) => {
    const contract = draft.name('k', odd);
    const from = at.decided;
    const to = lasts === null ? null : plus(from, lasts);
    const made = { contract, supplier: 'Eksempel AS', subject: 'Drift', ...said, from, ...some({ to }) };
    draft.say('RegisterContract', made, at);
    for (const { days, what, by, late, dataOwnership, byService, participants } of changes) {
      const when = { decided: plus(from, days), late: at.late + late };
      if (what === 'ended') draft.say('EndContract', { contract }, when);
      else {
        const changed = what === 'nothing' ? {} : some({ dataOwnership, byService, participants });
        const longer = what === 'longer' ? { to: plus(when.decided, by) } : {};
        draft.say('AmendContract', { contract, ...changed, ...longer }, when);
      }
    }
  });

const bought: fc.Arbitrary<Act> = fc
  .record({
    odd,
    at,
    municipality: fc.constantFrom(...MUNICIPALITIES, '5501'),
    before: fc.constantFrom(0, 30, 200),
    settled: fc.array(fc.record({ days: fc.constantFrom(-40, 0, 30, 200), late }), { maxLength: 2 }),
  })
  .map(({ odd, at, municipality, before, settled }) => (draft) => {
    const procurement = draft.name('p', odd);
    const on = plus(at.decided, -before);
    draft.say('ReportOutsideProcurement', { procurement, municipality, subject: 'Lisenser', on }, at);
    for (const { days, late } of settled) {
      const when = { decided: plus(at.decided, days), late: at.late + late };
      draft.say('SettleOutsideProcurement', { procurement, how: 'ACCEPTED' }, when);
    }
  });

const KINDS = ['TERTIAL', 'TERTIAL', 'ANNUAL', 'EVALUATION', 'EVALUATION', 'STATE_NOTICE'] as const;
const reported: fc.Arbitrary<Act> = fc
  .record({
    odd,
    kind: fc.constantFrom(...KINDS),
    ends: fc.constantFrom('2023-04-30', '2023-12-31', '2024-02-29', '2024-04-30', '2024-06-15', '2024-08-31'),
    lasts: fc.constantFrom(120, 30, -1),
    after: fc.constantFrom(-10, 0, 19, 20, 21, 30, 45, 46, 60, 61, 91, 200),
    late,
  })
  .map(({ odd, kind, ends, lasts, after, late }) => (draft) => {
    const period = { from: plus(ends, -lasts), to: ends };
    draft.say('DeliverReport', { report: draft.name('r', odd), kind, period }, { decided: plus(ends, after), late });
  });

const REPORT_DAYS = ['REMIND_0_FIND_30', 'REMIND_60_FIND_90', 'REMIND_30_FIND_60'];
const read: fc.Arbitrary<Act> = fc
  .tuple(fc.constantFrom(...REPORT_DAYS), verdict, at)
  .map(([option, v, when]) => (draft) => {
    draft.decide('board', { kind: 'ADOPT_INTERPRETATION', interpretation: 'A-29', option }, v, when);
  });

/** The host binds money of a year; it is corrected, annulled, or a body instructs or reverses, whether or not it may. */
const bound: fc.Arbitrary<Act> = fc
  .record({
    at,
    for: fc.oneof(fc.constant('ALL' as const), fc.subarray(MUNICIPALITIES, { minLength: 1, maxLength: 2 })),
    commitment: now(
      fc.record({
        year: fc.constantFrom(2024, 2024, 2025),
        amount: fc.constantFrom('60000', '100000', '200000', '-30000', '-30000', '0'),
      }),
      6,
    ),
    after: fc.constantFrom(null, null, null, 'annulled', 'corrected'),
    instructed: now(
      fc.record({
        kind: fc.constantFrom('INSTRUCTION', 'REVERSAL', 'REVERSAL'),
        body: fc.constantFrom(...MUNICIPALITIES.map(council), 'committee', 'board'),
        own: fc.boolean(),
        days: fc.constantFrom(0, 30, 100),
        wait: fc.constantFrom(0, 20),
        late,
      }),
      2,
    ),
  })
  .map(({ at, after, instructed, commitment, for: whose }) => (draft) => {
    const decision = draft.name('h');
    const said = { for: whose, matter: 'Innkjøp', withinBudget: 'YES', principled: 'NO', individual: false };
    draft.say('RecordHostDecision', { decision, ...said, ...some({ commitment }) }, at);
    const again = { decided: plus(at.decided, 3), late: at.late + 2 };
    if (after === 'annulled') draft.say('AnnulHostDecision', { decision, ground: 'REVERSAL' }, again);
    const amount = { year: 2024, amount: '90000' };
    if (after === 'corrected')
      draft.say('CorrectHostDecision', { decision, ground: 'REGISTRATION_ERROR', commitment: amount }, again);
    if (!instructed) return;
    const { kind, own, days, wait, late } = instructed;
    const mine = own && whose !== 'ALL' ? council(whose[0] ?? '1865') : instructed.body;
    const decided = plus(at.decided, days);
    const when = { decided, validFrom: plus(decided, wait), late: at.late + late };
    draft.say('RecordInstruction', { instruction: draft.name('i'), body: mine, kind, decision }, when);
  });

const instructedAhead: fc.Arbitrary<Act> = fc
  .record({
    at,
    body: fc.constantFrom(...MUNICIPALITIES.map(council), 'board'),
    for: now(fc.oneof(fc.constant('ALL' as const), fc.subarray(MUNICIPALITIES, { minLength: 1, maxLength: 2 })), 8),
  })
  .map(({ at, body, for: whose }) => (draft) => {
    const said = { instruction: draft.name('i'), body, kind: 'INSTRUCTION' };
    draft.say('RecordInstruction', { ...said, ...some({ for: whose }) }, at);
  });

const budgeted: fc.Arbitrary<Act> = fc
  .record({
    year: fc.constantFrom(2024, 2024, 2025),
    kind: mostly('ORIGINAL', 'AMENDMENT'),
    amount: fc.constantFrom('100000', '150000', '300000'),
    without: fc.nat(15),
    late,
  })
  .map(({ year, kind, amount, without, late }) => (draft) => {
    const version = draft.name('b');
    const on = kind === 'ORIGINAL' ? `${year - 1}-11-01` : `${year}-05-01`;
    draft.say('DraftBudget', { year, version, kind, lines: [{ category: 'DRIFT', amount }] }, { decided: on, late });
    for (const [i, m] of MUNICIPALITIES.entries())
      if (i !== without) {
        const at = { decided: plus(on, 10 * (i + 1)), late };
        draft.decide(council(m), { kind: 'TREAT_BUDGET', year, version }, ADOPTED, at);
      }
  });

const moved: fc.Arbitrary<Act> = fc
  .record({
    at,
    odd,
    places: fc.constantFrom(['1856', '1865'], ['1865', '1856'], ['1865', '1856'], ['1860', '1856']),
    positions: fc.constantFrom('1', '1.5', '0.5', '2', '0.25'),
  })
  .map(({ at, odd, places: [from, to], positions }) => (draft) => {
    draft.say('MovePositions', { move: draft.name('flytt', odd), from, to, positions }, at);
  });

/** The agreement gives way to another, which may want something else. */
const renewed: fc.Arbitrary<Act> = fc
  .record({ terms, at, attested: mostly(true, false) })
  .map(({ terms, at, attested }) => (draft) => {
    draft.versions += 1;
    const version = `v${draft.versions}`;
    draft.say('ProposeAgreement', { version, title: version, clauses: [], terms }, at);
    if (attested) draft.say('AttestAgreement', { version, basis: 'Brev' }, at);
    else for (const m of MUNICIPALITIES) draft.decide(council(m), approved(version)(at.decided), ADOPTED, at);
  });

const said = (type: CommandType, data: object): fc.Arbitrary<Act> =>
  at.map((when) => (draft) => draft.say(type, data, when));

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: documented },
  { weight: 6, arbitrary: measured },
  { weight: 3, arbitrary: contracted },
  { weight: 2, arbitrary: bought },
  { weight: 4, arbitrary: reported },
  { weight: 1, arbitrary: read },
  { weight: 6, arbitrary: bound },
  { weight: 1, arbitrary: instructedAhead },
  { weight: 4, arbitrary: budgeted },
  { weight: 2, arbitrary: moved },
  { weight: 2, arbitrary: renewed },
  { weight: 1, arbitrary: said('EndParticipation', { municipality: '1856' }) },
  { weight: 1, arbitrary: said('ChangeHost', { host: '1860' }) },
);

const ground = fc.record({
  terms,
  attested: mostly(true, false),
  form: mostly('HOST_MUNICIPALITY', 'MUNICIPAL_TASK_COMMUNITY'),
});
const begin =
  (how: typeof ground extends fc.Arbitrary<infer T> ? T : never): Act =>
  (draft) => {
    const at = { decided: '2023-01-01' };
    draft.participants.push(...MUNICIPALITIES);
    const participants = MUNICIPALITIES.map(participant);
    draft.say('EstablishCooperation', { name: 'Samarbeidet', form: how.form, host: '1865', participants }, at);
    for (const m of MUNICIPALITIES)
      draft.say('EstablishBody', { body: council(m), name: 'Kommunestyret', kind: 'COUNCIL', municipality: m }, at);
    const others = [
      ['committee', 'EXECUTIVE_COMMITTEE', { municipality: '1865' }],
      ['board', 'OPERATING_BOARD', {}],
      ['region', 'REGIONAL_COUNCIL', {}],
    ] as const;
    for (const [id, kind, more] of others) draft.say('EstablishBody', { body: id, name: id, kind, ...more }, at);
    draft.versions = 1;
    draft.say('ProposeAgreement', { version: 'v1', title: 'v1', clauses: [], terms: how.terms }, at);
    if (how.attested) draft.say('AttestAgreement', { version: 'v1', basis: 'Brev' }, at);
    else for (const m of MUNICIPALITIES) draft.decide(council(m), approved('v1')(at.decided), ADOPTED, at);
  };

/** A service that delivers for some years. */
export const delivered = writtenIn(() => new Delivering(), ground.map(begin), act, { minLength: 6, maxLength: 16 });

/** The days on which a report is reminded of or last in time, and those after them. */
const lastDayOfReport = fc
  .tuple(
    fc.constantFrom('2023-04-30', '2023-12-31', '2024-04-30', '2024-08-31'),
    fc.constantFrom(0, 20, 30, 30, 45, 60, 60, 61, 90),
  )
  .map(([ends, days]) => plus(ends, days));

/** Where to ask: mostly when all is known, about the days on which something is said or turns. */
export const whenAsked = fc.array(
  fc.record({
    known: fc.oneof(fc.constant(1), fc.constant(1), fc.double({ min: 0.6, max: 1, noNaN: true })),
    n: fc.nat(60),
    offset: fc.constantFrom(-1, 0, 0, 1, 20, 21, 30, 31, 60, 61, 120),
    day: now(fc.oneof(day, lastDayOfReport)),
  }),
  { minLength: 4, maxLength: 4 },
);
export const whensIn = (
  events: readonly BookEvent[],
  all: typeof whenAsked extends fc.Arbitrary<infer T> ? T : never,
): Moment[] =>
  all.map(({ known, n, offset, day }) => {
    const said = events.filter((e) => e.decided > '2023-01-01');
    const of = nth(said, n)?.[n % 2 === 0 ? 'decided' : 'validFrom'] ?? '2024-01-01';
    const on = day ?? plus(of, offset);
    return { size: Math.max(1, Math.ceil(known * events.length)), day: on, year: n % 2 === 0 ? 2024 : 2025 };
  });
