import { deepStrictEqual } from 'node:assert';
import { hash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteEventStore } from '#event-store';
import { accountsStream, canonicalJson, type NewEvent } from '#kernel';
import { type BenchRun, bench, type Figure, interleave, median, micros, microsOf, ratioOf, time } from './harness.ts';
import { lineEvent, YEAR } from './history.ts';

/** One event, one durable append at an expected revision, one after the other, against bare programs. */
const BOOK = 'lofoten-ikt';
const STREAM = accountsStream(BOOK, YEAR);
/** In one turn. A round has so many that SQLite writes its log back several times. */
const APPENDS = 100;
const COLUMNS = 'stream, revision, book, idx, id, recorded, written, hash, metadata, data';

await bench('append', async (run): Promise<Figure[]> => {
  const [rounds, warmUp, turns] = run.quick ? [5, 1, 2] : [11, 6, 6];
  const all = (warmUp + rounds) * turns * APPENDS;
  const events = Array.from({ length: 1 + all }, (_, n) => lineEvent(BOOK, n, 0, n, `cooperation-${BOOK}`));
  const ours = await ownStore(run, events);
  const rows = await storedRows(join(run.directory, 'rows'), events);
  const sameRows = await bareSchema(join(run.directory, 'bare'), events, rowMaker(events, rows));
  const readyRows = await bareSchema(join(run.directory, 'ready'), events, (n) => rows[n] as Row);
  const minimal = minimalTable(run, events);
  const disk = bareWrites(run);

  const slice = (turn: number): [from: number, to: number] => [1 + turn * APPENDS, 1 + (turn + 1) * APPENDS];
  const taken = await interleave(
    { rounds, warmUp, turns, progress: run.progress },
    {
      ours: (turn) => micros(APPENDS, () => ours.append(...slice(turn))),
      sameRows: (turn) => microsOf(APPENDS, () => sameRows.append(...slice(turn))),
      readyRows: (turn) => microsOf(APPENDS, () => readyRows.append(...slice(turn))),
      minimal: (turn) => microsOf(APPENDS, () => minimal.append(...slice(turn))),
      disk: (turn) => microsOf(APPENDS, () => disk.append(...slice(turn))),
    },
  );
  await ours.close();
  sameRows.close();
  readyRows.close();
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
      baseline: `better-sqlite3, the same rows made (JSON, chained hash) and inserted, ${time(median(taken.sameRows))}`,
      value: ratioOf(taken.sameRows, taken.ours),
      target: { atLeast: 0.85 },
      n: rounds,
    },
    {
      figure: 'durable append, against the same rows ready-made',
      measured,
      baseline: `better-sqlite3, the same rows inserted from values made before, ${time(median(taken.readyRows))}`,
      value: ratioOf(taken.readyRows, taken.ours),
      target: null,
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

type Row = [
  stream: number,
  revision: number,
  book: number,
  idx: number,
  id: Buffer,
  recorded: number,
  written: number,
  hash: Buffer,
  metadata: string,
  data: string,
];

/** Inserts rows into a file that the store has made: its columns, its indexes, and nothing else. */
async function bareSchema(
  directory: string,
  events: readonly NewEvent[],
  row: (n: number) => Row,
): Promise<Contestant> {
  const made = SqliteEventStore.open({ directory });
  await made.append({ stream: STREAM, expected: 'none', events: events.slice(0, 1) });
  await made.close();

  const db = durable(join(directory, 'book.sqlite'));
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  const insert = db.prepare(`INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return {
    append(from, to) {
      for (let n = from; n < to; n++) {
        begin.run();
        insert.run(...row(n));
        commit.run();
      }
    },
    close: () => db.close(),
  };
}

async function storedRows(directory: string, events: readonly NewEvent[]): Promise<Row[]> {
  const store = SqliteEventStore.open({ directory });
  for (let n = 0; n < events.length; n += 500)
    await store.append({ stream: STREAM, expected: 'any', events: events.slice(n, n + 500) });
  const rows = store.database.prepare<[], Row>(`SELECT ${COLUMNS} FROM events ORDER BY position`).raw().all();
  await store.close();
  return rows;
}

/**
 * Makes the rows that the store writes of these events, in their order, with the least that it takes: the keys stand in
 * canonical order before, nothing is looked up, checked or answered.
 */
function rowMaker(events: readonly NewEvent[], stored: readonly Row[]): (n: number) => Row {
  const inOrder = events.map(({ metadata, data }) => ({
    metadata: JSON.parse(canonicalJson({ ...metadata, stream: STREAM, previous: null })),
    data: JSON.parse(canonicalJson(data)),
  }));
  let previous: string | null = null;
  const make = (n: number): Row => {
    const event = inOrder[n] as (typeof inOrder)[number];
    event.metadata.previous = previous;
    const metadata = JSON.stringify(event.metadata);
    const data = JSON.stringify(event.data);
    previous = hash('sha256', `\u0000{"data":${data},"metadata":${metadata}}`);
    const id = Buffer.from(event.metadata.id.replaceAll('-', ''), 'hex');
    const recorded = Date.parse(event.metadata.recorded);
    return [1, n, 1, n, id, recorded, Date.now(), Buffer.from(previous, 'hex'), metadata, data];
  };
  const written = 6;
  for (const row of stored) deepStrictEqual(make(row[1]).toSpliced(written, 1), row.toSpliced(written, 1));
  // The first row is in the file already; its hash is what the next one starts from.
  previous = null;
  make(0);
  return make;
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
