import type { Terms } from './domain/terms.ts';
import {
  bookOfLofoten,
  council,
  decide,
  FIVE,
  FLAKSTAD,
  MOSKENES,
  TERMS_2024,
  TERMS_2024_B,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

const V = 'AV-2024';
const proposed = (terms = TERMS_2024): Miniature =>
  bookOfLofoten().record(
    'ProposeAgreement',
    { version: V, title: 'Avtalen av 2024', clauses: [{ clause: '4.4', text: 'Nøkkel 30/70.' }], terms },
    { decided: '2024-09-01' },
  );

const approve = (
  book: Miniature,
  municipality: string,
  decided: string,
  more: { termsFrom?: string; body?: string; id?: string; outcome?: 'REJECTED' | 'POSTPONED' } = {},
): Miniature =>
  decide(
    book,
    more.id ?? `KS-${municipality}`,
    more.body ?? council(municipality),
    { kind: 'APPROVE_AGREEMENT', version: V, ...(more.termsFrom && { termsFrom: more.termsFrom }) },
    decided,
    more.outcome ? { outcome: more.outcome } : {},
  );

/** The row of the version: what the book says of its way into force. */
const status = (book: Miniature, size = book.size) => {
  const { sources: _, ...row } = book.on('version', V, '2030-01-01', size) ?? { sources: [], value: null };
  const value = row.value as {
    inForceFrom: string | null;
    termsFrom: string | null;
    attested: boolean;
    approvedBy: { municipality: string }[];
    missing: string[];
  };
  return { ...value, approvedBy: value.approvedBy.map((a) => a.municipality) };
};
const inForce = (book: Miniature, date: string) => book.on('agreement', '-', date)?.value ?? null;
const termsOn = (book: Miniature, date: string) => book.on('terms', '-', date)?.value ?? null;

describe('a version is in force when all councils have approved it (L-6.4-1)', () => {
  it('one of five: pending, and the four missing councils are named', () => {
    const book = approve(proposed(), VAAGAN, '2024-09-24');
    expect(status(book)).toMatchObject({
      inForceFrom: null,
      termsFrom: null,
      approvedBy: [VAAGAN],
      missing: [VAEROEY, FLAKSTAD, VESTVAAGOEY, MOSKENES],
    });
    expect(inForce(book, '2026-01-01')).toBeNull();
    expect(book.allocation('2026-01')).toMatchObject({ code: 'no-terms-in-force' });
  });

  it('five of five: in force on the day of the last, in whatever order they were recorded', () => {
    const book = proposed();
    approve(book, VAEROEY, '2024-12-17');
    for (const m of [FLAKSTAD, MOSKENES, VESTVAAGOEY]) approve(book, m, '2024-10-30');
    approve(book, VAAGAN, '2024-09-24');
    expect(status(book)).toMatchObject({ inForceFrom: '2024-12-17', termsFrom: '2025-01-01', missing: [] });
    expect(inForce(book, '2024-12-16')).toBeNull();
    expect(inForce(book, '2024-12-17')).toMatchObject({ version: V });
    expect(termsOn(book, '2024-12-31')).toBeNull();
    expect(termsOn(book, '2025-01-01')).toMatchObject({ version: V });
  });

  it.each([
    ['a rejection', { outcome: 'REJECTED' as const }],
    ['a postponement', { outcome: 'POSTPONED' as const }],
    ['an approval by the executive committee, which is no council', { body: 'fs-vaagan' }],
  ])('%s in the fifth municipality keeps it pending', (_, more) => {
    const book = proposed();
    for (const m of FIVE) approve(book, m, '2024-10-30', m === VAAGAN ? more : {});
    expect(status(book)).toMatchObject({ inForceFrom: null, missing: [VAAGAN] });
  });

  it('an approval that is annulled counts no longer; as known before, it counted', () => {
    const book = proposed();
    for (const m of FIVE) approve(book, m, '2024-10-30');
    const before = book.size;
    book.record('AnnulDecision', { decision: `KS-${MOSKENES}`, ground: 'LEGALITY_REVIEW' }, { decided: '2025-03-01' });
    expect(status(book)).toMatchObject({ inForceFrom: null, missing: [MOSKENES] });
    expect(status(book, before)).toMatchObject({ inForceFrom: '2024-10-30' });
  });

  it('the corrected day of an approval moves the day of entry into force', () => {
    const book = proposed();
    for (const m of FIVE) approve(book, m, m === VAEROEY ? '2025-01-08' : '2024-10-30');
    expect(status(book)).toMatchObject({ inForceFrom: '2025-01-08', termsFrom: '2026-01-01' });
    book.record(
      'CorrectDecision',
      { decision: `KS-${VAEROEY}`, ground: 'MINUTES_CORRECTED', decidedOn: '2024-12-18' },
      { decided: '2025-02-01' },
    );
    expect(status(book)).toMatchObject({ inForceFrom: '2024-12-18', termsFrom: '2025-01-01' });
  });

  it('the first approval of a council counts, not its repetition, whichever was recorded first', () => {
    const book = proposed();
    approve(book, VAAGAN, '2025-02-01', { id: 'KS-again' });
    for (const m of FIVE) approve(book, m, '2024-10-30');
    expect(status(book)).toMatchObject({ inForceFrom: '2024-10-30' });
  });

  it('the approval of a council that is to join later does not move the day (L-6.1-2)', () => {
    const book = proposed();
    for (const m of FIVE) approve(book, m, '2024-10-30');
    book.record(
      'AdmitParticipant',
      { municipality: '1856', name: 'Røst', organisationNumber: '938644500' },
      { decided: '2025-11-01', validFrom: '2026-01-01' },
    );
    book.record(
      'EstablishBody',
      { body: council('1856'), name: 'Kommunestyret', kind: 'COUNCIL', municipality: '1856' },
      { decided: '2025-11-01' },
    );
    approve(book, '1856', '2025-11-20');
    expect(status(book)).toMatchObject({ inForceFrom: '2024-10-30', termsFrom: '2025-01-01' });
  });

  it('councils that approve before the cooperation begins bring it into force', () => {
    const book = proposed();
    for (const m of FIVE) approve(book, m, m === VAEROEY ? '2021-12-15' : '2021-11-30');
    expect(status(book)).toMatchObject({ inForceFrom: '2021-12-15', termsFrom: '2022-01-01', missing: [] });
  });

  it('who has left before the last approval is not waited for', () => {
    const book = proposed();
    for (const m of [VAAGAN, VESTVAAGOEY, FLAKSTAD]) approve(book, m, '2024-10-30');
    book.record('EndParticipation', { municipality: VAEROEY }, { decided: '2024-06-01', validFrom: '2025-01-01' });
    approve(book, MOSKENES, '2024-12-31');
    expect(status(book)).toMatchObject({ inForceFrom: null, missing: [VAEROEY] });
    approve(book, MOSKENES, '2025-01-01', { id: 'KS-again' });
    expect(status(book)).toMatchObject({ inForceFrom: '2025-01-01', missing: [] });
  });
});

describe('a version that nobody is left to approve', () => {
  it('is not in force when the councils approve it after the cooperation ended', () => {
    const book = proposed();
    for (const m of FIVE)
      decide(book, `slutt-${m}`, council(m), { kind: 'AGREE_TO_DISSOLVE', from: '2025-01-01' }, '2024-10-01');
    for (const m of FIVE) approve(book, m, '2025-02-01');
    expect(status(book)).toMatchObject({ inForceFrom: null, termsFrom: null });
    expect(inForce(book, '2025-06-01')).toBeNull();
  });

  it('is in force when the last approved on the last day before the end', () => {
    const book = proposed();
    for (const m of FIVE)
      decide(book, `slutt-${m}`, council(m), { kind: 'AGREE_TO_DISSOLVE', from: '2025-01-01' }, '2024-10-01');
    for (const m of FIVE) approve(book, m, '2024-12-31');
    expect(status(book)).toMatchObject({ inForceFrom: '2024-12-31' });
  });
});

describe('from when keys and billing apply (A-17)', () => {
  it.each([
    ['approved on 31 December: the day after', '2024-12-31', '2025-01-01'],
    ['approved on 1 January: that day', '2025-01-01', '2025-01-01'],
    ['approved on 2 January: a year later', '2025-01-02', '2026-01-01'],
  ])('%s', (_, last, termsFrom) => {
    const book = proposed();
    for (const m of FIVE) approve(book, m, m === VAEROEY ? last : '2024-09-24');
    expect(status(book)).toMatchObject({ inForceFrom: last, termsFrom });
  });

  it('from the date that all councils name, also one that has been', () => {
    const book = proposed();
    for (const m of FIVE) approve(book, m, '2024-09-24', { termsFrom: '2024-07-01' });
    expect(status(book)).toMatchObject({ inForceFrom: '2024-09-24', termsFrom: '2024-07-01' });
  });

  it.each([
    ['one names another date', '2025-01-01'],
    ['one names none', undefined],
  ])('not from a date when %s', (_, termsFrom) => {
    const book = proposed();
    for (const m of FIVE)
      approve(
        book,
        m,
        '2024-09-24',
        m === FLAKSTAD ? { ...(termsFrom && { termsFrom }) } : { termsFrom: '2024-07-01' },
      );
    expect(status(book)).toMatchObject({ termsFrom: '2025-01-01' });
  });

  it('a repeated approval does not take back the date that the first one named', () => {
    const book = proposed();
    for (const m of FIVE) approve(book, m, m === VAEROEY ? '2024-10-30' : '2024-09-24', { termsFrom: '2024-07-01' });
    approve(book, VAAGAN, '2024-10-01', { id: 'KS-again' });
    expect(status(book)).toMatchObject({ inForceFrom: '2024-10-30', termsFrom: '2024-07-01' });
  });

  it('from the entry into force when the version says so', () => {
    const book = proposed({ ...TERMS_2024, termsApply: 'ENTRY_INTO_FORCE' });
    for (const m of FIVE) approve(book, m, '2024-09-24');
    expect(status(book)).toMatchObject({ termsFrom: '2024-09-24' });
  });
});

describe('a version that a document says is in force', () => {
  it('is so from that date, without approvals', () => {
    const book = proposed().record(
      'AttestAgreement',
      { version: V, basis: 'The preamble of the next agreement' },
      { decided: '2024-10-01', validFrom: '2024-01-01' },
    );
    expect(status(book)).toEqual({
      title: 'Avtalen av 2024',
      inForceFrom: '2024-01-01',
      termsFrom: '2024-01-01',
      attested: true,
      approvedBy: [],
      missing: [],
    });
    expect(termsOn(book, '2023-12-31')).toBeNull();
    expect(termsOn(book, '2024-01-01')).toMatchObject({ version: V });
  });

  it.each([
    ['the day it came into force, when the book dates its proposal later', '2024-01-01', '2024-01-01'],
    ['its proposal, when that came first', '2025-01-01', '2024-09-01'],
  ])('is told of from %s', (_, inForceFrom, since) => {
    const basis = 'The preamble of the next agreement';
    const book = proposed().record(
      'AttestAgreement',
      { version: V, basis },
      { decided: '2024-10-01', validFrom: inForceFrom },
    );
    for (const kind of ['version', 'agreement-text'])
      expect(
        book
          .rows()
          .filter((r) => r.kind === kind && r.name === V)
          .map((r) => r.from),
      ).toEqual([since]);
  });
});

describe('a recommendation binds nobody (L-H-3)', () => {
  it('five executive committees may recommend: the version stays pending', () => {
    const book = proposed();
    decide(book, 'FS-085/24', 'fs-vaagan', { kind: 'RECOMMEND_AGREEMENT', version: V }, '2024-09-16');
    expect(status(book)).toMatchObject({ inForceFrom: null, approvedBy: [], missing: [...FIVE] });
  });

  it('and is recorded all the same', () => {
    const book = proposed();
    const size = book.size;
    decide(book, 'FS-085/24', 'fs-vaagan', { kind: 'RECOMMEND_AGREEMENT', version: V }, '2024-09-16');
    expect(book.events.slice(size).map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'DecisionRecorded',
        data: {
          decision: 'FS-085/24',
          body: 'fs-vaagan',
          outcome: 'ADOPTED',
          votes: { for: null, against: 0, unanimous: true },
          wording: 'Som innstilt.',
          effect: 'RECOMMEND_AGREEMENT',
        },
      },
      { type: 'AgreementRecommended', data: { version: V, decision: 'FS-085/24' } },
    ]);
  });
});

