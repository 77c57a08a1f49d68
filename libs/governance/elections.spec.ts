import fc from 'fast-check';
import type { Election } from './domain/election.ts';
import { majorityElects } from './domain/rules/majority-elects.ts';
import { placesByQuotient } from './domain/rules/places-by-quotient.ts';

const lists = (said: Record<string, number>) => Object.entries(said).map(([list, votes]) => ({ list, votes }));
const given = (said: Record<string, number>, places: number, lots: string[] = []) => {
  const { places: by, byLot, tied } = placesByQuotient(lists(said), places, lots);
  return [Object.fromEntries(by), byLot, tied];
};

describe('places by the largest quotient, divided by 1, 2, 3, 4 (kommuneloven § 7-6)', () => {
  it.each<[string, Record<string, number>, number, string[], unknown[]]>([
    // 14/1 14/2 14/3 against 9/1 9/2 against 4/1: 14, 9, 7, 4.67, 4.5, 4.
    ['one after the other', { A: 14, B: 9, C: 4 }, 5, [], [{ A: 3, B: 2, C: 0 }, [], []]],
    ['one more', { A: 14, B: 9, C: 4 }, 6, [], [{ A: 3, B: 2, C: 1 }, [], []]],
    // 8/2 = 4/1: the place goes to the list with the most votes.
    ['equal quotients, more votes', { A: 8, B: 4 }, 2, [], [{ A: 2, B: 0 }, [], []]],
    ['equal quotients, the other one next', { A: 8, B: 4 }, 3, [], [{ A: 2, B: 1 }, [], []]],
    ['equal votes, no lot drawn', { A: 5, B: 5 }, 1, [], [{ A: 0, B: 0 }, [], ['A', 'B']]],
    ['equal votes, the lot on B', { A: 5, B: 5 }, 1, ['B'], [{ A: 0, B: 1 }, ['B'], []]],
    ['equal votes, a place for each', { A: 5, B: 5 }, 2, [], [{ A: 1, B: 1 }, [], []]],
    [
      'three equal, two places, one lot drawn',
      { A: 5, B: 5, C: 5 },
      2,
      ['C'],
      [{ A: 0, B: 0, C: 1 }, ['C'], ['A', 'B']],
    ],
    ['three equal, two places, two drawn', { A: 5, B: 5, C: 5 }, 2, ['C', 'A'], [{ A: 1, B: 0, C: 1 }, ['C', 'A'], []]],
    ['a lot on a list that is not tied', { A: 6, B: 5, C: 5 }, 2, ['A'], [{ A: 1, B: 0, C: 0 }, [], ['B', 'C']]],
    ['a list without votes', { A: 3, B: 0 }, 4, [], [{ A: 4, B: 0 }, [], []]],
    ['no votes at all', { A: 0, B: 0 }, 2, ['A'], [{ A: 0, B: 0 }, [], ['A', 'B']]],
  ])('%s', (_, said, places, lots, expected) => {
    expect(given(said, places, lots)).toEqual(expected);
  });

  const votes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 7 });
  const places = fc.integer({ min: 1, max: 40 });
  const of = (all: readonly number[]) => all.map((n, i) => ({ list: `L${i}`, votes: n }));
  const drawn = (all: readonly number[]) => of(all).map(({ list }) => list);
  const got = (all: readonly number[], n: number, lots = drawn(all)) =>
    [...placesByQuotient(of(all), n, lots).places.values()] as number[];
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);

  it('every place is given, once lots are drawn', () => {
    fc.assert(fc.property(votes, places, (all, n) => sum(got(all, n)) === (sum(all) > 0 ? n : 0)));
  });

  it('with one more place nobody loses one, and one more vote never costs a place', () => {
    fc.assert(
      fc.property(votes, places, fc.nat(), (all, n, which) => {
        const now = got(all, n);
        const more = got(all, n + 1);
        const at = which % all.length;
        const other = all.map((v, i) => (i === at ? v + 1 : v));
        return more.every((p, i) => p >= (now[i] ?? 0)) && (got(other, n)[at] ?? 0) >= (now[at] ?? 0);
      }),
    );
  });

  it('more votes, no fewer places; and each has at least its whole share', () => {
    fc.assert(
      fc.property(votes, places, (all, n) => {
        const now = got(all, n);
        const share = (v: number) => (sum(all) === 0 ? 0 : Math.floor((n * v) / sum(all)));
        return all.every(
          (v, i) => (now[i] ?? 0) >= share(v) && all.every((w, j) => v <= w || (now[i] ?? 0) >= (now[j] ?? 0)),
        );
      }),
    );
  });

  it('is what the largest of all quotients are, counted in another way', () => {
    fc.assert(
      fc.property(votes, places, (all, n) => {
        const quotients = all.flatMap((v, i) => Array.from({ length: n }, (_, d) => ({ i, v, q: v / (d + 1) })));
        quotients.sort((a, b) => b.q - a.q || b.v - a.v || a.i - b.i);
        const counted = all.map((_, i) => quotients.slice(0, n).filter((one) => one.i === i && one.v > 0).length);
        // Numbers this small have no two quotients that differ by less than a double can tell.
        return sum(all) === 0 || got(all, n).every((p, i) => p === counted[i]);
      }),
    );
  });

  it('does not say more than is decided: without lots the places that are given are so whatever the lots', () => {
    fc.assert(
      fc.property(votes, places, (all, n) => {
        const { places: sure, tied } = placesByQuotient(of(all), n);
        const decided = got(all, n);
        const reversed = got(all, n, drawn(all).reverse());
        const certain = [...sure.values()];
        const least = certain.every((p, i) => p <= (decided[i] ?? 0) && p <= (reversed[i] ?? 0));
        return least && (tied.length > 0 || JSON.stringify(decided) === JSON.stringify(reversed));
      }),
    );
  });
});

