import { hash } from 'node:crypto';
import { type CostLine, readCostRows } from '#allocation';
import { type BadRow, type CostFilePreview, costFileRefusals } from '#cost-files';
import { isRefusal, oere, type Refusal, yearOf } from '#kernel';
import { readCommand } from './read-command.ts';

/** As large as a file that is read by a mapping. */
const LIMIT_MIB = 50;

/** What a file says, whichever way it was read. */
export type ReadCosts = Omit<CostFilePreview, 'mapping'>;

/** Reads a cost file of the program’s own columns (no mapping) and says of every row that cannot be recorded, why. */
export function previewPlainCosts(bytes: Uint8Array, file: string): ReadCosts | Refusal {
  if (bytes.length > LIMIT_MIB * 1024 * 1024)
    return costFileRefusals.costFileTooLarge({ file, limit: String(LIMIT_MIB), nb: 'MiB', en: 'MiB' });
  let content: string;
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return costFileRefusals.costFileNotText({ file });
  }
  const read = readCostRows(file, content);
  if (isRefusal(read)) return read;
  const bad: BadRow[] = read.bad.map(({ line, ...problem }) => ({ row: line, ...problem }));
  const lines: { row: number; cost: CostLine }[] = [];
  const totals = new Map<string, CostFilePreview['totals'][number]>();
  for (const { line: row, cost } of read.lines) {
    const unfit = readCommand({ command: 'RecordCostLine', decided: cost.bookedOn, data: cost });
    if (isRefusal(unfit)) {
      bad.push({ row, column: null, value: null, text: unfit.text });
      continue;
    }
    lines.push({ row, cost });
    const { lines: count, amount, vat } = totals.get(cost.category) ?? { lines: 0, amount: 0n, vat: 0n };
    totals.set(cost.category, {
      category: cost.category,
      lines: count + 1,
      amount: amount + oere(cost.amount),
      vat: vat + oere(cost.vat.amount),
    });
  }
  return {
    file,
    sha256: hash('sha256', bytes),
    format: 'CSV',
    encoding: 'utf-8',
    headingRow: 1,
    rowsRead: read.lines.length + read.bad.length,
    lines,
    totals: [...totals.values()].sort((a, b) => (a.category < b.category ? -1 : 1)),
    total: lines.reduce((sum, { cost }) => sum + oere(cost.amount), 0n),
    years: [...new Set(lines.map(({ cost }) => yearOf(cost.bookedOn)))].sort((a, b) => a - b),
    ignored: [],
    bad,
  };
}
