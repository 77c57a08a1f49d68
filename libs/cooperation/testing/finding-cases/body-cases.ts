import type { Rules } from '#governance';
import type { Terms } from '../../domain/terms.ts';
import { decide, FLAKSTAD, MOSKENES, VAAGAN, VESTVAAGOEY } from '../lofoten.ts';
import type { DataOf, Miniature } from '../miniature.ts';
import { board, corrects, type Decision, type FindingCase, plain, under, WHOLE } from './finding-case.ts';

type Vote = NonNullable<DataOf<'RecordDecision'>['vote']>;
type Ballot = NonNullable<Vote['ballots']>[number]['vote'];
const ballots = (said: Record<string, Ballot>): Vote => ({
  ballots: Object.entries(said).map(([seat, vote]) => ({ seat, vote })),
});
const NOTHING = { for: null, against: null, unanimous: null };
const RULES: Rules = { quorum: 'HALF', majority: 'SIMPLE', castingVote: true, clause: 'reglement § 4' };
const LED: Rules = { majority: 'CONSENSUS_ELSE_LEADER', castingVote: false, clause: '4.2' };
const withRules = (rules: Rules): Partial<Terms> => ({ bodies: WHOLE.bodies?.map((b) => ({ ...b, rules })) });
const adopts = (book: Miniature, rules: Rules = RULES) =>
  board(book, 'DS-R', { kind: 'ADOPT_RULES', body: 'driftsstyret', rules }, '2025-02-01');
const voted = (vote: Vote, book = under(), more: Decision = {}) =>
  board(book, 'DS-1', null, '2025-03-01', { votes: NOTHING, vote, ...more });
/** The minutes are corrected to another vote. */
const to = (vote: Vote) => (book: Miniature) => corrects(book, 'DS-1', { vote }, '2025-04-01');
const TIE = ballots({ [VAAGAN]: 'FOR', [FLAKSTAD]: 'FOR', [VESTVAAGOEY]: 'AGAINST', [MOSKENES]: 'AGAINST' });
const THREE = ballots({ [VAAGAN]: 'FOR', [FLAKSTAD]: 'FOR', [VESTVAAGOEY]: 'FOR' });

const SEATS: DataOf<'DefineSeats'> = {
  body: 'driftsstyret',
  seats: [
    { seat: 'observator', office: 'tillitsvalgt', role: 'OBSERVER' },
    { seat: 'kd-vaagan', office: 'kommunedirektør', municipality: VAAGAN, role: 'CHAIR' },
    { seat: 'vara-vaagan', office: 'assisterende kommunedirektør', role: 'DEPUTY', standsInFor: 'kd-vaagan' },
  ],
};
const seated = () => under().record('DefineSeats', SEATS, { decided: '2025-01-15' });
const chaired = (book: Miniature, municipality: string, on: string) =>
  book.record(
    'DefineSeats',
    { body: 'driftsstyret', seats: [{ seat: 'leder', office: 'kommunedirektør', municipality, role: 'CHAIR' }] },
    { decided: on },
  );
const led = (vote: Vote, rules: Rules = LED) => voted({ decidedBy: 'LEADER', ...vote }, under(withRules(rules)));
const ON = '2025-06-01';

const KS = 'ks-1865';
const counted = (inFavour: number, against: number) => ({ for: inFavour, against, unanimous: null });
type Election = NonNullable<DataOf<'RecordDecision'>['election']>;
const majority = (...rounds: readonly Record<string, number>[]): Election => ({
  ...{ body: KS, to: 'CHAIR', method: 'MAJORITY' },
  rounds: rounds.map((said) => ({
    votes: Object.entries(said).map(([candidate, votes]) => ({ candidate, votes })),
  })),
});
const elected = (election: Election) => decide(under(), 'VALG', KS, null, '2025-03-01', { votes: NOTHING, election });
const electing = (election: Election) => (book: Miniature) => corrects(book, 'VALG', { election }, '2025-04-01');
const AGAINST_EACH_OTHER = (adopted: string) => ({
  adopted: [adopted],
  votings: [
    {
      between: [
        { proposal: 'F-1', votes: 9 },
        { proposal: 'F-2', votes: 6 },
      ],
    },
  ],
});

