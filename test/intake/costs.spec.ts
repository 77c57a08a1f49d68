import { AskCostMappings, type CostFileAnswer, ImportCosts } from '#cooperation';
import type { CostFileMapping } from '#cost-files';
import { type Actor, isRefusal, orThrow, type Refusal } from '#kernel';
import { csv, HEADING, MAPPING, utf8, windows1252, xlsx } from '../../libs/cost-files/testing/files.ts';
import { BOOK, IntakeBook, NOW } from './intake-book.ts';

const ECONOMIST: Actor = { id: 'okonom-9901', role: 'HOST_ECONOMIST', municipality: '9901' };
const OTHER: Actor = { ...ECONOMIST, id: 'okonom-2-9901' };

let book: IntakeBook;
beforeEach(async () => {
  book = await IntakeBook.open();
});
afterEach(() => book.close());

/** Rows of an export: voucher, date, account, art, funksjon, text, amount. */
const ROWS = [
  HEADING,
  ['10023', '05.03.2025', '6800', '195', '120', 'Rekvisita på kontoret', '1 234,50'],
  ['10023', '05.03.2025', '6810', '195', '120', 'Lisens', '1.000,00'],
  ['10024', '06.03.2025', '6800', '195', '120', 'Refusjon', '-234,50'],
  ['', '', '', '', '', 'SUM mars', '2 000,00'],
];
const file = (...more: readonly (readonly string[])[]): Uint8Array => utf8(csv([...ROWS, ...more]));

interface Taking {
  readonly actor?: Actor;
  readonly mapping?: string | CostFileMapping;
  readonly preview?: boolean;
  readonly cooperation?: string;
}
const take = (bytes: Uint8Array, { actor = ECONOMIST, mapping = MAPPING, preview, cooperation = BOOK }: Taking = {}) =>
  book.do(
    new ImportCosts({ book: cooperation, name: 'mars.csv', bytes, actor, recorded: NOW, mapping }, preview, 'en'),
  );
const taken = async (bytes: Uint8Array, how: Taking = {}): Promise<CostFileAnswer> => orThrow(await take(bytes, how));
const types = async (from: number) =>
  (await book.book.store.readBook(BOOK, from, 1000)).events.map(({ metadata }) => metadata.type);
const lines = async (from: number) =>
  (await book.book.store.readBook(BOOK, from, 1000)).events.flatMap(({ metadata, data }) =>
    metadata.type === 'CostLineRecorded' ? [data as { line: string; amount: string }] : [],
  );

