import type { Pool } from '#allocation';
import type { Oere } from '#kernel';

/** Øre by municipality, then by category of cost. */
export type Figures = ReadonlyMap<string, ReadonlyMap<string, Oere>>;

/** What each municipality bears of each category, over all pools. Sums to the sum of the pools. */
export function figuresOf(pools: readonly Pool[]): Figures {
  const figures = new Map<string, Map<string, Oere>>();
  for (const { category, shares } of pools)
    for (const { municipality, amount } of shares) addFigure(figures, municipality, category, amount);
  return figures;
}

export function addFigure(
  figures: Map<string, Map<string, Oere>>,
  municipality: string,
  category: string,
  amount: Oere,
): void {
  const own = figures.get(municipality) ?? new Map<string, Oere>();
  figures.set(municipality, own.set(category, (own.get(category) ?? 0n) + amount));
}

export const figureOf = (figures: Figures, municipality: string, category: string): Oere =>
  figures.get(municipality)?.get(category) ?? 0n;

/** Everything, or what one municipality has. */
export function sumOfFigures(figures: Figures, municipality: string | null = null): Oere {
  let sum = 0n;
  for (const [of, categories] of figures)
    if (municipality === null || of === municipality) for (const amount of categories.values()) sum += amount;
  return sum;
}

/** Every municipality and category that any of the figures has, ascending. */
export function keysOf(...all: readonly Figures[]): { municipality: string; category: string }[] {
  const keys = new Map<string, Set<string>>();
  for (const figures of all)
    for (const [municipality, categories] of figures) {
      const own = keys.get(municipality) ?? new Set<string>();
      keys.set(municipality, own);
      for (const category of categories.keys()) own.add(category);
    }
  return [...keys.keys()]
    .sort()
    .flatMap((municipality) =>
      [...(keys.get(municipality) ?? [])].sort().map((category) => ({ municipality, category })),
    );
}
