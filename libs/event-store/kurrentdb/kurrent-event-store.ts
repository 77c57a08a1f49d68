import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Credentials } from '@eventstore/db-client';
import type Database from 'better-sqlite3';
import { type BookId, bookOf, instantOf, isBookId, type RecordedEvent, type StreamName } from '#kernel';
import { closed } from '../judging.ts';
import {
  type Append,
  type Appended,
  type BookHead,
  type EventStore,
  InvalidAppend,
  type Lag,
  type Page,
  StoreUnavailable,
  type StreamPageRequest,
  type Subscriber,
  type Subscription,
} from '../port.ts';
import { makeDirectory } from '../sqlite/book-file.ts';
import type { InlineProjection } from '../sqlite/inline-projection.ts';
import { SqliteEventStore } from '../sqlite/sqlite-event-store.ts';
import { WriterLock } from '../sqlite/writer-lock.ts';
import { Appender } from './appender.ts';
import { type Lease, leaseClient } from './client-of-process.ts';
import { readConnection } from './connection.ts';
import { type Alarm, Follower } from './follower.ts';
import { Replica } from './replica.ts';
import { Unread } from './tip.ts';

/** How long to wait, in milliseconds. */
export interface Timers {
  /** For an answer to one attempt to append or read. Default 5 000. */
  readonly attempt: number;
  /** For an append in all, with its attempts. Default 20 000. */
  readonly append: number;
  /** For what is durable to be readable here, before a read or append gives up. Default 10 000. */
  readonly follow: number;
  /** For anything from the server while it is opened. Default 20 000. */
  readonly open: number;
  /** For anything from the server, before the connection is taken for dead. Default 60 000. */
  readonly silence: number;
}

export interface KurrentOptions {
  /** `esdb://` or `kurrentdb://`, with user and password when the server wants them. */
  readonly connection: string;
  /** Data directory of this process alone; made when it is missing. Holds `replica.sqlite` and `writer.lock`. */
  readonly directory: string;
  /** Sent with each append, instead of those of the connection. */
  readonly credentials?: Credentials;
  readonly inline?: InlineProjection;
  /** Called before anything is followed, with the file in which projections can live and the events in it. */
  readonly onReplica?: (database: Database.Database, stored: SqliteEventStore['stored']) => void;
  /** What to call this process when another is refused the directory. Default: the name of the program. */
  readonly holder?: string;
  readonly timers?: Partial<Timers>;
  /** Where alarms are told. Default: stderr. */
  readonly onAlarm?: (alarm: Alarm) => void;
}

const TIMERS: Timers = { attempt: 5_000, append: 20_000, follow: 10_000, open: 20_000, silence: 60_000 };

/**
 * Books in a log of EventStoreDB or KurrentDB, each in one stream of it. Any number of processes write; each follows the
 * log into a replica of its own, from which it reads. What it has appended itself it reads without waiting for.
 */
export class KurrentEventStore implements EventStore {
  readonly #local: SqliteEventStore;
  readonly #appender: Appender;
  #closing: Promise<void> | null = null;

