import type { Allocation } from '#allocation';
import type { Oere } from '#kernel';
import { type Figures, figureOf, figuresOf, keysOf } from './figures.ts';
import type { BilledSoFar } from './money-of-year.ts';

/** What a municipality owes of a category of a year beside what it was billed; øre. */
export interface SettledLine {
  readonly municipality: string;
  readonly category: string;
  /** Its share of what the year cost. */
  readonly allocated: Oere;
  /** Of `allocated`: what would fall away with the open accruals. */
  readonly accruals: Oere;
  /** Billed by instalments, credit notes deducted. */
  readonly onAccount: Oere;
  /** L-4.4-14: `allocated` less `onAccount`. Above zero: it owes; below: it is owed. */
  readonly settlement: Oere;
  /** Billed by the settlement and its corrections so far. */
  readonly settled: Oere;
  /** `settlement` less `settled`: what the next run of the year would bill; zero when the year is settled. */
  readonly difference: Oere;
}

/** L-4.4-14: the settlement of a year. Its settlements sum to what is allocated less what was billed on account. */
export function settlementOf(
  { pools }: Allocation,
  { onAccount, settled }: BilledSoFar,
  accruals: Figures = new Map(),
): SettledLine[] {
  const allocated = figuresOf(pools);
  return keysOf(allocated, accruals, onAccount, settled).flatMap(({ municipality, category }) => {
    const of = (figures: Parameters<typeof figureOf>[0]) => figureOf(figures, municipality, category);
    const settlement = of(allocated) - of(onAccount);
    const billed = { onAccount: of(onAccount), settlement, settled: of(settled) };
    const line = { allocated: of(allocated), accruals: of(accruals), ...billed };
    if (line.allocated === 0n && line.onAccount === 0n && line.settled === 0n && line.accruals === 0n) return [];
    return [{ municipality, category, ...line, difference: settlement - line.settled }];
  });
}

export type SettledAmounts = Omit<SettledLine, 'municipality' | 'category'>;

/** The sum of lines, amount by amount. */
export function sumOfLines(lines: readonly SettledLine[]): SettledAmounts {
  const sum = { allocated: 0n, accruals: 0n, onAccount: 0n, settlement: 0n, settled: 0n, difference: 0n };
  for (const line of lines)
    for (const amount of Object.keys(sum) as (keyof SettledAmounts)[]) sum[amount] += line[amount];
  return sum;
}
