import { parse } from 'csv-parse/sync';
import type { Serving } from '../../apps/server/serve.ts';
import { asking, BOOK, Houses, of, SIZE } from './sample.ts';

const houses = new Houses();
let serving: Serving;
beforeAll(async () => {
  serving = await houses.serving();
});
const ask = asking(() => serving);
const FIXED = of('allocation?from=2025-01&to=2025-03&knownAt=12');

/** The rows of an answer as CSV, by the names of its columns. */
const rows = async (path: string): Promise<Record<string, string>[]> =>
  parse(await (await ask(path, { accept: 'text/csv' })).text(), { columns: true });

describe('an answer as CSV', () => {
  it('is what the address or Accept asks for; the address decides', async () => {
    const forms = await Promise.all([
      ask(FIXED),
      ask(FIXED, { accept: 'text/csv' }),
      ask(FIXED, { accept: 'text/csv;q=0.5, application/json' }),
      ask(`${FIXED}&format=csv`),
      ask(`${FIXED}&format=csv`, { accept: 'application/json' }),
      ask(`${FIXED}&format=json`, { accept: 'text/csv' }),
      ask(FIXED, { accept: 'text/html, */*;q=0.8' }),
    ]);
    const JSON_TYPE = 'application/json; charset=utf-8';
    const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
    expect(forms.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual(
      [JSON_TYPE, CSV_TYPE, JSON_TYPE, CSV_TYPE, CSV_TYPE, JSON_TYPE, JSON_TYPE].map((type) => [200, type]),
    );
  });

  it('has a heading, a row per share and ends its lines as RFC 4180 wants', async () => {
    const response = await ask(FIXED, { accept: 'text/csv' });
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${BOOK}-allocation-2025-01-2025-03.csv"`,
    );
    const text = await response.text();
    expect(text.split('\r\n').map((line) => line.split(',').length > 1)).toEqual([true, true, true, false]);
    const shares = parse(text, { columns: true }) as Record<string, string>[];
    expect(shares.map(({ municipality, name, amount, size }) => ({ municipality, name, amount, size }))).toEqual([
      { municipality: '9901', name: 'Strandvik', amount: '12500.00', size: '12' },
      { municipality: '9902', name: 'Fjordnes', amount: '7500.00', size: '12' },
    ]);
  });

  it('of the cooperations', async () => {
    const response = await ask('/api/cooperations?format=csv');
    expect(await response.text()).toBe(
      `cooperation,name,size,lastRecorded\r\n${BOOK},Felles arkiv,${SIZE},2025-04-14T08:01:00.000Z\r\n`,
    );
  });

  it.each([
    ['state', 'validOn=2025-06-01&knownAt=13', 2],
    ['decisions', 'validOn=2025-06-01&knownAt=13', 2],
    ['explanation', 'from=2025-01&to=2025-03&municipality=9902&knownAt=12', 2],
    ['allocation-diff', 'from=2025-01&to=2025-03&knownAt=11&against=12', 2],
    ['state-diff', 'validOn=2025-01-15&knownAt=11&against=12', 1],
  ])('of the question %s', async (question, parameters, count) => {
    expect(await rows(of(`${question}?${parameters}`))).toHaveLength(count);
  });

  it('runs no text as a formula, and leaves its quotes and lines whole', async () => {
    const [first] = await rows(of('decisions?to=2024-11-30&knownAt=13'));
    expect(first?.wording).toBe(`'=HYPERLINK("x"), adopted;\nsecond line`);
    const [, refund] = await rows(of('explanation?from=2025-01&to=2025-03&municipality=9902&knownAt=12'));
    expect(refund?.label).toBe(`'@refund, "half"`);
  });

  it('leaves a negative amount a number', async () => {
    const [, refund] = await rows(of('explanation?from=2025-01&to=2025-03&municipality=9902&knownAt=12'));
    expect(refund?.lineAmount).toBe('-5000.00');
    const changes = await rows(of('allocation-diff?from=2025-01&to=2025-03&knownAt=11&against=12'));
    expect(changes.map(({ change }) => change)).toEqual(['-3125.00', '-1875.00']);
  });

  it('is refused where there are no rows', async () => {
    const response = await ask('/api/health', { accept: 'text/csv' });
    expect([response.status, await response.json()]).toEqual([
      406,
      expect.objectContaining({ code: 'not-acceptable', details: { accept: 'text/csv', offered: 'application/json' } }),
    ]);
  });

  it('is a problem when the question is refused', async () => {
    const response = await ask(of('state?knownAt=99'), { accept: 'text/csv' });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ]);
    expect(response.headers.get('content-disposition')).toBeNull();
  });
});

test('a form that does not exist is refused', async () => {
  const response = await ask(FIXED, { accept: 'image/png' });
  expect([response.status, await response.json()]).toEqual([
    406,
    {
      type: 'urn:fellesbok:problem:not-acceptable',
      title: 'Finnes ikke i den formen',
      status: 406,
      detail: 'Svaret finnes ikke som «image/png» (Accept). Be om application/json, text/csv.',
      instance: FIXED,
      correlation: expect.stringMatching(/^[0-9a-f-]{36}$/),
      code: 'not-acceptable',
      details: { accept: 'image/png', offered: 'application/json, text/csv' },
    },
  ]);
});

