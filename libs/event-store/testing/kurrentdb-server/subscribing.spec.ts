import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Position, START, streamNameFilter } from '@eventstore/db-client';
import { all, Bench, Ear, events, rejection, until } from './spec-support.ts';

/** Milliseconds, for a machine that has much else to do. */
const LONG = 30_000;

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ seed: 11 });
});
afterEach(() => bench.close());

/** A subscription to everything in streams whose names begin with `book-`. */
function listen(
  fromPosition: Position | 'start' | 'end' = START,
  checkpointInterval = 1,
  maxSearchWindow?: number,
): Ear {
  const filter = streamNameFilter({
    prefixes: ['book-'],
    checkpointInterval,
    ...(maxSearchWindow === undefined ? {} : { maxSearchWindow }),
    checkpointReached: (_, position) => {
      ear.checkpoints.push(position);
    },
  });
  const ear: Ear = new Ear(bench.client.subscribeToAll({ fromPosition, filter }));
  return ear;
}

describe('a subscription to $all with a prefix', () => {
  it('gives what is there, says once that it caught up, and then what comes', async () => {
    await bench.client.appendToStream('book-a', events(2));
    await bench.client.appendToStream('other', events(3));
    const ear = listen();
    await until(() => ear.heard.includes('caught up'));
    await bench.client.appendToStream('other', events(1));
    await bench.client.appendToStream('book-b', events(1));
    await until(() => ear.heard.includes('book-b@0'));
    expect(ear.heard).toEqual(['book-a@0', 'book-a@1', 'caught up', 'book-b@0']);
    await ear.subscription.unsubscribe();
  });

  it('says that it caught up also when there was nothing', async () => {
    const ear = listen('end');
    await until(() => ear.heard.length > 0);
    expect(ear.heard).toEqual(['caught up']);
  });

  it('leaves out the event whose position it was given, and misses nothing after it', async () => {
    await bench.client.appendToStream('book-a', events(3));
    const [, second] = await all(bench.client.readStream('book-a'));
    const ear = listen(second?.event?.position);
    await until(() => ear.heard.includes('caught up'));
    expect(ear.heard).toEqual(['book-a@2', 'caught up']);
  });

  it(
    'is in the order of the log while many write',
    async () => {
      const ear = listen();
      await Promise.all(
        Array.from({ length: 150 }, (_, n) => bench.client.appendToStream(`book-${n % 5}`, events(1 + (n % 3)))),
      );
      const order = bench.cluster.log.events
        .filter(({ stream }) => stream.startsWith('book-'))
        .map(({ stream, revision }) => `${stream}@${revision}`);
      await until(() => ear.heard.length === order.length + 1);
      expect(ear.heard.filter((one) => one !== 'caught up')).toEqual(order);
    },
    LONG,
  );

  it('refuses to begin inside a record', async () => {
    await bench.client.appendToStream('book-a', events(1));
    const last = bench.cluster.log.events.at(-1)?.position as bigint;
    const ear = listen({ commit: last + 1n, prepare: last + 1n });
    await until(() => ear.error !== null);
    expect(ear.error?.message).toContain('invalid position');
  });

  it(
    'with a slow reader is held back, not filled up',
    async () => {
      const data = new Uint8Array(4_096);
      for (let n = 0; n < 2_000; n++) {
        bench.cluster.log.append('book-a', 'any', [
          { id: randomUUID(), type: 't', json: false, data, metadata: new Uint8Array(0) },
        ]);
      }
      const ear = listen();
      ear.subscription.pause();
      await until(() => bench.cluster.counts.eventsSent > 0);
      await pause(100);
      expect(bench.cluster.counts.eventsSent).toBeLessThan(1_000);
      ear.subscription.resume();
      await until(() => ear.heard.length === 2_001);
    },
    LONG,
  );
});

