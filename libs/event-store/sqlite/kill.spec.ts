import { setTimeout as pause } from 'node:timers/promises';
import { eventId, type RecordedEvent } from '#kernel';
import { readToEnd } from '../contract/naive-book.ts';
import { verifyBook } from '../verify.ts';
import { Children, kill } from './faults/children.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './faults/temporary.ts';
import { SqliteEventStore } from './index.ts';

const KILLS = 100;
/** Directories killed in at the same time. */
const LANES = 2;
const BOOK = 'bok';

/** What each event of the appender says of the request it was part of. */
type Part = { readonly request: string; readonly of: number; readonly n: number };

describe('kill -9 in the middle of appends', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9);
  let children: Children;
  beforeAll(() => {
    children = new Children();
  });
  afterAll(async () => {
    await children.dispose();
    removeTemporaryDirectories();
  });

  it(`loses nothing acknowledged and tears nothing, ${KILLS} times (seed ${seed})`, async () => {
    const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(lane)));
    const acknowledged = lanes.reduce((sum, lane) => sum + lane.acknowledged, 0);
    expect(lanes.flatMap((lane) => lane.problems)).toEqual([]);
    // The test means something only if a good many appends were under way.
    expect(acknowledged).toBeGreaterThan(KILLS * 2);
  }, 240_000);

  async function killAgainAndAgain(lane: number): Promise<{ acknowledged: number; problems: string[] }> {
    const directory = temporaryDirectory();
    const problems: string[] = [];
    let acknowledged = 0;
    let checked = 0;
    for (let round = 0; round < KILLS / LANES; round++) {
      const run = `${lane}-${round}`;
      const delay = ((seed + lane * 7_919 + round * 104_729) % 997) / 997;
      // Most are killed while they append, some while they open the book or make it.
      const promised = await runAndKill(directory, run, round % 6 === 0 ? 'opening' : 'first append', delay);
      acknowledged += promised.length;
      const store = SqliteEventStore.open({ directory });
      for (const { request, of } of promised) {
        const found = await Promise.all(
          Array.from({ length: of }, (_, n) => store.find(eventId('appender', request, n))),
        );
        if (found.includes(null)) problems.push(`run ${run}: ${request} was acknowledged and is lost`);
      }
      const fresh = await readToEnd((events) => store.readBook(BOOK, checked + events.length, 5_000));
      problems.push(...torn(fresh).map((request) => `run ${run}: ${request} is there in part`));
      checked += fresh.length;
      await store.close();
    }
    const store = SqliteEventStore.openReadOnly(directory);
    problems.push(...(await verifyBook(store, BOOK)).map((problem) => JSON.stringify(problem)));
    if ((await store.bookHead(BOOK)).size !== checked) problems.push(`lane ${lane}: events came or went between runs`);
    if (store.pragma('integrity_check') !== 'ok') problems.push(`lane ${lane}: the file is damaged`);
    await store.close();
    return { acknowledged, problems };
  }

  /** What the child said was durable before it died. */
  async function runAndKill(directory: string, run: string, when: 'opening' | 'first append', delay: number) {
    const { child, lines } = children.start('appender.mjs', directory, run);
    const promised: { request: string; of: number }[] = [];
    let dying: Promise<void> | null = null;
    for await (const line of lines) {
      const [request, of] = line.split(' ') as [string, string?];
      if (of !== undefined) promised.push({ request, of: Number(of) });
      if (line === 'opening' ? when === 'opening' : of !== undefined) {
        // Not awaited here: it must hit while the lines keep coming.
        dying ??= pause(delay * (when === 'opening' ? 12 : 40)).then(() => kill(child));
      }
    }
    await dying;
    if (child.signalCode !== 'SIGKILL') throw new Error(`run ${run} ended by itself`);
    return promised;
  }

  /** Requests of which some events are there and some are not, or not in their order. */
  function torn(events: readonly RecordedEvent[]): string[] {
    const parts = new Map<string, Part[]>();
    for (const event of events) {
      const part = event.data as unknown as Part;
      parts.set(part.request, [...(parts.get(part.request) ?? []), part]);
    }
    const whole = ([, all]: [string, Part[]]) => all.every((part, n) => part.n === n && part.of === all.length);
    return [...parts].filter((entry) => !whole(entry)).map(([request]) => request);
  }
});
