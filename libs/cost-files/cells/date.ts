import { addDays, type CivilDate, type CivilMonth, isCivilDate, isCivilMonth } from '#kernel';
import type { Cell, Table } from '../table.ts';
import { shownNumber } from './decimal.ts';

const TIME = /[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/;
const pad = (digits: string): string => digits.padStart(2, '0');

/**
 * A day: `05.03.2026`, `5.3.2026`, `5/3/2026`, `2026-03-05`, `20260305`, a time behind it or not, or a date or serial number
 * of a spreadsheet. Null for a year of two digits and all else.
 */
export function readDate(cell: Cell, from1904: Table['from1904']): CivilDate | null {
  if (typeof cell !== 'string') return 'date' in cell ? cell.date : serialDate(cell.number, from1904);
  const text = cell.trim().replace(TIME, '');
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const [, y, m, d] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const date = day !== '' ? `${year}-${pad(month)}-${pad(day)}` : y !== undefined ? `${y}-${m}-${d}` : text;
  return isCivilDate(date) ? date : null;
}

/** Days since 30.12.1899 (or 1.1.1904), the time of day cut off; a number of eight digits is a date written as one. */
function serialDate(number: string, from1904: boolean): CivilDate | null {
  const shown = shownNumber(number) ?? '';
  if (/^\d{8}$/.test(shown)) return readDate(shown, from1904);
  const days = /^\d{1,6}(?=\.\d+$|$)/.exec(shown)?.[0];
  if (days === undefined) return null;
  const date = addDays(from1904 ? '1904-01-01' : '1899-12-30', Number(days));
  // The book knows no accounting year before 1990, and a small number is more likely a year (2026) or a period.
  return isCivilDate(date) && date >= '1990' ? date : null;
}

/** A month: `2026-03`, `202603`, `03.2026`, `3/2026`, or any day in it. */
export function readMonth(cell: Cell, from1904: Table['from1904']): CivilMonth | null {
  const text = typeof cell === 'string' ? cell.trim() : 'number' in cell ? (shownNumber(cell.number) ?? '') : '';
  const [, y, m] = /^((?:19|2\d)\d{2})-?(\d{2})$/.exec(text) ?? [];
  const [, month, year] = /^(\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  const read = y !== undefined ? `${y}-${m}` : month !== undefined ? `${year}-${pad(month)}` : null;
  if (read !== null) return isCivilMonth(read) ? read : null;
  return readDate(cell, from1904)?.slice(0, 7) ?? null;
}
