import { kronerForReaders } from '#kernel';
import type { AccrualsOfYear } from './accruals-of-year.ts';

/** So many lines are named; a document has room for no more. */
const NAMED = 3;

/**
 * Kommuneloven § 14-6, A-11: what a document says of the estimates in it; documents are in bokmål. Null where every cost is
 * booked by its voucher.
 */
export function reasonOfAccruals({ open, total }: Pick<AccrualsOfYear, 'open' | 'total'>): string | null {
  if (open.length === 0) return null;
  const names = open.slice(0, NAMED).map(({ name }) => name);
  const rest = open.length > NAMED ? ` og ${open.length - NAMED} til` : '';
  const amount = kronerForReaders(total).replaceAll('\u00a0', ' ');
  return `Estimat: herav ${amount} kr påløpt, ikke fakturert (${names.join(', ')}${rest}).`;
}
