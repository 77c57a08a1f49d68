import { CsvError, parse } from 'csv-parse/sync';
import { isRefusal, type Refusal } from '#kernel';
import { findHeading, SEARCHED } from '../heading.ts';
import type { CostFileMapping } from '../mapping.ts';
import { costFileNotText, costFileQuotes, costFileTooLarge } from '../refusals.ts';
import { LIMITS, type Table } from '../table.ts';
import { decoded } from './encoding.ts';

const SEPARATORS = [';', '\t', ',', '|'];

/** Reads CSV. The separator is the one by which the heading of the mapping is found. */
export function readCsv(bytes: Uint8Array, file: string, mapping: CostFileMapping): Table | Refusal {
  const content = decoded(bytes);
  if (content === null) return costFileNotText({ file });
  const { text, encoding } = content;

  let found: string | null = null;
  let nearest: Refusal | null = null;
  for (const separator of SEPARATORS) {
    const top = rowsOf(text, separator, file, SEARCHED);
    const heading = isRefusal(top) ? top : findHeading(top, mapping, file);
    if (!isRefusal(heading)) {
      found = separator;
      break;
    }
    if (nearest === null || missing(heading) < missing(nearest)) nearest = heading;
  }
  if (found === null) return nearest ?? costFileNotText({ file });

  const rows = rowsOf(text, found, file);
  if (isRefusal(rows)) return rows;
  if (rows.length > LIMITS.rows) return costFileTooLarge({ file, limit: String(LIMITS.rows), nb: 'rader', en: 'rows' });
  return { format: 'CSV', encoding, rows, from1904: false };
}

/** How many headings a separator did not find; none where the refusal is about something else, which then is the reason. */
const missing = (refusal: Refusal): number => Number(refusal.details.lacking ?? 0);

function rowsOf(text: string, delimiter: string, file: string, to?: number): string[][] | Refusal {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      // `Skjerm 24" bred`: a quote inside a field is a sign like others.
      relax_quotes: true,
      skip_empty_lines: false,
      to: to ?? LIMITS.rows + 1,
    });
  } catch (error) {
    if (error instanceof CsvError) return costFileQuotes({ file, row: String(error.lines ?? '?') });
    throw error;
  }
}
