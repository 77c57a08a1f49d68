import type { BodyOnDay } from '#governance';
import { type CivilDate, type Finding, isRefusal } from '#kernel';
import type { JudgementFact } from './projections/bodies.ts';
import { bookOfLofoten, council, decide, FLAKSTAD, lofotenUnder, TERMS_2024 } from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

type Election = NonNullable<DataOf<'RecordDecision'>['election']>;
const KS = council(FLAKSTAD);
const COMMITTEE = 'formannskap-1859';
const SILENT = { for: null, against: null, unanimous: null };
const YEARS = '2025-10-20';

/** A council of fifteen, and its executive committee. */
const municipal = (): Miniature =>
  bookOfLofoten()
    .record('DefineSeats', { body: KS, seats: [], members: 15 }, { decided: '2024-01-01' })
    .record(
      'EstablishBody',
      { body: COMMITTEE, name: 'Flakstad formannskap', kind: 'EXECUTIVE_COMMITTEE', municipality: FLAKSTAD },
      { decided: '2024-01-01' },
    );
const elects = (
  book: Miniature,
  election: Partial<Election> & Pick<Election, 'method' | 'to'>,
  more: Partial<DataOf<'RecordDecision'>> & { validFrom?: CivilDate } = {},
  { id = 'VALG-1', on = YEARS, by = KS }: { id?: string; on?: CivilDate; by?: string } = {},
): Miniature =>
  decide(book, id, by, null, on, { votes: SILENT, election: { body: COMMITTEE, ...election } as Election, ...more });

const round = (said: Record<string, number>, blank = 0) => ({
  votes: Object.entries(said).map(([candidate, votes]) => ({ candidate, votes })),
  blank,
});
const list = (name: string, votes: number, ...candidates: string[]) => ({ list: name, votes, candidates });

const judged = (book: Miniature, id = 'VALG-1', size = book.size) =>
  book.on('judgement', id, '2029-12-31', size)?.value as unknown as JudgementFact;
const derived = (book: Miniature, id?: string) => {
  const { outcome, reason, clause } = judged(book, id).derived;
  return [outcome, reason, clause];
};
const body = (book: Miniature, on: CivilDate, id = COMMITTEE, size = book.size) =>
  book.on('body-on-day', id, on, size)?.value as unknown as BodyOnDay;
const seats = (book: Miniature, on: CivilDate, id?: string, size?: number) =>
  (body(book, on, id, size)?.seats ?? []).map(({ seat, role, inactive }) =>
    [seat, role, ...(inactive ? [inactive] : [])].join(' '),
  );
const codes = (book: Miniature, size = book.size): string[] =>
  book
    .rows(size)
    .filter((r) => r.kind === 'findings' && r.to === null && r.name.startsWith('vote '))
    .flatMap((r) => (r.value as unknown as { findings: Finding[] }).findings.map((f) => f.code));

const LISTS = {
  method: 'PROPORTIONAL',
  to: 'MEMBERS',
  places: 5,
  lists: [list('A', 8, 'a1', 'a2', 'a3', 'a4'), list('B', 5, 'b1', 'b2', 'b3'), list('C', 2, 'c1', 'c2')],
} as const satisfies Partial<Election>;

