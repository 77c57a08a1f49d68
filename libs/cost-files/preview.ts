import { hash } from 'node:crypto';
import type { CostLine } from '#allocation';
import { isRefusal, type Oere, oere, type Refusal, yearOf } from '#kernel';
import { readCsv } from './csv/read-csv.ts';
import { findHeading } from './heading.ts';
import type { CostFileMapping } from './mapping.ts';
import {
  costFileBadRows,
  costFileEmpty,
  costFileNotText,
  costFileOldExcel,
  costFileTooLarge,
  mappingIncomplete,
} from './refusals.ts';
import type { Problem } from './rows/problems.ts';
import { RowReader } from './rows/row-reader.ts';
import { LIMITS, type Table } from './table.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

export interface CategoryTotal {
  readonly category: string;
  readonly lines: number;
  /** Øre, without tax. */
  readonly amount: Oere;
  readonly vat: Oere;
}

/** What a file says before anything of it is recorded. Rows count from 1, as a spreadsheet shows them. */
export interface CostFilePreview {
  readonly file: string;
  /** Of the bytes of the file. */
  readonly sha256: string;
  readonly format: Table['format'];
  readonly encoding: Table['encoding'];
  /** By which mapping, and which version of it, the file was read. */
  readonly mapping: { readonly mapping: string; readonly version: number };
  readonly headingRow: number;
  /** Rows below the heading in which something stands: lines, ignored and bad ones together. */
  readonly rowsRead: number;
  readonly lines: readonly { readonly row: number; readonly cost: CostLine }[];
  /** By category, ascending. */
  readonly totals: readonly CategoryTotal[];
  readonly total: Oere;
  /** Accounting years of the lines, ascending: each has a stream of its own. */
  readonly years: readonly number[];
  /** Rows left out by a rule of the mapping, with its name. */
  readonly ignored: readonly { readonly row: number; readonly rule: string }[];
  readonly bad: readonly BadRow[];
}

export interface BadRow extends Problem {
  readonly row: number;
}

/** Reads a cost file by a mapping and says what would be recorded, and of every row that cannot be, why. */
export async function previewCostFile(
  bytes: Uint8Array,
  file: string,
  mapping: CostFileMapping,
): Promise<CostFilePreview | Refusal> {
  if (bytes.length > LIMITS.mib * 1024 * 1024)
    return costFileTooLarge({ file, limit: String(LIMITS.mib), nb: 'MiB', en: 'MiB' });
  const incomplete = mappingProblem(mapping);
  if (incomplete) return incomplete;
  const table = await readTable(bytes, file, mapping);
  if (isRefusal(table)) return table;
  const heading = findHeading(table.rows, mapping, file);
  if (isRefusal(heading)) return heading;

  const reader = new RowReader(mapping, heading, table.from1904);
  const lines: { row: number; cost: CostLine }[] = [];
  const ignored: { row: number; rule: string }[] = [];
  const bad: BadRow[] = [];
  const totals = new Map<string, CategoryTotal>();
  const years = new Set<number>();
  let total = 0n;
  for (const [n, cells] of table.rows.entries()) {
    const row = n + 1;
    if (row <= heading.row) continue;
    const read = reader.read(cells, row);
    if (read.is === 'IGNORED') ignored.push({ row, rule: read.rule });
    if (read.is === 'BAD') bad.push({ row, ...read.problem });
    if (read.is !== 'LINE') continue;
    const { cost } = read;
    const amount = oere(cost.amount);
    const { lines: count, amount: sum, vat } = totals.get(cost.category) ?? { lines: 0, amount: 0n, vat: 0n };
    totals.set(cost.category, {
      category: cost.category,
      lines: count + 1,
      amount: sum + amount,
      vat: vat + oere(cost.vat.amount),
    });
    lines.push({ row, cost });
    years.add(yearOf(cost.bookedOn));
    total += amount;
  }
  return {
    file,
    sha256: hash('sha256', bytes),
    format: table.format,
    encoding: table.encoding,
    mapping: { mapping: mapping.mapping, version: mapping.version },
    headingRow: heading.row,
    rowsRead: lines.length + ignored.length + bad.length,
    lines,
    totals: [...totals.values()].sort((a, b) => (a.category < b.category ? -1 : 1)),
    total,
    years: [...years].sort((a, b) => a - b),
    ignored,
    bad,
  };
}

/** The lines to record: all of them, or none with the reason of every bad row. */
export function costLinesOf(
  preview: Pick<CostFilePreview, 'file' | 'bad' | 'lines' | 'headingRow'>,
): readonly CostLine[] | Refusal {
  const { file, bad, lines, headingRow } = preview;
  if (bad.length > 0)
    return costFileBadRows({ file, count: String(bad.length), rows: bad.map(({ row, text }) => ({ row, text })) });
  if (lines.length === 0) return costFileEmpty({ file, row: String(headingRow) });
  return lines.map(({ cost }) => cost);
}

/** Refuses a mapping that lacks a column which every line needs. */
export function mappingProblem(mapping: CostFileMapping): Refusal | null {
  const lacks = lacking(mapping);
  return lacks === null ? null : mappingIncomplete({ mapping: mapping.mapping, lacks });
}

/** What a mapping must have columns for; null when it has. */
function lacking({ columns, lineId, includesVat, rules }: CostFileMapping): string | null {
  const missing = [
    ...(lineId?.columns ?? ['line' as const]).filter((name) => columns[name] === undefined),
    ...(columns.label === undefined ? ['label'] : []),
    ...(columns.bookedOn === undefined ? ['bookedOn'] : []),
    ...((columns.amount ?? columns.debit ?? columns.credit) === undefined ? ['amount'] : []),
    ...(includesVat && columns.vatAmount === undefined ? ['vatAmount'] : []),
    ...(rules.length === 0 && columns.category === undefined ? ['category'] : []),
  ];
  return missing.length > 0 ? missing.join(', ') : null;
}

/** By the first bytes: the name of a file says little of what it is. */
async function readTable(bytes: Uint8Array, file: string, mapping: CostFileMapping): Promise<Table | Refusal> {
  const begins = (...first: number[]): boolean => first.every((byte, n) => bytes[n] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes, file, mapping);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return costFileOldExcel({ file });
  if (bytes.length === 0) return costFileNotText({ file });
  return readCsv(bytes, file, mapping);
}
