import type { Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { overHttp } from './over-http.ts';
import { BOOK, Houses, keysIn } from './sample.ts';

/** Documents, measures, contracts and reports recorded over HTTP, and what is then told of them. It is June 2025. */
const houses = new Houses();
const directory = houses.directory();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;

const TERMS = {
  key: 'half',
  keyClause: '3',
  populationDate: 'FIRST_OF_YEAR',
  keyNeedsRatification: true,
  optOutAllowed: false,
  termsApply: 'NEXT_FIRST_OF_JANUARY',
  billing: { rhythm: 'QUARTERLY', clause: '3' },
  categories: { DRIFT: { method: 'KEYED_ALL', clause: '3' } },
  competences: [],
  delivery: {
    documents: [{ kind: 'SERVICE_CATALOGUE', clause: '7', required: true, approvedBy: 'council-9901' }],
    measures: {
      decidedBy: 'council-9901',
      demands: [
        { demand: 'DECISION', clause: '8' },
        { demand: 'BENEFIT', clause: '8' },
      ],
    },
    procurement: { clause: '7' },
    contractData: { clause: '7' },
    reports: [{ kind: 'ANNUAL', periodEnds: '03-31', months: 12, clause: '9', remindAfter: 10, missingAfter: 20 }],
    evaluations: [{ evaluation: 'first', from: '2025-03-01', by: '2025-05-31', clause: '10' }],
    stateNotice: { clause: '11', withinDays: 5 },
  },
};

const { get, send } = overHttp(
  () => serving,
  () => keys,
);
async function post(path: string, decided: string, data: object): Promise<void> {
  const { status, body } = await send(path, decided, data, 'BOARD_SECRETARY');
  expect([path, status, body.detail]).toEqual([path, 201, undefined]);
}
const codes = (body: { findings: { code: string; about: string }[] }): string[] =>
  body.findings.map((f) => `${f.code} ${f.about}`);

const CATALOGUE = { document: 'catalogue', kind: 'SERVICE_CATALOGUE', version: '1.0', title: 'Example' };
const MEASURE = {
  measure: 'M-1',
  title: 'Example',
  by: '9902',
  municipalities: ['9901', '9902'],
  benefits: ['TIME'],
};
const CONTRACT = {
  contract: 'C-1',
  supplier: 'Example Ltd',
  subject: 'archive',
  owner: '9901',
  participants: ['9901', '9902'],
  from: '2025-04-01',
  dataOwnership: false,
  byService: true,
};
const REPORT = { report: 'R-1', kind: 'ANNUAL', period: { from: '2024-04-01', to: '2025-03-31' } };
const BOUGHT = { procurement: 'P-1', municipality: '9902', subject: 'Example', on: '2025-04-02' };

beforeAll(async () => {
  keys = keysIn(directory);
  book = await houses.book(directory);
  serving = await houses.serving(book, { directory });
  const version = { version: 'A-2', title: 'Agreement with deliveries', clauses: [], terms: TERMS };
  await post('agreements', '2025-03-01', version);
  await post('agreements/A-2/attestations', '2025-03-01', { version: 'A-2', basis: 'Example' });
  await post('governing-documents', '2025-03-05', CATALOGUE);
  await post('measures', '2025-03-05', MEASURE);
  await post('measures/M-1/assessments', '2025-03-10', { measure: 'M-1', fitsStrategy: true });
  await post('measures/M-1/submissions', '2025-03-11', { measure: 'M-1', priority: 3 });
  await post('measures/M-1/starts', '2025-04-20', { measure: 'M-1' });
  await post('contracts', '2025-03-20', CONTRACT);
  await post('contracts/C-1/amendments', '2025-05-01', { contract: 'C-1', dataOwnership: true });
  await post('outside-procurements', '2025-04-10', BOUGHT);
  await post('outside-procurements/P-1/settlements', '2025-05-02', { procurement: 'P-1', how: 'TAKEN_OVER' });
  await post('reports', '2025-06-02', REPORT);
  const decision = (id: string, effect: object) => ({
    decision: id,
    body: 'council-9901',
    outcome: 'ADOPTED',
    wording: 'As proposed.',
    effect,
  });
  await post(
    'decisions',
    '2025-05-20',
    decision('D-1', { kind: 'APPROVE_DOCUMENT', document: 'catalogue', version: '1.0' }),
  );
  await post('decisions', '2025-05-20', decision('D-2', { kind: 'DECIDE_MEASURE', measure: 'M-1', priority: 1 }));
});

it('governing documents: which version applies, and what is wanted; on both clocks', async () => {
  const { body } = await get('governing-documents?validOn=2025-06-01');
  expect(body.documents).toMatchObject([
    {
      document: 'catalogue',
      inForce: '1.0',
      versions: [{ status: 'APPROVED', since: '2025-05-20', decision: { decision: 'D-1', because: null } }],
    },
  ]);
  expect(body.wanted).toMatchObject([
    { kind: 'SERVICE_CATALOGUE', clause: '7', approvedBy: 'council-9901', there: true },
  ]);
  expect(codes(body)).toEqual([]);
  const before = await get('governing-documents?validOn=2025-05-19');
  expect(before.body.documents[0].inForce).toBeNull();
  expect(codes(before.body)).toEqual(['CATALOGUE_MISSING SERVICE_CATALOGUE', 'DOCUMENT_NOT_APPROVED catalogue 1.0']);
  const { size } = await book.store.bookHead(BOOK);
  // Before both decisions were recorded, with the event of their effect each.
  const known = await get(`governing-documents?validOn=2025-06-01&knownAt=${size - 4}`);
  expect(known.body.documents[0].versions[0].status).toBe('SUBMITTED');
});

it('the portfolio: all measures and what they lack', async () => {
  const { body } = await get('portfolio?validOn=2025-05-01');
  expect(body.measures).toMatchObject([{ measure: 'M-1', status: 'IN_PORTFOLIO', priority: 3, decision: null }]);
  expect(codes(body)).toEqual(['MEASURE_WITHOUT_DECISION M-1']);
  const after = await get('portfolio?validOn=2025-05-20');
  expect(after.body.measures).toMatchObject([{ priority: 1, decision: { decision: 'D-2', verdict: 'APPROVED' } }]);
  expect(codes(after.body)).toEqual([]);
});

it('contracts and what was bought past the service', async () => {
  const { body } = await get('contracts?validOn=2025-04-15');
  expect(body.contracts).toMatchObject([{ contract: 'C-1', status: 'HOLDS', until: null, dataOwnership: false }]);
  expect(body.procurements).toMatchObject([{ procurement: 'P-1', municipality: '9902', settled: null }]);
  expect(codes(body)).toEqual(['CONTRACT_WITHOUT_DATA_TERMS C-1', 'OUTSIDE_PROCUREMENT P-1']);
  expect(codes((await get('contracts?validOn=2025-05-02')).body)).toEqual([]);
});

it('reports: what is wanted and delivered, among the findings and the deadlines too', async () => {
  const due = async (on: string) => (await get(`reports?validOn=${on}`)).body;
  expect((await due('2025-04-20')).due).toMatchObject([{ kind: 'ANNUAL', status: 'REMINDER', lastDay: '2025-04-20' }]);
  const missing = await due('2025-04-21');
  expect(missing.due).toMatchObject([{ status: 'MISSING', report: null }]);
  expect(codes(missing)).toEqual(['STATE_NOT_NOTIFIED STATE_NOTICE', 'REPORT_MISSING ANNUAL 2024-04-01–2025-03-31']);
  const delivered = await due('2025-06-02');
  expect(delivered.due).toMatchObject([{ status: 'DELIVERED', report: 'R-1', deliveredOn: '2025-06-02' }]);
  expect(codes(delivered)).toEqual(['EVALUATION_MISSING first', 'STATE_NOT_NOTIFIED STATE_NOTICE']);
  expect(codes((await get('findings?validOn=2025-04-21')).body)).toEqual(
    expect.arrayContaining(['REPORT_MISSING ANNUAL 2024-04-01–2025-03-31', 'STATE_NOT_NOTIFIED STATE_NOTICE']),
  );
  const { body } = await get('deadlines?validOn=2025-06-10&year=2025');
  expect(body.deadlines).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        date: '2025-04-20',
        code: 'REPORT_ANNUAL',
        status: 'LATE',
        done: expect.objectContaining({ on: '2025-06-02' }),
      }),
      expect.objectContaining({ date: '2025-05-31', code: 'REPORT_EVALUATION', status: 'MISSED', clause: '10' }),
    ]),
  );
});

