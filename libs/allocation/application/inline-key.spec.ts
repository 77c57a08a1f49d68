import { isRefusal } from '#kernel';
import { readInlineKey } from './inline-key.ts';

type Bounds = Parameters<typeof readInlineKey>[1];

/** The components as basis, weight and what else they say. */
function componentsOf(text: string, bounds?: Bounds): string[] {
  const key = readInlineKey(text, bounds);
  if (isRefusal(key)) throw new Error(key.text.en);
  return key.components.map(({ basis, weight, ...more }) =>
    [basis, weight, ...(Object.keys(more).length > 0 ? [JSON.stringify(more)] : [])].join(' '),
  );
}

/** The code of the refusal and where the reader is pointed. */
function refusedBy(text: string, bounds?: Bounds): [string, string] {
  const key = readInlineKey(text, bounds);
  if (!isRefusal(key)) throw new Error(`${text} was read`);
  return [key.code, key.text.en];
}

describe('a key written in a question', () => {
  it.each([
    ['EQUAL:30,POPULATION:70', ['EQUAL 3/10', 'POPULATION 7/10']],
    ['EQUAL:30%,POPULATION:70 %', ['EQUAL 3/10', 'POPULATION 7/10']],
    ['EQUAL:3/10,POPULATION:7/10', ['EQUAL 3/10', 'POPULATION 7/10']],
    ['equal:0.3, population:0.7', ['EQUAL 3/10', 'POPULATION 7/10']],
    ['EQUAL:100/3,POPULATION:200/3', ['EQUAL 1/3', 'POPULATION 2/3']],
    ['EQUAL:33.3,POPULATION:66.7', ['EQUAL 333/1000', 'POPULATION 667/1000']],
    ['POPULATION:1', ['POPULATION 1']],
    ['POPULATION:100', ['POPULATION 1']],
    ['USAGE/users:20,EQUAL:80', ['USAGE 1/5 {"metric":"users"}', 'EQUAL 4/5']],
    ['USAGE/a/b.c:100', ['USAGE 1 {"metric":"a/b.c"}']],
    ['FIXED/1857=1|1860=2/3:1', ['FIXED 1 {"shares":{"1857":"1","1860":"2/3"}}']],
    ['HISTORIC:50,ACTUAL:50', ['HISTORIC 1/2', 'ACTUAL 1/2']],
  ])('%s', (text, expected) => {
    expect(componentsOf(text)).toEqual(expected);
  });

  it.each([
    ['10', '1/10'],
    ['10%', '1/10'],
    ['0.1', '1/10'],
    ['1/10', '1/10'],
    ['0.5%', '1/200'],
    ['1', '1'],
    ['0', '0'],
  ])('a smallest share written as %s is %s', (written, expected) => {
    expect(readInlineKey('EQUAL:1', { minShare: written })).toMatchObject({ minShare: expected });
  });

  it('is told by what it says', () => {
    const bounded = readInlineKey('EQUAL:20,POPULATION:80', { minShare: '5', maxShare: '40' });
    expect(bounded).toEqual({
      key: 'EQUAL:1/5,POPULATION:4/5 min 1/20 max 2/5',
      name: 'EQUAL:1/5,POPULATION:4/5 min 1/20 max 2/5',
      components: [
        { basis: 'EQUAL', weight: '1/5' },
        { basis: 'POPULATION', weight: '4/5' },
      ],
      minShare: '1/20',
      maxShare: '2/5',
    });
  });

  it.each([
    ['', 'components-malformed', 'its weight is missing'],
    ['EQUAL', 'components-malformed', 'its weight is missing'],
    ['EQUAL:33,3,POPULATION:66,7', 'components-malformed', '“3”: its weight is missing'],
    ['FLAT:30,POPULATION:70', 'components-malformed', 'one of EQUAL, POPULATION, USAGE, FIXED, HISTORIC, ACTUAL'],
    ['EQUAL:x', 'components-malformed', 'a number above zero'],
    ['EQUAL:', 'components-malformed', 'a number above zero'],
    ['EQUAL:0,POPULATION:100', 'components-malformed', '“EQUAL:0”'],
    ['EQUAL:-10,POPULATION:110', 'components-malformed', 'a number above zero'],
    ['EQUAL:30%,POPULATION:70', 'components-malformed', 'some weights have a percent sign'],
    ['EQUAL/users:100', 'components-malformed', 'says no more than its weight'],
    ['USAGE:100', 'components-malformed', 'USAGE/users:20'],
    ['USAGE/a b:100', 'components-malformed', 'USAGE/users:20'],
    ['FIXED:100', 'components-malformed', 'FIXED/1857=1|1860=2:10'],
    ['FIXED/1857=1|1857=2:100', 'components-malformed', 'FIXED/1857=1|1860=2:10'],
    ['FIXED/185=1:100', 'components-malformed', 'FIXED/1857=1|1860=2:10'],
    ['FIXED/1857=-1:100', 'key-malformed', 'none below zero'],
    ['EQUAL:20,POPULATION:70', 'components-sum', 'sum to 90'],
    ['EQUAL:0.2,POPULATION:0.7', 'components-sum', 'sum to 9/10'],
    ['EQUAL:0.3%,POPULATION:0.7%', 'components-sum', 'sum to 1 %.'],
    [Array.from({ length: 21 }, () => 'EQUAL:100/21').join(','), 'components-malformed', 'no more than 20'],
    ['EQUAL:99.99999999999999999,POPULATION:0.00000000000000001', 'components-malformed', 'too many digits'],
  ])('%s is refused: %s', (text, code, told) => {
    expect(refusedBy(text)).toEqual([code, expect.stringContaining(told)]);
  });

  it.each([
    [{ minShare: 'x' }, 'share-bound-malformed', '“minShare” is “x”'],
    [{ maxShare: '' }, 'share-bound-malformed', '“maxShare” is “”'],
    [{ minShare: '-1' }, 'key-malformed', 'between 0 and 1'],
    [{ maxShare: '101' }, 'key-malformed', 'between 0 and 1'],
    [{ minShare: '30', maxShare: '20' }, 'key-malformed', 'not above the largest'],
  ])('with the bounds %j it is refused: %s', (bounds, code, told) => {
    expect(refusedBy('EQUAL:100', bounds)).toEqual([code, expect.stringContaining(told)]);
  });
});
