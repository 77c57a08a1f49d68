import fc from 'fast-check';
import { compare, formatRational, parseRational, type Rational, ratio, sum } from '#kernel';
import { type KeyComponent, type KeyDefinition, type KeyFigures, sharesOf } from './key.ts';
import { indexed, nearestOere } from './month.ts';
import { keyMalformed, weightsMustSumToOne } from './refusals.ts';
import { keyIsWellFormed } from './rules/key-is-well-formed.ts';

const key = (components: KeyComponent[], bounds: { minShare?: string; maxShare?: string } = {}): KeyDefinition => ({
  key: 'K',
  name: 'Example',
  components,
  ...bounds,
});
const nothing: KeyFigures = { population: null, usage: () => null, historic: null, actual: null };
const of = (figures: Record<string, bigint>) => new Map(Object.entries(figures));
const shown = (definition: KeyDefinition, participants: string[], figures: Partial<KeyFigures> = {}) => {
  const shares = sharesOf(definition, participants, { ...nothing, ...figures });
  return 'missing' in shares ? shares : Object.fromEntries([...shares].map(([m, s]) => [m, formatRational(s)]));
};

describe('a key is a weighted sum of components', () => {
  const ABC = ['A', 'B', 'C'];

  it('EQUAL: the same to everyone', () => {
    expect(shown(key([{ basis: 'EQUAL', weight: '1' }]), ABC)).toEqual({ A: '1/3', B: '1/3', C: '1/3' });
  });

  it('POPULATION: by inhabitants', () => {
    const population = of({ A: 1n, B: 2n, C: 5n });
    expect(shown(key([{ basis: 'POPULATION', weight: '1' }]), ABC, { population })).toEqual({
      A: '1/8',
      B: '1/4',
      C: '5/8',
    });
  });

  it('USAGE: by the units of its own metric', () => {
    const usage = (metric: string) => (metric === 'users' ? of({ A: 0n, B: 3n, C: 1n }) : null);
    expect(shown(key([{ basis: 'USAGE', weight: '1', metric: 'users' }]), ABC, { usage })).toEqual({
      A: '0',
      B: '3/4',
      C: '1/4',
    });
    expect(shown(key([{ basis: 'USAGE', weight: '1', metric: 'devices' }]), ABC, { usage })).toEqual({
      missing: 'USAGE',
      municipality: null,
      metric: 'devices',
    });
  });

  it('FIXED: as it says, scaled to those who take part', () => {
    const fixed = key([{ basis: 'FIXED', weight: '1', shares: { A: '1/2', B: '0.3', C: '1/5' } }]);
    expect(shown(fixed, ABC)).toEqual({ A: '1/2', B: '3/10', C: '1/5' });
    expect(shown(fixed, ['A', 'B'])).toEqual({ A: '5/8', B: '3/8' });
    expect(shown(fixed, ['A', 'D'])).toEqual({ missing: 'FIXED', municipality: 'D', metric: null });
  });

  it('HISTORIC: by own cost of the base year', () => {
    const historic = new Map([
      ['A', ratio(100n)],
      ['B', ratio(300n)],
    ]);
    expect(shown(key([{ basis: 'HISTORIC', weight: '1' }]), ['A', 'B'], { historic })).toEqual({ A: '1/4', B: '3/4' });
    expect(shown(key([{ basis: 'HISTORIC', weight: '1' }]), ABC, { historic })).toEqual({
      missing: 'HISTORIC',
      municipality: 'C',
      metric: null,
    });
  });

  it('HISTORIC: an own cost below zero is none to share by', () => {
    const historic = new Map([
      ['A', ratio(-100n)],
      ['B', ratio(300n)],
    ]);
    expect(shown(key([{ basis: 'HISTORIC', weight: '1' }]), ['A', 'B'], { historic })).toEqual({
      missing: 'HISTORIC',
      municipality: 'A',
      metric: null,
    });
  });

  it('ACTUAL: by the amounts of the line itself', () => {
    expect(shown(key([{ basis: 'ACTUAL', weight: '1' }]), ['A', 'B'], { actual: of({ A: 25n, B: 75n }) })).toEqual({
      A: '1/4',
      B: '3/4',
    });
    expect(shown(key([{ basis: 'ACTUAL', weight: '1' }]), ['A'])).toEqual({
      missing: 'ACTUAL',
      municipality: null,
      metric: null,
    });
  });

  it('several: each by its weight', () => {
    const both = key([
      { basis: 'EQUAL', weight: '3/10' },
      { basis: 'POPULATION', weight: '7/10' },
    ]);
    expect(shown(both, ['A', 'B'], { population: of({ A: 1n, B: 3n }) })).toEqual({ A: '13/40', B: '27/40' });
  });

  it.each(['POPULATION', 'HISTORIC', 'ACTUAL'] as const)(
    '%s: nobody has anything to share by, which is said',
    (basis) => {
      const zero = { population: of({ A: 0n }), historic: new Map([['A', ratio(0n)]]), actual: of({ A: 0n }) };
      expect(shown(key([{ basis, weight: '1' }]), ['A'], zero)).toEqual({
        missing: basis,
        municipality: null,
        metric: null,
      });
    },
  );
});