describe('a proportional election of members (§§ 7-4 to 7-6)', () => {
  it('gives the places by the votes, and the seats are taken from the valid-from date', () => {
    const book = elects(municipal(), LISTS as unknown as Election, { validFrom: '2025-11-01' });
    expect(derived(book)).toEqual(['PASSED', 'ELECTED', 'kommuneloven § 7-6']);
    expect(judged(book).election?.lists).toEqual([
      { list: 'A', votes: 8, places: 3 },
      { list: 'B', votes: 5, places: 2 },
      { list: 'C', votes: 2, places: 0 },
    ]);
    expect(seats(book, '2025-10-31')).toEqual([]);
    expect(seats(book, '2025-11-01')).toEqual(['a1', 'a2', 'a3', 'b1', 'b2'].map((s) => `${s} MEMBER`));
    expect(body(book, '2025-11-01').members).toBe(5);
    expect(body(book, '2025-11-01').seats[3]).toMatchObject({ seat: 'b1', office: 'B', elected: 'VALG-1' });
    expect(codes(book)).toEqual([]);
  });

  it.each<[string, string[], string, string[], string[]]>([
    ['as the lists say', ['b1', 'b2', 'a1', 'a2', 'a3'], 'PASSED', ['a1', 'a2', 'a3', 'b1', 'b2'], []],
    [
      'one who moved up on the list (third paragraph)',
      ['a1', 'a2', 'a4', 'b1', 'b2'],
      'PASSED',
      ['a1', 'a2', 'a4', 'b1', 'b2'],
      [],
    ],
    ['one of a list that has no place', ['a1', 'a2', 'a3', 'b1', 'c1'], 'NOT_PASSED', [], ['ELECTED_AGAINST_VOTES']],
    ['one who stood on no list', ['a1', 'a2', 'a3', 'b1', 'x'], 'NOT_PASSED', [], ['ELECTED_AGAINST_VOTES']],
    ['one too few', ['a1', 'a2', 'a3', 'b1'], 'NOT_PASSED', [], ['ELECTED_AGAINST_VOTES']],
    ['one twice', ['a1', 'a2', 'a3', 'b1', 'b1'], 'NOT_PASSED', [], ['ELECTED_AGAINST_VOTES']],
  ])('who the minutes name is held against the votes: %s', (_, elected, outcome, seated, found) => {
    const book = elects(municipal(), { ...LISTS, elected } as unknown as Election);
    expect([judged(book).derived.outcome, codes(book)]).toEqual([outcome, found]);
    expect(seats(book, '2026-01-01')).toEqual(seated.map((s) => `${s} MEMBER`));
  });

  const tie = { ...LISTS, places: 2, lists: [list('A', 7, 'a1', 'a2'), list('B', 7, 'b1'), list('C', 1, 'c1')] };
  const one = { ...tie, places: 1 };
  it('equal lists draw lots; without one nobody has the seat, and the correction of the minutes gives it', () => {
    expect(derived(elects(municipal(), tie as unknown as Election)).slice(0, 2)).toEqual(['PASSED', 'ELECTED']);
    const book = elects(municipal(), one as unknown as Election);
    expect(derived(book).slice(0, 2)).toEqual(['UNDETERMINED', 'TIE_IN_ELECTION']);
    expect([judged(book).election?.tied, codes(book), seats(book, '2026-01-01')]).toEqual([
      ['A', 'B'],
      ['ELECTION_UNSETTLED'],
      [],
    ]);
    const before = book.size;
    const election = { body: COMMITTEE, ...one, lots: ['B'] } as unknown as Election;
    book.record(
      'CorrectDecision',
      { decision: 'VALG-1', ground: 'MINUTES_CORRECTED', election },
      { decided: '2025-12-01' },
    );
    expect(derived(book).slice(0, 2)).toEqual(['PASSED', 'LOT']);
    expect([seats(book, '2026-01-01'), codes(book)]).toEqual([['b1 MEMBER'], []]);
    expect([seats(book, '2026-01-01', COMMITTEE, before), codes(book, before)]).toEqual([[], ['ELECTION_UNSETTLED']]);
  });

  it('half the council must have voted; blank votes are votes in the case', () => {
    const few = { ...LISTS, lists: [list('A', 4, 'a1'), list('B', 3, 'b1')] };
    expect(derived(elects(municipal(), few as unknown as Election))[0]).toBe('NO_QUORUM');
    const book = elects(municipal(), { ...few, places: 2, blank: 1 } as unknown as Election);
    expect([derived(book)[0], judged(book).quorum]).toEqual(['PASSED', { required: 8, present: 8, met: true }]);
  });

  it('who is elected next takes the place of those before; a supplement sits beside them; a term ends', () => {
    const book = elects(municipal(), { ...LISTS, until: '2027-09-30' } as unknown as Election);
    const more = { ...LISTS, places: 1, lists: [list('B', 9, 'b3')], supplement: true };
    elects(book, more as unknown as Election, {}, { id: 'VALG-2', on: '2026-03-01' });
    expect(seats(book, '2026-03-01')).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3'].map((s) => `${s} MEMBER`));
    expect(seats(book, '2027-10-01')).toEqual(['b3 MEMBER']);
    const next = { ...LISTS, places: 2, lists: [list('A', 9, 'a1', 'd1')] };
    elects(book, next as unknown as Election, {}, { id: 'VALG-3', on: '2026-06-01' });
    expect(seats(book, '2026-06-01')).toEqual(['a1 MEMBER', 'd1 MEMBER']);
  });
});

