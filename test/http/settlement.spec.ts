import type { Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { overHttp } from './over-http.ts';
import { Houses, keysIn } from './sample.ts';

/** What is to be billed, what was settled and what is reconciled, over HTTP. It is June 2025; the costs are the sample’s. */
const houses = new Houses();
const directory = houses.directory();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;

const { get, send } = overHttp(
  () => serving,
  () => keys,
);
const post = (path: string, decided: string, data: object, role: Role = 'HOST_ECONOMIST') =>
  send(path, decided, data, role);

beforeAll(async () => {
  keys = keysIn(directory);
  book = await houses.book(directory);
  serving = await houses.serving(book, { directory });
}, 30_000);

it('proposes the settlement, which is recorded as it stands', async () => {
  const { status, body } = await get('accounts/2025/run-proposal?kind=SETTLEMENT');
  expect(status).toBe(200);
  const allocation = (await get('allocation?from=2025-01&to=2025-12')).body;
  expect(body).toMatchObject({
    kind: 'SETTLEMENT',
    run: 'avregning-2025',
    total: allocation.total,
    basis: { of: 'COSTS', provisional: true, reason: expect.stringContaining('Foreløpig') },
    parts: [
      { municipality: '9901', memorandum: true },
      { municipality: '9902', memorandum: false },
    ],
  });
  expect(body.parts.map((p: { amount: string }) => p.amount)).toEqual(
    allocation.shares.map((s: { amount: string }) => s.amount),
  );
  expect(body.invoiced).toBe(allocation.shares[1].amount);
  const { year, ...rest } = body.prepare;
  const recorded = await post(`accounts/${year}/invoice-runs`, '2025-06-16', { year, ...rest });
  expect([recorded.status, recorded.body.detail]).toEqual([201, undefined]);
  expect((await get('accounts/2025/run-proposal?kind=SETTLEMENT')).body).toMatchObject({
    run: 'avregning-2025-2',
    underWay: ['avregning-2025'],
  });
});

it('the settlement and the reconciliation, before anything was issued', async () => {
  const { body } = await get('accounts/2025/settlement');
  expect(body).toMatchObject({ estimate: true, runs: [], changes: null, underWay: ['avregning-2025'] });
  expect(body.total).toMatchObject({ onAccount: '0.00', settlement: body.allocated, settled: '0.00' });
  const { body: reconciled } = await get('accounts/2025/reconciliation');
  expect(reconciled).toMatchObject({ reconciled: true, municipalities: [{ name: 'Strandvik' }, { name: 'Fjordnes' }] });
  expect(reconciled.total.map((s: { what: string }) => s.what)).toContain('NOT_SETTLED');
});

it.each([
  ['run-proposal?kind=ON_ACCOUNT', 422, 'no-budget-to-bill-by'],
  ['run-proposal?kind=CORRECTION', 409, 'year-not-settled'],
  ['run-proposal?kind=EVERYTHING', 400, 'run-kind-unknown'],
  ['run-proposal', 400, null],
  ['settlement?knownAt=2024-11-01', 422, null],
])('accounts/2025/%s is refused with %d', async (path, status, code) => {
  const { status: answered, body } = await get(`accounts/2025/${path}`);
  expect(answered).toBe(status);
  if (code !== null) expect(body.type).toContain(code);
});

it.each(['settlement', 'reconciliation', 'run-proposal?kind=SETTLEMENT'])(
  '%s: CSV, no key, and no such year',
  async (path) => {
    const sign = path.includes('?') ? '&' : '?';
    const { text } = await get(`accounts/2025/${path}${sign}format=csv`);
    expect(text.split('\r\n')[0]).toContain('cooperation,knownAt,size,year,validOn');
    expect(text.split('\r\n').length).toBeGreaterThan(2);
    expect((await get(`accounts/2025/${path}`, {})).status).toBe(401);
    expect((await get(`accounts/next/${path}`)).status).toBe(404);
  },
);

it('an accrual is recorded and released by the host’s economist alone; the answers name it', async () => {
  const line = {
    ...{ line: 'PK-1', category: 'DRIFT', label: 'EKSEMPEL', amount: '500000', bookedOn: '2025-05-31' },
    ...{ vat: { amount: '0', treatment: 'COMPENSATED' }, service: { from: '2025-05', to: '2025-05' } },
    accrual: { ground: 'EKSEMPEL: bestilling' },
  };
  const release = { year: 2025, accrual: { year: 2025, line: 'PK-1' }, ground: 'EKSEMPEL: avbestilt' };
  expect((await post('accounts/2025/cost-lines', '2025-05-31', line)).status).toBe(201);
  const open = (await get('accounts/2025/settlement')).body;
  expect(open).toMatchObject({
    estimate: true,
    total: { accruals: '5000.00' },
    accruals: { total: '5000.00', open: [{ line: '2025/PK-1', put: 'ALLOCATED' }], released: [] },
  });
  expect((await get('allocation?from=2025-05&to=2025-05')).body.accruals).toMatchObject([
    { line: '2025/PK-1', ground: 'EKSEMPEL: bestilling', amount: '5000.00' },
  ]);
  expect((await get('accounts/2025/settlement?format=csv')).text).toMatch(/ACCRUAL_OPEN.*2025\/PK-1,,5000\.00/);
  for (const role of ['AUDITOR', 'BOARD_SECRETARY'] as const)
    expect((await post('accounts/2025/accrual-releases', '2025-06-10', release, role)).status).toBe(403);
  expect((await post('accounts/2025/accrual-releases', '2025-06-10', release)).status).toBe(201);
  const again = await post('accounts/2025/accrual-releases', '2025-06-11', release);
  expect([again.status, again.body.type]).toEqual([409, expect.stringContaining('accrual-released')]);
  const { body } = await get('accounts/2025/settlement');
  expect(body.accruals).toMatchObject({
    ...{ total: '0.00', open: [] },
    released: [{ line: '2025/PK-1', because: 'EKSEMPEL: avbestilt', settledBy: null, difference: '-5000.00' }],
  });
  const before = (await get(`accounts/2025/settlement?knownAt=${open.size}`)).body;
  expect(before.accruals).toEqual(open.accruals);
  expect((await get('accounts/2025/reconciliation')).body.reconciled).toBe(true);
});
