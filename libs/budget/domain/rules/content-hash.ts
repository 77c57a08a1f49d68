import { canonicalJson, sha256 } from '#kernel';
import type { BudgetLine } from '../events.ts';

/**
 * L-4.2-3: an adoption counts only for the identical budget. Year, kind and lines make it; the order of the lines and
 * how a category is split over several of them do not.
 */
export function contentHash(year: number, kind: string, lines: readonly BudgetLine[]): string {
  const totals = new Map<string, bigint>();
  for (const { category, amount } of lines) totals.set(category, (totals.get(category) ?? 0n) + BigInt(amount));
  const content = [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([category, amount]) => [category, `${amount}`]);
  return sha256(canonicalJson({ year, kind, content }));
}
