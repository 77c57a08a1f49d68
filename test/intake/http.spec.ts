import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { KeyStore } from '#access';
import type { BankFileAnswer, InvoiceBasisAnswer, InvoiceNumbersAnswer, PaymentsAnswer } from '#cooperation';
import { orThrow, ROLES, type Role } from '#kernel';
import { openForWriting } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { bytesOf, camt } from '../../libs/bank-files/testing/camt-files.ts';
import { bearer, Houses, keysIn } from '../http/sample.ts';
import { ACCOUNT, BOOK, clock, filled, kid } from './intake-book.ts';

const houses = new Houses();
const directory = houses.directory();
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
let stranger: string;
let size: () => Promise<number>;
beforeAll(async () => {
  keys = keysIn(directory, clock);
  const store = orThrow(KeyStore.open(directory, { now: clock.now, random: randomBytes }));
  const office = {
    role: 'HOST_ECONOMIST',
    municipality: '9902',
    actor: 'vertsokonom-9902',
    label: 'x',
    by: 'cli',
  } as const;
  stranger = orThrow(store.create(office)).text;
  store.close();
  const book = await openForWriting(directory, 'a test');
  await filled(book.store);
  serving = await houses.serving(book, { directory, clock });
  size = async () => (await book.store.bookHead(BOOK)).size;
});