describe('a file of cost lines', () => {
  it('is previewed with totals per category and each row that is left out, and then recorded whole', async () => {
    const size = await book.size();
    const preview = await taken(file(), { preview: true });
    expect(preview).toEqual({
      cooperation: BOOK,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      format: 'CSV',
      encoding: 'utf-8',
      mapping: { mapping: 'eksempel', version: 3 },
      repeated: false,
      years: [2025],
      rows: 4,
      lines: 3,
      total: '2000.00',
      totals: [{ category: 'DRIFT', lines: 3, amount: '2000.00', vat: '0.00' }],
      accounts: [{ category: 'DRIFT', art: '195', funksjon: '120', lines: 3, amount: '2000.00' }],
      ignored: [{ rule: 'Sums', rows: [5] }],
      bad: [],
      position: null,
    });
    expect(await book.size()).toBe(size);
    expect(await taken(file())).toEqual({ ...preview, position: expect.stringMatching(/^\d+$/) });
    expect(await types(size)).toEqual([
      'CostMappingRecorded',
      'CostFileTaken',
      'CostLineRecorded',
      'CostLineRecorded',
      'CostLineRecorded',
    ]);
    const { events } = await book.book.store.readBook(BOOK, size + 1, 1);
    expect(events[0]?.data).toEqual({
      sha256: preview.sha256,
      mapping: { mapping: 'eksempel', version: 3 },
      lines: 3,
      total: '200000',
    });
    expect((await lines(size)).map(({ line, amount }) => [line, amount])).toEqual([
      ['10023-1', '123450'],
      ['10023-2', '100000'],
      ['10024-1', '-23450'],
    ]);
  });

  it('says the same as a workbook and in Windows-1252', async () => {
    const old = await taken(windows1252(csv(ROWS)));
    expect([old.encoding, old.total]).toEqual(['windows-1252', '2000.00']);
    const rows = ROWS.map((row) => row.map((cell, n) => (n === 0 && /^\d/.test(cell) ? `X${cell}` : cell)));
    expect(await taken(xlsx({ Ark1: rows }))).toMatchObject({ format: 'XLSX', encoding: null, total: '2000.00' });
  });

  it('is recorded in the year in which each line is booked', async () => {
    const answer = await taken(file(['20001', '02.01.2024', '6800', '195', '120', 'Fjoråret', '10,00']));
    expect([answer.years, answer.total]).toEqual([[2024, 2025], '2010.00']);
    const { events } = await book.book.store.readBook(BOOK, (await book.size()) - 6, 10);
    expect(events.map(({ metadata }) => `${metadata.type} ${metadata.stream.slice(-4)}`)).toEqual([
      'CostFileTaken 2024',
      'CostLineRecorded 2024',
      'CostFileTaken 2025',
      ...Array.from({ length: 3 }, () => 'CostLineRecorded 2025'),
    ]);
  });

  it('counts once, whoever hands it in', async () => {
    await taken(file());
    const size = await book.size();
    for (const actor of [ECONOMIST, OTHER])
      expect(await taken(file(), { actor })).toMatchObject({ repeated: true, bad: [], position: null });
    expect(await taken(file(), { preview: true })).toMatchObject({ repeated: true });
    expect(await book.size()).toBe(size);
  });

  it.each([
    ['by the same office', ECONOMIST],
    ['by two offices', OTHER],
  ])('handed in twice at once %s is taken once, and the other is told', async (_, other) => {
    const size = await book.size();
    const answers = await Promise.all([take(file()), take(file(), { actor: other })]);
    expect(answers.map((a) => !isRefusal(a) && a.repeated).sort()).toEqual([false, true]);
    expect(await lines(size)).toHaveLength(3);
  });

  it('with a bad row is not recorded; every bad row is named, those that the book refuses too', async () => {
    await taken(file());
    const size = await book.size();
    const next = utf8(
      csv([
        HEADING,
        ['10025', '07.03.2025', '6800', '195', '120', 'Ny', '1,00'],
        ['10023', '05.03.2025', '6800', '195', '120', 'Den samme', '2,00'],
        ['10026', '31.02.2025', '6800', '195', '120', 'Ingen dag', '3,00'],
        ['10027', '07.03.2025', '9999', '195', '999', 'Ingen regel', '4,00'],
        ['10028', '07.03.2025', '6800', '195', '120', 'Tre desimaler', '5,005'],
      ]),
    );
    const { bad } = await taken(next, { preview: true });
    expect(bad.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, null, null],
      [4, 'Bilagsdato', '31.02.2025'],
      [5, null, null],
      [6, 'Beløp', '5,005'],
    ]);
    expect(bad[0]?.text).toMatch(/10023-1.*already/);
    const refused = (await take(next)) as Refusal;
    expect(refused.code).toBe('cost-file-bad-rows');
    expect(refused.details.rows).toHaveLength(4);
    expect(await book.size()).toBe(size);
  });

  it('is read by a mapping that is kept, with its versions', async () => {
    expect(await take(file(), { mapping: 'eksempel' })).toMatchObject({ code: 'cost-mapping-unknown' });
    await taken(file());
    expect(
      await taken(file(['1', '07.03.2025', '6800', '195', '120', 'x', '1,00']), { mapping: 'eksempel', preview: true }),
    ).toMatchObject({
      mapping: { mapping: 'eksempel', version: 3 },
    });
    const changed: CostFileMapping = { ...MAPPING, rules: [{ when: { account: ['*'] }, category: 'OTHER' }] };
    const again = utf8(csv([HEADING, ['3', '07.03.2025', '6800', '195', '120', 'x', '1,00']]));
    expect(await take(again, { mapping: changed })).toMatchObject({ code: 'cost-mapping-version' });
    await taken(again, { mapping: { ...changed, version: 4 } });
    const { mappings } = orThrow(await book.ask(new AskCostMappings({ cooperation: BOOK })));
    expect(mappings).toEqual([
      {
        ...{ mapping: 'eksempel', version: 4, name: MAPPING.name, since: '2025-09-01' },
        ...{ says: { ...changed, version: 4 }, events: [expect.any(Number)] },
      },
    ]);
    const earlier = orThrow(await book.ask(new AskCostMappings({ cooperation: BOOK, validOn: '2025-08-31' })));
    expect(earlier.mappings).toEqual([]);
  });

  it('of many thousand lines is taken in one piece', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => [`V${n}`, '07.03.2025', '6800', '195', '120', 'x', '1,00']);
    const size = await book.size();
    expect((await taken(utf8(csv([HEADING, ...rows])))).total).toBe('5000.00');
    expect(await book.size()).toBe(size + 5_002);
  });

  it('is not taken into closed accounts; the refusal says what to do', async () => {
    const day = '2026-02-20';
    const close = { type: 'CloseAccounts', data: { year: 2025 }, decided: day, validFrom: day } as const;
    orThrow(await book.record(close, ECONOMIST, `${day}T09:00:00.000Z`));
    const size = await book.size();
    for (const preview of [true, false]) {
      const refused = (await take(file(), { preview })) as Refusal;
      expect([refused.code, refused.text.en]).toEqual([
        'cost-accounts-closed',
        expect.stringMatching(/2026-02-20.*in an open year/),
      ]);
    }
    expect(await book.size()).toBe(size);
  });

  it('is corrected line by line: what stood before is taken back, and both are dated', async () => {
    await taken(file());
    const before = await book.size();
    const line = {
      ...{ line: '10023-1', category: 'DRIFT', label: 'Rekvisita', amount: '100000', bookedOn: '2025-03-05' },
      vat: { amount: '0', treatment: 'COMPENSATED' },
      service: { from: '2025-03', to: '2025-03' },
    } as const;
    const correction = { type: 'CorrectCostLine', data: { ground: 'EKSEMPEL: feil beløp', line } } as const;
    orThrow(await book.record({ ...correction, decided: '2025-04-01', validFrom: '2025-04-01' }, ECONOMIST));
    const { events } = await book.book.store.readBook(BOOK, before, 1);
    expect(events[0]?.metadata).toMatchObject({ type: 'CostLineCorrected', decided: '2025-04-01' });
  });

  it.each<[string, () => Uint8Array, string]>([
    ['a PDF', () => utf8('%PDF-1.7\n%âãÏÓ'), 'cost-file-no-heading'],
    ['an empty file', () => utf8(''), 'cost-file-not-text'],
    ['an old workbook', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'cost-file-old-excel'],
    ['XML', () => utf8('<Document/>'), 'cost-file-no-heading'],
    ['a heading alone', () => utf8(csv([HEADING])), 'cost-file-empty'],
    ['a file of 51 MiB', () => new Uint8Array(51 * 1024 * 1024), 'cost-file-too-large'],
  ])('that is %s is refused in plain words and leaves nothing', async (_, bytes, code) => {
    const size = await book.size();
    const answer = (await take(bytes())) as Refusal;
    expect(answer.code).toBe(code);
    expect(answer.text.nb).toContain('mars.csv');
    expect(await book.size()).toBe(size);
  });

  it('is for a book that is there', async () => {
    expect(await take(file(), { cooperation: 'nobody' })).toMatchObject({ code: 'not-established' });
    expect(await take(file(), { cooperation: 'No Book' })).toMatchObject({ code: 'cooperation-id' });
  });
});
