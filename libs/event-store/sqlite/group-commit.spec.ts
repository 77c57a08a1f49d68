import type Database from 'better-sqlite3';
import { accountsStream, cooperationStream, type NewEvent, type RecordedEvent } from '#kernel';
import { anEvent, naiveBook, someEvents, wholeBook } from '../contract/naive-book.ts';
import { StoreUnavailable } from '../port.ts';
import { verifyBook } from '../verify.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './faults/temporary.ts';
import { type InlineProjection, SqliteEventStore } from './index.ts';

const BOOK = 'bok';
const stream = cooperationStream(BOOK);

/** Writes down what it is told, in its own table and in a log. */
class Witness implements InlineProjection {
  readonly log: unknown[] = [];
  fail: ((db: Database.Database) => void) | null = null;

  apply(db: Database.Database, events: readonly RecordedEvent[]): void {
    this.log.push(events.map((event) => event.index));
    db.exec('CREATE TABLE IF NOT EXISTS witness (idx INTEGER NOT NULL)');
    const insert = db.prepare('INSERT INTO witness VALUES (?)');
    for (const event of events) insert.run(event.index);
    this.fail?.(db);
  }
  committed(): void {
    this.log.push('committed');
  }
  rolledBack(): void {
    this.log.push('rolled back');
  }
}

describe('group commit', () => {
  let witness: Witness;
  let store: SqliteEventStore;
  const witnessed = () => store.database.prepare('SELECT idx FROM witness ORDER BY idx').pluck().all();
  const open = (options: { maxGroup?: number } = {}) => {
    witness = new Witness();
    store = SqliteEventStore.open({ directory: temporaryDirectory(), inline: witness, ...options });
  };
  beforeEach(() => open());
  afterEach(async () => {
    await store.close();
    removeTemporaryDirectories();
  });

  it('commits in one transaction what was asked for in one turn, and answers in its order', async () => {
    const order: number[] = [];
    const wanted = Array.from({ length: 5 }, (_, n) => ({
      stream: accountsStream(BOOK, 2000 + n),
      events: someEvents(n + 1),
    }));
    await Promise.all(
      wanted.map(async (append, n) => {
        // However many promises lie between the turn and the append.
        for (let hop = 0; hop < n * 3; hop++) await null;
        await store.append({ ...append, expected: 'none' });
        order.push(n);
      }),
    );
    expect(await wholeBook(store, BOOK)).toEqual(naiveBook(wanted));
    expect(witness.log).toEqual([Array.from({ length: 15 }, (_, index) => index), 'committed']);
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  it('splits what is too much for one transaction, but never an append', async () => {
    await store.close();
    open({ maxGroup: 4 });
    await Promise.all(
      [3, 1, 1, 9, 4].map((count) => store.append({ stream, expected: 'any', events: someEvents(count) })),
    );
    const groups = witness.log.filter(Array.isArray).map((group) => group.length);
    expect(groups).toEqual([4, 1, 9, 4]);
    expect(await verifyBook(store, BOOK)).toEqual([]);
  });

  it('lets each append of the group see those before it', async () => {
    const events = someEvents(4);
    const one = (expected: 'none' | bigint, n: number) =>
      store.append({ stream, expected, events: [events[n] as NewEvent] });
    const outcomes = await Promise.allSettled([one('none', 0), one('none', 1), one(0n, 2), one(0n, 3)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(await wholeBook(store, BOOK)).toEqual(naiveBook([{ stream, events: [events[0], events[2]] as NewEvent[] }]));
    expect(witness.log).toEqual([[0, 1], 'committed']);
  });

  it('tells a projection nothing of a request that was refused in the middle', async () => {
    const outcomes = await Promise.allSettled([
      store.append({ stream, expected: 'none', events: someEvents(1) }),
      store.appendAll([
        { stream, expected: 'any', events: someEvents(2) },
        { stream, expected: 'none', events: someEvents(1) },
      ]),
      store.append({ stream, expected: 0n, events: someEvents(1) }),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(witness.log).toEqual([[0, 1], 'committed']);
    expect(witnessed()).toEqual([0, 1]);
  });

  it('tells a projection nothing of a retry', async () => {
    const append = { stream, expected: 'none', events: someEvents(2) } as const;
    await store.append(append);
    await store.append(append);
    expect(witness.log).toEqual([[0, 1], 'committed']);
  });

  it.each<[string, (db: Database.Database) => void]>([
    [
      'throws',
      () => {
        throw new Error('a bug');
      },
    ],
    [
      'breaks off in a savepoint of its own',
      (db) => {
        db.exec('SAVEPOINT mine');
        throw new Error('a bug');
      },
    ],
    ['asks SQLite for what it cannot do', (db) => db.exec('INSERT INTO witness VALUES (NULL)')],
  ])('lets the events stand when a projection %s, and takes back what that wrote', async (_, fail) => {
    await store.append({ stream, expected: 'none', events: someEvents(1) });
    witness.fail = fail;
    const { events } = await store.append({ stream, expected: 0n, events: someEvents(2) });
    expect(events.map((event) => event.index)).toEqual([1, 2]);
    witness.fail = null;
    await store.append({ stream, expected: 2n, events: someEvents(1) });

    expect(witness.log).toEqual([[0], 'committed', [1, 2], 'rolled back', [3], 'committed']);
    expect(witnessed()).toEqual([0, 3]);
    expect(await wholeBook(store, BOOK)).toHaveLength(4);
    expect(await verifyBook(store, BOOK)).toEqual([]);
  });

  it('takes everything back, also from memory, when a projection ends the transaction', async () => {
    await store.append({ stream, expected: 'none', events: someEvents(1) });
    witness.fail = (db) => {
      db.exec('ROLLBACK');
      throw new Error('no transaction left');
    };
    const failing = [
      store.append({ stream, expected: 0n, events: someEvents(2) }),
      store.append({ stream: cooperationStream('annen'), expected: 'none', events: someEvents(1) }),
    ];
    for (const attempt of failing) await expect(attempt).rejects.toThrow(StoreUnavailable);
    witness.fail = null;
    expect(await store.books()).toEqual([BOOK]);
    await store.append({ stream, expected: 0n, events: someEvents(1) });
    expect(witness.log).toEqual([[0], 'committed', [1, 2, 0], 'rolled back', [1], 'committed']);
    expect(await verifyBook(store, BOOK)).toEqual([]);
  });

  it('waits its turn for a stranger who writes in the file, and gives up in the end', async () => {
    const stranger = SqliteEventStore.openReadOnly(store.database.name.replace(/.book.sqlite$/, ''));
    await stranger.close();
    store.database.pragma('busy_timeout = 50');
    const { default: Sqlite } = await import('better-sqlite3');
    const other = new Sqlite(store.database.name);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.append({ stream, expected: 'none', events: someEvents(1) })).rejects.toThrow(/SQLITE_BUSY/);
    other.exec('ROLLBACK');
    other.close();
    await store.append({ stream, expected: 'none', events: [anEvent()] });
    expect((await store.bookHead(BOOK)).size).toBe(1);
  });

  it('keeps the time of writing apart from the recorded times', async () => {
    await store.close();
    store = SqliteEventStore.open({ directory: temporaryDirectory(), clock: () => Date.UTC(2030, 0, 1) });
    await store.append({ stream, expected: 'none', events: someEvents(1) });
    const { events } = await store.readStream(stream, { direction: 'forwards', limit: 5 });
    expect(events.map(({ written, recorded }) => ({ written, recorded }))).toEqual([
      { written: '2030-01-01T00:00:00.000Z', recorded: '2025-03-01T09:00:00.000Z' },
    ]);
  });
});
