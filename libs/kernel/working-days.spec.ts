import { addDays, type CivilDate } from './civil-date.ts';
import { easterSunday, isPublicHoliday, isSaturday, isSunday, isWorkingDay, weeksAfter } from './working-days.ts';

/** Dates of Easter as almanacs print them; 22 March and 25 April are the earliest and the latest there can be. */
it.each<[number, CivilDate]>([
  [1818, '1818-03-22'],
  [1900, '1900-04-15'],
  [1943, '1943-04-25'],
  [1954, '1954-04-18'],
  [1961, '1961-04-02'],
  [1981, '1981-04-19'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2028, '2028-04-16'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
  [2076, '2076-04-19'],
])('Easter of %i is on %s', (year, date) => {
  expect(easterSunday(year)).toBe(date);
});

it('Easter is a Sunday between 22 March and 25 April, every year', () => {
  for (let year = 1900; year < 3000; year++) {
    const date = easterSunday(year);
    expect([year, isSunday(date), date.slice(5) >= '03-22', date.slice(5) <= '04-25']).toEqual([
      year,
      true,
      true,
      true,
    ]);
  }
});

it('the public holidays of 2026, all but the other Sundays', () => {
  const holidays: CivilDate[] = [];
  for (let day: CivilDate = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1))
    if (isPublicHoliday(day)) holidays.push(day);
  expect(holidays).toEqual([
    '2026-01-01',
    '2026-04-02',
    '2026-04-03',
    '2026-04-05',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-17',
    '2026-05-24',
    '2026-05-25',
    '2026-12-25',
    '2026-12-26',
  ]);
});

it('weekdays, before and after 1970', () => {
  expect([isSaturday('2025-12-20'), isSunday('2026-12-20'), isWorkingDay('2025-12-19')]).toEqual([true, true, true]);
  expect([isSaturday('1969-12-27'), isSunday('1969-12-28'), isWorkingDay('1969-12-29')]).toEqual([true, true, true]);
});

it.each<[string, CivilDate, CivilDate]>([
  ['a Tuesday', '2025-09-02', '2025-09-23'],
  ['a Saturday moves to Monday', '2025-09-06', '2025-09-29'],
  ['a Sunday moves to Monday', '2025-09-07', '2025-09-29'],
  ['Maundy Thursday moves past Easter', '2026-03-12', '2026-04-07'],
  ['1 May on a Friday moves to Monday', '2026-04-10', '2026-05-04'],
  ['the second day of Christmas on a Saturday moves to Monday', '2026-12-05', '2026-12-28'],
])('three weeks that end on %s', (_, began, ends) => {
  expect(weeksAfter(began, 3)).toBe(ends);
});
