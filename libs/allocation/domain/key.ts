import type { Static } from 'typebox';
import { compare, minus, ONE, over, parseRational, plus, type Rational, ratio, sum, times, ZERO } from '#kernel';
import type { KeyComponentSchema, KeySchema } from './events.ts';

export type KeyDefinition = Static<typeof KeySchema>;
export type KeyComponent = Static<typeof KeyComponentSchema>;

/** Municipality number → exact share; the shares of one key over one set of participants sum to exactly 1. */
export type Shares = ReadonlyMap<string, Rational>;

/** What a key needs to know of the participants: figures are whole numbers at or above zero. */
export interface KeyFigures {
  /** Inhabitants on the reference date. */
  readonly population: ReadonlyMap<string, bigint> | null;
  /** Units of a metric (users, devices). */
  readonly usage: (metric: string) => ReadonlyMap<string, bigint> | null;
  /** Own cost of the base year, indexed, in any common unit. */
  readonly historic: ReadonlyMap<string, Rational> | null;
  /** Actual amounts per municipality, in øre. */
  readonly actual: ReadonlyMap<string, bigint> | null;
  /** How many equal parts each has; left out: one. */
  readonly places?: (municipality: string) => bigint;
}

/** What a share cannot be computed without. */
export interface MissingFigure {
  readonly missing: 'POPULATION' | 'USAGE' | 'HISTORIC' | 'ACTUAL' | 'FIXED' | 'BOUNDS';
  readonly municipality: string | null;
  readonly metric: string | null;
}

export const isMissing = (value: object): value is MissingFigure => 'missing' in value;

/**
 * The shares of a key over the participants, exact (L-4.4-3: 0.30/n + 0.70·pop/Σpop for 30/70). The participants are
 * input, not part of the key, so the same key runs on any subset. A missing figure is said, never taken as zero.
 */
export function sharesOf(
  key: KeyDefinition,
  participants: readonly string[],
  figures: KeyFigures,
): Shares | MissingFigure {
  let shares = new Map<string, Rational>(participants.map((p) => [p, ZERO]));
  for (const component of key.components) {
    const basis = basisOf(component, participants, figures);
    if (isMissing(basis)) return basis;
    const weight = parseRational(component.weight) ?? ZERO;
    shares = new Map(participants.map((p) => [p, plus(shares.get(p) ?? ZERO, times(weight, basis.get(p) ?? ZERO))]));
  }
  return bounded(shares, key);
}

function basisOf(
  component: KeyComponent,
  participants: readonly string[],
  figures: KeyFigures,
): Shares | MissingFigure {
  switch (component.basis) {
    case 'EQUAL':
      return equally(participants, figures.places ?? (() => 1n));
    case 'POPULATION':
      return proportional('POPULATION', participants, figures.population, null);
    case 'USAGE':
      return proportional('USAGE', participants, figures.usage(component.metric ?? ''), component.metric ?? null);
    case 'HISTORIC':
      return proportional('HISTORIC', participants, figures.historic, null);
    case 'ACTUAL':
      return proportional('ACTUAL', participants, figures.actual, null);
    case 'FIXED': {
      const fixed = new Map(
        Object.entries(component.shares ?? {}).map(([m, share]) => [m, parseRational(share) ?? ZERO]),
      );
      return proportional('FIXED', participants, fixed, null);
    }
  }
}

function equally(participants: readonly string[], places: (municipality: string) => bigint): Shares {
  const all = participants.reduce((sum, p) => sum + places(p), 0n);
  return new Map(participants.map((p) => [p, ratio(places(p), all)]));
}

function proportional(
  missing: MissingFigure['missing'],
  participants: readonly string[],
  figures: ReadonlyMap<string, bigint | Rational> | null,
  metric: string | null,
): Shares | MissingFigure {
  const parts = new Map<string, Rational>();
  for (const p of participants) {
    const figure = figures?.get(p);
    const part = typeof figure === 'bigint' ? ratio(figure) : figure;
    // Nobody can have a share below zero.
    if (part === undefined || compare(part, ZERO) < 0) return { missing, municipality: figures ? p : null, metric };
    parts.set(p, part);
  }
  const total = sum([...parts.values()]);
  if (compare(total, ZERO) <= 0) return { missing, municipality: null, metric };
  return new Map([...parts].map(([p, part]) => [p, over(part, total)]));
}

/**
 * Minimum and maximum shares: who falls outside gets the bound, the others share the rest in proportion to what they
 * had; repeated until nobody is outside. Bounds that cannot hold for so many participants are said to be missing.
 */
function bounded(shares: Shares, key: KeyDefinition): Shares | MissingFigure {
  const min = key.minShare === undefined ? null : parseRational(key.minShare);
  const max = key.maxShare === undefined ? null : parseRational(key.maxShare);
  if (!min && !max) return shares;
  const n = ratio(BigInt(shares.size));
  const impossible = (min && compare(times(min, n), ONE) > 0) || (max && compare(times(max, n), ONE) < 0);
  if (impossible) return { missing: 'BOUNDS', municipality: null, metric: null };

  const set = new Map<string, Rational>();
  for (;;) {
    const free = [...shares].filter(([p]) => !set.has(p));
    const rest = minus(ONE, sum([...set.values()]));
    const weight = sum(free.map(([, s]) => s));
    const now = new Map(
      free.map(([p, s]) => [
        p,
        compare(weight, ZERO) === 0 ? over(rest, ratio(BigInt(free.length))) : over(times(s, rest), weight),
      ]),
    );
    const under = [...now].filter(([, s]) => min && compare(s, min) < 0);
    const above = [...now].filter(([, s]) => max && compare(s, max) > 0);
    if (under.length === 0 && above.length === 0)
      return new Map([...shares.keys()].map((p) => [p, set.get(p) ?? now.get(p) ?? ZERO]));
    // The larger violation is settled first, so that the other bound is judged on what is left.
    const short = sum(under.map(([, s]) => minus(min ?? ZERO, s)));
    const over_ = sum(above.map(([, s]) => minus(s, max ?? ZERO)));
    if (compare(short, over_) >= 0) for (const [p] of under) set.set(p, min ?? ZERO);
    if (compare(over_, short) >= 0) for (const [p] of above) set.set(p, max ?? ZERO);
  }
}