describe('who sits after a term', () => {
  const first = { ...LISTS, places: 2, lists: [list('A', 9, 'a1', 'a2')] } as unknown as Election;
  const next = { ...LISTS, places: 2, lists: [list('B', 9, 'b1', 'b2')] } as unknown as Election;
  it('are not those whom the others had replaced', () => {
    const book = elects(municipal(), first);
    elects(book, { ...next, until: '2027-09-30' }, {}, { id: 'VALG-2', on: '2026-03-01' });
    expect(seats(book, '2027-09-30')).toEqual(['b1 MEMBER', 'b2 MEMBER']);
    expect(seats(book, '2027-10-01')).toEqual([]);
  });

  it('are those elected before, when a later vote elected nobody', () => {
    const book = elects(municipal(), first);
    elects(book, { ...next, lists: [list('B', 9)] } as unknown as Election, {}, { id: 'VALG-2', on: '2026-03-01' });
    expect(seats(book, '2026-03-01')).toEqual(['a1 MEMBER', 'a2 MEMBER']);
  });

  it('is who was elected anew to a seat whose time was over', () => {
    const own = [{ seat: 'a1', office: 'medlem', role: 'MEMBER', until: '2025-10-31' }] as const;
    const book = municipal().record('DefineSeats', { body: COMMITTEE, seats: [...own] }, { decided: '2024-01-01' });
    elects(book, { ...first, places: 1 });
    expect([seats(book, '2025-11-01'), body(book, '2025-11-01').members]).toEqual([['a1 MEMBER'], 1]);
  });
});

