import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { cooperationStream } from '#kernel';
import { aBook, wholeBook } from '../contract/naive-book.ts';
import { Children, kill } from '../sqlite/faults/children.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../sqlite/faults/temporary.ts';
import { type Cluster, startCluster } from '../testing/kurrentdb-server/index.ts';
import { verifyBook } from '../verify.ts';
import { KurrentEventStore } from './index.ts';

const SEED = Number(process.env.SEED ?? 20261121);
const KILLS = 5;

/** Numbers in [0, 1), the same for the same seed. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    yield state / 0x7fffffff;
  }
}

describe(`processes that write to one log (seed ${SEED})`, () => {
  let cluster: Cluster;
  const children = new Children();

  beforeAll(async () => {
    cluster = await startCluster({ nodes: 3, seed: SEED });
  });
  afterAll(async () => {
    await children.dispose();
    await cluster.close();
    removeTemporaryDirectories();
  });

  it('go on when one is killed, lose nothing that was acknowledged, and give the same answers', async () => {
    const random = numbers(SEED);
    const book = aBook();
    const stream = cooperationStream(book);
    const acknowledged: string[] = [];
    const start = (directory: string, count: number) => {
      const { child, lines } = children.start(
        'kurrentdb/faults/writer.mjs',
        cluster.url,
        directory,
        stream,
        `${count}`,
      );
      const said = (async () => {
        let last = '';
        for await (const line of lines) {
          last = line;
          if (line.includes(' ')) acknowledged.push(line);
        }
        return last;
      })();
      return { child, said };
    };
    const [steady, shaken] = [temporaryDirectory(), temporaryDirectory()];
    const survivor = start(steady, 400);
    for (let n = 0; n < KILLS; n++) {
      const before = acknowledged.length;
      const victim = start(shaken, 1_000_000);
      // Until it writes, and then a while.
      while (acknowledged.length === before) await pause(5);
      await pause(300 + 500 * random.next().value);
      await kill(victim.child);
      await victim.said;
    }
    if (survivor.child.exitCode === null) await once(survivor.child, 'exit');
    expect(await survivor.said).toBe('closed');
    expect(survivor.child.exitCode).toBe(0);

    // The one that was killed, where it was; the survivor's; and one that begins with nothing.
    const answers = [];
    for (const directory of [shaken, steady, temporaryDirectory()]) {
      const store = await KurrentEventStore.open({ connection: cluster.url, directory });
      answers.push({
        events: await wholeBook(store, book),
        problems: await verifyBook(store, book),
        head: await store.bookHead(book),
        rows: store.database.prepare('SELECT * FROM events ORDER BY position').all(),
      });
      await store.close();
    }
    const [first, second, third] = answers as [(typeof answers)[0], (typeof answers)[0], (typeof answers)[0]];
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(first.problems).toEqual([]);
    const standing = new Set(first.events.map(({ metadata, index, hash }) => `${metadata.id} ${index} ${hash}`));
    expect(acknowledged.filter((line) => !standing.has(line))).toEqual([]);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(acknowledged.length).toBeGreaterThan(400 + KILLS);
    // What was written and not acknowledged: at most what each that was killed had under way.
    expect(first.events.length - acknowledged.length).toBeLessThanOrEqual(KILLS);
  }, 120_000);
});