export const BODY_CASES: readonly FindingCase[] = [
  { code: 'BODY_WITHOUT_RULES', raises: () => under(), on: ON, clears: adopts },
  {
    code: 'CHAIR_NOT_HOST',
    raises: () => chaired(under(), VESTVAAGOEY, '2025-01-15'),
    on: ON,
    clears: (book) => chaired(book, VAAGAN, '2025-05-01'),
  },
  { code: 'OUTCOME_UNDETERMINED', raises: () => voted(TIE), on: ON, clears: adopts },
  {
    code: 'OUTCOME_AGAINST_VOTES',
    raises: () => voted(ballots({ 1865: 'FOR', 1859: 'AGAINST', 1860: 'AGAINST' }), under(withRules(RULES))),
    on: ON,
    clears: (book) => corrects(book, 'DS-1', { outcome: 'REJECTED' }, '2025-04-01'),
  },
  {
    code: 'MORE_VOTES_THAN_MEMBERS',
    raises: () => decide(under(), 'KS-1', KS, null, '2025-03-01', { votes: counted(14, 4), vote: { present: 17 } }),
    on: ON,
    clears: (book) => corrects(book, 'KS-1', { vote: { present: 18 } }, '2025-04-01'),
  },
  {
    code: 'ELECTION_UNSETTLED',
    raises: () => elected(majority({ a: 5, b: 5 }, { a: 5, b: 5 })),
    on: ON,
    clears: electing({ ...majority({ a: 5, b: 5 }, { a: 5, b: 5 }), lots: ['b'] }),
  },
  {
    code: 'ELECTED_AGAINST_VOTES',
    raises: () => elected({ ...majority({ a: 8, b: 5 }), elected: ['b'] }),
    on: ON,
    clears: electing({ ...majority({ a: 8, b: 5 }), elected: ['a'] }),
  },
  {
    code: 'ELECTION_METHOD',
    raises: () => elected({ ...majority({ a: 8 }), to: 'MEMBERS' }),
    on: ON,
    clears: electing(majority({ a: 8 })),
  },
  {
    code: 'PROPOSAL_AGAINST_VOTES',
    raises: () => decide(under(), 'KS-1', KS, null, '2025-03-01', { proposals: AGAINST_EACH_OTHER('F-2') }),
    on: ON,
    clears: (book) => corrects(book, 'KS-1', { proposals: AGAINST_EACH_OTHER('F-1') }, '2025-04-01'),
  },
  {
    code: 'NO_QUORUM',
    raises: () => voted(ballots({ 1865: 'FOR', 1859: 'FOR' }), under(withRules(RULES))),
    on: ON,
    clears: to(THREE),
  },
  {
    code: 'OBSERVER_VOTED',
    raises: () => voted(ballots({ observator: 'AGAINST', 1859: 'FOR' }), seated()),
    on: ON,
    clears: to(THREE),
  },
  {
    code: 'INHABIL_VOTED',
    raises: () =>
      voted({
        ...ballots({ 1860: 'FOR', 1859: 'FOR' }),
        excluded: [{ seat: '1860', ground: 'INHABIL', clause: 'forvaltningsloven § 6' }],
      }),
    on: ON,
    clears: to({
      ...ballots({ 1859: 'FOR' }),
      excluded: [{ seat: '1860', ground: 'INHABIL', clause: 'forvaltningsloven § 6' }],
    }),
  },
  {
    code: 'VOTE_WITHOUT_SEAT',
    raises: () => voted(ballots({ 'kd-bodoe': 'FOR', 1859: 'FOR' })),
    on: ON,
    clears: to(THREE),
  },
  {
    code: 'DEPUTY_VOTED_TOO',
    raises: () => voted(ballots({ 'vara-vaagan': 'FOR', 'kd-vaagan': 'FOR' }), seated()),
    on: ON,
    clears: to(ballots({ 'kd-vaagan': 'FOR', 1859: 'FOR' })),
  },
  {
    code: 'VOTED_WHILE_ABSENT',
    raises: () =>
      voted(
        THREE,
        under().record(
          'HoldMeeting',
          { meeting: 'DS', body: 'driftsstyret', present: [VAAGAN, FLAKSTAD], absent: [VESTVAAGOEY] },
          { decided: '2025-03-01' },
        ),
        { meeting: 'DS' },
      ),
    on: ON,
    clears: to(ballots({ [VAAGAN]: 'FOR', [FLAKSTAD]: 'FOR', [VESTVAAGOEY]: 'ABSENT' })),
  },
  {
    code: 'LEADER_CANNOT_DECIDE',
    raises: () => voted({ ...THREE, decidedBy: 'LEADER', attempt: 'Eksempel' }),
    on: ON,
    clears: to(THREE),
  },
  {
    code: 'LEADER_DECIDED_WITHOUT_ATTEMPT',
    raises: () => led(ballots({ 1865: 'FOR', 1859: 'AGAINST' })),
    on: ON,
    clears: to({ ...ballots({ 1865: 'FOR', 1859: 'AGAINST' }), decidedBy: 'LEADER', attempt: 'Eksempel: to runder' }),
  },
  {
    code: 'DISSENT_NOT_RECORDED',
    raises: () => led({ attempt: 'Eksempel: to runder' }),
    on: ON,
    clears: to({ decidedBy: 'LEADER', attempt: 'Eksempel: to runder', dissent: [FLAKSTAD] }),
  },
  {
    code: 'PROCEDURE_NOT_ALLOWED',
    raises: () => voted({ ...THREE, procedure: 'WRITTEN' }, under(withRules({ ...RULES, written: false }))),
    on: ON,
    clears: to({ ...THREE, procedure: 'MEETING' }),
  },
  {
    code: 'USER_PARTICIPATION_MISSING',
    raises: () => decide(under(), 'DS-1', 'driftsstyret', null, '2025-03-01'),
    on: ON,
    clears: (book) => corrects(book, 'DS-1', { userParticipation: 'Eksempel: tillitsvalgte er hørt' }, '2025-04-01'),
  },
];

