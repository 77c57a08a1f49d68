import fc from 'fast-check';
import { plus } from './days.ts';
import { type Draft, date, MUNICIPALITIES, mostly, type Verdict } from './histories.ts';

/**
 * Random sequences of what happens in and about meetings: elections and those who vote because of them, proposals and the
 * votings on them, a case on its way through several bodies, what is said of a record afterwards.
 */
export type MeetingAct = (draft: Draft) => void;

const rarely = <T>(value: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value });
/** Without what is undefined: nothing is said of it. */
const said = <T extends object>(all: T): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<T>;
const SILENT = { for: null, against: null, unanimous: null };
const numbers = fc.nat(5);
const outcome = mostly('ADOPTED', 'REJECTED', 'UNDETERMINED', 'NOTED', 'POSTPONED');
const some = <T>(...all: T[]) => fc.subarray(all, { minLength: 1 });

// -------------------------------------------------------------------------------------------- elections

const CANDIDATES = ['1', '2', '3', 'k1', 'k2', 'deputy', '1860'];
const round = fc.record({
  votes: some(...CANDIDATES.slice(0, 4)).chain((who) =>
    fc
      .array(numbers, { minLength: who.length, maxLength: who.length })
      .map((votes) => who.map((candidate, i) => ({ candidate, votes: votes[i] ?? 0 }))),
  ),
  blank: rarely(fc.nat(2), 2),
});
const leads = fc.record({
  to: fc.constantFrom('CHAIR', 'CHAIR', 'DEPUTY_CHAIR'),
  method: mostly('MAJORITY', 'AGREED'),
  rounds: fc.array(round, { minLength: 1, maxLength: 2 }),
  nominees: fc.constantFrom(['2'], ['k1']),
});
const LISTS = { A: ['1', '2', 'k1'], B: ['3', 'k2'], C: ['1860', 'deputy'] };
const members = fc.record({
  to: fc.constant('MEMBERS'),
  method: fc.constantFrom('PROPORTIONAL', 'PROPORTIONAL', 'PROPORTIONAL', 'AGREED', 'MAJORITY'),
  lists: fc
    .tuple(numbers, numbers, numbers)
    .map((votes) => Object.entries(LISTS).map(([list, candidates], i) => ({ list, votes: votes[i] ?? 0, candidates }))),
  places: fc.integer({ min: 1, max: 4 }),
  blank: rarely(fc.nat(2)),
  rounds: fc.array(round, { minLength: 1, maxLength: 1 }),
  nominees: some(...CANDIDATES),
  supplement: rarely(fc.constant(true)),
});
const election = fc
  .record({
    what: fc.oneof(leads, members),
    lots: rarely(some('A', 'B', 'C', '1', '2', '3', 'k1'), 2),
    elected: rarely(fc.oneof(some(...CANDIDATES.slice(0, 4)), fc.constantFrom(['1'], ['1', '3'], ['1', '2', '3'])), 2),
    until: rarely(fc.nat(400)),
  })
  .map(({ what, until, ...more }) => (body: string, from: string) => {
    const { to, method, nominees, rounds, ...ofLists } = {
      lists: [],
      places: 1,
      blank: undefined,
      supplement: undefined,
      ...what,
    };
    const { supplement, ...counted } = ofLists;
    const way =
      { MAJORITY: { rounds: rounds.map(said) }, PROPORTIONAL: said(counted), AGREED: { nominees } }[method] ?? {};
    return {
      body,
      to,
      method,
      ...way,
      ...said({ ...more, supplement }),
      ...(until !== undefined && { until: plus(from, until) }),
    };
  });
