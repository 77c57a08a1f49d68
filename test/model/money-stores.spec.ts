import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type BookCommand, bookCatalogue, InvoicesQuestions, Recorder } from '#cooperation';
import type { EventStore } from '#event-store';
import { isRefusal } from '#kernel';
import { type OpenBook, openForReading, openForWriting } from '../../apps/book/open-book.ts';
import { type Cluster, startCluster } from '../../libs/event-store/testing/kurrentdb-server/index.ts';
import type { BookEvent } from './book-events.ts';
import { BOOK, CLOCK, listed } from './books.ts';
import { naiveTells, programTells } from './compare-money.ts';
import { runsOf, SEED } from './histories.ts';
import { Happened } from './money-events.ts';
import { moneyMoments, moneyMomentsIn } from './money-moments.ts';
import { Economist, years } from './money-moves.ts';
import { documentsOn, draftsOn, lawsBroken } from './naive-money.ts';

const END = '2999-12-31';
const PATIENCE = 600_000;

describe(`random years of money in both stores, written by two at once, seed ${SEED}`, () => {
  const directories: string[] = [];
  const directory = () => {
    const made = mkdtempSync(join(tmpdir(), 'fellesbok-money-'));
    directories.push(made);
    return made;
  };
  const here = directory();
  let cluster: Cluster;
  /** The one that answers, and whom else commands are given to in the same moment. */
  let pairs: readonly (readonly [OpenBook, Recorder, Recorder, EventStore])[];
  let opened: OpenBook[];
  let written = 0;
  let raced = 0;

  beforeAll(async () => {
    cluster = await startCluster({ seed: 7 });
    const sqlite = await openForWriting({ directory: here }, 'the model');
    const [server, second] = (await Promise.all(
      [1, 2].map((n) => openForWriting({ directory: directory(), store: cluster.url }, `server ${n}`)),
    )) as [OpenBook, OpenBook];
    opened = [sqlite, server, second];
    const recorderOf = ({ store }: OpenBook) => new Recorder(store, bookCatalogue);
    pairs = [
      [sqlite, recorderOf(sqlite), recorderOf(sqlite), sqlite.store],
      [server, recorderOf(server), recorderOf(second), second.store],
    ];
  });
  afterAll(async () => {
    for (const { close } of opened ?? []) await close();
    await cluster?.close();
    for (const made of directories) rmSync(made, { recursive: true });
  });

  const eventsOf = async ({ store }: OpenBook, book: string): Promise<BookEvent[]> =>
    (await store.readBook(book, 0, 5_000)).events.map(listed);

  test(
    'both say what the naive count says; numbers have no gap and no double whoever was first',
    async () => {
      await fc.assert(
        fc.asyncProperty(years, moneyMoments, async (how, asked) => {
          written += 1;
          const book = `samarbeid-${written}`;
          const { book: live, entries, today } = await new Economist(how).play();
          for (const [open, one, other, beside] of pairs) {
            let asks = 0;
            const tell = (by: Recorder, command: BookCommand, recorded: string, actor: string) => {
              asks += 1;
              const office = { id: actor, role: 'HOST_ECONOMIST', municipality: '1865' } as const;
              return by.record(book, command, { actor: office, idempotencyKey: `${book} ${asks}`, recorded });
            };
            for (const { command, recorded, actor = '' } of entries) {
              // Both are asked to issue, in the same moment: one of them does.
              const by = command.type === 'IssueInvoiceRun' ? [one, other] : [one];
              await Promise.all(by.map((recorder) => tell(recorder, command, recorded, actor)));
            }
            const events = await eventsOf(open, book);
            const plain = live.events.map(({ index, type, data, decided, validFrom, recorded, stream }) => ({
              ...{ index, type, data, decided, validFrom, recorded, actorMunicipality: '1865' },
              stream: stream.replace(BOOK, book),
            }));
            expect(events).toEqual(plain);

            const step = (by: Recorder, type: string, id: string, actor: string, more = {}) => {
              const data = { year: Number(id.slice(0, 4)), run: id.slice(5), ...more };
              const command = { type, data, decided: today, validFrom: today } as BookCommand;
              return tell(by, command, `${today}T11:00:00.000Z`, actor);
            };
            const now = new Happened(events, events.length, today);
            // A document of each who was billed is to be taken back; what is left on the way is gone on with.
            const claims = documentsOn(now).filter((d) => d.payable > 0n && d.creditedBy === null);
            for (const { invoice, municipality } of claims)
              await step(one, 'PrepareCredit', `${invoice.slice(0, 4)}/all-${municipality}`, 'anna', {
                ...{ invoice, ground: 'Alt på nytt' },
              });
            const all = new Happened(await eventsOf(open, book), Number.POSITIVE_INFINITY, END);
            const left = draftsOn(all).map((line) => line.split(' ')[0] ?? '');
            for (const id of left) {
              await step(one, 'AttestInvoiceRun', id, 'anna');
              await step(one, 'ApproveInvoiceRun', id, 'berit');
            }
            // The other has heard of all of it; then both issue all of it, in whatever order.
            const { size } = await open.store.bookHead(book);
            while ((await beside.bookHead(book)).size < size) await new Promise((done) => setTimeout(done, 5));
            const answers = await Promise.all(
              left.flatMap((id) => [one, other].map((by) => step(by, 'IssueInvoiceRun', id, 'anna'))),
            );
            const done = answers.filter((answer) => !isRefusal(answer)).length;
            if (done > 1) raced += 1;
            const after = await eventsOf(open, book);
            expect(lawsBroken(new Happened(after, after.length, END))).toEqual([]);
            const runs = new Set(
              after.filter((e) => e.index >= events.length && e.type === 'InvoiceIssued').map(runOf),
            );
            expect(done).toBeGreaterThanOrEqual(runs.size);
            for (const moment of moneyMomentsIn(after, asked)) {
              const told = await programTells(open.store, open.facts, moment, book);
              expect({ moment, ...told }).toEqual({ moment, ...naiveTells(after, moment) });
            }
          }
        }),
        runsOf(5),
      );
      expect(raced).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  test(
    'what is built again, and what another who opens the book is told, is what was written',
    async () => {
      for (const open of opened.slice(0, 2)) {
        const books = (await open.store.books()).filter((book) => book.startsWith('samarbeid-'));
        expect(books).toHaveLength(written);
        const sizes = await Promise.all(books.map(async (book) => (await open.store.bookHead(book)).size));
        const rows = () =>
          open.facts.ledger.read((reader) =>
            books.map((book, i) => reader.during(book, '1900-01-01', END, sizes[i] ?? 0)),
          );
        const live = rows();
        expect(live.flat().length).toBeGreaterThan(100);
        await open.runner?.rebuild();
        expect(rows()).toEqual(live);
      }
      const [sqlite] = opened as [OpenBook];
      const fresh = await openForReading(here);
      try {
        for (let n = 1; n <= written; n++) {
          const book = `samarbeid-${n}`;
          const events = await eventsOf(fresh, book);
          const moment = { size: events.length, day: '2030-06-01', year: 2025 };
          const told = await programTells(fresh.store, fresh.facts, moment, book);
          expect(told).toEqual(await programTells(sqlite.store, sqlite.facts, moment, book));
          // Every document is given out as it was made, byte for byte.
          const questions = new InvoicesQuestions(fresh.store, fresh.facts, CLOCK);
          for (const { data } of new Happened(events, events.length, END).all('InvoiceDocumentMade')) {
            const made = gunzipSync(Buffer.from(data.content, 'base64'));
            expect(createHash('sha256').update(made).digest('hex')).toBe(data.sha256);
            const given = await questions.document({ cooperation: book, invoice: data.invoice, validOn: moment.day });
            expect(isRefusal(given) ? given : Buffer.from(given.bytes).equals(made)).toBe(true);
          }
        }
      } finally {
        await fresh.close();
      }
    },
    PATIENCE,
  );
});

const runOf = ({ stream, data }: BookEvent): string => `${stream} ${(data as unknown as { run: string }).run}`;
