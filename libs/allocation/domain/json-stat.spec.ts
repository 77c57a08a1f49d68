import fc from 'fast-check';
import { readPopulation } from './json-stat.ts';

const PEOPLE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '1857': { '2023': 674, '2024': 668, '2025': 702 },
  '1865': { '2023': 9718, '2024': 9718, '2025': 9757 },
};
const REGIONS = ['1865', '1857'];
const YEARS = ['2025', '2023', '2024'];

interface Shape {
  readonly order: readonly string[];
  readonly index: 'list' | 'object';
  readonly value: 'list' | 'sparse';
  readonly role: boolean;
}
const PLAIN: Shape = { order: ['Region', 'ContentsCode', 'Tid'], index: 'list', value: 'list', role: true };

/** The dataset as Statistics Norway could send it; every shape says the same. */
function dataset({ order, index, value, role }: Shape, people = PEOPLE): Record<string, unknown> {
  const codes: Record<string, readonly string[]> = { Region: REGIONS, ContentsCode: ['Personer1'], Tid: YEARS };
  const cells = order.reduce<string[][]>(
    (rows, d) => rows.flatMap((r) => (codes[d] ?? []).map((c) => [...r, c])),
    [[]],
  );
  const figures = cells.map((c) => people[c[order.indexOf('Region')] ?? '']?.[c[order.indexOf('Tid')] ?? ''] ?? null);
  return {
    version: '2.0',
    class: 'dataset',
    label: '07459: Befolkning',
    source: 'Statistisk sentralbyrå',
    updated: '2025-02-25T07:00:00Z',
    id: order,
    size: order.map((d) => codes[d]?.length),
    dimension: Object.fromEntries(
      order.map((d) => {
        const list = codes[d] ?? [];
        // The order of the keys of an object says nothing.
        const object = Object.fromEntries(list.map((c, i) => [c, i] as const).reverse());
        return [d, { category: { index: index === 'list' ? list : object } }];
      }),
    ),
    value:
      value === 'list' ? figures : Object.fromEntries(figures.flatMap((f, i) => (f === null ? [] : [[String(i), f]]))),
    ...(role && { role: { geo: ['Region'], time: ['Tid'], metric: ['ContentsCode'] } }),
  };
}

const read = (json: unknown, wanted = ['1857', '1865']) => readPopulation('tall.json', json, wanted);

describe('population from JSON-stat 2.0', () => {
  const said = {
    table: '07459: Befolkning',
    source: 'Statistisk sentralbyrå',
    updated: '2025-02-25T07:00:00Z',
    snapshots: [
      { referenceDate: '2023-01-01', figures: { '1857': 674, '1865': 9718 } },
      { referenceDate: '2024-01-01', figures: { '1857': 668, '1865': 9718 } },
      { referenceDate: '2025-01-01', figures: { '1857': 702, '1865': 9757 } },
    ],
  };

  it('says the same in any order of dimensions, either form of index, a list or sparse values, with roles or without', () => {
    fc.assert(
      fc.property(
        fc.record({
          order: fc.shuffledSubarray(PLAIN.order.slice(), { minLength: 3 }),
          index: fc.constantFrom('list' as const, 'object' as const),
          value: fc.constantFrom('list' as const, 'sparse' as const),
          role: fc.boolean(),
        }),
        (shape) => {
          expect(read(dataset(shape))).toEqual(said);
        },
      ),
    );
  });

  it('takes a dimension of one category without an index, as its label names it', () => {
    const json = dataset(PLAIN);
    (json.dimension as Record<string, unknown>).ContentsCode = { category: { label: { Personer1: 'Personer' } } };
    expect(read(json)).toEqual(said);
  });

  it('finds region and time by role, whatever they are called', () => {
    const json = JSON.parse(
      JSON.stringify(dataset(PLAIN)).replaceAll('"Region"', '"sted"').replaceAll('"Tid"', '"år"'),
    );
    expect(read(json)).toEqual(said);
    expect(read({ ...json, role: undefined })).toMatchObject({ code: 'json-stat-malformed' });
  });

  it('reads only the municipalities that are asked for', () => {
    expect(read(dataset(PLAIN), ['1857'])).toMatchObject({
      snapshots: [{ figures: { '1857': 674 } }, { figures: { '1857': 668 } }, { figures: { '1857': 702 } }],
    });
  });
});

