import type { Oere } from '#kernel';
import { over, parseRational, ratio, times } from '#kernel';
import type { DocumentLine, Vat } from '../events.ts';

/** What a document asks for under one VAT category and rate; øre. */
export interface VatTotal {
  readonly vat: Vat;
  readonly base: Oere;
  readonly tax: Oere;
}

/**
 * EN 16931 BR-CO-17 and BR-S-09: the tax of a category is its base times the rate, rounded half up (away from zero) to the øre once per
 * category and rate, never line by line.
 */
export function vatTotals(lines: readonly DocumentLine[]): VatTotal[] {
  const bases = new Map<string, { vat: Vat; base: Oere }>();
  for (const { vat, amount } of lines) {
    const id = `${vat.code} ${vat.rate}`;
    const before = bases.get(id);
    bases.set(id, { vat, base: (before?.base ?? 0n) + BigInt(amount) });
  }
  return [...bases.keys()].sort().map((id) => {
    const { vat, base } = bases.get(id) as { vat: Vat; base: Oere };
    return { vat, base, tax: taxOf(base, vat) };
  });
}

function taxOf(base: Oere, { code, rate }: Vat): Oere {
  const percent = code === 'S' ? parseRational(rate) : null;
  if (!percent) return 0n;
  const size = base < 0n ? -base : base;
  const { n, d } = over(times(ratio(size), percent), ratio(100n));
  const tax = (2n * n + d) / (2n * d);
  return base < 0n ? -tax : tax;
}
