import type { Oere, Rational } from '#kernel';

/** A participant's weight in a split; whole, at or above zero. In ascending order of municipality number. */
export interface Weights {
  readonly municipalities: readonly string[];
  readonly weights: readonly bigint[];
  readonly total: bigint;
}

const lcm = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
};

/** Exact shares as whole weights over a common denominator, ascending by municipality number. */
export function weightsOf(shares: ReadonlyMap<string, Rational>): Weights {
  const municipalities = [...shares.keys()].sort();
  const denominator = [...shares.values()].reduce((d, s) => lcm(d, s.d), 1n);
  const weights = municipalities.map((m) => {
    const share = shares.get(m) as Rational;
    return share.n * (denominator / share.d);
  });
  return { municipalities, weights, total: weights.reduce((a, b) => a + b, 0n) };
}

/**
 * Splits whole øre by largest remainder: everyone gets the whole øre of his exact share, and the øre left over
 * go to the largest remainders, ties by ascending municipality number. The parts sum to the total exactly, each is
 * within one øre of exact, and a negative total is the mirror image of the positive one.
 */
export function split(total: Oere, { weights, total: whole }: Weights): Oere[] {
  if (whole <= 0n) throw new RangeError('a split needs weights that sum to more than zero');
  const amount = total < 0n ? -total : total;
  const n = weights.length;
  const parts = new Array<Oere>(n);
  const remainders = new Array<bigint>(n);
  let left = amount;
  for (let i = 0; i < n; i++) {
    const product = amount * (weights[i] as bigint);
    const part = product / whole;
    parts[i] = part;
    remainders[i] = product - part * whole;
    left -= part;
  }
  // Fewer øre than participants are left over; each round hands one to the largest remainder not yet served.
  for (; left > 0n; left--) {
    let best = 0;
    for (let i = 1; i < n; i++) if ((remainders[i] as bigint) > (remainders[best] as bigint)) best = i;
    parts[best] = (parts[best] as Oere) + 1n;
    remainders[best] = -1n;
  }
  return total < 0n ? parts.map((p) => -p) : parts;
}
