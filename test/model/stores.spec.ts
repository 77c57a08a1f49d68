import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { bookCatalogue, Recorder } from '#cooperation';
import { isRefusal } from '#kernel';
import { type OpenBook, openForWriting } from '../../apps/book/open-book.ts';
import { type Cluster, startCluster } from '../../libs/event-store/testing/kurrentdb-server/index.ts';
import type { BookEvent } from './book-events.ts';
import { listed, MemoryBook, programOf } from './books.ts';
import * as delivering from './compare-delivering.ts';
import { type Moment, naiveTells, programTells, type Told } from './compare-governing.ts';
import { delivered, whenAsked, whensIn } from './delivering.ts';
import { governed } from './governing.ts';
import { type History, runsOf, SEED } from './histories.ts';
import { moments, momentsIn } from './moments.ts';

const ACTOR = { id: 'secretary', role: 'BOARD_SECRETARY' } as const;

describe(`random years of governing in both stores, seed ${SEED}`, () => {
  const directories: string[] = [];
  const directory = () => {
    const made = mkdtempSync(join(tmpdir(), 'fellesbok-model-'));
    directories.push(made);
    return made;
  };
  let cluster: Cluster;
  let sqlite: OpenBook;
  let kurrent: OpenBook;
  let written = 0;

  beforeAll(async () => {
    cluster = await startCluster({ seed: 7 });
    sqlite = await openForWriting({ directory: directory() }, 'the model');
    kurrent = await openForWriting({ directory: directory(), store: cluster.url }, 'the model');
  });
  afterAll(async () => {
    await Promise.all([sqlite?.close(), kurrent?.close()]);
    await cluster?.close();
    for (const made of directories) rmSync(made, { recursive: true });
  });

  /** Every row of a book, at the end and halfway. */
  const rowsOf = ({ facts }: OpenBook, book: string, size: number) =>
    [facts.register, facts.decisions].map((source) =>
      source.read((rows) =>
        [Math.ceil(size / 2), size].map((known) => rows.during(book, '1900-01-01', '2999-12-31', known)),
      ),
    );

  /** What is asked of a book, and what the program and the naive model say of it. */
  interface Asking {
    readonly momentsOf: (events: readonly BookEvent[]) => readonly Moment[];
    readonly program: (open: OpenBook, book: string, moment: Moment) => Promise<Told>;
    readonly naive: (events: readonly BookEvent[], moment: Moment) => Told;
  }
  async function compared(history: History, { momentsOf, program, naive }: Asking): Promise<void> {
    written += 1;
    const book = `samarbeid-${written}`;
    const recorded = new MemoryBook(history).events.length;
    const answers = [];
    for (const open of [sqlite, kurrent]) {
      const { store, runner } = open;
      const recorder = new Recorder(store, bookCatalogue);
      const refused: string[] = [];
      for (const [i, { command, recorded, municipality }] of history.entries()) {
        const actor = municipality === undefined ? ACTOR : { ...ACTOR, municipality };
        const said = await recorder.record(book, command, { actor, idempotencyKey: `${book} ${i}`, recorded });
        if (isRefusal(said)) refused.push(said.code);
      }
      expect(runner?.behind()).toEqual([]);
      const events = (await store.readBook(book, 0, 5_000)).events.map(listed);
      expect(events).toHaveLength(recorded);
      const told = [];
      for (const moment of momentsOf(events)) {
        told.push(await program(open, book, moment));
        expect({ moment, ...told.at(-1) }).toEqual({ moment, ...naive(events, moment) });
      }
      answers.push({ refused, events, told });
    }
    // The same history says the same in both, whatever holds it.
    expect(answers[1]).toEqual(answers[0]);
    expect(rowsOf(kurrent, book, recorded)).toEqual(rowsOf(sqlite, book, recorded));
  }

  test('both say what the naive model says, and the same row by row', async () => {
    const ofGoverning = fc.asyncProperty(governed, moments, (history, asked) =>
      compared(history, {
        momentsOf: (events) => momentsIn(events, asked),
        program: ({ store, facts }, book, moment) => programTells(programOf(store, facts), book, moment),
        naive: naiveTells,
      }),
    );
    const ofDelivering = fc.asyncProperty(delivered, whenAsked, (history, asked) =>
      compared(history, {
        momentsOf: (events) => whensIn(events, asked),
        program: ({ store, facts }, book, moment) => delivering.programTells(store, facts, book, moment),
        naive: delivering.naiveTells,
      }),
    );
    await fc.assert(ofGoverning, runsOf(3));
    await fc.assert(ofDelivering, runsOf(3));
  }, 600_000);

  test('what is built again from the events is what was written with them', async () => {
    for (const open of [sqlite, kurrent]) {
      const books = (await open.store.books()).filter((book) => book.startsWith('samarbeid-'));
      const sizes = await Promise.all(books.map(async (book) => (await open.store.bookHead(book)).size));
      const rows = () => books.map((book, i) => rowsOf(open, book, sizes[i] ?? 0));
      const live = rows();
      expect(live.flat(3).length).toBeGreaterThan(100);
      await open.runner?.rebuild();
      expect(rows()).toEqual(live);
    }
  }, 600_000);
});
