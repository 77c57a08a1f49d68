import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8 } from 'fflate';
import { Compile } from 'typebox/compile';
import { isRefusal } from '#kernel';
import {
  type CostFileMapping,
  CostFileMappingSchema,
  type CostFilePreview,
  costLinesOf,
  previewCostFile,
} from './index.ts';
import { fits } from './rows/patterns.ts';
import { csv, HEADING, MAPPING, utf8, type Written, windows1252, xlsx } from './testing/files.ts';

const TOO_LARGE = 'cost-file-too-large';
const ROW = ['10023', '05.03.2026', '6800', '195', '120', 'Blåbær på Værøy', '1 234,50'];
const LINE = {
  line: '10023-1',
  category: 'DRIFT',
  label: 'Blåbær på Værøy',
  amount: '123450',
  vat: { amount: '0', treatment: 'COMPENSATED' },
  bookedOn: '2026-03-05',
  service: { from: '2026-03', to: '2026-03' },
  account: { art: '195', funksjon: '120' },
};

async function preview(bytes: Uint8Array, mapping: CostFileMapping = MAPPING): Promise<CostFilePreview> {
  const answer = await previewCostFile(bytes, 'costs', mapping);
  if (isRefusal(answer)) throw new Error(answer.text.en);
  return answer;
}
const previewRows = (rows: readonly (readonly string[])[], change: Partial<CostFileMapping> = {}) =>
  preview(utf8(csv([HEADING, ...rows])), { ...MAPPING, ...change });

describe('a CSV file', () => {
  const rows = [HEADING, ROW];
  test.each<[string, Uint8Array, CostFilePreview['encoding']]>([
    ['in UTF-8', utf8(csv(rows)), 'utf-8'],
    ['in UTF-8 with a byte order mark', utf8(`\ufeff${csv(rows)}`), 'utf-8'],
    ['in Windows-1252', windows1252(csv(rows)), 'windows-1252'],
    ['in UTF-16', Uint8Array.from(Buffer.from(`\ufeff${csv(rows, '\t')}`, 'utf16le')), 'utf-16le'],
    ['with tabs', utf8(csv(rows, '\t')), 'utf-8'],
    [
      'with commas and quotes',
      utf8(
        csv(
          rows.map((row) => row.map((field) => `"${field}"`)),
          ',',
        ),
      ),
      'utf-8',
    ],
    ['with the line breaks of Unix', utf8(csv(rows).replaceAll('\r\n', '\n')), 'utf-8'],
  ])('%s is read', async (_, bytes, encoding) => {
    const answer = await preview(bytes);
    expect(answer).toMatchObject({ format: 'CSV', encoding, headingRow: 1, lines: [{ row: 2, cost: LINE }], bad: [] });
    expect(answer.lines[0]?.cost).toEqual(LINE);
    expect(answer.sha256).toBe(hash('sha256', bytes));
  });

  test('in Windows-1252 has the signs that Latin-1 has not', async () => {
    const bytes = windows1252(csv([HEADING, ROW.with(5, 'x')]));
    bytes[bytes.indexOf(0x78)] = 0x80;
    expect(await preview(bytes)).toMatchObject({ encoding: 'windows-1252', lines: [{ cost: { label: '€' } }] });
  });

  test('may have titles before its heading, other columns, and quotes and separators in its fields', async () => {
    const text = [
      'Regnskapsrapport;EKSEMPEL;;;;;;',
      'Periode 1–3 2026;;;;;;;',
      '',
      'Saldo;BELØP; Tekst ;Funksjon;Art;Konto;Bilagsdato;Bilagsnr',
      '9;1,00;"Skjerm; 24"" bred";120;195;6800;05.03.2026;1',
      '9;2,00;Skjerm 24" bred;120;195;6800;05.03.2026;2',
      '9;3,00;"to',
      'linjer";120;195;6800;05.03.2026;3',
      '9;4,00;etter;120;195;6800;05.03.2026;4',
    ].join('\n');
    expect(await preview(utf8(text))).toMatchObject({
      headingRow: 4,
      rowsRead: 4,
      bad: [],
      lines: [
        { row: 5, cost: { label: 'Skjerm; 24" bred', amount: '100' } },
        { row: 6, cost: { label: 'Skjerm 24" bred', amount: '200' } },
        { row: 7, cost: { label: 'to linjer', amount: '300' } },
        { row: 8, cost: { label: 'etter', amount: '400' } },
      ],
    });
  });
});

