import type Database from 'better-sqlite3';
import { type BookId, instantOf, millisOf, type RecordedEvent, type StreamName } from '#kernel';
import { bytesOfId } from '../judging.ts';
import { type BookHead, MAX_PAGE, type Page, type StreamPageRequest } from '../port.ts';
import { COLUMNS, eventOfRow, type Row } from './rows.ts';

/** SQLite's largest integer: after every revision. */
const LAST = 2n ** 63n - 1n;

/** Every question to a book's file, answered at once. Inside a transaction it sees what the transaction has written. */
export class BookReader {
  readonly #streamId;
  readonly #bookId;
  readonly #forwards;
  readonly #backwards;
  readonly #all;
  readonly #byIndex;
  readonly #byId;
  readonly #lastOf;
  readonly #recordedAt;
  readonly #books;
  readonly #end;

  constructor(db: Database.Database) {
    // The limit is an expression, since SQLite plans by the value of a bare `LIMIT ?`: it would compile the statement
    // anew each time, at several times the cost of the look-up.
    const rows = (where: string) =>
      db.prepare<unknown[], Row>(`SELECT ${COLUMNS} FROM events WHERE ${where} LIMIT ? + 0`).raw();
    this.#streamId = db.prepare<[string], number>('SELECT id FROM streams WHERE name = ?').pluck();
    this.#bookId = db.prepare<[string], number>('SELECT id FROM books WHERE name = ?').pluck();
    this.#forwards = rows('stream = ? AND revision >= ? ORDER BY revision');
    this.#backwards = rows('stream = ? AND revision <= ? ORDER BY revision DESC');
    this.#all = rows('position > ? ORDER BY position');
    this.#byIndex = rows('book = ? AND idx >= ? ORDER BY idx');
    this.#byId = db.prepare<unknown[], Row>(`SELECT ${COLUMNS} FROM events WHERE id = ?`).raw();
    this.#lastOf = db
      .prepare<[number], [index: number, recorded: number]>(
        'SELECT idx, recorded FROM events WHERE book = ? ORDER BY idx DESC LIMIT 1',
      )
      .raw();
    this.#recordedAt = db
      .prepare<[number, number], number>('SELECT recorded FROM events WHERE book = ? AND idx = ?')
      .pluck();
    this.#books = db.prepare<[], string>('SELECT name FROM books ORDER BY name').pluck();
    this.#end = db.prepare<[], bigint>('SELECT coalesce(max(position), 0) FROM events').pluck().safeIntegers();
  }

  streamId(stream: StreamName): number | undefined {
    return this.#streamId.get(stream);
  }

  bookId(book: BookId): number | undefined {
    return this.#bookId.get(book);
  }

  /** Where the book ends: its last index, and that event's effective recorded time in ms. */
  endOf(bookId: number): [index: number, recorded: number] | undefined {
    return this.#lastOf.get(bookId);
  }

  readStream(stream: StreamName, { direction, from, limit }: StreamPageRequest): Page {
    const size = pageSize(limit);
    const id = this.#streamId.get(stream);
    if (id === undefined) return { events: [], end: true };
    if (direction === 'forwards') return page(this.#forwards.all(id, capped(from ?? 0n), size + 1), size);
    return page(this.#backwards.all(id, capped(from ?? LAST), size + 1), size);
  }

  /** `count` events of a stream from a revision on, whatever their number. */
  slice(streamId: number, from: number, count: number): RecordedEvent[] {
    return this.#forwards.all(streamId, from, count).map(eventOfRow);
  }

  readAll(after: bigint, limit: number): Page {
    const size = pageSize(limit);
    return page(this.#all.all(capped(after), size + 1), size);
  }

  lastPosition(): bigint {
    return this.#end.get() ?? 0n;
  }

  readBook(book: BookId, fromIndex: number, limit: number): Page {
    const size = pageSize(limit);
    const id = this.#bookId.get(book);
    if (id === undefined) return { events: [], end: true };
    return page(this.#byIndex.all(id, fromIndex, size + 1), size);
  }

  find(eventId: string): RecordedEvent | null {
    const id = bytesOfId(eventId);
    const row = id && this.#byId.get(id);
    return row ? eventOfRow(row) : null;
  }

  bookHead(book: BookId): BookHead {
    const id = this.#bookId.get(book);
    const last = id === undefined ? undefined : this.#lastOf.get(id);
    if (id === undefined || last === undefined) return { size: 0, firstRecorded: null, lastRecorded: null };
    const first = this.#recordedAt.get(id, 0) as number;
    return { size: last[0] + 1, firstRecorded: instantOf(first), lastRecorded: instantOf(last[1]) };
  }

  sizeAt(book: BookId, instant: string): number {
    const at = millisOf(instant);
    if (Number.isNaN(at)) throw new RangeError(`${instant} is not an instant`);
    const id = this.#bookId.get(book);
    const last = id === undefined ? undefined : this.#lastOf.get(id);
    if (id === undefined || last === undefined) return 0;
    // Recorded times never run backwards along the index: the answer is the first index that is later than the instant.
    let low = 0;
    let high = last[0] + 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#recordedAt.get(id, middle) as number) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  books(): BookId[] {
    return this.#books.all();
  }
}

function pageSize(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`a page of ${limit} events`);
  return Math.min(limit, MAX_PAGE);
}

const capped = (n: bigint): bigint => (n > LAST ? LAST : n);

/** One row more than the page was read, to know whether there is more. */
function page(rows: Row[], size: number): Page {
  const end = rows.length <= size;
  if (!end) rows.pop();
  return { events: rows.map(eventOfRow), end };
}
