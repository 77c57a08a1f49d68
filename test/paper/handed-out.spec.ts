import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type Role } from '#kernel';
import type { Serving } from '../../apps/server/serve.ts';
import { readPaper } from '../../libs/paper/testing/read-paper.ts';
import { fellesbok, temporaryDirectory } from '../cli/run.ts';
import { bearer, Houses, keysIn } from '../http/sample.ts';
import { BOOK, NOW, PaperBook } from './paper-book.ts';

const houses = new Houses();
const directory = houses.directory();
const clock = { now: () => NOW };
let keys: Readonly<Record<Role, string>>;
let book: PaperBook;
let serving: Serving;
beforeAll(async () => {
  keys = keysIn(directory, clock);
  book = await PaperBook.make();
  serving = await houses.serving(book.open, { directory, clock });
});
afterAll(async () => {
  await serving.close();
  await book.close();
});

async function get(path: string, headers: Record<string, string> = {}, key: string | null = keys.AUDITOR) {
  const response = await fetch(`${serving.url}/api/cooperations/${BOOK}/${path}`, {
    headers: { ...(key !== null && bearer(key)), ...headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const code = (): unknown => (JSON.parse(bytes.toString('utf8')) as { code: string }).code;
  return { status: response.status, headers: response.headers, bytes, code };
}

describe('a paper over HTTP', () => {
  it.each([
    [
      'invoices/2025-0003/paper',
      'Faktura 2025-0003',
      `inline; filename="${BOOK}-2025-0003.pdf"`,
      'private, max-age=3600',
    ],
    [
      'accounts/2025/settlement/paper',
      'Avregning 2025, Eksempel-IKT',
      `inline; filename="${BOOK}-settlement-2025-2026-11-20.pdf"`,
      'private, no-cache',
    ],
  ])('%s is a PDF with its tag, once', async (path, title, disposition, keeps) => {
    const { status, headers, bytes } = await get(path, { 'accept-language': 'nb' });
    const said = ['content-type', 'content-language', 'content-disposition', 'cache-control'];
    expect([status, ...said.map((name) => headers.get(name))]).toEqual([
      200,
      'application/pdf',
      'nb',
      disposition,
      keeps,
    ]);
    expect((await readPaper(bytes)).title).toBe(title);
    const tag = headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect((await get(path, { 'if-none-match': tag, 'accept-language': 'nb' })).status).toBe(304);
    const other = await get(path, { 'if-none-match': tag, 'accept-language': 'en' });
    expect([other.status, other.headers.get('content-language')]).toEqual([200, 'en']);
  });

  it.each([
    ['invoices/2025-0099/paper', 404, 'invoice-unknown-then'],
    ['invoices/2025-0003/paper?validOn=2025-01-14', 404, 'invoice-unknown-then'],
    ['invoices/2025-0003/paper?knownAt=2020-01-01', 422, 'nothing-known-yet'],
    ['accounts/x/settlement/paper', 404, 'route-unknown'],
    ['accounts/2031/settlement/paper', 422, 'no-costs'],
    ['accounts/2025/settlement/paper?format=csv', 400, 'request-malformed'],
  ])('%s is refused', async (path, status, code) => {
    const answer = await get(path);
    expect([path, answer.status, answer.code()]).toEqual([path, status, code]);
  });

  it('has no other form', async () => {
    const answer = await get('invoices/2025-0003/paper', { accept: 'text/csv' });
    expect([answer.status, answer.code()]).toEqual([406, 'not-acceptable']);
  });

  it('is for every role that reads the book, and for nobody without a key', async () => {
    for (const path of ['invoices/2025-0018/paper', 'accounts/2025/settlement/paper']) {
      for (const role of ROLES) expect([role, (await get(path, {}, keys[role])).status]).toEqual([role, 200]);
      expect((await get(path, {}, null)).status).toBe(401);
    }
  });
});

describe('a paper on the command line', () => {
  const into = temporaryDirectory();
  const paper = (what: string, file: string, ...more: string[]) =>
    fellesbok('paper', BOOK, what, '--data', book.directory, '--out', join(into, file), ...more);

  it('is written into a new file: a document by its number, the settlement by its year', async () => {
    const told = await paper('2025-0003', 'faktura.pdf');
    const bytes = readFileSync(join(into, 'faktura.pdf'));
    expect([told.exitCode, told.out]).toEqual([
      0,
      `Faktura 2025-0003 er skrevet til ${join(into, 'faktura.pdf')} (${bytes.length} byte)\n`,
    ]);
    expect((await readPaper(bytes)).title).toBe('Faktura 2025-0003');
    expect((await paper('2025', 'avregning.pdf', '--lang', 'en')).out).toContain('Settlement 2025 was written to');
    expect((await readPaper(readFileSync(join(into, 'avregning.pdf')))).language).toBe('en-GB');
  });

  it('writes over nothing, and leaves nothing when it is refused', async () => {
    writeFileSync(join(into, 'mitt.pdf'), 'mine');
    const there = await paper('2025-0003', 'mitt.pdf');
    expect([there.exitCode, there.err]).toEqual([1, expect.stringContaining('finnes allerede')]);
    expect(readFileSync(join(into, 'mitt.pdf'), 'utf8')).toBe('mine');
    const unknown = await paper('2025-0099', 'ukjent.pdf');
    expect([unknown.exitCode, unknown.err]).toEqual([1, expect.stringContaining('2025-0099')]);
    expect(existsSync(join(into, 'ukjent.pdf'))).toBe(false);
    const nowhere = await paper('2025-0003', 'ingen/mappe.pdf');
    expect([nowhere.exitCode, nowhere.err]).toEqual([1, expect.stringContaining('mappe.pdf')]);
  });
});
