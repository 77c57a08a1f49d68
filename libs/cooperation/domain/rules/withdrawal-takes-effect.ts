import { type CivilDate, lastOfYear, later, monthsLater, yearOf } from '#kernel';
import type { Terms } from '../terms.ts';

export type WithdrawalTerms = NonNullable<Terms['withdrawal']>;

/** Where the agreement says nothing: one year's notice, in whatever form. */
export const BY_LAW: WithdrawalTerms = {
  noticeMonths: 12,
  effective: 'END_OF_NOTICE',
  written: false,
  clause: 'kommuneloven § 20-8',
};

/**
 * L-6.2-2, L-6.2-3, A-05: the last day as participant, counted from the day the host received the notice.
 * `END_OF_NEXT_YEAR` («31.12 neste avtaleår») is 31 December of the year after the receipt: 12 to 24 months.
 */
export function lastDayAfterNotice(received: CivilDate, { noticeMonths, effective }: WithdrawalTerms): CivilDate {
  const run = monthsLater(received, noticeMonths);
  switch (effective) {
    case 'END_OF_NOTICE':
      return run;
    case 'END_OF_HALF_YEAR':
      return run.slice(5) <= '06-30' ? `${yearOf(run)}-06-30` : lastOfYear(yearOf(run));
    case 'END_OF_YEAR':
      return lastOfYear(yearOf(run));
    case 'END_OF_NEXT_YEAR':
      return later(lastOfYear(yearOf(received) + 1), run);
  }
}
