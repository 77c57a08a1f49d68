import fc from 'fast-check';
import { type Rational, ratio, sum } from '#kernel';
import { split, weightsOf } from './split.ts';

const abs = (n: bigint) => (n < 0n ? -n : n);
const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 50 })
  .filter((all) => all.some((w) => w > 0n))
  .map((all) => ({
    municipalities: all.map((_, i) => String(1000 + i)),
    weights: all,
    total: all.reduce((a, b) => a + b, 0n),
  }));

describe('the split of whole øre (A-10), whatever the amount and the weights', () => {
  it('sums to the amount', () => {
    fc.assert(fc.property(amount, weights, (total, w) => split(total, w).reduce((a, b) => a + b, 0n) === total));
  });

  it('gives each less than one øre more or less than his exact part', () => {
    fc.assert(
      fc.property(amount, weights, (total, w) => {
        for (const [i, part] of split(total, w).entries())
          expect(abs(part * w.total - total * (w.weights[i] ?? 0n)) < w.total).toBe(true);
      }),
    );
  });

  it('mirrors a negative amount', () => {
    fc.assert(
      fc.property(amount, weights, (total, w) => {
        expect(split(-total, w)).toEqual(split(total, w).map((p) => -p));
      }),
    );
  });

  it('gives nothing to a weight of zero', () => {
    fc.assert(
      fc.property(amount, weights, (total, w) => {
        for (const [i, part] of split(total, w).entries()) if (w.weights[i] === 0n) expect(part).toBe(0n);
      }),
    );
  });

  it('gives the øre left over to the largest remainders, ties to the lower municipality number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (total, w) => {
        const parts = split(total, w);
        const ranked = w.weights
          .map((weight, i) => ({ i, rest: (total * weight) % w.total, extra: parts[i] !== (total * weight) / w.total }))
          .sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.i - b.i));
        const without = ranked.findIndex((r) => !r.extra);
        expect(ranked.slice(without === -1 ? ranked.length : without).some((r) => r.extra)).toBe(false);
      }),
    );
  });

  it('does not depend on the scale of the weights', () => {
    fc.assert(
      fc.property(amount, weights, fc.bigInt({ min: 1n, max: 1000n }), (total, w, k) => {
        const scaled = { ...w, weights: w.weights.map((x) => x * k), total: w.total * k };
        expect(split(total, scaled)).toEqual(split(total, w));
      }),
    );
  });
});

describe('ties', () => {
  const equal = (n: number) =>
    weightsOf(new Map(Array.from({ length: n }, (_, i) => [String(1900 - i), ratio(1n, BigInt(n))])));

  it.each([
    [1n, 3, [1n, 0n, 0n]],
    [2n, 3, [1n, 1n, 0n]],
    [-1n, 3, [-1n, 0n, 0n]],
    [100n, 3, [34n, 33n, 33n]],
    [0n, 3, [0n, 0n, 0n]],
  ])('%s øre among %s alike: the lowest municipality number first', (total, n, expected) => {
    const w = equal(n);
    expect(w.municipalities).toEqual(['1898', '1899', '1900']);
    expect(split(total, w)).toEqual(expected);
  });

  it('a split without any weight is a bug, not an answer', () => {
    expect(() => split(1n, { municipalities: ['1857'], weights: [0n], total: 0n })).toThrow(RangeError);
  });
});

describe('exact shares as whole weights', () => {
  const shares = fc
    .array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 20 })
    .filter((all) => all.some((w) => w > 0n))
    .map((all) => {
      const whole = all.reduce((a, b) => a + b, 0n);
      return new Map(all.map((w, i): [string, Rational] => [String(1000 + i), ratio(w, whole)]));
    });

  it('keep their proportions, in ascending order of municipality number', () => {
    fc.assert(
      fc.property(shares, (of) => {
        const w = weightsOf(of);
        expect(w.municipalities).toEqual([...of.keys()].sort());
        expect(w.weights.map((x) => ratio(x, w.total))).toEqual(w.municipalities.map((m) => of.get(m)));
      }),
    );
  });

  it('are the same in whatever order the shares come', () => {
    fc.assert(
      fc.property(
        shares.chain((of) => fc.tuple(fc.constant(of), fc.shuffledSubarray([...of], { minLength: of.size }))),
        ([of, mixed]) => {
          expect(weightsOf(new Map(mixed))).toEqual(weightsOf(of));
          expect(sum([...of.values()])).toEqual(ratio(1n));
        },
      ),
    );
  });
});