const HELD = { decided: '2024-09-24' };
const ITEM = { item: '90-24', title: 'EKSEMPEL: Avtalen', public: true };
const calls = (book: Miniature, more: Partial<DataOf<'CallMeeting'>> = {}): Miniature => {
  const data: DataOf<'CallMeeting'> = {
    meeting: 'M-1',
    body: KS,
    at: { date: '2024-09-24', time: '10:00' },
    place: 'Rådhuset',
    agenda: [ITEM],
    sentOn: '2024-09-10',
    ...more,
  };
  return book.record('CallMeeting', data, { decided: data.sentOn });
};
const meets = (book: Miniature, more: Partial<DataOf<'HoldMeeting'>> = {}, on = '2024-09-24'): Miniature =>
  book.record(
    'HoldMeeting',
    {
      meeting: 'M-1',
      body: KS,
      time: '10:00',
      place: 'Rådhuset',
      present: ['a', 'b'],
      absent: [],
      treated: ['90-24'],
      ...more,
    },
    { decided: on },
  );
const decides = (book: Miniature, more: Decision = {}, actorMunicipality?: string): Miniature =>
  book.record(
    'RecordDecision',
    {
      decision: 'KS-90',
      body: KS,
      meeting: 'M-1',
      item: '90-24',
      outcome: 'ADOPTED',
      votes: { for: 25, against: 0, unanimous: true },
      wording: 'EKSEMPEL: Som innstilt.',
      ...more,
    },
    { ...HELD, ...(actorMunicipality !== undefined && { actorMunicipality }) },
  );
