import { leftOut, type SharingRule } from '../treatment.ts';

/** 2.2, A-01: what the agreement keeps out of the cost base stays with the one who has it; a contested clause is marked. */
export const excludedCosts: SharingRule = ({ terms, marks }) =>
  leftOut('EXCLUDED', terms.interpretation ? 'EXCLUDED_CONTESTED' : 'EXCLUDED_BY_AGREEMENT', terms.clause, [], marks);

/** L-4.4-O1: the amounts are fixed; what the lines cost beyond them is the remainder, added up with the amounts. */
export const coveredByFixedAmounts: SharingRule = ({ terms, marks }) =>
  leftOut('COVERED', 'COVERED_BY_FIXED_AMOUNTS', terms.clause, [], marks);
