import fc from 'fast-check';
import {
  approximate,
  compare,
  equals,
  formatRational,
  minus,
  ONE,
  over,
  parseRational,
  plus,
  type Rational,
  ratio,
  sum,
  times,
  ZERO,
} from './rational.ts';

const fraction = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
  .map(([n, d]) => ratio(n, d));

describe('exact fractions', () => {
  it.each([
    [6n, 4n, { n: 3n, d: 2n }],
    [-6n, 4n, { n: -3n, d: 2n }],
    [6n, -4n, { n: -3n, d: 2n }],
    [0n, -7n, { n: 0n, d: 1n }],
  ])('%s/%s in lowest terms, the sign above', (n, d, expected) => {
    expect(ratio(n, d)).toEqual(expected);
  });

  it('a denominator of zero is a bug', () => {
    expect(() => ratio(1n, 0n)).toThrow(RangeError);
    expect(() => over(ONE, ZERO)).toThrow(RangeError);
  });

  it('three thirds are one, exactly', () => {
    const third = ratio(1n, 3n);
    expect(sum([third, third, third])).toEqual(ONE);
    expect(sum([])).toEqual(ZERO);
  });

  it('add and subtract, multiply and divide are each other’s inverse', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(minus(plus(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(over(times(a, b), b)).toEqual(a);
      }),
    );
  });

  it('compare as numbers', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(compare(a, b)).toBe(Math.sign(Number(a.n * b.d - b.n * a.d)) || 0);
        expect(equals(a, b)).toBe(compare(a, b) === 0);
      }),
    );
  });
});

describe('written fractions', () => {
  it.each([
    ['3/10', '3/10'],
    ['0.3', '3/10'],
    ['6/20', '3/10'],
    ['1', '1'],
    ['-0.5', '-1/2'],
    ['-3/4', '-3/4'],
    ['0.000000000000000001', '1/1000000000000000000'],
    ['1.50', '3/2'],
    ['0', '0'],
    ['-0', '0'],
  ])('%s is %s', (text, shown) => {
    expect(formatRational(parseRational(text) as Rational)).toBe(shown);
  });

  it.each(['', '1/0', '1/-2', '.5', '1.', '1e3', '0,3', '1/2/3', ' 1', 'x', '1234567890123456789'])(
    '%p is none',
    (text) => {
      expect(parseRational(text)).toBeNull();
    },
  );

  it('come back as they were', () => {
    fc.assert(fc.property(fraction, (r) => expect(parseRational(formatRational(r))).toEqual(r)));
  });
});

describe('a ratio that people see', () => {
  it.each([
    [ratio(1n, 3n), 6, '0.333333'],
    [ratio(2n, 3n), 6, '0.666667'],
    [ratio(1n, 2n), 0, '1'],
    [ratio(5n, 1000n), 2, '0.01'],
    [ratio(-5n, 1000n), 2, '-0.01'],
    [ratio(1n, 8n), 2, '0.13'],
    [ratio(0n), 3, '0.000'],
    [ratio(10n ** 30n + 1n, 10n ** 30n), 6, '1.000000'],
  ])('%o to %s decimals is %s', (r, decimals, shown) => {
    expect(approximate(r, decimals)).toBe(shown);
  });
});
