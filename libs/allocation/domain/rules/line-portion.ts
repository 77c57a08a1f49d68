import { type CivilMonth, monthNumber, type Oere, oere } from '#kernel';
import type { CostLine } from '../state.ts';

/** L-4.4-16: a line's cost of one month: equal parts of the months it serves, which sum to the whole to the øre. */
export const portion = (line: CostLine, month: CivilMonth): Oere => portionOf(line, month, month);

/** The same of the months from–until, both included: as much as its months one by one. */
export function portionOf(line: CostLine, from: CivilMonth, until: CivilMonth): Oere {
  const start = monthNumber(line.service.from);
  const n = monthNumber(line.service.to) - start + 1;
  const first = Math.max(monthNumber(from) - start, 0);
  const end = Math.min(monthNumber(until) - start + 1, n);
  if (end <= first) return 0n;
  const amount = chargeable(line);
  return (amount * BigInt(end)) / BigInt(n) - (amount * BigInt(first)) / BigInt(n);
}

/** What the cooperation bears: VAT counts only when nobody gives it back. */
export const chargeable = (line: CostLine): Oere =>
  oere(line.amount) + (line.vat.treatment === 'COST' ? oere(line.vat.amount) : 0n);
