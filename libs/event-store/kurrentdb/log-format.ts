import { type BookId, isBookId } from '#kernel';

/** Every stream of the log that is a book begins so. */
export const BOOK_PREFIX = 'book-';
const META_PREFIX = '$$';
/** Streams to follow: the books, and what is set for them. */
export const FOLLOWED = [BOOK_PREFIX, `${META_PREFIX}${BOOK_PREFIX}`];

/** The one stream of the log in which a book lies, whatever streams of its own it has. */
export const logStreamOf = (book: BookId): string => `${BOOK_PREFIX}${book}`;
export const metastreamOf = (stream: string): string => `${META_PREFIX}${stream}`;
export const stagingStreamOf = (book: BookId, id: string): string => `staging-${book}-${id}`;

/** The book that lies in the stream of the log; null when it is another's stream. */
export function bookOfLogStream(stream: string): BookId | null {
  const book = stream.startsWith(BOOK_PREFIX) ? stream.slice(BOOK_PREFIX.length) : '';
  return isBookId(book) ? book : null;
}

/** The stream that a metadata stream is of, or null. */
export const ofMetastream = (stream: string): string | null =>
  stream.startsWith(META_PREFIX) ? stream.slice(META_PREFIX.length) : null;

/** An event as the log holds it. `commit` and `prepare` are its place among all events. */
export interface LogEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  /** Parsed when it is JSON, bytes when not. */
  readonly data: unknown;
  readonly metadata: unknown;
  readonly isJson: boolean;
  /** When the server wrote it, in milliseconds since 1970. */
  readonly created: number;
  readonly commit: bigint;
  readonly prepare: bigint;
}

/**
 * The id under which an event stands in the log, of its hash. A server takes a second append of the same ids at the same
 * revision for a repeat and does not compare what is in them: two processes that write the same event id with other content
 * (the same request at another moment) would both be told that theirs stands.
 */
export const logIdOf = (hash: string): string =>
  `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;

/** An event on its way to the log: JSON, or bytes. Metadata are bytes of JSON. */
export type LogProposal = { readonly id: string; readonly type: string } & (
  | { readonly data: unknown; readonly metadata?: Uint8Array }
  | { readonly bytes: Uint8Array }
);

/** Stands in a book for events that lie in pieces of a staging stream: too many for one append. */
export interface BatchLink {
  readonly staging: string;
  /** Revision of the first piece. */
  readonly first: number;
  readonly pieces: number;
  readonly events: number;
  /** Of all pieces, one after the other. */
  readonly sha256: string;
}

export const LINK_TYPE = 'fellesbok.batch';
export const PIECE_TYPE = 'fellesbok.piece';

/** The link, when the event is one; null for an event of the book itself. */
export function linkOf({ type, data, isJson }: Pick<LogEvent, 'type' | 'data' | 'isJson'>): BatchLink | null {
  if (type !== LINK_TYPE || !isJson) return null;
  const { staging, first, pieces, events, sha256 } = (data ?? {}) as Partial<BatchLink>;
  const counts = [first, pieces, events];
  if (typeof staging !== 'string' || typeof sha256 !== 'string' || !counts.every(Number.isSafeInteger)) return null;
  return { staging, sha256, first, pieces, events } as BatchLink;
}

/** At most this many events behind one link: each has a position of its own after the link's. */
export const MAX_LINKED = 512;
const BITS = BigInt(Math.log2(MAX_LINKED));

/** The position of the n-th event that stands at this place of the log: opaque, and the same on every node. */
export function positionOf(commit: bigint, n = 0): bigint {
  const position = (commit << BITS) + BigInt(n);
  // What SQLite gives back must be exact: reached at 17 TB of log.
  if (position > Number.MAX_SAFE_INTEGER) throw new RangeError(`the log is longer than can be counted (${commit})`);
  return position;
}

/** The place of the log that a position is of. */
export const commitOf = (position: bigint): bigint => position >> BITS;
