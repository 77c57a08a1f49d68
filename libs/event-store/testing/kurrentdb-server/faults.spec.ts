import { setTimeout as pause } from 'node:timers/promises';
import { type Position, START } from '@eventstore/db-client';
import { startCluster } from './index.ts';
import { all, Bench, Ear, events, rejection, until } from './spec-support.ts';

const PATHS = [
  ['batch', {}],
  ['unary', { credentials: { username: 'somebody', password: 'secret' } }],
] as const;

/** Milliseconds, for a machine that has much else to do. */
const LONG = 30_000;

let bench: Bench;
afterEach(() => bench.close());

/** Whether it settles within so many milliseconds. */
async function settles(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const late = Symbol('late');
  const first = await Promise.race([promise.catch(() => 'rejected'), pause(ms, late)]);
  return first !== late;
}

describe.each(PATHS)('an append by the %s call', (path, options) => {
  beforeEach(async () => {
    bench = await Bench.open({ seed: 4 });
  });

  const append = (given = events(1), expectedRevision: 'any' | 'no_stream' = 'no_stream') =>
    bench.client.appendToStream('a', given, { expectedRevision, ...options });
  const written = (): number => bench.cluster.log.eventsOf('a').length;

  it('whose connection is cut before the commit is unavailable and not written', async () => {
    const fault = bench.cluster.fault({ kind: 'drop' });
    const given = events(1);
    expect(await rejection(append(given))).toMatchObject({ type: 'unavailable' });
    expect({ hits: fault.hits, cut: bench.cluster.counts.cut, written: written() }).toEqual({
      hits: 1,
      cut: 1,
      written: 0,
    });
    await append(given);
    expect(bench.cluster.counts).toMatchObject({ connections: 2, repeated: 0 });
  });

  it('whose answer is lost is unavailable and written: again it is a repeat, with other ids a conflict', async () => {
    const fault = bench.cluster.fault({ kind: 'lose-answer' });
    const given = events(2);
    expect(await rejection(append(given))).toMatchObject({ type: 'unavailable' });
    expect({ hits: fault.hits, written: written() }).toEqual({ hits: 1, written: 2 });
    expect(await rejection(append(events(2)))).toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
    expect(await append(given)).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect({ repeated: bench.cluster.counts.repeated, written: written() }).toEqual({ repeated: 1, written: 2 });
  });

  test.each([
    [false, 0],
    [true, 1],
  ])('that gets no answer (committed: %s) leaves the connection open to others', async (commit, there) => {
    const fault = bench.cluster.fault({ kind: 'silence', commit });
    const silent = append();
    expect(await settles(silent, 200)).toBe(false);
    await bench.client.appendToStream('b', events(1), options);
    expect({ hits: fault.hits, written: written(), cut: bench.cluster.counts.cut }).toEqual({
      hits: 1,
      written: there,
      cut: 0,
    });
    bench.cluster.cutConnections();
    expect(await rejection(silent)).toMatchObject({ type: 'unavailable' });
  });

  test.each([
    ['first', 1],
    ['last', 0],
  ] as const)('that is held is written %s', async (commit, atOnce) => {
    const fault = bench.cluster.fault({ kind: 'hold', commit });
    const waiting = append();
    await until(() => fault.hits === 1);
    expect(written()).toBe(atOnce);
    expect(await settles(waiting, 50)).toBe(false);
    fault.release();
    await waiting;
    expect(written()).toBe(1);
  });

  it('can be answered so many milliseconds late', async () => {
    bench.cluster.fault({ kind: 'slow', ms: 150 });
    const begun = performance.now();
    await append();
    expect(performance.now() - begun).toBeGreaterThan(145);
  });

  test.each([
    [false, 0],
    [true, 1],
  ])('that is told UNAVAILABLE (committed: %s)', async (commit, there) => {
    const fault = bench.cluster.fault({ kind: 'unavailable', commit });
    expect(await rejection(append())).toMatchObject({ type: 'unavailable' });
    expect({ hits: fault.hits, written: written() }).toEqual({ hits: 1, written: there });
  });

  it('while no leader is elected: the client cannot name the error of one append in a batch stream', async () => {
    bench.cluster.fault({ kind: 'not-ready' });
    const error = await rejection(append());
    expect(error).toMatchObject({ type: path === 'batch' ? 'unknown' : 'unavailable' });
    expect(error.message).toContain('Server Is Not Ready');
    expect(written()).toBe(0);
  });

  it('that the server gave up on may be written all the same', async () => {
    bench.cluster.fault({ kind: 'timeout', commit: true });
    expect(await rejection(append())).toMatchObject({ type: path === 'batch' ? 'deadline-exceeded' : 'timeout' });
    expect(written()).toBe(1);
  });

  it('is hit only on its stream, as often as said, until it is disarmed', async () => {
    const fault = bench.cluster.fault({ kind: 'timeout', stream: 'b', times: 2 });
    await append();
    for (let n = 0; n < 2; n++) await rejection(bench.client.appendToStream('book', events(1), options));
    await bench.client.appendToStream('book', events(1), options);
    expect(fault.hits).toBe(2);
    const other = bench.cluster.fault({ kind: 'drop', times: Number.POSITIVE_INFINITY });
    other.disarm();
    await bench.client.appendToStream('book', events(1), options);
    expect(other.hits).toBe(0);
  });
});