const proposes = (book: Miniature, on = '2024-09-17'): Miniature =>
  book.record(
    'SubmitProposal',
    { meeting: 'M-1', item: '90-24', proposal: 'F-1', by: { body: 'fsk-1865' }, text: 'EKSEMPEL: Avtalen vedtas.' },
    { decided: on },
  );
const confirms = (book: Miniature, agrees: boolean, on: string) =>
  book.record('ConfirmRecord', { decision: 'KS-90', by: VAAGAN, confirms: agrees }, { decided: on });
const closed = (said: object) => decides(meets(calls(plain()), { closed: [{ item: '90-24', ...said }] }));
const LAWFUL = { legalBasis: 'kommuneloven § 11-5', votedInOpenMeeting: true };
const twice = () => {
  const book = decides(meets(calls(plain())));
  calls(book, { meeting: 'M-2', at: { date: '2024-10-29' }, sentOn: '2024-10-15' });
  return decides(meets(book, { meeting: 'M-2' }, '2024-10-29'), { decision: 'KS-100', meeting: 'M-2' });
};
const yearly = (rules: Partial<Terms>) => under(rules, '2023-01-01');
const OF_2023 = { body: 'driftsstyret', at: { date: '2023-09-24' }, sentOn: '2023-09-10' } as const;
/** A cooperation meeting of 2023, called with one case; the agreement wants an evaluation on the list. */
const evaluating = (title: string) =>
  calls(yearly({ cooperationMeeting: { body: 'driftsstyret', clause: '5.3', agenda: ['evaluering'] } }), {
    ...OF_2023,
    agenda: [{ ...ITEM, title }],
  });
const LATER = '2024-12-31';

