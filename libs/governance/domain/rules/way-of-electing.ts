import type { Body, Decision } from '../state.ts';
import { isElected } from './elected-bodies-by-law.ts';

/**
 * Kommuneloven § 7-4: chair and deputy chair of an elected body are chosen by majority election, its members by proportional or
 * agreed election; § 7-7: only the council itself agrees on members. Null: as the law says, or the law does not speak of it.
 */
export function wayOfElecting(
  { election }: Pick<Decision, 'election'>,
  by: Pick<Body, 'kind'>,
  to: Pick<Body, 'kind'>,
): { readonly rule: string; readonly clause: string } | null {
  if (!election || !isElected(to.kind)) return null;
  const leads = election.to !== 'MEMBERS';
  if (leads !== (election.method === 'MAJORITY')) return { rule: 'KL 7-4', clause: 'kommuneloven § 7-4' };
  return election.method === 'AGREED' && by.kind !== 'COUNCIL'
    ? { rule: 'KL 7-7', clause: 'kommuneloven § 7-7' }
    : null;
}
