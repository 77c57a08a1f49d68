import { accountsStream, type BookId, type NewEvent, type StreamName } from '#kernel';
import { lineEvent, YEAR } from '../history.ts';

/** What a contestant is asked to do: so many appends to each of the books, one after the other in each. */
export interface Turn {
  readonly books: readonly BookId[];
  /** Events that each of the books has already. */
  readonly from: number;
  readonly count: number;
  /** After each append the book's end is asked for. */
  readonly readBack: boolean;
}

export interface Where {
  readonly connection: string;
  /** For files of its own. */
  readonly directory: string;
  /** Of the bare client: what it sends is made before the clock starts. */
  readonly readyMade?: boolean;
}

export const streamOf = (book: BookId): StreamName => accountsStream(book, YEAR);
export const logStreamOf = (book: BookId): string => `book-${book}`;

/** The same for everybody, whoever makes them. */
export const eventsOf = (book: BookId, { from, count }: Turn): NewEvent[] =>
  Array.from({ length: count }, (_, i) => lineEvent(book, from + i, 0, from + i, `cooperation-${book}`));
