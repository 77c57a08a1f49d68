import type { Refusal } from '#kernel';
import { readingUnknown } from '../refusals.ts';

/** The readings that the program can apply; the first is the default. */
export const READINGS: Readonly<Record<string, readonly string[]>> = {
  'A-01': ['AS_PRINTED', 'IN_BASE', 'CLERICAL_ERROR'],
  'A-02': ['RATIFICATION_BY_ALL', 'SELF_EXECUTING'],
  'A-03': ['FIRST_OF_YEAR', 'PREVIOUS_YEAR'],
  'A-08': ['ANY_TWO_PARTICIPANTS', 'EXCLUDES_HOST'],
  'A-09': ['RERUN', 'RENORMALISE', 'EQUAL_REST'],
  // ALL_LOCAL keeps out no more than the categories that the terms mark.
  'A-34': ['LOCAL_AND_DRIFT', 'ALL_LOCAL', 'ALL_DRIFT'],
};

/**
 * a reading that changes figures must be one that can be applied; a misspelt one would else be
 * taken for another. The other questions only carry their marker, in whatever words the decision uses.
 */
export function readingIsKnown(interpretation: string, option: string, readings = READINGS): Refusal | null {
  const known = readings[interpretation];
  return known && !known.includes(option) ? readingUnknown({ interpretation, option, known: known.join(', ') }) : null;
}
