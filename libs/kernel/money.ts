import { Decimal } from 'decimal.js';

/** An amount in whole øre. Never a float. */
export type Oere = bigint;

/** decimal.js parses and prints; it never rounds money. */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

const OERE = /^-?(0|[1-9]\d{0,17})$/;
const KRONER = /^[-+−]?\d[\d\s.,]*$/;

/** An amount as events hold it: a decimal string of whole øre, at most 18 digits. */
export const isOereString = (text: unknown): text is string =>
  typeof text === 'string' && OERE.test(text) && text !== '-0';

export const oere = (text: string): Oere => BigInt(text);

/**
 * Reads kroner as a person writes them: `1234.56`, `1234,56`, `1 234 567,80`, `-50`.
 * One decimal sign, at most two decimals; anything else gives null.
 */
export function parseKroner(text: string): Oere | null {
  const trimmed = text.trim();
  if (!KRONER.test(trimmed)) return null;
  const plain = trimmed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace('+', '')
    .replace(',', '.');
  if (!/^-?\d{1,16}(\.\d{1,2})?$/.test(plain)) return null;
  return BigInt(new Exact(plain).times(100).toFixed());
}

/** Kroner with two decimals and a point, as in JSON and CSV: `-1234.50`. */
export function kroner(amount: Oere): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Kroner as a Norwegian reader expects them: `-1 234,50`, thousands apart by a no-break space. */
export function kronerForReaders(amount: Oere): string {
  const [whole, cents] = kroner(amount).split('.') as [string, string];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');
  return `${grouped.replace('-', '−')},${cents}`;
}
