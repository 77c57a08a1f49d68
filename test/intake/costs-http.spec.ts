import { randomBytes } from 'node:crypto';
import { KeyStore } from '#access';
import type { CostFileAnswer, CostMappingsAnswer } from '#cooperation';
import { orThrow, ROLES, type Role } from '#kernel';
import { openForWriting } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { csv, HEADING, MAPPING, utf8, windows1252, xlsx } from '../../libs/cost-files/testing/files.ts';
import { bearer, Houses, keysIn } from '../http/sample.ts';
import { BOOK, clock, filled } from './intake-book.ts';

const houses = new Houses();
const directory = houses.directory();
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
let stranger: string;
let size: () => Promise<number>;
beforeAll(async () => {
  keys = keysIn(directory, clock);
  const store = orThrow(KeyStore.open(directory, { now: clock.now, random: randomBytes }));
  const office = { role: 'HOST_ECONOMIST', municipality: '9902', actor: 'vertsokonom-9902' } as const;
  stranger = orThrow(store.create({ ...office, label: 'x', by: 'cli' })).text;
  store.close();
  const book = await openForWriting(directory, 'a test');
  await filled(book.store);
  serving = await houses.serving(book, { directory, clock });
  size = async () => (await book.store.bookHead(BOOK)).size;
});

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
interface Problem {
  readonly code: string;
  readonly detail: string;
}
async function send<T = Problem>(
  question: string,
  body: Uint8Array | string,
  headers: Record<string, string> = {},
  book = BOOK,
): Promise<Answer<T>> {
  const response = await fetch(`${serving.url}/api/cooperations/${book}/${question}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'accept-language': 'nb', ...bearer(keys.HOST_ECONOMIST), ...headers },
    body: body as RequestInit['body'],
  });
  return { status: response.status, body: (await response.json()) as T };
}
const get = async <T>(question: string, headers = bearer(keys.AUDITOR)): Promise<Answer<T>> => {
  const response = await fetch(`${serving.url}/api/cooperations/${BOOK}/${question}`, { headers });
  return { status: response.status, body: (await response.json()) as T };
};
const recordMapping = (headers = {}) =>
  send('cost-mappings', JSON.stringify({ decided: '2025-01-02', data: MAPPING }), {
    'content-type': 'application/json',
    'idempotency-key': randomBytes(8).toString('hex'),
    ...headers,
  });

const row = (voucher: string, amount = '1 234,50') => [voucher, '05.03.2025', '6800', '195', '120', 'Kjøp', amount];
const file = (...vouchers: readonly string[]): Uint8Array => utf8(csv([HEADING, ...vouchers.map((v) => row(v))]));
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('a file of cost lines over HTTP', () => {
  it('is read without a mapping when it has the columns of the program, and previewed by category and account', async () => {
    const plain = utf8(
      'line;category;label;amount;booked_on;art;funksjon\nP-1;DRIFT;a;100,50;2025-03-05;190;120\nP-2;DRIFT;b;1;2025-03-05;;\n',
    );
    const says = {
      ...{ mapping: null, repeated: false, lines: 2, total: '101.50', bad: [], years: [2025] },
      totals: [{ category: 'DRIFT', lines: 2, amount: '101.50', vat: '0.00' }],
      accounts: [
        { category: 'DRIFT', art: null, funksjon: null, lines: 1, amount: '1.00' },
        { category: 'DRIFT', art: '190', funksjon: '120', lines: 1, amount: '100.50' },
      ],
    };
    expect(await send('cost-files?preview=true', plain)).toMatchObject({
      status: 200,
      body: { ...says, position: null },
    });
    expect(await send('cost-files', plain, bearer(stranger))).toMatchObject({ status: 403 });
    expect(await send('cost-files', plain)).toMatchObject({ status: 201, body: says });
    expect(await send('cost-files', plain)).toMatchObject({ status: 200, body: { repeated: true } });
    const wrong = utf8('line;category;label;amount;booked_on\nP-1;DRIFT;a;1;2025-03-05\nP-3;DRIFT;a;x;2025-03-05\n');
    const { body } = await send<CostFileAnswer>('cost-files?preview=true', wrong);
    expect(body.bad.map(({ row }) => row)).toEqual([2, 3]);
    expect(await send('cost-files', wrong)).toMatchObject({ status: 400, body: { code: 'cost-file-bad-rows' } });
  });

  it('is read by a mapping that the host’s economist recorded', async () => {
    expect(await send('cost-files?mapping=eksempel', file('A'))).toMatchObject({
      status: 409,
      body: { code: 'cost-mapping-unknown' },
    });
    expect(await recordMapping(bearer(stranger))).toMatchObject({ status: 403, body: { code: 'not-the-host' } });
    expect(await recordMapping()).toMatchObject({ status: 201 });
    const { body } = await get<CostMappingsAnswer>('cost-mappings?validOn=2025-03-01');
    expect(body.mappings).toMatchObject([{ mapping: 'eksempel', version: 3, since: '2025-01-02', says: MAPPING }]);
  });

  it('is previewed, recorded once, and told again', async () => {
    const before = await size();
    const preview = await send<CostFileAnswer>('cost-files?mapping=eksempel&preview=true', file('B'));
    expect([preview.status, preview.body.total, preview.body.position]).toEqual([200, '1234.50', null]);
    expect(await size()).toBe(before);
    const { status, body } = await send<CostFileAnswer>('cost-files?mapping=eksempel', file('B'));
    expect([status, body.repeated, body.totals]).toEqual([
      201,
      false,
      [{ category: 'DRIFT', lines: 1, amount: '1234.50', vat: '0.00' }],
    ]);
    expect(await get(`accounts/2025/cost-lines/B-1?after=${body.position}`)).toMatchObject({ status: 200 });
    const again = await send<CostFileAnswer>('cost-files?mapping=eksempel', file('B'));
    expect([again.status, again.body.repeated, await size()]).toEqual([200, true, before + 2]);
  });

  it('sent twice at once is taken once, and the other is told', async () => {
    const both = [1, 2].map(() => send<CostFileAnswer>('cost-files?mapping=eksempel', file('C')));
    const answers = await Promise.all(both);
    expect(answers.map(({ status, body }) => `${status} ${body.repeated}`).sort()).toEqual(['200 true', '201 false']);
  });

  it.each([
    ['Windows-1252', () => windows1252(csv([HEADING, row('D1')])), 'text/csv; charset=windows-1252', 'windows-1252'],
    ['UTF-16 with a mark', () => utf16(csv([HEADING, row('D2')])), 'application/vnd.ms-excel', 'utf-16le'],
    ['a workbook', () => xlsx({ Ark1: [HEADING, row('D3')] }), WORKBOOK, null],
  ])('is taken in %s', async (_, bytes, type, encoding) => {
    const answer = await send<CostFileAnswer>('cost-files?mapping=eksempel', bytes(), { 'content-type': type });
    expect([answer.status, answer.body.encoding, answer.body.total]).toEqual([201, encoding, '1234.50']);
  });

  it('with bad rows says which, in the language that is asked for, and leaves nothing', async () => {
    const before = await size();
    const bad = utf8(csv([HEADING, row('E1'), row('E2', '1,005'), row('B')]));
    const { body } = await send<CostFileAnswer>('cost-files?mapping=eksempel&preview=true', bad);
    expect(body.bad).toEqual([
      { row: 3, column: 'Beløp', value: '1,005', text: expect.stringMatching(/ikke er et beløp/) },
      { row: 4, column: null, value: null, text: expect.stringMatching(/B-1.*allerede/) },
    ]);
    const refused = await send('cost-files?mapping=eksempel&name=mars.csv', bad);
    expect([refused.status, refused.body.code]).toEqual([400, 'cost-file-bad-rows']);
    expect(refused.body.detail).toMatch(/mars\.csv.*2 rader.*Rad 3.*Rad 4/s);
    expect(await size()).toBe(before);
  });

  it.each(ROLES.filter((role) => role !== 'HOST_ECONOMIST'))('is not taken from %s', async (role) => {
    const before = await size();
    const { status, body } = await send('cost-files?mapping=eksempel', file('F'), bearer(keys[role]));
    expect([status, body.code, await size()]).toEqual([403, 'not-permitted', before]);
  });

  it('is not taken from nobody, nor from the economist of another municipality', async () => {
    const before = await size();
    expect(await send('cost-files?mapping=eksempel', file('F'), { authorization: '' })).toMatchObject({ status: 401 });
    const { status, body } = await send('cost-files?mapping=eksempel', file('F'), bearer(stranger));
    expect([status, body.code, await size()]).toEqual([403, 'not-the-host', before]);
  });

  it.each<[string, () => Uint8Array, string, number]>([
    ['a PDF', () => utf8('%PDF-1.7 âãÏÓ'), 'cost-file-no-heading', 409],
    ['nothing', () => utf8(''), 'cost-file-not-text', 400],
    ['UTF-16 without a mark', () => Buffer.from(csv([HEADING, row('G')]), 'utf16le'), 'cost-file-not-text', 400],
    ['XML of a bank', () => utf8('<Document/>'), 'cost-file-no-heading', 409],
    ['a broken workbook', () => xlsx({ Ark1: [HEADING] }).slice(0, 200), 'cost-file-broken', 400],
    ['a file of 51 MiB', () => new Uint8Array(51 * 1024 * 1024), 'file-too-large', 413],
  ])('that is %s is refused in plain words and leaves nothing', async (_, bytes, code, status) => {
    const before = await size();
    const answer = await send('cost-files?mapping=eksempel&name=mars.csv', bytes());
    expect([answer.status, answer.body.code, await size()]).toEqual([status, code, before]);
    expect(answer.body.detail).toMatch(code === 'file-too-large' ? /50 MiB/ : /mars\.csv/);
  });

  it('says what is wrong with its columns where no mapping is named, and which cooperations there are', async () => {
    expect(await send('cost-files', file('H'))).toMatchObject({ status: 400, body: { code: 'cost-file-malformed' } });
    expect(await send('cost-files?mapping=eksempel', file('H'), {}, 'nobody')).toMatchObject({
      status: 404,
      body: { code: 'cooperation-unknown' },
    });
    expect(await send('cost-files?mapping=eksempel', file('H'), { 'content-type': 'application/pdf' })).toMatchObject({
      status: 415,
      body: { code: 'file-type-unsupported' },
    });
  });
});

function utf16(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}
