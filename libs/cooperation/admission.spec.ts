import type { Finding } from '#kernel';
import { bookOfLofoten, council, decide, FIVE, MOSKENES, VAAGAN, VAEROEY } from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

const ROEST = '1856';
const NEWCOMER = { municipality: ROEST, name: 'Røst', organisationNumber: '938644500' };
const ALL = [...FIVE, ROEST];

const codes = (book: Miniature, on: string, size = book.size): string[] => {
  const row = book.on('findings', 'agreement', on, size)?.value as { findings: Finding[] } | undefined;
  return row?.findings.map((f) => `${f.code} ${f.about}`) ?? [];
};
const findings = (book: Miniature, on: string): Finding[] =>
  (book.on('findings', 'agreement', on)?.value as { findings: Finding[] } | undefined)?.findings ?? [];
const stay = (book: Miniature, municipality: string, size = book.size) =>
  book
    .rows(size)
    .filter((r) => r.kind === 'participant' && r.name === municipality)
    .map((r) => [r.from, r.to]);

const withCouncil = (): Miniature =>
  bookOfLofoten().record(
    'EstablishBody',
    { body: council(ROEST), name: 'Røst kommunestyre', kind: 'COUNCIL', municipality: ROEST },
    { decided: '2025-01-01' },
  );
const admit = (book: Miniature, m: string, on: string, from = '2026-01-01', more = {}): Miniature =>
  decide(book, `opptak-${m}-${on}`, council(m), { kind: 'ADMIT_PARTICIPANT', ...NEWCOMER, from }, on, more);
const dissolve = (book: Miniature, m: string, on: string, from = on): Miniature =>
  decide(book, `slutt-${m}-${on}`, council(m), { kind: 'AGREE_TO_DISSOLVE', from }, on);

describe('a newcomer takes part when the councils of all participants and its own have approved it (L-6.1-1, L-6.1-2)', () => {
  it('from the day they named, when the last decided before it', () => {
    const book = withCouncil();
    for (const m of ALL) admit(book, m, '2025-09-01');
    expect(stay(book, ROEST)).toEqual([['2026-01-01', null]]);
    expect(book.on('admission', ROEST, '2025-09-01')?.value).toMatchObject({ on: '2026-01-01', missing: [] });
    expect(codes(book, '2025-10-01')).toEqual([]);
  });

  it('from the last decision when that came later', () => {
    const book = withCouncil();
    for (const m of ALL) admit(book, m, m === MOSKENES ? '2026-02-10' : '2025-09-01');
    expect(stay(book, ROEST)).toEqual([['2026-02-10', null]]);
    expect([codes(book, '2026-02-09'), codes(book, '2026-02-10')]).toEqual([[`ADMISSION_INCOMPLETE ${ROEST}`], []]);
  });

  it('also when the seats of the newcomer’s council are known as its own, and vote by seat', () => {
    const book = withCouncil();
    const seats = ['s-1', 's-2', 's-3'].map((seat) => ({
      seat,
      office: 'representant',
      municipality: ROEST,
      role: 'MEMBER' as const,
    }));
    book.record('DefineSeats', { body: council(ROEST), seats }, { decided: '2025-01-02' });
    const ballots = seats.map(({ seat }) => ({ seat, vote: 'FOR' as const }));
    for (const m of ALL) admit(book, m, '2025-09-01', '2026-01-01', m === ROEST ? { vote: { ballots } } : {});
    expect(stay(book, ROEST)).toEqual([['2026-01-01', null]]);
  });

  it.each([
    ['one participant’s', MOSKENES, 'L-6.1-1'],
    ['its own', ROEST, 'L-6.1-2'],
  ])('not while %s council is missing', (_, missing, rule) => {
    const book = withCouncil();
    for (const m of ALL) if (m !== missing) admit(book, m, '2025-09-01');
    expect(stay(book, ROEST)).toEqual([]);
    expect(book.on('admission', ROEST, '2026-06-01')?.value).toMatchObject({ on: null, missing: [missing] });
    expect(findings(book, '2026-06-01')).toMatchObject([
      { code: 'ADMISSION_INCOMPLETE', severity: 'REMARK', rule, responsible: { municipality: missing } },
    ]);
  });

  it('not when one said no; as known before a decision was annulled, it took part', () => {
    const book = withCouncil();
    for (const m of ALL) admit(book, m, '2025-09-01', '2026-01-01', m === VAEROEY ? { outcome: 'REJECTED' } : {});
    expect(stay(book, ROEST)).toEqual([]);
    admit(book, VAEROEY, '2025-10-01');
    expect(stay(book, ROEST)).toEqual([['2026-01-01', null]]);
    const before = book.size;
    book.record(
      'AnnulDecision',
      { decision: `opptak-${VAAGAN}-2025-09-01`, ground: 'OTHER' },
      { decided: '2025-11-01' },
    );
    expect([stay(book, ROEST), stay(book, ROEST, before)]).toEqual([[], [['2026-01-01', null]]]);
    expect(codes(book, '2026-06-01')).toEqual([`ADMISSION_INCOMPLETE ${ROEST}`]);
  });

  it('whoever takes part from then on must approve the next one too', () => {
    const book = withCouncil();
    for (const m of ALL) admit(book, m, '2025-09-01');
    const another = { municipality: '1811', name: 'Bindal', organisationNumber: '964994307' };
    book.record(
      'EstablishBody',
      { body: council('1811'), name: 'Bindal kommunestyre', kind: 'COUNCIL', municipality: '1811' },
      { decided: '2026-01-01' },
    );
    for (const m of [...FIVE, '1811'])
      decide(book, `b-${m}`, council(m), { kind: 'ADMIT_PARTICIPANT', ...another, from: '2027-01-01' }, '2026-06-01');
    expect(book.on('admission', '1811', '2026-07-01')?.value).toMatchObject({ on: null, missing: [ROEST] });
  });

  it('recorded directly, it takes part, with a remark; and with a breach when only some councils approved', () => {
    const book = withCouncil();
    book.record('AdmitParticipant', NEWCOMER, { decided: '2026-01-01' });
    expect([codes(book, '2025-12-31'), codes(book, '2026-01-01')]).toEqual([
      [],
      [`ADMISSION_WITHOUT_COUNCILS ${ROEST}`],
    ]);
    admit(book, VAAGAN, '2026-02-01');
    expect(findings(book, '2026-03-01')).toMatchObject([{ code: 'ADMISSION_INCOMPLETE', severity: 'BREACH' }]);
    for (const m of ALL) if (m !== VAAGAN) admit(book, m, '2026-04-01');
    expect(codes(book, '2026-04-01')).toEqual([]);
  });

  it('the first participants need no such decision', () => {
    expect(codes(withCouncil(), '2022-01-01')).toEqual([]);
  });

  it('by a body that is no council of a municipality, or with a wrong number, it is refused', () => {
    const said = { outcome: 'ADOPTED' as const, wording: 'Ja.' };
    const effect = { kind: 'ADMIT_PARTICIPANT' as const, ...NEWCOMER, from: '2026-01-01' };
    const attempt = (body: string, one: typeof effect) =>
      withCouncil().attempt('RecordDecision', { decision: 'x', body, ...said, effect: one }, { decided: '2025-09-01' });
    expect(attempt('driftsstyret', effect)).toMatchObject({ refused: true });
    expect(attempt(council(VAAGAN), { ...effect, organisationNumber: '938644501' })).toMatchObject({
      code: 'organisation-number',
    });
  });
});

