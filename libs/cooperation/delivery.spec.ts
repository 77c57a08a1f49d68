import type { ContractOnDay, DocumentOnDay, MeasureOnDay } from '#delivery';
import type { CivilDate, Finding } from '#kernel';
import type { Terms } from './domain/terms.ts';
import { bookOfLofoten, council, decide, FIVE, lofotenUnder, TERMS_2024, VAAGAN } from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/** Documents, measures and contracts are examples; the clauses are those of the agreement of Lofoten IKT. */
const TERMS: Terms = {
  ...TERMS_2024,
  delivery: {
    documents: [
      { kind: 'SERVICE_CATALOGUE', clause: '1.4', required: true, approvedBy: 'driftsstyret' },
      { kind: 'SLA', clause: '1.4', required: true, approvedBy: 'driftsstyret' },
      { kind: 'STRATEGY', clause: '1.4.1', required: false, approvedBy: 'lofotraadet' },
    ],
    measures: {
      decidedBy: 'driftsstyret',
      demands: [
        { demand: 'FOR_ALL', clause: '4.1' },
        { demand: 'STRATEGY', clause: '4.1' },
        { demand: 'DECISION', clause: '4.1' },
      ],
    },
    procurement: { clause: '1.4' },
    stateNotice: { clause: '5.2', withinDays: 30 },
  },
};
const CATALOGUE = {
  document: 'tjenestekatalog',
  kind: 'SERVICE_CATALOGUE',
  version: '1.0',
  title: 'Eksempel: Tjenestekatalog',
} as const;

const found = (book: Miniature, date: CivilDate, size = book.size): string[] => {
  const row = book.on('findings', 'delivery', date, size)?.value as unknown as { findings: Finding[] } | undefined;
  return (row?.findings ?? []).map((f) => `${f.code} ${f.about}`);
};
const documentOn = (book: Miniature, name: string, date: CivilDate, size = book.size) =>
  (book.on('governing-document', name, date, size)?.value as unknown as DocumentOnDay | undefined) ?? null;

const withCatalogue = (): Miniature =>
  lofotenUnder(TERMS)
    .record('SubmitDocument', CATALOGUE, { decided: '2024-02-01' })
    .record(
      'DeliverReport',
      { report: 'M-1', kind: 'STATE_NOTICE', period: { from: '2024-01-01', to: '2024-01-01' } },
      { decided: '2024-01-20' },
    );
const APPROVES = { kind: 'APPROVE_DOCUMENT', document: 'tjenestekatalog', version: '1.0' } as const;

