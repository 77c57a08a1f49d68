import type { Finding } from '#kernel';
import type { Terms } from './domain/terms.ts';
import { bookOfLofoten, council, decide, FIVE, FLAKSTAD, TERMS_2024, TERMS_2024_B, VAAGAN } from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

const A = 'AV-2024-A';
const B = 'AV-2024-B';
const CASE = 'avtale-2024';
const CLAUSES = [
  { clause: '1.1', text: 'Vågan er vert.' },
  { clause: '4.4', text: 'Driften deles etter nøkkelen.' },
];
const WITH_EXTRA = 'Driften deles etter nøkkelen, medregnet vertens merkostnader.';

const found = (book: Miniature, on: string, size = book.size): Finding[] =>
  (book.on('findings', 'agreement', on, size)?.value as { findings: Finding[] } | undefined)?.findings ?? [];
const codes = (book: Miniature, on: string, size = book.size): string[] =>
  found(book, on, size).map((f) => `${f.code} ${f.about}`);

const proposed = (terms: Terms = TERMS_2024): Miniature =>
  bookOfLofoten()
    .record('OpenCase', { case: CASE, title: 'Ny avtale' }, { decided: '2024-09-01' })
    .record('ProposeAgreement', { version: A, title: 'Tekst A', clauses: CLAUSES, terms }, { decided: '2024-09-01' });
const amended = (): Miniature =>
  proposed().record(
    'ProposeAmendment',
    {
      version: B,
      amends: A,
      title: 'Tekst B',
      clauses: [{ clause: '4.4', text: WITH_EXTRA }],
      terms: TERMS_2024_B,
      by: 'fs-vaagan',
    },
    { decided: '2024-09-16' },
  );
type Approve = Partial<Extract<NonNullable<DataOf<'RecordDecision'>['effect']>, { kind: 'APPROVE_AGREEMENT' }>>;
const approve = (book: Miniature, m: string, on: string, said: Approve = {}, id = `KS-${m}-${on}`): Miniature =>
  decide(book, id, council(m), { kind: 'APPROVE_AGREEMENT', version: A, ...said }, on, { case: CASE });
const recommendB = (book: Miniature): Miniature =>
  decide(book, 'FS-085/24', 'fs-vaagan', { kind: 'RECOMMEND_AGREEMENT', version: B }, '2024-09-16', { case: CASE });
const status = (book: Miniature, version: string) =>
  book.on('version', version, '2030-01-01')?.value as { inForceFrom: string | null; missing: string[] };

describe('an amendment is a version of its own (tilleggsforslag)', () => {
  it('its event holds the whole text: what it changes, and the rest of the version it amends', () => {
    const { type, data } = amended().events.at(-1) ?? {};
    expect({ type, data }).toEqual({
      type: 'AgreementProposed',
      data: {
        version: B,
        amends: A,
        title: 'Tekst B',
        by: 'fs-vaagan',
        clauses: [CLAUSES[0], { clause: '4.4', text: WITH_EXTRA }],
        terms: TERMS_2024_B,
      },
    });
  });

  it('without terms of its own it has those of the version it amends', () => {
    const book = proposed().record(
      'ProposeAmendment',
      { version: B, amends: A, title: 'B', clauses: [{ clause: '9', text: 'Ny.' }] },
      { decided: '2024-09-16' },
    );
    expect(book.events.at(-1)?.data).toMatchObject({ terms: TERMS_2024 });
  });

  it.each([
    ['of a version that is not there', { amends: 'X' }, 'version-unknown'],
    ['with the id of another', { version: A }, 'version-taken'],
    ['with a clause twice', { clauses: [CLAUSES[0], CLAUSES[0]] }, 'clause-twice'],
    ['answering no demand', { answers: 'X' }, 'demand-unknown'],
  ])('is refused %s', (_, wrong, code) => {
    const data = { version: B, amends: A, title: 'B', clauses: [CLAUSES[0]], ...wrong };
    expect(proposed().attempt('ProposeAmendment', data as never, { decided: '2024-09-16' })).toMatchObject({ code });
  });
});

