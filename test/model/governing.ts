import fc from 'fast-check';
import type { CommandType, Effect, Terms } from '#cooperation';
import { plus } from './days.ts';
import { electing, meeting, treated } from './governing-meetings.ts';
import {
  annulled,
  approved,
  askCouncils,
  councils,
  Draft,
  date,
  interpreted,
  keyDecided,
  lineRecorded,
  MUNICIPALITIES,
  mostly,
  municipality,
  nth,
  participant,
  population,
  ratified,
  stayed,
  USUAL_KEY,
  type Verdict,
  verdict,
  when,
  writtenIn,
} from './histories.ts';

/** Random years of governing: agreements, who takes part, bodies and votes, budgets, delegation. */

/** Becomes a municipality by a merger. */
const MERGED = '1899';
const BODIES = ['board', 'region', 'group', 'committee'];
/** One year more often than others, so that what is said and what is asked meet. */
export const YEARS = [2023, 2024, 2024, 2025];
const ADOPTED: Verdict = { outcome: 'ADOPTED', unanimous: true };

// -------------------------------------------------------------------------------------------- votes

const SEATS = ['1', '2', '3', 'deputy', 'observer', '1865', '1860', '1874'];
const ballots = fc
  .array(
    fc.tuple(
      fc.constantFrom(...SEATS),
      fc.constantFrom('FOR', 'FOR', 'FOR', 'AGAINST', 'AGAINST', 'ABSTAINS', 'ABSENT'),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((all) => [...new Map(all)].map(([seat, vote]) => ({ seat, vote })));

/** Left out where null. */
const some = <T extends object>(all: T): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Partial<T>;
const now = <T>(value: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight, arbitrary: value });

/** How a vote was held: by numbers, by seat, by consensus, or just «enstemmig». */
const voted: fc.Arbitrary<Verdict> = fc
  .record({
    outcome: fc.constantFrom('ADOPTED', 'ADOPTED', 'ADOPTED', 'REJECTED', 'UNDETERMINED', 'NOTED'),
    how: fc.constantFrom('numbers', 'numbers', 'seats', 'seats', 'words'),
    numbers: fc.record({ for: fc.nat(4), against: fc.nat(4) }),
    unanimous: fc.constantFrom(null, null, true, false),
    ballots,
    present: now(fc.nat(7)),
    chairedBy: now(fc.constantFrom('1', '2', '1865')),
    casting: now(fc.constantFrom('FOR', 'AGAINST'), 3),
    election: now(fc.constant(true)),
    lot: now(fc.boolean()),
    decidedBy: now(fc.constantFrom('CONSENSUS', 'LEADER', 'LEADER')),
    attempt: now(fc.constant('Samtaler'), 3),
    dissent: now(fc.constantFrom([], ['1'], ['2', '3'])),
    excluded: now(
      fc.constantFrom('1', '2', '1860').map((seat) => [{ seat, ground: 'INHABIL', clause: '§ 11-10' }]),
      2,
    ),
    procedure: now(fc.constantFrom('REMOTE', 'WRITTEN', 'MEETING'), 2),
    users: fc.boolean(),
  })
  .map(({ outcome, how, numbers, unanimous, ballots, users, ...more }) => {
    const agreed = how === 'numbers' && unanimous === true && numbers.against > 0 ? false : unanimous;
    const vote = { ...some(more), ...(how === 'seats' && { ballots }) };
    const counted = how === 'numbers' ? numbers : { for: null, against: null };
    return {
      outcome,
      unanimous: agreed,
      more: {
        votes: { ...counted, unanimous: agreed },
        ...(Object.keys(vote).length > 0 && { vote }),
        ...(users && { userParticipation: 'Drøftet med tillitsvalgte' }),
      },
    };
  });
/** As many for as against, by numbers or by seat: what comes of it depends on who leads and on the rules, if there are any. */
const tied: fc.Arbitrary<Verdict> = fc
  .record({
    outcome: fc.constantFrom('ADOPTED', 'REJECTED', 'UNDETERMINED'),
    each: fc.integer({ min: 1, max: 3 }),
    bySeat: now(fc.tuple(...['FOR', 'FOR', 'AGAINST', 'AGAINST'].map((vote) => fc.constant(vote))), 2),
    seats: fc.constantFrom(
      ['1', '3', '2', '1860'],
      ['2', '1865', '1', '3'],
      ['1865', '1860', '1', '1874'],
      ['deputy', '1', '2', 'observer'],
    ),
    chairedBy: now(fc.constantFrom('1', '2', '1865')),
    casting: now(fc.constantFrom('FOR', 'AGAINST'), 4),
    election: now(fc.constant(true)),
    lot: now(fc.boolean(), 2),
  })
  .map(({ outcome, each, bySeat, seats, ...more }) => {
    const ballots = bySeat?.map((vote, i) => ({ seat: seats[i] ?? '1', vote }));
    const vote = { ...some(more), ...(ballots ? { ballots } : { present: 2 * each }) };
    const counted = ballots ? { for: null, against: null } : { for: each, against: each };
    return { outcome, unanimous: null, more: { votes: { ...counted, unanimous: null }, vote } };
  });
/** By those who all agree, or by the one who leads when they do not (D-9). */
const led: fc.Arbitrary<Verdict> = fc
  .record({
    outcome: fc.constantFrom('ADOPTED', 'ADOPTED', 'REJECTED', 'UNDETERMINED'),
    decidedBy: fc.constantFrom('CONSENSUS', 'LEADER', 'LEADER'),
    attempt: now(fc.constant('Samtaler'), 4),
    dissent: now(fc.constantFrom([], ['1'], ['2', '3']), 4),
    ballots: now(ballots, 2),
  })
  .map(({ outcome, ...more }) => {
    const votes = { for: null, against: null, unanimous: null };
    return { outcome, unanimous: null, more: { votes, vote: some(more) } };
  });
const anyVerdict = fc.oneof(
  { weight: 3, arbitrary: verdict },
  { weight: 2, arbitrary: voted },
  { weight: 1, arbitrary: tied },
);
/** That of a council: mostly clear. */
const ofCouncil = fc.oneof(
  { weight: 8, arbitrary: fc.constant(ADOPTED) },
  { weight: 2, arbitrary: anyVerdict },
  { weight: 1, arbitrary: fc.constantFrom('REJECTED', 'POSTPONED').map((outcome) => ({ outcome, unanimous: true })) },
);

const rules = fc
  .record({
    quorum: now(fc.constantFrom<string | number>('HALF', 'MAJORITY', 'ALL', 2, 3), 6),
    majority: fc.constantFrom('SIMPLE', 'SIMPLE', 'TWO_THIRDS', 'UNANIMOUS', 'CONSENSUS_ELSE_LEADER'),
    castingVote: fc.boolean(),
    electionsByLot: now(fc.boolean()),
    remote: now(fc.boolean(), 2),
    written: now(fc.boolean(), 2),
    clause: fc.constant('Reglementet § 3'),
  })
  .map((all) => some(all) as NonNullable<NonNullable<Terms['bodies']>[number]['rules']>);

const seats = fc
  .record({
    chair: fc.constantFrom('CHAIR', 'CHAIR', 'MEMBER'),
    chairOf: now(municipality),
    until: now(date),
    votes: now(fc.boolean()),
    deputyOf: fc.constantFrom('1', '2', 'observer'),
    members: now(fc.integer({ min: 1, max: 7 })),
    how: fc.constantFrom('none', 'few', 'all', 'all'),
  })
  .map(({ chair, chairOf, until, votes, deputyOf, members, how }) => (ofCouncil: boolean) => {
    const office = 'Kommunedirektør';
    // A council's seats are its own municipality's, whoever takes part.
    const first = { seat: '1', office, role: chair, ...some({ until, municipality: ofCouncil ? null : chairOf }) };
    const few = [
      first,
      { seat: '2', office, role: 'DEPUTY_CHAIR', ...some({ votes }) },
      { seat: '3', office, role: 'MEMBER' },
    ];
    const all = [
      ...few,
      { seat: 'observer', office, role: 'OBSERVER' },
      { seat: 'deputy', office, role: 'DEPUTY', standsInFor: deputyOf },
    ];
    return { seats: { none: [], few, all }[how], ...some({ members }) };
  });

// -------------------------------------------------------------------------------------------- terms

const category = (method: string) => ({ method, clause: '4.4' });
const COMPETENCES = [
  ['DECIDE_KEY', 'region'],
  ['SET_SERVICE_LEAVE_DATE', 'board'],
  ['ADOPT_INTERPRETATION', 'board'],
  ['ADOPT_INTERPRETATION', 'region'],
  ['ADOPT_RULES', 'region'],
  ['PROVISIONAL_ACCOUNT', 'board'],
] as const;

/** Two agreements that differ in all that can differ, and what lies between. */
const terms: fc.Arbitrary<Terms> = fc
  .record({
    like: fc.constantFrom<0 | 1>(0, 1),
    odd: fc.nat(11),
    key: mostly<string | null>('usual', 'second', null),
    without: fc.integer({ min: -6, max: COMPETENCES.length - 1 }),
    rules: fc.tuple(rules, rules),
    effective: fc.constantFrom(
      'END_OF_NOTICE',
      'END_OF_HALF_YEAR',
      'END_OF_HALF_YEAR',
      'END_OF_YEAR',
      'END_OF_NEXT_YEAR',
    ),
    noticeMonths: fc.constantFrom(0, 6, 6, 12, 18),
    termsApply: fc.constantFrom('NEXT_FIRST_OF_JANUARY', 'ENTRY_INTO_FORCE'),
    ratified: mostly(true, false),
    users: fc.boolean(),
  })
  .map(({ like, odd, key, without, rules, effective, noticeMonths, termsApply, ratified, users }) => {
    const lofoten = like === 0;
    const board = {
      body: 'board',
      ...(odd !== 0 && { seatPerParticipant: { office: 'Kommunedirektør', clause: '2.1' } }),
      ...(odd !== 1 && { chair: { of: 'HOST', clause: '2.1' } }),
      ...(lofoten ? odd === 2 && { rules: null } : { rules: rules[0] }),
      ...(users && { userParticipation: { clause: '2.1' } }),
    };
    const budget = lofoten
      ? { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' }
      : { draftBy: '10-01', adoptBy: odd === 3 ? '09-30' : '12-10', clause: '7' };
    const withdrawal = lofoten
      ? { noticeMonths: 12, effective: 'END_OF_NEXT_YEAR', written: true, clause: '6.2' }
      : { noticeMonths, effective, written: odd > 8, clause: '9', ...(odd > 5 && { release: '9.3' }) };
    return {
      key,
      keyClause: '4.4',
      populationDate: lofoten ? 'FIRST_OF_YEAR' : 'FIRST_OF_PREVIOUS_YEAR',
      categories: {
        DRIFT: category('KEYED_ALL'),
        SHARED_SYSTEM: category('KEYED_SERVICE'),
        PREMISES_LOCAL: category('EXCLUDED'),
      },
      keyNeedsRatification: ratified,
      optOutAllowed: lofoten,
      competences: COMPETENCES.filter((_, i) => i !== without).map(([effect, body]) => ({ effect, body, clause: '4' })),
      termsApply,
      ...(odd !== 4 && { budget }),
      ...(odd !== 5 && { withdrawal }),
      ...(odd !== 6 && {
        bodies: [
          board,
          ...(odd === 7 ? [{ body: 'region', rules: rules[1] }] : []),
          ...(odd === 8 ? [{ body: 'region', rules: null }] : []),
          ...(lofoten ? [] : [{ body: 'group', rules: rules[1] }]),
        ],
      }),
      ...(lofoten ? { procedures: { admission: '6.1', change: '6.3' } } : { procedures: { dissolution: '10' } }),
      ...(odd !== 9 && {
        meetings: [
          { body: 'board', noticeDays: lofoten ? 7 : 14, perYear: lofoten ? 1 : 2, minutes: odd < 5, clause: '2.1' },
          ...(lofoten ? [] : [{ body: 'group', noticeDays: 7, minutes: true, clause: '5' }]),
        ],
      }),
      ...(odd < 6 && { cooperationMeeting: { body: lofoten ? 'region' : 'group', clause: '5.3' } }),
      ...(lofoten && { control: { hostDecisions: '3.1' } }),
      ...(!lofoten && {
        routines: [{ id: 'MEETING', day: '05-17', text: 'Samarbeidsmøte', who: 'HOST', clause: '2' }],
      }),
      billing: lofoten
        ? { rhythm: 'MONTHLY', clause: '4.4' }
        : { rhythm: 'QUARTERLY', clause: '4.4', ...(odd % 2 === 0 && { days: ['02-15', '05-15', '08-15', '11-15'] }) },
    } as Terms;
  });

// -------------------------------------------------------------------------------------------- steps

/** Everyone whose council can be asked, in an order that differs. */
const everyone = [...MUNICIPALITIES, MERGED];
const council = (m: string) => `council-${m}`;
const known = (draft: Governed) => [...draft.participants, ...draft.others];

class Governed extends Draft {
  readonly others: string[] = [];
  readonly notices: string[] = [];
  readonly hostDecisions: string[] = [];
  readonly versionsOf = new Map<number, string[]>();
  /** The last days for the budget and its draft in the agreement that the cooperation begins with. */
  meetings = 1;
  adoptBy = '12-20';
  draftBy = '09-15';
}
type Act = (draft: Governed) => void;

const clauses = fc
  .array(
    fc.tuple(
      fc.constantFrom('4.2', '4.4', '6.2'),
      fc.constantFrom('Deles likt.', 'Deles  likt.', 'Deles etter folketall.'),
    ),
    {
      maxLength: 3,
    },
  )
  .map((all) => [...new Map(all)].map(([clause, text]) => ({ clause, text })));

const proposed: fc.Arbitrary<Act> = fc
  .record({ terms, clauses, at: when, how: councils, attested: fc.nat(5) })
  .map(({ terms: t, clauses: c, at, how, attested }) => (draft) => {
    draft.versions += 1;
    const version = `v${draft.versions}`;
    draft.say('ProposeAgreement', { version, title: version, clauses: c, terms: t }, at);
    if (attested === 0) draft.say('AttestAgreement', { version, basis: 'Brev' }, at);
    else askCouncils(draft, how, approved(version), at.decided);
  });

const textCorrected: fc.Arbitrary<Act> = fc
  .record({ n: fc.nat(3), terms, clauses, at: when, until: fc.option(date) })
  .map(({ n, terms: t, clauses: c, at, until }) => (draft) => {
    const version = `v${(n % Math.max(draft.versions, 1)) + 1}`;
    const said = { version, ground: 'REGISTRATION_ERROR', authority: 'Verten', clauses: c, terms: t };
    draft.say('CorrectAgreement', { ...said, ...(until !== null && { until }) }, at);
  });

/** Days about a last day: the day itself, the one after, and those around it. */
const about = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -60, max: -1 }) },
  { weight: 2, arbitrary: fc.constantFrom(-1, 0, 0, 1, 2) },
  { weight: 1, arbitrary: fc.integer({ min: 3, max: 120 }) },
);
export const lastDay = fc.constantFrom('12-20', '12-20', '12-10', '09-30');
/** The last of the councils that adopt: in good time, the day before, on the last day itself, or the day after it. */
const lastOfAll = fc.constantFrom(null, null, -1, 0, 0, 1, 1, 1);
const lines = fc
  .array(
    fc.tuple(
      fc.constantFrom('DRIFT', 'SHARED_SYSTEM'),
      fc.integer({ min: 1, max: 3 }).map((n) => String(n * 100_000)),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((all) => all.map(([category, amount]) => ({ category, amount })));

/** What comes before a council's budget, by so many days about the last one: mostly by whom the law asks it of. */
const prepared = fc.record({
  municipality: mostly('1865', ...MUNICIPALITIES),
  body: mostly('committee', 'board', 'council-1865'),
  verdict: ofCouncil,
  recommended: now(fc.constantFrom(-40, -1, 0, 1, 1, 3), 9),
  published: now(fc.constantFrom(-40, -1, 0, 1, 1, 3), 9),
});

/** A version of the budget of a year and what the councils, and now and then others, make of it. */
const budgetVersion = fc.record({
  // As the agreement says from the beginning, or as another would.
  last: mostly<string | null>(null, '12-20', '12-10', '09-30'),
  lastOfAll,
  kind: fc.constantFrom('ORIGINAL', 'ORIGINAL', 'AMENDMENT'),
  lines,
  drafted: fc.integer({ min: 60, max: 120 }),
  sent: fc.constantFrom<number | 'last day' | 'day after' | null>(null, 0, 1, 10, 40, 'last day', 'day after'),
  late: fc.nat(3),
  odd: fc.integer({ min: -4, max: 6 }),
  words: fc.array(
    fc.record({
      day: about,
      verdict: ofCouncil,
      late: fc.nat(12),
      how: fc.constantFrom('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'changed', 'same', 'line', 'nothing', 'again'),
    }),
    { minLength: 7, maxLength: 7 },
  ),
  other: lines,
  annulled: fc.integer({ min: -6, max: 6 }),
  together: fc.integer({ min: -3, max: 1 }),
  prepared: now(prepared, 4),
});
const budgeted: fc.Arbitrary<Act> = fc
  .record({
    year: fc.constantFrom(...YEARS),
    first: budgetVersion,
    second: now(budgetVersion, 2),
    late: now(fc.constantFrom('VALID_FROM_LAST_ADOPTION', 'VALID_FROM_LAST_ADOPTION', 'NEVER_VALID'), 2),
    basis: now(fc.constantFrom('DRAFT', 'DRAFT', 'ACTUAL_COST', 'NOTHING')),
  })
  .map(({ year, first, second, late, basis }) => (draft) => {
    draftAndTreat(draft, year, first);
    if (second) draftAndTreat(draft, year, second);
    const read = (interpretation: string, option: string | null) =>
      option !== null &&
      draft.decide('board', { kind: 'ADOPT_INTERPRETATION', interpretation, option }, ADOPTED, {
        decided: `${year - 1}-12-01`,
      });
    read('A-33', late);
    read('A-06', basis);
  });

function draftAndTreat(
  draft: Governed,
  year: number,
  how: typeof budgetVersion extends fc.Arbitrary<infer T> ? T : never,
) {
  const { last, kind, lines: l, drafted, sent, late, odd, words, other, annulled: a } = how;
  const own = draft.versionsOf.get(year) ?? [];
  const version = `b${own.length + 1}`;
  draft.versionsOf.set(year, [...own, version]);
  const by = kind === 'AMENDMENT' ? `${year}-06-01` : `${year - 1}-${last ?? draft.adoptBy}`;
  const day = plus(by, -drafted);
  draft.say('DraftBudget', { year, version, kind, lines: l }, { decided: day });
  const draftBy = `${year - 1}-${draft.draftBy}`;
  const sentOn = sent === 'last day' ? draftBy : sent === 'day after' ? plus(draftBy, 1) : plus(day, sent ?? 0);
  if (sent !== null) draft.say('SendBudget', { year, version }, { decided: sentOn, late });
  if (how.prepared) {
    const { municipality: m, body: of, verdict: v, recommended, published } = how.prepared;
    const at = (days: number) => ({ decided: plus(by, days - 14), late });
    if (recommended !== null) draft.decide(of, { kind: 'RECOMMEND_BUDGET', year, version }, v, at(recommended));
    if (published !== null) draft.say('PublishBudget', { year, version, municipality: m }, at(published));
  }
  const first = draft.decisions.length;
  const asked = known(draft);
  // All say yes, and what counts is the day of the last.
  const close = how.lastOfAll !== null && odd < 3;
  for (const [i, m] of asked.entries()) {
    const said = words[i % words.length];
    if (!said || (said.how === 'nothing' && odd < 3 && !close)) continue;
    const on = i === asked.length - 1 ? how.lastOfAll : null;
    const word = close ? { ...said, how: 'yes', verdict: ADOPTED, day: on ?? Math.min(said.day, 0) } : said;
    const treats: Effect = {
      kind: 'TREAT_BUDGET',
      year,
      version,
      ...(word.how === 'changed' && { changedTo: other }),
      ...(word.how === 'same' && { changedTo: l.toReversed() }),
      ...(word.how === 'line' && { evidence: 'OWN_BUDGET_LINE' as const }),
    };
    const at = { decided: plus(by, how.together > 0 && !close ? Math.min(word.day, 0) : word.day), late: word.late };
    const body = odd === i ? nth(BODIES, i) : council(m);
    draft.decide(body ?? 'board', treats, word.verdict, at);
    if (word.how === 'again') draft.decide(council(m), treats, ADOPTED, { ...at, decided: plus(at.decided, 3) });
  }
  const decision = draft.decisions.slice(first)[a];
  if (decision !== undefined)
    draft.say('AnnulDecision', { decision, ground: 'LEGALITY_REVIEW' }, { decided: by, late: 8 });
}

/** What comes after a year: its annual report, and the adoption of its accounts. */
const accounted: fc.Arbitrary<Act> = fc
  .record({
    years: fc.constantFrom([2022], [2023], [2022, 2023], [2022, 2024], [2023, 2024]),
    kind: mostly('STATUTORY_ANNUAL', 'ANNUAL'),
    reported: now(fc.constantFrom(-40, -1, 0, 1, 30), 6),
    adopted: now(fc.constantFrom(-40, 1, 0, 1, 30), 6),
    by: mostly('host', 'committee', 'council-1860'),
    verdict: ofCouncil,
    late: fc.nat(6),
  })
  .map(({ years, kind, reported, adopted, by, verdict: v, late }) => (draft) => {
    for (const year of years) {
      const period = { from: `${year}-01-01`, to: `${year}-12-31` };
      const report = `aar-${draft.step}-${year}`;
      if (reported !== null)
        draft.say('DeliverReport', { report, kind, period }, { decided: plus(`${year + 1}-03-31`, reported), late });
      const body = by === 'host' ? council(draft.host) : by;
      if (adopted !== null)
        draft.decide(body, { kind: 'ADOPT_ACCOUNTS', year }, v, { decided: plus(`${year + 1}-06-30`, adopted), late });
    }
  });

const onAccount: fc.Arbitrary<Act> = fc
  .record({
    year: fc.constantFrom(...YEARS),
    basis: fc.constantFrom('LAST_VALID_BUDGET', 'DRAFT', 'ADOPTED_LATE', 'ACTUAL_COST', 'NONE'),
    n: fc.option(fc.nat(2)),
    body: fc.constantFrom('host', 'host', 'host', 'committee', 'board', 'council-1860'),
    verdict: ofCouncil,
    days: fc.integer({ min: -20, max: 200 }),
    late: fc.nat(6),
  })
  .map(({ year, basis, n, body, verdict: v, days, late }) => (draft) => {
    const version = n === null ? undefined : nth(draft.versionsOf.get(year) ?? [], n);
    const effect = { kind: 'PROVISIONAL_ACCOUNT', year, basis, ...(version !== undefined && { version }) } as Effect;
    const by = body === 'host' ? council(draft.host) : body;
    draft.decide(by, effect, v, {
      decided: plus(`${year}-01-01`, days),
      validFrom: plus(`${year}-01-01`, days + 10),
      late,
    });
  });

const budgetReading: fc.Arbitrary<Act> = fc
  .tuple(
    fc.constantFrom(
      ['A-06', 'DRAFT'],
      ['A-06', 'NOTHING'],
      ['A-06', 'LAST_VALID_BUDGET'],
      ['A-25', 'OWN_LINE_IS_ENOUGH'],
      ['A-33', 'VALID_FROM_LAST_ADOPTION'],
      ['A-33', 'NEVER_VALID'],
      ['A-05', 'YEAR_FROM_ESTABLISHMENT'],
      ['A-05', 'YEAR_FROM_ADOPTION'],
      ['A-05', 'CALENDAR_YEAR_FROM_SENDING'],
      ['A-07', 'NET_VALUE'],
      ['A-07', 'RELEASE_ONLY'],
      ['A-23', 'HALF_OF_MEMBERS'],
    ),
    anyVerdict,
    when,
  )
  .map(([[interpretation = '', option = ''], v, w]) => (draft) => {
    draft.decide('board', { kind: 'ADOPT_INTERPRETATION', interpretation, option }, v, w);
  });

/** The last and the first days of halves of years, where a day makes half a year or a whole one. */
const turnOfHalf = fc
  .tuple(fc.constantFrom(2022, 2023, 2024), fc.constantFrom('06-30', '07-01', '12-31', '01-01'))
  .map(([year, day]) => `${year}-${day}`);
const noticed: fc.Arbitrary<Act> = fc
  .record({
    municipality,
    form: mostly('WRITTEN', 'ORAL'),
    at: fc.oneof(
      { weight: 1, arbitrary: when },
      { weight: 2, arbitrary: turnOfHalf.map((decided) => ({ decided, late: 0 })) },
    ),
    decided: fc.boolean(),
    posted: now(fc.constantFrom(1, 5, 40)),
    back: fc.option(
      fc.record({
        days: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constantFrom(181, 182, 183, 184, 364, 365, 366, 367)),
        agreed: fc.boolean(),
        late: fc.nat(8),
      }),
    ),
  })
  .map(({ municipality: m, form, at, decided, posted, back }) => (draft) => {
    const notice = `n${draft.notices.length + 1}`;
    draft.notices.push(notice);
    const whose = draft.member(m);
    const decision = decided ? draft.decide(council(whose), undefined, ADOPTED, at) : null;
    const sentOn = posted === null ? null : plus(at.decided, -posted);
    const said = { notice, municipality: whose, form, ...some({ decision, sentOn }) };
    draft.say('ReceiveWithdrawalNotice', said, at);
    if (back) {
      const when = { decided: plus(at.decided, back.days), late: (at.late ?? 0) + back.late };
      draft.say('TakeBackWithdrawalNotice', { notice, agreed: back.agreed }, when);
    }
  });

const merged: fc.Arbitrary<Act> = fc
  .record({
    from: fc.constantFrom('2024-01-01', '2025-01-01', '2025-07-01'),
    of: fc.array(municipality, { minLength: 1, maxLength: 2 }),
    into: mostly(MERGED, '1860'),
    late: fc.nat(10),
  })
  .map(({ from, of, into, late }) => (draft) => {
    if (draft.merged) return;
    draft.merged = true;
    const predecessors = [...new Set(of.map((m) => draft.member(m)))];
    draft.others.push(into);
    draft.say(
      'MergeMunicipalities',
      { successor: participant(into), predecessors },
      { decided: from, validFrom: from, late },
    );
  });

/** Councils that decide on the same, mostly all of them. */
const together = fc.array(fc.record({ day: date, verdict: ofCouncil, late: fc.nat(12), absent: fc.nat(11) }), {
  minLength: 8,
  maxLength: 8,
});
const admitted: fc.Arbitrary<Act> = fc
  .record({
    newcomer: fc.constantFrom(...everyone),
    from: date,
    together,
    own: fc.nat(5),
    recorded: fc.nat(4),
    day: date,
    common: fc.nat(2),
  })
  .map(({ newcomer, from, together, own, recorded, day, common }) => (draft) => {
    const asked = [...new Set([...draft.participants, ...(own > 0 ? [newcomer] : [])])];
    for (const [i, m] of asked.entries()) {
      const word = together[i];
      if (!word || (word.absent === 0 && own < 4)) continue;
      const at = { decided: common > 0 ? day : word.day, late: word.late };
      draft.decide(council(m), { kind: 'ADMIT_PARTICIPANT', ...participant(newcomer), from }, word.verdict, at);
    }
    draft.others.push(newcomer);
    if (recorded === 0) draft.say('AdmitParticipant', participant(newcomer), { decided: from, late: 3 });
  });
const dissolved: fc.Arbitrary<Act> = fc
  .record({ from: fc.constantFrom('2025-01-01', '2025-12-31', '2026-01-01'), together, all: fc.boolean() })
  .map(({ from, together, all }) => (draft) => {
    for (const [i, m] of draft.participants.entries()) {
      const word = together[i];
      if (!word || (!all && i > 0 && word.absent < 6)) continue;
      draft.decide(council(m), { kind: 'AGREE_TO_DISSOLVE', from }, word.verdict, {
        decided: word.day,
        late: word.late,
      });
    }
  });

const body = fc.constantFrom('board', 'board', 'region', 'group', 'committee', 'council-1865', 'council-1860');
const ruled: fc.Arbitrary<Act> = fc
  .record({
    of: body,
    by: mostly('own', 'region', 'board'),
    rules: fc.option(rules, { freq: 5 }),
    verdict: anyVerdict,
    at: when,
  })
  .map(({ of, by, rules: r, verdict: v, at }) => (draft) => {
    draft.decide(by === 'own' ? of : by, { kind: 'ADOPT_RULES', body: of, rules: r }, v, at);
  });
const seated: fc.Arbitrary<Act> = fc.tuple(body, seats, when).map(
  ([b, s, at]) =>
    (draft) =>
      draft.say('DefineSeats', { body: b, ...s(b.startsWith('council')) }, at),
);
const away: fc.Arbitrary<Act> = fc
  .record({
    n: fc.nat(2),
    body: mostly('board', 'group'),
    seat: fc.constantFrom('1', '2', '1865'),
    at: when,
    days: fc.option(fc.nat(400)),
    acting: fc.option(fc.constantFrom('2', '3', '1860')),
  })
  .map(({ n, body: b, seat, at, days, acting }) => (draft) => {
    const until = days === null ? null : plus(at.validFrom ?? at.decided, days);
    draft.say('RecordAbsence', { absence: `a${n}`, body: b, seat, ...some({ until, acting }) }, at);
  });
const plain: fc.Arbitrary<Act> = fc.tuple(body, fc.oneof(voted, tied), when).map(
  ([b, v, at]) =>
    (draft) =>
      void draft.decide(b, undefined, v, at),
);

/** A body that gets its seats, or its rules, and votes by them. */
const voting: fc.Arbitrary<Act> = fc
  .record({
    body: fc.constantFrom('board', 'group', 'region', 'committee'),
    seats: seats.filter((s) => s(false).seats.length > 3),
    rules: now(rules, 6),
    votes: fc.array(fc.oneof(voted, tied), { minLength: 1, maxLength: 3 }),
    leads: now(fc.array(led, { minLength: 2, maxLength: 3 })),
    day: date,
  })
  .map(({ body: b, seats: s, rules: own, votes: free, leads, day }) => (draft) => {
    const r = leads ? { majority: 'CONSENSUS_ELSE_LEADER' as const, castingVote: false, clause: 'D-9' } : own;
    const votes = leads ?? free;
    draft.say('DefineSeats', { body: b, ...s(false) }, { decided: day });
    if (r) draft.decide(b, { kind: 'ADOPT_RULES', body: b, rules: r }, ADOPTED, { decided: day });
    for (const v of votes) draft.decide(b, undefined, v, { decided: plus(day, 1) });
  });

/** The record of a decision is corrected: its day, its outcome, how it was voted. */
const recordCorrected: fc.Arbitrary<Act> = fc
  .record({
    n: fc.nat(80),
    what: fc.constantFrom('day', 'outcome', 'votes', 'near'),
    decidedOn: date,
    days: fc.integer({ min: -5, max: 5 }),
    verdict: fc.oneof(voted, tied),
    at: when,
  })
  .map(({ n, what, decidedOn, days, verdict: v, at }) => (draft) => {
    const decision = nth(draft.decisions, n);
    if (decision === undefined) return;
    const recorded = draft.said.find(
      ({ command: { type, data } }) => type === 'RecordDecision' && data.decision === decision,
    );
    const near = plus(recorded?.command.decided ?? decidedOn, days);
    const corrected = { day: { decidedOn }, near: { decidedOn: near }, outcome: { outcome: v.outcome }, votes: v.more }[
      what
    ];
    draft.say('CorrectDecision', { decision, ground: 'MINUTES_CORRECTED', ...corrected }, at);
  });

/** A meeting of a body of no municipality: called, perhaps again, held or not, and what is done after it. */
const minutes = fc
  .record({
    time: now(fc.constant('10:00'), 3),
    place: now(fc.constant('Kontoret'), 6),
    present: now(fc.constant(['1', '2']), 6),
    absent: now(fc.constant<string[]>([]), 6),
    treated: now(fc.constantFrom<string[]>([], ['sak-1']), 6),
  })
  .map(some);
const met: fc.Arbitrary<Act> = fc
  .record({
    body: fc.constantFrom('board', 'board', 'region', 'group'),
    day: date,
    called: fc.array(fc.record({ before: fc.constantFrom(0, 6, 7, 8, 20), moved: fc.constantFrom(0, 0, 7) }), {
      maxLength: 2,
    }),
    // Also on the day of a notice: it is not called again by that.
    cancelled: now(fc.constantFrom(1, 6, 7, 8, 10), 2),
    held: mostly(true, false),
    minutes,
    again: now(fc.integer({ min: 1, max: 60 }), 3),
    approved: now(fc.integer({ min: 0, max: 90 }), 3),
    due: now(fc.constantFrom(0, 1, 20, 21), 9),
    closed: now(fc.integer({ min: 0, max: 60 }), 6),
    late: fc.nat(3),
  })
  .map(({ body: b, day, called, cancelled, held, minutes, again, approved, due, closed, late }) => (draft) => {
    const next = () => `m${draft.meetings++}`;
    const meeting = next();
    for (const { before, moved } of called) {
      const sentOn = plus(day, -before);
      const notice = { meeting, body: b, at: { date: plus(day, moved) }, agenda: [], sentOn };
      draft.say('CallMeeting', notice, { decided: sentOn, late });
    }
    if (cancelled !== null) draft.say('CancelMeeting', { meeting }, { decided: plus(day, -cancelled), late });
    if (!held || (cancelled !== null && late > 0)) return;
    draft.say('HoldMeeting', { meeting, body: b, ...minutes }, { decided: day, late });
    const after = next();
    if (again !== null) draft.say('HoldMeeting', { meeting: after, body: b }, { decided: plus(day, again), late });
    if (again !== null && approved !== null)
      draft.say('ApproveMinutes', { meeting, approvedIn: after }, { decided: plus(day, approved), late });
    if (due === null) return;
    const decision = draft.decide(b, undefined, ADOPTED, { decided: day });
    const followUp = `f-${decision}`;
    const todo = { followUp, decision, what: 'Et utkast', who: 'Lederen', dueOn: plus(day, due) };
    draft.say('OpenFollowUp', todo, { decided: day, late });
    if (closed !== null)
      draft.say('CloseFollowUp', { followUp, how: 'Gjort' }, { decided: plus(day, closed), late: late + 1 });
  });

const delegated: fc.Arbitrary<Act> = fc
  .record({
    municipality,
    delegation: mostly('drift', 'innkjøp'),
    what: fc.constantFrom('both', 'both', 'instructed', 'given', 'revoked'),
    tasks: fc.option(fc.constantFrom<string[]>(['support'], ['support', 'buying'])),
    verdict: ofCouncil,
    by: mostly('council', 'committee'),
    at: when,
    given: when,
  })
  .map(({ municipality: m, delegation: name, what, tasks, verdict: v, by, at, given }) => (draft) => {
    const whose = draft.member(m);
    const delegation = name.replace('ø', 'o');
    const body = by === 'council' ? council(whose) : by;
    const scope = 'Drift og støtte';
    if (what === 'revoked') draft.decide(body, { kind: 'REVOKE_DELEGATION', delegation }, v, at);
    if (what === 'both' || what === 'instructed')
      draft.decide(body, { kind: 'INSTRUCT_DELEGATION', delegation, scope, ...(tasks && { tasks }) }, v, at);
    if (what === 'both' || what === 'given') draft.say('GiveDelegation', { delegation, municipality: whose }, given);
  });
/** Three weeks on: a working day, Easter Monday, a Sunday, the New Year. */
const hostDay = fc.constantFrom('2024-03-01', '2024-03-11', '2024-03-10', '2023-12-11');
const hostDecided: fc.Arbitrary<Act> = fc
  .record({
    for: fc.oneof(fc.constant('ALL' as const), fc.array(municipality, { minLength: 1, maxLength: 2 })),
    withinBudget: fc.constantFrom('YES', 'YES', 'NO', 'NOT_ASSESSED'),
    principled: fc.constantFrom('NO', 'NO', 'YES', 'NOT_ASSESSED'),
    individual: fc.boolean(),
    task: now(fc.constantFrom('support', 'buying'), 3),
    notifiedOn: now(fc.oneof(date, hostDay), 3),
    at: fc.oneof(
      when,
      hostDay.map((decided) => ({ decided, late: 0 })),
    ),
    after: fc.constantFrom('nothing', 'nothing', 'corrected', 'annulled'),
    day: date,
  })
  .map(({ for: whose, task, notifiedOn, at, after, day, ...said }) => (draft) => {
    const decision = `h${draft.hostDecisions.length + 1}`;
    draft.hostDecisions.push(decision);
    const forWhom = whose === 'ALL' ? whose : [...new Set(whose.map((m) => draft.member(m)))];
    draft.say(
      'RecordHostDecision',
      { decision, for: forWhom, matter: 'Avtale om drift', ...said, ...some({ task, notifiedOn }) },
      at,
    );
    const again = { decided: at.decided, late: (at.late ?? 0) + 2 };
    if (after === 'corrected')
      draft.say(
        'CorrectHostDecision',
        { decision, ground: 'REGISTRATION_ERROR', decidedOn: day, principled: 'NO' },
        again,
      );
    if (after === 'annulled') draft.say('AnnulHostDecision', { decision, ground: 'REVERSAL' }, again);
  });

const said = (type: CommandType, data: fc.Arbitrary<(draft: Governed) => object>): fc.Arbitrary<Act> =>
  fc.tuple(data, when).map(
    ([d, w]) =>
      (draft) =>
        draft.say(type, d(draft), w),
  );

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: budgeted },
  { weight: 2, arbitrary: onAccount },
  { weight: 3, arbitrary: accounted },
  { weight: 5, arbitrary: budgetReading },
  { weight: 6, arbitrary: noticed },
  { weight: 1, arbitrary: merged },
  { weight: 2, arbitrary: admitted },
  {
    weight: 1,
    arbitrary: said(
      'AdmitParticipant',
      fc.constantFrom(...everyone).map((m) => () => participant(m)),
    ),
  },
  { weight: 2, arbitrary: dissolved },
  { weight: 3, arbitrary: ruled },
  { weight: 3, arbitrary: seated },
  { weight: 2, arbitrary: away },
  { weight: 3, arbitrary: plain },
  { weight: 3, arbitrary: voting },
  { weight: 5, arbitrary: recordCorrected },
  { weight: 4, arbitrary: annulled as fc.Arbitrary<Act> },
  { weight: 3, arbitrary: delegated },
  { weight: 2, arbitrary: hostDecided },
  { weight: 5, arbitrary: met },
  { weight: 3, arbitrary: electing },
  { weight: 4, arbitrary: meeting },
  { weight: 1, arbitrary: treated },
  { weight: 2, arbitrary: proposed },
  { weight: 2, arbitrary: textCorrected },
  { weight: 1, arbitrary: interpreted as fc.Arbitrary<Act> },
  { weight: 1, arbitrary: keyDecided as fc.Arbitrary<Act> },
  { weight: 1, arbitrary: ratified as fc.Arbitrary<Act> },
  { weight: 1, arbitrary: stayed as fc.Arbitrary<Act> },
  { weight: 1, arbitrary: lineRecorded as fc.Arbitrary<Act> },
  {
    weight: 1,
    arbitrary: said(
      'AcceptPopulation',
      population.map((p) => () => p),
    ),
  },
  {
    weight: 1,
    arbitrary: said(
      'ChangeHost',
      municipality.map((m) => (draft) => ({ host: draft.member(m) })),
    ),
  },
  {
    weight: 2,
    arbitrary: said(
      'EndParticipation',
      municipality.map((m) => (draft) => ({ municipality: draft.member(m) })),
    ),
  },
);

