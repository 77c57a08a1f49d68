import { basename } from 'node:path';
import { setImmediate } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { type BookId, instantOf, type RecordedEvent, type StreamName } from '#kernel';
import { closed } from '../judging.ts';
import {
  type Append,
  type Appended,
  type BookHead,
  type EventStore,
  type Lag,
  type Page,
  StoreUnavailable,
  type StreamPageRequest,
  type Subscriber,
  type Subscription,
} from '../port.ts';
import { assertOurs, makeDirectory, openForReading, openForWriting } from './book-file.ts';
import { BookReader } from './book-reader.ts';
import { BookWriter } from './book-writer.ts';
import type { InlineProjection } from './inline-projection.ts';
import { CatchUpSubscription } from './subscription.ts';
import { WriterLock } from './writer-lock.ts';

export interface SqliteOptions {
  /** Data directory; made when it is missing. Holds `book.sqlite`, `writer.lock` and, while written, `writer.json`. */
  readonly directory: string;
  /** Milliseconds since 1970, for `written`. Default: the system's clock. */
  readonly clock?: () => number;
  /** What to call this process when another is refused. Default: the name of the program. */
  readonly holder?: string;
  readonly inline?: InlineProjection;
  /** About how many events go into one transaction at most; a larger append still goes in whole. Default 512. */
  readonly maxGroup?: number;
}

export interface ReadOnlyOptions {
  /** How often to look for news of the writer while there are subscriptions, in milliseconds. Default 100. */
  readonly pollEvery?: number;
}

/** How often to look again for a position, in milliseconds. */
const WAIT = 10;
/** Events in one batch of a subscription. */
const BATCH = 500;

interface Request {
  readonly appends: readonly Append[];
  resolve(answers: readonly Appended[]): void;
  reject(error: Error): void;
}

/**
 * The book in one SQLite file: one process writes, any number read beside it.
 *
 * Appends asked for in the same turn of the event loop are committed in one transaction with one sync of the disk, and
 * answered when it is durable. SQLite works in the calling thread: a commit blocks it for as long as the disk takes.
 */
export class SqliteEventStore implements EventStore {
  readonly #reader: BookReader;
  readonly #subscriptions = new Set<CatchUpSubscription>();
  #queue: Request[] = [];
  #scheduled = false;
  #poll: NodeJS.Timeout | null = null;
  #closing: Promise<void> | null = null;

  private constructor(
    /** The connection, for projections that live in the same file and for reading settings. */
    readonly database: Database.Database,
    private readonly writer: BookWriter | null,
    private readonly lock: WriterLock | null,
    reader: BookReader,
    private readonly maxGroup: number,
    private readonly pollEvery: number,
  ) {
    this.#reader = reader;
  }