describe('smallest and largest shares', () => {
  const population = of({ A: 70n, B: 20n, C: 10n });
  const by = (bounds: { minShare?: string; maxShare?: string }) =>
    shown(key([{ basis: 'POPULATION', weight: '1' }], bounds), ['A', 'B', 'C'], { population });

  it('nobody outside: nothing changes', () => {
    expect(by({ minShare: '0.1', maxShare: '0.7' })).toEqual({ A: '7/10', B: '1/5', C: '1/10' });
  });

  it('who falls below gets the smallest; the others share the rest as before', () => {
    expect(by({ minShare: '0.15' })).toEqual({ A: '119/180', B: '17/90', C: '3/20' });
  });

  it('raising one may push another below, which is then raised too', () => {
    expect(by({ minShare: '0.19' })).toEqual({ A: '31/50', B: '19/100', C: '19/100' });
  });

  it('who rises above gets the largest', () => {
    expect(by({ maxShare: '0.55' })).toEqual({ A: '11/20', B: '3/10', C: '3/20' });
  });

  it('both at once', () => {
    expect(by({ minShare: '0.2', maxShare: '0.5' })).toEqual({ A: '1/2', B: '3/10', C: '1/5' });
  });

  it('just possible: everyone gets the bound', () => {
    expect(by({ minShare: '1/3' })).toEqual({ A: '1/3', B: '1/3', C: '1/3' });
    expect(by({ maxShare: '1/3' })).toEqual({ A: '1/3', B: '1/3', C: '1/3' });
  });

  it.each([
    ['the smallest shares sum to more than 1', { minShare: '0.34' }],
    ['the largest shares sum to less than 1', { maxShare: '0.33' }],
  ])('impossible for so many, when %s', (_, bounds) => {
    expect(by(bounds)).toEqual({ missing: 'BOUNDS', municipality: null, metric: null });
  });

  const bounds = fc.tuple(fc.nat(100), fc.nat(100)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const population1 = fc
    .array(fc.nat(10_000), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((n) => n > 0))
    .map((all) => new Map(all.map((n, i) => [String(1000 + i), BigInt(n)])));

  it('whatever the figures: they sum to exactly 1, within the bounds, in the order of the figures', () => {
    fc.assert(
      fc.property(population1, bounds, (figures, [min, max]) => {
        const names = [...figures.keys()];
        const definition = key([{ basis: 'POPULATION', weight: '1' }], {
          minShare: `${min}/100`,
          maxShare: `${max}/100`,
        });
        const shares = sharesOf(definition, names, { ...nothing, population: figures });
        if ('missing' in shares) {
          expect(shares.missing).toBe('BOUNDS');
          expect(min * names.length > 100 || max * names.length < 100).toBe(true);
          return;
        }
        expect(sum([...shares.values()])).toEqual(ratio(1n));
        for (const a of names) {
          const own = shares.get(a) as Rational;
          expect(compare(own, ratio(BigInt(min), 100n))).toBeGreaterThanOrEqual(0);
          expect(compare(own, ratio(BigInt(max), 100n))).toBeLessThanOrEqual(0);
          for (const b of names)
            if ((figures.get(a) ?? 0n) > (figures.get(b) ?? 0n))
              expect(compare(own, shares.get(b) as Rational)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('whoever lies between the bounds keeps the proportion to the others who do', () => {
    fc.assert(
      fc.property(population1, bounds, (figures, [min, max]) => {
        const definition = key([{ basis: 'POPULATION', weight: '1' }], {
          minShare: `${min}/100`,
          maxShare: `${max}/100`,
        });
        const shares = sharesOf(definition, [...figures.keys()], { ...nothing, population: figures });
        if ('missing' in shares) return;
        const free = [...shares].filter(
          ([, s]) => s.n * 100n !== BigInt(min) * s.d && s.n * 100n !== BigInt(max) * s.d,
        );
        for (const [a, x] of free)
          for (const [b, y] of free)
            expect(x.n * y.d * (figures.get(b) ?? 0n)).toBe(y.n * x.d * (figures.get(a) ?? 0n));
      }),
    );
  });
});

describe('a key is well formed', () => {
  const equal = (weight: string): KeyComponent => ({ basis: 'EQUAL', weight });

  it.each([
    [['1'], null],
    [['3/10', '7/10'], null],
    [['1/3', '1/3', '1/3'], null],
    [['0.333333333333333333', '0.333333333333333333', '0.333333333333333334'], null],
    [['0.33', '0.33', '0.33'], '99/100'],
    [['1/2', '0.500000000000000001'], '1000000000000000001/1000000000000000000'],
  ])('weights %j must sum to exactly 1', (weights, wrong) => {
    expect(keyIsWellFormed(key(weights.map(equal)))).toEqual(
      wrong === null ? null : weightsMustSumToOne({ key: 'K', sum: wrong }),
    );
  });

  it.each([
    ['a weight of zero', key([equal('0'), equal('1')])],
    ['a negative weight', key([equal('-1'), equal('2')])],
    ['USAGE without a metric', key([{ basis: 'USAGE', weight: '1' }])],
    ['FIXED without shares', key([{ basis: 'FIXED', weight: '1' }])],
    ['FIXED with a share below zero', key([{ basis: 'FIXED', weight: '1', shares: { A: '-1', B: '2' } }])],
    ['a smallest share below zero', key([equal('1')], { minShare: '-0.1' })],
    ['a largest share above 1', key([equal('1')], { maxShare: '1.1' })],
    ['a smallest share above the largest', key([equal('1')], { minShare: '0.6', maxShare: '0.5' })],
  ])('%s is refused', (_, wrong) => {
    expect(keyIsWellFormed(wrong)?.code).toBe(keyMalformed.code);
  });

  it.each([
    ['a smallest share equal to the largest', key([equal('1')], { minShare: '0.5', maxShare: '0.5' })],
    ['0 and 1 as bounds', key([equal('1')], { minShare: '0', maxShare: '1' })],
    ['USAGE with a metric', key([{ basis: 'USAGE', weight: '1', metric: 'users' }])],
  ])('%s is not', (_, right) => {
    expect(keyIsWellFormed(right)).toBeNull();
  });
});

describe('an index', () => {
  const values = { 2021: '100', 2022: '104.5', 2023: '0' };

  it('raises from one year to another, exactly', () => {
    expect(indexed(values, 2021, 2022)).toEqual(ratio(209n, 200n));
    expect(indexed(values, 2022, 2021)).toEqual(ratio(200n, 209n));
  });

  it.each([
    [2020, 2022],
    [2021, 2024],
    [2023, 2021],
  ])('from %s to %s has no value', (from, to) => {
    expect(indexed(values, from, to)).toBeNull();
  });

  it.each([
    ['1/2', 1n],
    ['-1/2', -1n],
    ['49/100', 0n],
    ['3/2', 2n],
    ['5/4', 1n],
    ['-7/4', -2n],
    ['0', 0n],
  ])('%s øre is %s', (exact, whole) => {
    expect(nearestOere(parseRational(exact) ?? ratio(0n))).toBe(whole);
  });
});
