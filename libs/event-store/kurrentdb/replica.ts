import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
  type BookId,
  bookOf,
  type EventMetadata,
  hashOfStored,
  instantOf,
  type Json,
  later,
  millisOf,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import { canonicalCopy } from '../canonical-copy.ts';
import { assertInstant, bytesOfId, idBytes } from '../judging.ts';
import type { Sealed } from '../sealed.ts';
import { BookReader } from '../sqlite/book-reader.ts';
import { ForeignFile, NoBook } from '../sqlite/errors.ts';
import type { InlineProjection } from '../sqlite/inline-projection.ts';
import { LogUnfit } from './errors.ts';
import { IdFilter, uuidOf } from './id-filter.ts';
import { bookOfLogStream, type LogEvent, logIdOf, positionOf } from './log-format.ts';
import type { BookEnd, Ground, Place, StreamEnd } from './tip.ts';

export const REPLICA_FILE = 'replica.sqlite';

/** `FREP`: marks the file as a replica (`PRAGMA application_id`). */
const APPLICATION_ID = 0x46524550;
const SCHEMA_VERSION = 1;
/** How long to wait for another connection's lock, in milliseconds. */
const BUSY_TIMEOUT = 2_000;

/**
 * The tables of a book, and what of the log they were made from. Unlike in a book, an id may come twice: in two books,
 * when two nodes raced with it.
 */
