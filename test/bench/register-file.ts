import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Append, SqliteEventStore } from '#event-store';
import { accountsStream, type BookId, cooperationStream } from '#kernel';
import { openForWriting } from '../../apps/book/open-book.ts';
import { found, lineEvent, YEAR } from './history.ts';

/** A file of cooperations of equal shape: `books` of them, `lines` cost lines each, every line in `versions` versions. */
export interface Shape {
  readonly books: number;
  readonly lines: number;
  readonly versions: number;
  /** Versions of the one line of a further book; 0: no such book. */
  readonly hot: number;
}

export const HOT: BookId = 'samarbeid-hot';
export const bookAt = (i: number): BookId => `samarbeid-${i}`;
/** Events that found a book. */
export const FOUNDATION = 7;
export const eventsOf = ({ books, lines, versions, hot }: Shape): number =>
  books * (FOUNDATION + lines * versions) + (hot > 0 ? FOUNDATION + hot : 0);

/** Events that come together: a month's corrections. */
const TOGETHER = 100;
/** Appends that go into one transaction while filling. */
const GROUP = 200;

export const MILLION: Shape = { books: 100, lines: 100, versions: 100, hot: 50_000 };
export const TEN_THOUSAND: Shape = { books: 1, lines: 100, versions: 100, hot: 0 };
/** In place of a million in a quick run. */
export const FIFTY_THOUSAND: Shape = { books: 5, lines: 100, versions: 100, hot: 5_000 };

/** The directory of such a file with its projections, made when this run has none yet. */
export async function registerFile(shared: string, shape: Shape, progress: (text: string) => void): Promise<string> {
  const directory = join(shared, `file-${shape.books}-${shape.lines}-${shape.versions}-${shape.hot}`);
  if (existsSync(directory)) return directory;
  const making = `${directory}-making`;
  await fill(making, shape, progress);
  const built = await openForWriting(making, 'bench', ({ phase, done }) => {
    if (done % 100_000 === 0) progress(phase === 'events' ? `projected ${done} events` : `indexed ${done} rows`);
  });
  built.store.database.pragma('wal_checkpoint(TRUNCATE)');
  await built.close();
  renameSync(making, directory);
  return directory;
}

/** The books take turns, a hundred events each, so that a book's events lie all over the file as they would. */
async function fill(directory: string, shape: Shape, progress: (text: string) => void): Promise<void> {
  const store = SqliteEventStore.open({ directory, maxGroup: GROUP * TOGETHER });
  store.database.pragma('synchronous = OFF');
  const books = Array.from({ length: shape.books }, (_, i) => bookAt(i));
  for (const book of shape.hot > 0 ? [...books, HOT] : books) await found(store, book);

  let written = 0;
  let group: Append[] = [];
  const flush = async (): Promise<void> => {
    await Promise.all(group.map((append) => store.append(append)));
    group = [];
    progress(`wrote ${written} events`);
  };
  for (const append of appendsOf(books, shape)) {
    group.push(append);
    written += append.events.length;
    if (group.length === GROUP) await flush();
  }
  await flush();
  await store.close();
}

function* appendsOf(books: readonly BookId[], { lines, versions, hot }: Shape): Generator<Append> {
  let at = 0;
  const append = (book: BookId, said: readonly (readonly [line: number, version: number])[]): Append => ({
    stream: accountsStream(book, YEAR),
    expected: 'any',
    events: said.map(([n, v]) => lineEvent(book, n, v, at++, cooperationStream(book))),
  });
  for (let v = 0; v < versions; v++) {
    for (const book of books) {
      for (let n = 0; n < lines; n += TOGETHER) {
        const count = Math.min(TOGETHER, lines - n);
        yield append(
          book,
          Array.from({ length: count }, (_, i) => [n + i, v] as const),
        );
      }
    }
  }
  for (let v = 0; v < hot; v += TOGETHER) {
    yield append(
      HOT,
      Array.from({ length: Math.min(TOGETHER, hot - v) }, (_, i) => [0, v + i] as const),
    );
  }
}
