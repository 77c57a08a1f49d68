import { Decimal } from 'decimal.js';

/** An exact fraction, lowest terms, denominator above zero. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function ratio(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('a fraction with denominator zero');
  const sign = d < 0n ? -1n : 1n;
  const g = gcd(n, d) || 1n;
  return { n: (sign * n) / g, d: (sign * d) / g };
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

export const plus = (a: Rational, b: Rational): Rational => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Rational, b: Rational): Rational => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Rational, b: Rational): Rational => ratio(a.n * b.n, a.d * b.d);
export const over = (a: Rational, b: Rational): Rational => ratio(a.n * b.d, a.d * b.n);
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const equals = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d;
export const sum = (all: readonly Rational[]): Rational => all.reduce(plus, ZERO);

const FRACTION = /^(-?\d{1,18})\/(\d{1,18})$/;
const DECIMAL = /^-?\d{1,18}(\.\d{1,18})?$/;

/** Reads `3/10`, `0.3`, `1`; anything else gives null. */
export function parseRational(text: string): Rational | null {
  const fraction = FRACTION.exec(text);
  if (fraction)
    return BigInt(fraction[2] as string) === 0n
      ? null
      : ratio(BigInt(fraction[1] as string), BigInt(fraction[2] as string));
  if (!DECIMAL.test(text)) return null;
  const [whole, decimals = ''] = text.split('.') as [string, string?];
  return ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** `3/10`, or `1` when whole. */
export const formatRational = (r: Rational): string => (r.d === 1n ? r.n.toString() : `${r.n}/${r.d}`);

/** A ratio that people see: decimals rounded half up. */
export function approximate(r: Rational, decimals = 6): string {
  const Wide = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP });
  return new Wide(r.n.toString()).div(r.d.toString()).toFixed(decimals);
}
