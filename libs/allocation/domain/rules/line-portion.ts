import { type CivilMonth, monthNumber, type Oere, oere } from '#kernel';
import type { CostLine } from '../state.ts';

/** L-4.4-16: a line's cost of one month: equal parts of the months it serves, which sum to the whole to the øre. */
export function portion(line: CostLine, month: CivilMonth): Oere {
  const start = monthNumber(line.service.from);
  const n = BigInt(monthNumber(line.service.to) - start + 1);
  const k = BigInt(monthNumber(month) - start);
  if (k < 0n || k >= n) return 0n;
  const amount = chargeable(line);
  return (amount * (k + 1n)) / n - (amount * k) / n;
}

/** What the cooperation bears: VAT counts only when nobody gives it back. */
const chargeable = (line: CostLine): Oere =>
  oere(line.amount) + (line.vat.treatment === 'COST' ? oere(line.vat.amount) : 0n);
