import { randomUUID } from 'node:crypto';
import { all, Bench, events, rejection } from './spec-support.ts';

let bench: Bench;
let now = Date.parse('2026-01-01T00:00:00Z');
beforeEach(async () => {
  bench = await Bench.open({ seed: 5, now: () => now, firstPosition: 2n ** 60n });
});
afterEach(() => bench.close());

const names = (read: readonly { event?: { streamId: string; revision: bigint } }[]): string[] =>
  read.map(({ event }) => `${event?.streamId}@${event?.revision}`);

describe('a stream', () => {
  test.each([
    ['from the start', {}, [0, 1, 2, 3, 4]],
    ['from a revision, that one included', { fromRevision: 2n }, [2, 3, 4]],
    ['a page', { fromRevision: 1n, maxCount: 2 }, [1, 2]],
    ['beyond the end', { fromRevision: 9n }, []],
    ['forwards from the end', { fromRevision: 'end' }, []],
    ['backwards from the end', { direction: 'backwards', fromRevision: 'end', maxCount: 2 }, [4, 3]],
    ['backwards from a revision, that one included', { direction: 'backwards', fromRevision: 1n }, [1, 0]],
    ['backwards from beyond the end', { direction: 'backwards', fromRevision: 99n, maxCount: 1 }, [4]],
  ] as const)('is read %s', async (_, options, revisions) => {
    await bench.client.appendToStream('a', events(5));
    const read = await all(bench.client.readStream('a', options));
    expect(read.map(({ event }) => Number(event?.revision))).toEqual(revisions);
  });

  it('that is missing is not found', async () => {
    expect(await rejection(all(bench.client.readStream('none')))).toMatchObject({ type: 'stream-not-found' });
  });

  it('of thousands of events is read whole', async () => {
    const nothing = new Uint8Array(0);
    for (let n = 0; n < 1_500; n++) {
      const event = { id: randomUUID(), type: 't', json: false, data: nothing, metadata: nothing };
      bench.cluster.log.append('a', 'any', [event]);
    }
    const read = await all(bench.client.readStream('a'));
    expect(read.map(({ event }) => event?.revision)).toEqual(Array.from({ length: 1_500 }, (_, n) => BigInt(n)));
  }, 30_000);

  it('has the time of the server, in whole milliseconds as the client gives it', async () => {
    await bench.client.appendToStream('a', events(1));
    const [read] = await all(bench.client.readStream('a'));
    expect(read?.event?.created).toEqual(new Date('2026-01-01T00:00:00Z'));
  });

  it('shows what $tb, $maxCount and $maxAge leave of it, while $all still has everything', async () => {
    await bench.client.appendToStream('a', events(4));
    const left = async () => names(await all(bench.client.readStream('a')));
    await bench.client.setStreamMetadata('a', { truncateBefore: 2 });
    expect(await left()).toEqual(['a@2', 'a@3']);
    await bench.client.setStreamMetadata('a', { maxCount: 1 });
    expect(await left()).toEqual(['a@3']);
    await bench.client.setStreamMetadata('a', { maxAge: 60 });
    expect(await left()).toEqual(['a@0', 'a@1', 'a@2', 'a@3']);
    now += 61_000;
    expect(await left()).toEqual([]);
    expect(names(await all(bench.client.readAll())).filter((name) => name.startsWith('a@'))).toHaveLength(4);
  });
});

describe('$all', () => {
  it('begins with what the server wrote for itself, without the epochs', async () => {
    await bench.client.appendToStream('a', events(1));
    expect(names(await all(bench.client.readAll()))).toEqual(['$settings@0', 'a@0']);
  });

  it('is in the order of the appends, with positions that are sparse, grow and need all their 64 bits', async () => {
    for (const stream of ['a', 'b', 'a']) await bench.client.appendToStream(stream, events(2));
    const read = await all(bench.client.readAll());
    expect(names(read).slice(1)).toEqual(['a@0', 'a@1', 'b@0', 'b@1', 'a@2', 'a@3']);
    const positions = read.map(({ event }) => event?.position?.commit as bigint);
    expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(positions.map((position) => BigInt(Number(position)))).size).toBeLessThan(positions.length);
    expect(read.every(({ event }) => event?.position?.prepare === event?.position?.commit)).toBe(true);
  });

  it('from the position of an event is read with that event forwards, without it backwards', async () => {
    await bench.client.appendToStream('a', events(3));
    const read = await all(bench.client.readAll());
    const fromPosition = read[2]?.event?.position;
    expect(names(await all(bench.client.readAll({ fromPosition })))).toEqual(['a@1', 'a@2']);
    expect(names(await all(bench.client.readAll({ fromPosition, direction: 'backwards', maxCount: 1 })))).toEqual([
      'a@0',
    ]);
  });

  it('backwards from the end gives the last first', async () => {
    await bench.client.appendToStream('a', events(3));
    const read = bench.client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 2 });
    expect(names(await all(read))).toEqual(['a@2', 'a@1']);
  });

  it('after the end is empty, and from inside a record refused', async () => {
    await bench.client.appendToStream('a', events(1));
    const last = bench.cluster.log.events.at(-1)?.position as bigint;
    const beyond = { commit: last + 10_000n, prepare: last + 10_000n };
    expect(await all(bench.client.readAll({ fromPosition: beyond }))).toEqual([]);
    const inside = { commit: last + 1n, prepare: last + 1n };
    expect(await rejection(all(bench.client.readAll({ fromPosition: inside })))).toMatchObject({
      message: expect.stringContaining('invalid position'),
    });
  });
});