test.each([
  ['unavailable', 'unavailable'],
  ['leader-change', 'not-leader'],
] as const)(
  '%s in the batch stream rejects every append that waits on it, also one that is written',
  async (kind, type) => {
    bench = await Bench.open({ nodes: 3 });
    await bench.client.appendToStream('warm', events(1));
    bench.cluster.fault({ kind: 'silence', commit: true, stream: 'a' });
    bench.cluster.fault({ kind, stream: 'b' });
    const waiting = rejection(bench.client.appendToStream('a', events(1)));
    await until(() => bench.cluster.log.eventsOf('a').length === 1);
    expect(await rejection(bench.client.appendToStream('b', events(1)))).toMatchObject({ type });
    expect(await waiting).toMatchObject({ type });
  },
);

test('an error of one append in the batch stream leaves the others alone', async () => {
  bench = await Bench.open();
  await bench.client.appendToStream('warm', events(1));
  const held = bench.cluster.fault({ kind: 'hold', stream: 'a' });
  bench.cluster.fault({ kind: 'timeout', stream: 'b' });
  const waiting = bench.client.appendToStream('a', events(1));
  await rejection(bench.client.appendToStream('b', events(1)));
  held.release();
  await expect(waiting).resolves.toMatchObject({ success: true });
});

test(
  'the same seed hits the same requests',
  async () => {
    const run = async (seed: number): Promise<string> => {
      bench = await Bench.open({ seed });
      const fault = bench.cluster.fault({ kind: 'timeout', chance: 0.3, times: Number.POSITIVE_INFINITY });
      let outcome = '';
      for (let n = 0; n < 40; n++) {
        outcome += await bench.client.appendToStream('a', events(1)).then(
          () => '.',
          () => '!',
        );
      }
      expect([...outcome].filter((one) => one === '!')).toHaveLength(fault.hits);
      await bench.close();
      return outcome;
    };
    const once = await run(9);
    expect(once).toMatch(/!.*\..*!/);
    expect(await run(9)).toBe(once);
    expect(await run(10)).not.toBe(once);
  },
  LONG,
);

describe('a read', () => {
  beforeEach(async () => {
    bench = await Bench.open();
    await bench.client.appendToStream('a', events(5));
  });

  const readUntilError = async (): Promise<[number, string]> => {
    let read = 0;
    try {
      for await (const _ of bench.client.readStream('a')) read++;
      return [read, 'ended'];
    } catch (error) {
      return [read, (error as { type: string }).type];
    }
  };

  test.each([
    [{ kind: 'unavailable', after: 3 }, 'unavailable'],
    [{ kind: 'drop', after: 3 }, 'unavailable'],
    [{ kind: 'unavailable' }, 'unavailable'],
  ] as const)('that is hit by %j fails as %s', async (fault, type) => {
    const armed = bench.cluster.fault({ ...fault, on: 'read', stream: 'a' });
    // What came before the error may not have reached the reader.
    const [read, how] = await readUntilError();
    expect({ how, hits: armed.hits, few: read <= 3 }).toEqual({ how: type, hits: 1, few: true });
    expect(await readUntilError()).toEqual([5, 'ended']);
  });

  it('can end too soon as if that were all', async () => {
    bench.cluster.fault({ kind: 'end', on: 'read', after: 2 });
    expect(await readUntilError()).toEqual([2, 'ended']);
  });

  it('can hang in the middle until its connection is cut, or until it is released', async () => {
    bench.cluster.fault({ kind: 'silence', on: 'read', after: 2 });
    const silent = readUntilError();
    expect(await settles(silent, 100)).toBe(false);
    const fault = bench.cluster.fault({ kind: 'hold', on: 'read', after: 2 });
    const held = readUntilError();
    expect(await settles(held, 100)).toBe(false);
    fault.release();
    expect(await held).toEqual([5, 'ended']);
    bench.cluster.cutConnections();
    expect(await silent).toEqual([2, 'unavailable']);
  });
});

