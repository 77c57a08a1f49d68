import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { bookCatalogue, Recorder } from '#cooperation';
import { type Append, SqliteEventStore } from '#event-store';
import type { AppendedEvent, BookId } from '#kernel';
import { openForWriting } from '../../apps/book/open-book.ts';
import { type BenchRun, bench, type Figure, interleave, median, micros, ratioOf, time } from './harness.ts';
import { asNew, costRequest, decisionRequest, found, type Request, record } from './history.ts';

/**
 * From the request to the answer: look up the idempotency key, read the stream's tail, decide, append, project inline;
 * against appending the same events to a copy of the book that has no projections.
 */
const KINDS = {
  'a decision': { request: decisionRequest, founding: 7 },
  'a cost line': { request: costRequest, founding: 0 },
} as const;
type Kind = keyof typeof KINDS;
/** The long one first: filling it is what warms the engine up. */
const LENGTHS = [10_000, 10];
/** So that short streams stay short: the requests of a turn go to one book each. */
const SHORT_BOOKS = 50;

await bench('command-path', async (run): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const kind of Object.keys(KINDS) as Kind[]) {
    for (const length of LENGTHS) figures.push(await measure(run, kind, run.quick ? Math.min(length, 1_000) : length));
  }
  return figures;
});

async function measure({ directory, quick, progress }: BenchRun, kind: Kind, length: number): Promise<Figure> {
  const name = `${kind}, stream of ${length}`;
  const say = (text: string): void => progress(`${name}: ${text}`);
  const [rounds, turns] = quick ? [5, 1] : [9, 2];
  const path = (what: string): string => join(directory, `${kind.replaceAll(' ', '-')}-${length}-${what}`);

  say('filling');
  const { request, founding } = KINDS[kind];
  const perTurn = 50;
  const books = length < perTurn ? Array.from({ length: SHORT_BOOKS }, (_, i) => `samarbeid-${i}`) : ['samarbeid'];
  const filled = length - founding;
  await fill(path('bare'), books, request, filled);
  for (const copy of ['whole', 'scratch']) cpSync(path('bare'), path(copy), { recursive: true });
  const requests = Array.from({ length: (rounds + 1) * turns }, (_, turn) =>
    Array.from({ length: perTurn }, (_, i) => {
      const n = filled + Math.floor((turn * perTurn + i) / books.length);
      return request(books[i % books.length] as BookId, n);
    }),
  );
  const appends = await appendsOf(path('scratch'), requests);

  say('projecting');
  const whole = await openForWriting(path('whole'), 'bench');
  const recorder = new Recorder(whole.store, bookCatalogue);
  const bare = SqliteEventStore.open({ directory: path('bare') });
  const taken = await interleave(
    { rounds, turns, progress: say },
    {
      whole: (turn) =>
        micros(perTurn, async () => {
          for (const one of requests[turn] ?? []) await record(recorder, one);
        }),
      bare: (turn) =>
        micros(perTurn, async () => {
          for (const one of appends[turn] ?? []) await bare.append(one);
        }),
    },
  );
  const behind = whole.runner?.behind() ?? [];
  if (behind.length > 0) throw new Error(`a projection stopped: ${JSON.stringify(behind[0])}`);
  await whole.close();
  await bare.close();
  return {
    figure: `command path, ${name}`,
    measured: `look up, decide, append and project, ${time(median(taken.whole))}`,
    baseline: `append of the same event, no projections, ${time(median(taken.bare))}`,
    value: ratioOf(taken.bare, taken.whole),
    target: { atLeast: 0.4 },
    n: rounds,
  };
}

/** Opened without waiting for the disk: what is made here is not measured. */
function hurried(directory: string): SqliteEventStore {
  const store = SqliteEventStore.open({ directory });
  store.database.pragma('synchronous = OFF');
  return store;
}

/** Every book founded, and its stream filled up to the length. */
async function fill(
  directory: string,
  books: readonly BookId[],
  request: (book: BookId, n: number) => Request,
  filled: number,
) {
  const store = hurried(directory);
  const recorder = new Recorder(store, bookCatalogue);
  for (const book of books) {
    await found(store, book);
    for (let n = 0; n < filled; n++) await record(recorder, request(book, n));
  }
  await store.close();
}

/** The appends that the requests lead to, found out in a copy of the book. */
async function appendsOf(directory: string, turns: readonly (readonly Request[])[]): Promise<Append[][]> {
  const store = hurried(directory);
  const recorder = new Recorder(store, bookCatalogue);
  const appends: Append[][] = [];
  for (const requests of turns) {
    const ofTurn: Append[] = [];
    for (const request of requests) ofTurn.push(appendOf(await record(recorder, request)));
    appends.push(ofTurn);
  }
  await store.close();
  return appends;
}

function appendOf(events: readonly AppendedEvent[]): Append {
  const [first] = events as [AppendedEvent];
  return { stream: first.metadata.stream, expected: first.revision - 1n, events: events.map(asNew) };
}
