import type { Role } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import type { Serving } from '../../apps/server/serve.ts';
import { asking, BOOK, bearer, Houses, keysIn, of, SIZE, withStore } from './sample.ts';

const houses = new Houses();
let book: OpenBook;
beforeAll(async () => {
  book = await houses.book();
});

/** Where the link to the next page leads; null on the last. */
const next = (response: Response): string | null =>
  /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? null;

/** Every page from an address on. */
async function pages(serving: Serving, path: string): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  for (let at: string | null = path; at !== null; ) {
    const response: Response = await fetch(`${serving.url}${at}`);
    expect(response.status).toBe(200);
    all.push((await response.json()) as Record<string, unknown>);
    at = next(response);
  }
  return all;
}

describe('a list comes in pages', () => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await houses.serving(book);
  });
  const ask = asking(() => serving);

  it.each([1, 4, 12, 13, 14, 1000])('the events, %i at a time', async (limit) => {
    const read = await pages(serving, of(`events?limit=${limit}`));
    expect(read.map(({ events }) => (events as object[]).length)).toEqual(
      Array.from({ length: Math.ceil(SIZE / limit) }, (_, n) => Math.min(limit, SIZE - n * limit)),
    );
    const indexes = read.flatMap(({ events }) => (events as { index: number }[]).map(({ index }) => index));
    expect(indexes).toEqual(Array.from({ length: SIZE }, (_, n) => n));
  });

  it('the events from one on; none after the last', async () => {
    const { events, size } = (await (await ask(of('events?fromIndex=11'))).json()) as {
      events: object[];
      size: number;
    };
    expect([events.length, size]).toEqual([2, SIZE]);
    expect(await pages(serving, of('events?fromIndex=13'))).toMatchObject([{ events: [] }]);
  });

  it('the decisions; the next page is of the same answer', async () => {
    const read = await pages(serving, of('decisions?limit=1&from=2024-01-01'));
    const whole = (await (await ask(of('decisions?from=2024-01-01'))).json()) as { decisions: object[] };
    expect(read.flatMap(({ decisions }) => decisions)).toEqual(whole.decisions);
    expect(read).toHaveLength(2);
    const link = next(await ask(of('decisions?limit=1')));
    expect(link).toBe(of('decisions?to=2025-06-16&knownAt=13&limit=1&cursor=1'));
    expect(next(await ask(of('decisions?limit=1&format=csv')))).toContain('format=csv');
    expect(next(await ask(of('decisions')))).toBeNull();
  });

  it('the cooperations', async () => {
    const directory = houses.directory();
    const keys = keysIn(directory);
    const several = await houses.serving(await houses.book(), { directory });
    for (const cooperation of ['alpha', 'beta']) {
      const { requestExamples } = await (await import('#cooperation')).cooperationHttp();
      const made = await fetch(`${several.url}/api/cooperations/${cooperation}`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': cooperation,
          ...bearer(keys.BOARD_SECRETARY),
        },
        body: JSON.stringify(requestExamples.EstablishCooperation),
      });
      expect(made.status).toBe(201);
    }
    const read = async (path: string): Promise<string[][]> => {
      const response = await fetch(`${several.url}${path}`, { headers: bearer(keys.AUDITOR) });
      const { cooperations } = (await response.json()) as { cooperations: { cooperation: string }[] };
      const rest = next(response);
      return [cooperations.map(({ cooperation }) => cooperation), ...(rest === null ? [] : await read(rest))];
    };
    expect(await read('/api/cooperations?limit=2')).toEqual([['alpha', BOOK], ['beta']]);
    expect(await read('/api/cooperations')).toEqual([['alpha', BOOK, 'beta']]);
  });

  it.each([
    ['events?limit=0', 'limit', 'parameter-no-limit'],
    ['events?limit=1001', 'limit', 'parameter-no-limit'],
    ['events?limit=ten', 'limit', 'parameter-no-limit'],
    ['events?fromIndex=-1', 'fromIndex', 'parameter-no-index'],
    ['events?fromIndex=1.5', 'fromIndex', 'parameter-no-index'],
    ['decisions?cursor=archive', 'cursor', 'parameter-no-cursor'],
    ['decisions?cursor=%3Cx%3E', 'cursor', 'parameter-no-cursor'],
    ['state?after=soon', 'after', 'parameter-no-position'],
    ['state?after=-1', 'after', 'parameter-no-position'],
  ])('%s is refused', async (question, parameter, code) => {
    const response = await ask(of(question));
    const { errors } = (await response.json()) as { errors: { parameter: string; code: string }[] };
    expect([response.status, errors]).toEqual([400, [expect.objectContaining({ parameter, code })]]);
  });
});

