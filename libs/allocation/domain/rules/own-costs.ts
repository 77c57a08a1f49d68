import { oere, ratio } from '#kernel';
import { alone, byShares, held, magnitude, type SharingRule } from '../treatment.ts';
import { unsettledClause } from './unsettled-clause.ts';

/** L-4.1.1-1, L-4.4-10, A-12: own measures, individual licences and client equipment: each its own, as the line says. */
export const ownCosts: SharingRule = (cost) => {
  const { line, terms } = cost;
  const { municipality, distribution } = line.value;
  const findings = unsettledClause(cost);
  if (municipality !== undefined) return { ...alone(cost, municipality, []), findings };
  const parts = Object.entries(distribution ?? {}).map(([m, part]) => [m, magnitude(oere(part))] as const);
  const total = parts.reduce((sum, [, part]) => sum + part, 0n);
  if (total === 0n) return held('NO_PARTICIPANTS', terms.clause);
  return { ...byShares(cost, new Map(parts.map(([m, part]) => [m, ratio(part, total)])), line.name, []), findings };
};