describe('a subscription', () => {
  const listen = (fromPosition: Position | 'start' = START) => new Ear(bench.client.subscribeToAll({ fromPosition }));
  beforeEach(async () => {
    bench = await Bench.open();
    await bench.client.appendToStream('a', events(5));
  });

  test.each(['drop', 'unavailable'] as const)('is told of its end by %s', async (kind) => {
    const fault = bench.cluster.fault({ kind, on: 'subscribe', after: 3 });
    const ear = listen();
    await until(() => ear.error !== null);
    expect(ear.error).toMatchObject({ type: 'unavailable' });
    expect({ hits: fault.hits, caughtUp: ear.heard.includes('caught up') }).toEqual({ hits: 1, caughtUp: false });
    expect(ear.heard.length).toBeLessThanOrEqual(3);
  });

  it('that is live is cut with its connection, and a new one from its last event misses nothing', async () => {
    const ear = listen();
    await until(() => ear.heard.includes('caught up'));
    const last = bench.cluster.log.events.at(-1);
    bench.cluster.cutConnections();
    await until(() => ear.error !== null);
    await bench.client.appendToStream('a', events(2));
    const position = last?.position as bigint;
    const again = listen({ commit: position, prepare: position });
    await until(() => again.heard.includes('caught up'));
    expect(again.heard).toEqual(['a@5', 'a@6', 'caught up']);
  });

  test.each([
    ['unavailable', { error: true, ended: false }],
    ['end', { error: false, ended: true }],
  ] as const)('that is live can be cut by itself (%s), while appends go on', async (how, end) => {
    const ear = listen();
    await until(() => ear.heard.includes('caught up'));
    expect(bench.cluster.cutSubscriptions(how)).toBe(1);
    await until(() => ear.error !== null || ear.ended);
    expect({ error: ear.error !== null, ended: ear.ended }).toEqual(end);
    await bench.client.appendToStream('a', events(1));
    expect(bench.cluster.counts.cut).toBe(0);
    expect(bench.cluster.cutSubscriptions(how)).toBe(0);
  });

  it('can end without an error, and can fall silent without an end', async () => {
    bench.cluster.fault({ kind: 'end', on: 'subscribe', after: 2 });
    const ended = listen();
    await until(() => ended.ended);
    bench.cluster.fault({ kind: 'silence', on: 'subscribe', after: 2 });
    const silent = listen();
    await until(() => silent.heard.length === 2);
    await pause(100);
    expect({ heard: silent.heard.length, ended: silent.ended, error: silent.error }).toEqual({
      heard: 2,
      ended: false,
      error: null,
    });
    expect({ heard: ended.heard.length, error: ended.error }).toEqual({ heard: 2, error: null });
  });
});

test('a deletion whose answer is lost has deleted', async () => {
  bench = await Bench.open();
  await bench.client.appendToStream('a', events(1));
  const fault = bench.cluster.fault({ kind: 'lose-answer', on: 'delete' });
  expect(await rejection(bench.client.deleteStream('a'))).toMatchObject({ type: 'unavailable' });
  expect(fault.hits).toBe(1);
  expect(await rejection(all(bench.client.readStream('a')))).toMatchObject({ type: 'stream-not-found' });
});

test('a failed look at the features fails the append, which was not written', async () => {
  bench = await Bench.open();
  const fault = bench.cluster.fault({ kind: 'unavailable', on: 'features' });
  await rejection(bench.client.appendToStream('a', events(1)));
  expect({ hits: fault.hits, written: bench.cluster.log.eventsOf('a') }).toEqual({ hits: 1, written: [] });
  await bench.client.appendToStream('a', events(1));
});

test(
  'nothing that was opened stays open',
  async () => {
    const sockets = (): number => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length;
    // What another spec of this process may have left; it may still close, but nothing is added to it.
    const before = sockets();
    bench = await Bench.open();
    await bench.close();
    await until(() => sockets() <= before);
    const others = sockets();
    const cluster = await startCluster({ nodes: 3, secure: true });
    expect(sockets()).toBeGreaterThan(others);
    cluster.fault({ kind: 'slow', ms: 60_000 });
    await cluster.close();
    await until(() => sockets() <= others);
  },
  LONG,
);
