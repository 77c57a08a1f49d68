import { isRefusal } from '#kernel';
import { leftOut, type SharingRule } from '../treatment.ts';
import { keyedAmongAll } from './keyed-costs.ts';
import { unsettledClause } from './unsettled-clause.ts';

/** The readings that take a contested category into what all share. */
const SHARED_BY_READING: Readonly<Record<string, readonly string[]>> = {
  'A-01': ['IN_BASE', 'CLERICAL_ERROR'],
  'A-34': ['ALL_DRIFT'],
};

/**
 * 2.2, A-01, A-34: what the agreement keeps out of the cost base stays with the one who has it; a contested clause is
 * marked, and shared by the key where a decision reads it so.
 */
export const excludedCosts: SharingRule = (cost) => {
  const { terms, marks } = cost;
  if (marks.some(({ id, option }) => SHARED_BY_READING[id]?.includes(option))) {
    const shared = keyedAmongAll(cost);
    return isRefusal(shared) ? shared : { ...shared, method: 'KEYED_ALL' };
  }
  const reason = terms.interpretation ? 'EXCLUDED_CONTESTED' : 'EXCLUDED_BY_AGREEMENT';
  return { ...leftOut('EXCLUDED', reason, terms.clause, [], marks), findings: unsettledClause(cost) };
};

/** L-4.4-O1: the amounts are fixed; what the lines cost beyond them is the remainder, added up with the amounts. */
export const coveredByFixedAmounts: SharingRule = ({ terms, marks }) =>
  leftOut('COVERED', 'COVERED_BY_FIXED_AMOUNTS', terms.clause, [], marks);