const agreement = fc.constantFrom(
  { ...SILENT, unanimous: true },
  { ...SILENT, unanimous: true },
  { for: 5, against: 0, unanimous: true },
  { for: 4, against: 1, unanimous: false },
  SILENT,
);
const ballots = fc
  .array(
    fc.tuple(
      fc.constantFrom(...CANDIDATES, 'observer'),
      fc.constantFrom('FOR', 'FOR', 'AGAINST', 'ABSTAINS', 'ABSENT'),
    ),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map((all) => [...new Map(all)].map(([seat, vote]) => ({ seat, vote })));

/** Who elects whom: mostly a body among its own, or a council to its committee. */
const ELECTING = [
  ['council-1865', 'committee'],
  ['council-1865', 'committee'],
  ['committee', 'committee'],
  ['council-1865', 'council-1865'],
  ['board', 'board'],
  ['region', 'region'],
  ['group', 'group'],
  ['council-1860', 'committee'],
  ['region', 'board'],
] as const;

/** A body elects, and then those elected vote; the record of the election is corrected, or it is void. */
export const electing: fc.Arbitrary<MeetingAct> = fc
  .record({
    who: fc.constantFrom(...ELECTING),
    seats: rarely(fc.integer({ min: 2, max: 7 }), 3),
    named: fc.boolean(),
    elections: fc.array(
      fc.record({ election, votes: agreement, outcome, days: fc.nat(90), later: rarely(fc.nat(60)), late: fc.nat(3) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    votes: fc.array(fc.record({ ballots, days: fc.nat(200), outcome }), { minLength: 1, maxLength: 2 }),
    again: rarely(election, 2),
    annulled: rarely(fc.nat(2)),
    day: date,
  })
  .map(({ who: [by, to], seats, named, elections, votes, again, annulled, day }) => (draft) => {
    const own = ['1', '2'].map((seat) => ({ seat, office: 'Medlem', role: seat === '1' ? 'CHAIR' : 'MEMBER' }));
    if (seats !== undefined)
      draft.say('DefineSeats', { body: to, seats: named ? own : [], members: seats }, { decided: day });
    else if (named) draft.say('DefineSeats', { body: to, seats: own }, { decided: day });
    const made = elections.map(({ election, votes: agreed, outcome, days, later, late }) => {
      const decided = plus(day, days);
      const validFrom = later === undefined ? decided : plus(decided, later);
      const of = election(to, validFrom);
      const more = { election: of, votes: of.method === 'AGREED' ? agreed : SILENT };
      return draft.decide(by, undefined, { outcome, unanimous: null, more }, { decided, validFrom, late });
    });
    for (const { ballots, days, outcome } of votes)
      draft.decide(
        to,
        undefined,
        { outcome, unanimous: null, more: { votes: SILENT, vote: { ballots } } },
        { decided: plus(day, days) },
      );
    const [first] = made;
    if (again && first !== undefined)
      draft.say(
        'CorrectDecision',
        { decision: first, ground: 'MINUTES_CORRECTED', election: again(to, day) },
        { decided: day, late: 5 },
      );
    const void_ = annulled === undefined ? undefined : made[annulled];
    if (void_ !== undefined)
      draft.say('AnnulDecision', { decision: void_, ground: 'LEGALITY_REVIEW' }, { decided: day, late: 6 });
  });

// -------------------------------------------------------------------------------------------- meetings with proposals

const ITEMS = ['s1', 's2', 's3'];
const PROPOSALS = ['f1', 'f2', 'f3'];
const voting = fc
  .record({
    between: some(...PROPOSALS).chain((of) =>
      fc
        .array(fc.option(numbers, { freq: 8 }), { minLength: of.length, maxLength: of.length })
        .map((votes) => of.map((proposal, i) => ({ proposal, votes: votes[i] ?? null }))),
    ),
    against: fc.option(numbers, { freq: 8 }),
    unanimous: rarely(fc.constant(true)),
    casting: rarely(fc.constantFrom('AGAINST', ...PROPOSALS), 4),
  })
  .map(({ between, against, ...more }) => ({ between, ...(between.length === 1 && { against }), ...said(more) }));
/** As many for the one as for the other. */
const tiedVoting = fc
  .record({
    each: fc.integer({ min: 1, max: 3 }),
    alone: fc.boolean(),
    casting: rarely(fc.constantFrom('AGAINST', 'f1', 'f2'), 8),
  })
  .map(({ each, alone, casting }) => ({
    between: (alone ? ['f1'] : ['f1', 'f2']).map((proposal) => ({ proposal, votes: each })),
    ...(alone && { against: each }),
    ...said({ casting }),
  }));
const proposalVotes = fc
  .record({
    adopted: fc.subarray([...PROPOSALS, 'f9'], { maxLength: 2 }),
    votings: rarely(fc.array(fc.oneof(voting, voting, tiedVoting), { minLength: 1, maxLength: 3 }), 12),
  })
  .map(said);
const agenda = fc.array(
  fc.record({
    item: fc.constantFrom(...ITEMS),
    open: mostly(true, false),
    basis: fc.boolean(),
    case: rarely(fc.constantFrom('c1', 'c2'), 4),
  }),
  { maxLength: 3 },
);
const listed = (all: typeof agenda extends fc.Arbitrary<infer T> ? T : never) =>
  [...new Map(all.map((a) => [a.item, a])).values()].map(({ item, open, basis, case: of }) => ({
    item,
    title: 'Sak',
    public: open,
    ...(basis && !open && { legalBasis: 'kommuneloven § 11-5' }),
    ...said({ case: of }),
  }));
/** None is against, or the votes are on both sides; some are against and nobody for, unanimously. */
const votes = fc.constantFrom<Verdict>(
  { outcome: 'ADOPTED', unanimous: true },
  { outcome: 'ADOPTED', unanimous: null },
  { outcome: 'ADOPTED', unanimous: null, more: { votes: { for: 3, against: 2, unanimous: null } } },
  { outcome: 'REJECTED', unanimous: true, more: { votes: { for: 0, against: 4, unanimous: true } } },
  { outcome: 'ADOPTED', unanimous: true, more: { votes: { for: 0, against: 4, unanimous: true } } },
  { outcome: 'REJECTED', unanimous: true, more: { votes: { for: null, against: 4, unanimous: true } } },
  { outcome: 'ADOPTED', unanimous: true, more: { votes: { for: 0, against: null, unanimous: true } } },
  { outcome: 'UNDETERMINED', unanimous: null, more: { votes: { for: 0, against: 0, unanimous: null } } },
  { outcome: 'REJECTED', unanimous: null, more: { votes: { for: 0, against: null, unanimous: null } } },
);
const MEETING_BODIES = ['council-1865', 'council-1860', 'committee', 'board', 'board', 'region', 'group'] as const;

/** A meeting with its list of cases, the proposals that were sent, what the minutes say, and what is decided on them. */
export const meeting: fc.Arbitrary<MeetingAct> = fc
  .record({
    body: fc.constantFrom(...MEETING_BODIES),
    day: date,
    notices: fc.array(fc.record({ before: fc.constantFrom(0, 1, 7, 14), agenda }), { maxLength: 2 }),
    proposals: fc.array(
      fc.record({
        n: fc.nat(2),
        item: fc.constantFrom(...ITEMS),
        before: fc.constantFrom(0, 0, 1, 7, -1),
        seat: fc.boolean(),
        late: fc.nat(3),
      }),
      { maxLength: 4 },
    ),
    held: mostly(true, false),
    minutes: fc.record({
      time: mostly<string | undefined>('10:00', undefined),
      place: mostly<string | undefined>('Rådhuset', undefined),
      present: mostly<string[] | undefined>(['1', '2', '3'], undefined, ['1', '2', '3', 'k1', 'k2', 'x'], []),
      absent: fc.constantFrom<(string[] | undefined)[]>([], [], undefined, ['k1', 'k2'], ['2', '3', 'k1']),
      treated: rarely(fc.subarray(ITEMS), 8),
      closed: rarely(
        fc
          .record({
            item: fc.constantFrom(...ITEMS),
            legalBasis: rarely(fc.constant('kommuneloven § 11-5'), 4),
            votedInOpenMeeting: rarely(fc.boolean(), 4),
          })
          .map((c) => [said(c)]),
        2,
      ),
      excused: rarely(
        fc
          .array(
            fc.record({
              seat: fc.constantFrom('1', '2', 'k1'),
              item: rarely(fc.constantFrom(...ITEMS), 6),
              ground: fc.constantFrom('DISQUALIFIED', 'EXEMPTED'),
              granted: mostly(true, false),
              legalBasis: rarely(fc.constant('forvaltningsloven § 6'), 6),
            }),
            { minLength: 1, maxLength: 2 },
          )
          .map((all) => all.map(said)),
        4,
      ),
      added: rarely(
        fc
          .record({
            item: fc.constantFrom(...ITEMS),
            objections: fc.nat(3),
            chairObjected: rarely(fc.boolean()),
            case: rarely(fc.constantFrom('c1', 'c2'), 4),
          })
          .map((a) => [{ title: 'Tillegg', ...said(a) }]),
        3,
      ),
    }),
    decisions: fc.array(
      fc.record({
        item: rarely(fc.constantFrom(...ITEMS), 12),
        of: rarely(fc.constantFrom('c1', 'c1', 'c2', 'c9'), 8),
        verdict: votes,
        how: fc.constantFrom('proposals', 'proposals', 'votes', 'ballots'),
        proposalVotes,
        ballots,
        named: mostly(true, false),
        after: fc.constantFrom(0, 0, 0, 1),
        late: fc.nat(4),
        by: rarely(fc.constantFrom('1860', '1865'), 6),
        confirmed: rarely(fc.record({ confirms: fc.boolean(), days: fc.nat(60), late: fc.nat(6) }), 4),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    heldLate: fc.nat(6),
    again: rarely(fc.integer({ min: 1, max: 60 }), 4),
    approved: rarely(fc.integer({ min: 0, max: 90 }), 6),
    corrected: rarely(
      fc.record({ votes: proposalVotes, by: rarely(fc.constantFrom('1860', '1865'), 4), late: fc.nat(6) }),
      4,
    ),
    followUp: rarely(fc.nat(40), 2),
  })
  .map((how) => (draft) => {
    const { body, day, notices, proposals, held, minutes, decisions, heldLate, again, approved, corrected, followUp } =
      how;
    const id = `mm${draft.step}`;
    const once = [...new Map(proposals.map((p) => [p.n, p])).values()];
    const of = (name: string) => `${name}-${draft.step}`;
    for (const { before, agenda: items } of notices) {
      const sentOn = plus(day, -before);
      draft.say(
        'CallMeeting',
        { meeting: id, body, at: { date: day }, agenda: listed(items), sentOn },
        { decided: sentOn },
      );
    }
    if (notices.length > 0)
      for (const [i, { n, item, before, seat, late }] of once.entries()) {
        const by = seat ? { seat: '2' } : n === 0 ? { body: 'committee' } : { municipality: MUNICIPALITIES[i] };
        const proposal = of(PROPOSALS[n] ?? 'f1');
        draft.say(
          'SubmitProposal',
          { meeting: id, item, proposal, by, text: 'Et forslag' },
          { decided: plus(day, -before), late },
        );
      }
    const { present = [], absent } = minutes;
    // Nobody is both there and away.
    const away = absent?.filter((seat) => !present.includes(seat));
    const record = { meeting: id, body, ...said({ ...minutes, absent: away }) };
    if (held) draft.say('HoldMeeting', record, { decided: day, late: heldLate });
    const ofStep = ({ adopted = [], votings }: typeof proposalVotes extends fc.Arbitrary<infer T> ? T : never) => ({
      adopted: adopted.map(of),
      ...said({
        votings: votings?.map((v) => ({
          ...v,
          between: v.between.map((b) => ({ ...b, proposal: of(b.proposal) })),
          ...said({ casting: v.casting === undefined || v.casting === 'AGAINST' ? v.casting : of(v.casting) }),
        })),
      }),
    });
    const made = decisions.map(
      ({ item, of: its, verdict, how, proposalVotes, ballots, named, after, late, by, confirmed }) => {
        const votes = how === 'votes' ? {} : { votes: SILENT };
        const cast = how === 'ballots' ? { vote: { ballots } } : {};
        const of = how === 'proposals' || (how === 'votes' && !named) ? { proposals: ofStep(proposalVotes) } : {};
        const where = { ...(named && { meeting: id }), ...said({ item: named ? item : undefined, case: its }) };
        const decided = plus(day, after);
        const decision = draft.decide(
          body,
          undefined,
          { ...verdict, more: { ...verdict.more, ...votes, ...cast, ...of, ...where } },
          { decided, late, ...said({ by }) },
        );
        const [, municipality] = body.split('-');
        if (confirmed && municipality !== undefined)
          draft.say(
            'ConfirmRecord',
            { decision, by: municipality, confirms: confirmed.confirms },
            { decided: plus(decided, confirmed.days), late: late + confirmed.late },
          );
        return decision;
      },
    );
    if (held && again !== undefined) {
      draft.say('HoldMeeting', { meeting: `${id}b`, body }, { decided: plus(day, again), late: heldLate });
      if (approved !== undefined)
        draft.say(
          'ApproveMinutes',
          { meeting: id, approvedIn: `${id}b` },
          { decided: plus(day, approved), late: heldLate },
        );
    }
    const [decision] = made;
    if (corrected)
      draft.say(
        'CorrectDecision',
        { decision, ground: 'MINUTES_CORRECTED', proposals: ofStep(corrected.votes) },
        { decided: plus(day, 40), late: 4 + corrected.late, ...said({ by: corrected.by }) },
      );
    if (followUp !== undefined)
      draft.say(
        'OpenFollowUp',
        { followUp: of('todo'), decision, what: 'Et utkast', who: 'Lederen', dueOn: plus(day, followUp) },
        { decided: day, late: 5 },
      );
  });

// -------------------------------------------------------------------------------------------- one case, several bodies

/** A case that one body recommends on and the councils decide, each on its own day, by its own meeting or none. */
export const treated: fc.Arbitrary<MeetingAct> = fc
  .record({
    id: fc.constantFrom('c1', 'c2'),
    opened: rarely(fc.nat(6), 8),
    day: date,
    recommends: fc.boolean(),
    councils: fc.array(
      fc.record({
        days: fc.nat(120),
        outcome: mostly('ADOPTED', 'REJECTED', 'POSTPONED', 'UNDETERMINED'),
        how: fc.constantFrom('decides', 'decides', 'decides', 'called', 'held', 'both', 'nothing', 'again'),
        late: fc.nat(6),
        reference: fc.boolean(),
      }),
      { minLength: 6, maxLength: 6 },
    ),
    annulled: rarely(fc.nat(3)),
  })
  .map(({ id, opened, day, recommends, councils, annulled }) => (draft) => {
    const already = draft.said.some(({ command }) => command.type === 'OpenCase' && command.data.case === id);
    if (opened !== undefined && !already)
      draft.say('OpenCase', { case: id, title: 'Saken' }, { decided: day, late: opened });
    const version = 'v1';
    const of = { case: id };
    if (recommends)
      draft.decide(
        'committee',
        { kind: 'RECOMMEND_AGREEMENT', version },
        { outcome: 'ADOPTED', unanimous: true, more: of },
        { decided: day },
      );
    const made: string[] = [];
    for (const [i, m] of draft.participants.entries()) {
      const { days, outcome, how, late } = councils[i] ?? { days: 0, outcome: 'ADOPTED', how: 'decides', late: 0 };
      const decided = plus(day, days);
      const meeting = `mc${draft.step}-${m}`;
      const body = `council-${m}`;
      const agenda = [{ item: 's1', title: 'Saken', public: true, case: id }];
      if (how !== 'decides' && how !== 'nothing')
        draft.say(
          'CallMeeting',
          { meeting, body, at: { date: decided }, agenda, sentOn: plus(decided, -7) },
          { decided: plus(decided, -7), late },
        );
      if (how === 'held' || how === 'both')
        draft.say('HoldMeeting', { meeting, body, treated: ['s1'] }, { decided, late });
      if (how === 'called' || how === 'held' || how === 'nothing') continue;
      const where = how === 'both' ? { meeting, item: 's1', ...(late > 3 && of) } : of;
      const effect = recommends ? undefined : ({ kind: 'APPROVE_AGREEMENT', version, termsFrom: null } as const);
      const verdict = { outcome, unanimous: true, more: where };
      made.push(draft.decide(body, effect, verdict, { decided, late }));
      if (how === 'again')
        draft.decide(body, effect, { ...verdict, outcome: 'ADOPTED' }, { decided: plus(decided, 30), late });
    }
    const void_ = annulled === undefined ? undefined : made[annulled];
    if (void_ !== undefined)
      draft.say('AnnulDecision', { decision: void_, ground: 'LEGALITY_REVIEW' }, { decided: day, late: 8 });
  });