describe('a text that was not as recorded (scenario 3)', () => {
  const text = (clause: string, text: string) => ({ clause, text });
  const correct = (
    book: Miniature,
    validFrom: string,
    {
      terms = TERMS_2024_B,
      until,
      clauses = [],
    }: { terms?: Terms; until?: string; clauses?: ReturnType<typeof text>[] } = {},
  ) =>
    book.record(
      'CorrectAgreement',
      { version: V, ground: 'MINUTES_CORRECTED', authority: 'KS-090/24', clauses, terms, ...(until && { until }) },
      { decided: '2025-03-01', validFrom },
    );
  const inForceSince2024 = () =>
    proposed().record('AttestAgreement', { version: V, basis: 'Example' }, { decided: '2024-01-01' });
  const methodOn = (book: Miniature, date: string, size = book.size) =>
    (book.on('terms', '-', date, size)?.value as { terms: Terms } | null)?.terms.categories.HOST_ADMIN_EXTRA?.method;

  it.each([
    ['2024-09-23', 'EXCLUDED'],
    ['2024-09-24', 'KEYED_ALL'],
    ['2029-12-31', 'KEYED_ALL'],
  ])('on %s the terms are %s when the correction holds from 24.09.2024', (date, method) => {
    const book = correct(inForceSince2024(), '2024-09-24');
    expect(methodOn(book, date)).toBe(method);
    expect(methodOn(book, date, book.size - 1)).toBe('EXCLUDED');
  });

  it('ends on the day it says', () => {
    const book = correct(inForceSince2024(), '2024-09-24', { until: '2025-01-01' });
    expect(['2024-12-31', '2025-01-01'].map((d) => methodOn(book, d))).toEqual(['KEYED_ALL', 'EXCLUDED']);
  });

  it('recorded late, leaves alone a change already decided for later', () => {
    const book = correct(inForceSince2024(), '2026-01-01', { terms: TERMS_2024 });
    correct(book, '2024-09-24');
    expect(['2025-12-31', '2026-01-01'].map((d) => methodOn(book, d))).toEqual(['KEYED_ALL', 'EXCLUDED']);
    expect(book.events.at(-1)).toMatchObject({ type: 'AgreementCorrected', data: { until: '2026-01-01' } });
  });

  it('an earlier correction, recorded after it, ends where it begins', () => {
    const book = correct(correct(inForceSince2024(), '2024-09-24'), '2024-03-01', { terms: TERMS_2024 });
    expect(['2024-09-23', '2024-09-24'].map((d) => methodOn(book, d))).toEqual(['EXCLUDED', 'KEYED_ALL']);
  });

  it('touches no other version', () => {
    const book = inForceSince2024().record(
      'ProposeAgreement',
      { version: 'AV-2027', title: 'Den neste', clauses: [], terms: TERMS_2024 },
      { decided: '2026-06-01' },
    );
    book.record('AttestAgreement', { version: 'AV-2027', basis: 'Example' }, { decided: '2027-01-01' });
    correct(book, '2024-09-24');
    expect(['2026-12-31', '2027-01-01'].map((d) => methodOn(book, d))).toEqual(['KEYED_ALL', 'EXCLUDED']);
  });

  it('of a version not in force changes nothing that applies', () => {
    expect(termsOn(correct(proposed(), '2024-09-24'), '2025-01-01')).toBeNull();
  });

  it('replaces the clauses it names and keeps the others', () => {
    const book = correct(inForceSince2024(), '2024-09-24', {
      clauses: [text('4.4', 'Med merkostnader.'), text('4.5', 'Ny.')],
    });
    const content = book.state.register.versions.find((v) => v.id === V)?.content ?? [];
    expect(content.map((s) => [s.from, s.to, s.value.clauses])).toEqual([
      ['1900-01-01', '2024-09-24', [text('4.4', 'Nøkkel 30/70.')]],
      ['2024-09-24', null, [text('4.4', 'Med merkostnader.'), text('4.5', 'Ny.')]],
    ]);
  });
});

