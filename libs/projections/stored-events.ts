import type { BookId, RecordedEvent, StreamName } from '#kernel';

/**
 * The events in the file, answered at once: a projection reads them inside the transaction that writes its rows, where
 * nothing can wait. What the transaction itself has written is among them.
 */
export interface StoredEvents {
  /** Every book that has events. */
  books(): readonly BookId[];
  /** Up to `limit` events of the book from an index on; fewer only when there are no more. */
  book(book: BookId, fromIndex: number, limit: number): readonly RecordedEvent[];
  /** Up to `limit` events of the stream from a revision on; fewer only when there are no more. */
  stream(stream: StreamName, fromRevision: bigint, limit: number): readonly RecordedEvent[];
}
