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

/** what «neste avtaleår» is, and from which day a notice counts. */
export const AGREEMENT_YEAR_READINGS = [
  'CALENDAR_YEAR',
  'YEAR_FROM_ESTABLISHMENT',
  'YEAR_FROM_ADOPTION',
  'CALENDAR_YEAR_FROM_SENDING',
] as const;

/** What a notice is counted by, besides the terms. */
export interface NoticeDays {
  readonly received: CivilDate;
  /** Date of the letter; null when it has none. */
  readonly sentOn: CivilDate | null;
  readonly established: CivilDate;
  /** From when the agreement in force is in force; null where none is. */
  readonly adopted: CivilDate | null;
}

/**
 * L-6.2-2, A-05: the last day as participant, by how the question is read. Where the agreement year does not begin on 1
 * January, it is the first 31 December that lies in a later agreement year than the notice, and after the notice has run.
 */
export function lastDayByReading(option: string, days: NoticeDays, terms: WithdrawalTerms): CivilDate {
  const { received, sentOn, established, adopted } = days;
  if (terms.effective !== 'END_OF_NEXT_YEAR') return lastDayAfterNotice(received, terms);
  if (option === 'CALENDAR_YEAR_FROM_SENDING') return lastDayAfterNotice(sentOn ?? received, terms);
  const begins = option === 'YEAR_FROM_ESTABLISHMENT' ? established : option === 'YEAR_FROM_ADOPTION' ? adopted : null;
  if (begins === null || begins.slice(5) === '01-01') return lastDayAfterNotice(received, terms);
  const year = yearOf(received);
  const next = `${received.slice(5) < begins.slice(5) ? year : year + 1}-${begins.slice(5)}`;
  const run = monthsLater(received, terms.noticeMonths);
  return lastOfYear(yearOf(later(next, run)));
}

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
