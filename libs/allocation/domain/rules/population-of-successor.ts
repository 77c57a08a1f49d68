/**
 * a municipality that took the place of others has, on a date before the merger, the inhabitants of all of them;
 * null when one is missing.
 */
export function populationOf(
  municipality: string,
  figures: Readonly<Record<string, number>>,
  predecessorsOf: (municipality: string) => readonly string[],
): bigint | null {
  const own = figures[municipality];
  const predecessors = own === undefined ? predecessorsOf(municipality) : [];
  if (own !== undefined) return BigInt(own);
  let sum = 0n;
  for (const predecessor of predecessors) {
    // A number that one of the merged kept is that one's own before.
    const figure = predecessor === municipality ? null : populationOf(predecessor, figures, predecessorsOf);
    if (figure === null) return null;
    sum += figure;
  }
  return predecessors.length > 0 ? sum : null;
}
