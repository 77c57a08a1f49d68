import fc from 'fast-check';
import type { BookCommand, CommandType, Effect, Terms } from '#cooperation';

/** A command and the time at which someone asks to have it recorded. */
export interface Entry {
  readonly command: BookCommand;
  readonly recorded: string;
  /** Id of who asks, where it matters. */
  readonly actor?: string;
  /** The municipality whose office asks; left out: it is of none. */
  readonly municipality?: string;
}
export type History = readonly Entry[];

const { FELLESBOK_RUNS, FELLESBOK_SEED, FELLESBOK_PATH, FELLESBOK_SHRINK } = process.env;

/**
 * What the runs begin from; tests name it. The usual one makes a failure anybody’s to see again;
 * `FELLESBOK_SEED=random` looks for what it does not find.
 */
export const USUAL_SEED = 20_261_120;
export const SEED =
  FELLESBOK_SEED === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(FELLESBOK_SEED ?? USUAL_SEED);

/**
 * How often a property runs. A failure prints its seed and path; `FELLESBOK_SEED=… FELLESBOK_PATH=… npm test -- test/model
 * -t …` runs that very history again. `FELLESBOK_RUNS` asks for more or fewer histories than usual; with
 * `FELLESBOK_SHRINK=no` a history that fails is shown as it is, not cut down first.
 */
export const runsOf = (usual: number) => ({
  numRuns: FELLESBOK_RUNS === undefined ? usual : Number(FELLESBOK_RUNS),
  seed: SEED,
  endOnFailure: FELLESBOK_SHRINK === 'no',
  ...(FELLESBOK_PATH !== undefined && { path: FELLESBOK_PATH, endOnFailure: true }),
});

export const MUNICIPALITIES = ['1856', '1857', '1859', '1860', '1865', '1874'];
export const SERVICES = ['erp', 'gis', 'school'];
const YEARS = [2022, 2023, 2024, 2025];
const CATEGORIES = [
  'CLIENT_EQUIPMENT',
  'DRIFT',
  'HOST_ADMIN_EXTRA',
  'INDIVIDUAL_LICENCE',
  'INVESTMENT',
  'OWN_MEASURE',
  'PENSION_FORMER',
  'PENSION_TRANSFERRED',
  'PREMISES_LOCAL',
  'PROJECT',
  'SHARED_SYSTEM',
  'SYSTEM_SWITCH',
  'UNHEARD_OF',
];
const EFFECTS = [
  'DECIDE_KEY',
  'APPROVE_PROJECT',
  'AGREE_COST_SPLIT',
  'FIX_HOST_EXTRA',
  'RECHARGE_PENSION',
  'DETERMINE_ALLOCATION',
  'SET_SERVICE_LEAVE_DATE',
  'ADOPT_INTERPRETATION',
];