const SCHEMA = `
  CREATE TABLE books (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    book INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    id BLOB NOT NULL,
    recorded INTEGER NOT NULL,
    written INTEGER NOT NULL,
    hash BLOB NOT NULL,
    metadata TEXT NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (stream, revision),
    UNIQUE (book, idx)
  ) STRICT;
  CREATE INDEX events_by_id ON events (id);
  -- Of the log's stream of each book: the last revision followed, and its event.
  CREATE TABLE log_ends (
    book INTEGER PRIMARY KEY, revision INTEGER NOT NULL, event TEXT NOT NULL, place INTEGER NOT NULL
  ) STRICT;
  -- Up to where the log has been followed; \`first\` is the first event of a book that was met in it.
  CREATE TABLE followed (
    one INTEGER PRIMARY KEY CHECK (one = 1), place TEXT NOT NULL, prepared TEXT NOT NULL,
    first TEXT, first_stream TEXT, first_place INTEGER
  ) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** A place in the log. */
export interface LogPlace {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** What identifies an event of the log. */
export interface LogMark {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly commit: bigint;
}

/** An event of a book's stream in the log, and the events of the book that it holds: itself, or those it links to. */
export interface Unfolded {
  readonly from: LogEvent;
  readonly contents: readonly { readonly metadata: unknown; readonly data: unknown }[];
  /** What this process wrote there itself, when it still knows. */
  readonly own?: Sealed | null;
}

interface BookState {
  readonly id: number;
  logRevision: bigint;
  size: number;
  recorded: string;
}

interface StreamState {
  readonly id: number;
  revision: number;
  hash: string;
}

/**
 * The events of the log in a SQLite file, in the order of each book. Made from the log alone: deleted, it is made again
 * and every row is the same, on whatever node. Only the follower writes in it.
 */
export class Replica implements Ground {
  readonly reader: BookReader;
  readonly #books = new Map<BookId, BookState>();
  readonly #streams = new Map<StreamName, StreamState>();
  readonly #addBook;
  readonly #addStream;
  readonly #addEvent;
  readonly #setEnd;
  readonly #end;
  readonly #lastHash;
  readonly #places;
  readonly #ids: IdFilter;
  readonly #setPlace;
  readonly #setFirst;
  readonly #atomically;
  readonly #project;
  #place: LogPlace | null;
  #hasFirst: boolean;
  #written = { ms: Number.NaN, instant: '' };

  private constructor(
    readonly database: Database.Database,
    private readonly inline: InlineProjection | null,
  ) {
    const db = database;
    this.reader = new BookReader(db);
    this.#addBook = db.prepare<[string]>('INSERT INTO books (name) VALUES (?)');
    this.#addStream = db.prepare<[string]>('INSERT INTO streams (name) VALUES (?)');
    this.#addEvent = db.prepare(
      `INSERT INTO events (position, stream, revision, book, idx, id, recorded, written, hash, metadata, data)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#setEnd = db.prepare<[number, bigint, string, bigint]>(
      `INSERT INTO log_ends (book, revision, event, place) VALUES (?, ?, ?, ?)
       ON CONFLICT (book) DO UPDATE SET revision = excluded.revision, event = excluded.event, place = excluded.place`,
    );
    this.#end = db.prepare<[number], bigint>('SELECT revision FROM log_ends WHERE book = ?').pluck().safeIntegers();
    this.#lastHash = db
      .prepare<[number], [revision: number, hash: Buffer]>(
        'SELECT revision, hash FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
      )
      .raw();
    this.#places = db.prepare<[Buffer], Place>(
      `SELECT s.name AS stream, e.revision FROM events e JOIN streams s ON s.id = e.stream
       WHERE e.id = ? ORDER BY e.position`,
    );
    const ids = db.prepare<[], Buffer>('SELECT id FROM events').pluck();
    const count = db.prepare<[], number>('SELECT count(*) FROM events').pluck().get() as number;
    this.#ids = new IdFilter(() => hexOf(ids.iterate()), count);
    this.#setPlace = db.prepare<[string, string]>(
      `INSERT INTO followed (one, place, prepared) VALUES (1, ?, ?)
       ON CONFLICT (one) DO UPDATE SET place = excluded.place, prepared = excluded.prepared`,
    );
    this.#setFirst = db.prepare<[string, string, bigint]>(
      'UPDATE followed SET first = ?, first_stream = ?, first_place = ?',
    );
    this.#atomically = db.transaction((work: () => void) => work());
    // Inside the other it is a savepoint: what a projection wrote before it failed is taken back, the events stand.
    this.#project = db.transaction((events: readonly RecordedEvent[]) => this.inline?.apply(db, events));
    const row = db.prepare<[], { place: string; prepared: string; first: string | null }>('SELECT * FROM followed');
    const followed = row.get();
    this.#place = followed ? { commit: BigInt(followed.place), prepare: BigInt(followed.prepared) } : null;
    this.#hasFirst = followed?.first != null;
  }

  /** Opens the replica of the directory for writing and makes it when there is none. @throws ForeignFile */
  static open(directory: string, inline: InlineProjection | null): Replica {
    mkdirSync(directory, { recursive: true });
    const db = new Database(join(directory, REPLICA_FILE), { timeout: BUSY_TIMEOUT });
    try {
      const fresh = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
      if (!fresh) assertReplica(db);
      db.pragma('journal_mode = WAL');
      // A power cut may take the last transactions: they are followed again. Nothing here is the only copy.
      db.pragma('synchronous = NORMAL');
      db.pragma('wal_autocheckpoint = 4000');
      if (fresh) db.transaction(() => db.exec(SCHEMA)).immediate();
      return new Replica(db, inline);
    } catch (error) {
      db.close();
      throw asForeign(error, db.name);
    }
  }

  /** Opens it for reading, beside the process that follows the log or without one. @throws NoBook, ForeignFile */
  static openForReading(directory: string): Database.Database {
    const file = join(directory, REPLICA_FILE);
    if (!existsSync(file)) throw new NoBook(directory);
    const db = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT });
    try {
      assertReplica(db);
      return db;
    } catch (error) {
      db.close();
      throw asForeign(error, db.name);
    }
  }

  /** Up to where the log has been followed; null at the beginning. */
  get place(): LogPlace | null {
    return this.#place;
  }

  /** The events of the log by which it is told from another: the first that was met, and the last of every book. */
  marks(): { readonly first: LogMark | null; readonly last: LogMark | null } {
    const { database: db } = this;
    const first = db
      .prepare<[], [stream: string | null, id: string, place: bigint]>(
        'SELECT first_stream, first, first_place FROM followed',
      )
      .raw()
      .safeIntegers()
      .get();
    const last = db
      .prepare<[], [book: string, revision: bigint, id: string, place: bigint]>(
        `SELECT b.name, l.revision, l.event, l.place FROM log_ends l JOIN books b ON b.id = l.book
         ORDER BY l.place DESC LIMIT 1`,
      )
      .raw()
      .safeIntegers()
      .get();
    return {
      first: first?.[0] ? { stream: first[0], revision: 0n, id: first[1], commit: first[2] } : null,
      last: last ? { stream: `book-${last[0]}`, revision: last[1], id: last[2], commit: last[3] } : null,
    };
  }

  endOf(book: BookId): BookEnd {
    return this.#book(book) ?? { logRevision: -1n, size: 0, recorded: '' };
  }

  headOf(stream: StreamName): StreamEnd | null {
    const state = this.#stream(stream);
    // A copy: the tip keeps what it is given.
    return state && { revision: state.revision, hash: state.hash };
  }

  placesOf(id: string): readonly Place[] {
    return this.#ids.maybe(id) ? this.#places.all(idBytes(id)) : [];
  }

  slice(stream: StreamName, from: number, count: number): readonly RecordedEvent[] {
    const id = this.reader.streamId(stream);
    return id === undefined ? [] : this.reader.slice(id, from, count);
  }

  /**
   * Takes in what follows in the log, in one transaction with the projections and the new place. What does not belong
   * there ends it: what came before it is taken in, then LogUnfit is thrown.
   * @throws LogUnfit, or what the file throws: then nothing was taken in
   */
  apply(unfolded: readonly Unfolded[], place: LogPlace): readonly RecordedEvent[] {
    const written: RecordedEvent[] = [];
    let unfit: LogUnfit | null = null;
    let reached = place;
    let projected = true;
    try {
      this.#atomically.immediate(() => {
        for (const one of unfolded) {
          try {
            this.#take(one, written);
          } catch (error) {
            if (!(error instanceof LogUnfit)) throw error;
            unfit = error;
            break;
          }
          reached = one.from;
        }
        if (!unfit) reached = place;
        if (unfit && written.length === 0) return;
        this.#setPlace.run(`${reached.commit}`, `${reached.prepare}`);
        if (!this.#hasFirst && unfolded[0] && written.length > 0) {
          const { stream, id, commit } = unfolded[0].from;
          this.#setFirst.run(id, stream, commit);
        }
        if (this.inline && written.length > 0) projected = this.#tryToProject(written);
      });
    } catch (error) {
      this.#books.clear();
      this.#streams.clear();
      if (written.length > 0) this.inline?.rolledBack();
      throw error;
    }
    if (!unfit || written.length > 0) this.#place = { commit: reached.commit, prepare: reached.prepare };
    if (written.length > 0) {
      this.#hasFirst = true;
      if (projected) this.inline?.committed();
      else this.inline?.rolledBack();
    }
    if (unfit) throw unfit;
    return written;
  }

  close(): void {
    this.database.close();
  }

  #tryToProject(events: readonly RecordedEvent[]): boolean {
    try {
      this.#project(events);
      return true;
    } catch (error) {
      if (!this.database.inTransaction) throw error;
      return false;
    }
  }

  #take({ from, contents, own }: Unfolded, written: RecordedEvent[]): void {
    const name = bookOfLogStream(from.stream);
    if (name === null) throw new LogUnfit(`${from.stream} is not a stream of a book`);
    const expected = (this.#book(name)?.logRevision ?? -1n) + 1n;
    if (from.revision !== expected) {
      throw new LogUnfit(
        `${from.stream} goes on at revision ${from.revision}, where ${expected} was due: a part of it was taken away`,
      );
    }
    // All or nothing of it: a link that does not hold what it should leaves no event behind.
    const heads = new Map<StreamName, string | null>();
    const checked = contents.map((content) =>
      // Under the id that its hash gives stands what this process sealed itself.
      own && logIdOf(own.hash) === from.id ? this.#follows(from, own, heads) : this.#check(from, name, content, heads),
    );
    const book = this.#book(name) ?? this.#createBook(name);
    for (const [n, { metadata, data, hash }] of checked.entries()) {
      const stream = this.#stream(metadata.value.stream) ?? this.#createStream(metadata.value.stream);
      const recorded = later(book.recorded, metadata.value.recorded);
      const position = positionOf(from.commit, n);
      this.#addEvent.run(
        position,
        stream.id,
        stream.revision + 1,
        book.id,
        book.size,
        bytesOfId(metadata.value.id),
        millisOf(recorded),
        from.created,
        Buffer.from(hash, 'hex'),
        metadata.text,
        data.text,
      );
      this.#ids.add(metadata.value.id);
      stream.revision += 1;
      stream.hash = hash;
      written.push({
        metadata: metadata.value,
        data: data.value,
        revision: BigInt(stream.revision),
        position,
        index: book.size,
        recorded,
        written: this.#instantOf(from.created),
        hash,
      });
      book.size += 1;
      book.recorded = recorded;
    }
    book.logRevision = from.revision;
    this.#setEnd.run(book.id, from.revision, from.id, from.commit);
  }

  #follows(from: LogEvent, own: Sealed, heads: Map<StreamName, string | null>): Sealed {
    const { stream, previous } = own.metadata.value;
    if (previous !== this.#lastOf(stream, heads)) throw notNext(from, `it does not follow the last event of ${stream}`);
    heads.set(stream, own.hash);
    return own;
  }

  #lastOf(stream: StreamName, heads: ReadonlyMap<StreamName, string | null>): string | null {
    return heads.get(stream) ?? this.#stream(stream)?.hash ?? null;
  }

  /** `heads` are the last hashes of the streams that events before it in the same link have gone to. */
  #check(
    from: LogEvent,
    book: BookId,
    { metadata, data }: Unfolded['contents'][number],
    heads: Map<StreamName, string | null>,
  ) {
    try {
      const given = canonicalCopy(metadata as EventMetadata);
      const { id, stream, recorded, previous } = given.value ?? {};
      idBytes(id);
      assertInstant(recorded);
      if (bookOf(stream) !== book) throw new Error(`it says that it is of ${stream}`);
      const payload = canonicalCopy(data as Json);
      if (previous !== this.#lastOf(stream, heads)) throw new Error(`it does not follow the last event of ${stream}`);
      const hash = hashOfStored(payload.text, given.text);
      heads.set(stream, hash);
      return { metadata: given, data: payload, hash };
    } catch (error) {
      throw notNext(from, (error as Error).message);
    }
  }

  /** Many events are written in the same millisecond. */
  #instantOf(ms: number): string {
    if (this.#written.ms !== ms) this.#written = { ms, instant: instantOf(ms) };
    return this.#written.instant;
  }

  #book(name: BookId): BookState | null {
    const cached = this.#books.get(name);
    if (cached) return cached;
    const id = this.reader.bookId(name);
    if (id === undefined) return null;
    const [index, recorded] = this.reader.endOf(id) ?? [-1, null];
    const state: BookState = {
      id,
      logRevision: this.#end.get(id) ?? -1n,
      size: index + 1,
      recorded: recorded === null ? '' : instantOf(recorded),
    };
    this.#books.set(name, state);
    return state;
  }

  #createBook(name: BookId): BookState {
    const id = Number(this.#addBook.run(name).lastInsertRowid);
    const state: BookState = { id, logRevision: -1n, size: 0, recorded: '' };
    this.#books.set(name, state);
    return state;
  }

  #stream(name: StreamName): StreamState | null {
    const cached = this.#streams.get(name);
    if (cached) return cached;
    const id = this.reader.streamId(name);
    const last = id === undefined ? undefined : this.#lastHash.get(id);
    if (id === undefined || last === undefined) return null;
    const state: StreamState = { id, revision: last[0], hash: last[1].toString('hex') };
    this.#streams.set(name, state);
    return state;
  }

  #createStream(name: StreamName): StreamState {
    const id = Number(this.#addStream.run(name).lastInsertRowid);
    const state: StreamState = { id, revision: -1, hash: '' };
    this.#streams.set(name, state);
    return state;
  }
}

const notNext = ({ revision, stream }: LogEvent, why: string): LogUnfit =>
  new LogUnfit(`revision ${revision} of ${stream} is not the next event of the book: ${why}`);

function* hexOf(ids: Iterable<Buffer>): Generator<string> {
  for (const id of ids) yield uuidOf(id);
}

function assertReplica(db: Database.Database): void {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new ForeignFile(db.name, 'is not a replica made by Fellesbok');
  }
  const version = db.pragma('user_version', { simple: true });
  if (version !== SCHEMA_VERSION) {
    throw new ForeignFile(
      db.name,
      `has schema version ${version}; this program knows ${SCHEMA_VERSION}: delete the file, it is made again from the log`,
    );
  }
}

const asForeign = (error: unknown, file: string): unknown =>
  (error as { code?: string }).code === 'SQLITE_NOTADB' ? new ForeignFile(file, 'is not a SQLite file') : error;