describe('an XLSX file', () => {
  const row: Written[] = [
    { v: '10023' },
    { v: '46086', s: 1 },
    { v: '6800' },
    '195',
    { v: '120' },
    'Blåbær på Værøy',
    { v: '1234.5', s: 3 },
  ];
  const book = (...rows: (Written[] | undefined)[]) => xlsx({ Ark1: [HEADING, ...rows] });

  test('is read', async () => {
    const answer = await preview(book(row));
    expect(answer).toMatchObject({ format: 'XLSX', encoding: null, headingRow: 1, rowsRead: 1, bad: [], ignored: [] });
    expect(answer.lines).toEqual([{ row: 2, cost: LINE }]);
  });

  test.each<[string, Written, string]>([
    ['a date of its own format', { v: '46086', s: 2 }, '2026-03-05'],
    ['a date with a time', { v: '46086.9999', s: 1 }, '2026-03-05'],
    ['a number without a date format', { v: '46086' }, '2026-03-05'],
    ['text', '5.3.2026', '2026-03-05'],
  ])('may have its dates as %s', async (_, value, bookedOn) => {
    expect(await preview(book(row.with(1, value)))).toMatchObject({ bad: [], lines: [{ cost: { bookedOn } }] });
  });

  test('that counts from 1904 has the same dates', async () => {
    for (const s of [0, 1])
      expect(
        await preview(xlsx({ Ark1: [HEADING, row.with(1, { v: '44624', s })] }, { date1904: true })),
      ).toMatchObject({ lines: [{ cost: { bookedOn: '2026-03-05' } }] });
  });

  test.each<[string, Written, string | null]>([
    ['seventeen digits of a binary number', { v: '1.1000000000000001' }, '110'],
    ['text', '(1.234,50)', '-123450'],
    ['a formula that has an answer', { v: '7.25' }, '725'],
    ['three decimals', { v: '1.005' }, null],
    ['a formula that failed', { v: '#N/A', t: 'e' }, null],
    ['nothing', null, null],
    ['a date', { v: '46086', s: 1 }, null],
    ['true', { v: '1', t: 'b' }, null],
  ])('has amounts as %s, to the øre or not at all', async (_, value, amount) => {
    const answer = await preview(book(row.with(6, value)));
    expect(answer.lines.map(({ cost }) => cost.amount)).toEqual(amount === null ? [] : [amount]);
    expect(answer.bad.map((bad) => [bad.row, bad.column])).toEqual(amount === null ? [[2, 'Beløp']] : []);
  });

  test('whose formula for a municipality failed has a bad row, not one without a municipality', async () => {
    const mapping = { ...MAPPING, columns: { ...MAPPING.columns, municipality: 'Kommune' } };
    const rows = [
      [...HEADING, 'Kommune'],
      [...row, { v: '#N/A', t: 'e' }],
    ];
    expect(await preview(xlsx({ Ark1: rows }), mapping)).toMatchObject({
      lines: [],
      bad: [{ row: 2, column: 'Kommune', value: '#N/A' }],
    });
  });

  test.each<[string, object | null]>([
    ['1865=1 000,00|1857=234,50', { '1865': '100000', '1857': '23450' }],
    [' 1865 = 1.234,50 ', { '1865': '123450' }],
    ['', {}],
    ['1865=1000,00|1865=234,50', null],
    ['1865=1000,00|1857', null],
    ['18=1234,50', null],
    ['1865=1234.50', null],
    ['1865=1,00', null],
  ])('has own parts as %j, or a bad row', async (written, parts) => {
    const mapping = { ...MAPPING, columns: { ...MAPPING.columns, distribution: 'Fordeling' } };
    const rows = [
      [...HEADING, 'Fordeling'],
      [...row.with(6, '1 234,50'), written],
    ];
    const answer = await preview(xlsx({ Ark1: rows }), mapping);
    expect(answer.bad).toHaveLength(parts === null ? 1 : 0);
    if (parts !== null) expect(answer.lines[0]?.cost.distribution ?? {}).toEqual(parts);
  });

  test('has its rows numbered as a spreadsheet shows them', async () => {
    const bytes = xlsx({ Ark1: [['Tittel'], undefined, HEADING, undefined, row, [], row] });
    expect(await preview(bytes)).toMatchObject({ headingRow: 3, lines: [{ row: 5 }, { row: 7 }] });
  });

  test('is read on the sheet of the mapping', async () => {
    const bytes = xlsx({ Forside: [['Tittel']], Hovedbok: [HEADING, row] });
    expect(await preview(bytes, { ...MAPPING, sheet: 'Hovedbok' })).toMatchObject({ rowsRead: 1 });
    expect(await previewCostFile(bytes, 'x', { ...MAPPING, sheet: 'Bok' })).toMatchObject({
      code: 'cost-file-sheet-unknown',
      details: { sheet: 'Bok', sheets: 'Forside, Hovedbok' },
    });
  });

  test.each<[string, (parts: Record<string, Uint8Array>) => void, string]>([
    ['no workbook', (parts) => delete parts['xl/workbook.xml'], 'cost-file-broken'],
    ['a sheet cut within a row', (parts) => cut(parts, (text) => text.slice(0, -60)), 'cost-file-broken'],
    [
      'a sheet cut between rows',
      (parts) => cut(parts, (text) => text.split('</sheetData>')[0] ?? ''),
      'cost-file-broken',
    ],
    ['a row far below', (parts) => cut(parts, (text) => text.replace('<row r="2"', '<row r="900000000"')), TOO_LARGE],
    [
      'a tag of a hundred thousand attributes',
      (parts) => cut(parts, (text) => text.replace('<row r="2"', `<row r="2" ${attributes()}`)),
      'cost-file-broken',
    ],
    [
      'megabytes of blanks',
      (parts) => cut(parts, (text) => text.replace('<row r="2"', `${' '.repeat(2 ** 24)}<row r="2"`)),
      'cost-file-broken',
    ],
    [
      'cells without end',
      (parts) => cut(parts, (text) => text.replace('<row r="2"', `${'<c/>'.repeat(6_000_001)}<row r="2"`)),
      TOO_LARGE,
    ],
    ['a cell far to the right', (parts) => cut(parts, (text) => text.replace('r="G2"', 'r="ZZZZZZ2"')), TOO_LARGE],
  ])('with %s is refused', async (_, change, code) => {
    expect(await previewCostFile(xlsx({ Ark1: [HEADING, row] }, { change }), 'x', MAPPING)).toMatchObject({ code });
  });

  /** Says another size before packing in every entry of the central directory. */
  function saysSize(bytes: Uint8Array, size: number): Uint8Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    return bytes;
  }

  test('that says it has gigabytes is refused before it is unpacked', async () => {
    const bytes = saysSize(book(row), 2 ** 30);
    expect(await previewCostFile(bytes, 'x', MAPPING)).toMatchObject({ code: TOO_LARGE });
  });

  test('that says it is smaller than it is, is unpacked no further than it says', async () => {
    const bytes = saysSize(book(...Array.from({ length: 300 }, () => row)), 500);
    expect(await previewCostFile(bytes, 'x', MAPPING)).toMatchObject({ code: 'cost-file-broken' });
  });
});

