import { canonicalJson, sha256 } from '#kernel';
import type { BudgetLine } from '../events.ts';

/**
 * L-4.2-3: an adoption counts only for the identical budget. Year, kind and lines make it; the order of the lines and
 * how a category is split over several of them do not; whose it is, where a line says so, does.
 */
export function contentHash(year: number, kind: string, lines: readonly BudgetLine[]): string {
  const totals = new Map<string, bigint>();
  for (const { category, amount, municipality = '', sharedService = '' } of lines) {
    const of = JSON.stringify(municipality || sharedService ? [category, municipality, sharedService] : [category]);
    totals.set(of, (totals.get(of) ?? 0n) + BigInt(amount));
  }
  const content = [...totals]
    .map(([of, amount]) => [of, JSON.parse(of) as string[], amount] as const)
    .sort(([a, [x = '']], [b, [y = '']]) => (x < y ? -1 : x > y ? 1 : a < b ? -1 : 1))
    .map(([, [category = '', ...whose], amount]) => [category, `${amount}`, ...whose]);
  return sha256(canonicalJson({ year, kind, content }));
}
