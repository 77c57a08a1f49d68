import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore, verifyBook } from '#event-store';
import { type Files, filesIn, writeFiles } from './disk.ts';
import { type FaultRun, faults, type Row, type Tally } from './harness.ts';
import { Ledger } from './ledger.ts';
import { checkReopened } from './reopened.ts';
import { BOOK, requestOf } from './workload.ts';

/**
 * The write-ahead log as a bad shutdown can leave it: cut off, zeros or noise behind the last byte that was synced. And
 * rot: one bit flipped in bytes that were safe.
 */
const LOG = 'book.sqlite-wal';
const FILE = 'book.sqlite';
const SECTOR = 512;
const PAGE = 4_096;

type Random = (below: number) => number;

/** A book some of whose requests stand in the log: the files, and which requests, by the log's length after each. */
interface Written {
  readonly files: Files;
  readonly seed: number;
  readonly answers: readonly { readonly name: string; readonly index: number; readonly end: number }[];
}

await faults(
  'torn-log',
  async (run): Promise<Row[]> => [
    await behindTheEnd(run, run.tally('the end of the log torn, behind what was synced')),
    await behindTheEnd(run, run.tally('the end of the log torn, before the last that was synced', 'control')),
    await rotInLog(run, run.tally('one bit flipped in the log: nothing wrong is answered')),
    await rotInFile(run, run.tally('one bit flipped in the file: nothing wrong is answered')),
  ],
);

/** Appends that stay in the log, and after them writes of the log that were never synced. */
async function write(directory: string, seed: number, random: Random): Promise<Written> {
  writeFiles(directory, new Map());
  const store = SqliteEventStore.open({ directory });
  const answers: { name: string; index: number; end: number }[] = [];
  const requests = 8 + random(12);
  for (let n = 0; n < requests; n++) {
    const { name, appends } = requestOf(seed, 0, n);
    const [first] = await store.appendAll(appends);
    answers.push({ name, index: first?.events[0]?.index ?? -1, end: 0 });
    const log = filesIn(directory).get(LOG) ?? Buffer.alloc(0);
    answers[n] = { ...(answers[n] as (typeof answers)[number]), end: log.length };
  }
  const files = filesIn(directory);
  await store.close();
  return { files, seed, answers };
}

async function behindTheEnd(run: FaultRun, tally: Tally): Promise<Row> {
  const rounds = tally.control ? run.rounds(2, 1) : run.rounds(15, 2);
  for (const round of rounds) {
    tally.begin();
    const random = run.random(round);
    const written = await write(join(run.directory, 'written'), run.seed + round, random);
    for (let n = 0; n < (run.quick ? 10 : 40); n++) {
      // Everything up to here was acknowledged; behind it lies what the next writes had begun.
      const kept = written.answers.slice(0, 1 + random(written.answers.length));
      const end = kept.at(-1)?.end ?? 0;
      const from = tally.control ? Math.max(0, end - 1 - random(PAGE)) : end;
      const kind = tear(written, from, random, tally);
      await check(run, tally, round, kind, kept, written.seed);
    }
  }
  return tally.row();
}

/** The files with a log that is good up to a byte and torn behind it. */
function tear({ files }: Written, from: number, random: Random, tally: Tally): Files {
  const log = Buffer.from(files.get(LOG) ?? Buffer.alloc(0));
  const rest = log.length - from;
  const at = from + random(rest + 1);
  const tears = {
    'cut off': () => log.subarray(0, at),
    'sectors of zeros': () => {
      for (let sector = from - (from % SECTOR) + SECTOR; sector < log.length; sector += SECTOR)
        if (random(2) === 0) log.fill(0, sector, Math.min(sector + SECTOR, log.length));
      return log.subarray(0, from + random(rest + 1));
    },
    noise: () => Buffer.concat([log.subarray(0, from), noise(1 + random(3 * PAGE), random)]),
    'noise in what was begun': () => {
      noise(Math.min(rest, 5 * PAGE), random).copy(log, from);
      return log;
    },
  };
  const kinds = Object.keys(tears) as (keyof typeof tears)[];
  const kind = kinds[random(kinds.length)] as keyof typeof tears;
  tally.inject(kind);
  return new Map([...files, [LOG, tears[kind]()]]);
}

function noise(length: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length }, () => random(256)));
}

async function check(run: FaultRun, tally: Tally, round: number, files: Files, kept: Written['answers'], seed: number) {
  const place = join(run.directory, 'torn');
  writeFiles(place, files);
  const ledger = new Ledger(seed, 1);
  for (const answer of kept) ledger.acknowledge(answer);
  // And it can be written on.
  await checkReopened(place, ledger, tally, round, async (store) => {
    await store.appendAll(requestOf(seed, 1, 0).appends);
  });
}

/**
 * Whatever is answered must be right or be found by `verifyBook`. A tail that vanishes is found by nothing in the file:
 * only by the size that someone remembers.
 */
async function rotInLog(run: FaultRun, tally: Tally): Promise<Row> {
  for (const round of run.rounds(10, 1)) {
    tally.begin();
    const random = run.random(round);
    const written = await write(join(run.directory, 'written'), run.seed + round, random);
    for (let n = 0; n < (run.quick ? 10 : 20); n++) {
      await flip(run, tally, round, written, LOG, random);
    }
  }
  return tally.row();
}

async function rotInFile(run: FaultRun, tally: Tally): Promise<Row> {
  const place = join(run.directory, 'written');
  for (const round of run.rounds(10, 1)) {
    tally.begin();
    const random = run.random(round);
    const written = await write(place, run.seed + round, random);
    // Closed by `write`: everything is in the file.
    const files: Files = new Map([[FILE, readFileSync(join(place, FILE))]]);
    for (let n = 0; n < (run.quick ? 10 : 20); n++) {
      await flip(run, tally, round, { ...written, files }, FILE, random);
    }
  }
  return tally.row();
}

async function flip(run: FaultRun, tally: Tally, round: number, written: Written, name: string, random: Random) {
  const bytes = Buffer.from(written.files.get(name) ?? Buffer.alloc(0));
  const at = random(bytes.length);
  bytes[at] = (bytes[at] as number) ^ (1 << random(8));
  const place = join(run.directory, 'rotten');
  writeFiles(place, new Map([...written.files, [name, bytes]]));
  const found = await foundBy(place, written, tally, round);
  tally.inject(found);
}

/** How the rot is noticed; what is answered as if nothing were wrong must be what was acknowledged. */
async function foundBy(directory: string, { seed, answers }: Written, tally: Tally, round: number): Promise<string> {
  let store: SqliteEventStore;
  try {
    store = SqliteEventStore.openReadOnly(directory);
  } catch {
    return 'refused to open';
  }
  try {
    const events = answers.reduce((sum, { name }) => sum + requestOf(seed, 0, Number(name.split('-')[1])).of, 0);
    const problems = await verifyBook(store, BOOK);
    if (problems.length > 0) {
      tally.checked += events;
      return 'found by verifyBook';
    }
    const { size } = await store.bookHead(BOOK);
    if (size < events) {
      // What is left must be the beginning of what was acknowledged.
      const ledger = new Ledger(seed, 1);
      for (const answer of answers) if (answer.index < size) ledger.acknowledge(answer);
      await ledger.check(store, tally, round);
      return 'found by the size alone';
    }
    const ledger = new Ledger(seed, 1);
    for (const answer of answers) ledger.acknowledge(answer);
    await ledger.check(store, tally, round);
    return 'changed no event';
  } catch (error) {
    if ((error as Error).name === 'StoreUnavailable') return 'found by SQLite';
    throw error;
  } finally {
    await store.close();
  }
}
