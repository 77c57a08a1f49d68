import { approximate, kroner, parseKroner, ratio } from '#kernel';
import { type KeyDefinition, type KeyFigures, type Shares, sharesOf } from './key.ts';
import { subsetShares } from './month.ts';
import { split, weightsOf } from './split.ts';

/** Statistics Norway, table 07459: Vågan, Vestvågøy, Flakstad, Moskenes, Værøy. */
const NUMBERS = ['1865', '1860', '1859', '1874', '1857'];
const INHABITANTS: Record<string, number[]> = {
  '1.1.2021': [9670, 11521, 1238, 989, 698],
  '1.1.2022': [9724, 11566, 1216, 982, 678],
  '1.1.2023': [9736, 11551, 1220, 979, 688],
  '1.1.2024': [9793, 11619, 1229, 954, 683],
  '1.1.2025': [9871, 11582, 1266, 969, 677],
  '1.1.2026': [9905, 11606, 1235, 976, 656],
};

const figuresOf = (date: string): KeyFigures => ({
  population: new Map(NUMBERS.map((m, i) => [m, BigInt(INHABITANTS[date]?.[i] ?? 0)])),
  usage: () => null,
  historic: null,
  actual: null,
});

const flatAndPopulation = (equal: string, population: string): KeyDefinition => ({
  key: `${equal} and ${population}`,
  name: 'Example',
  components: [
    ...(equal === '0' ? [] : [{ basis: 'EQUAL' as const, weight: equal }]),
    { basis: 'POPULATION', weight: population },
  ],
});
const KEY_30_70 = flatAndPopulation('3/10', '7/10');

function sharesAmong(key: KeyDefinition, participants: readonly string[], date: string): Shares {
  const shares = sharesOf(key, participants, figuresOf(date));
  if ('missing' in shares) throw new Error(`missing ${shares.missing}`);
  return shares;
}

/** Kroner in the order of the table. */
function inKroner(amount: string, shares: Shares, order: readonly string[] = NUMBERS): string[] {
  const weights = weightsOf(shares);
  const parts = split(parseKroner(amount) ?? 0n, weights);
  return order.map((m) => kroner(parts[weights.municipalities.indexOf(m)] ?? 0n));
}

describe('30/70 shares to six decimals', () => {
  it.each([
    ['1.1.2021', ['0.340685', '0.394413', '0.095935', '0.088707', '0.080260']],
    ['1.1.2022', ['0.341668', '0.395024', '0.095223', '0.088445', '0.079639']],
    ['1.1.2023', ['0.341923', '0.394479', '0.095327', '0.088349', '0.079922']],
    ['1.1.2024', ['0.342359', '0.395007', '0.095435', '0.087506', '0.079693']],
    ['1.1.2025', ['0.343591', '0.392748', '0.096372', '0.087839', '0.079450']],
    ['1.1.2026', ['0.344416', '0.393259', '0.095462', '0.088025', '0.078837']],
  ])('by the inhabitants of %s', (date, expected) => {
    const shares = sharesAmong(KEY_30_70, NUMBERS, date);
    expect(NUMBERS.map((m) => approximate(shares.get(m) ?? ratio(0n)))).toEqual(expected);
  });
});

describe('10 000 000.00 kr', () => {
  it.each([
    ['30/70', '3/10', '7/10', '1.1.2024', ['3423585.14', '3950070.02', '954353.74', '875063.84', '796927.26']],
    ['30/70', '3/10', '7/10', '1.1.2025', ['3435912.17', '3927477.94', '963718.45', '878391.13', '794500.31']],
    ['30/70', '3/10', '7/10', '1.1.2026', ['3444162.77', '3932594.96', '954623.02', '880252.69', '788366.56']],
    ['20/80', '0.2', '0.8', '1.1.2025', ['3641042.48', '4202831.93', '815678.23', '718161.30', '622286.06']],
    ['50/50', '1/2', '1/2', '1.1.2025', ['3025651.55', '3376769.96', '1259798.89', '1198850.81', '1138928.79']],
    ['population only', '0', '1', '1.1.2025', ['4051303.10', '4753539.92', '519597.78', '397701.62', '277857.58']],
  ])('by %s (%s equal, %s population), %s', (_, equal, population, date, expected) => {
    expect(inKroner('10000000', sharesAmong(flatAndPopulation(equal, population), NUMBERS, date))).toEqual(expected);
  });
});

it('a project of Vågan and Vestvågøy, 1 000 000.01 kr, runs the key over the two', () => {
  const two = ['1865', '1860'];
  expect(inKroner('1000000.01', sharesAmong(KEY_30_70, two, '1.1.2025'), two)).toEqual(['472085.49', '527914.52']);
});

describe('a system of 500 000.00 kr from which Værøy abstains', () => {
  const four = ['1865', '1860', '1859', '1874'];
  it.each([
    ['(A) the key run again over the four', 'RERUN', ['183348.11', '208628.84', '56205.67', '51817.38']],
    ['(B) the five-party shares renormalised', 'RENORMALISE', ['186622.79', '213322.37', '52344.71', '47710.13']],
    ['(C) Værøy’s share split equally', 'EQUAL', ['181726.86', '206305.15', '58117.18', '53850.81']],
  ])('%s', (_, option, expected) => {
    const whole = sharesAmong(KEY_30_70, NUMBERS, '1.1.2025');
    const rerun = sharesAmong(KEY_30_70, four, '1.1.2025');
    expect(inKroner('500000', subsetShares(option, whole, rerun), four)).toEqual(expected);
  });
});

it('Flakstad’s 963 718.45 kr in twelve: one month is an øre above the others', () => {
  const months = new Map(Array.from({ length: 12 }, (_, i) => [String(i).padStart(4, '0'), ratio(1n, 12n)]));
  const parts = split(96371845n, weightsOf(months));
  expect(parts.map(kroner)).toEqual(['80309.88', ...Array.from({ length: 11 }, () => '80309.87')]);
});

it('two municipalities as one move 4.5 percentage points of a 30 % flat part', () => {
  const merged: KeyFigures = {
    ...figuresOf('1.1.2026'),
    population: new Map([
      ['1857', 656n],
      ['1859', 1235n],
      ['1860', 11606n + 976n],
      ['1865', 9905n],
    ]),
  };
  const shares = sharesOf(KEY_30_70, ['1865', '1860', '1859', '1857'], merged) as Shares;
  expect(['1865', '1860', '1859', '1857'].map((m) => approximate(shares.get(m) ?? ratio(0n)))).toEqual([
    '0.359416',
    '0.436285',
    '0.110462',
    '0.093837',
  ]);
});
