import type Database from 'better-sqlite3';
import {
  type BookId,
  bookOf,
  type Instant,
  instantOf,
  isBookId,
  later,
  millisOf,
  type NewEvent,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import { assertDistinct, assertExpected, assertInstant, idBytes, isRefusalOfAppend } from '../judging.ts';
import {
  type Append,
  type Appended,
  AppendTooLarge,
  EventIdTaken,
  InvalidAppend,
  MAX_APPEND_BYTES,
  OutcomeUnknown,
  StoreUnavailable,
} from '../port.ts';
import { type Sealed, seal } from '../sealed.ts';
import type { BookReader } from './book-reader.ts';
import type { InlineProjection } from './inline-projection.ts';

/** What becomes of one request of a group: an answer to each of its appends, or a refusal of all of them. */
export type Outcome = { readonly answers: readonly Appended[] } | { readonly refusal: Error };

interface StreamHead {
  readonly id: number;
  readonly book: BookEnd;
  revision: number;
  hash: string;
}

/** When a group is written. */
interface Now {
  readonly millis: number;
  readonly instant: Instant;
}

interface BookEnd {
  readonly id: number;
  size: number;
  /** Effective recorded time of the last event; before every instant when there is none. */
  recorded: Instant;
}

/**
 * Writes groups of appends. Where streams and books end is remembered between groups, and forgotten whenever something
 * was taken back, so that memory never knows of an event that the file does not hold.
 */
export class BookWriter {
  readonly #streams = new Map<StreamName, StreamHead>();
  readonly #books = new Map<BookId, BookEnd>();
  readonly #begin;
  readonly #commit;
  readonly #rollback;
  readonly #savepoint;
  readonly #release;
  readonly #rollbackTo;
  readonly #placeOf;
  readonly #lastHash;
  readonly #addBook;
  readonly #addStream;
  readonly #addEvent;
  /** Set when a write to the file failed in a way that leaves open what is in it. */
  #broken: unknown = null;
  /** Ids of events that were written but could not be synced: they may stand when the book is opened anew. */
  readonly #doubtful = new Set<string>();

  constructor(
    private readonly db: Database.Database,
    private readonly reader: BookReader,
    private readonly clock: () => number,
    private readonly inline: InlineProjection | null,
  ) {
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#rollback = db.prepare('ROLLBACK');
    this.#savepoint = db.prepare('SAVEPOINT part');
    this.#release = db.prepare('RELEASE part');
    this.#rollbackTo = db.prepare('ROLLBACK TO part');
    this.#placeOf = db
      .prepare<[Buffer], [stream: number, revision: number]>('SELECT stream, revision FROM events WHERE id = ?')
      .raw();
    this.#lastHash = db
      .prepare<[number], [revision: number, hash: Buffer]>(
        'SELECT revision, hash FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
      )
      .raw();
    this.#addBook = db.prepare<[string]>('INSERT INTO books (name) VALUES (?)');
    this.#addStream = db.prepare<[string]>('INSERT INTO streams (name) VALUES (?)');
    this.#addEvent = db.prepare(
      `INSERT INTO events (stream, revision, book, idx, id, recorded, written, hash, metadata, data)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    );
  }

  /**
   * Commits the group in one transaction; each request stands or is refused on its own.
   * @throws StoreUnavailable when the transaction failed: nothing of any request was written; OutcomeUnknown when it was
   *   written and could not be made durable.
   */
  commit(group: readonly (readonly Append[])[]): Outcome[] {
    if (this.#broken) return group.map((appends) => ({ refusal: this.#refusalOf(appends, this.#broken) }));
    const outcomes: Outcome[] = [];
    const written: RecordedEvent[] = [];
    let projecting = false;
    let projected = false;
    let begun = false;
    let committing = false;
    try {
      this.#begin.run();
      begun = true;
      const millis = this.clock();
      const now = { millis, instant: instantOf(millis) };
      for (const appends of group) outcomes.push(this.#request(appends, now, written));
      if (this.inline && written.length > 0) {
        projecting = true;
        projected = this.#project(this.inline, written);
      }
      committing = true;
      this.#commit.run();
      return outcomes;
    } catch (error) {
      projected = false;
      this.#forget();
      // SQLite may have rolled back by itself already.
      if (begun && this.db.inTransaction) this.#rollback.run();
      if (leavesDoubt(error)) this.#broken = error;
      if (!committing || !mayStand(error)) throw unavailable(error);
      for (const { metadata } of group.flat().flatMap(({ events }) => events)) this.#doubtful.add(metadata.id);
      throw uncertain(error);
    } finally {
      if (projecting) {
        if (projected) this.inline?.committed();
        else this.inline?.rolledBack();
      }
    }
  }

  /** What a request is told once nothing more is written: whether it was asked for before, without a true answer. */
  #refusalOf(appends: readonly Append[], why: unknown): Error {
    const doubtful = appends.some(({ events }) => events.some(({ metadata: { id } }) => this.#doubtful.has(id)));
    return doubtful ? uncertain(why) : unavailable(why);
  }

  #request(appends: readonly Append[], now: Now, written: RecordedEvent[]): Outcome {
    const several = appends.length > 1;
    const before = written.length;
    if (several) this.#savepoint.run();
    try {
      if (several && new Set(appends.map((a) => bookOf(a.stream))).size > 1) {
        throw new InvalidAppend('one request cannot write to several books');
      }
      const answers = appends.map((append) => this.#append(append, now, written));
      if (several) this.#release.run();
      return { answers };
    } catch (error) {
      if (!isRefusalOfAppend(error)) throw error;
      if (several) {
        this.#rollbackTo.run();
        this.#release.run();
        this.#forget();
        written.length = before;
      }
      return { refusal: error };
    }
  }

  /** Everything that can be refused is refused before the first row is written. */
  #append({ stream, expected, events }: Append, now: Now, written: RecordedEvent[]): Appended {
    if (events.length === 0) throw new InvalidAppend('an append without events');
    const ids = events.map(({ metadata: { id } }) => idBytes(id));
    const head = this.#head(stream);

    // An event alone at the end it expects is new, or the index of ids says so when it is inserted.
    const alone = events.length === 1 && head !== null && expected === BigInt(head.revision);
    const before = alone ? null : this.#recordedBefore(head, ids, events);
    if (before) return repeatOf(before);
    assertExpected(stream, expected, head ? head.revision : null);
    if (!head && !isBookId(bookOf(stream))) throw new InvalidAppend(`${stream} is not a stream of a book`);

    let previous = head?.hash ?? null;
    let bytes = 0;
    const sealed: Sealed[] = [];
    for (const event of events) {
      assertInstant(event.metadata.recorded);
      const next = seal(event, stream, previous);
      sealed.push(next);
      previous = next.hash;
      bytes += next.bytes;
    }
    if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(bytes, MAX_APPEND_BYTES);

    const to = head ?? this.#create(stream);
    const { book } = to;
    const first = written.length;
    for (const [i, { hash, metadata, data }] of sealed.entries()) {
      const recorded = later(book.recorded, metadata.value.recorded);
      const revision = to.revision + 1;
      const index = book.size;
      const { changes, lastInsertRowid } = this.#addEvent.run(
        to.id,
        revision,
        book.id,
        index,
        ids[i],
        millisOf(recorded),
        now.millis,
        Buffer.from(hash, 'hex'),
        metadata.text,
        data.text,
      );
      if (changes === 0) return repeatOf(this.#recordedBefore(head, ids, events) ?? []);
      book.recorded = recorded;
      to.revision = revision;
      to.hash = hash;
      book.size = index + 1;
      written.push({
        metadata: metadata.value,
        data: data.value,
        revision: BigInt(revision),
        position: BigInt(lastInsertRowid),
        index,
        recorded,
        written: now.instant,
        hash,
      });
    }
    const answer = written.slice(first);
    return { events: answer, position: endOf(answer), repeated: false };
  }

  /** The events as they stand when these very ids follow each other in the stream already; null when all are new. */
  #recordedBefore(
    head: StreamHead | null,
    ids: readonly Buffer[],
    events: readonly NewEvent[],
  ): RecordedEvent[] | null {
    const places = ids.map((id) => this.#placeOf.get(id));
    const known = places.findIndex((place) => place !== undefined);
    if (known === -1) {
      if (ids.length > 1) assertDistinct(events);
      return null;
    }
    const [first] = places;
    if (head && first && places.every((place, i) => place?.[0] === head.id && place[1] === first[1] + i)) {
      return this.reader.slice(head.id, first[1], ids.length);
    }
    throw new EventIdTaken((events[known] as NewEvent).metadata.id);
  }

  /** Null for a stream that has no events. */
  #head(stream: StreamName): StreamHead | null {
    const cached = this.#streams.get(stream);
    if (cached) return cached;
    const id = this.reader.streamId(stream);
    const last = id === undefined ? undefined : this.#lastHash.get(id);
    if (id === undefined || last === undefined) return null;
    const head = { id, book: this.#end(stream), revision: last[0], hash: last[1].toString('hex') };
    this.#streams.set(stream, head);
    return head;
  }

  #create(stream: StreamName): StreamHead {
    const id = Number(this.#addStream.run(stream).lastInsertRowid);
    const head = { id, book: this.#end(stream), revision: -1, hash: '' };
    this.#streams.set(stream, head);
    return head;
  }

  #end(stream: StreamName): BookEnd {
    const book = bookOf(stream) as BookId;
    const cached = this.#books.get(book);
    if (cached) return cached;
    const id = this.reader.bookId(book) ?? Number(this.#addBook.run(book).lastInsertRowid);
    const [index, recorded] = this.reader.endOf(id) ?? [-1, null];
    const end = { id, size: index + 1, recorded: recorded === null ? '' : instantOf(recorded) };
    this.#books.set(book, end);
    return end;
  }

  #forget(): void {
    this.#streams.clear();
    this.#books.clear();
  }

  /** False when the projection failed: then nothing of it is in the transaction. */
  #project(inline: InlineProjection, events: readonly RecordedEvent[]): boolean {
    this.#savepoint.run();
    try {
      inline.apply(this.db, events);
      this.#release.run();
      return true;
    } catch (error) {
      if (!this.db.inTransaction) throw error;
      this.#rollbackTo.run();
      this.#release.run();
      return false;
    }
  }
}

const endOf = (events: readonly RecordedEvent[]): bigint => events.at(-1)?.position ?? 0n;

const repeatOf = (events: readonly RecordedEvent[]): Appended => ({ events, position: endOf(events), repeated: true });

/**
 * A full disk is known to have written nothing. A failed read, write or sync is not: part of the transaction may
 * come back after a restart, so nothing more is written on top of it by this process.
 */
const leavesDoubt = (error: unknown): boolean =>
  /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test((error as { code?: string }).code ?? '');

/**
 * A commit writes its last page before it syncs: when anything fails after that, the whole transaction may be found in the
 * log by the next process. When a write fails, or there is no room for it, its end is missing and it is passed over.
 */
const mayStand = (error: unknown): boolean =>
  leavesDoubt(error) && (error as { code?: string }).code !== 'SQLITE_IOERR_WRITE';

const ADVICE = '; no more is written until the book has been opened anew';

function unavailable(error: unknown): StoreUnavailable {
  const advice = leavesDoubt(error) ? ADVICE : '';
  return new StoreUnavailable(`nothing was written: ${reasonOf(error)}${advice}`, { cause: error });
}

const uncertain = (error: unknown): OutcomeUnknown =>
  new OutcomeUnknown(`written, but perhaps not durable: ${reasonOf(error)}${ADVICE}`, { cause: error });

function reasonOf(error: unknown): string {
  const { code = 'error', message } = error as { code?: string; message: string };
  return `${message} (${code})`;
}
