import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dateInOslo,
  dateOfDay,
  dayNumber,
  earlier,
  endOfDayInOslo,
  endOfMonth,
  firstOfMonth,
  instantOf,
  isCivilDate,
  isCivilMonth,
  isInstant,
  later,
  millisOf,
  monthNumber,
  monthOf,
  monthOfNumber,
  monthsBetween,
  nextFirstOfJanuary,
  normaliseInstant,
  yearOf,
} from './civil-date.ts';

describe('civil dates', () => {
  it.each(['2024-02-29', '2000-02-29', '2025-12-31', '1900-01-01', '2999-12-31'])('%s is in the calendar', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-02-30',
    '2025-04-31',
    '2025-00-10',
    '2025-13-01',
    '2025-01-00',
    '2025-01-32',
    '1899-12-31',
    '3000-01-01',
    '2025-1-1',
    '25-01-01',
    '2025-01-01T00:00',
    ' 2025-01-01',
    '2025-01-01\n',
    '２０２５-01-01',
    '',
    20250101,
    null,
    undefined,
  ])('%p is not', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  const day = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2999-12-31') });

  it('are days in a row: each has a number, and the number its date', () => {
    fc.assert(fc.property(day, (n) => isCivilDate(dateOfDay(n)) && dayNumber(dateOfDay(n)) === n));
  });

  it('compare as text', () => {
    fc.assert(fc.property(day, day, (a, b) => dateOfDay(a) < dateOfDay(b) === a < b));
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2025-03-30', 0, '2025-03-30'],
  ])('%s and %s days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
  });

  it.each([
    ['2024-12-31', '2025-01-01'],
    ['2025-01-01', '2025-01-01'],
    ['2025-01-02', '2026-01-01'],
    ['2025-12-31', '2026-01-01'],
  ])('the 1 January on or after %s is %s', (date, january) => {
    expect(nextFirstOfJanuary(date)).toBe(january);
  });

  it('the earlier and the later of two', () => {
    expect([earlier('2025-01-02', '2025-01-10'), later('2025-01-02', '2025-01-10')]).toEqual([
      '2025-01-02',
      '2025-01-10',
    ]);
    expect([earlier('2025-10', '2025-09'), later('2025-10', '2025-09')]).toEqual(['2025-09', '2025-10']);
  });
});

describe('civil months', () => {
  it.each([
    ['2025-01', true],
    ['2025-12', true],
    ['1900-01', true],
    ['2025-00', false],
    ['2025-13', false],
    ['2025-1', false],
    ['1899-12', false],
    ['3000-01', false],
    ['2025-01-01', false],
    [202501, false],
  ])('%p: %s', (text, is) => {
    expect(isCivilMonth(text)).toBe(is);
  });

  it.each([
    ['2025-12', 1, '2026-01'],
    ['2025-01', -1, '2024-12'],
    ['2025-06', 0, '2025-06'],
    ['2025-06', 30, '2027-12'],
  ])('%s and %s months is %s', (from, n, to) => {
    expect(addMonths(from, n)).toBe(to);
    expect(monthOfNumber(monthNumber(from) + n)).toBe(to);
  });

  it.each([
    ['2024-02', '2024-02-01', '2024-03-01'],
    ['2025-12', '2025-12-01', '2026-01-01'],
  ])('%s begins %s and has ended %s', (month, first, end) => {
    expect([firstOfMonth(month), endOfMonth(month)]).toEqual([first, end]);
    expect([monthOf(first), yearOf(month)]).toEqual([month, Number(month.slice(0, 4))]);
  });

  it('from one to another, both counted; none when the last is before the first', () => {
    expect(monthsBetween('2024-11', '2025-02')).toEqual(['2024-11', '2024-12', '2025-01', '2025-02']);
    expect(monthsBetween('2025-01', '2025-01')).toEqual(['2025-01']);
    expect(monthsBetween('2025-02', '2025-01')).toEqual([]);
  });
});

describe('days in Oslo', () => {
  it.each([
    ['in winter', '2025-01-15', '2025-01-15T22:59:59.999Z'],
    ['in summer', '2025-07-15', '2025-07-15T21:59:59.999Z'],
    ['the day before summer time begins', '2025-03-29', '2025-03-29T22:59:59.999Z'],
    ['the day summer time begins, of 23 hours', '2025-03-30', '2025-03-30T21:59:59.999Z'],
    ['the day before it ends', '2025-10-25', '2025-10-25T21:59:59.999Z'],
    ['the day it ends, of 25 hours', '2025-10-26', '2025-10-26T22:59:59.999Z'],
    ['the last of the year', '2024-12-31', '2024-12-31T22:59:59.999Z'],
  ])('%s: %s ends at %s', (_, date, end) => {
    expect(endOfDayInOslo(date)).toBe(end);
    expect(dateInOslo(end)).toBe(date);
    expect(dateInOslo(instantOf(millisOf(end) + 1))).toBe(addDays(date, 1));
  });
});

describe('instants', () => {
  it.each([
    ['2025-01-01T12:00:00Z', '2025-01-01T12:00:00.000Z'],
    ['2025-01-01T12:00:00+01:00', '2025-01-01T11:00:00.000Z'],
    ['2025-01-01T00:30:00+02:00', '2024-12-31T22:30:00.000Z'],
    ['2025-01-01T12:00Z', '2025-01-01T12:00:00.000Z'],
    ['2025-01-01T12:00:00.123456789Z', '2025-01-01T12:00:00.123Z'],
  ])('%s is %s', (text, canonical) => {
    expect(isInstant(text)).toBe(true);
    expect(normaliseInstant(text)).toBe(canonical);
  });

  it.each([
    '2025-01-01',
    '2025-01-01T12:00:00',
    '2025-02-29T12:00:00Z',
    '2025-01-01T25:00:00Z',
    '2025-01-01T12:60:00Z',
    '2025-01-01 12:00:00Z',
    'now',
    1735732800000,
  ])('%p is none', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  it('in their canonical form compare as text', () => {
    const instant = fc.integer({ min: Date.parse('1900-01-01'), max: Date.parse('2999-12-31') });
    fc.assert(fc.property(instant, instant, (a, b) => instantOf(a) < instantOf(b) === a < b));
  });
});
