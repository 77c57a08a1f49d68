import { Temporal } from 'temporal-polyfill';

/** A civil date in Europe/Oslo, `YYYY-MM-DD`. Compares as a string. */
export type CivilDate = string & { readonly __civilDate?: never };
/** A civil month, `YYYY-MM`. Compares as a string. */
export type CivilMonth = string & { readonly __civilMonth?: never };
/** An instant in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`, whole milliseconds. Compares as a string. */
export type Instant = string & { readonly __instant?: never };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const ZONE = 'Europe/Oslo';
const MS_A_DAY = 86_400_000;

/** True for a date that exists in the calendar, from 1900 to 2999. */
export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== 'string' || !DATE.test(text) || text < '1900' || text >= '3000') return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** A day of every year (MM-DD) in one of them; where the month is shorter, its last day, as 02-29 in a common year. */
export function dayInYear(year: number, day: string): CivilDate {
  const date = `${year}-${day}`;
  return isCivilDate(date) ? date : addDays(endOfMonth(date.slice(0, 7)), -1);
}

export function isCivilMonth(text: unknown): text is CivilMonth {
  return typeof text === 'string' && MONTH.test(text) && text >= '1900' && text < '3000';
}

/** True for an instant written with an offset or Z; `normaliseInstant` gives its canonical form. */
export function isInstant(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    isCivilDate(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text))
  );
}

/** The canonical form of an instant: UTC, whole milliseconds (finer digits are cut). */
export function normaliseInstant(text: string): Instant {
  return new Date(Date.parse(text)).toISOString();
}

export const instantOf = (ms: number): Instant => new Date(ms).toISOString();
export const millisOf = (instant: Instant): number => Date.parse(instant);

/** Days since 1970-01-01. */
export const dayNumber = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`) / MS_A_DAY;
export const dateOfDay = (day: number): CivilDate => new Date(day * MS_A_DAY).toISOString().slice(0, 10);
export const addDays = (date: CivilDate, days: number): CivilDate => dateOfDay(dayNumber(date) + days);

export const yearOf = (date: CivilDate | CivilMonth): number => Number(date.slice(0, 4));
export const monthOf = (date: CivilDate): CivilMonth => date.slice(0, 7);
export const firstOfMonth = (month: CivilMonth): CivilDate => `${month}-01`;
export const firstOfYear = (year: number): CivilDate => `${year}-01-01`;
/** So many months later; the last day of the month where that month is too short. */
export const monthsLater = (date: CivilDate, months: number): CivilDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();
export const lastOfYear = (year: number): CivilDate => `${year}-12-31`;

/** Months since year 0, so that months can be counted. */
export const monthNumber = (month: CivilMonth): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
export const monthOfNumber = (n: number): CivilMonth =>
  `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`;
export const addMonths = (month: CivilMonth, n: number): CivilMonth => monthOfNumber(monthNumber(month) + n);
/** The first day after the month. */
export const endOfMonth = (month: CivilMonth): CivilDate => firstOfMonth(addMonths(month, 1));

/** Every month from the first to the last, both included; empty when the last is before the first. */
export function monthsBetween(from: CivilMonth, to: CivilMonth): CivilMonth[] {
  const months: CivilMonth[] = [];
  for (let n = monthNumber(from); n <= monthNumber(to); n++) months.push(monthOfNumber(n));
  return months;
}

/** The 1 January on or after the date. */
export function nextFirstOfJanuary(date: CivilDate): CivilDate {
  const first = firstOfYear(yearOf(date));
  return date <= first ? first : firstOfYear(yearOf(date) + 1);
}

/** The last millisecond of the day in Oslo, as an instant. */
export function endOfDayInOslo(date: CivilDate): Instant {
  const midnight = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(ZONE);
  return instantOf(midnight.epochMilliseconds - 1);
}

/** The civil date in Oslo at the instant. */
export function dateInOslo(instant: Instant): CivilDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString();
}

/** The earlier of two dates, months or instants of the same form. */
export const earlier = (a: string, b: string): string => (a < b ? a : b);
/** The later of two dates, months or instants of the same form. */
export const later = (a: string, b: string): string => (a > b ? a : b);
