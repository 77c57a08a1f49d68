import { type Allocation, FactBase, nameOfLine, type Pool, type Unallocated } from '#allocation';
import type { Oere } from '#kernel';
import { figureOf, figuresOf, keysOf } from './figures.ts';
import type { YearRows } from './plan-of-year.ts';

/** Figures, and what they were computed from. */
export interface Computed {
  readonly allocation: Allocation;
  readonly rows: YearRows;
}

/** Why a municipality is to be billed something else of a category than before; øre. */
export interface FigureChange {
  readonly municipality: string;
  readonly category: string;
  readonly before: Oere;
  readonly now: Oere;
  /** Events that the book has learned since, and that the new figure rests on or that ended what the old one rested on. */
  readonly sources: readonly number[];
}

/**
 * L-4.4-14, A-11: what the book has learned since a run that changes what the year asks of each municipality: a key, a
 * population, a correction of minutes, a cost. Empty where the figures are the same, whatever was learned.
 *
 * @param point how many events were known when the figures of the run were taken
 */
export function changesSince(then: Computed, now: Computed, point: number): FigureChange[] {
  const [before, after] = [figuresOf(then.allocation.pools), figuresOf(now.allocation.pools)];
  const ended = costsThatEnded(then.rows, now.rows, point);
  return keysOf(before, after).flatMap(({ municipality, category }) => {
    const [was, is] = [figureOf(before, municipality, category), figureOf(after, municipality, category)];
    if (was === is) return [];
    const restedOn = sourcesOf(then.allocation, municipality, category);
    const restsOn = sourcesOf(now.allocation, municipality, category);
    const since = new Set([...restedOn, ...restsOn].flat().filter((index) => index >= point));
    if (ended.length > 0) {
      const rested = new Set(restedOn.flat());
      for (const { sources, by } of ended)
        if (sources.some((index) => rested.has(index))) for (const index of by) since.add(index);
    }
    return [{ municipality, category, before: was, now: is, sources: [...since].sort((a, b) => a - b) }];
  });
}

/** Costs that are not what they were: what stands in their place since the point, or what took them away. */
function costsThatEnded(then: YearRows, now: YearRows, point: number) {
  const released = releasesOf(now);
  const standing = new Set(counted(now).map(idOf));
  const ended = counted(then).filter((row) => !standing.has(idOf(row)));
  const inPlace = new Map<string, number[]>();
  if (ended.length > 0)
    for (const row of counted(now))
      inPlace.set(row.name, [...(inPlace.get(row.name) ?? []), ...row.sources.filter((index) => index >= point)]);
  return ended.map((row) => {
    const { knownTo = null } = row as { knownTo?: number | null };
    const taken = knownTo !== null && knownTo >= point ? [knownTo] : [];
    const by = [...taken, ...(inPlace.get(row.name) ?? []), ...(released.get(row.name) ?? [])];
    return { sources: row.sources, by };
  });
}

/** What the figure of one municipality and category rests on, and what was held back or kept out of the category. */
function sourcesOf({ pools, held, excluded }: Allocation, municipality: string, category: string): number[][] {
  const out = (all: readonly Unallocated[]) => all.filter((u) => u.category === category).map((u) => [...u.sources]);
  const own = pools.filter((p) => p.category === category && p.participants.includes(municipality));
  return [...own.map((p) => ofMunicipality(p, municipality)), ...out(held), ...out(excluded)];
}

/** Not what is only the others’. */
function ofMunicipality({ shares, sources }: Pool, municipality: string): number[] {
  const others = new Set(shares.filter((s) => s.municipality !== municipality).flatMap((s) => s.own));
  const own = shares.find((s) => s.municipality === municipality)?.own ?? [];
  return [...sources.filter((index) => !others.has(index)), ...own];
}

/** The accruals that were released, by name, and by which events. */
function releasesOf(rows: YearRows): Map<string, readonly number[]> {
  const releases = new FactBase(rows.filter(({ kind }) => kind === 'accrual-release')).all('accrual-release');
  return new Map(releases.map(({ value, sources }) => [nameOfLine(value.accrual), sources]));
}

/** The costs that count: not an accrual that was released. */
function counted(rows: YearRows): YearRows {
  const released = releasesOf(rows);
  return rows.filter(({ kind, name }) => kind === 'cost' && !released.has(name));
}

const idOf = ({ name, from, to, sources }: YearRows[number]): string => `${name} ${from} ${to} ${sources.join(' ')}`;