describe('the cooperation ends at once when all agree (kommuneloven § 20-8, L-6.2-9)', () => {
  const participants = (book: Miniature, on: string) =>
    book.rows().filter((r) => r.kind === 'participant' && r.from <= on && (r.to === null || on < r.to)).length;

  it.each([
    ['on the day of the last decision', '2026-03-01', '2026-03-01'],
    ['on the day they named, when it is later', '2026-07-01', '2026-07-01'],
  ])('%s', (_, from, end) => {
    const book = bookOfLofoten();
    for (const m of FIVE) dissolve(book, m, '2026-03-01', from);
    expect(book.on('dissolution', '-', '2026-12-31')?.value).toMatchObject({ on: end, missing: [] });
    const day = new Date(`${end}T00:00:00Z`);
    const before = new Date(day.getTime() - 86_400_000).toISOString().slice(0, 10);
    expect([participants(book, before), participants(book, end)]).toEqual([5, 0]);
    expect([book.on('cooperation', '-', before) !== null, book.on('cooperation', '-', end)]).toEqual([true, null]);
  });

  it('four of five: it goes on, and the fifth is named', () => {
    const book = bookOfLofoten();
    for (const m of FIVE) if (m !== VAEROEY) dissolve(book, m, '2026-03-01');
    expect(participants(book, '2027-01-01')).toBe(5);
    expect(codes(book, '2026-03-01')).toEqual(['DISSOLUTION_INCOMPLETE slutt-1859-2026-03-01']);
    dissolve(book, VAEROEY, '2026-05-01');
    expect([participants(book, '2026-04-30'), participants(book, '2026-05-01')]).toEqual([5, 0]);
    expect([codes(book, '2026-04-30'), codes(book, '2026-05-01')]).toEqual([
      ['DISSOLUTION_INCOMPLETE slutt-1859-2026-03-01'],
      [],
    ]);
  });

  it('a decision annulled takes the end back', () => {
    const book = bookOfLofoten();
    for (const m of FIVE) dissolve(book, m, '2026-03-01');
    book.record(
      'AnnulDecision',
      { decision: `slutt-${VAEROEY}-2026-03-01`, ground: 'OTHER' },
      { decided: '2026-04-01' },
    );
    expect(participants(book, '2026-05-01')).toBe(5);
    expect(book.on('cooperation', '-', '2026-05-01')).not.toBeNull();
  });
});
