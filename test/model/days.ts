/** Days as text, in the plainest way. */

export const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The day of the month so many months on; the last of the month where it has no such day. */
export function monthsOn(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), count % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(Number(day.slice(8)), last))).toISOString().slice(0, 10);
}

export const latest = (...days: string[]): string => days.sort().at(-1) ?? '';

/** Easter Sundays, from an almanac. */
const EASTER: Readonly<Record<string, string>> = {
  2020: '04-12',
  2021: '04-04',
  2022: '04-17',
  2023: '04-09',
  2024: '03-31',
  2025: '04-20',
  2026: '04-05',
  2027: '03-28',
  2028: '04-16',
  2029: '04-01',
  2030: '04-21',
};

/** What kind of day off it is; null: none. */
export function dayOff(day: string): 'HOLIDAY' | 'SUNDAY' | 'SATURDAY' | null {
  const easter = EASTER[day.slice(0, 4)];
  if (easter === undefined) throw new Error(`no almanac of ${day}`);
  const movable = [-3, -2, 0, 1, 39, 49, 50].map((n) => plus(`${day.slice(0, 4)}-${easter}`, n));
  if (movable.includes(day) || ['01-01', '05-01', '05-17', '12-25', '12-26'].includes(day.slice(5))) return 'HOLIDAY';
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 ? 'SUNDAY' : weekday === 6 ? 'SATURDAY' : null;
}

/** Three weeks on, or the first working day after. */
export function threeWeeksAfter(day: string): string {
  let end = plus(day, 21);
  while (dayOff(end)) end = plus(end, 1);
  return end;
}
