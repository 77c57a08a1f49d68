/** Exact numbers, in the plainest way. Amounts are whole øre. */

export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
export const abs = (a: bigint): bigint => (a < 0n ? -a : a);
export const frac = (n: bigint, d = 1n): Fraction => {
  const g = (gcd(abs(n), abs(d)) || 1n) * (d < 0n ? -1n : 1n);
  return { n: n / g, d: d / g };
};
export const add = (a: Fraction, b: Fraction) => frac(a.n * b.d + b.n * a.d, a.d * b.d);
export const mul = (a: Fraction, b: Fraction) => frac(a.n * b.n, a.d * b.d);
export const div = (a: Fraction, b: Fraction) => frac(a.n * b.d, a.d * b.n);
export const less = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d;
export const total = (all: readonly Fraction[]) => all.reduce(add, frac(0n));
const clamp = (x: Fraction, low: Fraction, high: Fraction) => (less(x, low) ? low : less(high, x) ? high : x);
export const written = (a: Fraction): string => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);

/** `3/10`, `0.3` or `1`. */
export function parse(text: string): Fraction {
  const [n = '', d = '1'] = text.split('/');
  const [whole = '', decimals = ''] = n.split('.');
  return div(frac(BigInt(whole + decimals), 10n ** BigInt(decimals.length)), frac(BigInt(d)));
}

/** whole øre of the exact parts, the øre left over to the largest fractions, ties to the lower number. */
export function divide(amount: bigint, shares: ReadonlyMap<string, Fraction>): Map<string, bigint> {
  const sign = amount < 0n ? -1n : 1n;
  const parts = [...shares].map(([municipality, share]) => {
    const exact = mul(frac(abs(amount)), share);
    return { municipality, whole: exact.n / exact.d, rest: frac(exact.n % exact.d, exact.d) };
  });
  const left = abs(amount) - parts.reduce((sum, p) => sum + p.whole, 0n);
  parts.sort((a, b) =>
    less(b.rest, a.rest) ? -1 : less(a.rest, b.rest) ? 1 : a.municipality < b.municipality ? -1 : 1,
  );
  return new Map(parts.map((p, i) => [p.municipality, sign * (p.whole + (BigInt(i) < left ? 1n : 0n))]));
}

/** Nearest whole øre, halves away from zero. */
export function nearest({ n, d }: Fraction): bigint {
  const rounded = (abs(n) * 2n + d) / (d * 2n);
  return n < 0n ? -rounded : rounded;
}

/**
 * Shares between a smallest and a largest: all are raised or lowered by one common factor, cut off at the bounds, so
 * that they sum to one; null when bounds leave no room for so many. The factor lies between two of the points where
 * somebody meets a bound.
 */
export function within(shares: readonly Fraction[], min: Fraction, max: Fraction): Fraction[] | null {
  const n = frac(BigInt(shares.length));
  if (less(frac(1n), mul(min, n)) || less(mul(max, n), frac(1n))) return null;
  const at = (factor: Fraction) => shares.map((s) => clamp(mul(s, factor), min, max));
  const one = frac(1n);
  const turns = shares.filter((s) => s.n > 0n).flatMap((s) => [div(min, s), div(max, s)]);
  const points = [frac(0n), ...turns].sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
  const high = points.findIndex((p) => !less(total(at(p)), one));
  if (high === -1) {
    // Whoever has something is at the largest share; those who have nothing share the rest alike.
    const rest = add(one, mul(max, frac(-BigInt(shares.filter((s) => s.n > 0n).length))));
    return shares.map((s) => (s.n > 0n ? max : div(rest, frac(BigInt(shares.filter((x) => x.n === 0n).length)))));
  }
  const [to, from] = [points[high] as Fraction, points[Math.max(high - 1, 0)] as Fraction];
  const [more, fewer] = [total(at(to)), total(at(from))];
  if (!less(fewer, more)) return at(to);
  // Between two neighbouring points the sum is a straight line.
  const part = div(add(one, frac(-fewer.n, fewer.d)), add(more, frac(-fewer.n, fewer.d)));
  return at(add(from, mul(part, add(to, frac(-from.n, from.d)))));
}
