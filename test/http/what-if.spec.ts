import type { WhatIfAnswer } from '#cooperation';
import type { Serving } from '../../apps/server/serve.ts';
import { asking, BOOK, Houses, of, SIZE } from './sample.ts';

const houses = new Houses();
let serving: Serving;
beforeAll(async () => {
  serving = await houses.serving();
});
const ask = asking(() => serving);
const EN = { 'accept-language': 'en' };
const whatIf = (rest: string) => of(`what-if?from=2025-01&to=2025-12&${rest}`);

/** 80 000.00 kr of operation by half equally and half by 3 000 and 1 000 inhabitants: 50 000.00 and 30 000.00. */
describe('what a period would cost with another key', () => {
  it('is answered beside what it costs', async () => {
    const response = await ask(whatIf('components=EQUAL:100'), EN);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    const answer = (await response.json()) as WhatIfAnswer;
    expect(answer).toMatchObject({
      cooperation: BOOK,
      size: SIZE,
      keys: { now: [{ id: 'half', from: '2025-01', to: '2025-12', decision: null }], whatIf: { id: 'EQUAL:1' } },
      total: { now: '80000.00', whatIf: '80000.00', difference: '0.00' },
    });
    expect(answer.shares).toEqual([
      {
        municipality: '9901',
        name: 'Strandvik',
        now: { amount: '50000.00', share: { percent: '62.50', exact: '5/8' } },
        whatIf: { amount: '40000.00', share: { percent: '50.00', exact: '1/2' } },
        difference: { amount: '-10000.00', change: { percent: '-20.00', exact: '-1/5' } },
      },
      {
        municipality: '9902',
        name: 'Fjordnes',
        now: { amount: '30000.00', share: { percent: '37.50', exact: '3/8' } },
        whatIf: { amount: '40000.00', share: { percent: '50.00', exact: '1/2' } },
        difference: { amount: '10000.00', change: { percent: '33.33', exact: '1/3' } },
      },
    ]);
    expect(answer.parts.map((p) => [p.category, p.replaced, p.keys, p.populationDates])).toEqual([
      ['DRIFT', true, ['half'], { now: ['2025-01-01'], whatIf: [] }],
    ]);
    expect(answer.held.map((h) => h.line)).toEqual(['2025/O-1']);
  });

  it('is nothing else when the key is the one that applies', async () => {
    const answer = (await (await ask(whatIf('key=half'), EN)).json()) as WhatIfAnswer;
    expect(answer.shares.map((s) => s.difference)).toEqual([
      { amount: '0.00', change: { percent: '0.00', exact: '0' } },
      { amount: '0.00', change: { percent: '0.00', exact: '0' } },
    ]);
    expect(answer.parts.map((p) => p.because)).toEqual([
      { code: 'SAME_KEY', text: 'the key asked about applies here already' },
    ]);
  });

  it('as CSV has one row per municipality', async () => {
    const response = await ask(whatIf(`components=POPULATION:100&minShare=30&format=csv&knownAt=${SIZE}`));
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="archive-what-if-2025-01-2025-12.csv"',
    );
    const [head, ...rows] = (await response.text()).trim().split('\r\n');
    expect(head).toBe(
      'cooperation,knownAt,size,from,to,keyNow,key,municipality,name,now,nowPercent,whatIf,whatIfPercent,difference,differencePercent',
    );
    expect(rows.map((r) => r.split(',').slice(5))).toEqual([
      [
        'half',
        'POPULATION:1 min 3/10',
        '9901',
        'Strandvik',
        '50000.00',
        '62.50',
        '56000.00',
        '70.00',
        '6000.00',
        '12.00',
      ],
      [
        'half',
        'POPULATION:1 min 3/10',
        '9902',
        'Fjordnes',
        '30000.00',
        '37.50',
        '24000.00',
        '30.00',
        '-6000.00',
        '-20.00',
      ],
    ]);
  });

  it.each([
    ['key=none', 404, 'key-not-defined', 'The keys are: half.'],
    ['key=half&knownAt=3', 404, 'key-not-defined', 'as it was known then'],
    ['', 400, 'key-or-components', 'does not say which key'],
    ['key=half&components=EQUAL:1', 400, 'key-or-components', 'has two keys'],
    ['key=half&minShare=10', 400, 'bounds-without-components', 'has its own'],
    ['components=EQUAL:20,POPULATION:70', 400, 'components-sum', 'sum to 90'],
    ['components=FLAT:100', 400, 'components-malformed', 'there is no such basis'],
    ['components=EQUAL:100&minShare=x', 400, 'share-bound-malformed', 'is “x”'],
    ['components=', 400, 'request-malformed', 'is empty or too long'],
    ['components=USAGE/users:100', 422, 'figure-missing', 'USAGE users is missing'],
    ['components=EQUAL:100&minShare=60', 422, 'key-bounds-impossible', 'cannot hold'],
    ['components=EQUAL:100&knownAt=5', 422, 'no-terms-in-force', 'No agreement was in force'],
  ])('asked with “%s” is answered %d %s', async (rest, status, code, told) => {
    const response = await ask(whatIf(rest), EN);
    const problem = (await response.json()) as { code: string; detail: string };
    expect([response.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).toContain(told);
  });
});

it('asking writes nothing', async () => {
  const book = await houses.book();
  const before = book.store.database.serialize();
  const own = await houses.serving(book);
  for (const rest of ['components=EQUAL:100', 'key=half', 'key=none']) await fetch(`${own.url}${whatIf(rest)}`);
  expect(book.store.database.serialize().equals(before)).toBe(true);
  expect((await book.store.bookHead(BOOK)).size).toBe(SIZE);
});
