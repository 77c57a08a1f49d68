import { readSheet, SheetNotFoundError } from 'read-excel-file/universal';
import { isCivilDate, type Refusal } from '#kernel';
import type { CostFileMapping } from '../mapping.ts';
import { costFileBroken, costFileSheetUnknown, costFileTooLarge } from '../refusals.ts';
import { type Cell, LIMITS, type Table } from '../table.ts';
import { unpacked } from './unpack.ts';

/** Reads one sheet of an XLSX file. Numbers are the decimals of the file; formulas are what they were when it was saved. */
export async function readXlsx(bytes: Uint8Array, file: string, { sheet }: CostFileMapping): Promise<Table | Refusal> {
  const workbook = unpacked(bytes);
  if (workbook === 'BROKEN') return costFileBroken({ file });
  if (workbook === 'TOO_LARGE')
    return costFileTooLarge({ file, limit: String(LIMITS.unpackedMib), nb: 'MiB utpakket', en: 'MiB unpacked' });
  if (workbook === 'TOO_MANY_CELLS')
    return costFileTooLarge({ file, limit: String(LIMITS.cells), nb: 'celler', en: 'cells' });
  if (workbook === 'TOO_FAR')
    return costFileTooLarge({
      file,
      limit: `${LIMITS.rows} × ${LIMITS.columns}`,
      nb: 'rader × kolonner',
      en: 'rows × columns',
    });
  try {
    const rows = await readSheet<{ number: string }>(workbook.bytes, sheet ?? 1, {
      parseNumber: (number) => ({ number }),
    });
    return { format: 'XLSX', encoding: null, rows: rows.map((row) => row.map(cellOf)), from1904: workbook.from1904 };
  } catch (error) {
    if (error instanceof SheetNotFoundError)
      return costFileSheetUnknown({ file, sheet: String(sheet ?? 1), sheets: workbook.sheets.join(', ') || '–' });
    // The reader throws many kinds of errors, all of them about what stands in the file.
    return costFileBroken({ file });
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const date = value.toISOString().slice(0, 10);
    return isCivilDate(date) ? { date } : date;
  }
  if (typeof value === 'object') return value as { number: string };
  return String(value);
}
