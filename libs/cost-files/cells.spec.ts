import fc from 'fast-check';
import { kroner, kronerForReaders } from '#kernel';
import { readAmount } from './cells/amount.ts';
import { readDate, readMonth } from './cells/date.ts';
import { shownNumber } from './cells/decimal.ts';

describe('an amount', () => {
  test.each([
    ['1234,5', 123450n],
    ['1234,56', 123456n],
    ['1 234 567,80', 123456780n],
    ['1\u00a0234\u00a0567,80', 123456780n],
    ['1\u202f234,50', 123450n],
    ['1.234.567,80', 123456780n],
    ["1'234,50", 123450n],
    ['1.234', 123400n],
    ['-50', -5000n],
    ['−50', -5000n],
    ['- 50', -5000n],
    ['50-', -5000n],
    ['1.234,50 -', -123450n],
    ['(1 234,50)', -123450n],
    ['+7', 700n],
    ['0', 0n],
    ['0,05', 5n],
    [' 5 ', 500n],
  ])('that is written «%s» with a decimal comma', (written, amount) => {
    expect(readAmount(written, 'COMMA')).toBe(amount);
  });

  test.each([
    ['1234.56', 123456n],
    ['1,234.56', 123456n],
    ['(1,234.56)', -123456n],
    ['1,234', 123400n],
  ])('that is written «%s» with a decimal point', (written, amount) => {
    expect(readAmount(written, 'POINT')).toBe(amount);
  });

  test.each([
    '',
    '-',
    '1,234',
    '1.23',
    '1234.56',
    '12.34,50',
    '1.234 567,00',
    '1,2,3',
    '--5',
    '-5-',
    '(-5)',
    '(5',
    '5)',
    'kr 5',
    '5 kr',
    '1e3',
    '#N/A',
    '1 23',
    ',50',
    '5,',
    '0x1',
    '١',
    '12345678901234567',
  ])('«%s» is none with a decimal comma', (written) => {
    expect(readAmount(written, 'COMMA')).toBeNull();
  });

  test.each([
    ['1234.56', 123456n],
    ['1.1000000000000001', 110n],
    ['0.30000000000000004', 30n],
    ['-2.9999999999999998E-2', -3n],
    ['1.23456E3', 123456n],
    ['1E-2', 1n],
    ['88259496234518.57', null],
    ['1.005', null],
    ['1.1E-3', null],
    ['1E400', null],
    ['NaN', null],
  ])('that a spreadsheet holds as %s', (number, amount) => {
    expect(readAmount({ number }, 'COMMA')).toBe(amount);
  });

  const any = fc.bigInt({ min: -(10n ** 14n) + 1n, max: 10n ** 14n - 1n });

  test('is read back from each way to write it', () => {
    fc.assert(
      fc.property(any, (amount) => {
        const size = amount < 0n ? -amount : amount;
        const comma = kroner(size).replace('.', ',');
        const grouped = kronerForReaders(size);
        const ways = [comma, grouped, grouped.replaceAll('\u00a0', ' '), grouped.replaceAll('\u00a0', '.')].flatMap(
          (way) => (amount < 0n ? [`-${way}`, `−${way}`, `${way}-`, `(${way})`] : [way, `+${way}`]),
        );
        for (const way of ways) expect(readAmount(way, 'COMMA')).toBe(amount);
        expect(readAmount(kroner(amount), 'POINT')).toBe(amount);
      }),
    );
  });

  test('that went through a spreadsheet is the amount that was typed, to 15 digits', () => {
    fc.assert(
      fc.property(any, (amount) => {
        // Seventeen digits, as a spreadsheet writes its binary numbers.
        const number = Number(kroner(amount)).toExponential(16);
        expect(readAmount({ number }, 'COMMA')).toBe(amount);
      }),
    );
  });
});

test.each([
  ['1200', '1200'],
  ['1.2E3', '1200'],
  ['6800.0', '6800'],
  ['1e20', '100000000000000000000'],
  ['', null],
  ['1,5', null],
])('the number %s is shown as %s', (written, shown) => {
  expect(shownNumber(written)).toBe(shown);
});

describe('a day', () => {
  test.each([
    ['05.03.2026', '2026-03-05'],
    ['5.3.2026', '2026-03-05'],
    ['5/3/2026', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['05.03.2026 00:00:00', '2026-03-05'],
    ['2026-03-05T12:30', '2026-03-05'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2026', null],
    ['31.04.2026', null],
    ['13.13.2026', null],
    ['05.03.26', null],
    ['5. mars 2026', null],
    ['46086', null],
    ['', null],
  ])('%s is %s', (written, day) => {
    expect(readDate(written, false)).toBe(day);
  });

  test.each([
    ['32874', false, '1990-01-01'],
    ['32873', false, null],
    ['46086', false, '2026-03-05'],
    ['46086.75', false, '2026-03-05'],
    ['44624', true, '2026-03-05'],
    ['20260305', false, '2026-03-05'],
    ['2026', false, null],
    ['-5', false, null],
    ['999999', false, null],
  ])('serial number %s (from 1904: %s) is %s', (number, from1904, day) => {
    expect(readDate({ number }, from1904)).toBe(day);
  });
});

test.each([
  ['2026-03', '2026-03'],
  ['202603', '2026-03'],
  ['03.2026', '2026-03'],
  ['3/2026', '2026-03'],
  ['31.03.2026', '2026-03'],
  ['202613', null],
  ['2026', null],
  ['mars', null],
])('month %s is %s', (written, month) => {
  expect(readMonth(written, false)).toBe(month);
  if (/^\d+$/.test(written)) expect(readMonth({ number: written }, false)).toBe(month);
});
