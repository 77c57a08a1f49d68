import type { CivilDate } from '#kernel';

/**
 * A cell: its text, or what a spreadsheet knows to be a number (the decimal as it stands in the file, never a float) or a
 * date. An empty cell is the empty text.
 */
export type Cell = string | { readonly number: string } | { readonly date: CivilDate };

export interface Table {
  readonly format: 'CSV' | 'XLSX';
  /** The character encoding of a CSV file. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1252' | null;
  /** Row n of the file is at n − 1. */
  readonly rows: readonly (readonly Cell[])[];
  /** XLSX: days are counted from 1904, as old files of Macintosh do. */
  readonly from1904: boolean;
}

/** `cells`: 200 000 rows of fifteen columns; the reader has them all in memory. */
export const LIMITS = { mib: 50, unpackedMib: 256, rows: 200_000, columns: 500, cells: 3_000_000 } as const;