const attributes = (): string => Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(' ');

const SHEET = 'xl/worksheets/sheet1.xml';
function cut(parts: Record<string, Uint8Array>, change: (text: string) => string): void {
  const before = strFromU8(parts[SHEET] as Uint8Array);
  const after = change(before);
  if (after === before) throw new Error('nothing was changed');
  parts[SHEET] = strToU8(after);
}

describe('what a mapping says', () => {
  test('totals by category, rows that are left out, and years', async () => {
    const answer = await previewRows(
      [
        ROW,
        ROW.with(6, '-34,50'),
        ['10024', '31.12.2025', '6100', '200', '999', 'Fellessystem', '10'],
        ['', '', '', '', '', 'Sum konto 6800', '1 200,00'],
        ['', '', '', '', '', '', ''],
        ['', '', '', '', '', 'Inngående saldo', '5'],
      ],
      { rules: [...MAPPING.rules, { when: { account: ['6000-6199'] }, category: 'ADMIN_EXTRA' }] },
    );
    expect(answer).toMatchObject({
      mapping: { mapping: 'eksempel', version: 3 },
      rowsRead: 5,
      totals: [
        { category: 'ADMIN_EXTRA', lines: 1, amount: 1000n, vat: 0n },
        { category: 'DRIFT', lines: 2, amount: 120000n, vat: 0n },
      ],
      total: 121000n,
      years: [2025, 2026],
      ignored: [
        { row: 5, rule: 'Sums' },
        { row: 7, rule: 'Sums' },
      ],
      bad: [],
    });
    expect(costLinesOf(answer)).toMatchObject([{ line: '10023-1' }, { line: '10023-2' }, { line: '10024-1' }]);
  });

  test('the first rule that fits says the category and what the line says besides', async () => {
    const rules: CostFileMapping['rules'] = [
      { when: { account: ['68*'], funksjon: [''] }, category: 'PROJECT', set: { sharedService: 'p-1' } },
      { when: { account: ['6800'] }, category: 'OWN_MEASURE', set: { municipality: '1857', vatTreatment: 'COST' } },
      { when: { label: ['*bær*'] }, category: 'DRIFT' },
    ];
    const columns = { ...MAPPING.columns, evidence: 'Bilagsnr' };
    const answer = await previewRows([ROW.with(4, ''), ROW, ROW.with(2, '5000')], { rules, columns });
    expect(answer.lines.map(({ cost }) => cost)).toMatchObject([
      { category: 'PROJECT', sharedService: 'p-1', evidence: '10023' },
      { category: 'OWN_MEASURE', municipality: '1857', vat: { treatment: 'COST' } },
      { category: 'DRIFT' },
    ]);
  });

  const HEADING2 = ['Nr', 'Dato', 'Tekst', 'Debet', 'Kredit', 'Mva', 'Fra', 'Til', 'Kategori'];
  const mapping2: CostFileMapping = {
    mapping: 'm2',
    version: 1,
    name: 'Example',
    decimal: 'POINT',
    columns: {
      line: 'Nr',
      bookedOn: 'Dato',
      label: 'Tekst',
      debit: 'Debet',
      credit: 'Kredit',
      vatAmount: 'Mva',
      serviceFrom: 'Fra',
      serviceTo: 'Til',
      category: 'Kategori',
    },
    includesVat: true,
    rules: [],
  };
  test('debit and credit, tax that is taken off, months of service, a category in the file', async () => {
    const rows = [
      HEADING2,
      ['A-1', '2026-01-15', 'Lisens', '1,250.00', '', '250.00', '202601', '12.2026', 'DRIFT'],
      ['A-2', '2026-01-15', 'Refusjon', '', '100.00', '', '', '', 'DRIFT'],
      ['A-3', '2026-01-15', 'Begge', '5', '7.5', '', '2026-02', '', 'DRIFT'],
    ];
    expect(await preview(utf8(csv(rows)), mapping2)).toMatchObject({
      bad: [],
      lines: [
        {
          cost: {
            line: 'A-1',
            amount: '100000',
            vat: { amount: '25000' },
            service: { from: '2026-01', to: '2026-12' },
          },
        },
        { cost: { amount: '-10000', service: { from: '2026-01', to: '2026-01' } } },
        { cost: { amount: '-250', service: { from: '2026-02', to: '2026-02' } } },
      ],
      total: 89750n,
    });
  });

  test.each<[string, Partial<CostFileMapping>, string]>([
    ['lines', { lineId: { columns: ['project'] } }, 'project'],
    ['amounts', { columns: { ...MAPPING.columns, amount: undefined } as never }, 'amount'],
    ['tax that is taken off', { includesVat: true }, 'vatAmount'],
    ['categories', { rules: [] }, 'category'],
  ])('nothing of %s: refused', async (_, change, lacks) => {
    const answer = await previewCostFile(utf8(csv([HEADING, ROW])), 'x', { ...MAPPING, ...change });
    expect(answer).toMatchObject({ code: 'cost-mapping-incomplete', details: { lacks } });
  });
});