describe('a majority election (kommuneloven § 7-8)', () => {
  const round = (said: Record<string, number>, blank?: number) => ({
    votes: Object.entries(said).map(([candidate, votes]) => ({ candidate, votes })),
    ...(blank !== undefined && { blank }),
  });
  it.each<[string, Pick<Election, 'rounds' | 'lots'>, [string | null, string]]>([
    ['more than half', { rounds: [round({ a: 8, b: 7 })] }, ['a', 'ELECTED']],
    ['exactly half', { rounds: [round({ a: 8, b: 5, c: 3 })] }, [null, 'NO_SECOND_ROUND']],
    ['half with the blank ones, more without', { rounds: [round({ a: 8, b: 7 }, 1)] }, [null, 'BLANKS_DECIDE']],
    ['more than half also with the blank ones', { rounds: [round({ a: 9, b: 7 }, 1)] }, ['a', 'ELECTED']],
    [
      'the most are enough the second time',
      { rounds: [round({ a: 6, b: 5, c: 4 }), round({ a: 5, b: 6, c: 4 })] },
      ['b', 'ELECTED'],
    ],
    ['the first time was enough', { rounds: [round({ a: 8, b: 7 }), round({ a: 7, b: 8 })] }, ['a', 'ELECTED']],
    [
      'blank in the first, the most in the second',
      { rounds: [round({ a: 8, b: 7 }, 1), round({ a: 8, b: 8 })], lots: ['b'] },
      ['b', 'LOT'],
    ],
    ['equal the second time', { rounds: [round({ a: 5, b: 5 }), round({ a: 5, b: 5 })] }, [null, 'TIE_IN_ELECTION']],
    [
      'a lot on another',
      { rounds: [round({ a: 5, b: 5 }), round({ a: 5, b: 5, c: 1 })], lots: ['c'] },
      [null, 'TIE_IN_ELECTION'],
    ],
    ['a tie the first time is no lot', { rounds: [round({ a: 5, b: 5 })], lots: ['a'] }, [null, 'NO_SECOND_ROUND']],
    ['all blank', { rounds: [round({ a: 0 }, 9)] }, [null, 'NOBODY_VOTED']],
    ['all blank twice', { rounds: [round({ a: 0 }, 9), round({ a: 0 }, 9)] }, [null, 'NOBODY_VOTED']],
  ])('%s', (_, said, [elected, because]) => {
    expect(majorityElects(said)).toMatchObject({ elected, because });
  });
});