describe('a majority election of a chair (§ 7-8)', () => {
  const filled = () => elects(municipal(), LISTS as unknown as Election);
  const chair = (book: Miniature, rounds: Election['rounds'], more: Partial<Election> = {}, on = '2025-10-21') =>
    elects(book, { method: 'MAJORITY', to: 'CHAIR', rounds, ...more } as Election, {}, { id: 'LEDER-1', on });

  it('makes a member the chair from the day, and the next one makes it a member again', () => {
    const book = chair(filled(), [round({ a1: 9, b1: 6 })], { until: '2026-12-31' });
    expect(derived(book, 'LEDER-1')).toEqual(['PASSED', 'ELECTED', 'kommuneloven § 7-8']);
    expect(seats(book, '2025-10-20')[0]).toBe('a1 MEMBER');
    expect(seats(book, '2025-10-21').slice(0, 4)).toEqual(['a1 CHAIR', 'a2 MEMBER', 'a3 MEMBER', 'b1 MEMBER']);
    expect(body(book, '2025-10-21').acts).toMatchObject({ seat: 'a1', as: 'CHAIR' });
    elects(
      book,
      { method: 'MAJORITY', to: 'CHAIR', rounds: [round({ b1: 15 })] } as Election,
      {},
      { id: 'LEDER-2', on: '2026-05-01' },
    );
    expect(seats(book, '2026-05-01').slice(0, 4)).toEqual(['a1 MEMBER', 'a2 MEMBER', 'a3 MEMBER', 'b1 CHAIR']);
    expect(derived(book, 'LEDER-2')).toEqual(['PASSED', 'UNANIMOUS', 'kommuneloven § 7-8']);
  });

  it('the chair who was elected decides the next tie, and not before', () => {
    const tied = {
      ballots: [
        ['a1', 'FOR'],
        ['a2', 'AGAINST'],
        ['b1', 'FOR'],
        ['b2', 'AGAINST'],
      ].map(([seat, vote]) => ({ seat, vote })),
    };
    const vote = tied as NonNullable<DataOf<'RecordDecision'>['vote']>;
    const book = chair(filled(), [round({ a1: 9, b1: 6 })]);
    for (const on of ['2025-10-20', '2025-10-22']) decide(book, on, COMMITTEE, null, on, { votes: SILENT, vote });
    expect([derived(book, '2025-10-20')[1], derived(book, '2025-10-22')[1]]).toEqual([
      'CHAIR_DID_NOT_VOTE',
      'CASTING_VOTE',
    ]);
  });

  it('leaves open how many a body has whose other seats are not in the book', () => {
    const book = elects(municipal(), { method: 'MAJORITY', to: 'CHAIR', rounds: [round({ a1: 15 })] } as Election);
    expect([seats(book, YEARS), body(book, YEARS).members]).toEqual([['a1 CHAIR'], null]);
    const said = ['a1', 'b1', 'c1'].map((seat, n) => ({ seat, vote: n < 2 ? ('FOR' as const) : ('AGAINST' as const) }));
    decide(book, 'FS-1', COMMITTEE, null, '2025-11-01', { votes: SILENT, vote: { ballots: said } });
    expect(judged(book, 'FS-1')).toMatchObject({ count: { for: 2, against: 1, members: null }, quorum: null });
    expect(codes(book)).toEqual([]);
  });

  it('that is annulled, or reversed, gives no seat; with both clocks', () => {
    const book = chair(filled(), [round({ a1: 9, b1: 6 })]);
    const before = book.size;
    decide(book, 'OMGJ', KS, { kind: 'REVERSE_DECISION', reverses: 'LEDER-1' }, '2026-02-01');
    expect([seats(book, '2026-01-31')[0], seats(book, '2026-02-01')[0]]).toEqual(['a1 CHAIR', 'a1 MEMBER']);
    expect(seats(book, '2026-02-01', COMMITTEE, before)[0]).toBe('a1 CHAIR');
    book.record('AnnulDecision', { decision: 'LEDER-1', ground: 'LEGALITY_REVIEW' }, { decided: '2026-03-01' });
    expect(seats(book, '2025-12-01')[0]).toBe('a1 MEMBER');
  });

  it.each<[string, Partial<Election>, string[]]>([
    [
      'a chair by lists',
      { method: 'PROPORTIONAL', to: 'CHAIR', places: 1, lists: [list('A', 15, 'a1')] },
      ['ELECTION_METHOD'],
    ],
    ['members by majority', { method: 'MAJORITY', to: 'MEMBERS', rounds: [round({ a1: 15 })] }, ['ELECTION_METHOD']],
    ['members by lists', { ...(LISTS as unknown as Election) }, []],
  ])('elected bodies elect as the law says (§ 7-4): %s', (_, election, expected) => {
    expect(codes(elects(municipal(), election as Election))).toEqual(expected);
  });
});

