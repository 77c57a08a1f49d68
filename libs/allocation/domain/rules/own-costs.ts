import { isRefusal, oere, ratio } from '#kernel';
import { alone, byShares, held, magnitude, type SharingRule } from '../treatment.ts';
import { keyedAmongAll } from './keyed-costs.ts';
import { unsettledClause } from './unsettled-clause.ts';

/**
 * L-4.1.1-1, L-4.4-10, A-12: own measures, individual licences and client equipment: each its own, as the line says,
 * unless a decision reads A-12 so that all share equipment by the key.
 */
export const ownCosts: SharingRule = (cost) => {
  const { line, terms, marks } = cost;
  if (marks.some(({ id, option }) => id === 'A-12' && option === 'BY_KEY')) {
    const shared = keyedAmongAll(cost);
    return isRefusal(shared) ? shared : { ...shared, method: 'KEYED_ALL' };
  }
  const { municipality, distribution } = line.value;
  const findings = unsettledClause(cost);
  if (municipality !== undefined) return { ...alone(cost, municipality, []), findings };
  const parts = Object.entries(distribution ?? {}).map(([m, part]) => [m, magnitude(oere(part))] as const);
  const total = parts.reduce((sum, [, part]) => sum + part, 0n);
  if (total === 0n) return held('NO_PARTICIPANTS', terms.clause);
  return { ...byShares(cost, new Map(parts.map(([m, part]) => [m, ratio(part, total)])), line.name, []), findings };
};
