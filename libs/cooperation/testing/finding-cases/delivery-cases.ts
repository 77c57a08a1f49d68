import type { Terms } from '../../domain/terms.ts';
import { FIVE, VAAGAN, VAEROEY } from '../lofoten.ts';
import type { DataOf, Miniature } from '../miniature.ts';
import { board, type Effect, type FindingCase, under } from './finding-case.ts';

type Delivery = NonNullable<Terms['delivery']>;
type Kind = NonNullable<Delivery['documents']>[number]['kind'];
const ON = '2024-12-31';
const wants = (delivery: Delivery): Miniature => under({ delivery });
const required = (kind: Kind, more: object = {}) =>
  wants({ documents: [{ kind, clause: '1.4', required: true, approvedBy: 'driftsstyret', ...more }] });
const submits = (book: Miniature, kind: Kind, version = '1.0', on = '2024-02-01') =>
  book.record('SubmitDocument', { document: 'dok', kind, version, title: 'Eksempel' }, { decided: on });
const approves = (book: Miniature, version = '1.0', on = '2024-03-01', id = `DS-${version}`) =>
  board(book, id, { kind: 'APPROVE_DOCUMENT', document: 'dok', version }, on);
const missing = (code: string, kind: Kind): FindingCase => ({
  code,
  raises: () => required(kind),
  on: ON,
  clears: (book) => approves(submits(book, kind)),
});

type Demand = NonNullable<Delivery['measures']>['demands'][number]['demand'];
const measure = (demand: Demand, more: Partial<DataOf<'ProposeMeasure'>> = {}) =>
  wants({
    documents: [{ kind: 'STRATEGY', clause: '1.4.1', required: false, approvedBy: 'driftsstyret' }],
    measures: { decidedBy: 'driftsstyret', demands: [{ demand, clause: '4.1' }] },
  }).record(
    'ProposeMeasure',
    { measure: 'FT-1', title: 'Eksempel', by: VAAGAN, municipalities: [...FIVE], benefits: ['TIME'], ...more },
    { decided: '2024-02-01' },
  );
type Decides = Extract<Effect, { kind: 'DECIDE_MEASURE' }>;
const decidesOn = (book: Miniature, said: Partial<Decides> = {}, on = '2024-03-01') =>
  board(book, `FT-${on}`, { kind: 'DECIDE_MEASURE', measure: 'FT-1', ...said }, on);
const starts = (book: Miniature, on = '2024-04-01') =>
  book.record('StartMeasure', { measure: 'FT-1' }, { decided: on });
const contract = (more: object) =>
  wants({ contractData: { clause: '5.1' }, procurement: { clause: '1.4' } }).record(
    'RegisterContract',
    {
      contract: 'L-1',
      supplier: 'Eksempel AS',
      subject: 'drift',
      owner: VAAGAN,
      participants: [...FIVE],
      from: '2024-03-01',
      dataOwnership: true,
      byService: true,
      ...more,
    },
    { decided: '2024-02-01' },
  );
const delivers = (book: Miniature, kind: DataOf<'DeliverReport'>['kind'], from: string, to: string, on: string) =>
  book.record('DeliverReport', { report: 'R-1', kind, period: { from, to } }, { decided: on });
const FOUR_MONTHS = { kind: 'TERTIAL', periodEnds: '08-31', months: 4, clause: '5.1' } as const;