describe('what the service delivers, in the book', () => {
  it('the body that the terms name approves the catalogue; nobody else does (L-1.4-3)', () => {
    const book = decide(withCatalogue(), 'KS-1', council(VAAGAN), APPROVES, '2024-02-20');
    expect(documentOn(book, 'tjenestekatalog 1.0', '2024-03-01')).toMatchObject({
      status: 'SUBMITTED',
      decision: { decision: 'KS-1', because: 'NO_COMPETENCE' },
    });
    expect(found(book, '2024-03-01')).toEqual([
      'CATALOGUE_MISSING SERVICE_CATALOGUE',
      'DOCUMENT_NOT_APPROVED tjenestekatalog 1.0',
      'SLA_MISSING SLA',
    ]);
    decide(book, 'DS-1', 'driftsstyret', APPROVES, '2024-03-10');
    expect(documentOn(book, 'tjenestekatalog 1.0', '2024-03-10')).toMatchObject({
      status: 'APPROVED',
      since: '2024-03-10',
      decision: { decision: 'DS-1', because: null },
    });
    expect(found(book, '2024-03-10')).toEqual(['SLA_MISSING SLA']);
    expect(found(book, '2024-03-09')).toHaveLength(3);
  });

  it('a strategy is not approved by the body that approves the catalogue', () => {
    const strategy = { document: 'strategi', kind: 'STRATEGY', version: '2.0', title: 'Eksempel: Strategi' } as const;
    const effect = { kind: 'APPROVE_DOCUMENT', document: 'strategi', version: '2.0' } as const;
    const book = withCatalogue().record('SubmitDocument', strategy, { decided: '2024-02-01' });
    decide(book, 'DS-2', 'driftsstyret', effect, '2024-02-10');
    expect(documentOn(book, 'strategi 2.0', '2024-02-10')?.status).toBe('SUBMITTED');
    expect(found(book, '2024-02-10')).toContain('DOCUMENT_BY_WRONG_BODY DS-2');
    decide(book, 'LR-1', 'lofotraadet', effect, '2024-02-20');
    expect(documentOn(book, 'strategi 2.0', '2024-02-20')?.status).toBe('APPROVED');
    expect(found(book, '2024-02-20')).not.toContain('DOCUMENT_BY_WRONG_BODY DS-2');
  });

  it('an approval learnt late changes what is known, not what was known', () => {
    const book = withCatalogue();
    const before = book.size;
    decide(book, 'DS-1', 'driftsstyret', APPROVES, '2024-02-15');
    expect(found(book, '2024-03-01', before)).toContain('CATALOGUE_MISSING SERVICE_CATALOGUE');
    expect(found(book, '2024-03-01')).not.toContain('CATALOGUE_MISSING SERVICE_CATALOGUE');
    book.record('AnnulDecision', { decision: 'DS-1', ground: 'LEGALITY_REVIEW' }, { decided: '2024-05-01' });
    expect(found(book, '2024-03-01')).toContain('CATALOGUE_MISSING SERVICE_CATALOGUE');
    expect(documentOn(book, 'tjenestekatalog 1.0', '2024-06-01')?.decision?.because).toBe('ANNULLED');
  });

  it('a corrected date of the decision moves the approval', () => {
    const book = decide(withCatalogue(), 'DS-1', 'driftsstyret', APPROVES, '2024-03-10');
    book.record(
      'CorrectDecision',
      { decision: 'DS-1', ground: 'MINUTES_CORRECTED', decidedOn: '2024-03-20' },
      { decided: '2024-04-01' },
    );
    expect(documentOn(book, 'tjenestekatalog 1.0', '2024-03-19')?.status).toBe('SUBMITTED');
    expect(documentOn(book, 'tjenestekatalog 1.0', '2024-03-20')?.status).toBe('APPROVED');
  });

  it('a measure that is approved for the participants of the day, and one that is not (L-4.1-1)', () => {
    const measure = {
      measure: 'FT-1',
      title: 'Eksempel: Felles portal',
      by: VAAGAN,
      municipalities: [...FIVE],
      benefits: ['TIME' as const],
    };
    const book = withCatalogue().record('ProposeMeasure', measure, { decided: '2024-02-01' });
    const four = FIVE.filter((m) => m !== VAAGAN);
    decide(
      book,
      'DS-3',
      'driftsstyret',
      { kind: 'DECIDE_MEASURE', measure: 'FT-1', municipalities: four },
      '2024-03-01',
    );
    expect(found(book, '2024-03-01')).toContain('MEASURE_NOT_FOR_ALL FT-1');
    decide(book, 'DS-4', 'driftsstyret', { kind: 'DECIDE_MEASURE', measure: 'FT-1', priority: 1 }, '2024-04-01');
    expect(found(book, '2024-04-01')).not.toContain('MEASURE_NOT_FOR_ALL FT-1');
    expect(found(book, '2024-04-01')).toContain('MEASURE_WITHOUT_STRATEGY FT-1');
    expect(book.on('measure', 'FT-1', '2024-04-01')?.value as unknown as MeasureOnDay).toMatchObject({
      status: 'APPROVED',
      priority: 1,
      municipalities: FIVE,
    });
  });

  it('what is reversed says nothing more: what was decided before it, and still holds, does (T-7)', () => {
    const measure = { measure: 'FT-1', title: 'Eksempel', by: VAAGAN, municipalities: [...FIVE], benefits: [] };
    const book = withCatalogue().record('ProposeMeasure', measure, { decided: '2024-02-01' });
    const treats = (decision: string, outcome: 'ADOPTED' | 'REJECTED', on: string) =>
      decide(book, decision, 'driftsstyret', { kind: 'DECIDE_MEASURE', measure: 'FT-1' }, on, { outcome });
    treats('DS-1', 'ADOPTED', '2024-03-01');
    treats('DS-2', 'REJECTED', '2024-04-01');
    book.record('StartMeasure', { measure: 'FT-1' }, { decided: '2024-04-15' });
    decide(book, 'DS-3', 'driftsstyret', { kind: 'REVERSE_DECISION', reverses: 'DS-2' }, '2024-05-01');
    expect(found(book, '2024-04-30')).toContain('MEASURE_WITHOUT_DECISION FT-1');
    expect(found(book, '2024-05-01')).not.toContain('MEASURE_WITHOUT_DECISION FT-1');
  });

  it('a step is skipped only while one is; what is told out of order is found once', () => {
    const measure = { measure: 'FT-1', title: 'Eksempel', by: VAAGAN, municipalities: [...FIVE], benefits: [] };
    const demands = (['STEPS', 'STRATEGY'] as const).map((demand) => ({ demand, clause: '4.1' }));
    const { delivery = {} } = TERMS;
    const measures = { decidedBy: 'driftsstyret', demands };
    const book = lofotenUnder({ ...TERMS, delivery: { ...delivery, measures } });
    book.record('ProposeMeasure', measure, { decided: '2024-02-01' });
    book.record('PutForwardMeasure', { measure: 'FT-1', priority: 1 }, { decided: '2024-02-05' });
    for (const decided of ['2024-02-20', '2024-02-10'])
      book.record('AssessMeasure', { measure: 'FT-1', fitsStrategy: true }, { decided });
    decide(book, 'DS-1', 'driftsstyret', { kind: 'DECIDE_MEASURE', measure: 'FT-1' }, '2024-02-08');
    book.record('CompleteMeasure', { measure: 'FT-1' }, { decided: '2024-06-01' });
    const skipped = (day: string) => found(book, day).filter((f) => f.startsWith('MEASURE_'));
    expect(skipped('2024-02-06')).toEqual(['MEASURE_STEP_SKIPPED FT-1']);
    expect(skipped('2024-03-01')).toEqual(['MEASURE_WITHOUT_STRATEGY FT-1']);
    expect(skipped('2024-06-01')).toEqual(['MEASURE_WITHOUT_STRATEGY FT-1', 'MEASURE_STEP_SKIPPED FT-1']);
  });

  it('a document whose time is over is not revoked afterwards, also when its approval is reversed', () => {
    const book = lofotenUnder(TERMS);
    const version = { ...CATALOGUE, period: { from: '2024-02-01', to: '2024-06-30' } };
    book.record('SubmitDocument', version, { decided: '2024-02-01' });
    decide(book, 'DS-1', 'driftsstyret', APPROVES, '2024-02-20');
    decide(book, 'DS-2', 'driftsstyret', { kind: 'REVERSE_DECISION', reverses: 'DS-1' }, '2024-08-01');
    expect(documentOn(book, 'tjenestekatalog 1.0', '2024-07-31')?.status).toBe('EXPIRED');
    expect(documentOn(book, 'tjenestekatalog 1.0', '2024-08-01')).toMatchObject({
      status: 'EXPIRED',
      decision: { because: 'REVERSED' },
    });
  });

  it('an agreement that says nothing of deliveries finds nothing, and records all the same', () => {
    const book = lofotenUnder(TERMS_2024, '2024-01-01', bookOfLofoten())
      .record('SubmitDocument', CATALOGUE, { decided: '2024-02-01' })
      .record(
        'RegisterContract',
        {
          contract: 'L-1',
          supplier: 'Eksempel AS',
          subject: 'drift',
          owner: VAAGAN,
          participants: [...FIVE],
          from: '2024-03-01',
          dataOwnership: false,
          byService: false,
        },
        { decided: '2024-02-01' },
      );
    expect(found(book, '2024-06-01')).toEqual([]);
    expect(documentOn(book, 'tjenestekatalog 1.0', '2024-06-01')?.status).toBe('SUBMITTED');
    expect(book.on('contract', 'L-1', '2024-06-01')?.value as unknown as ContractOnDay).toMatchObject({
      status: 'HOLDS',
      to: null,
    });
  });
});