describe('an agreed election (§ 7-7)', () => {
  const agreed = { method: 'AGREED', to: 'MEMBERS', nominees: ['a1', 'b1'] } as unknown as Election;
  it.each<[string, DataOf<'RecordDecision'>['votes'], string, string, string[]]>([
    ['all agreed', { for: null, against: null, unanimous: true }, 'PASSED', 'UNANIMOUS', []],
    ['fifteen for', { for: 15, against: 0, unanimous: true }, 'PASSED', 'UNANIMOUS', []],
    ['one against', { for: 14, against: 1, unanimous: false }, 'NOT_PASSED', 'NOT_AGREED', ['ELECTED_AGAINST_VOTES']],
    ['nobody for', { for: 0, against: 0, unanimous: true }, 'NO_QUORUM', 'TOO_FEW_PRESENT', ['NO_QUORUM']],
    ['the minutes do not say', SILENT, 'UNDETERMINED', 'AGREEMENT_NOT_SHOWN', ['ELECTION_UNSETTLED']],
  ])('must be unanimous: %s', (_, votes, outcome, reason, found) => {
    const book = elects(municipal(), agreed, { votes });
    expect([...derived(book), codes(book)]).toEqual([outcome, reason, expect.stringMatching(/7-7/), found]);
    expect(seats(book, '2026-01-01').length).toBe(outcome === 'PASSED' ? 2 : 0);
  });

  it('is the council’s to hold', () => {
    const book = municipal();
    const own = { votes: { for: null, against: null, unanimous: true } };
    expect(codes(elects(book, agreed, own, { by: COMMITTEE }))).toEqual(['ELECTION_METHOD']);
  });
});

describe('a board that is no elected body', () => {
  const BOARD = { body: 'driftsstyret', seatPerParticipant: { office: 'kommunedirektør', clause: '2.1' } };
  const RULES = { majority: 'SIMPLE', castingVote: true, clause: 'reglement § 4' } as const;
  const board = (rounds: Election['rounds'], more: Partial<Election> = {}, rules: object = {}) =>
    elects(
      lofotenUnder({ ...TERMS_2024, bodies: [{ ...BOARD, ...rules }] }),
      { body: 'driftsstyret', method: 'MAJORITY', to: 'CHAIR', rounds, ...more } as Election,
      {},
      { by: 'driftsstyret', on: '2025-03-01' },
    );
  it.each<[string, Election['rounds'], object, string[]]>([
    ['all agreed', [round({ 1860: 5 })], {}, ['PASSED', 'UNANIMOUS', 'A-04']],
    ['all but a blank one', [round({ 1860: 4 }, 1)], {}, ['UNDETERMINED', 'ELECTION_WITHOUT_RULES', 'A-04']],
    ['three against two', [round({ 1860: 3, 1865: 2 })], {}, ['UNDETERMINED', 'ELECTION_WITHOUT_RULES', 'A-04']],
    [
      'three against two, by its rules',
      [round({ 1860: 3, 1865: 2 })],
      { rules: RULES },
      ['PASSED', 'ELECTED', 'reglement § 4'],
    ],
  ])('%s', (_, rounds, rules, expected) => {
    const book = board(rounds, {}, rules);
    expect(derived(book)).toEqual(expected);
    const chair = seats(book, '2025-03-01', 'driftsstyret').includes('1860 CHAIR');
    expect(chair).toBe(expected[0] === 'PASSED');
  });

  it.each<[string, Election['rounds'], string[], string[]]>([
    ['a majority, and then all', [round({ 1860: 3, 1865: 2 }), round({ 1865: 5 })], ['PASSED', 'UNANIMOUS'], ['1865']],
    ['all, and then a majority', [round({ 1860: 5 }), round({ 1860: 2, 1865: 3 })], ['PASSED', 'UNANIMOUS'], ['1860']],
    [
      'a majority twice',
      [round({ 1860: 3, 1865: 2 }), round({ 1865: 4 }, 1)],
      ['UNDETERMINED', 'ELECTION_WITHOUT_RULES'],
      [],
    ],
  ])('elects without rules only whom all agree on (A-04): %s', (_, rounds, expected, elected) => {
    const book = board(rounds);
    expect(derived(book).slice(0, 2)).toEqual(expected);
    expect(judged(book).election?.elected.map((e) => e.candidate)).toEqual(elected);
  });

  it('of which the book does not know the rules elects only whom all agree on, whoever the minutes name', () => {
    const by = (votes: Record<string, number>, elected?: string[]) => {
      const rounds = [round(votes)];
      const election = { body: 'lofotraadet', method: 'MAJORITY', to: 'CHAIR', rounds, ...(elected && { elected }) };
      const book = elects(
        bookOfLofoten(),
        election as unknown as Election,
        {},
        { by: 'lofotraadet', on: '2025-03-01' },
      );
      return [derived(book)[1], seats(book, '2025-03-01', 'lofotraadet')];
    };
    expect([by({ 1860: 4, 1865: 2 }), by({ 1860: 4, 1865: 2 }, ['1865']), by({ 1860: 6 })]).toEqual([
      ['ELECTION_WITHOUT_RULES', []],
      ['ELECTION_WITHOUT_RULES', []],
      ['UNANIMOUS', ['1860 CHAIR']],
    ]);
  });

  it('elects nobody while it is not settled', () => {
    const book = board([round({ 1860: 3, 1865: 2 })]);
    expect(judged(book).election?.elected).toEqual([]);
  });

  it('draws lots only where its rules say so', () => {
    const tied = [round({ 1860: 2, 1865: 2 }), round({ 1860: 2, 1865: 2 })];
    const by = (rules: object) => derived(board(tied, { lots: ['1865'] }, { rules }))[1];
    expect([by(RULES), by({ ...RULES, electionsByLot: true })]).toEqual(['TIE_IN_ELECTION', 'LOT']);
  });

  it('a council cannot elect to the board of all, unless the agreement says so', () => {
    const election = { body: 'driftsstyret', method: 'MAJORITY', to: 'CHAIR', rounds: [round({ 1860: 15 })] } as const;
    const by = (terms: object) => {
      const book = lofotenUnder({ ...TERMS_2024, bodies: [BOARD], ...terms });
      return seats(elects(book, election as unknown as Election), '2026-01-01', 'driftsstyret').includes('1860 CHAIR');
    };
    const competence = { effect: 'ELECT', body: KS, clause: '2.1' };
    expect([by({}), by({ competences: [...TERMS_2024.competences, competence] })]).toEqual([false, true]);
  });
});

