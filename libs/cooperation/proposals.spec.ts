import type { Rules } from '#governance';
import type { CivilDate, Finding } from '#kernel';
import type { JudgementFact } from './projections/bodies.ts';
import { bookOfLofoten, council, decide, lofotenUnder, TERMS_2024, VAAGAN } from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

type Proposals = NonNullable<DataOf<'RecordDecision'>['proposals']>;
type Voting = NonNullable<Proposals['votings']>[number];
const KS = council(VAAGAN);
const SILENT = { for: null, against: null, unanimous: null };
const ON = '2025-03-01';

const alone = (proposal: string, votes: number | null, against: number | null, more: Partial<Voting> = {}): Voting => ({
  between: [{ proposal, votes }],
  against,
  ...more,
});
const versus = (said: Record<string, number | null>, more: Partial<Voting> = {}): Voting => ({
  between: Object.entries(said).map(([proposal, votes]) => ({ proposal, votes })),
  ...more,
});
const adopts = (
  proposals: Proposals,
  more: Partial<DataOf<'RecordDecision'>> = {},
  book: Miniature = bookOfLofoten(),
  by = KS,
): Miniature => decide(book, 'V-1', by, null, ON, { votes: SILENT, proposals, ...more });

const judged = (book: Miniature, size = book.size) =>
  (book.on('judgement', 'V-1', '2026-12-31', size)?.value ?? null) as unknown as JudgementFact | null;
const derived = (book: Miniature) => [judged(book)?.derived.outcome, judged(book)?.derived.reason];
const codes = (book: Miniature, on: CivilDate = '2026-12-31', size = book.size): string[] =>
  book
    .rows(size)
    .filter((r) => r.kind === 'findings' && /^(vote|decision of meeting) V-1$/.test(r.name) && r.from <= on)
    .filter((r) => r.to === null || on < r.to)
    .flatMap((r) => (r.value as unknown as { findings: Finding[] }).findings.map((f) => f.code));