describe('a row that cannot be recorded', () => {
  test.each<[string, readonly string[], string | null, string]>([
    ['no voucher', ROW.with(0, ''), 'Bilagsnr', '“Bilagsnr” is empty'],
    ['no text', ROW.with(5, ''), 'Tekst', '“Tekst” is empty'],
    ['no amount', ROW.with(6, ''), 'Beløp', '“Beløp” is empty'],
    ['three decimals', ROW.with(6, '1,234'), 'Beløp', '“Beløp” is “1,234”, which is no amount with a decimal comma'],
    ['no date', ROW.with(1, ''), 'Bilagsdato', '“Bilagsdato” is empty'],
    ['a day that does not exist', ROW.with(1, '31.02.2026'), 'Bilagsdato', '“Bilagsdato” is “31.02.2026”'],
    ['no category', ROW.with(2, '1').with(4, '7'), null, 'no rule of the mapping'],
    ['a broken art', ROW.with(3, '19x').with(4, ''), 'Art', '“Art” is “19x”'],
    ['a broken voucher', ROW.with(0, 'a?b'), 'Bilagsnr', '“Bilagsnr” is “a?b-1”'],
    ['a text too long', ROW.with(5, 'x'.repeat(301)), 'Tekst', 'that form cannot be recorded'],
    ['a separator in a field', [...ROW.slice(0, 5), 'Strøm', 'og vann', '1,00'], null, 'more fields than the heading'],
  ])('%s is named, and the others are read', async (_, row, column, reason) => {
    const answer = await previewRows([ROW, row, ROW.with(0, '10025')]);
    expect(answer.lines.map((line) => line.row)).toEqual([2, 4]);
    expect(answer.bad).toMatchObject([{ row: 3, column, text: { en: expect.stringContaining(reason) } }]);
  });

  test('is one that says less than its category asks for (L-4.4-11)', async () => {
    const rules: CostFileMapping['rules'] = [{ when: { account: ['*'] }, category: 'SHARED_SYSTEM' }];
    expect(await previewRows([ROW], { rules })).toMatchObject({
      bad: [{ row: 2, text: { en: expect.stringContaining('sharedService') } }],
    });
  });

  test('is the second with the same id', async () => {
    const answer = await previewRows([ROW, ROW], { lineId: { columns: ['line', 'account'] } });
    expect(answer).toMatchObject({
      lines: [{ row: 2, cost: { line: '10023-6800' } }],
      bad: [{ row: 3, column: 'Bilagsnr', text: { en: 'the line “10023-6800” also stands in row 2' } }],
    });
  });

  test('keeps all the others out, and each is told', async () => {
    const answer = await previewRows([ROW, ...Array.from({ length: 25 }, () => ROW.with(6, 'x')), ROW]);
    const refusal = costLinesOf(answer);
    if (!isRefusal(refusal)) throw new Error('not refused');
    expect(refusal).toMatchObject({ code: 'cost-file-bad-rows', details: { count: '25' } });
    expect(refusal.text.nb).toContain('Rad 3: «Beløp» er «x»');
    expect(refusal.text.nb).toContain('… 5 til');
  });
});