describe('checkpoints', () => {
  it('come before "caught up", also when no event fits', async () => {
    await bench.client.appendToStream('other', events(100));
    const ear = listen();
    await until(() => ear.heard.includes('caught up'));
    expect(ear.heard).toEqual(['caught up']);
    expect(ear.checkpoints.length).toBeGreaterThan(1);
  });

  it('in catching up are where a page begins, with prepare 0, or the last event that was sent', async () => {
    // 2 events of the server's own, then 40: the second page begins after 32 of them.
    await bench.client.appendToStream('other', events(40));
    const ear = listen();
    await until(() => ear.heard.includes('caught up'));
    const page = bench.cluster.log.events[31]?.end;
    expect(ear.checkpoints.at(-1)).toEqual({ commit: page, prepare: 0n });
  });

  it('can have the commit position of the very next event, which is not to be taken for seen', async () => {
    // A seed by which one page begins exactly where an event does.
    let seed = 0;
    do {
      await bench.close();
      bench = await Bench.open({ seed: seed++ });
      await bench.client.appendToStream('other', events(30));
      await bench.client.appendToStream('book-a', events(1));
    } while (bench.cluster.log.events[31]?.end !== bench.cluster.log.events[32]?.position);
    const event = bench.cluster.log.events[32];
    expect(event?.stream).toBe('book-a');
    const ear = listen({ commit: event?.position as bigint, prepare: 0n });
    await until(() => ear.heard.includes('caught up'));
    expect(ear.heard).toEqual(['book-a@0', 'caught up']);
  });

  it(
    'are such that a new subscription from any of them misses nothing',
    async () => {
      for (let n = 0; n < 30; n++) await bench.client.appendToStream(n % 4 === 0 ? 'book-a' : 'other', events(3));
      const ear = listen(START, 1, 5);
      await until(() => ear.heard.includes('caught up'));
      expect(ear.checkpoints.length).toBeGreaterThan(10);
      for (const checkpoint of ear.checkpoints) {
        const later = bench.cluster.log.events
          .filter(({ stream, position }) => stream === 'book-a' && position > checkpoint.commit)
          .map(({ revision }) => `book-a@${revision}`);
        const again = listen(checkpoint);
        await until(() => again.heard.includes('caught up'));
        const heard = again.heard.filter((one) => one !== 'caught up');
        expect(heard.slice(heard.length - later.length)).toEqual(later);
        expect(heard.length - later.length).toBeLessThanOrEqual(1);
        await again.subscription.unsubscribe();
      }
    },
    LONG,
  );

  it('live come at every so many-th event of the log, whether it fits or not', async () => {
    await bench.client.appendToStream('other', events(7));
    const ear = listen(START, 2, 5);
    await until(() => ear.heard.includes('caught up'));
    const before = ear.checkpoints.length;
    await bench.client.appendToStream('other', events(25));
    await until(() => ear.checkpoints.length === before + 2);
    const first = bench.cluster.log.events.length - 25;
    // What was there when the subscription was made does not count.
    expect(ear.checkpoints.slice(before).map(({ commit }) => commit)).toEqual([
      bench.cluster.log.events[first + 9]?.position,
      bench.cluster.log.events[first + 19]?.position,
    ]);
  });
});

describe('a subscription to a stream', () => {
  it('gives what is there and what comes, and ends with a tombstone', async () => {
    await bench.client.appendToStream('a', events(2));
    const ear = new Ear(bench.client.subscribeToStream('a', { fromRevision: 0n }) as never);
    await until(() => ear.heard.includes('caught up'));
    await bench.client.appendToStream('a', events(1));
    await until(() => ear.heard.includes('a@2'));
    expect(ear.heard).toEqual(['a@1', 'caught up', 'a@2']);
    await bench.client.tombstoneStream('a');
    await until(() => ear.error !== null);
    expect(ear.error).toMatchObject({ type: 'stream-deleted' });
  });

  it('that does not exist yet waits for it', async () => {
    const ear = new Ear(bench.client.subscribeToStream('later') as never);
    await until(() => ear.heard.includes('caught up'));
    await bench.client.appendToStream('later', events(1));
    await until(() => ear.heard.includes('later@0'));
  });

  it('that is tombstoned is refused', async () => {
    await bench.client.tombstoneStream('gone');
    const refused = all(bench.client.subscribeToStream('gone'));
    expect(await rejection(refused)).toMatchObject({ type: 'stream-deleted' });
  });
});