describe('one version after another', () => {
  const second = (book: Miniature, from: string) =>
    book
      .record(
        'ProposeAgreement',
        { version: 'AV-2', title: 'Den neste', clauses: [], terms: TERMS_2024_B },
        { decided: from },
      )
      .record('AttestAgreement', { version: 'AV-2', basis: 'Example' }, { decided: from });

  it('the earlier applies until the later does, in whatever order they were recorded', () => {
    const first = (book: Miniature) =>
      book.record('AttestAgreement', { version: V, basis: 'Example' }, { decided: '2024-01-01' });
    for (const book of [second(first(proposed()), '2025-07-01'), first(second(proposed(), '2025-07-01'))])
      expect(
        ['2024-01-01', '2025-06-30', '2025-07-01'].map((d) => (termsOn(book, d) as { version: string }).version),
      ).toEqual([V, V, 'AV-2']);
  });

  it('a version that does not get its approvals leaves the earlier in place (A-24)', () => {
    const book = second(bookOfLofoten(), '2022-01-01');
    book.record(
      'ProposeAgreement',
      { version: V, title: 'Avtalen av 2024', clauses: [], terms: TERMS_2024 },
      { decided: '2024-09-01' },
    );
    approve(book, VAAGAN, '2024-09-24');
    expect(termsOn(book, '2026-01-01')).toMatchObject({ version: 'AV-2' });
    expect(status(book)).toMatchObject({ inForceFrom: null, missing: [VAEROEY, FLAKSTAD, VESTVAAGOEY, MOSKENES] });
  });

  it('attested anew, it is the last attestation that holds', () => {
    const book = proposed()
      .record('AttestAgreement', { version: V, basis: 'Brev' }, { decided: '2024-01-01' })
      .record(
        'AttestAgreement',
        { version: V, basis: 'Protokoll' },
        { decided: '2025-01-01', validFrom: '2024-03-01' },
      );
    expect([termsOn(book, '2024-02-29'), termsOn(book, '2024-03-01')]).toMatchObject([null, { version: V }]);
  });
});