describe('which proposal was adopted, in a council (kommuneloven § 11-9)', () => {
  it.each<[string, string[], Voting[], [string, string], string[]]>([
    ['one, by a majority', ['F-1'], [alone('F-1', 12, 7)], ['PASSED', 'MAJORITY'], []],
    ['one, unanimously', ['F-1'], [alone('F-1', null, null, { unanimous: true })], ['PASSED', 'UNANIMOUS'], []],
    ['the one that won over the other', ['F-2'], [versus({ 'F-1': 7, 'F-2': 12 })], ['PASSED', 'MAJORITY'], []],
    [
      'the one that lost',
      ['F-1'],
      [versus({ 'F-1': 7, 'F-2': 12 })],
      ['NOT_PASSED', 'OTHER_PROPOSAL_CARRIED'],
      ['PROPOSAL_AGAINST_VOTES'],
    ],
    [
      'one that fell alone',
      ['F-1'],
      [alone('F-1', 7, 12)],
      ['NOT_PASSED', 'OTHER_PROPOSAL_CARRIED'],
      ['PROPOSAL_AGAINST_VOTES'],
    ],
    [
      'the recommendation and an addition',
      ['F-1', 'F-3'],
      [versus({ 'F-1': 12, 'F-2': 7 }), alone('F-3', 10, 9)],
      ['PASSED', 'MAJORITY'],
      [],
    ],
    [
      'an addition that carried is left out',
      ['F-1'],
      [alone('F-1', 12, 7), alone('F-3', 10, 9)],
      ['NOT_PASSED', 'OTHER_PROPOSAL_CARRIED'],
      ['PROPOSAL_AGAINST_VOTES'],
    ],
    [
      'the last voting counts, between the two with the most votes',
      ['F-2'],
      [versus({ 'F-1': 8, 'F-2': 7, 'F-3': 4 }), versus({ 'F-1': 9, 'F-2': 10 })],
      ['PASSED', 'MAJORITY'],
      [],
    ],
    [
      'a plurality of three is no majority',
      ['F-1'],
      [versus({ 'F-1': 8, 'F-2': 7, 'F-3': 4 })],
      ['NOT_PASSED', 'NO_MAJORITY'],
      ['OUTCOME_AGAINST_VOTES'],
    ],
    [
      'a tie, the chair for it',
      ['F-2'],
      [versus({ 'F-1': 9, 'F-2': 9 }, { casting: 'F-2' })],
      ['PASSED', 'CASTING_VOTE'],
      [],
    ],
    [
      'a tie, the chair for the other',
      ['F-2'],
      [versus({ 'F-1': 9, 'F-2': 9 }, { casting: 'F-1' })],
      ['NOT_PASSED', 'OTHER_PROPOSAL_CARRIED'],
      ['PROPOSAL_AGAINST_VOTES'],
    ],
    [
      'a tie, and nobody says what the chair voted',
      ['F-2'],
      [versus({ 'F-1': 9, 'F-2': 9 })],
      ['UNDETERMINED', 'CHAIR_DID_NOT_VOTE'],
      ['OUTCOME_UNDETERMINED'],
    ],
    ['numbers that are not said', ['F-1'], [alone('F-1', 12, null)], ['AS_RECORDED', 'NO_NUMBERS'], []],
    ['nobody for any', ['F-1'], [alone('F-1', 0, 0)], ['UNDETERMINED', 'NOBODY_VOTED'], ['OUTCOME_UNDETERMINED']],
  ])('%s', (_, adopted, votings, expected, found) => {
    const book = adopts({ adopted, votings });
    expect([derived(book), codes(book)]).toEqual([expected, found]);
  });

  it('the numbers of the decision go before those of the voting', () => {
    const book = adopts(
      { adopted: ['F-1'], votings: [alone('F-1', 12, 7)] },
      { votes: { for: 19, against: 0, unanimous: true } },
    );
    expect(derived(book)).toEqual(['PASSED', 'UNANIMOUS']);
  });

  it('is corrected like the rest of the record; both are known, each at its time', () => {
    const book = adopts({ adopted: ['F-1'], votings: [versus({ 'F-1': 7, 'F-2': 12 })] });
    const before = book.size;
    const proposals = { adopted: ['F-2'], votings: [versus({ 'F-1': 7, 'F-2': 12 })] };
    book.record(
      'CorrectDecision',
      { decision: 'V-1', ground: 'MINUTES_CORRECTED', proposals },
      { decided: '2025-04-01' },
    );
    expect([codes(book), codes(book, '2026-12-31', before)]).toEqual([[], ['PROPOSAL_AGAINST_VOTES']]);
  });
});

describe('in a board', () => {
  const board = (rules: Rules | undefined, votings: Voting[]) => {
    const bodies = [
      {
        body: 'driftsstyret',
        seatPerParticipant: { office: 'kommunedirektør', clause: '2.1' },
        ...(rules && { rules }),
      },
    ];
    return derived(adopts({ adopted: ['F-1'], votings }, {}, lofotenUnder({ ...TERMS_2024, bodies }), 'driftsstyret'));
  };
  const SIMPLE: Rules = { majority: 'SIMPLE', castingVote: false, clause: 'reglement § 4' };
  it.each<[string, Rules | undefined, Voting[], [string, string]]>([
    ['without rules, all for one', undefined, [versus({ 'F-1': 5, 'F-2': 0 })], ['PASSED', 'UNANIMOUS']],
    [
      'without rules, three against two (A-04)',
      undefined,
      [versus({ 'F-1': 3, 'F-2': 2 })],
      ['UNDETERMINED', 'NOT_UNANIMOUS_WITHOUT_RULES'],
    ],
    ['by its rules', SIMPLE, [versus({ 'F-1': 3, 'F-2': 2 })], ['PASSED', 'MAJORITY']],
    [
      'without a casting vote',
      SIMPLE,
      [versus({ 'F-1': 2, 'F-2': 2 }, { casting: 'F-1' })],
      ['NOT_PASSED', 'TIE_WITHOUT_CASTING_VOTE'],
    ],
    [
      'by two thirds',
      { ...SIMPLE, majority: 'TWO_THIRDS' },
      [versus({ 'F-1': 3, 'F-2': 2 })],
      ['NOT_PASSED', 'NO_MAJORITY'],
    ],
  ])('%s', (_, rules, votings, expected) => {
    expect(board(rules, votings)).toEqual(expected);
  });
});