/** A municipality's organisation number: eight digits and the modulus-11 check digit (L-1.1-2). */
function organisationNumber(place: number): string {
  const digits = `9${String(4_000_000 + place * 37)}`;
  const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((all, weight, i) => all + weight * Number(digits[i]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? organisationNumber(place + 1000) : `${digits}${check}`;
}
export const participant = (municipality: string) => ({
  municipality,
  name: `Kommune ${municipality}`,
  organisationNumber: organisationNumber(MUNICIPALITIES.indexOf(municipality)),
});

/** What is being written: commands, each with its place in the order of recording, and what they have named so far. */
export class Draft {
  readonly said: { command: BookCommand; place: number; municipality?: string }[] = [];
  readonly participants: string[] = [];
  readonly decisions: string[] = [];
  readonly keyDecisions: string[] = [];
  readonly lines: { line: string; bookedOn: string }[] = [];
  versions = 0;
  host = '';
  merged = false;
  step = 0;

  say(type: CommandType, data: unknown, { decided, validFrom = decided, late = 0, by }: When): void {
    const command = { type, data, decided, validFrom } as BookCommand;
    this.said.push({ command, place: this.step + late, ...(by !== undefined && { municipality: by }) });
  }

  /** A participant in place of this municipality, so that few commands name a stranger; now and then one does. */
  member(municipality: string, stranger = false): string {
    return stranger ? municipality : (nth(this.participants, MUNICIPALITIES.indexOf(municipality)) ?? municipality);
  }

  decide(body: string, effect: Effect | undefined, how: Verdict, when: When): string {
    const decision = `d${this.decisions.length + 1}`;
    this.decisions.push(decision);
    const { outcome, unanimous, more = {} } = how;
    const votes = { for: null, against: null, unanimous };
    this.say(
      'RecordDecision',
      { decision, body, outcome, votes, wording: 'Vedtatt.', ...more, ...(effect && { effect }) },
      when,
    );
    return decision;
  }
}
export interface When {
  readonly decided: string;
  readonly validFrom?: string;
  /** How many steps later it is recorded. */
  readonly late?: number;
  /** The municipality whose office records it. */
  readonly by?: string;
}
export interface Verdict {
  readonly outcome: string;
  readonly unanimous: boolean | null;
  /** How it was voted on, and what else the record says. */
  readonly more?: object;
}
export type Step = (draft: Draft) => void;

export const nth = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(all.length, 1)];

// -------------------------------------------------------------------------------------------- dates and numbers

export const month = (n: number): string => `${2021 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
export const months = fc.integer({ min: 12, max: 59 }).map(month);
/** Mostly the first of a month, often the first of a year. */
export const date = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(months, fc.constantFrom('01', '01', '02', '15', '28')).map(([m, d]) => `${m}-${d}`),
  },
  { weight: 2, arbitrary: fc.constantFrom(...YEARS.map((y) => `${y}-01-01`)) },
  { weight: 1, arbitrary: fc.constantFrom('2021-12-31', '2022-12-31', '2024-02-29', '2024-12-31') },
);
const late = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(12) });
export const when: fc.Arbitrary<When> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ decided: date, late }) },
  { weight: 1, arbitrary: fc.record({ decided: date, validFrom: date, late }) },
);
export const mostly = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
export const municipality = fc.constantFrom(...MUNICIPALITIES);
const service = fc.constantFrom(...SERVICES);
export const verdict: fc.Arbitrary<Verdict> = fc.record({
  outcome: fc.oneof(
    { weight: 8, arbitrary: fc.constant('ADOPTED') },
    { weight: 1, arbitrary: fc.constantFrom('REJECTED', 'POSTPONED', 'UNDETERMINED') },
  ),
  unanimous: fc.constantFrom(true, true, null, false),
});
/** Small amounts, where every øre shows, and large ones; income is negative. */
const amount = fc.oneof(
  fc.integer({ min: -40, max: 100 }),
  fc.integer({ min: -2_000_000, max: 20_000_000 }),
  fc.constantFrom(0, 1, 1200, 100_000_001),
);
const positive = fc.integer({ min: 0, max: 9_000_000 });

/** Numbers for some municipalities, mostly for all. */
const forMunicipalities = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc
    .tuple(
      fc.tuple(...MUNICIPALITIES.map(() => value)),
      fc.oneof({ weight: 6, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat(5) }),
    )
    .map(([values, without]) =>
      Object.fromEntries(MUNICIPALITIES.flatMap((m, i) => (i === without ? [] : [[m, values[i] as T]]))),
    );
/** Positive parts as fractions that sum to one. */
const fractions = (parts: readonly number[]): string[] => {
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((p) => `${p}/${sum}`);
};

// -------------------------------------------------------------------------------------------- keys and terms

const basis = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ basis: 'EQUAL' as const }) },
  { weight: 4, arbitrary: fc.constant({ basis: 'POPULATION' as const }) },
  { weight: 2, arbitrary: fc.constantFrom('users', 'devices').map((metric) => ({ basis: 'USAGE' as const, metric })) },
  {
    weight: 1,
    arbitrary: forMunicipalities(fc.constantFrom('0', '1', '0.5', '2/7')).map((shares) => ({
      basis: 'FIXED' as const,
      shares,
    })),
  },
  { weight: 1, arbitrary: fc.constantFrom({ basis: 'HISTORIC' as const }, { basis: 'ACTUAL' as const }) },
);
const key = fc
  .record({
    parts: fc.array(fc.tuple(basis, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 3 }),
    min: mostly<string | undefined>(undefined, '0.05', '1/10', '1/6', '0.3'),
    max: mostly<string | undefined>(undefined, '1/2', '0.4', '1/3', '0.25'),
  })
  .map(({ parts, min, max }) => {
    const weights = fractions(parts.map(([, weight]) => weight));
    return {
      components: parts.map(([part], i) => ({ ...part, weight: weights[i] ?? '1' })),
      ...(min !== undefined && { minShare: min }),
      ...(max !== undefined && { maxShare: max }),
    };
  });
export const USUAL_KEY = {
  components: [
    { basis: 'EQUAL', weight: '0.3' },
    { basis: 'POPULATION', weight: '7/10' },
  ],
};
export const KEYS = ['usual', 'second', 'third'];

const METHODS = [
  'KEYED_ALL',
  'KEYED_SERVICE',
  'ACTUAL',
  'OWN',
  'ORIGIN',
  'AGREED',
  'DETERMINED',
  'FIXED_BY_BOARD',
  'EXCLUDED',
] as const;
const fixedAmounts = fc
  .record({
    method: fc.constant('FIXED_AMOUNTS' as const),
    clause: fc.constant('4.4'),
    baseYear: fc.constantFrom(2021, 2021, 2022),
    index: fc.constantFrom('wages', 'wages', undefined),
  })
  .map(({ index, ...rest }) => (index === undefined ? rest : { ...rest, index }));
const under = (m: Terms['categories'][string]['method'], more: object = {}) =>
  fc.constant({ method: m, clause: '4.4', ...more });
type Category = Terms['categories'][string];
const categories: fc.Arbitrary<Record<string, Category>> = fc
  .record({
    DRIFT: fc.oneof({ weight: 5, arbitrary: under('KEYED_ALL') }, { weight: 1, arbitrary: fixedAmounts }),
    HOST_ADMIN_EXTRA: fc.oneof(
      under('EXCLUDED', { interpretation: 'A-01' }),
      under('KEYED_ALL'),
      under('FIXED_BY_BOARD'),
    ),
    PROJECT: fc.oneof(under('KEYED_SERVICE', { needsApproval: true }), under('KEYED_SERVICE', { needsApproval: true })),
    SHARED_SYSTEM: under('KEYED_SERVICE'),
    INDIVIDUAL_LICENCE: under('ACTUAL'),
    CLIENT_EQUIPMENT: fc.oneof(under('ACTUAL'), under('ACTUAL', { interpretation: 'A-12' })),
    OWN_MEASURE: under('OWN'),
    SYSTEM_SWITCH: under('AGREED'),
    PENSION_TRANSFERRED: fc.oneof(
      { weight: 4, arbitrary: under('ORIGIN', { afterEnd: 'PENSION_FORMER' }) },
      { weight: 1, arbitrary: under('ORIGIN') },
    ),
    PENSION_FORMER: under('KEYED_ALL'),
    INVESTMENT: under('DETERMINED'),
    PREMISES_LOCAL: fc.oneof(under('EXCLUDED'), under('EXCLUDED', { interpretation: 'A-34' })),
    UNHEARD_OF: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...METHODS).map((m) => ({ method: m, clause: '4.4' })) },
      { weight: 1, arbitrary: fixedAmounts },
    ),
  })
  .chain((all) => fc.tuple(fc.constant(all as Record<string, Category>), mostly('UNHEARD_OF', ...CATEGORIES)))
  .map(([all, without]) => Object.fromEntries(Object.entries(all).filter(([name]) => name !== without)));

const terms: fc.Arbitrary<Terms> = fc
  .record({
    key: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...KEYS) }, { weight: 1, arbitrary: fc.constant(null) }),
    keyClause: fc.constant('4.4'),
    populationDate: mostly<'FIRST_OF_YEAR' | 'FIRST_OF_PREVIOUS_YEAR'>('FIRST_OF_YEAR', 'FIRST_OF_PREVIOUS_YEAR'),
    categories,
    keyNeedsRatification: mostly(true, false),
    optOutAllowed: mostly(true, false),
    without: fc.integer({ min: -8, max: EFFECTS.length - 1 }),
    termsApply: fc.constantFrom('NEXT_FIRST_OF_JANUARY' as const, 'ENTRY_INTO_FORCE' as const),
    establishment: mostly<{ until: string; clause: string } | undefined>(undefined, {
      until: '2023-12-31',
      clause: '4.4',
    }),
    ruled: fc.subarray(['board', 'region']),
  })
  .map(({ without, establishment, ruled, ...said }) => ({
    ...said,
    // By which votes without numbers stand as recorded; without them, only what is unanimous.
    bodies: ruled.map((body) => ({ body, rules: { majority: 'SIMPLE', castingVote: false, clause: '2.1' } as const })),
    competences: [
      ...EFFECTS.filter((_, i) => i !== without).map((effect) => ({
        effect,
        body: effect === 'DECIDE_KEY' ? 'region' : 'board',
        clause: '4',
      })),
      { effect: 'ADOPT_INTERPRETATION', body: 'region', clause: '4' },
    ],
    billing: { rhythm: 'MONTHLY', clause: '4.4' },
    ...(establishment && { establishment }),
  }));

// -------------------------------------------------------------------------------------------- steps

export const said = (type: CommandType, data: fc.Arbitrary<object>): fc.Arbitrary<Step> =>
  fc.tuple(data, when, fc.nat(15)).map(
    ([d, w, odd]) =>
      (draft) =>
        draft.say(type, ofMembers(draft, d, odd === 0), w),
  );

/** The same with the municipalities that take part. */
function ofMembers<T extends object>(draft: Draft, data: T, stranger: boolean): T {
  const member = (m: string) => draft.member(m, stranger);
  const { municipality, host, distribution, figures } = data as Record<string, unknown>;
  const only = (record: unknown) =>
    Object.fromEntries(Object.entries(record as object).filter(([m]) => stranger || draft.participants.includes(m)));
  return {
    ...data,
    ...(typeof municipality === 'string' && { municipality: member(municipality) }),
    ...(typeof host === 'string' && { host: member(host) }),
    ...(typeof figures === 'object' && { figures: only(figures) }),
    ...(typeof distribution === 'object' && { distribution: summed(distribution as Record<string, string>, member) }),
  };
}
function summed(parts: Record<string, string>, member: (m: string) => string): Record<string, string> {
  const sums: Record<string, number> = {};
  for (const [m, part] of Object.entries(parts)) sums[member(m)] = (sums[member(m)] ?? 0) + Number(part);
  return Object.fromEntries(Object.entries(sums).map(([m, part]) => [m, String(part)]));
}

/** A decision, mostly of the body that may make it. */
export const decided = (body: string, effect: fc.Arbitrary<Effect>): fc.Arbitrary<Step> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 7, arbitrary: fc.constant(body) },
        { weight: 1, arbitrary: fc.constantFrom('board', 'region', 'council-1857', 'committee') },
      ),
      effect,
      verdict,
      when,
    )
    .map(([b, e, v, w]) => (draft) => {
      draft.decide(b, ofMembers(draft, e, false), v, w);
    });

/** Councils of the participants, one after the other, each on its own day; some do not, or differ. */
export const councils = fc.record({
  days: fc.array(
    fc.tuple(
      date,
      fc.nat(20),
      fc.oneof(
        { weight: 12, arbitrary: fc.constant('yes') },
        { weight: 1, arbitrary: fc.constantFrom('no', 'missing', 'committee', 'twice') },
      ),
    ),
    { minLength: 6, maxLength: 6 },
  ),
  common: fc.integer({ min: 0, max: 3 }),
  named: mostly<string | null>(null, '2023-01-01', '2024-01-01', '2024-07-01', '2025-01-01'),
  odd: fc.integer({ min: -6, max: 5 }),
  others: fc.boolean(),
});
export type Councils = typeof councils extends fc.Arbitrary<infer T> ? T : never;

export function askCouncils(draft: Draft, how: Councils, effect: (named: string | null) => Effect, day: string): void {
  for (const [i, m] of MUNICIPALITIES.entries()) {
    const [own, late, answer] = how.days[i] ?? ['2022-01-01', 0, 'yes'];
    if (answer === 'missing' || !(draft.participants.includes(m) || (how.others && i === 0))) continue;
    const body = answer === 'committee' ? 'committee' : `council-${m}`;
    const named = how.odd === i ? '2024-04-01' : how.named;
    const verdict = { outcome: answer === 'no' ? 'REJECTED' : 'ADOPTED', unanimous: true };
    const when = { decided: how.common > 0 ? day : own, late };
    draft.decide(body, effect(named), verdict, when);
    if (answer === 'twice') draft.decide(body, effect(named), verdict, { ...when, late: late + 3 });
  }
}

export const approved =
  (version: string) =>
  (termsFrom: string | null): Effect => ({ kind: 'APPROVE_AGREEMENT', version, termsFrom });

const newVersion: fc.Arbitrary<Step> = fc
  .tuple(terms, when, councils, fc.nat(5))
  .map(([t, w, how, attested]) => (draft) => {
    draft.versions += 1;
    const version = `v${draft.versions}`;
    draft.say('ProposeAgreement', { version, title: version, clauses: [], terms: t }, w);
    if (attested === 0) draft.say('AttestAgreement', { version, basis: 'Brev' }, w);
    else askCouncils(draft, how, approved(version), w.decided);
  });

export const keyDecided: fc.Arbitrary<Step> = fc
  .record({
    key: fc.constantFrom(...KEYS),
    effectiveFrom: mostly<string | null>(null, '2023-07-01', '2024-01-01'),
    how: verdict,
    at: when,
    councils,
    body: fc.oneof(
      { weight: 9, arbitrary: fc.constant('region') },
      { weight: 1, arbitrary: fc.constantFrom('board', 'committee') },
    ),
    annulled: fc.integer({ min: -2, max: 6 }),
    late: fc.nat(12),
  })
  .map(({ key, effectiveFrom, how, at, councils, body, annulled, late }) => (draft) => {
    const first = draft.decisions.length;
    const keyDecision = draft.decide(body, { kind: 'DECIDE_KEY', key, effectiveFrom }, how, at);
    draft.keyDecisions.push(keyDecision);
    askCouncils(draft, councils, (named) => ({ kind: 'RATIFY_KEY', keyDecision, effectiveFrom: named }), at.decided);
    // Now and then the decision, or the consent of a council, is annulled: before or after all have consented.
    const decision = draft.decisions.slice(first)[annulled];
    if (decision !== undefined) draft.say('AnnulDecision', { decision, ground: 'LEGALITY_REVIEW' }, { ...at, late });
  });

export const ratified: fc.Arbitrary<Step> = fc.tuple(fc.nat(9), municipality, when).map(([n, m, w]) => (draft) => {
  const keyDecision = nth(draft.keyDecisions, n);
  if (keyDecision)
    draft.decide(
      `council-${m}`,
      { kind: 'RATIFY_KEY', keyDecision, effectiveFrom: null },
      { outcome: 'ADOPTED', unanimous: true },
      w,
    );
});

export const annulled: fc.Arbitrary<Step> = fc.tuple(fc.nat(40), fc.boolean(), when).map(([n, key, w]) => (draft) => {
  const decision = nth(key ? draft.keyDecisions : draft.decisions, n);
  if (decision) draft.say('AnnulDecision', { decision, ground: 'LEGALITY_REVIEW' }, w);
});

const decisionCorrected: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(40), fc.constantFrom('decidedOn', 'outcome', 'votes', 'both'), date, verdict, when)
  .map(([n, what, decidedOn, { outcome, unanimous }, w]) => (draft) => {
    const decision = nth(draft.decisions, n);
    const votes = { for: null, against: null, unanimous };
    const corrected = {
      decidedOn: { decidedOn },
      outcome: { outcome },
      votes: { votes },
      both: { decidedOn, outcome, votes },
    }[what];
    if (decision) draft.say('CorrectDecision', { decision, ground: 'MINUTES_CORRECTED', ...corrected }, w);
  });

const textCorrected: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(3), terms, when, fc.option(date))
  .map(([n, t, w, until]) => (draft) => {
    const version = `v${(n % Math.max(draft.versions, 1)) + 1}`;
    const data = {
      version,
      ground: 'MINUTES_CORRECTED',
      authority: 'KS',
      clauses: [],
      terms: t,
      ...(until !== null && { until }),
    };
    draft.say('CorrectAgreement', data, w);
  });

/** A municipality joins and leaves; the board mostly sets the date, after the leaving or before it is recorded. */
export const stayed: fc.Arbitrary<Step> = fc
  .record({
    service,
    municipality,
    joined: when,
    left: when,
    how: fc.constantFrom<CommandType>('LeaveService', 'LeaveService', 'AbstainFromService'),
    from: date,
    set: fc.nat(3),
    verdict,
  })
  .map(({ service, municipality: m, joined, left, how, from, set, verdict }) => (draft) => {
    const which = { service, municipality: draft.member(m) };
    draft.say('JoinService', which, joined);
    draft.say(how, which, left);
    const at = { decided: left.decided, late: set - 1 };
    if (set > 0) draft.decide('board', { kind: 'SET_SERVICE_LEAVE_DATE', ...which, from }, verdict, at);
  });

/** What binds nobody: a recommendation, a decision without an effect, a meeting, a case. */
const unbinding: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(3), fc.constantFrom('recommended', 'plain', 'meeting', 'case'), verdict, when)
  .map(([n, what, v, w]) => (draft) => {
    const id = `x${draft.step}`;
    const version = `v${(n % Math.max(draft.versions, 1)) + 1}`;
    if (what === 'recommended') draft.decide('committee', { kind: 'RECOMMEND_AGREEMENT', version }, v, w);
    if (what === 'plain') draft.decide('board', undefined, v, w);
    if (what === 'meeting') draft.say('HoldMeeting', { meeting: id, body: 'board' }, w);
    if (what === 'case') draft.say('OpenCase', { case: id, title: 'Sak' }, w);
  });

export const attested: fc.Arbitrary<Step> = fc.tuple(fc.nat(3), when).map(([n, w]) => (draft) => {
  const version = `v${(n % Math.max(draft.versions, 1)) + 1}`;
  draft.say('AttestAgreement', { version, basis: 'Brev' }, w);
});

export const READINGS: readonly (readonly [string, readonly string[]])[] = [
  ['A-02', ['SELF_EXECUTING', 'RATIFICATION_BY_ALL']],
  ['A-03', ['PREVIOUS_YEAR', 'FIRST_OF_YEAR']],
  ['A-08', ['EXCLUDES_HOST', 'ANY_TWO_PARTICIPANTS']],
  ['A-09', ['RENORMALISE', 'EQUAL_REST', 'RERUN']],
  ['A-01', ['IN_BASE', 'CLERICAL_ERROR', 'AS_PRINTED']],
  ['A-04', ['BY_ANALOGY_WITH_LAW', 'UNANIMITY_OF_PARTICIPATING']],
  ['A-10', ['RESIDUAL_TO_HOST', 'WHOLE_KRONER', 'LARGEST_REMAINDER']],
  ['A-12', ['BY_KEY', 'RECEIVER_PAYS_INVESTMENTS_HELD']],
  ['A-13', ['ALL', 'ORIGIN_AFTER_DECISION']],
  ['A-18', ['SHARES_KEPT', 'SUCCESSOR_TAKES_BOTH_PLACES']],
  ['A-21', ['WHOLE_YEAR', 'PRO_RATA', 'NEXT_MONTH_IN_NEXT_YEAR_OUT']],
  ['A-24', ['AGREED_AD_HOC', 'CONTINUE_UNTIL_REPLACED']],
  ['A-34', ['ALL_DRIFT', 'ALL_LOCAL', 'LOCAL_AND_DRIFT']],
  ['A-36', ['REVIVES', 'DOES_NOT_REVIVE']],
];
export const interpreted = decided(
  'board',
  fc
    .constantFrom(...READINGS)
    .chain(([interpretation, options]) =>
      fc.constantFrom(...options).map((option): Effect => ({ kind: 'ADOPT_INTERPRETATION', interpretation, option })),
    ),
);

/** A cost line; it says what its category asks for, and now and then something more or less. */
const line = fc
  .record({
    category: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('DRIFT', 'DRIFT', 'SHARED_SYSTEM', 'PENSION_TRANSFERRED') },
      { weight: 5, arbitrary: fc.constantFrom(...CATEGORIES) },
    ),
    amount,
    vat: fc.record({ amount: amount.map(String), treatment: fc.constantFrom('COMPENSATED', 'DEDUCTED', 'COST') }),
    from: fc.integer({ min: 10, max: 59 }),
    length: fc.oneof(fc.constant(1), fc.constant(12), fc.integer({ min: 1, max: 36 })),
    on: date,
    sharedService: service,
    municipality,
    own: fc.boolean(),
    parts: fc.array(fc.tuple(municipality, amount.map(Math.abs)), { minLength: 1, maxLength: 5 }),
    n: fc.nat(1),
    odd: fc.nat(12),
  })
  .map(({ category, amount, vat, from, length, on, sharedService, municipality, own, parts, n, odd }) => {
    const needs = (...names: string[]) => names.includes(category) || category === 'UNHEARD_OF';
    const spread = (needs('INDIVIDUAL_LICENCE', 'CLIENT_EQUIPMENT') && !own) || odd === 0;
    const sign = amount < 0 ? -1 : 1;
    const sums: Record<string, number> = {};
    for (const [m, part] of parts) sums[m] = (sums[m] ?? 0) + sign * part;
    const all = Object.values(sums).reduce((a, b) => a + b, 0) + (odd === 1 ? 1 : 0);
    return {
      category,
      label: 'Kostnad',
      amount: String(spread ? all : amount),
      vat,
      bookedOn: on,
      service: { from: month(from), to: month(from + length - 1) },
      evidence: 'Bilag',
      ...(needs('SHARED_SYSTEM', 'PROJECT') && { sharedService }),
      ...((needs('OWN_MEASURE') || (needs('INDIVIDUAL_LICENCE', 'CLIENT_EQUIPMENT') && !spread)) && { municipality }),
      ...(spread && { distribution: Object.fromEntries(Object.entries(sums).map(([m, part]) => [m, String(part)])) }),
      ...(needs('SYSTEM_SWITCH') && { split: `split${n}` }),
      ...(needs('INVESTMENT') && odd > 2 && { determination: `det${n}` }),
      ...(needs('PENSION_TRANSFERRED') && { pension: { transfer: `t${n}`, kind: 'PREMIUM' } }),
    };
  });

export const lineRecorded: fc.Arbitrary<Step> = fc.tuple(line, when, fc.nat(20)).map(([data, w, odd]) => (draft) => {
  const id = `l${draft.lines.length + 1}`;
  draft.lines.push({ line: id, bookedOn: data.bookedOn });
  draft.say('RecordCostLine', { line: id, ...ofMembers(draft, data, odd === 0) }, w);
});

const lineCorrected: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(30), line, when, fc.option(months), fc.option(months))
  .map(([n, data, w, from, until]) => (draft) => {
    const known = nth(draft.lines, n);
    if (!known) return;
    const period = { ...(from !== null && { from }), ...(until !== null && { until }) };
    draft.say(
      'CorrectCostLine',
      { ground: 'Feil', line: { ...ofMembers(draft, data, false), ...known }, ...period },
      w,
    );
  });

const lineAnnulled: fc.Arbitrary<Step> = fc.tuple(fc.nat(30), when).map(([n, w]) => (draft) => {
  const known = nth(draft.lines, n);
  if (known)
    draft.say('AnnulCostLine', { line: known.line, year: Number(known.bookedOn.slice(0, 4)), ground: 'Feil' }, w);
});

const referenceDate = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(2021, ...YEARS).map((y) => `${y}-01-01`) },
  { weight: 1, arbitrary: fc.constant('2023-07-01') },
);
export const population = fc.record({
  referenceDate,
  figures: forMunicipalities(
    fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 400, max: 12_000 }) },
      { weight: 1, arbitrary: fc.constantFrom(0, 1000) },
    ),
  ),
  table: fc.constant('07459'),
  source: fc.constant('SSB'),
});
const usage = fc.record({ metric: fc.constantFrom('users', 'devices'), figures: forMunicipalities(fc.nat(300)) });
const historic = fc.record({ municipality, year: fc.constantFrom(2021, 2021, 2022), amount: positive.map(String) });
const index = fc.record({
  series: fc.constant('wages'),
  source: fc.constant('SSB'),
  values: fc.record({
    2021: fc.constant('100'),
    2022: fc.constantFrom('103.5', '104'),
    2023: fc.constant('107'),
    2024: fc.constant('112.25'),
    2025: fc.constant('115'),
  }),
});

const splitAgreed: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(1), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), verdict, when)
  .map(([n, parts, v, w]) => (draft) => {
    const who = draft.participants.slice(0, parts.length);
    const shares = fractions(parts.slice(0, who.length));
    const agreed = Object.fromEntries(who.map((m, i) => [m, shares[i] ?? '0']));
    draft.decide('board', { kind: 'AGREE_COST_SPLIT', split: `split${n}`, shares: agreed }, v, w);
  });

/** Decisions of the board that costs wait for. */
const boardDecided: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: decided(
      'board',
      service.map((s): Effect => ({ kind: 'APPROVE_PROJECT', service: s })),
    ),
  },
  {
    weight: 2,
    arbitrary: decided(
      'board',
      municipality.map((m): Effect => ({ kind: 'RECHARGE_PENSION', municipality: m })),
    ),
  },
  { weight: 2, arbitrary: splitAgreed },
  {
    weight: 1,
    arbitrary: decided(
      'board',
      fc
        .record({ year: fc.constantFrom(...YEARS), amount: positive.map(String) })
        .map((said): Effect => ({ kind: 'FIX_HOST_EXTRA', ...said })),
    ),
  },
  {
    weight: 2,
    arbitrary: decided(
      'board',
      fc
        .record({
          determination: fc.constantFrom('det0', 'det1'),
          method: fc.constantFrom('KEYED_ALL' as const, 'STAYS_WITH_HOST' as const),
        })
        .map((said): Effect => ({ kind: 'DETERMINE_ALLOCATION', ...said })),
    ),
  },
);

/** Two become one, at a turn of a year or within it; now and then under the number of one of them. Once in a history. */
const becameOne: fc.Arbitrary<Step> = fc
  .record({
    of: fc.tuple(municipality, municipality),
    anew: mostly(true, false),
    from: fc.constantFrom('2023-01-01', '2024-01-01', '2024-07-01'),
    late: fc.nat(6),
  })
  .map(({ of, anew, from, late }) => (draft) => {
    if (draft.merged) return;
    draft.merged = true;
    const predecessors = [...new Set(of.map((m) => draft.member(m)))];
    const into = anew ? '1899' : (predecessors[0] ?? '1899');
    const at = { decided: from, late };
    draft.say('MergeMunicipalities', { successor: participant(into), predecessors }, at);
  });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: lineRecorded },
  { weight: 4, arbitrary: lineCorrected },
  { weight: 1, arbitrary: lineAnnulled },
  { weight: 3, arbitrary: newVersion },
  { weight: 4, arbitrary: keyDecided },
  { weight: 1, arbitrary: ratified },
  { weight: 1, arbitrary: unbinding },
  { weight: 1, arbitrary: attested },
  { weight: 4, arbitrary: annulled },
  { weight: 2, arbitrary: decisionCorrected },
  { weight: 2, arbitrary: textCorrected },
  { weight: 3, arbitrary: interpreted },
  {
    weight: 1,
    arbitrary: fc.tuple(municipality, when).map(
      ([m, w]) =>
        (draft: Draft) =>
          draft.say('AdmitParticipant', participant(m), w),
    ),
  },
  { weight: 1, arbitrary: said('EndParticipation', fc.record({ municipality })) },
  { weight: 1, arbitrary: said('ChangeHost', fc.record({ host: municipality })) },
  { weight: 2, arbitrary: said('AcceptPopulation', population) },
  { weight: 2, arbitrary: said('RecordUsage', usage) },
  { weight: 1, arbitrary: said('RecordHistoricCost', historic) },
  { weight: 1, arbitrary: said('RecordIndex', index) },
  { weight: 2, arbitrary: said('JoinService', fc.record({ service, municipality })) },
  { weight: 1, arbitrary: said('LeaveService', fc.record({ service, municipality })) },
  { weight: 1, arbitrary: said('AbstainFromService', fc.record({ service, municipality })) },
  { weight: 1, arbitrary: said('EndTransferredEmployment', fc.record({ transfer: fc.constantFrom('t0', 't1') })) },
  { weight: 5, arbitrary: boardDecided },
  { weight: 3, arbitrary: stayed },
  { weight: 1, arbitrary: becameOne },
);

// -------------------------------------------------------------------------------------------- a whole history

const ground = fc.record({
  participants: fc.integer({ min: 2, max: 6 }),
  host: fc.nat(5),
  from: mostly('2022-01-01', '2022-03-01', '2023-01-01'),
  keys: fc.tuple(key, key),
  terms,
  attested: fc.boolean(),
  missing: fc.integer({ min: -40, max: 5 }),
  populations: fc.tuple(population, population, population),
  usage: fc.tuple(usage, usage),
  historic: fc.tuple(...MUNICIPALITIES.map(() => positive)),
  index,
  joins: fc.array(fc.tuple(service, municipality, date), { minLength: 3, maxLength: 8, size: 'max' }),
  readings: fc.array(interpreted, { maxLength: 4, size: 'max' }),
  ended: fc.array(fc.tuple(fc.constantFrom('t0', 't1'), date), { maxLength: 2, size: 'max' }),
  decisions: fc.array(boardDecided, { minLength: 2, maxLength: 6, size: 'max' }),
  lines: fc.array(lineRecorded, { minLength: 4, maxLength: 9, size: 'max' }),
});

/** How a cooperation usually begins, so that most questions have an answer. */
const begin =
  (how: typeof ground extends fc.Arbitrary<infer T> ? T : never): Step =>
  (draft) => {
    const { from } = how;
    const at = { decided: from };
    const those = MUNICIPALITIES.slice(6 - how.participants);
    draft.participants.push(...those);
    const host = nth(those, how.host);
    draft.say(
      'EstablishCooperation',
      { name: 'Samarbeidet', form: 'HOST_MUNICIPALITY', host, participants: those.map(participant) },
      at,
    );
    for (const m of MUNICIPALITIES)
      draft.say('EstablishBody', { body: `council-${m}`, name: 'Kommunestyret', kind: 'COUNCIL', municipality: m }, at);
    draft.say(
      'EstablishBody',
      { body: 'committee', name: 'Formannskapet', kind: 'EXECUTIVE_COMMITTEE', municipality: '1865' },
      at,
    );
    draft.say('EstablishBody', { body: 'board', name: 'Driftsstyret', kind: 'OPERATING_BOARD' }, at);
    draft.say('EstablishBody', { body: 'region', name: 'Rådet', kind: 'REGIONAL_COUNCIL' }, at);
    for (const [i, k] of [USUAL_KEY, ...how.keys].entries())
      draft.say('DefineKey', { key: KEYS[i], name: KEYS[i], ...k }, at);
    draft.versions = 1;
    draft.say('ProposeAgreement', { version: 'v1', title: 'v1', clauses: [], terms: how.terms }, at);
    if (how.attested) draft.say('AttestAgreement', { version: 'v1', basis: 'Brev' }, at);
    else
      for (const [i, m] of those.entries())
        if (i !== how.missing)
          draft.decide(`council-${m}`, approved('v1')(from), { outcome: 'ADOPTED', unanimous: true }, at);
    for (const [i, p] of how.populations.entries())
      draft.say('AcceptPopulation', i === 0 ? { ...p, referenceDate: '2021-01-01' } : p, at);
    for (const u of how.usage) draft.say('RecordUsage', ofMembers(draft, u, false), at);
    for (const [i, m] of those.entries())
      draft.say('RecordHistoricCost', { municipality: m, year: 2021, amount: String(how.historic[i]) }, at);
    draft.say('RecordIndex', how.index, at);
    for (const s of SERVICES)
      draft.say('RegisterService', { service: s, kind: s === 'school' ? 'PROJECT' : 'SYSTEM', name: s }, at);
    for (const [s, m, on] of how.joins)
      draft.say('JoinService', { service: s, municipality: draft.member(m) }, { decided: on });
    for (const [i, m] of those.slice(0, 2).entries()) draft.say('RecordTransfer', { transfer: `t${i}`, origin: m }, at);
    for (const [transfer, on] of how.ended) draft.say('EndTransferredEmployment', { transfer }, { decided: on });
    for (const write of [...how.readings, ...how.decisions, ...how.lines]) write(draft);
  };

/** Minutes between one recording and the next; below zero: the clock was set back. */
const pace = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -600, max: 90_000 })), {
  minLength: 1,
  maxLength: 8,
});
const START = Date.UTC(2029, 0, 3, 9);

/** What a draft says, in its order, each recorded so long after the one before. */
function recordedAt(pace: readonly number[], draft: Draft): History {
  const inOrder = draft.said.toSorted((a, b) => a.place - b.place);
  let minutes = 0;
  return inOrder.map(({ command, municipality }, i) => {
    minutes = Math.max(minutes + (nth(pace, i) ?? 0), 0);
    const recorded = new Date(START + minutes * 60_000).toISOString();
    return { command, recorded, ...(municipality !== undefined && { municipality }) };
  });
}

/** Histories that a draft of their own kind begins and then writes step by step, recorded at a pace. */
export const writtenIn = <D extends Draft>(
  made: () => D,
  begin: fc.Arbitrary<(draft: D) => void>,
  step: fc.Arbitrary<(draft: D) => void>,
  length: { readonly minLength: number; readonly maxLength: number },
): fc.Arbitrary<History> =>
  fc.record({ begin, steps: fc.array(step, { ...length, size: 'max' }), pace }).map(({ begin, steps, pace }) => {
    const draft = made();
    begin(draft);
    for (const write of steps) {
      draft.step += 1;
      write(draft);
    }
    return recordedAt(pace, draft);
  });

export const histories = writtenIn(() => new Draft(), ground.map(begin), step, { minLength: 2, maxLength: 24 });

/** Where to ask: how much of the book is known (as a part of it), which months, which day. */
export const questions = fc.record({
  known: fc.oneof(
    { weight: 2, arbitrary: fc.constant(1) },
    { weight: 3, arbitrary: fc.double({ min: 0.5, max: 1, noNaN: true }) },
  ),
  from: fc.oneof(months, fc.integer({ min: 24, max: 50 }).map(month)),
  length: fc.oneof(fc.constant(1), fc.constant(12), fc.integer({ min: 1, max: 20 })),
  day: date,
});
export type Asked = typeof questions extends fc.Arbitrary<infer T> ? T : never;
export const monthAfter = (from: string, n: number): string =>
  month(Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1 - 2021 * 12 + n);