const ground = fc.record({
  participants: fc.integer({ min: 2, max: 5 }),
  host: fc.nat(4),
  from: mostly('2022-01-01', '2022-06-01'),
  terms,
  clauses,
  attested: fc.boolean(),
  form: mostly('HOST_MUNICIPALITY', 'MUNICIPAL_TASK_COMMUNITY'),
  seats: fc.option(seats),
});

const begin =
  (how: typeof ground extends fc.Arbitrary<infer T> ? T : never): Act =>
  (draft) => {
    const at = { decided: how.from };
    const those = MUNICIPALITIES.slice(6 - how.participants);
    draft.participants.push(...those);
    draft.host = nth(those, how.host) ?? '1865';
    draft.say(
      'EstablishCooperation',
      { name: 'Samarbeidet', form: how.form, host: draft.host, participants: those.map(participant) },
      at,
    );
    for (const m of everyone)
      draft.say('EstablishBody', { body: council(m), name: 'Kommunestyret', kind: 'COUNCIL', municipality: m }, at);
    const others = [
      ['committee', 'EXECUTIVE_COMMITTEE', { municipality: '1865' }],
      ['board', 'OPERATING_BOARD', {}],
      ['region', 'REGIONAL_COUNCIL', {}],
      ['group', 'STEERING_GROUP', {}],
    ] as const;
    for (const [id, kind, more] of others) draft.say('EstablishBody', { body: id, name: id, kind, ...more }, at);
    for (const id of ['usual', 'second', 'third'])
      draft.say(
        'DefineKey',
        { key: id, name: id, ...(id === 'usual' ? USUAL_KEY : { components: [{ basis: 'EQUAL', weight: '1' }] }) },
        at,
      );
    draft.versions = 1;
    draft.adoptBy = how.terms.budget?.adoptBy ?? '12-20';
    draft.draftBy = how.terms.budget?.draftBy ?? '09-15';
    draft.say('ProposeAgreement', { version: 'v1', title: 'v1', clauses: how.clauses, terms: how.terms }, at);
    if (how.attested) draft.say('AttestAgreement', { version: 'v1', basis: 'Brev' }, at);
    else for (const m of those) draft.decide(council(m), approved('v1')(how.from), ADOPTED, at);
    draft.say('RegisterService', { service: 'erp', kind: 'SYSTEM', name: 'erp' }, at);
    const figures = Object.fromEntries(everyone.map((m, i) => [m, 1000 * (i + 1)]));
    draft.say('AcceptPopulation', { referenceDate: '2021-01-01', figures, table: '07459', source: 'SSB' }, at);
    if (how.seats) draft.say('DefineSeats', { body: 'board', ...how.seats(false) }, at);
  };

/** A cooperation that is governed for some years. */
export const governed = writtenIn(() => new Governed(), ground.map(begin), act, { minLength: 2, maxLength: 14 });
