import type { Allocation, Pool, Unallocated } from '#allocation';
import { type Oere, Timelines } from '#kernel';
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
  return keysOf(before, after).flatMap(({ municipality, category }) => {
    const [was, is] = [figureOf(before, municipality, category), figureOf(after, municipality, category)];
    if (was === is) return [];
    return [
      { municipality, category, before: was, now: is, sources: learnt(then, now, point, municipality, category) },
    ];
  });
}

function learnt(then: Computed, now: Computed, point: number, municipality: string, category: string): number[] {
  const used = (computed: Computed): number[] => sourcesOf(computed.allocation, municipality, category);
  const since = new Set([...used(now), ...used(then)].filter((index) => index >= point));
  const rested = new Set(used(then));
  // A fact that ended since: what stands in its place, or what took it away.
  const standing = new Set(now.rows.map(idOf));
  for (const row of then.rows) {
    if (standing.has(idOf(row)) || !row.sources.some((index) => rested.has(index))) continue;
    const { knownTo = null } = row as { knownTo?: number | null };
    if (row.kind === 'cost' && knownTo !== null && knownTo >= point) since.add(knownTo);
    if (row.kind === 'cost')
      for (const next of now.rows)
        if (next.kind === row.kind && next.name === row.name)
          for (const index of next.sources) if (index >= point) since.add(index);
  }
  return [...since].sort((a, b) => a - b);
}

/** What the figure of one municipality and category rests on, and what was held back or kept out of the category. */
function sourcesOf({ pools, held, excluded }: Allocation, municipality: string, category: string): number[] {
  const out = (all: readonly Unallocated[]) => all.filter((u) => u.category === category).map((u) => u.sources);
  const own = pools.filter((p) => p.category === category && p.participants.includes(municipality));
  return Timelines.sourcesOf(...own.map((p) => ofMunicipality(p, municipality)), ...out(held), ...out(excluded));
}

/** Not what is only the others’. */
function ofMunicipality({ shares, sources }: Pool, municipality: string): number[] {
  const others = new Set(shares.filter((s) => s.municipality !== municipality).flatMap((s) => s.own));
  const own = shares.find((s) => s.municipality === municipality)?.own ?? [];
  return Timelines.sourcesOf(
    sources.filter((index) => !others.has(index)),
    own,
  );
}

const idOf = ({ kind, name, from, to, sources }: YearRows[number]): string =>
  `${kind} ${name} ${from} ${to} ${sources.join(' ')}`;