describe('a decision on an item with proposals', () => {
  const meeting = (item = '1-25', on = '2025-02-20') =>
    bookOfLofoten()
      .record('HoldMeeting', { meeting: 'M-1', body: KS }, { decided: ON })
      .record(
        'SubmitProposal',
        { meeting: 'M-1', item, proposal: 'F-1', by: { municipality: VAAGAN }, text: 'Eksempel' },
        { decided: on },
      );
  const of = { meeting: 'M-1', item: '1-25' };
  const found = (book: Miniature) => codes(book).filter((code) => code.startsWith('PROPOSAL'));
  const without = (book: Miniature, more: Partial<DataOf<'RecordDecision'>> = {}) =>
    found(decide(book, 'V-1', KS, null, ON, { ...of, ...more }));

  it.each<[string, () => string[], string[]]>([
    ['says which', () => found(adopts({ adopted: ['F-1'] }, of, meeting())), []],
    ['says that none was', () => found(adopts({ adopted: [] }, of, meeting())), []],
    ['does not say', () => without(meeting()), ['PROPOSAL_NOT_NAMED']],
    ['does not say, and rejected them', () => without(meeting(), { outcome: 'REJECTED' }), []],
    ['does not say of which item it is', () => without(meeting(), { item: undefined as never }), []],
    ['is on another item', () => without(meeting('2-25')), []],
    ['was made before they came', () => without(meeting('1-25', '2025-03-02')), []],
    ['names one that is not there', () => found(adopts({ adopted: ['F-9'] }, of, meeting())), ['PROPOSAL_UNKNOWN']],
    ['names one of another item', () => found(adopts({ adopted: ['F-1'] }, of, meeting('2-25'))), ['PROPOSAL_UNKNOWN']],
  ])('%s', (_, codesOf, expected) => {
    expect(codesOf()).toEqual(expected);
  });

  it('a proposal recorded late is found late', () => {
    const book = bookOfLofoten().record('HoldMeeting', { meeting: 'M-1', body: KS }, { decided: ON });
    decide(book, 'V-1', KS, null, ON, of);
    const before = book.size;
    book.record(
      'SubmitProposal',
      { meeting: 'M-1', item: '1-25', proposal: 'F-1', by: { municipality: VAAGAN }, text: 'Eksempel' },
      { decided: '2025-02-20' },
    );
    expect([codes(book, ON, before).includes('PROPOSAL_NOT_NAMED'), found(book)]).toEqual([
      false,
      ['PROPOSAL_NOT_NAMED'],
    ]);
  });

  it.each<[string, Partial<DataOf<'RecordDecision'>>, string[]]>([
    ['no numbers at all', {}, ['e']],
    ['which was adopted, and no numbers', { proposals: { adopted: ['F-1'] } }, ['e']],
    ['the votings', { proposals: { adopted: ['F-1'], votings: [alone('F-1', 12, 7)] } }, []],
    [
      'an election',
      {
        election: {
          ...{ body: KS, to: 'CHAIR', method: 'MAJORITY' },
          rounds: [{ votes: [{ candidate: 'repr-1', votes: 19 }] }],
        },
      },
      [],
    ],
  ])('minutes have the result of the vote (§ 11-4 e): %s', (_, more, missing) => {
    const held = { time: '10:00', place: 'Eksempel', present: ['repr-1'], absent: [], treated: ['1-25'] };
    const book = bookOfLofoten().record('HoldMeeting', { meeting: 'M-1', body: KS, ...held }, { decided: ON });
    decide(book, 'V-1', KS, null, ON, { ...of, votes: SILENT, ...more });
    const [finding] = book
      .rows()
      .filter((r) => r.kind === 'findings' && r.name === 'meeting M-1')
      .flatMap((r) => (r.value as unknown as { findings: Finding[] }).findings)
      .filter((f) => f.code === 'MINUTES_INCOMPLETE');
    expect(finding?.clause.replace('kommuneloven § 11-4 ', '').split(', ') ?? []).toEqual(missing);
  });
});
