import { randomBytes } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { KeyStore } from '#access';
import { orThrow, ROLES, type Role, sha256 } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { BOOK, bearer, clock, Houses, keysIn, of } from './sample.ts';

/** An instalment issued, paid in part and credited over HTTP. It is June 2025; all amounts are examples. */
const houses = new Houses();
const directory = houses.directory();
let book: OpenBook;
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
/** Orders what the other made to be issued. */
let second: string;
let counter = 0;
/** Before the invoice was credited. */
let issued = 0;

async function recorded(path: string, decided: string, data: object, key = keys.HOST_ECONOMIST): Promise<void> {
  const response = await fetch(`${serving.url}${of(path)}`, {
    method: 'POST',
    headers: { ...bearer(key), 'content-type': 'application/json', 'idempotency-key': `invoices-${counter++}` },
    body: JSON.stringify({ decided, data }),
  });
  const { detail } = (await response.json()) as { detail?: string };
  expect([path, response.status, detail]).toEqual([path, 201, undefined]);
}
async function run(id: string, on: string): Promise<void> {
  const asked = { year: 2025, run: id };
  await recorded(`accounts/2025/invoice-runs/${id}/attestations`, on, asked);
  await recorded(`accounts/2025/invoice-runs/${id}/approvals`, on, asked, second);
  await recorded(`accounts/2025/invoice-runs/${id}/issues`, on, asked);
}
async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${serving.url}${of(path)}`, {
    headers: { 'accept-language': 'en', ...bearer(keys.AUDITOR), ...headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, bytes, body: json ? JSON.parse(String(bytes)) : null };
}

const address = { street: 'Torget 1', city: 'Eksempel', postalCode: '0001' };
beforeAll(async () => {
  keys = keysIn(directory);
  const store = orThrow(KeyStore.open(directory, { now: clock.now, random: randomBytes }));
  const economist = { role: 'HOST_ECONOMIST', municipality: '9901', label: 'x', by: 'cli' };
  second = orThrow(store.create({ ...economist, actor: 'okonom-2-9901' })).text;
  store.close();
  book = await houses.book(directory);
  serving = await houses.serving(book, { directory });
  const kid = { method: 'MOD10', length: 12 };
  const seller = { account: '00000012343', address, vatRegistered: true, kid, paymentDays: 30 };
  await recorded('sellers', '2025-01-02', seller);
  await recorded('buyers', '2025-01-02', { municipality: '9902', reference: '1200-FELLES', address });
  const vat = { kind: 'CHOOSE_VAT', category: 'DRIFT', vat: { code: 'S', rate: '25' }, legalBasis: 'EKSEMPEL' };
  const decision = { decision: 'mva', body: 'council-9901', outcome: 'ADOPTED', wording: 'EKSEMPEL', effect: vat };
  const votes = { for: 19, against: 0, unanimous: true };
  await recorded('decisions', '2025-01-15', { ...decision, votes }, keys.BOARD_SECRETARY);
  await recorded('accounts/2025/invoice-runs', '2025-03-03', {
    ...{ year: 2025, run: 'akonto-1', kind: 'ON_ACCOUNT', instalment: { number: 1, of: 4 } },
    ...{ period: { from: '2025-01', to: '2025-03' }, basis: { of: 'STATED', reason: 'EKSEMPEL' } },
    targets: [
      { municipality: '9901', category: 'DRIFT', amount: '60000000' },
      { municipality: '9902', category: 'DRIFT', amount: '40000000' },
    ],
  });
  await run('akonto-1', '2025-03-04');
  const matches = [{ invoice: '2025-0001', amount: '9900000' }];
  await recorded('payments', '2025-04-10', { payment: 'bank-1', amount: '9900000', matches });
  issued = (await book.store.bookHead(BOOK)).size;
  const credit = { year: 2025, run: 'kredit', invoice: '2025-0001', ground: 'EKSEMPEL' };
  await recorded('accounts/2025/credit-runs', '2025-05-08', credit);
  await run('kredit', '2025-05-09');
}, 30_000);

it('an invoice, before and after the book knew of its credit note', async () => {
  const after = (await get('invoices?year=2025')).body;
  expect(after.invoices.map((i: { status: string; open: string }) => [i.status, i.open])).toEqual([
    ['CREDITED', '-99000.00'],
    ['CREDITED', '0.00'],
  ]);
  const before = (await get(`invoices?year=2025&knownAt=${issued}`)).body;
  expect(before.invoices).toMatchObject([
    {
      ...{ invoice: '2025-0001', municipality: '9902', name: 'Fjordnes', status: 'OVERDUE', dueOn: '2025-04-03' },
      ...{ net: '100000.00', vat: '25000.00', payable: '125000.00', paid: '99000.00', open: '26000.00' },
      payments: [{ payment: 'bank-1', year: 2025, on: '2025-04-10', amount: '99000.00' }],
    },
  ]);
  // No rate was recorded.
  expect([before.invoices[0].interest, before.interestMissing.code]).toEqual([null, 'interest-rate-missing']);
  expect((await get('invoices?validOn=2025-03-03')).body).toMatchObject({
    invoices: [],
    drafts: [{ run: 'akonto-1', stage: 'PREPARED' }],
  });
  expect((await get('invoices?status=OVERDUE')).body.invoices).toEqual([]);
});

it('an invoice with its history: who made it, who ordered it', async () => {
  const { body } = await get('invoices/2025-0001?validOn=2025-03-31');
  const told = body.events.map(({ type, actor }: { type: string; actor: { id: string } }) => `${type} ${actor.id}`);
  expect(told.slice(0, 4)).toEqual([
    'InvoiceRunPrepared okonom-9901',
    'InvoiceRunAttested okonom-9901',
    'InvoiceRunApproved okonom-2-9901',
    'InvoiceIssued okonom-9901',
  ]);
});

it('its document: the stored bytes, their hash as the tag, also as it was known before', async () => {
  const { headers, bytes, status } = await get('invoices/2025-0001/ehf');
  const { body } = await get('invoices/2025-0001');
  const { sha256: kept } = body.invoice;
  expect([status, sha256(bytes), headers.get('etag')]).toEqual([200, kept, `"${kept}"`]);
  expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
  expect(headers.get('content-disposition')).toBe(`attachment; filename="${BOOK}-2025-0001.xml"`);
  expect(bytes.toString('utf8')).toContain('<cbc:ID>2025-0001</cbc:ID>');
  const early = await get(`invoices/2025-0001/ehf?knownAt=${issued}`);
  expect(early.bytes.equals(bytes)).toBe(true);
  expect((await get('invoices/2025-0001/ehf', { 'if-none-match': `"${kept}"` })).status).toBe(304);
  expect((await get('invoices/2025-0001/ehf', { accept: 'application/json' })).status).toBe(406);
  const note = await get('invoices/2025-0002/ehf');
  expect(note.bytes.toString('utf8')).toContain('<CreditNote ');
});

it('what each owes, and what is confirmed to one', async () => {
  const { balances, total, unmatched } = (await get(`balances?knownAt=${issued}`)).body;
  expect(balances).toMatchObject([{ municipality: '9902', invoiced: '125000.00', paid: '99000.00', open: '26000.00' }]);
  expect([total.ageing.DAYS_61_90, unmatched]).toEqual(['26000.00', '0.00']);
  const confirmed = (await get(`balances/9902?validOn=2025-03-31`)).body;
  expect(confirmed).toMatchObject({
    ...{ host: { municipality: '9901', name: 'Strandvik' }, municipality: { name: 'Fjordnes' }, open: '125000.00' },
    documents: [{ invoice: '2025-0001', open: '125000.00' }],
  });
});

it('the trial balance and the statement of an account, balanced', async () => {
  const ledger = (await get('accounts/2025/ledger')).body;
  expect(ledger.total).toMatchObject({ opening: '0.00', closing: '0.00' });
  expect(ledger.total.debit).toBe(ledger.total.credit);
  expect(ledger.reconciliation.map((r: { difference: string }) => r.difference)).toEqual(Array(4).fill('0.00'));
  const receivable = 'assets:receivables:9902';
  const { closing } = ledger.accounts.find(({ account }: { account: string }) => account === receivable);
  const statement = (await get(`accounts/2025/ledger/statements/${receivable}`)).body;
  expect(statement.rows.map((r: { text: string; balance: string }) => [r.text, r.balance])).toEqual([
    ['Invoice', '125000.00'],
    ['Payment matched', '26000.00'],
    ['Credit note', '-99000.00'],
  ]);
  expect(statement.closing).toBe(closing);
  // The cost lines of the sample: what was booked by the day, less what was taken back.
  const costs = ledger.accounts.find(({ account }: { account: string }) => account === 'expenses:costs:DRIFT');
  expect(costs.closing).toBe('80000.00');
});

it.each([
  ['hledger', /^2025-03-04 \(2025-0001\) Invoice {2}; event: \d+$/m, 'journal'],
  ['beancount', /^2025-03-04 \* "2025-0001" "Invoice"$/m, 'beancount'],
])('a journal for %s', async (program, line, ending) => {
  const { status, headers, bytes } = await get(`accounts/2025/ledger/journals/${program}?validOn=2025-04-30`);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(headers.get('content-disposition')).toContain(`${BOOK}-ledger-2025-2025-04-30.${ending}`);
  expect(bytes.toString('utf8')).toMatch(line);
});

it.each([
  ['invoices', 2],
  ['invoices/2025-0001', 1],
  ['balances', 1],
  ['balances/9902', 1],
  ['accounts/2025/ledger', 10],
  ['accounts/2025/ledger/statements/assets:bank', 1],
])('%s as rows', async (path, rows) => {
  const { status, bytes } = await get(`${path}?format=csv`);
  expect([path, status, parse(bytes, { columns: true }).length]).toEqual([path, 200, rows]);
});

it.each([
  ['invoices?status=LOST', 400, 'invoice-status-unknown'],
  ['invoices?municipality=1234', 404, 'municipality-never-billed'],
  ['invoices?year=25', 400, 'request-malformed'],
  ['invoices/2025-0099', 404, 'invoice-unknown-then'],
  ['invoices/x', 404, 'invoice-unknown-then'],
  ['invoices/2025-0099/ehf', 404, 'invoice-unknown-then'],
  ['balances/1234', 404, 'municipality-never-billed'],
  ['balances?validOn=2024-12-31', 422, 'no-cooperation-then'],
  ['accounts/x/ledger', 404, 'route-unknown'],
  ['accounts/2025/ledger/statements/assets:gold', 404, 'ledger-account-unknown'],
  ['accounts/2025/ledger/journals/excel', 404, 'journal-program-unknown'],
  ['accounts/2025/ledger?knownAt=2001-01-01', 422, 'nothing-known-yet'],
])('%s is refused', async (path, status, code) => {
  const answer = await get(path);
  expect([path, answer.status, answer.body?.code]).toEqual([path, status, code]);
});

it('is for every role that reads the book, and for nobody without a key', async () => {
  const paths = ['invoices', 'invoices/2025-0001', 'invoices/2025-0001/ehf', 'balances', 'balances/9902'];
  const all = [...paths, 'accounts/2025/ledger', 'accounts/2025/ledger/journals/hledger'];
  for (const path of all) {
    for (const role of ROLES)
      expect([path, role, (await get(path, bearer(keys[role]))).status]).toEqual([path, role, 200]);
    const { status } = await fetch(`${serving.url}${of(path)}`);
    expect([path, status]).toEqual([path, 401]);
  }
});