/** Every address that can be asked after a position. */
const QUESTIONS = [
  '/api/cooperations',
  `/api/cooperations/${BOOK}`,
  ...[
    'state',
    'allocation?from=2025-01&to=2025-12',
    'what-if?from=2025-01&to=2025-12&key=half',
    'decisions',
    'explanation?from=2025-01&to=2025-12&municipality=9901',
    'allocation-diff?from=2025-01&to=2025-12&knownAt=11',
    'state-diff?knownAt=11',
    'events',
    'decisions/approval-9901',
    'accounts/2025',
    'accounts/2025/cost-lines/D-1',
  ].map(of),
];
const and = (path: string, parameter: string): string => `${path}${path.includes('?') ? '&' : '?'}${parameter}`;

describe('a question after a position', () => {
  /** A store in which only positions up to this one have arrived, and what it was asked to wait for. */
  async function behind(reachable: bigint, pending: number) {
    const waits: [bigint, number][] = [];
    const reached = async (position: bigint, timeout: number): Promise<boolean> => {
      waits.push([position, timeout]);
      return position <= reachable;
    };
    const lag = async () => ({ pending, delay: { p50: 4, p95: 18, last: 5 } });
    const serving = await houses.serving(withStore(withStore(book, 'reached', reached), 'lag', lag));
    return { ask: asking(() => serving), waits };
  }

  it.each(QUESTIONS)('%s waits for it, and says what is on its way', async (path) => {
    const { ask, waits } = await behind(7n, 3);
    const answer = await ask(and(path, 'after=7'));
    expect([answer.status, answer.headers.get('fellesbok-pending')]).toEqual([200, '3']);
    expect(waits).toEqual([[7n, 5_000]]);
    const plain = await ask(path);
    expect([plain.status, plain.headers.get('fellesbok-pending'), waits.length]).toEqual([200, '3', 1]);
  });

  it.each(QUESTIONS)('%s is refused when it does not arrive, and told how far behind', async (path) => {
    const { ask } = await behind(7n, 3);
    const answer = await ask(and(path, 'after=8'), { 'accept-language': 'en' });
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
      503,
      '1',
      expect.objectContaining({
        code: 'not-reached',
        detail: expect.stringMatching(/Position 8 .* after 5000 ms; 3 events are on their way/),
        details: { position: '8', waited: 5_000, pending: 3, delay: { p50: 4, p95: 18, last: 5 } },
      }),
    ]);
  });

  it.each([
    ['wait=10', 10_000],
    ['respond-async, wait=2', 2_000],
    ['wait="3"', 3_000],
    ['wait=0', 0],
    ['wait=30', 30_000],
    ['wait=31', 30_000],
    ['wait=999999', 30_000],
    ['wait=soon', 5_000],
    ['await=1', 5_000],
  ])('waits as long as Prefer says: %s', async (prefer, timeout) => {
    const { ask, waits } = await behind(7n, 0);
    const answer = await ask(of('state?after=7'), { prefer });
    expect([answer.status, answer.headers.get('fellesbok-pending'), waits]).toEqual([200, null, [[7n, timeout]]]);
  });

  it('is not waited for when it is no position', async () => {
    const { ask, waits } = await behind(0n, 0);
    expect((await ask(of('state?after=7x'))).status).toBe(400);
    expect(waits).toEqual([]);
  });

  it('the health says how far reading is behind', async () => {
    const { ask } = await behind(0n, 3);
    expect(await (await ask('/api/health')).json()).toEqual({
      status: 'ok',
      books: 1,
      lag: { pending: 3, delay: { p50: 4, p95: 18, last: 5 } },
    });
  });

  it('that is still to come is answered once it has come', async () => {
    const directory = houses.directory();
    const keys: Readonly<Record<Role, string>> = keysIn(directory);
    const own = await houses.book();
    const serving = await houses.serving(own, { directory });
    const { events } = await own.store.readBook(BOOK, SIZE - 1, 1);
    const coming = (events[0]?.position ?? 0n) + 1n;
    const answer = asking(() => serving)(of(`events?fromIndex=${SIZE}&after=${coming}`), bearer(keys.AUDITOR));
    const recorded = await fetch(`${serving.url}${of('cases')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k', ...bearer(keys.BOARD_SECRETARY) },
      body: JSON.stringify({ decided: '2025-06-02', data: { case: 'c', title: 'C' } }),
    });
    expect(recorded.status).toBe(201);
    expect(await (await answer).json()).toMatchObject({ size: SIZE + 1, events: [{ index: SIZE }] });
  });

  it('in a store that is closed is a refusal, whatever is asked', async () => {
    const closed = await houses.book();
    const serving = await houses.serving(closed);
    await closed.close();
    for (const path of QUESTIONS) {
      const response = await fetch(`${serving.url}${and(path, 'after=1')}`);
      expect([path, response.status, ((await response.json()) as { code: string }).code]).toEqual([
        path,
        503,
        'store-unavailable',
      ]);
    }
  });
});
