import type { Oere } from '#kernel';

/**
 * L-4.4-13 (4.4): the next instalment of what is left of a year, by category. The instalments sum to the year's share
 * to the øre, and those issued on the same basis differ by at most one øre in total; after a change of basis the rest
 * is spread over those left. What the categories' own roundings leave goes to the largest category.
 *
 * @param rest what is left of the year per category, øre, of either sign
 * @param left how many instalments are left, this one counted
 */
export function nextInstalment(rest: ReadonlyMap<string, Oere>, left: number): Map<string, Oere> {
  if (left < 1) throw new RangeError('no instalment is left');
  const n = BigInt(left);
  const parts = new Map<string, Oere>();
  let whole = 0n;
  let given = 0n;
  let largest: string | null = null;
  for (const category of [...rest.keys()].sort()) {
    const amount = rest.get(category) as Oere;
    whole += amount;
    parts.set(category, amount / n);
    given += amount / n;
    if (largest === null || size(amount) > size(rest.get(largest) as Oere)) largest = category;
  }
  if (largest !== null) parts.set(largest, (parts.get(largest) as Oere) + whole / n - given);
  return parts;
}

const size = (amount: Oere): Oere => (amount < 0n ? -amount : amount);