export const DELIVERY_CASES: readonly FindingCase[] = [
  missing('CATALOGUE_MISSING', 'SERVICE_CATALOGUE'),
  missing('SLA_MISSING', 'SLA'),
  missing('STRATEGY_MISSING', 'STRATEGY'),
  missing('PLAN_MISSING', 'DIGITALISATION_PLAN'),
  missing('GUIDELINE_MISSING', 'GUIDELINE'),
  missing('EVALUATION_DOCUMENT_MISSING', 'EVALUATION'),
  missing('MANDATE_MISSING', 'MANDATE'),
  {
    code: 'DOCUMENT_NOT_APPROVED',
    raises: () => submits(required('SLA'), 'SLA'),
    on: ON,
    clears: (book) => approves(book),
  },
  {
    code: 'DOCUMENT_BY_WRONG_BODY',
    raises: () => {
      const documents = [
        { kind: 'SLA', clause: '1.4', required: true, approvedBy: 'lofotraadet' },
        { kind: 'STRATEGY', clause: '1.4.1', required: false, approvedBy: 'driftsstyret' },
      ] as const;
      return approves(submits(wants({ documents: [...documents] }), 'SLA'));
    },
    on: ON,
    clears: (book) =>
      board(book, 'LR-1', { kind: 'APPROVE_DOCUMENT', document: 'dok', version: '1.0' }, '2024-05-01', {
        body: 'lofotraadet',
      }),
  },
  {
    code: 'PLAN_NOT_REVISED',
    raises: () => approves(submits(required('DIGITALISATION_PLAN', { revisedWithinMonths: 3 }), 'DIGITALISATION_PLAN')),
    on: '2024-12-31',
    clears: (book) => approves(submits(book, 'DIGITALISATION_PLAN', '2.0', '2024-10-15'), '2.0', '2024-11-01'),
  },
  {
    code: 'MEASURE_NOT_FOR_ALL',
    raises: () => decidesOn(measure('FOR_ALL'), { municipalities: [VAAGAN, VAEROEY] }),
    on: ON,
    clears: (book) => decidesOn(book, {}, '2024-06-01'),
  },
  {
    code: 'MEASURE_WITHOUT_STRATEGY',
    raises: () => decidesOn(measure('STRATEGY', { strategy: 'dok' })),
    on: ON,
    clears: (book) => approves(submits(book, 'STRATEGY')),
  },
  {
    code: 'MEASURE_WITHOUT_DECISION',
    raises: () => starts(measure('DECISION')),
    on: ON,
    clears: (book) => decidesOn(book),
  },
  {
    code: 'MEASURE_WITHOUT_BENEFIT',
    raises: () => measure('BENEFIT', { benefits: [] }),
    on: ON,
    clears: (book) =>
      book.record(
        'AssessMeasure',
        { measure: 'FT-1', fitsStrategy: true, benefits: ['COST'] },
        { decided: '2024-02-15' },
      ),
  },
  {
    code: 'MEASURE_BEYOND_BUDGET',
    raises: () => decidesOn(measure('FINANCING', { beyondBudget: true })),
    on: ON,
    clears: (book) => decidesOn(book, { financing: 'Eksempel: økonomiplanene' }, '2024-06-01'),
  },
  {
    code: 'MEASURE_STEP_SKIPPED',
    raises: () =>
      measure('STEPS').record('PutForwardMeasure', { measure: 'FT-1', priority: 1 }, { decided: '2024-02-15' }),
    on: ON,
    clears: (book) => book.record('AssessMeasure', { measure: 'FT-1', fitsStrategy: true }, { decided: '2024-02-20' }),
  },
  {
    code: 'CONTRACT_WITHOUT_DATA_TERMS',
    raises: () => contract({ dataOwnership: false }),
    on: ON,
    clears: (book) => book.record('AmendContract', { contract: 'L-1', dataOwnership: true }, { decided: '2024-06-01' }),
  },
  {
    code: 'OUTSIDE_PROCUREMENT',
    raises: () =>
      wants({ procurement: { clause: '1.4' } }).record(
        'ReportOutsideProcurement',
        { procurement: 'K-1', municipality: VAEROEY, subject: 'Eksempel', on: '2024-03-01' },
        { decided: '2024-04-01' },
      ),
    on: ON,
    clears: (book) =>
      book.record('SettleOutsideProcurement', { procurement: 'K-1', how: 'TAKEN_OVER' }, { decided: '2024-05-01' }),
  },
  {
    code: 'REPORT_MISSING',
    raises: () => wants({ reports: [FOUR_MONTHS] }),
    on: ON,
    clears: (book) => delivers(book, 'TERTIAL', '2024-05-01', '2024-08-31', '2024-12-01'),
  },
  {
    code: 'EVALUATION_MISSING',
    raises: () =>
      wants({ evaluations: [{ evaluation: 'to-aar', from: '2024-01-01', by: '2024-06-30', clause: '4.4' }] }),
    on: ON,
    clears: (book) => delivers(book, 'EVALUATION', '2024-01-01', '2024-06-30', '2024-08-01'),
  },
  {
    code: 'STATE_NOT_NOTIFIED',
    raises: () => wants({ stateNotice: { clause: '5.2', withinDays: 30 } }),
    on: ON,
    clears: (book) => delivers(book, 'STATE_NOTICE', '2024-01-01', '2024-01-01', '2024-06-01'),
  },
];