describe('20 000 rows', () => {
  const many = Array.from({ length: 20_000 }, (_, n) => n);
  test.each<[string, () => Uint8Array]>([
    ['CSV', () => utf8(csv([HEADING, ...many.map((n) => ROW.with(0, `${n}`).with(6, `${n},05`))]))],
    [
      'XLSX',
      () => xlsx({ Ark1: [HEADING, ...many.map((n) => ROW.with(0, `${n}`).with(6, { v: `${n}.05` } as never))] }),
    ],
  ])('of %s are all read, to the øre', async (_, bytes) => {
    const answer = await preview(bytes());
    expect(answer).toMatchObject({ rowsRead: 20_000, bad: [], totals: [{ lines: 20_000 }] });
    // 0 + 1 + … + 19 999 kroner, and 5 øre each.
    expect(answer.total).toBe(19_999_000_000n + 100_000n);
  });
});

describe('a mapping is data', () => {
  const schema = Compile(CostFileMappingSchema);
  const wrong: Record<string, unknown> = {
    'a column that is not known': { ...MAPPING, columns: { ...MAPPING.columns, colour: 'Farge' } },
    'no version': { ...MAPPING, version: undefined },
    'a rule without a condition': { ...MAPPING, rules: [{ when: {}, category: 'DRIFT' }] },
    'a rule that looks at no known column': { ...MAPPING, rules: [{ when: { colour: ['x'] }, category: 'DRIFT' }] },
    'a category that is none': { ...MAPPING, rules: [{ when: { account: ['6*'] }, category: 'drift' }] },
  };

  test('that is kept as JSON', () => {
    expect(schema.Check(JSON.parse(JSON.stringify(MAPPING)))).toBe(true);
  });

  test('such as the example of the documentation', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/filer-inn.md'), 'utf8');
    const mapping = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as CostFileMapping;
    expect([...schema.Errors(mapping)]).toEqual([]);
    const rows = [
      ['Bilagsnr', 'Bilagsdato', 'Konto', 'Funksjon', 'Kontonavn', 'Beløp'],
      ['10023', '05.03.2026', '6750', '120', 'Strøm', '1 234,50'],
      ['10023', '05.03.2026', '6810', '120', 'Lisens', '100,00'],
      ['', '', '', '', 'Sum', '1 334,50'],
    ];
    expect(await preview(utf8(csv(rows)), mapping)).toMatchObject({
      lines: [
        { cost: { line: '10023-1', category: 'DRIFT', account: { funksjon: '120' } } },
        { cost: { line: '10023-2', category: 'SHARED_SYSTEM', sharedService: 'sak-arkiv', evidence: '10023' } },
      ],
      bad: [],
      ignored: [{ row: 4, rule: 'Sumlinjer' }],
    });
  });

  test.each(Object.keys(wrong))('with %s is not taken', (name) => {
    expect(schema.Check(wrong[name])).toBe(false);
  });
});

