import { addDays, type CivilDate, dayNumber, yearOf } from './civil-date.ts';

/**
 * Easter Sunday of a year in the Gregorian calendar. The steps are those of J. Meeus, Astronomical Algorithms (1991),
 * chapter 8; the names are of what each step is.
 */
export function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  const [month, day] = [Math.floor(days / 31), (days % 31) + 1];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days after Easter Sunday: Maundy Thursday, Good Friday, both days of Easter, Ascension, both days of Pentecost. */
const BY_EASTER = [-3, -2, 0, 1, 39, 49, 50];
/** Every year; 1 and 17 May by the act of 26 April 1947 no. 1. */
const BY_DATE = ['01-01', '05-01', '05-17', '12-25', '12-26'];

/** Public holidays in Norway, other than Sundays (helligdagsfredloven § 2; the act on 1 and 17 May). */
export function isPublicHoliday(date: CivilDate): boolean {
  if (BY_DATE.includes(date.slice(5))) return true;
  return BY_EASTER.includes(dayNumber(date) - dayNumber(easterSunday(yearOf(date))));
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (date: CivilDate): number => (((dayNumber(date) + 3) % 7) + 7) % 7;
export const isSaturday = (date: CivilDate): boolean => weekdayOf(date) === 5;
export const isSunday = (date: CivilDate): boolean => weekdayOf(date) === 6;

/** Neither Saturday nor Sunday nor a public holiday. */
export const isWorkingDay = (date: CivilDate): boolean =>
  !isSaturday(date) && !isSunday(date) && !isPublicHoliday(date);

/** The day itself, or the first working day after it: when a time limit of the law ends (domstolloven § 149). */
export function workingDayFrom(date: CivilDate): CivilDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/**
 * The last day of a time limit of so many weeks: the day with the name of the one it began on (domstolloven § 148), or
 * the next working day (§ 149).
 */
export const weeksAfter = (began: CivilDate, weeks: number): CivilDate => workingDayFrom(addDays(began, 7 * weeks));
