import type { Refusal } from '#kernel';
import { readingUnknown } from '../refusals.ts';

/** The readings that the program can apply; the first is the default. */
export const READINGS: Readonly<Record<string, readonly string[]>> = {
  'A-01': ['AS_PRINTED', 'IN_BASE', 'CLERICAL_ERROR'],
  'A-02': ['RATIFICATION_BY_ALL', 'SELF_EXECUTING'],
  'A-03': ['FIRST_OF_YEAR', 'PREVIOUS_YEAR'],
  'A-08': ['ANY_TWO_PARTICIPANTS', 'EXCLUDES_HOST'],
  'A-09': ['RERUN', 'RENORMALISE', 'EQUAL_REST'],
  'A-10': ['LARGEST_REMAINDER', 'RESIDUAL_TO_HOST', 'WHOLE_KRONER'],
  'A-12': ['RECEIVER_PAYS_INVESTMENTS_HELD', 'BY_KEY'],
  'A-13': ['ORIGIN_AFTER_DECISION', 'ALL'],
  'A-18': ['SUCCESSOR_TAKES_BOTH_PLACES', 'SHARES_KEPT'],
  // In from the first day of the next month and out at the turn of the year; whole years both; or by whole months both.
  'A-21': ['NEXT_MONTH_IN_NEXT_YEAR_OUT', 'WHOLE_YEAR', 'PRO_RATA'],
  'A-24': ['CONTINUE_UNTIL_REPLACED', 'AGREED_AD_HOC'],
  // ALL_LOCAL keeps out no more than the categories that the terms mark.
  'A-34': ['LOCAL_AND_DRIFT', 'ALL_LOCAL', 'ALL_DRIFT'],
  'A-36': ['DOES_NOT_REVIVE', 'REVIVES'],
};

/**
 * A-01 … A-36: a reading that is followed must be one that can be: a misspelt one would else be taken for another. Of the other
 * questions any words are recorded and shown.
 */
export function readingIsKnown(interpretation: string, option: string, readings = READINGS): Refusal | null {
  const known = readings[interpretation];
  return known && !known.includes(option) ? readingUnknown({ interpretation, option, known: known.join(', ') }) : null;
}