describe('a pattern', () => {
  test.each([
    ['6800', '6800', true],
    ['6800', '68000', false],
    ['68*', '6899', true],
    ['68*', '168', false],
    ['*sum', 'Årets SUM', true],
    ['*sum', 'summen', false],
    ['*sum*', 'Delsummer', true],
    ['6000-6999', '6000', true],
    ['6000-6999', '6999', true],
    ['6000-6999', '7000', false],
    ['6000-6999', '6000-6999', false],
    ['', '', true],
    ['', '0', false],
    ['*', '', true],
    ['*', 'alt', true],
  ])('«%s» of «%s»: %s', (pattern, text, answer) => {
    expect(fits({ account: [pattern] })(() => text)).toBe(answer);
  });

  test('must fit in every column that is named', () => {
    const both = fits({ account: ['1', '2'], unit: ['9'] });
    expect(both((column) => (column === 'unit' ? '9' : '2'))).toBe(true);
    expect(both((column) => (column === 'unit' ? '8' : '2'))).toBe(false);
  });
});

describe('a file is refused', () => {
  const refused = (bytes: Uint8Array, mapping = MAPPING) => previewCostFile(bytes, 'fil', mapping);

  test.each<[string, Uint8Array, string]>([
    ['that is empty', new Uint8Array(), 'cost-file-not-text'],
    ['that is no text', Uint8Array.of(1, 0, 2, 0, 3, 0, 255), 'cost-file-not-text'],
    ['of old Excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'cost-file-old-excel'],
    ['that is a broken archive', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9), 'cost-file-broken'],
    ['with a quote that never ends', utf8(csv([HEADING, ROW.with(5, '"aldri')])), 'cost-file-quotes'],
    ['that is too large', new Uint8Array(50 * 2 ** 20 + 1), 'cost-file-too-large'],
    ['with a heading twice', utf8(csv([[...HEADING, 'beløp'], ROW])), 'cost-file-heading-twice'],
  ])('%s', async (_, bytes, code) => {
    expect(await refused(bytes)).toMatchObject({ refused: true, code });
  });

  test('without the heading of the mapping: what is missing, and what the nearest row has', async () => {
    const bytes = utf8(csv([['Rapport'], HEADING.with(6, 'Sum'), ROW]));
    expect(await refused(bytes)).toMatchObject({
      code: 'cost-file-no-heading',
      details: { missing: '«beløp»', found: 'bilagsnr · bilagsdato · konto · art · funksjon · tekst · sum' },
    });
  });

  test('without any cost, when its lines are asked for', async () => {
    expect(costLinesOf(await previewRows([]))).toMatchObject({ code: 'cost-file-empty', details: { row: '1' } });
  });
});
