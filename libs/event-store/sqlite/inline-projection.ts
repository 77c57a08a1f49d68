import type Database from 'better-sqlite3';
import type { RecordedEvent } from '#kernel';

/**
 * A projection that lives in the book's own file and is written in the append's transaction, so that it is never ahead
 * of the book and, unless it fails, never behind.
 *
 * Each `apply` is followed by exactly one of `committed` and `rolledBack`, before anyone learns of the append: what
 * the projection keeps in memory follows what is in the file. Neither of the two may throw.
 */
export interface InlineProjection {
  /**
   * Called once a transaction with all its events, in the order of the book, after their rows were written. When it throws,
   * what it wrote is taken back and the events stand: being behind is the projection's to remember.
   */
  apply(db: Database.Database, events: readonly RecordedEvent[]): void;
  /** What `apply` wrote is durable. */
  committed(): void;
  /** What `apply` wrote is gone: the transaction failed, or `apply` itself did. */
  rolledBack(): void;
}