it.each(['governing-documents', 'portfolio', 'contracts', 'reports'])(
  '%s: as rows, and to nobody without a key',
  async (path) => {
    const rows = await get(`${path}?format=csv`);
    expect([rows.status, rows.text.split('\r\n').length > 2]).toEqual([200, true]);
    expect((await get(path, {})).status).toBe(401);
    expect((await get(`${path}?knownAt=2001-01-01`)).status).toBe(422);
    expect((await get(`${path}?colour=red`)).status).toBe(400);
  },
);

it.each([
  ['governing-documents', { ...CATALOGUE, version: '2.0' }, 'HOST_ECONOMIST'],
  ['measures', { ...MEASURE, measure: 'M-2' }, 'PARTICIPANT_ECONOMIST'],
  ['measures/M-1/completions', { measure: 'M-1' }, 'AUDITOR'],
  ['contracts', { ...CONTRACT, contract: 'C-2' }, 'COUNCIL_SECRETARY'],
  ['contracts/C-1/ends', { contract: 'C-1' }, 'AUDITOR'],
  ['outside-procurements', { ...BOUGHT, procurement: 'P-2' }, 'AUDITOR'],
  ['reports', { ...REPORT, report: 'R-2' }, 'COUNCIL_SECRETARY'],
] as const)('%s is not recorded by who may not', async (path, data, role) => {
  const { size } = await book.store.bookHead(BOOK);
  expect((await send(path, '2025-06-03', data, role)).status).toBe(403);
  expect((await book.store.bookHead(BOOK)).size).toBe(size);
});

it.each([
  ['governing-documents', CATALOGUE, 'document-version-taken'],
  ['measures', { ...MEASURE, measure: 'M-3', by: '0301' }, 'delivery-municipality-unknown'],
  ['measures/M-9/starts', { measure: 'M-9' }, 'delivery-not-in-book'],
  ['reports', REPORT, 'delivery-already-in-book'],
] as const)('%s: what cannot be is refused, with what to do', async (path, data, code) => {
  const { status, body } = await send(path, '2025-06-03', data, 'BOARD_SECRETARY');
  expect([status, body.code]).toEqual([409, code]);
});
