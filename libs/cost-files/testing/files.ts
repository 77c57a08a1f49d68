import { strToU8, zipSync } from 'fflate';
import type { CostFileMapping } from '../mapping.ts';

/** Builds files as accounting systems export them, for the specs. Every amount and voucher is an example. */

export const MAPPING: CostFileMapping = {
  mapping: 'eksempel',
  version: 3,
  name: 'Example of a ledger export',
  columns: {
    line: 'Bilagsnr',
    label: 'Tekst',
    amount: 'Beløp',
    bookedOn: 'Bilagsdato',
    art: 'Art',
    funksjon: 'Funksjon',
    account: 'Konto',
  },
  lineId: { columns: ['line'], numbered: true },
  ignore: [{ name: 'Sums', when: { label: ['sum*', 'inngående saldo'] } }],
  rules: [
    { when: { funksjon: ['120'], art: ['10-199'] }, category: 'DRIFT' },
    { when: { account: ['6800', '68*'] }, category: 'DRIFT' },
  ],
};

export const HEADING = ['Bilagsnr', 'Bilagsdato', 'Konto', 'Art', 'Funksjon', 'Tekst', 'Beløp'];

export const csv = (rows: readonly (readonly string[])[], separator = ';'): string =>
  rows.map((row) => `${row.join(separator)}\r\n`).join('');

/** The bytes of Windows-1252, of the letters that Norwegian has. */
export const windows1252 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A cell of the workbook: XML within `<c>`, or text. Number formats: 1 is a date, 2 is `dd.mm.yyyy`, 3 is money. */
export type Written = string | { readonly v: string; readonly s?: number; readonly t?: string } | null;

const letter = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function cell(value: Written, reference: string, shared: Map<string, number>): string {
  if (value === null) return '';
  if (typeof value !== 'string')
    return `<c r="${reference}" s="${value.s ?? 0}" t="${value.t ?? 'n'}"><v>${value.v}</v></c>`;
  const index = shared.get(value) ?? shared.size;
  shared.set(value, index);
  return `<c r="${reference}" t="s"><v>${index}</v></c>`;
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A workbook with these sheets, as a spreadsheet saves it. Rows that are undefined are left out of the file. */
export function xlsx(
  sheets: Readonly<Record<string, readonly (readonly Written[] | undefined)[]>>,
  { date1904 = false, change = (_: Record<string, Uint8Array>): void => {} } = {},
): Uint8Array {
  const shared = new Map<string, number>();
  const names = Object.keys(sheets);
  const parts: Record<string, Uint8Array> = {};
  for (const [n, name] of names.entries()) {
    const rows = (sheets[name] ?? []).map((row, r) =>
      row === undefined
        ? ''
        : `<row r="${r + 1}">${row.map((value, c) => cell(value, `${letter(c)}${r + 1}`, shared)).join('')}</row>`,
    );
    parts[`xl/worksheets/sheet${n + 1}.xml`] = strToU8(
      `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    );
  }
  const strings = [...shared.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('');
  const overrides = names
    .map(
      (_, n) =>
        `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join('');
  Object.assign(parts, {
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${overrides}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${names.map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${names.map((_, n) => `<Relationship Id="rId${n + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId${names.length + 2}" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(`${XML}<sst xmlns="${MAIN}">${strings}</sst>`),
    'xl/styles.xml': strToU8(
      `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
    ),
  });
  change(parts);
  return zipSync(parts);
}
