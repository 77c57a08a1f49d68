import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SqliteEventStore } from '#event-store';
import { accountsStream, type NewEvent } from '#kernel';
import { bench, type Figure, interleave, median, micros, ratioOf, time } from './harness.ts';
import { lineEvent, YEAR } from './history.ts';

/** The stores of others. They are installed beside the product, by a package.json of their own, and only for this. */
const PEERS = join(import.meta.dirname, '../../../test/bench/peers');
const FIGURE = 'durable append, against emmett-sqlite';
const TARGET = { atLeast: 8 };
const BOOK = 'lofoten-ikt';
const STREAM = accountsStream(BOOK, YEAR);
const APPENDS = 20;

interface Peer {
  append(stream: string, version: number, event: NewEvent): Promise<unknown>;
  count(stream: string): Promise<number>;
}

await bench('peers', async ({ directory, quick, progress }): Promise<Figure[]> => {
  if (!existsSync(join(PEERS, 'node_modules'))) {
    const baseline = 'not installed: npm ci --prefix test/bench/peers';
    return [{ figure: FIGURE, measured: 'not measured', baseline, value: Number.NaN, target: null, n: 0 }];
  }
  const { openStore } = await import(pathToFileURL(join(PEERS, 'emmett-sqlite.mjs')).href);
  // Warm when the log of either has its size: while a log grows, each append also waits for the file to grow.
  const [rounds, warmUp, turns] = quick ? [5, 1, 2] : [11, 12, 5];
  const all = (warmUp + rounds) * turns * APPENDS;
  const events = Array.from({ length: all }, (_, n) => lineEvent(BOOK, n, 0, n, `cooperation-${BOOK}`));
  const peer: Peer = openStore(join(directory, 'emmett.sqlite'));
  const store = SqliteEventStore.open({ directory: join(directory, 'book') });

  const taken = await interleave(
    { rounds, warmUp, turns, progress },
    {
      ours: (turn) =>
        micros(APPENDS, async () => {
          for (let n = turn * APPENDS; n < (turn + 1) * APPENDS; n++) {
            const expected = n === 0 ? 'none' : BigInt(n - 1);
            await store.append({ stream: STREAM, expected, events: [events[n] as NewEvent] });
          }
        }),
      theirs: (turn) =>
        micros(APPENDS, async () => {
          for (let n = turn * APPENDS; n < (turn + 1) * APPENDS; n++)
            await peer.append(STREAM, n, events[n] as NewEvent);
        }),
    },
  );
  const { size } = await store.bookHead(BOOK);
  const counts = [size, await peer.count(STREAM)];
  if (counts.some((count) => count !== all)) throw new Error(`${all} events were appended; kept are ${counts}`);
  await store.close();
  return [
    {
      figure: FIGURE,
      measured: `append of one event at an expected revision, ${time(median(taken.ours))}`,
      baseline: `emmett-sqlite 0.42.4, the same event at its expected version, ${time(median(taken.theirs))}`,
      value: ratioOf(taken.theirs, taken.ours),
      target: TARGET,
      n: rounds,
    },
  ];
});
