import type { BodyOnDay, Rules } from '#governance';
import type { CivilDate, Finding } from '#kernel';
import type { JudgementFact } from './projections/bodies.ts';
import {
  bookOfLofoten,
  council,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  MOSKENES,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

/** The board of Lofoten IKT: a seat of the kommunedirektør of each participant, the chair the host’s (2.1). */
const BOARD = {
  body: 'driftsstyret',
  seatPerParticipant: { office: 'kommunedirektør', clause: '2.1' },
  chair: { of: 'HOST', clause: '2.1' },
} as const;
const TERMS = { ...TERMS_2024, bodies: [BOARD] };
const REGLEMENT: Rules = { quorum: 'HALF', majority: 'SIMPLE', castingVote: true, clause: 'reglement § 4' };

type Vote = NonNullable<DataOf<'RecordDecision'>['vote']>;
type Ballot = NonNullable<Vote['ballots']>[number]['vote'];
const ballots = (said: Record<string, Ballot>): Vote => ({
  ballots: Object.entries(said).map(([seat, vote]) => ({ seat, vote })),
});
const NOTHING = { for: null, against: null, unanimous: null };
const APPROVE = { kind: 'APPROVE_PROJECT', service: 'prj' } as const;

const voted = (
  book: Miniature,
  vote: Vote,
  more: Partial<DataOf<'RecordDecision'>> = {},
  on: CivilDate = '2025-03-01',
  id = 'DS-1',
): Miniature => decide(book, id, 'driftsstyret', APPROVE, on, { votes: NOTHING, vote, ...more });

const withProject = (terms: typeof TERMS_2024 = TERMS): Miniature =>
  lofotenUnder(terms).record(
    'RegisterService',
    { service: 'prj', kind: 'PROJECT', name: 'Example' },
    { decided: '2025-01-10' },
  );
const adoptRules = (book: Miniature, rules: Rules | null, on: CivilDate, id = 'DS-R', body = 'driftsstyret') =>
  decide(book, id, body, { kind: 'ADOPT_RULES', body: 'driftsstyret', rules }, on);

const judgement = (book: Miniature, id = 'DS-1', size = book.size) =>
  (book.on('judgement', id, '2026-12-31', size)?.value ?? null) as unknown as JudgementFact | null;
const derived = (book: Miniature, id = 'DS-1', size = book.size) => {
  const { outcome, reason } = judgement(book, id, size)?.derived ?? {};
  return [outcome, reason];
};
const approved = (book: Miniature, size = book.size): boolean =>
  (book.on('service', 'prj', '2026-12-31', size)?.value as { approvedFrom?: string | null })?.approvedFrom != null;
const findings = (book: Miniature, on: CivilDate = '2026-12-31', size = book.size): Finding[] =>
  book
    .rows(size)
    .filter((r) => r.kind === 'findings' && r.from <= on && (r.to === null || on < r.to))
    .flatMap((r) => (r.value as unknown as { findings: Finding[] }).findings);
const codes = (book: Miniature, on?: CivilDate, size?: number): string[] =>
  findings(book, on, size)
    .map((f) => `${f.code} ${f.about}`)
    .filter((f) => !f.startsWith('MEETING') && !f.startsWith('BODY_WITHOUT'));
const body = (book: Miniature, on: CivilDate, id = 'driftsstyret', size = book.size) =>
  (book.on('body-on-day', id, on, size)?.value ?? null) as unknown as BodyOnDay | null;

const TIE = ballots({
  [VAAGAN]: 'FOR',
  [FLAKSTAD]: 'FOR',
  [VESTVAAGOEY]: 'AGAINST',
  [MOSKENES]: 'AGAINST',
  [VAEROEY]: 'ABSENT',
});

describe('a tie in the board, two against two and one absent (scenario 8)', () => {
  it('is undetermined without a reglement: the decision stands, its effect does not', () => {
    const book = voted(withProject(), TIE);
    expect(derived(book)).toEqual(['UNDETERMINED', 'TIE_WITHOUT_RULES']);
    expect(judgement(book)).toMatchObject({
      basis: 'NONE',
      outcome: 'UNDETERMINED',
      count: { for: 2, against: 2, present: 4, members: 5 },
    });
    expect(approved(book)).toBe(false);
    expect(codes(book)).toEqual(['OUTCOME_UNDETERMINED DS-1']);
  });

  it('is carried by the vote of the chair under a reglement that the board adopted before', () => {
    const book = voted(adoptRules(withProject(), REGLEMENT, '2025-02-01'), TIE);
    expect(derived(book)).toEqual(['PASSED', 'CASTING_VOTE']);
    expect(judgement(book)).toMatchObject({ basis: 'ADOPTED', quorum: { required: 3, present: 4, met: true } });
    expect(approved(book)).toBe(true);
    expect(codes(book)).toEqual([]);
  });

  it('falls by the vote of the chair, and then the minutes say otherwise than the votes', () => {
    const against = { ...TIE, ballots: TIE.ballots?.map((b) => ({ ...b, vote: turned(b.vote) })) ?? [] };
    const book = voted(adoptRules(withProject(), REGLEMENT, '2025-02-01'), against);
    expect(derived(book)).toEqual(['NOT_PASSED', 'CASTING_VOTE']);
    expect(approved(book)).toBe(false);
    expect(codes(book)).toEqual(['OUTCOME_AGAINST_VOTES DS-1']);
  });

  it.each([
    ['2025-02-28', 'PASSED'],
    ['2025-03-02', 'UNDETERMINED'],
  ])('a reglement adopted on %s makes it %s', (on, outcome) => {
    expect(derived(adoptRules(voted(withProject(), TIE), REGLEMENT, on))[0]).toBe(outcome);
  });

  it('a reglement holds from its own day, not from when it was adopted', () => {
    const book = decide(
      withProject(),
      'DS-R',
      'driftsstyret',
      { kind: 'ADOPT_RULES', body: 'driftsstyret', rules: REGLEMENT },
      '2025-02-01',
      { validFrom: '2025-04-01' },
    );
    expect(derived(voted(book, TIE))[0]).toBe('UNDETERMINED');
    expect(derived(voted(book, TIE, {}, '2025-04-01', 'DS-2'), 'DS-2')[0]).toBe('PASSED');
  });

  it('what was recorded late is known late: the reglement of February, written down in April', () => {
    const book = voted(withProject(), TIE);
    const before = book.size;
    adoptRules(book, REGLEMENT, '2025-02-01');
    expect([derived(book, 'DS-1', before)[0], approved(book, before)]).toEqual(['UNDETERMINED', false]);
    expect([derived(book)[0], approved(book)]).toEqual(['PASSED', true]);
  });

  it('a reglement that is annulled, or not adopted, gives no rules', () => {
    const book = voted(adoptRules(withProject(), REGLEMENT, '2025-02-01'), TIE);
    book.record('AnnulDecision', { decision: 'DS-R', ground: 'LEGALITY_REVIEW' }, { decided: '2025-06-01' });
    expect(derived(book)).toEqual(['UNDETERMINED', 'TIE_WITHOUT_RULES']);
    const tied = withProject();
    decide(
      tied,
      'DS-R',
      'driftsstyret',
      { kind: 'ADOPT_RULES', body: 'driftsstyret', rules: REGLEMENT },
      '2025-02-01',
      {
        votes: NOTHING,
        vote: TIE,
      },
    );
    expect(derived(voted(tied, TIE))).toEqual(['UNDETERMINED', 'TIE_WITHOUT_RULES']);
  });

  it('another body gives rules only where the agreement lets it', () => {
    const given = { ...TERMS, competences: [{ effect: 'ADOPT_RULES', body: council(VAAGAN), clause: '2.1' }] };
    const byCouncil = (terms: typeof TERMS_2024) =>
      voted(adoptRules(withProject(terms), REGLEMENT, '2025-02-01', 'KS-R', council(VAAGAN)), TIE);
    expect(derived(byCouncil(TERMS))[0]).toBe('UNDETERMINED');
    expect(derived(byCouncil(given))[0]).toBe('PASSED');
  });

  it('minutes that leave it open follow the rules too', () => {
    const open = { outcome: 'UNDETERMINED' } as const;
    expect(approved(voted(adoptRules(withProject(), REGLEMENT, '2025-02-01'), TIE, open))).toBe(true);
    const book = voted(withProject(), TIE, open);
    expect([approved(book), findings(book).find((f) => f.about === 'DS-1')?.severity]).toEqual([false, 'REMARK']);
  });
});

const turned = (vote: Ballot): Ballot => (vote === 'FOR' ? 'AGAINST' : vote === 'AGAINST' ? 'FOR' : vote);

describe('rules of the agreement', () => {
  const under = (rules: Rules | null) => withProject({ ...TERMS, bodies: [{ ...BOARD, rules }] } as typeof TERMS_2024);
  it.each<[string, Partial<Rules>, Record<string, Ballot>, string, string]>([
    ['a majority', {}, { 1865: 'FOR', 1859: 'FOR', 1860: 'AGAINST' }, 'PASSED', 'MAJORITY'],
    ['a minority', {}, { 1865: 'FOR', 1859: 'AGAINST', 1860: 'AGAINST' }, 'NOT_PASSED', 'NO_MAJORITY'],
    ['two of five there', {}, { 1865: 'FOR', 1859: 'FOR' }, 'NO_QUORUM', 'TOO_FEW_PRESENT'],
    ['two of five, two needed', { quorum: 2 }, { 1865: 'FOR', 1859: 'FOR' }, 'PASSED', 'UNANIMOUS'],
    [
      'four of five, all needed',
      { quorum: 'ALL' },
      { 1865: 'FOR', 1859: 'FOR', 1860: 'FOR', 1874: 'FOR' },
      'NO_QUORUM',
      'TOO_FEW_PRESENT',
    ],
    [
      'two to one by two thirds',
      { majority: 'TWO_THIRDS' },
      { 1865: 'FOR', 1859: 'FOR', 1860: 'AGAINST' },
      'PASSED',
      'MAJORITY',
    ],
    [
      'three to two by two thirds',
      { majority: 'TWO_THIRDS' },
      { 1865: 'FOR', 1859: 'FOR', 1857: 'FOR', 1860: 'AGAINST', 1874: 'AGAINST' },
      'NOT_PASSED',
      'NO_MAJORITY',
    ],
    [
      'one against, all must agree',
      { majority: 'UNANIMOUS' },
      { 1865: 'FOR', 1859: 'FOR', 1860: 'AGAINST' },
      'NOT_PASSED',
      'NO_MAJORITY',
    ],
    [
      'a tie without casting vote',
      { castingVote: false },
      { 1865: 'FOR', 1859: 'FOR', 1860: 'AGAINST', 1874: 'AGAINST' },
      'NOT_PASSED',
      'TIE_WITHOUT_CASTING_VOTE',
    ],
    [
      'a tie, the chair away',
      {},
      { 1859: 'FOR', 1857: 'FOR', 1860: 'AGAINST', 1874: 'AGAINST' },
      'UNDETERMINED',
      'CHAIR_DID_NOT_VOTE',
    ],
  ])('%s', (_, rules, said, outcome, reason) => {
    expect(derived(voted(under({ ...REGLEMENT, ...rules }), ballots(said)))).toEqual([outcome, reason]);
  });

  it('a board without rules: unanimous is enough, a majority is not; what the agreement calls none is none', () => {
    const most = ballots({ 1865: 'FOR', 1859: 'FOR', 1860: 'AGAINST' });
    expect(derived(voted(under(null), most))).toEqual(['UNDETERMINED', 'NOT_UNANIMOUS_WITHOUT_RULES']);
    expect(derived(voted(withProject(), ballots({ 1865: 'FOR', 1859: 'FOR' })))).toEqual(['PASSED', 'UNANIMOUS']);
    const all = ballots({ 1865: 'AGAINST', 1859: 'AGAINST' });
    expect(derived(voted(withProject(), all, { outcome: 'REJECTED' }))).toEqual(['NOT_PASSED', 'UNANIMOUS_AGAINST']);
  });

  it('numbers without ballots are judged alike', () => {
    const votes = { for: 3, against: 2, unanimous: false };
    expect(derived(voted(withProject(), {}, { votes }))).toEqual(['UNDETERMINED', 'NOT_UNANIMOUS_WITHOUT_RULES']);
    expect(derived(voted(under(REGLEMENT), {}, { votes }))).toEqual(['PASSED', 'MAJORITY']);
    const tie = { for: 2, against: 2, unanimous: false };
    expect(derived(voted(under(REGLEMENT), { casting: 'FOR' }, { votes: tie }))).toEqual(['PASSED', 'CASTING_VOTE']);
    expect(
      derived(voted(under(REGLEMENT), { present: 2 }, { votes: { for: 2, against: 0, unanimous: true } })),
    ).toEqual(['NO_QUORUM', 'TOO_FEW_PRESENT']);
  });

  it('an election has no casting vote: lots are drawn', () => {
    const lots = under({ ...REGLEMENT, electionsByLot: true });
    expect(derived(voted(lots, { ...TIE, election: true }))).toEqual(['UNDETERMINED', 'TIE_IN_ELECTION']);
    const drawn = voted(under({ ...REGLEMENT, electionsByLot: true }), { ...TIE, election: true, lot: true });
    expect(derived(drawn)).toEqual(['PASSED', 'LOT']);
  });

  it('writing and remote meetings are found where the rules forbid them', () => {
    const all = { 1865: 'FOR', 1859: 'FOR', 1860: 'FOR' } as const;
    const strict = () => under({ ...REGLEMENT, remote: false, written: false });
    expect(codes(voted(strict(), { ...ballots(all), procedure: 'WRITTEN' }))).toEqual(['PROCEDURE_NOT_ALLOWED DS-1']);
    expect(codes(voted(strict(), { ...ballots(all), procedure: 'REMOTE' }))).toEqual(['PROCEDURE_NOT_ALLOWED DS-1']);
    expect(codes(voted(strict(), { ...ballots(all), procedure: 'MEETING' }))).toEqual([]);
    expect(codes(voted(under(REGLEMENT), { ...ballots(all), procedure: 'REMOTE' }))).toEqual([]);
  });
});

describe('ballots that do not count', () => {
  const SEATS: DataOf<'DefineSeats'> = {
    body: 'driftsstyret',
    seats: [
      { seat: 'observator', office: 'tillitsvalgt', role: 'OBSERVER', until: '2025-12-31' },
      { seat: 'vara-observator', office: 'vara for tillitsvalgt', role: 'DEPUTY', standsInFor: 'observator' },
      { seat: 'vara-vaagan', office: 'assisterende kommunedirektør', role: 'DEPUTY', standsInFor: 'kd-vaagan' },
      { seat: 'kd-vaagan', office: 'kommunedirektør', municipality: VAAGAN, role: 'CHAIR' },
    ],
  };
  const seated = () => withProject().record('DefineSeats', SEATS, { decided: '2025-01-15' });

  it.each<[string, Vote, string, string[]]>([
    ['an observer’s', ballots({ observator: 'AGAINST', 1859: 'FOR', 1860: 'FOR' }), 'UNANIMOUS', ['OBSERVER_VOTED']],
    [
      'of one who was disqualified',
      {
        ...ballots({ 1860: 'AGAINST', 1859: 'FOR' }),
        excluded: [{ seat: '1860', ground: 'INHABIL', clause: 'forvaltningsloven § 6' }],
      },
      'UNANIMOUS',
      ['INHABIL_VOTED'],
    ],
    [
      'of a seat that is not there',
      ballots({ 'kd-bodoe': 'AGAINST', 1859: 'FOR' }),
      'UNANIMOUS',
      ['VOTE_WITHOUT_SEAT'],
    ],
    [
      'of a deputy beside the member',
      ballots({ 'vara-vaagan': 'AGAINST', 'kd-vaagan': 'FOR' }),
      'UNANIMOUS',
      ['DEPUTY_VOTED_TOO'],
    ],
    [
      '(a deputy alone counts)',
      ballots({ 'vara-vaagan': 'AGAINST', 'kd-vaagan': 'ABSENT', 1859: 'FOR' }),
      'TIE_WITHOUT_RULES',
      ['OUTCOME_UNDETERMINED'],
    ],
    [
      'of the deputy of an observer',
      ballots({ 'vara-observator': 'AGAINST', 1859: 'FOR' }),
      'UNANIMOUS',
      ['OBSERVER_VOTED'],
    ],
    ['(nobody’s count)', ballots({ observator: 'FOR' }), 'NOBODY_VOTED', ['OUTCOME_UNDETERMINED', 'OBSERVER_VOTED']],
  ])('%s', (_, vote, reason, found) => {
    const book = voted(seated(), vote);
    expect(derived(book)[1]).toBe(reason);
    expect(codes(book)).toEqual(found.map((code) => `${code} DS-1`));
  });

  it('a corrected record clears the finding, from its recording on', () => {
    const book = voted(seated(), ballots({ observator: 'AGAINST', 1859: 'FOR', 1860: 'FOR' }));
    const before = book.size;
    book.record(
      'CorrectDecision',
      { decision: 'DS-1', ground: 'MINUTES_CORRECTED', vote: ballots({ 1859: 'FOR', 1860: 'FOR' }) },
      { decided: '2025-04-01' },
    );
    expect([codes(book, '2026-12-31', before), codes(book)]).toEqual([['OBSERVER_VOTED DS-1'], []]);
  });

  it('an annulled decision has no findings', () => {
    const book = voted(seated(), ballots({ observator: 'AGAINST', 1859: 'FOR' }));
    book.record('AnnulDecision', { decision: 'DS-1', ground: 'REVERSAL' }, { decided: '2025-04-01' });
    expect(codes(book)).toEqual([]);
  });

  it('the same seat twice is refused, and so is more than one chair', () => {
    const twice = {
      ballots: [
        { seat: '1859', vote: 'FOR' as const },
        { seat: '1859', vote: 'AGAINST' as const },
      ],
    };
    const said = { decision: 'DS-2', body: 'driftsstyret', outcome: 'ADOPTED' as const, wording: 'x', vote: twice };
    expect(seated().attempt('RecordDecision', said, { decided: '2025-03-01' })).toMatchObject({ code: 'seat-twice' });
    const chairs = ['a', 'b'].map((seat) => ({ seat, office: 'leder', role: 'CHAIR' as const }));
    const asked = { body: 'driftsstyret', seats: chairs };
    expect(seated().attempt('DefineSeats', asked, { decided: '2025-03-01' })).toMatchObject({ code: 'chair-twice' });
  });
});

describe('the steering group of a digital cooperation (scenario 9)', () => {
  const LED: Rules = { majority: 'CONSENSUS_ELSE_LEADER', castingVote: false, clause: '4.2' };
  const terms = {
    ...TERMS_2024,
    bodies: [{ body: 'styringsgruppa', rules: LED }],
    competences: [{ effect: 'APPROVE_PROJECT', body: 'styringsgruppa', clause: '4.2' }],
  };
  const group = () =>
    withProject(terms as typeof TERMS_2024)
      .record(
        'EstablishBody',
        { body: 'styringsgruppa', name: 'Styringsgruppa', kind: 'STEERING_GROUP' },
        { decided: '2025-01-02' },
      )
      .record(
        'DefineSeats',
        {
          body: 'styringsgruppa',
          seats: [
            { seat: 'leiar', office: 'kommunaldirektør', role: 'CHAIR' },
            { seat: 'vestvaagoey', office: 'kommunedirektør', municipality: VESTVAAGOEY, role: 'MEMBER' },
            { seat: 'ks', office: 'KS', role: 'OBSERVER' },
          ],
        },
        { decided: '2025-01-02' },
      );
  const meets = (
    vote: Vote,
    outcome: 'ADOPTED' | 'REJECTED' = 'ADOPTED',
    votes: DataOf<'RecordDecision'>['votes'] = NOTHING,
  ) => decide(group(), 'SG-1', 'styringsgruppa', APPROVE, '2025-03-01', { votes, vote, outcome });

  it('no consensus: the leader decides, the dissent is listed', () => {
    const book = meets({
      ...ballots({ leiar: 'FOR', vestvaagoey: 'AGAINST' }),
      decidedBy: 'LEADER',
      attempt: 'Example: two rounds, and a proposal to postpone.',
    });
    expect(derived(book, 'SG-1')).toEqual(['PASSED', 'LEADER']);
    expect(judgement(book, 'SG-1')?.dissent).toEqual(['vestvaagoey']);
    expect([approved(book), codes(book)]).toEqual([true, []]);
  });

  it('the vote of an observer is not counted, and found', () => {
    const book = meets({ ...ballots({ leiar: 'FOR', vestvaagoey: 'FOR', ks: 'AGAINST' }), decidedBy: 'CONSENSUS' });
    expect(derived(book, 'SG-1')).toEqual(['PASSED', 'CONSENSUS']);
    expect(judgement(book, 'SG-1')?.count).toMatchObject({ for: 2, against: 0, members: 2 });
    expect(codes(book)).toEqual(['OBSERVER_VOTED SG-1']);
  });

  it('a leader who decides without an attempt, or without anyone who disagreed, is found', () => {
    expect(codes(meets({ ...ballots({ leiar: 'FOR' }), decidedBy: 'LEADER' }))).toEqual([
      'LEADER_DECIDED_WITHOUT_ATTEMPT SG-1',
      'DISSENT_NOT_RECORDED SG-1',
    ]);
  });

  it('without consensus and without the leader nothing is decided', () => {
    const book = meets({ ...ballots({ leiar: 'FOR', vestvaagoey: 'AGAINST' }) });
    expect(derived(book, 'SG-1')).toEqual(['UNDETERMINED', 'NO_CONSENSUS']);
    expect(approved(book)).toBe(false);
  });

  const all = (inFavour: number | null, against: number | null, unanimous: boolean | null = null) => ({
    for: inFavour,
    against,
    unanimous,
  });
  it.each<[string, Vote, ReturnType<typeof all>, 'ADOPTED' | 'REJECTED', string[], string[]]>([
    ['in words', { decidedBy: 'CONSENSUS' }, NOTHING, 'REJECTED', ['NOT_PASSED', 'CONSENSUS'], []],
    ['«enstemmig»', {}, all(null, null, true), 'REJECTED', ['NOT_PASSED', 'CONSENSUS'], []],
    ['by numbers', {}, all(0, 3), 'REJECTED', ['NOT_PASSED', 'CONSENSUS'], []],
    ['«enstemmig», those against counted', {}, all(null, 3, true), 'REJECTED', ['NOT_PASSED', 'CONSENSUS'], []],
    [
      'by seat',
      ballots({ leiar: 'AGAINST', vestvaagoey: 'AGAINST' }),
      NOTHING,
      'REJECTED',
      ['NOT_PASSED', 'CONSENSUS'],
      [],
    ],
    ['and called adopted', {}, all(0, 3), 'ADOPTED', ['NOT_PASSED', 'CONSENSUS'], ['OUTCOME_AGAINST_VOTES SG-1']],
    [
      'with one for',
      { decidedBy: 'CONSENSUS' },
      all(1, 3),
      'REJECTED',
      ['UNDETERMINED', 'NO_CONSENSUS'],
      ['OUTCOME_UNDETERMINED SG-1'],
    ],
    [
      'with only those against counted',
      {},
      all(null, 3),
      'REJECTED',
      ['UNDETERMINED', 'NO_CONSENSUS'],
      ['OUTCOME_UNDETERMINED SG-1'],
    ],
    [
      'all for, and called rejected',
      {},
      all(3, 0),
      'REJECTED',
      ['PASSED', 'CONSENSUS'],
      ['OUTCOME_AGAINST_VOTES SG-1'],
    ],
  ])('to agree on no is consensus against: %s', (_, vote, votes, outcome, expected, found) => {
    const book = meets(vote, outcome, votes);
    expect([derived(book, 'SG-1'), codes(book)]).toEqual([expected, found]);
  });

  it('the leader may say no', () => {
    const book = meets({ decidedBy: 'LEADER', attempt: 'Example', dissent: ['vestvaagoey'] }, 'REJECTED');
    expect([derived(book, 'SG-1'), codes(book)]).toEqual([['NOT_PASSED', 'LEADER'], []]);
  });

  it('a leader whom no rule lets decide, is found', () => {
    const book = voted(withProject(), { ...TIE, decidedBy: 'LEADER', attempt: 'Example' });
    expect(codes(book)).toEqual(['OUTCOME_UNDETERMINED DS-1', 'LEADER_CANNOT_DECIDE DS-1']);
  });
});

describe('councils decide by the law, kommuneloven § 11-9', () => {
  const ks = council(FLAKSTAD);
  const votes = (inFavour: number, against: number, vote?: Vote, members?: number) => {
    const book = bookOfLofoten();
    if (members !== undefined) book.record('DefineSeats', { body: ks, seats: [], members }, { decided: '2024-01-01' });
    const counted = { for: inFavour, against, unanimous: against === 0 };
    return decide(book, 'KS-1', ks, null, '2025-03-01', { votes: counted, ...(vote && { vote }) });
  };
  it.each<[string, Parameters<typeof votes>, string, string]>([
    ['a majority', [8, 7], 'PASSED', 'MAJORITY'],
    ['a minority', [7, 8], 'NOT_PASSED', 'NO_MAJORITY'],
    ['a tie, the mayor for', [7, 7, { casting: 'FOR' }], 'PASSED', 'CASTING_VOTE'],
    ['a tie, the mayor against', [7, 7, { casting: 'AGAINST' }], 'NOT_PASSED', 'CASTING_VOTE'],
    ['a tie in an election', [7, 7, { casting: 'FOR', election: true }], 'UNDETERMINED', 'TIE_IN_ELECTION'],
    ['seven of fifteen voted', [7, 0, undefined, 15], 'NO_QUORUM', 'TOO_FEW_PRESENT'],
    ['eight of fifteen voted', [8, 0, undefined, 15], 'PASSED', 'UNANIMOUS'],
  ])('%s', (_, said, outcome, reason) => {
    expect(derived(votes(...said), 'KS-1')).toEqual([outcome, reason]);
  });

  it.each<[string, DataOf<'RecordDecision'>['votes'], 'ADOPTED' | 'REJECTED', string, string, string[]]>([
    ['rejected, no numbers', { ...NOTHING, unanimous: true }, 'REJECTED', 'NOT_PASSED', 'UNANIMOUS_AGAINST', []],
    [
      'rejected, all against',
      { for: 0, against: 17, unanimous: true },
      'REJECTED',
      'NOT_PASSED',
      'UNANIMOUS_AGAINST',
      [],
    ],
    ['adopted, no numbers', { ...NOTHING, unanimous: true }, 'ADOPTED', 'PASSED', 'UNANIMOUS', []],
    [
      'adopted, all against',
      { for: 0, against: 17, unanimous: true },
      'ADOPTED',
      'NOT_PASSED',
      'UNANIMOUS_AGAINST',
      ['OUTCOME_AGAINST_VOTES KS-1'],
    ],
    [
      'rejected, all for',
      { for: 17, against: 0, unanimous: true },
      'REJECTED',
      'PASSED',
      'UNANIMOUS',
      ['OUTCOME_AGAINST_VOTES KS-1'],
    ],
  ])('«enstemmig» is on the side that has votes, else on that of the outcome: %s', (_, said, outcome, ...expected) => {
    const book = decide(bookOfLofoten(), 'KS-1', ks, null, '2025-03-01', { outcome, votes: said });
    expect([...derived(book, 'KS-1'), codes(book)]).toEqual(expected);
  });

  const [AGAINST, BLANK, NOTHING_FOR] = [
    ['NOT_PASSED', 'UNANIMOUS_AGAINST'],
    ['UNDETERMINED', 'NOBODY_VOTED'],
    ['NOT_PASSED', 'NOBODY_FOR'],
  ];
  it.each<[string, DataOf<'RecordDecision'>['votes'], string[] | undefined]>([
    ['all against', { for: 0, against: 5, unanimous: true }, AGAINST],
    ['all against, by numbers alone', { for: 0, against: 5, unanimous: null }, AGAINST],
    ['all against, not called unanimous', { for: 0, against: 5, unanimous: false }, AGAINST],
    ['one against, the rest blank', { for: 0, against: 1, unanimous: true }, AGAINST],
    ['all blank', { for: 0, against: 0, unanimous: null }, BLANK],
    ['all blank, called unanimous', { for: 0, against: 0, unanimous: true }, BLANK],
    ['all blank, called divided', { for: 0, against: 0, unanimous: false }, BLANK],
    ['none for, all agreed', { for: 0, against: null, unanimous: true }, AGAINST],
    ['none for, nothing else said', { for: 0, against: null, unanimous: null }, NOTHING_FOR],
  ])('nobody in favour is never carried, whoever decides by which rules: %s', (_, said, expected) => {
    const LED: Rules = { majority: 'CONSENSUS_ELSE_LEADER', castingVote: false, clause: '4.2' };
    const under = (rules: Rules | null | undefined) =>
      withProject(rules === undefined ? TERMS : { ...TERMS, bodies: [{ ...BOARD, rules }] });
    const boards = [undefined, null, { ...REGLEMENT, quorum: 1 } as const, LED].map((rules) =>
      decide(under(rules), 'DS-1', 'driftsstyret', APPROVE, '2025-03-01', { votes: said, vote: { present: 5 } }),
    );
    const councils = decide(bookOfLofoten(), 'DS-1', ks, null, '2025-03-01', { votes: said, vote: { present: 5 } });
    for (const book of [...boards, councils]) {
      // A body that decides by consensus calls it that, when all agree on no.
      const reason = derived(book).map((d) => (d === 'CONSENSUS' || d === 'NO_CONSENSUS' ? 'UNANIMOUS_AGAINST' : d));
      expect([reason[1], reason[0] === 'PASSED', approved(book)]).toEqual([expected?.[1], false, false]);
    }
    for (const book of [...boards.slice(0, 3), councils]) expect(derived(book)).toEqual(expected);
  });

  it('a ballot for each, all blank or against, none for', () => {
    const of = (...said: Ballot[]) =>
      voted(withProject(), ballots(Object.fromEntries(said.map((vote, n) => [FIVE[n] ?? '', vote]))));
    expect(derived(of('ABSTAINS', 'ABSTAINS', 'ABSTAINS', 'ABSTAINS', 'ABSTAINS'))).toEqual(BLANK);
    expect(derived(of('AGAINST', 'ABSTAINS', 'ABSTAINS', 'ABSTAINS', 'ABSENT'))).toEqual(AGAINST);
    expect(derived(of('AGAINST', 'AGAINST', 'AGAINST', 'AGAINST', 'AGAINST'))).toEqual(AGAINST);
    expect(derived(of('ABSENT', 'ABSENT', 'ABSENT', 'ABSENT', 'ABSENT'))).toEqual(BLANK);
  });

  it.each<[string, Parameters<typeof votes>, string, string[]]>([
    ['all fifteen for', [15, 0, { procedure: 'WRITTEN' }, 15], 'PASSED', []],
    ['fourteen for, one silent', [14, 0, { procedure: 'WRITTEN' }, 15], 'NO_QUORUM', ['NO_QUORUM']],
    ['one against', [14, 1, { procedure: 'WRITTEN' }, 15], 'NOT_PASSED', ['OUTCOME_AGAINST_VOTES']],
  ])('in writing only when every member agrees (§ 11-8): %s', (_, said, outcome, expected) => {
    const book = votes(...said);
    expect(derived(book, 'KS-1')[0]).toBe(outcome);
    const found = findings(book).filter((f) => f.about === 'KS-1');
    expect(found.map((f) => f.code)).toEqual(expected);
    for (const f of found) expect([f.rule, f.clause]).toEqual(['KL 11-8', 'kommuneloven § 11-8']);
  });

  it.each([
    ['from the item', { item: '1-25', granted: true }, ['INHABIL_VOTED'], 1],
    ['from the whole meeting', { granted: true }, ['INHABIL_VOTED'], 1],
    ['from another item', { item: '2-25', granted: true }, [], 2],
    ['from nothing: it was found qualified', { item: '1-25', granted: false }, [], 2],
  ])('a member that the meeting excused %s takes no part (§ 11-10)', (_, said, expected, counted) => {
    const seats = ['s-1', 's-2', 's-3'].map((seat) => ({ seat, office: 'representant', role: 'MEMBER' as const }));
    const book = bookOfLofoten().record('DefineSeats', { body: ks, seats }, { decided: '2024-01-01' });
    decide(book, 'KS-1', ks, null, '2025-03-01', {
      meeting: 'M-1',
      item: '1-25',
      votes: NOTHING,
      vote: ballots({ 's-1': 'FOR', 's-2': 'FOR' }),
    });
    const before = book.size;
    const excused = [{ seat: 's-2', ground: 'DISQUALIFIED' as const, legalBasis: 'forvaltningsloven § 6', ...said }];
    book.record('HoldMeeting', { meeting: 'M-1', body: ks, excused }, { decided: '2025-03-01' });
    const about = (size = book.size) =>
      findings(book, '2025-12-31', size).flatMap((f) => (f.code === 'INHABIL_VOTED' ? [f.code] : []));
    expect([about(), judgement(book, 'KS-1')?.count.for]).toEqual([expected, counted]);
    expect([about(before), judgement(book, 'KS-1', before)?.count.for]).toEqual([[], 2]);
  });

  describe('who was there, the minutes of the meeting say where the record of the vote does not (§ 11-4 b)', () => {
    const ALL = { for: 2, against: 0, unanimous: true };
    const present = (book: Miniature, there: readonly string[], more: Partial<DataOf<'HoldMeeting'>> = {}) =>
      book.record(
        'HoldMeeting',
        { meeting: 'M-1', body: 'driftsstyret', present: [...there], absent: [], ...more },
        { decided: '2025-03-01' },
      );
    const ruled = () => adoptRules(withProject(), REGLEMENT, '2025-01-15');
    const made = (book: Miniature, votes: DataOf<'RecordDecision'>['votes'] = ALL, more = {}) =>
      decide(book, 'DS-1', 'driftsstyret', APPROVE, '2025-03-01', { votes, meeting: 'M-1', ...more });

    it('two of five are no quorum, whenever the minutes come to be known; the effect falls with it', () => {
      const book = made(ruled());
      const before = book.size;
      present(book, [VAAGAN, FLAKSTAD]);
      expect([derived(book), derived(book, 'DS-1', before)]).toEqual([
        ['NO_QUORUM', 'TOO_FEW_PRESENT'],
        ['PASSED', 'UNANIMOUS'],
      ]);
      expect([approved(book), approved(book, before)]).toEqual([false, true]);
      expect(judgement(book)?.quorum).toEqual({ required: 3, present: 2, met: false });
      expect(codes(book)).toContain('NO_QUORUM DS-1');
    });

    it.each([
      ['three members', [VAAGAN, FLAKSTAD, VAEROEY], true],
      ['two members, one named twice', [VAAGAN, FLAKSTAD, FLAKSTAD], false],
      ['two members and somebody without a seat', [VAAGAN, FLAKSTAD, 'gjest'], false],
    ])('%s', (_, there, met) => {
      expect(judgement(made(present(ruled(), there)))?.quorum?.met).toBe(met);
    });

    it('a deputy counts in the place of a member who was away, and once', () => {
      const vara = { seat: 'vara', office: 'assisterende kommunedirektør', role: 'DEPUTY', standsInFor: 'kd' } as const;
      const kd = { seat: 'kd', office: 'kommunedirektør', municipality: VAEROEY, role: 'MEMBER' } as const;
      const seated = () =>
        ruled().record('DefineSeats', { body: 'driftsstyret', seats: [kd, vara] }, { decided: '2025-01-20' });
      const met = (...there: string[]) => judgement(made(present(seated(), there)))?.quorum?.met;
      expect([met(VAAGAN, FLAKSTAD, 'vara'), met(VAAGAN, 'kd', 'vara')]).toEqual([true, false]);
    });

    it('who was excused from the case does not count, and a number beside the votes goes before', () => {
      const excused = [{ seat: FLAKSTAD, ground: 'DISQUALIFIED' as const, granted: true }];
      const three = () => present(ruled(), [VAAGAN, FLAKSTAD, VAEROEY], { excused });
      expect(judgement(made(three()))?.quorum?.met).toBe(false);
      expect(judgement(made(three(), ALL, { vote: { present: 4 } }))?.quorum?.met).toBe(true);
    });

    it('«enstemmig» without numbers is not enough when too few were there', () => {
      const said = { for: null, against: null, unanimous: true };
      expect(derived(made(present(ruled(), [VAAGAN, FLAKSTAD]), said))).toEqual(['NO_QUORUM', 'TOO_FEW_PRESENT']);
      expect(derived(made(present(ruled(), [VAAGAN, FLAKSTAD, VAEROEY]), said))).toEqual(['PASSED', 'UNANIMOUS']);
    });

    it('rules that too few adopted are none, and what was voted by them is judged without', () => {
      const rules = { kind: 'ADOPT_RULES', body: 'driftsstyret', rules: { ...REGLEMENT, quorum: 'ALL' } } as const;
      const book = decide(ruled(), 'DS-2', 'driftsstyret', rules, '2025-02-01', { votes: ALL, meeting: 'M-1' });
      voted(book, ballots({ [VAAGAN]: 'FOR', [FLAKSTAD]: 'FOR', [VAEROEY]: 'FOR' }));
      expect(derived(book)).toEqual(['NO_QUORUM', 'TOO_FEW_PRESENT']);
      const said = { meeting: 'M-1', body: 'driftsstyret', present: [] };
      book.record('HoldMeeting', said, { decided: '2025-02-01' });
      expect([derived(book, 'DS-2'), derived(book)]).toEqual([
        ['NO_QUORUM', 'TOO_FEW_PRESENT'],
        ['PASSED', 'UNANIMOUS'],
      ]);
    });

    it('the minutes of another body say nothing of it, and a body without rules has no quorum', () => {
      const other = () => present(ruled(), [VAAGAN], { body: council(VAAGAN) });
      expect(derived(made(other()))).toEqual(['PASSED', 'UNANIMOUS']);
      expect(derived(made(present(withProject(), [VAAGAN])))).toEqual(['PASSED', 'UNANIMOUS']);
    });

    it('a vote of a seat that was away by the minutes is remarked', () => {
      const vote = ballots({ [VAAGAN]: 'FOR', [FLAKSTAD]: 'FOR', [VAEROEY]: 'FOR' });
      const remarked = (there: string[], absent: string[]) =>
        codes(made(present(ruled(), there, { absent }), NOTHING, { vote })).filter((c) => c.startsWith('VOTED'));
      expect(remarked([VAAGAN, FLAKSTAD], [VAEROEY])).toEqual(['VOTED_WHILE_ABSENT DS-1']);
      expect(remarked([VAAGAN, FLAKSTAD, VAEROEY], [])).toEqual([]);
    });
  });

  it('and never by the rules of someone else: a body whose rules the book does not know is one without rules (A-04)', () => {
    const votes = { for: 4, against: 2, unanimous: false };
    const book = decide(bookOfLofoten(), 'LR-1', 'lofotraadet', null, '2025-03-01', { votes });
    expect(judgement(book, 'LR-1')).toMatchObject({ basis: 'UNKNOWN', derived: { outcome: 'UNDETERMINED' } });
  });

  it.each<[string, object, object, string, string[]]>([
    ['a tie', { for: 3, against: 3 }, {}, 'UNDETERMINED', ['OUTCOME_UNDETERMINED']],
    ['more against than for', { for: 2, against: 3 }, {}, 'UNDETERMINED', ['OUTCOME_UNDETERMINED']],
    ['a casting vote', { for: 3, against: 3 }, { vote: { casting: 'FOR' } }, 'UNDETERMINED', ['OUTCOME_UNDETERMINED']],
    ['a rejection', { for: 3, against: 3 }, { outcome: 'REJECTED' }, 'UNDETERMINED', ['OUTCOME_UNDETERMINED']],
    ['one more for', { for: 4, against: 3 }, {}, 'UNDETERMINED', ['OUTCOME_UNDETERMINED']],
    ['not all of one mind', {}, {}, 'UNDETERMINED', ['OUTCOME_UNDETERMINED']],
    ['some for', { for: 4, unanimous: null }, {}, 'UNDETERMINED', ['OUTCOME_UNDETERMINED']],
    ['nothing said of the votes', { unanimous: null }, {}, 'UNDETERMINED', ['OUTCOME_UNDETERMINED']],
    ['postponed', {}, { outcome: 'POSTPONED' }, 'AS_RECORDED', []],
    ['all for', { for: 6, against: 0, unanimous: true }, {}, 'PASSED', []],
    ['«enstemmig»', { unanimous: true }, {}, 'PASSED', []],
  ])('%s: such a body has carried only what all agreed on', (_, said, more, outcome, expected) => {
    const votes = { for: null, against: null, unanimous: false, ...said };
    const book = decide(bookOfLofoten(), 'LR-1', 'lofotraadet', null, '2025-03-01', { votes, ...more });
    expect(derived(book, 'LR-1')[0]).toBe(outcome);
    expect(findings(book).flatMap((f) => (f.about === 'LR-1' ? [f.code] : []))).toEqual(expected);
  });

  it.each<[string, string, object, string | undefined, object]>([
    ['an office of a municipality decides without a vote', 'OTHER', { municipality: VAAGAN }, undefined, {}],
    ['what it voted on is counted', 'OTHER', { municipality: VAAGAN }, 'UNDETERMINED', { for: 2, against: 1 }],
    ['a body of several municipalities is no office', 'OTHER', {}, 'UNDETERMINED', {}],
    ['a board is none either', 'OPERATING_BOARD', { municipality: VAAGAN }, 'UNDETERMINED', {}],
  ])('%s', (_, kind, of, outcome, said) => {
    const named = { body: 'kontoret', name: 'Kontoret', kind, ...of } as DataOf<'EstablishBody'>;
    const book = bookOfLofoten().record('EstablishBody', named, { decided: '2025-01-01' });
    decide(book, 'K-1', 'kontoret', null, '2025-12-22', { votes: { ...NOTHING, ...said } });
    expect(derived(book, 'K-1')[0]).toBe(outcome);
    expect(codes(book)).toEqual(outcome === undefined ? [] : ['OUTCOME_UNDETERMINED K-1']);
  });

  it('a council’s vote that the numbers do not bear out does not make a budget valid', () => {
    const terms = { ...TERMS_2024, budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' } };
    const book = lofotenUnder(terms).record(
      'DraftBudget',
      { year: 2026, version: 'B1', lines: [{ category: 'DRIFT', amount: '1' }] },
      { decided: '2025-09-01' },
    );
    const effect = { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' } as const;
    for (const m of FIVE)
      decide(book, `KS-${m}`, council(m), effect, '2025-12-10', {
        votes: m === VAEROEY ? { for: 6, against: 7, unanimous: false } : { for: 9, against: 0, unanimous: true },
      });
    expect(book.on('budget', '2026', '2025-12-11')?.value).toMatchObject({ status: 'PARTLY_ADOPTED' });
  });
});

describe('how a body is made up', () => {
  const seats = (book: Miniature, on: CivilDate, id = 'driftsstyret') =>
    body(book, on, id)
      ?.seats.filter((s) => s.inactive === null)
      .map((s) => s.seat);

  it('a seat for each participant, the chair the host’s (L-2.1-1, L-2.1-2)', () => {
    const book = withProject();
    expect(seats(book, '2025-01-01')).toEqual([...FIVE]);
    expect(body(book, '2025-01-01')?.acts).toMatchObject({ seat: VAAGAN, as: 'CHAIR', office: 'kommunedirektør' });
    expect(body(book, '2023-01-01')?.seats).toEqual([]);
  });

  it('follows who takes part, and who is host', () => {
    const book = withProject()
      .record('EndParticipation', { municipality: FLAKSTAD }, { decided: '2025-05-01', validFrom: '2027-01-01' })
      .record('ChangeHost', { host: VESTVAAGOEY }, { decided: '2025-05-01', validFrom: '2026-07-01' });
    expect(seats(book, '2026-12-31')).toContain(FLAKSTAD);
    expect(seats(book, '2027-01-01')).not.toContain(FLAKSTAD);
    expect([body(book, '2026-06-30')?.acts?.seat, body(book, '2026-07-01')?.acts?.seat]).toEqual([VAAGAN, VESTVAAGOEY]);
    const before = withProject().size;
    expect(body(book, '2027-01-01', 'driftsstyret', before)?.seats).toHaveLength(5);
  });

  it('a seat of a municipality that has left is there, but inactive; its ballot does not count', () => {
    const book = withProject()
      .record(
        'DefineSeats',
        {
          body: 'driftsstyret',
          seats: [{ seat: 'kd-flakstad', office: 'kommunedirektør', municipality: FLAKSTAD, role: 'MEMBER' }],
        },
        { decided: '2025-01-15' },
      )
      .record('EndParticipation', { municipality: FLAKSTAD }, { decided: '2025-05-01', validFrom: '2026-01-01' });
    const inactive = (on: CivilDate) => body(book, on)?.seats.find((s) => s.seat === 'kd-flakstad')?.inactive;
    expect([inactive('2025-12-31'), inactive('2026-01-01')]).toEqual([null, 'NOT_PARTICIPANT']);
    voted(book, ballots({ 'kd-flakstad': 'AGAINST', 1860: 'FOR' }), {}, '2026-02-01');
    expect([derived(book)[1], codes(book)]).toEqual(['UNANIMOUS', ['VOTE_WITHOUT_SEAT DS-1']]);
  });

  it('an observer’s seat ends on its day (L-2.1-O1)', () => {
    const seat = { seat: 'fagforbundet', office: 'tillitsvalgt', role: 'OBSERVER', until: '2023-12-31' } as const;
    const book = bookOfLofoten().record(
      'DefineSeats',
      { body: 'driftsstyret', seats: [seat] },
      { decided: '2022-01-01' },
    );
    expect([seats(book, '2023-12-31'), seats(book, '2024-01-01')]).toEqual([['fagforbundet'], []]);
  });

  it('seats defined late for an earlier time do not wipe out what was said of a later', () => {
    const one = (seat: string) => ({
      body: 'driftsstyret',
      seats: [{ seat, office: 'leder', role: 'MEMBER' as const }],
    });
    const book = bookOfLofoten()
      .record('DefineSeats', one('b'), { decided: '2024-01-01' })
      .record('DefineSeats', one('a'), { decided: '2024-06-01', validFrom: '2023-01-01' });
    expect([seats(book, '2023-06-01'), seats(book, '2024-06-01')]).toEqual([['a'], ['b']]);
  });

  it('the deputy acts while the leader is away, or the one who was named (L-2.3-1, D-7)', () => {
    const book = bookOfLofoten()
      .record('EstablishBody', { body: 'ledelsen', name: 'Lofoten IKT', kind: 'OTHER' }, { decided: '2022-01-01' })
      .record(
        'DefineSeats',
        {
          body: 'ledelsen',
          seats: [
            { seat: 'leder', office: 'leder for Lofoten IKT', role: 'CHAIR' },
            { seat: 'nestleder', office: 'nestleder', role: 'DEPUTY_CHAIR' },
            { seat: 'drift', office: 'driftsleder', role: 'MEMBER' },
          ],
        },
        { decided: '2022-01-01' },
      );
    const away = (absence: string, from: CivilDate, more: object) =>
      book.record('RecordAbsence', { absence, body: 'ledelsen', seat: 'leder', ...more }, { decided: from });
    away('F-1', '2025-07-01', { until: '2025-07-31' });
    away('F-2', '2025-10-01', { until: '2025-10-10', acting: 'drift' });
    const signs = (on: CivilDate) => [body(book, on, 'ledelsen')?.acts?.seat, body(book, on, 'ledelsen')?.acts?.as];
    expect(['2025-06-30', '2025-07-01', '2025-07-31', '2025-08-01', '2025-10-05'].map(signs)).toEqual([
      ['leder', 'CHAIR'],
      ['nestleder', 'DEPUTY_CHAIR'],
      ['nestleder', 'DEPUTY_CHAIR'],
      ['leder', 'CHAIR'],
      ['drift', 'ACTING'],
    ]);
    const before = book.size;
    book.record(
      'RecordAbsence',
      { absence: 'F-3', body: 'ledelsen', seat: 'nestleder', until: '2025-07-15' },
      { decided: '2025-09-01', validFrom: '2025-07-10' },
    );
    expect([body(book, '2025-07-12', 'ledelsen')?.acts, signs('2025-07-16')[0]]).toEqual([null, 'nestleder']);
    expect(body(book, '2025-07-12', 'ledelsen', before)?.acts?.seat).toBe('nestleder');
    const asked = { absence: 'F-4', body: 'ledelsen', seat: 'ukjent' };
    expect(book.attempt('RecordAbsence', asked, { decided: '2025-09-01' })).toMatchObject({ code: 'seat-unknown' });
    const reversed = { absence: 'F-4', body: 'ledelsen', seat: 'leder', until: '2025-08-31' };
    expect(book.attempt('RecordAbsence', reversed, { decided: '2025-09-01' })).toMatchObject({
      code: 'absence-reversed',
    });
  });
});

describe('findings about bodies', () => {
  const about = (book: Miniature, code: string, on: CivilDate) => findings(book, on).filter((f) => f.code === code);

  it('a board without rules is a remark, until it adopts some; of other bodies nothing is found (L-2.1-4)', () => {
    const book = adoptRules(withProject(), REGLEMENT, '2025-02-01');
    expect(about(book, 'BODY_WITHOUT_RULES', '2025-01-31')).toEqual([
      {
        code: 'BODY_WITHOUT_RULES',
        severity: 'REMARK',
        rule: 'L-2.1-4',
        clause: '2.1',
        about: 'driftsstyret',
        responsible: { who: 'BOARD', municipality: null },
        sources: [book.state.governance.bodies.get('driftsstyret')?.source],
      },
    ]);
    expect(about(book, 'BODY_WITHOUT_RULES', '2025-02-01')).toEqual([]);
    adoptRules(book, null, '2025-09-01', 'DS-R2');
    expect(about(book, 'BODY_WITHOUT_RULES', '2025-09-01')).toHaveLength(1);
  });

  it('a chair that is not the host’s is a breach where the agreement says whose it is (L-2.1-2)', () => {
    const chaired = (municipality: string) =>
      withProject().record(
        'DefineSeats',
        { body: 'driftsstyret', seats: [{ seat: 'leder', office: 'kommunedirektør', municipality, role: 'CHAIR' }] },
        { decided: '2025-01-15' },
      );
    expect(about(chaired(VESTVAAGOEY), 'CHAIR_NOT_HOST', '2025-02-01')).toMatchObject([{ clause: '2.1' }]);
    expect(about(chaired(VAAGAN), 'CHAIR_NOT_HOST', '2025-02-01')).toEqual([]);
  });

  it('user participation is asked for where the agreement wants it said (L-2.1-3)', () => {
    const wanted = { ...BOARD, userParticipation: { clause: '2.1' } };
    const under = (terms: typeof TERMS_2024, more: Partial<DataOf<'RecordDecision'>> = {}) =>
      decide(withProject(terms), 'DS-1', 'driftsstyret', null, '2025-03-01', more);
    const terms = { ...TERMS, bodies: [wanted] } as typeof TERMS_2024;
    expect(codes(under(terms))).toEqual(['USER_PARTICIPATION_MISSING DS-1']);
    expect(codes(under(terms, { userParticipation: 'Example: the users’ council was heard.' }))).toEqual([]);
    expect(codes(under(TERMS))).toEqual([]);
    const corrected = under(terms).record(
      'CorrectDecision',
      { decision: 'DS-1', ground: 'MINUTES_CORRECTED', userParticipation: 'Example' },
      { decided: '2025-04-01' },
    );
    expect(codes(corrected)).toEqual([]);
  });
});