describe('what cannot be recorded', () => {
  const refused = (election: object, more: object = {}) => {
    const data = {
      decision: 'V',
      body: KS,
      outcome: 'ADOPTED',
      wording: 'Eksempel',
      election: { body: COMMITTEE, to: 'CHAIR', ...election },
    };
    const answer = municipal().attempt('RecordDecision', { ...data, ...more } as DataOf<'RecordDecision'>, {
      decided: YEARS,
    });
    return isRefusal(answer) ? answer.code : null;
  };
  it.each<[string, object, object, string]>([
    ['a majority election without a vote', { method: 'MAJORITY' }, {}, 'election-incomplete'],
    [
      'lists without the number of places',
      { method: 'PROPORTIONAL', lists: [list('A', 1, 'a')] },
      {},
      'election-incomplete',
    ],
    ['an agreement on nobody', { method: 'AGREED' }, {}, 'election-incomplete'],
    [
      'a candidate twice in a vote',
      { method: 'MAJORITY', rounds: [{ votes: [...round({ a: 1 }).votes, ...round({ a: 2 }).votes] }] },
      {},
      'candidate-twice',
    ],
    ['a list twice', { method: 'PROPORTIONAL', places: 1, lists: [list('A', 1), list('A', 2)] }, {}, 'candidate-twice'],
    ['a body that is not in the book', { method: 'AGREED', nominees: ['a'], body: 'nemnd' }, {}, 'body-unknown'],
    [
      'another effect beside it',
      { method: 'AGREED', nominees: ['a'] },
      { effect: { kind: 'APPROVE_AGREEMENT', version: 'A' } },
      'election-and-effect',
    ],
  ])('%s', (_, election, more, code) => {
    expect(refused(election, more)).toBe(code);
  });
});