  /** Opens the book as its one writer, and makes it when there is none. @throws DirectoryLocked, ForeignFile */
  static open(options: SqliteOptions): SqliteEventStore {
    const { directory, clock = Date.now, inline = null, maxGroup = 512 } = options;
    assertOurs(directory);
    makeDirectory(directory);
    const command = options.holder ?? basename(process.argv[1] ?? process.title);
    const lock = WriterLock.take(directory, { pid: process.pid, command, since: instantOf(Date.now()) });
    try {
      const db = openForWriting(directory);
      const reader = new BookReader(db);
      return new SqliteEventStore(db, new BookWriter(db, reader, clock, inline), lock, reader, maxGroup, 0);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Opens the book for reading, beside a writer or without one; takes no lock. @throws NoBook, ForeignFile */
  static openReadOnly(directory: string, { pollEvery = 100 }: ReadOnlyOptions = {}): SqliteEventStore {
    const db = openForReading(directory);
    return new SqliteEventStore(db, null, null, new BookReader(db), 0, pollEvery);
  }

  /**
   * Reads a file of the same shape that something else writes: the replica of a log. Looks for news as often as told, in
   * milliseconds; 0: when `wake` is called.
   */
  static over(database: Database.Database, pollEvery: number): SqliteEventStore {
    return new SqliteEventStore(database, null, null, new BookReader(database), 0, pollEvery);
  }

  append(append: Append): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#enqueue({ appends: [append], resolve: ([answer]) => resolve(answer as Appended), reject });
    });
  }

  appendAll(appends: readonly Append[]): Promise<readonly Appended[]> {
    return new Promise((resolve, reject) => this.#enqueue({ appends, resolve, reject }));
  }

  async readStream(stream: StreamName, request: StreamPageRequest): Promise<Page> {
    return this.#read((reader) => reader.readStream(stream, request));
  }

  async readAll(after: bigint | 'start', limit: number): Promise<Page> {
    return this.#read((reader) => reader.readAll(positionOf(after), limit));
  }

  async readBook(book: BookId, fromIndex: number, limit: number): Promise<Page> {
    return this.#read((reader) => reader.readBook(book, fromIndex, limit));
  }

  async find(eventId: string): Promise<RecordedEvent | null> {
    return this.#read((reader) => reader.find(eventId));
  }

  async bookHead(book: BookId): Promise<BookHead> {
    return this.#read((reader) => reader.bookHead(book));
  }

  async sizeAt(book: BookId, instant: string): Promise<number> {
    return this.#read((reader) => reader.sizeAt(book, instant));
  }

  async books(): Promise<readonly BookId[]> {
    return this.#read((reader) => reader.books());
  }

  subscribe(after: bigint | 'start', subscriber: Subscriber): Subscription {
    if (this.#closing !== null) throw closed();
    const read = (position: bigint) => this.#read((reader) => reader.readAll(position, BATCH));
    const subscription = new CatchUpSubscription(positionOf(after), read, subscriber, (ended) =>
      this.#unsubscribe(ended),
    );
    this.#subscriptions.add(subscription);
    if (this.pollEvery > 0) this.#poll ??= this.#pollForNews();
    return subscription;
  }

  /** What is committed is read at once; only a position of another book's file could be waited for in vain. */
  async reached(position: bigint, timeout: number): Promise<boolean> {
    const until = performance.now() + timeout;
    while (this.#read((reader) => reader.lastPosition()) < position) {
      const left = until - performance.now();
      if (left <= 0) return false;
      await pause(Math.min(left, WAIT));
    }
    return true;
  }

  async lag(): Promise<Lag> {
    return { pending: 0, delay: null };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** The same events, answered at once: for projections that are written in the append's own transaction. */
  readonly stored = {
    books: (): readonly BookId[] => this.#reader.books(),
    book: (book: BookId, fromIndex: number, limit: number): readonly RecordedEvent[] =>
      this.#reader.readBook(book, fromIndex, limit).events,
    stream: (stream: StreamName, from: bigint, limit: number): readonly RecordedEvent[] =>
      this.#reader.readStream(stream, { direction: 'forwards', from, limit }).events,
  };

  /** There may be news for those who subscribe. */
  wake(): void {
    for (const subscription of this.#subscriptions) subscription.wake();
  }

  /** A setting of the connection, e.g. `synchronous`. */
  pragma(name: string): unknown {
    return this.database.pragma(name, { simple: true });
  }

  #enqueue(request: Request): void {
    if (this.#closing !== null) request.reject(closed());
    else if (!this.writer) request.reject(new StoreUnavailable('the book is opened for reading only'));
    else {
      this.#queue.push(request);
      this.#schedule();
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // After this turn's callbacks: whoever else appends in them shares the transaction.
    setImmediate(() => {
      this.#scheduled = false;
      this.#commitGroup();
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  #commitGroup(): void {
    const group = this.#takeGroup();
    if (!this.writer || group.length === 0) return;
    try {
      const outcomes = this.writer.commit(group.map((request) => request.appends));
      for (const [i, outcome] of outcomes.entries()) {
        const request = group[i] as Request;
        if ('refusal' in outcome) request.reject(outcome.refusal);
        else request.resolve(outcome.answers);
      }
    } catch (error) {
      for (const request of group) request.reject(error as Error);
    }
    this.wake();
  }

  #takeGroup(): Request[] {
    let events = 0;
    let length = 0;
    for (const { appends } of this.#queue) {
      for (const append of appends) events += append.events.length;
      if (length > 0 && events > this.maxGroup) break;
      length += 1;
    }
    return this.#queue.splice(0, length);
  }

  #read<T>(question: (reader: BookReader) => T): T {
    if (!this.database.open) throw closed();
    try {
      return question(this.#reader);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (!code?.startsWith('SQLITE_')) throw error;
      throw new StoreUnavailable(`the book cannot be read: ${message} (${code})`, { cause: error });
    }
  }

  /** The writer is another connection, so nobody wakes us; SQLite counts the others' commits. */
  #pollForNews(): NodeJS.Timeout {
    let seen: unknown;
    const hasNews = () => {
      try {
        const before = seen;
        seen = this.pragma('data_version');
        return seen !== before;
      } catch {
        // Reading will say what is wrong, to those who can be told.
        return true;
      }
    };
    return setInterval(() => {
      if (hasNews()) this.wake();
    }, this.pollEvery);
  }

  #unsubscribe(subscription: CatchUpSubscription): void {
    this.#subscriptions.delete(subscription);
    if (this.#subscriptions.size > 0 || !this.#poll) return;
    clearInterval(this.#poll);
    this.#poll = null;
  }

  async #close(): Promise<void> {
    while (this.#queue.length > 0) this.#commitGroup();
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.close()));
    this.database.close();
    this.lock?.release();
  }
}

const positionOf = (after: bigint | 'start'): bigint => (after === 'start' ? 0n : after);
