import { FactBase } from '#allocation';
import { type BudgetLine, type BudgetOnDay, type UndraftedYear, YEARS_BACK } from '#budget';
import { type CivilDate, earlier, firstOfYear, lastOfYear, later, Timelines } from '#kernel';
import type { YearRows } from './plan-of-year.ts';

/** What the instalments of a year go by, on a day. */
export type BasisOfPlan =
  | { readonly of: 'BUDGET' | 'PROVISIONAL'; readonly budget: PlannedBudget; readonly decision: string | null }
  /** what was booked so far. */
  | { readonly of: 'ACTUAL_COST'; readonly decision: string | null }
  /** Nothing is asked for: so decided, or there is no budget to go by. */
  | { readonly of: 'NONE'; readonly because: 'DECIDED' | 'NO_BUDGET'; readonly decision: string | null };

export interface PlannedBudget {
  /** Whose budget it is: the year's own, or, in a provisional basis, an earlier one's. */
  readonly year: number;
  readonly version: string;
  readonly contentHash: string;
  readonly lines: readonly BudgetLine[];
  readonly source: number;
  /** Of a provisional basis: which. */
  readonly basis: string | null;
}

/** The budget of a year as it stands on the day, or on the day of the year that is nearest to it; null: none drafted. */
export function budgetOnDay(rows: YearRows, year: number, of: number, day: CivilDate): BudgetOnDay | null {
  const within = earlier(later(day, firstOfYear(year)), lastOfYear(year));
  const timeline = rows.filter((row) => row.kind === 'budget' && row.name === String(of));
  return (Timelines.at(timeline, within)?.value as BudgetOnDay | undefined) ?? null;
}

/** what the host decided for a year whose budget nobody has drafted by the day; null: nothing. */
function provisionalUndrafted(rows: YearRows, year: number, day: CivilDate): UndraftedYear['provisional'] {
  const timeline = rows.filter((row) => row.kind === 'undrafted-budget' && row.name === String(year));
  return (Timelines.at(timeline, day)?.value as UndraftedYear | undefined)?.provisional ?? null;
}

/**
 * L-4.4-12, A-06: the budget in force on the day; while none is valid, what stands in for it: as the host decided, else as
 * the question is read, which unless decided is the last valid budget. Before the year begins it is asked as of its first
 * day.
 *
 * @param rows every fact that holds somewhere in the year
 */
export function basisOfPlan(rows: YearRows, year: number, day: CivilDate): BasisOfPlan {
  const budget = budgetOnDay(rows, year, year, day);
  if (budget?.inForce) return { of: 'BUDGET', budget: planned(budget.inForce.version, null), decision: null };
  const within = earlier(later(day, firstOfYear(year)), lastOfYear(year));
  const provisional = budget ? budget.provisional : provisionalUndrafted(rows, year, within);
  if (provisional) {
    const { basis, decision, version } = provisional;
    if (basis === 'ACTUAL_COST') return { of: 'ACTUAL_COST', decision };
    if (version) return { of: 'PROVISIONAL', budget: planned(version, basis), decision };
    return { of: 'NONE', because: basis === 'NONE' ? 'DECIDED' : 'NO_BUDGET', decision };
  }
  // No budget of the year was ever drafted, and the host has decided nothing: the reading of A-06 alone.
  const reading = new FactBase(rows).on('interpretation', 'A-06', within)?.value ?? null;
  const decision = reading?.decision ?? null;
  if (reading?.option === 'ACTUAL_COST') return { of: 'ACTUAL_COST', decision };
  if (reading?.option === 'NOTHING') return { of: 'NONE', because: 'DECIDED', decision };
  if (reading === null || reading.option === 'LAST_VALID_BUDGET')
    for (let before = year - 1; before >= year - YEARS_BACK; before--) {
      const valid = budgetOnDay(rows, year, before, day)?.inForce;
      if (valid) return { of: 'PROVISIONAL', budget: planned(valid.version, 'LAST_VALID_BUDGET'), decision };
    }
  return { of: 'NONE', because: 'NO_BUDGET', decision };
}

const planned = (
  { year, id, contentHash, lines, source }: NonNullable<BudgetOnDay['inForce']>['version'],
  basis: string | null,
): PlannedBudget => ({ year, version: id, contentHash, lines, source, basis });
