import { type Allocation, type CostLine, type Fact, FactBase, nameOfLine, portion } from '#allocation';
import { type CivilDate, firstOfMonth, isRefusal, monthsBetween, type Oere, Timelines } from '#kernel';
import { addFigure, type Figures, figureOf, figuresOf, keysOf } from './figures.ts';
import { costsOfYear, type Months, monthsOfYear, type YearRows } from './plan-of-year.ts';

/** What became of an accrual: shared, held, kept out, or of a category in which fixed amounts are paid whatever it costs. */
export type AccrualPut = 'ALLOCATED' | 'HELD' | 'EXCLUDED' | 'COVERED';

/** A cost that is known and not invoiced yet, at its best estimate; øre of the year asked about. */
export interface OpenAccrual {
  /** The year in which it is booked, and the line. */
  readonly name: string;
  readonly category: string;
  readonly label: string;
  readonly ground: string;
  readonly bookedOn: CivilDate;
  readonly amount: Oere;
  readonly put: AccrualPut;
  readonly sources: readonly number[];
}

/** An accrual that counts no more, beside the cost that came; øre of the year asked about. */
export interface ReleasedAccrual {
  readonly name: string;
  readonly category: string;
  readonly label: string;
  readonly ground: string;
  readonly amount: Oere;
  /** The day it was taken out of the books. */
  readonly releasedOn: CivilDate;
  /** Why, where no cost came. */
  readonly because: string | null;
  /** The line with the actual cost. */
  readonly settledBy: string | null;
  /** What that charges the year with; 0 where no cost came. */
  readonly actual: Oere;
  /** `actual` less `amount`: what the release changed. */
  readonly difference: Oere;
  readonly sources: readonly number[];
}

export interface AccrualsOfYear {
  readonly open: readonly OpenAccrual[];
  readonly released: readonly ReleasedAccrual[];
  /** Sum of the open ones. */
  readonly total: Oere;
  /** What the year cost without them. */
  readonly actual: Oere;
  /** How much of what each municipality bears would fall away with them: sums to those that are shared. */
  readonly figures: Figures;
}

/**
 * Kommuneloven § 14-6, A-11: the accruals in what a year cost, and those that were released, as known. An accrual counts
 * like any cost until the book knows of its release.
 *
 * @param rows every fact that holds somewhere in the year, as known at the point asked about
 * @param allocation of the same rows
 */
export function accrualsOfYear(rows: YearRows, year: number, allocation: Allocation): AccrualsOfYear {
  const base = new FactBase(rows);
  const months = monthsOfYear(rows, year);
  const open = linesOf(base.all('cost'), months).flatMap(({ value, ...line }): OpenAccrual[] => {
    const { category, label, accrual, bookedOn } = value;
    if (!accrual) return [];
    return [{ ...line, category, label, ground: accrual.ground, bookedOn, put: putOf(line.name, allocation) }];
  });
  const total = open.reduce((sum, { amount }) => sum + amount, 0n);
  const released = releasedOf(base, months);
  if (open.length === 0) return { open, released, total, actual: allocation.booked, figures: new Map() };
  const accrued = new Set(open.map(({ name }) => name));
  const without = costsOfYear(
    rows.filter(({ kind, name }) => kind !== 'cost' || !accrued.has(name)),
    year,
  );
  // Nothing but accruals is booked: they are all there is.
  const actual = isRefusal(without) ? 0n : without.booked;
  const rest: Figures = isRefusal(without) ? new Map() : figuresOf(without.pools);
  const all = figuresOf(allocation.pools);
  const figures = new Map<string, Map<string, Oere>>();
  for (const { municipality, category } of keysOf(all, rest)) {
    const amount = figureOf(all, municipality, category) - figureOf(rest, municipality, category);
    if (amount !== 0n) addFigure(figures, municipality, category, amount);
  }
  return { open, released, total, actual, figures };
}

/** Lines with what they charge some months with; those that charge nothing in them are left out. */
function linesOf(facts: readonly Fact<'cost' | 'released-accrual'>[], { from, to }: Months) {
  const lines = new Map<string, { name: string; value: CostLine; amount: Oere; sources: readonly number[] }>();
  for (const { name, value, sources, ...span } of facts)
    for (const month of monthsBetween(from, to)) {
      const day = firstOfMonth(month);
      if (day < span.from || !Timelines.before(day, span.to)) continue;
      const before = lines.get(name);
      const amount = (before?.amount ?? 0n) + portion(value, month);
      lines.set(name, { name, value, amount, sources: Timelines.sourcesOf(before?.sources ?? [], sources) });
    }
  return [...lines.values()];
}

function releasedOf(base: FactBase, months: Months): ReleasedAccrual[] {
  const releases = base.all('accrual-release');
  if (releases.length === 0) return [];
  const costs = new Map(linesOf(base.all('cost'), months).map((line) => [line.name, line]));
  return linesOf(base.all('released-accrual'), months).map(({ name, value, amount, sources }): ReleasedAccrual => {
    const all = releases.filter((r) => nameOfLine(r.value.accrual) === name);
    const [release] = all.sort((a, b) => (a.sources[0] ?? 0) - (b.sources[0] ?? 0)) as [Fact<'accrual-release'>];
    const { year, settledBy: by, ground: because = null, bookedOn: releasedOn } = release.value;
    const settledBy = by === undefined ? null : nameOfLine({ year, line: by });
    const cost = settledBy === null ? undefined : costs.get(settledBy);
    const actual = cost?.amount ?? 0n;
    return {
      ...{ name, category: value.category, label: value.label, ground: value.accrual?.ground ?? '', amount },
      ...{ releasedOn, because, settledBy, actual, difference: actual - amount },
      sources: Timelines.sourcesOf(sources, ...all.map((r) => r.sources), cost?.sources ?? []),
    };
  });
}

function putOf(line: string, { pools, held, excluded }: Allocation): AccrualPut {
  if (held.some(({ name }) => name === line)) return 'HELD';
  if (excluded.some(({ name }) => name === line)) return 'EXCLUDED';
  const shared = pools.some(({ method, lines }) => method !== 'FIXED_AMOUNTS' && lines.some((l) => l.name === line));
  return shared ? 'ALLOCATED' : 'COVERED';
}
