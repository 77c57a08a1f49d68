/** A book is one cooperation's: its id is the cooperation's id, e.g. `lofoten-ikt`. */
export type BookId = string;
/** `cooperation-<book>` or `accounts-<book>-<year>`. */
export type StreamName = string;

const BOOK_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const STREAM = /^(?:cooperation-(?<book>[a-z][a-z0-9-]*)|accounts-(?<accountsBook>[a-z][a-z0-9-]*)-(?<year>\d{4}))$/;

/** Lower-case letters, digits and single hyphens, 2 to 60 characters, starting with a letter. */
export const isBookId = (text: unknown): text is BookId =>
  typeof text === 'string' && text.length >= 2 && text.length <= 60 && BOOK_ID.test(text);

/** The one stream in which a cooperation is governed: the boundary inside which its rules are enforced. */
export const cooperationStream = (book: BookId): StreamName => `cooperation-${book}`;

/** The costs of one accounting year; closed when the year is closed. */
export const accountsStream = (book: BookId, year: number): StreamName => `accounts-${book}-${year}`;

/** The book a stream belongs to, or null when the name is not a stream of a book. */
export function bookOf(stream: StreamName): BookId | null {
  const groups = STREAM.exec(stream)?.groups;
  return groups?.book ?? groups?.accountsBook ?? null;
}

/** The accounting year of an accounts stream, or null for any other. */
export function accountingYearOf(stream: StreamName): number | null {
  const year = STREAM.exec(stream)?.groups?.year;
  return year === undefined ? null : Number(year);
}
