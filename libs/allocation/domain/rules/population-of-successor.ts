import type { CivilDate } from '#kernel';

/** Those whose place a municipality took on a day. */
export interface Merger {
  readonly on: CivilDate;
  readonly predecessors: readonly string[];
}

/**
 * a municipality that took the place of others has, on a date before the merger, the inhabitants of all of them,
 * also when it goes on under the number of one of them; null when one is missing.
 */
export function populationOf(
  municipality: string,
  date: CivilDate,
  figures: Readonly<Record<string, number>>,
  mergersInto: (municipality: string) => readonly Merger[],
): bigint | null {
  const own = figures[municipality];
  const mergers = mergersInto(municipality);
  // What a kept number stood for before the merger is one of them alone.
  const summed =
    own === undefined ? mergers : mergers.filter((m) => m.on > date && m.predecessors.includes(municipality));
  let sum = own === undefined ? 0n : BigInt(own);
  for (const predecessor of new Set(summed.flatMap(({ predecessors }) => predecessors))) {
    if (predecessor === municipality && own !== undefined) continue;
    const figure = predecessor === municipality ? null : populationOf(predecessor, date, figures, mergersInto);
    if (figure === null) return null;
    sum += figure;
  }
  return own === undefined && summed.length === 0 ? null : sum;
}
