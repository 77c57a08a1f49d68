import { type Allocation, split } from '#allocation';
import type { BudgetLine, BudgetVersion } from '#budget';
import type { Oere, Refusal } from '#kernel';
import { planOfYear, type YearRows } from './plan-of-year.ts';

/** A year of the economic plan, shared by the rules that are known to apply in it. */
export interface PlannedYear {
  readonly year: number;
  /** Øre; null where the version says nothing of the year. */
  readonly total: Oere | null;
  /** What each municipality would pay; null as `total`, or the refusal where there are no rules for the year. */
  readonly shared: Allocation | Refusal | null;
}

/** How many years an economic plan has, that of the budget counted (kommuneloven § 14-2, first paragraph, a). */
const YEARS_OF_PLAN = 4;

/**
 * Kommuneloven § 14-2, L-4.2-6: what a version of the budget and the figures of the years after it would mean for each
 * municipality. A later year is spread on the categories as the budget year is: its figure is one sum.
 *
 * @param rowsOf every fact that holds somewhere in a year, as known at the point asked about
 */
export function economicPlan(
  { year: first, lines, plan, source }: BudgetVersion,
  rowsOf: (year: number) => YearRows | Refusal,
): PlannedYear[] {
  return Array.from({ length: YEARS_OF_PLAN }, (_, n): PlannedYear => {
    const year = first + n;
    const figure = n === 0 ? sumOf(lines) : plan?.[year] === undefined ? null : BigInt(plan[year]);
    if (figure === null) return { year, total: null, shared: null };
    const rows = rowsOf(year);
    if ('refused' in rows) return { year, total: figure, shared: rows };
    return { year, total: figure, shared: planOfYear(rows, year, n === 0 ? lines : spread(lines, figure), source) };
  });
}

const sumOf = (lines: readonly { readonly amount: string }[]): Oere =>
  lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** The lines in proportion, summing to the figure to the øre; income, below zero, stays as it is. */
function spread(lines: readonly BudgetLine[], figure: Oere): BudgetLine[] {
  const costs = lines.filter(({ amount }) => BigInt(amount) > 0n);
  const income = lines.filter(({ amount }) => BigInt(amount) <= 0n);
  if (costs.length === 0) return [...lines];
  const weights = costs.map(({ amount }) => BigInt(amount));
  const municipalities = costs.map((_, n) => String(n));
  const parts = split(figure - sumOf(income), { municipalities, weights, total: sumOf(costs) });
  return [...costs.map((line, n) => ({ ...line, amount: String(parts[n]) })), ...income];
}
