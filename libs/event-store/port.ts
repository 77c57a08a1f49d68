import type { AppendedEvent, BookId, NewEvent, RecordedEvent, StreamName } from '#kernel';

/** What the writer believes of the stream: anything, that it does not exist, or that this is its last revision. */
export type ExpectedRevision = 'any' | 'none' | bigint;

/** One append to one stream. All of it is written, or nothing. */
export interface Append {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  /** One or more; their ids are fixed before the first attempt. */
  readonly events: readonly NewEvent[];
}

/** The answer to an append: durable, and in its place in the order of the book. */
export interface Appended {
  readonly events: readonly AppendedEvent[];
  /** At or after the last of the events: whoever waits for it (`reached`) sees them, on every node. */
  readonly position: bigint;
  /** True when these very ids were there already (a retry after a lost answer): then nothing was written. */
  readonly repeated: boolean;
}

/** The stream is not where the writer believed. `actual` is its last revision, null when it does not exist. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: StreamName,
    readonly expected: ExpectedRevision,
    readonly actual: bigint | null,
  ) {
    super(`stream ${stream}: expected revision ${expected}, found ${actual ?? 'no stream'}`);
  }
}

/** Some of the ids are in the store, but not as this append in this stream: an id must never be used twice. */
export class EventIdTaken extends Error {
  override readonly name = 'EventIdTaken';
  constructor(readonly eventId: string) {
    super(`event id ${eventId} is already used by another event`);
  }
}

/** The canonical texts of an append's events are over the limit (1 MiB). */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`an append holds ${bytes} bytes, at most ${limit} are allowed`);
  }
}

/**
 * The append is nothing a book can hold: no events, a stream of no book, streams of two books, an id that is no UUID, or
 * a value that JSON would lose or change on the way (NaN, fractions, a lone surrogate, a Date). A bug of the caller.
 */
export class InvalidAppend extends TypeError {
  override readonly name = 'InvalidAppend';
}

/** The store cannot take it now (disk full, another process holds it, closed). Nothing of the append was written. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

/**
 * The store did not answer in time, or the way to it broke, and it could not be found out whether the append stands. The
 * same append asked for again, with the same ids, is answered truly once the store can be reached.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** What is stored at this place cannot be read as an event any more: the file is damaged. */
export class DamagedEvent extends Error {
  override readonly name = 'DamagedEvent';
  constructor(
    readonly position: bigint,
    readonly index: number,
    cause: unknown,
  ) {
    super(`the event at index ${index} (position ${position}) cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/** At most this many bytes of canonical JSON (payloads and metadata) in one append. */
export const MAX_APPEND_BYTES = 1_048_576;
/** At most this many events in a page. */
export const MAX_PAGE = 5_000;

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** True when the end of what is stored was reached by this page. */
  readonly end: boolean;
}

export interface StreamPageRequest {
  readonly direction: 'forwards' | 'backwards';
  /** First revision to give; forwards default 0, backwards default the last. */
  readonly from?: bigint;
  /** At least 1; more than `MAX_PAGE` is taken as `MAX_PAGE`. So everywhere a limit is asked for. */
  readonly limit: number;
}

export interface Subscriber {
  /** Called with one batch at a time, in order; the next waits until the promise settles. */
  onEvents(events: readonly RecordedEvent[]): Promise<void> | void;
  /** Called each time the subscriber has been given everything there was. */
  onCaughtUp?(): void;
  /** Called once when the subscription ends by an error (also one thrown by onEvents). */
  onError?(error: unknown): void;
}

export interface Subscription {
  /** Ends it; resolves when the batch under way is done, so `onEvents` must not await it. */
  close(): Promise<void>;
}

/** What the book's own order says of a point: how many events it has, and the effective time of the last. */
export interface BookHead {
  /** How many events; 0 for a book that has none. */
  readonly size: number;
  /** Effective recorded time of the last event; null when there is none. */
  readonly lastRecorded: string | null;
  readonly firstRecorded: string | null;
}

/** How far what this process reads is behind what is durable. */
export interface Lag {
  /** Events known to be durable that cannot be read here yet. 0 where reading and writing are one file. */
  readonly pending: number;
  /** Milliseconds from being written to being readable here, of the latest events followed; null when none were. */
  readonly delay: { readonly p50: number; readonly p95: number; readonly last: number } | null;
  /** What an operator has to look at, such as events taken away from a log; absent when there is nothing. */
  readonly alarm?: string;
  /** Nothing more becomes readable here before the process starts anew; absent while it does. */
  readonly stopped?: true;
}

/**
 * The store of events. No caller knows which one is below. Everything it returns has a dense `index` in its book.
 * Positions are opaque bigints that only grow.
 */
export interface EventStore {
  /**
   * Ids are looked up first: the same ids in the same stream are a retry, whatever revision is expected.
   * @throws WrongExpectedRevision, EventIdTaken, AppendTooLarge, InvalidAppend, StoreUnavailable: each leaves nothing
   *   behind. OutcomeUnknown says what it says.
   */
  append(append: Append): Promise<Appended>;
  /**
   * All or nothing, in the order given, across streams of one book (an import). A stream may come more than once; the
   * size limit holds for each append, not for all together. Same refusals as `append`.
   */
  appendAll(appends: readonly Append[]): Promise<readonly Appended[]>;
  /** One page of a stream; empty and at its end when the stream does not exist. */
  readStream(stream: StreamName, request: StreamPageRequest): Promise<Page>;
  /** One page of everything after the position (exclusive), in order of position. @throws DamagedEvent, as all reads. */
  readAll(after: bigint | 'start', limit: number): Promise<Page>;
  /** One page of a book by index, from `fromIndex` on. */
  readBook(book: BookId, fromIndex: number, limit: number): Promise<Page>;
  /** The event with this id, or null. */
  find(eventId: string): Promise<RecordedEvent | null>;
  bookHead(book: BookId): Promise<BookHead>;
  /** The first `size` events of the book are those recorded at or before the instant; found by binary search. */
  sizeAt(book: BookId, instant: string): Promise<number>;
  /** Every book that has an event, in alphabetical order. */
  books(): Promise<readonly BookId[]>;
  /** Everything after the position, then whatever comes, missing nothing. */
  subscribe(after: bigint | 'start', subscriber: Subscriber): Subscription;
  /**
   * Waits until everything up to the position can be read here, at most so many milliseconds; false when it took longer.
   * What one process has appended it reads without waiting for.
   */
  reached(position: bigint, timeout: number): Promise<boolean>;
  lag(): Promise<Lag>;
  /** Finishes what was asked before, ends subscriptions after the batch under way; later calls are StoreUnavailable. */
  close(): Promise<void>;
}