  private constructor(
    private readonly lease: Lease,
    private readonly lock: WriterLock,
    private readonly replica: Replica,
    private readonly unread: Unread,
    private readonly follower: Follower,
    local: SqliteEventStore,
    private readonly timers: Timers,
  ) {
    this.#local = local;
    this.#appender = new Appender({
      log: lease.client,
      ground: replica,
      unread,
      follower,
      patience: timers.follow,
    });
  }

  /**
   * Opens the books of the log and follows them to where they end now; a new replica takes as long as reading all.
   * @throws WrongConnectionString, DirectoryLocked, ForeignFile, ReplicaOfAnotherLog, StoreUnavailable
   */
  static async open(options: KurrentOptions): Promise<KurrentEventStore> {
    const { directory, inline = null, credentials = null, onAlarm = tellOnStderr } = options;
    const timers = { ...TIMERS, ...options.timers };
    const connection = readConnection(options.connection);
    makeDirectory(directory);
    const command = options.holder ?? basename(process.argv[1] ?? process.title);
    const lock = WriterLock.take(directory, { pid: process.pid, command, since: instantOf(Date.now()) });
    const undo: (() => unknown)[] = [() => lock.release()];
    try {
      const replica = Replica.open(directory, inline);
      undo.unshift(() => replica.close());
      const local = SqliteEventStore.over(replica.database, 0);
      options.onReplica?.(replica.database, local.stored);
      const patience = { attempt: timers.attempt, append: timers.append };
      const lease = await leaseClient({ connection, patience, credentials });
      undo.unshift(() => lease.release());
      const unread = new Unread();
      const follower = new Follower({
        log: lease.client,
        replica,
        unread,
        impatience: timers.attempt,
        silence: timers.silence,
        onFollowed: () => local.wake(),
        onAlarm,
      });
      follower.start();
      undo.unshift(() => follower.stop());
      await caughtUp(follower, timers.open, lease.client.name);
      return new KurrentEventStore(lease, lock, replica, unread, follower, local, timers);
    } catch (error) {
      for (const step of undo) await step();
      throw error;
    }
  }

  /** Opens what a process has followed, for reading beside it or without it; asks no server. @throws NoBook, ForeignFile */
  static openReadOnly(directory: string, { pollEvery = 100 } = {}): SqliteEventStore {
    return SqliteEventStore.over(Replica.openForReading(directory), pollEvery);
  }

  /** The connection to the replica, for projections that live in the same file. */
  get database(): Database.Database {
    return this.replica.database;
  }

  /** The same events as the store's, as far as they are followed, answered at once. */
  get stored(): SqliteEventStore['stored'] {
    return this.#local.stored;
  }

  /** What an operator has to look at, latest last; kept until the process ends. */
  alarms(): readonly Alarm[] {
    return [...this.follower.alarms];
  }

  async append(append: Append): Promise<Appended> {
    const [answer] = await this.appendAll([append]);
    return answer as Appended;
  }

  appendAll(appends: readonly Append[]): Promise<readonly Appended[]> {
    return new Promise((resolve, reject) => {
      if (this.#closing !== null) return reject(closed());
      const [first] = appends;
      if (!first) return resolve([]);
      for (const { stream } of appends) {
        if (!isBookId(bookOf(stream))) return reject(new InvalidAppend(`${stream} is not a stream of a book`));
      }
      this.#appender.add(bookOf(first.stream) as BookId, { appends, resolve, reject });
    });
  }

  async readStream(stream: StreamName, request: StreamPageRequest): Promise<Page> {
    await this.#ownRead();
    return this.#local.readStream(stream, request);
  }

  async readAll(after: bigint | 'start', limit: number): Promise<Page> {
    await this.#ownRead();
    return this.#local.readAll(after, limit);
  }

  async readBook(book: BookId, fromIndex: number, limit: number): Promise<Page> {
    await this.#ownRead();
    return this.#local.readBook(book, fromIndex, limit);
  }

  async find(eventId: string): Promise<RecordedEvent | null> {
    await this.#ownRead();
    return this.#local.find(eventId);
  }

  async bookHead(book: BookId): Promise<BookHead> {
    await this.#ownRead();
    return this.#local.bookHead(book);
  }

  async sizeAt(book: BookId, instant: string): Promise<number> {
    await this.#ownRead();
    return this.#local.sizeAt(book, instant);
  }

  async books(): Promise<readonly BookId[]> {
    await this.#ownRead();
    return this.#local.books();
  }

  /** Of what is followed, from when what this process has appended is. */
  subscribe(after: bigint | 'start', subscriber: Subscriber): Subscription {
    if (this.#closing !== null) throw closed();
    if (this.unread.count === 0) return this.#local.subscribe(after, subscriber);
    let begun: Subscription | null = null;
    let ended = false;
    const begin = async (): Promise<void> => {
      // When it takes too long it begins all the same: it gives what comes, whenever that is.
      await this.follower.reached(this.unread.position, this.timers.follow);
      if (!ended && this.#closing === null) begun = this.#local.subscribe(after, subscriber);
    };
    void begin();
    return {
      close: async () => {
        ended = true;
        await begun?.close();
      },
    };
  }

  async reached(position: bigint, timeout: number): Promise<boolean> {
    if (this.#closing !== null) throw closed();
    return this.follower.reached(position, timeout);
  }

  async lag(): Promise<Lag> {
    const alarm = this.follower.alarms.at(-1)?.text;
    return {
      pending: this.unread.count,
      delay: this.follower.delays.summary(),
      ...(alarm !== undefined && { alarm }),
      ...(this.follower.failure && { stopped: true as const }),
    };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Waits until what this process has appended is in the replica. */
  async #ownRead(): Promise<void> {
    if (this.#closing !== null) throw closed();
    if (this.unread.count === 0) return;
    if (await this.follower.reached(this.unread.position, this.timers.follow)) return;
    if (this.#closing !== null) throw closed();
    const why = this.follower.trouble;
    throw new StoreUnavailable(
      `what was written cannot be read yet${why ? `: ${(why as Error).message}` : ''}; it is durable, ask again`,
      { cause: why },
    );
  }

  async #close(): Promise<void> {
    await this.#appender.drained();
    await this.follower.stop();
    await this.#local.close();
    await this.lease.release();
    this.lock.release();
  }
}

async function caughtUp(follower: Follower, patience: number, name: string): Promise<void> {
  while (!follower.live) {
    if (follower.failure) throw follower.failure;
    if (follower.quiet > patience) {
      const why = follower.trouble as Error | null;
      throw new StoreUnavailable(`${name} does not answer${why ? `: ${why.message}` : ''}`, { cause: why });
    }
    await pause(2);
  }
}

const tellOnStderr = ({ at, text }: Alarm): void => {
  process.stderr.write(`${at} ${text}\n`);
};