describe('a gap in the population is no figure', () => {
  const without = (figure: number | null) => ({ ...PEOPLE, '1857': { ...PEOPLE['1857'], '2024': figure as number } });

  it.each<[string, unknown]>([
    ['null in a list', dataset(PLAIN, without(null))],
    ['nothing in sparse values', dataset({ ...PLAIN, value: 'sparse' }, without(null))],
    ['zero: the municipality did not exist that year', dataset(PLAIN, without(0))],
    ['half a person', dataset(PLAIN, without(12.5))],
    ['less than nobody', dataset(PLAIN, without(-1))],
  ])('%s', (_, json) => {
    expect(read(json)).toMatchObject({
      code: 'population-figure-missing',
      details: { municipality: '1857', date: '2024-01-01' },
    });
  });

  it('a municipality that is not in the file', () => {
    expect(read(dataset(PLAIN), ['1860'])).toMatchObject({
      code: 'population-figure-missing',
      details: { municipality: '1860', date: '2025-01-01' },
    });
  });
});

describe('what is no usable JSON-stat is refused', () => {
  const whole = dataset(PLAIN);
  const dimension = whole.dimension as Record<string, unknown>;
  const value = whole.value as number[];
  it.each<[string, unknown, string]>([
    ['no object', null, '“class” is not “dataset”'],
    ['a list', [], '“class” is not “dataset”'],
    ['a collection', { ...whole, class: 'collection' }, '“class” is not “dataset”'],
    ['fewer sizes than dimensions', { ...whole, size: [2, 1] }, 'is missing or does not fit'],
    ['no dimensions', { ...whole, dimension: undefined }, 'is missing or does not fit'],
    ['another number of codes', { ...whole, size: [3, 1, 3] }, 'the dimension “Region” does not have 3 codes'],
    [
      'a code twice',
      { ...whole, dimension: { ...dimension, Region: { category: { index: ['1865', '1865'] } } } },
      'does not have 2 codes',
    ],
    [
      'places with a hole',
      { ...whole, dimension: { ...dimension, Region: { category: { index: { '1865': 0, '1857': 2 } } } } },
      'does not have 2 codes',
    ],
    [
      'a place far away, in no time',
      {
        ...whole,
        size: [4_294_967_295, 1, 3],
        dimension: { ...dimension, Region: { category: { index: { '1865': 0, '1857': 4_294_967_294 } } } },
      },
      'does not have 4294967295 codes',
    ],
    ['region and time in one', { ...whole, role: { geo: ['Tid'], time: ['Tid'] } }, 'region and time are not there'],
    [
      'another dimension that is not summed',
      {
        ...whole,
        size: [2, 2, 3],
        dimension: { ...dimension, ContentsCode: { category: { index: ['Menn', 'Kvinner'] } } },
        value: [...value, ...value],
      },
      'the dimension “ContentsCode” has several categories',
    ],
    [
      'quarters',
      { ...whole, dimension: { ...dimension, Tid: { category: { index: ['2024K1', '2024K2', '2024K3'] } } } },
      '“2024K1” is no year',
    ],
    ['more values than cells', { ...whole, value: [1, ...value] }, '“value” should have had 6 figures'],
    ['fewer values than cells', { ...whole, value: value.slice(1) }, '“value” should have had 6 figures'],
    ['no values', { ...whole, value: undefined }, '“value” should have had 6 figures'],
  ])('%s', (_, json, detail) => {
    expect(read(json)).toMatchObject({ code: 'json-stat-malformed', text: { en: expect.stringContaining(detail) } });
  });
});