export const MEETING_CASES: readonly FindingCase[] = [
  { code: 'MEETING_WITHOUT_NOTICE', raises: () => meets(plain()), on: LATER, clears: (book) => calls(book) },
  {
    code: 'MEETING_NOT_AS_CALLED',
    raises: () => meets(calls(plain(), { at: { date: '2024-09-26' } })),
    on: LATER,
    clears: (book) => calls(book, { sentOn: '2024-09-12' }),
  },
  {
    code: 'MEETING_NOT_RECORDED',
    raises: () => calls(plain()),
    on: LATER,
    clears: (book) => book.record('CancelMeeting', { meeting: 'M-1' }, { decided: '2024-09-20' }),
  },
  {
    code: 'MINUTES_APPROVED_OUT_OF_ORDER',
    raises: () => twice().record('ApproveMinutes', { meeting: 'M-1', approvedIn: 'M-2' }, { decided: '2024-11-05' }),
    on: LATER,
    instead: () => twice().record('ApproveMinutes', { meeting: 'M-1', approvedIn: 'M-2' }, { decided: '2024-10-29' }),
  },
  {
    code: 'DECISION_NOT_OF_MEETING',
    raises: () => decides(meets(calls(plain(), { at: { date: '2024-09-25' } }), {}, '2024-09-25')),
    on: LATER,
    clears: (book) => corrects(book, 'KS-90', { decidedOn: '2024-09-25' }, '2024-11-01'),
  },
  {
    code: 'NOTICE_TOO_SHORT',
    raises: () => calls(under({ meetings: [{ body: KS, noticeDays: 15, clause: '2.6' }] })),
    on: LATER,
    instead: () => calls(under({ meetings: [{ body: KS, noticeDays: 14, clause: '2.6' }] })),
  },
  {
    code: 'DECISION_OUTSIDE_AGENDA',
    raises: () => decides(meets(calls(plain())), { item: '91-24' }),
    on: LATER,
    clears: (book) => calls(book, { agenda: [ITEM, { ...ITEM, item: '91-24' }], sentOn: '2024-09-12' }),
  },
  {
    code: 'PROPOSAL_NOT_NAMED',
    raises: () => decides(meets(proposes(calls(plain())))),
    on: LATER,
    clears: (book) => corrects(book, 'KS-90', { proposals: { adopted: ['F-1'] } }, '2024-11-01'),
  },
  {
    code: 'PROPOSAL_LATE',
    raises: () => proposes(meets(calls(plain())), '2024-09-25'),
    on: LATER,
    instead: () => proposes(meets(calls(plain())), '2024-09-24'),
  },
  {
    code: 'PROPOSAL_OFF_AGENDA',
    raises: () => proposes(calls(plain(), { agenda: [{ ...ITEM, item: '91-24' }] })),
    on: LATER,
    clears: (book) => calls(book, { agenda: [ITEM], sentOn: '2024-09-20' }),
  },
  {
    code: 'PROPOSAL_UNKNOWN',
    raises: () => decides(meets(calls(plain())), { proposals: { adopted: ['F-1'] } }),
    on: LATER,
    clears: (book) => proposes(book),
  },
  {
    code: 'MINUTES_INCOMPLETE',
    raises: () => meets(calls(plain())),
    on: LATER,
    clears: (book) => decides(book),
  },
  {
    code: 'MINUTES_NOT_APPROVED',
    raises: twice,
    on: LATER,
    clears: (book) => book.record('ApproveMinutes', { meeting: 'M-1', approvedIn: 'M-2' }, { decided: '2024-11-05' }),
  },
  { code: 'CLOSED_WITHOUT_BASIS', raises: () => closed({}), on: LATER, instead: () => closed(LAWFUL) },
  {
    code: 'CLOSING_VOTE_NOT_OPEN',
    raises: () => closed({ ...LAWFUL, votedInOpenMeeting: false }),
    on: LATER,
    instead: () => closed(LAWFUL),
  },
  {
    code: 'FOLLOW_UP_LATE',
    raises: () =>
      decides(meets(calls(plain()))).record(
        'OpenFollowUp',
        { followUp: 'F-1', decision: 'KS-90', what: 'EKSEMPEL', who: 'kommunedirektøren', dueOn: '2024-10-31' },
        HELD,
      ),
    on: LATER,
    clears: (book) => book.record('CloseFollowUp', { followUp: 'F-1', how: 'EKSEMPEL' }, { decided: '2024-11-10' }),
  },
  {
    code: 'RECORD_NOT_CONFIRMED',
    raises: () => decides(meets(calls(plain())), {}, VESTVAAGOEY),
    on: LATER,
    clears: (book) => confirms(book, true, '2024-11-10'),
  },
  {
    code: 'RECORD_OBJECTED',
    raises: () => confirms(decides(meets(calls(plain())), {}, VESTVAAGOEY), false, '2024-10-10'),
    on: LATER,
    clears: (book) => confirms(book, true, '2024-11-10'),
  },
  {
    code: 'CASE_UNKNOWN',
    raises: () => decides(meets(calls(plain())), { case: 'avtale' }),
    on: LATER,
    clears: (book) => book.record('OpenCase', { case: 'avtale', title: 'EKSEMPEL' }, { decided: '2024-09-01' }),
  },
  { code: 'MEETING_UNKNOWN', raises: () => decides(plain()), on: LATER, clears: (book) => meets(calls(book)) },
  {
    code: 'MEETINGS_TOO_FEW',
    raises: () => yearly({ meetings: [{ body: 'driftsstyret', perYear: 1, clause: '5' }] }),
    on: '2024-06-01',
    clears: (book) => meets(book, { body: 'driftsstyret' }, '2023-09-01'),
  },
  {
    code: 'COOPERATION_MEETING_AGENDA',
    raises: () => meets(evaluating('Økonomi'), { body: 'driftsstyret' }, '2023-09-24'),
    on: '2024-06-01',
    clears: (book) =>
      calls(book, { ...OF_2023, sentOn: '2023-09-12', agenda: [{ ...ITEM, title: 'Behovet for Evaluering' }] }),
  },
  {
    code: 'COOPERATION_MEETING_MISSING',
    raises: () => yearly({ cooperationMeeting: { body: 'driftsstyret', clause: '5.3' } }),
    on: '2024-06-01',
    clears: (book) => meets(book, { body: 'driftsstyret' }, '2023-09-01'),
  },
];