describe('a council adopts a text, not only a name (L-6.4-1, L-H-2)', () => {
  it('the version with the amendment is the amended version', () => {
    const book = amended();
    for (const m of FIVE) approve(book, m, '2024-10-01', { amendments: [B] });
    expect([status(book, A).inForceFrom, status(book, B).inForceFrom]).toEqual([null, '2024-10-01']);
    expect(codes(book, '2024-10-01')).toContain(`APPROVED_TEXT_DIFFERS KS-${VAAGAN}-2024-10-01`);
  });

  it('a printed text that only reads otherwise in spaces and capitals is the same', () => {
    const book = amended();
    for (const m of FIVE)
      approve(book, m, '2024-10-01', { printed: [{ clause: '4.4', text: 'DRIFTEN  deles etter\nnøkkelen.' }] });
    expect(status(book, A).inForceFrom).toBe('2024-10-01');
    expect(codes(book, '2024-10-01').filter((c) => c.startsWith('APPROVED_TEXT_DIFFERS'))).toEqual([]);
  });

  it('a council that prints another text has not adopted the version; when it adopts it, it has', () => {
    const book = amended();
    const text = 'Driften deles likt.';
    for (const m of FIVE) approve(book, m, '2024-10-01', m === FLAKSTAD ? { printed: [{ clause: '4.4', text }] } : {});
    expect(status(book, A)).toMatchObject({ inForceFrom: null, missing: [FLAKSTAD] });
    const finding = `APPROVED_TEXT_DIFFERS KS-${FLAKSTAD}-2024-10-01`;
    expect(codes(book, '2024-11-01')).toContain(finding);
    approve(book, FLAKSTAD, '2024-11-20');
    expect(status(book, A).inForceFrom).toBe('2024-11-20');
    expect([codes(book, '2024-11-19').includes(finding), codes(book, '2024-11-20').includes(finding)]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a clause is contested when a council adopts another text than its own body recommended (A-01, L-H-2)', () => {
  const contested = () => approve(recommendB(amended()), VAAGAN, '2024-09-24');
  it('from the day of the adoption, in the clauses that differ', () => {
    const book = contested();
    expect(codes(book, '2024-09-23')).toEqual([]);
    expect(found(book, '2024-09-24')).toEqual([
      {
        code: 'CLAUSE_CONTESTED',
        severity: 'REMARK',
        rule: 'L-H-2',
        clause: '4.4',
        about: `${A} 4.4`,
        responsible: { who: 'COUNCILS', municipality: VAAGAN },
        sources: expect.arrayContaining([book.size - 1]),
      },
    ]);
  });

  it('as known before the adoption was recorded, it was not', () => {
    const book = contested();
    expect(codes(book, '2024-12-01', book.size - 2)).toEqual([]);
  });

  it('until the council speaks again', () => {
    const book = approve(contested(), VAAGAN, '2025-02-01', {}, 'KS-again');
    expect(codes(book, '2025-01-31')).toEqual([`CLAUSE_CONTESTED ${A} 4.4`]);
    expect(codes(book, '2025-02-01')).toEqual([]);
  });

  it('not when the recommendation is annulled', () => {
    const book = contested();
    book.record('AnnulDecision', { decision: 'FS-085/24', ground: 'OTHER' }, { decided: '2025-01-01' });
    expect(codes(book, '2024-12-01')).toEqual([]);
  });

  it('not when the two say the same but for a copy’s spaces', () => {
    const book = proposed().record(
      'ProposeAmendment',
      { version: B, amends: A, title: 'B', clauses: [{ clause: '4.4', text: 'Driften deles  etter nøkkelen.' }] },
      { decided: '2024-09-16' },
    );
    expect(codes(approve(recommendB(book), VAAGAN, '2024-09-24'), '2024-12-01')).toEqual([]);
  });

  it('nor when neither amends the other and they are of different cases', () => {
    const book = proposed().record(
      'ProposeAgreement',
      { version: B, title: 'B', clauses: [{ clause: '4.4', text: WITH_EXTRA }], terms: TERMS_2024_B },
      { decided: '2024-09-16' },
    );
    decide(book, 'FS-085/24', 'fs-vaagan', { kind: 'RECOMMEND_AGREEMENT', version: B }, '2024-09-16');
    expect(codes(approve(book, VAAGAN, '2024-09-24'), '2024-12-01')).toEqual([]);
  });

  it('two councils that adopted different texts contest it until they agree', () => {
    const book = approve(approve(amended(), VAAGAN, '2024-09-24'), FLAKSTAD, '2024-10-01', { version: B });
    expect(codes(book, '2024-10-01')).toEqual([`CLAUSE_CONTESTED ${A} 4.4`]);
    approve(book, FLAKSTAD, '2024-11-01');
    expect(codes(book, '2024-11-01')).toEqual([]);
  });

  it('two councils that adopted different amendments to the same text contest it', () => {
    const C = 'AV-2024-C';
    const book = amended().record(
      'ProposeAmendment',
      { version: C, amends: A, title: 'Tekst C', clauses: [{ clause: '4.4', text: 'Driften deles likt.' }] },
      { decided: '2024-09-16' },
    );
    const alone = { kind: 'APPROVE_AGREEMENT', version: A } as const;
    decide(book, 'KS-1', council(VAAGAN), { ...alone, amendments: [B] }, '2024-09-24');
    decide(book, 'KS-2', council(FLAKSTAD), { ...alone, amendments: [C] }, '2024-10-01');
    expect(codes(book, '2024-09-30').filter((c) => c.startsWith('CLAUSE_CONTESTED'))).toEqual([]);
    expect(codes(book, '2024-10-01').filter((c) => c.startsWith('CLAUSE_CONTESTED'))).toEqual([
      `CLAUSE_CONTESTED ${B} 4.4`,
    ]);
  });

  it('a text in force is not contested by councils that adopt a change of it one after the other', () => {
    const book = proposed().record('AttestAgreement', { version: A, basis: 'Example' }, { decided: '2024-10-01' });
    for (const m of FIVE) approve(book, m, '2024-10-01');
    book.record(
      'ProposeAmendment',
      { version: B, amends: A, title: 'B', clauses: [{ clause: '4.4', text: WITH_EXTRA }], terms: TERMS_2024_B },
      { decided: '2025-01-15' },
    );
    approve(book, VAAGAN, '2025-02-01', { version: B });
    expect(codes(book, '2025-02-01')).toEqual([]);
  });
});

describe('what the law wants the agreement to settle (kommuneloven § 20-4)', () => {
  const inForce = (terms: Terms) =>
    proposed(terms).record('AttestAgreement', { version: A, basis: 'Example' }, { decided: '2024-10-01' });
  const covered = (letter: string) => ({ letter, status: 'COVERED' as const, clauses: ['1.1'] });
  const matters: Terms['matters'] = [
    ...['a', 'b', 'c', 'g', 'i'].map(covered),
    { letter: 'd', status: 'MISSING' },
    { letter: 'e', status: 'MISSING' },
    { letter: 'f', status: 'PARTLY', clauses: ['4.4'] },
    { letter: 'h', status: 'MISSING' },
  ];
  it('the four gaps of the agreement are found while it is in force', () => {
    const book = inForce({ ...TERMS_2024, matters });
    expect(codes(book, '2024-09-30')).toEqual([]);
    expect(found(book, '2024-10-01').map((f) => [f.code, f.clause, f.about])).toEqual(
      ['d', 'e', 'f', 'h'].map((l) => ['AGREEMENT_GAP_20_4', `kommuneloven § 20-4 ${l}`, `${A} ${l}`]),
    );
  });

  it('none when all is covered, and none when nobody has assessed it', () => {
    expect(codes(inForce({ ...TERMS_2024, matters: 'abcdefghi'.split('').map(covered) }), '2024-10-01')).toEqual([]);
    expect(codes(inForce(TERMS_2024), '2024-10-01')).toEqual([]);
  });

  it.each([
    ['a letter that the law does not have', { letter: 'j', status: 'MISSING' }, 'agreement-matter-unknown'],
    ['covered by no clause', { letter: 'a', status: 'COVERED' }, 'agreement-matter-clause'],
    [
      'covered by a clause that is not in the text',
      { letter: 'a', status: 'PARTLY', clauses: ['7.1'] },
      'agreement-matter-clause',
    ],
  ] as const)('%s is refused', (_, matter, code) => {
    const data = { version: B, title: 'B', clauses: CLAUSES, terms: { ...TERMS_2024, matters: [matter] } };
    const answer = proposed().attempt('ProposeAgreement', data as never, { decided: '2024-09-01' });
    expect(answer).toMatchObject({ code, details: { letter: matter.letter } });
  });

  it('a letter given twice is refused', () => {
    const terms = { ...TERMS_2024, matters: [covered('a'), covered('a')] };
    const data = { version: B, title: 'B', clauses: CLAUSES, terms };
    expect(proposed().attempt('ProposeAgreement', data, { decided: '2024-09-01' })).toMatchObject({
      code: 'agreement-matter-twice',
    });
  });
});

describe('a change that the law lists needs all councils, whatever its size (L-6.3-2)', () => {
  const CHANGE = `CHANGE_WITHOUT_ALL_COUNCILS ${A}`;
  const adopted = () => {
    const book = proposed();
    for (const m of FIVE) approve(book, m, '2024-10-01');
    return book;
  };
  const correct = (
    book: Miniature,
    ground: 'MINUTES_CORRECTED' | 'REGISTRATION_ERROR',
    clauses: typeof CLAUSES = [],
    terms: Terms = TERMS_2024,
  ) =>
    book.record(
      'CorrectAgreement',
      { version: A, ground, authority: 'Example', clauses, terms },
      { decided: '2025-03-01', validFrom: '2024-10-01' },
    );

  it('minutes corrected for one council bind the others only when all have adopted the text', () => {
    const book = correct(adopted(), 'MINUTES_CORRECTED', [{ clause: '4.4', text: WITH_EXTRA }], TERMS_2024_B);
    expect(codes(book, '2025-04-01')).toEqual([CHANGE]);
    expect(codes(book, '2025-04-01', book.size - 1)).toEqual([]);
    for (const m of FIVE) approve(book, m, '2025-05-01');
    expect([codes(book, '2025-04-30'), codes(book, '2025-05-01')]).toEqual([[CHANGE], []]);
  });

  it('also when only the terms change', () => {
    expect(codes(correct(adopted(), 'MINUTES_CORRECTED', [], TERMS_2024_B), '2025-04-01')).toEqual([CHANGE]);
  });

  it.each([
    ['that the book had it wrong', 'REGISTRATION_ERROR', [{ clause: '4.4', text: WITH_EXTRA }]],
    ['that changes only spaces', 'MINUTES_CORRECTED', [{ clause: '4.4', text: 'Driften  deles etter nøkkelen.' }]],
  ] as const)('not a correction %s', (_, ground, clauses) => {
    expect(codes(correct(adopted(), ground, [...clauses]), '2025-04-01')).toEqual([]);
  });

  it('a document says it is in force while only some councils are known to have adopted it', () => {
    const book = approve(proposed(), VAAGAN, '2024-09-24');
    book.record('AttestAgreement', { version: A, basis: 'Example' }, { decided: '2024-10-01' });
    expect(codes(book, '2024-10-01')).toEqual([CHANGE]);
    for (const m of FIVE) if (m !== VAAGAN) approve(book, m, '2024-12-01');
    expect([codes(book, '2024-11-30'), codes(book, '2024-12-01')]).toEqual([[CHANGE], []]);
  });
});

describe('an agreement past its last day (D-3, A-14)', () => {
  const ending = (): Miniature =>
    proposed({ ...TERMS_2024, expires: { lastDay: '2024-12-31', clause: '8' } }).record(
      'AttestAgreement',
      { version: A, basis: 'Example' },
      { decided: '2024-10-01' },
    );
  it.each([
    ['2024-12-31', []],
    ['2025-01-01', [`AGREEMENT_EXPIRED ${A}`]],
  ])('on %s', (on, expected) => {
    expect(codes(ending(), on)).toEqual(expected);
  });

  it.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
  ])('a decision that rests on it, made on %s: flagged %s', (on, flagged) => {
    const book = ending();
    decide(book, 'LR-1', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80', effectiveFrom: '2026-01-01' }, on);
    expect(codes(book, '2025-06-01').includes('DECISION_AFTER_EXPIRY LR-1')).toBe(flagged);
  });

  it('a new agreement ends it', () => {
    const book = ending();
    book.record(
      'ProposeAgreement',
      { version: 'C', title: 'C', clauses: [], terms: TERMS_2024 },
      { decided: '2025-03-01' },
    );
    book.record('AttestAgreement', { version: 'C', basis: 'Example' }, { decided: '2025-03-01' });
    expect([codes(book, '2025-02-28'), codes(book, '2025-03-01')]).toEqual([[`AGREEMENT_EXPIRED ${A}`], []]);
  });
});

describe('one municipality may demand a change (L-6.3-1)', () => {
  const demanded = () =>
    proposed().record(
      'DemandChange',
      { demand: 'K-1', municipality: FLAKSTAD, matter: 'Nøkkelen', clauses: ['4.4'] },
      { decided: '2024-09-05' },
    );
  const on = (book: Miniature, date: string) =>
    book.on('change-demand', 'K-1', date)?.value as { status: string; answeredBy: string | null } | undefined;

  it('it is open until somebody answers', () => {
    const book = demanded();
    expect(on(book, '2024-09-04')).toBeUndefined();
    expect(on(book, '2030-01-01')).toMatchObject({ status: 'OPEN', answeredBy: null });
    expect(codes(book, '2030-01-01')).toEqual(['CHANGE_DEMAND_OPEN K-1']);
  });

  it('a version that answers it, and its entry into force', () => {
    const book = demanded().record(
      'ProposeAmendment',
      { version: B, amends: A, title: 'B', clauses: [{ clause: '4.4', text: WITH_EXTRA }], answers: 'K-1' },
      { decided: '2024-09-16' },
    );
    for (const m of FIVE) approve(book, m, '2024-10-01', { version: B });
    expect([on(book, '2024-09-16'), on(book, '2024-10-01')]).toMatchObject([
      { status: 'PROPOSED', answeredBy: B },
      { status: 'MET', answeredBy: B },
    ]);
    expect(codes(book, '2024-09-16')).toEqual([]);
  });

  it('a council that declines it', () => {
    const book = demanded();
    decide(book, 'KS-nei', council(VAAGAN), { kind: 'DECLINE_CHANGE', demand: 'K-1' }, '2024-12-01');
    expect(on(book, '2024-12-01')).toMatchObject({ status: 'DECLINED', answeredBy: 'KS-nei' });
    expect([codes(book, '2024-11-30'), codes(book, '2024-12-01')]).toEqual([['CHANGE_DEMAND_OPEN K-1'], []]);
  });

  it.each([
    ['again', { demand: 'K-1', municipality: FLAKSTAD }, 'demand-taken'],
    ['by one who takes no part', { demand: 'K-2', municipality: '1856' }, 'not-participant'],
  ])('%s is refused', (_, said, code) => {
    expect(demanded().attempt('DemandChange', { ...said, matter: 'M' }, { decided: '2024-09-06' })).toMatchObject({
      code,
    });
  });
});