describe('the language', () => {
  const IN = {
    nb: 'Spørsmålet har ikke noe svar',
    nn: 'Spørsmålet har ikkje noko svar',
    en: 'The question has no answer',
  };

  it.each([
    [undefined, 'nb'],
    ['', 'nb'],
    ['nb', 'nb'],
    ['no', 'nb'],
    ['nb-NO', 'nb'],
    ['no-NO, en;q=0.5', 'nb'],
    ['nn', 'nn'],
    ['NN-no', 'nn'],
    ['en-GB,en;q=0.9,nb;q=0.8', 'en'],
    ['nn;q=0.2, en;q=0.7', 'en'],
    ['de, nn;q=0.1', 'nn'],
    ['en;q=0, nn', 'nn'],
    ['en;q=x', 'nb'],
    ['de', 'nb'],
    ['*', 'nb'],
  ] as const)('asked for as %s is %s', async (header, language) => {
    const headers: Record<string, string> = header === undefined ? {} : { 'accept-language': header };
    const refusal = await ask(of('state?knownAt=99'), headers);
    expect(refusal.headers.get('content-language')).toBe(language);
    expect(((await refusal.json()) as { title: string }).title).toBe(IN[language]);
    const answer = await ask(FIXED, headers);
    expect([answer.headers.get('content-language'), answer.headers.get('vary')]).toEqual([
      language,
      'Accept, Accept-Language',
    ]);
  });

  it('is that of the texts in the answer', async () => {
    const texts = ['nb', 'nn', 'en'].map(async (language) => {
      const response = await ask(FIXED, { 'accept-language': language });
      const { interpretations } = (await response.json()) as { interpretations: { question: string }[] };
      return interpretations.map(({ question }) => question).join(' ');
    });
    expect(new Set(await Promise.all(texts)).size).toBe(3);
  });
});

describe('an answer that never changes', () => {
  it('may be kept, and is not sent again', async () => {
    const first = await ask(FIXED);
    const tag = first.headers.get('etag') ?? '';
    expect([tag, first.headers.get('cache-control')]).toEqual([
      expect.stringMatching(/^"[\w-]{27}"$/),
      'private, max-age=3600',
    ]);
    const again = await ask(FIXED, { 'if-none-match': tag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    const among = await ask(FIXED, { 'if-none-match': `"other", W/${tag}` });
    expect(among.status).toBe(304);
    const reloaded = await ask(FIXED, { 'if-none-match': tag, 'cache-control': 'no-cache' });
    expect(reloaded.status).toBe(304);
  });

  it('is sent when another is kept', async () => {
    const other = (await ask(`${FIXED}&format=csv`)).headers.get('etag') ?? '';
    const answer = await ask(FIXED, { 'if-none-match': other });
    expect([answer.status, answer.headers.get('etag') === other]).toEqual([200, false]);
  });

  it.each([
    ['a settled date', 'state?validOn=2025-01-01&knownAt=2025-06-15', true],
    ['a settled instant', 'state?validOn=2025-01-01&knownAt=2025-06-16T09:58:59Z', true],
    [
      'an instant before which something may still be written',
      'state?validOn=2025-01-01&knownAt=2025-06-16T09:59:30Z',
      false,
    ],
    ['today', 'state?validOn=2025-01-01&knownAt=2025-06-16', false],
    ['a number of events', 'state?validOn=2025-01-01&knownAt=13', true],
    ['now', 'state?validOn=2025-01-01', false],
    ['a fixed point, but the date is today’s', 'state?knownAt=13', false],
    ['a fixed point, but the period ends today', 'decisions?from=2024-01-01&knownAt=13', false],
    ['a fixed point and a fixed end', 'decisions?to=2025-01-01&knownAt=13', true],
    ['two fixed points', 'allocation-diff?from=2025-01&to=2025-01&knownAt=11&against=12', true],
    ['a fixed point against now', 'allocation-diff?from=2025-01&to=2025-01&knownAt=11', false],
    ['two fixed points of the state', 'state-diff?validOn=2025-01-15&knownAt=11&against=12', true],
    ['two fixed points of today’s state', 'state-diff?knownAt=11&against=12', false],
  ])('is one at %s: %s (%s)', async (_, question, kept) => {
    const { status, headers } = await ask(of(question));
    expect([status, headers.get('cache-control'), headers.has('etag')]).toEqual([
      200,
      kept ? 'private, max-age=3600' : 'no-store',
      kept,
    ]);
  });

  it('is no problem', async () => {
    const { headers } = await ask(of('allocation?from=2025-01&to=2025-03&knownAt=99'));
    expect([headers.get('cache-control'), headers.has('etag')]).toEqual(['no-store', false]);
  });
});
