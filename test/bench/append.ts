import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteEventStore } from '#event-store';
import { accountsStream, type NewEvent } from '#kernel';
import { type BenchRun, bench, type Figure, interleave, median, micros, microsOf, ratioOf, time } from './harness.ts';
import { lineEvent, YEAR } from './history.ts';

/** One event, one durable append at an expected revision, one after the other, against two bare programs. */
const BOOK = 'lofoten-ikt';
const STREAM = accountsStream(BOOK, YEAR);
/** In one turn. A round has so many that SQLite writes its log back several times. */
const APPENDS = 100;

await bench('append', async (run): Promise<Figure[]> => {
  const [rounds, warmUp, turns] = run.quick ? [5, 1, 2] : [11, 6, 6];
  const all = (warmUp + rounds) * turns * APPENDS;
  const events = Array.from({ length: 1 + all }, (_, n) => lineEvent(BOOK, n, 0, n, `cooperation-${BOOK}`));
  const ours = await ownStore(run, events);
  const sameRows = await bareSchema(run, events);
  const minimal = minimalTable(run, events);
  const disk = bareWrites(run);

  const slice = (turn: number): [from: number, to: number] => [1 + turn * APPENDS, 1 + (turn + 1) * APPENDS];
  const taken = await interleave(
    { rounds, warmUp, turns, progress: run.progress },
    {
      ours: (turn) => micros(APPENDS, () => ours.append(...slice(turn))),
      sameRows: (turn) => microsOf(APPENDS, () => sameRows.append(...slice(turn))),
      minimal: (turn) => microsOf(APPENDS, () => minimal.append(...slice(turn))),
      disk: (turn) => microsOf(APPENDS, () => disk.append(...slice(turn))),
    },
  );
  await ours.close();
  sameRows.close();
  minimal.close();
  disk.close();

  const measured = `append of one event at an expected revision, ${time(median(taken.ours))}`;
  return [
    {
      figure: 'durable append, against a minimal table',
      measured,
      baseline: `better-sqlite3, table (stream, version, data), version checked in the transaction, ${time(median(taken.minimal))}`,
      value: ratioOf(taken.minimal, taken.ours),
      target: { atLeast: 0.55 },
      n: rounds,
    },
    {
      figure: 'durable append, against the same rows',
      measured,
      baseline: `better-sqlite3, the same rows and indexes from values made before, ${time(median(taken.sameRows))}`,
      value: ratioOf(taken.sameRows, taken.ours),
      target: { atLeast: 0.85 },
      n: rounds,
    },
    {
      figure: 'durable append, against the disk alone',
      measured,
      baseline: `4 KiB written over and fdatasync, ${time(median(taken.disk))}`,
      value: ratioOf(taken.disk, taken.ours),
      target: null,
      n: rounds,
    },
  ];
});

interface Contestant {
  append(from: number, to: number): unknown;
  close(): unknown;
}

async function ownStore({ directory }: BenchRun, events: readonly NewEvent[]) {
  const store = SqliteEventStore.open({ directory: join(directory, 'ours') });
  await store.append({ stream: STREAM, expected: 'none', events: events.slice(0, 1) });
  return {
    async append(from: number, to: number): Promise<void> {
      for (let n = from; n < to; n++) {
        await store.append({ stream: STREAM, expected: BigInt(n - 1), events: [events[n] as NewEvent] });
      }
    },
    close: () => store.close(),
  };
}

function durable(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return db;
}

/** The rows that the store writes of these events, written to a file that it has made, and nothing else. */
async function bareSchema({ directory }: BenchRun, events: readonly NewEvent[]): Promise<Contestant> {
  const columns = 'stream, revision, book, idx, id, recorded, written, hash, metadata, data';
  const rows = await rowsOf(join(directory, 'rows'), columns, events);
  const file = join(directory, 'bare');
  const made = SqliteEventStore.open({ directory: file });
  await made.append({ stream: STREAM, expected: 'none', events: events.slice(0, 1) });
  await made.close();

  const db = durable(join(file, 'book.sqlite'));
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  const insert = db.prepare(`INSERT INTO events (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return {
    append(from, to) {
      for (let n = from; n < to; n++) {
        begin.run();
        insert.run(...(rows[n] as unknown[]));
        commit.run();
      }
    },
    close: () => db.close(),
  };
}

async function rowsOf(directory: string, columns: string, events: readonly NewEvent[]): Promise<unknown[][]> {
  const store = SqliteEventStore.open({ directory });
  for (let n = 0; n < events.length; n += 500)
    await store.append({ stream: STREAM, expected: 'any', events: events.slice(n, n + 500) });
  const rows = store.database.prepare<[], unknown[]>(`SELECT ${columns} FROM events ORDER BY position`).raw().all();
  await store.close();
  return rows;
}

/** The least that can be called an event store; the text of each event was made before. */
function minimalTable({ directory }: BenchRun, events: readonly NewEvent[]): Contestant {
  const texts = events.map((event) => JSON.stringify(event));
  const db = durable(join(directory, 'minimal.sqlite'));
  db.exec(`CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL,
           data TEXT NOT NULL, UNIQUE (stream, version))`);
  const last = db.prepare<[string], number | null>('SELECT max(version) FROM events WHERE stream = ?').pluck();
  const insert = db.prepare('INSERT INTO events (stream, version, data) VALUES (?, ?, ?)');
  const append = db.transaction((n: number) => {
    if ((last.get(STREAM) ?? -1) !== n - 1) throw new Error(`version ${n - 1} expected`);
    insert.run(STREAM, n, texts[n]);
  });
  append.immediate(0);
  return {
    append(from, to) {
      for (let n = from; n < to; n++) append.immediate(n);
    },
    close: () => db.close(),
  };
}

/** The floor: what the disk takes to keep one page. */
function bareWrites({ directory }: BenchRun): Contestant {
  const file = openSync(join(directory, 'pages'), 'w');
  const page = Buffer.alloc(4_096, 'x');
  const pages = 1_000;
  for (let n = 0; n < pages; n++) writeSync(file, page, 0, page.length, n * page.length);
  fdatasyncSync(file);
  return {
    append(from, to) {
      for (let n = from; n < to; n++) {
        writeSync(file, page, 0, page.length, (n % pages) * page.length);
        fdatasyncSync(file);
      }
    },
    close: () => closeSync(file),
  };
}