const path = (question: string, book = BOOK) => `/api/cooperations/${book}/${question}`;
interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
async function upload<T = { code: string; detail: string }>(
  question: string,
  body: Uint8Array | string,
  headers: Record<string, string> = {},
  book = BOOK,
): Promise<Answer<T>> {
  const response = await fetch(`${serving.url}${path(question, book)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml', ...bearer(keys.HOST_ECONOMIST), ...headers },
    body: body as RequestInit['body'],
  });
  return { status: response.status, body: (await response.json()) as T };
}
async function get<T>(question: string, headers: Record<string, string> = bearer(keys.AUDITOR)): Promise<Answer<T>> {
  const response = await fetch(`${serving.url}${path(question)}`, { headers });
  return { status: response.status, body: (await response.json()) as T };
}

const file = (...references: readonly string[]) =>
  bytesOf(
    camt({
      account: ACCOUNT,
      entries: references.map((reference) => ({
        ...{ reference, amount: '125.00', bookedOn: '2025-03-20' },
        transactions: [{ kids: [kid('2025-0001')] }],
      })),
    }),
  );

describe('a file of the bank over HTTP', () => {
  it('is taken by the host’s economist, once, and its payments are read back after it', async () => {
    const tried = await upload<BankFileAnswer>('bank-files?preview=true', file('A1'));
    expect([tried.status, tried.body.recorded.payments, tried.body.position]).toEqual([200, 1, null]);
    const { status, body } = await upload<BankFileAnswer>('bank-files', file('A1'));
    expect([status, body.repeated, body.matched]).toEqual([201, false, { payments: 1, amount: '125.00' }]);
    const { body: read } = await get<PaymentsAnswer>(`payments?year=2025&after=${body.position}`);
    expect(read.payments).toMatchObject([{ payment: 'bank-A1', status: 'MATCHED', file: body.sha256 }]);
    const before = await size();
    const again = await upload<BankFileAnswer>('bank-files', file('A1'));
    expect([again.status, again.body.repeated, await size()]).toEqual([200, true, before]);
  });

  it('says of its events which request and which office recorded them', async () => {
    const correlation = '3f2b8c1e-0000-4000-8000-000000000001';
    await upload('bank-files', file('B1'), { 'x-correlation-id': correlation });
    const { body } = await get<{ events: { metadata: { actor: object; correlation: string } }[] }>(
      `events?fromIndex=${(await size()) - 1}`,
    );
    expect(body.events.at(-1)?.metadata).toMatchObject({
      actor: { id: 'okonom-9901', role: 'HOST_ECONOMIST', municipality: '9901' },
      correlation,
    });
  });

  it('sent twice at once is taken once, and the other is told', async () => {
    const both = [file('C1'), file('C1')].map((bytes) => upload<BankFileAnswer>('bank-files', bytes));
    const answers = await Promise.all(both);
    expect(answers.map(({ status, body }) => `${status} ${body.repeated}`).sort()).toEqual(['200 true', '201 false']);
    const { body } = await get<PaymentsAnswer>('payments');
    expect(body.payments.filter(({ payment }) => payment === 'bank-C1')).toHaveLength(1);
  });

  it.each(ROLES.filter((role) => role !== 'HOST_ECONOMIST'))('is not taken from %s', async (role) => {
    const before = await size();
    const { status, body } = await upload('bank-files', file('D1'), bearer(keys[role]));
    expect([status, body.code, await size()]).toEqual([403, 'not-permitted', before]);
  });

  it('is not taken from nobody, nor from the economist of another municipality', async () => {
    const before = await size();
    expect(await upload('bank-files', file('D1'), { authorization: '' })).toMatchObject({ status: 401 });
    const { status, body } = await upload('bank-files', file('D1'), bearer(stranger));
    expect([status, body.code, await size()]).toEqual([403, 'not-the-host', before]);
  });

  it.each([
    ['a PDF', '%PDF-1.7 âãÏÓ', 'bank-file-not-xml', 400],
    ['nothing', '', 'bank-file-not-xml', 400],
    ['text in UTF-16', Buffer.from('\ufeffDato;Beløp\n', 'utf16le'), 'bank-file-not-xml', 400],
    ['XML of another kind', '<Invoice xmlns="urn:x"/>', 'bank-file-not-camt', 400],
    ['a file of 50 MiB', new Uint8Array(50 * 1024 * 1024), 'file-too-large', 413],
  ])('that is %s is refused in plain words and leaves nothing', async (_, body, code, status) => {
    const before = await size();
    const answer = await upload('bank-files?name=mars.xml', body, { 'accept-language': 'nb' });
    expect([answer.status, answer.body.code, await size()]).toEqual([status, code, before]);
    expect(answer.body.detail).toMatch(code === 'file-too-large' ? /20 MiB/ : /mars\.xml/);
  });

  it('of no known length is not read further than the limit', async () => {
    const { hostname, port, host } = new URL(serving.url);
    const socket = connect(Number(port), hostname);
    const head = [
      `POST ${path('bank-files')} HTTP/1.1`,
      `Host: ${host}`,
      `Authorization: Bearer ${keys.HOST_ECONOMIST}`,
      'Content-Type: text/xml',
      'Transfer-Encoding: chunked',
    ];
    const mebibyte = `100000\r\n${'x'.repeat(1024 * 1024)}\r\n`;
    socket.write(`${head.join('\r\n')}\r\n\r\n${mebibyte.repeat(21)}`);
    const answer = await new Promise<string>((resolve, reject) => {
      socket.once('data', (bytes) => resolve(bytes.toString()));
      socket.once('error', reject);
    });
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each([
    [{ 'content-type': 'application/json' }, 'file-type-unsupported', 415],
    [{ 'content-type': 'text/plain; charset=utf-8' }, 'file-type-unsupported', 415],
    [{ 'content-encoding': 'gzip' }, 'file-type-unsupported', 415],
  ])('is not taken as %j', async (headers, code, status) => {
    const answer = await upload('bank-files', file('E1'), headers as Record<string, string>);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is for a cooperation that is here', async () => {
    const { status, body } = await upload('bank-files', file('F1'), {}, 'nobody');
    expect([status, body.code]).toEqual([404, 'cooperation-unknown']);
    expect(await upload('bank-files?preview=yes', file('F1'))).toMatchObject({ status: 400 });
  });
});

describe('payments over HTTP', () => {
  it('are rows too', async () => {
    const response = await fetch(`${serving.url}${path('payments?format=csv')}`, { headers: bearer(keys.AUDITOR) });
    const [heading = '', row = ''] = (await response.text()).split('\r\n');
    expect(heading).toMatch(
      /^cooperation,knownAt,size,validOn,year,payment,bookedOn,amount,status,kids,entry,invoice,part$/,
    );
    expect(row).toMatch(new RegExp(`,2025,bank-A1,2025-03-20,125.00,MATCHED,${kid('2025-0001')},A1,2025-0001,125.00$`));
  });

  it('are shown to whoever may read the book', async () => {
    for (const role of ROLES) expect(await get('payments', bearer(keys[role]))).toMatchObject({ status: 200 });
    expect(await get('payments', {})).toMatchObject({ status: 401 });
  });
});

describe('the invoice basis and its numbers over HTTP', () => {
  const numbers = (body: string, headers: Record<string, string> = {}) =>
    upload<InvoiceNumbersAnswer & { code: string }>('invoice-numbers', body, {
      'content-type': 'text/csv',
      ...headers,
    });

  it('are given out and taken back by the host’s economist', async () => {
    const { status, body } = await get<InvoiceBasisAnswer>('accounts/2025/invoice-runs/AVR-25/basis');
    expect([status, body.documents.map(({ invoice }) => invoice)]).toEqual([200, ['2025-0001', '2025-0002']]);
    const answer = await numbers('invoice;number\n2025-0001;700123\n');
    expect([answer.status, answer.body.repeated]).toEqual([201, false]);
    expect(await numbers('invoice;number\n2025-0001;700123\n')).toMatchObject({
      status: 200,
      body: { repeated: true },
    });
    const response = await fetch(`${serving.url}${path('accounts/2025/invoice-runs/AVR-25/basis?format=csv')}`, {
      headers: bearer(keys.AUDITOR),
    });
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="arkiv-invoice-basis-2025-AVR-25.csv"',
    );
    expect(await response.text()).toContain('2025-0001,INVOICE,700123,9902');
  });

  it.each(ROLES.filter((role) => role !== 'HOST_ECONOMIST'))('are not taken from %s', async (role) => {
    const before = await size();
    const { status, body } = await numbers('invoice;number\n2025-0002;1\n', bearer(keys[role]));
    expect([status, body.code, await size()]).toEqual([403, 'not-permitted', before]);
  });

  it('are not taken from nobody, nor from the economist of another municipality', async () => {
    const before = await size();
    const text = 'invoice;number\n2025-0002;1\n';
    expect(await numbers(text, { authorization: '' })).toMatchObject({ status: 401 });
    expect(await numbers(text, bearer(stranger))).toMatchObject({ status: 403, body: { code: 'not-the-host' } });
    expect(await size()).toBe(before);
  });

  it('are refused when they are of nothing that is here', async () => {
    expect(await get('accounts/2025/invoice-runs/NO/basis')).toMatchObject({ status: 404 });
    expect(await get('accounts/x/invoice-runs/AVR-25/basis')).toMatchObject({ status: 404 });
    expect(await numbers('invoice;number\n2025-0009;1\n')).toMatchObject({
      status: 400,
      body: { code: 'invoice-numbers-bad' },
    });
  });
});
