import { type Allocation, allocate, FactBase, ONLY } from '#allocation';
import type { BudgetLine } from '#budget';
import { type CivilMonth, firstOfMonth, firstOfYear, monthsBetween, type Refusal } from '#kernel';

export type YearRows = readonly (ConstructorParameters<typeof FactBase>[0] extends Iterable<infer R> ? R : never)[];

export interface Months {
  readonly from: CivilMonth;
  readonly to: CivilMonth;
}

/** The months of a year in which there is a cooperation with terms; the whole year where there is none in any. */
export function monthsOfYear(rows: YearRows, year: number): Months {
  const base = new FactBase(rows);
  const all = monthsBetween(`${year}-01`, `${year}-12`);
  const there = all.filter((month) => {
    const day = firstOfMonth(month);
    return base.on('cooperation', ONLY, day) !== null && base.on('terms', ONLY, day) !== null;
  });
  return { from: there[0] ?? `${year}-01`, to: there.at(-1) ?? `${year}-12` };
}

/** What the year cost, and what each municipality bears of it, as far as is known. */
export const costsOfYear = (rows: YearRows, year: number): Allocation | Refusal =>
  allocate(rows, monthsOfYear(rows, year));

/**
 * L-4.4-13: what a year would cost each municipality if it cost what the lines say: by the rules of each of
 * its months and the latest population before the year (that of the year, where the book has no earlier one). What the
 * rules cannot share without more being said is held, each line with its reason: it is billed when it is known.
 *
 * @param rows every fact that holds somewhere in the year, as known at the point asked about
 * @param lines of a budget; of another year's too, where that stands in
 * @param source the event that the lines come from
 */
export function planOfYear(
  rows: YearRows,
  year: number,
  lines: readonly BudgetLine[],
  source: number | null,
): Allocation | Refusal {
  const first = firstOfYear(year);
  const known = rows.filter((row) => row.kind !== 'cost');
  const earlier = known.filter((row) => !(row.kind === 'population' && row.name >= first));
  const counted = earlier.some((row) => row.kind === 'population') ? earlier : known;
  const service = monthsOfYear(rows, year);
  const planned = lines.map(({ category, amount, ...named }, n) => ({
    kind: 'cost',
    name: `${n + 1}`,
    from: first,
    to: firstOfYear(year + 1),
    value: {
      ...{ line: `${n + 1}`, category, label: category, amount, bookedOn: first, service },
      vat: { amount: '0', treatment: 'COMPENSATED' },
      ...named,
    },
    sources: source === null ? [] : [source],
  }));
  return allocate([...counted, ...planned], service);
}
