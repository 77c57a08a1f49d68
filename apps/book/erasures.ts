import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Erasable, ErasableStore } from '#cooperation';
import { DOCUMENTS_FILE, DocumentStore, type Listed } from '#documents';
import { pagesOf, SqliteEventStore } from '#event-store';
import { type BookId, type Instant, isRefusal, type Refusal } from '#kernel';
import { type Holder, PEOPLE_FILE } from '#people';
import { erasuresUnreadable } from './backup-refusals.ts';
import { DOCUMENTS_EDGE, documentsIn, namesIn, peopleOf } from './beside.ts';

export const BOOK_FILE = 'book.sqlite';
/** The documents and names that were erased, one JSON line each. */
export const ERASURES_FILE = 'erasures.jsonl';

const Erasure = Type.Object(
  {
    reference: Type.String({ minLength: 1 }),
    /** Left out of a document. */
    what: Type.Optional(Type.Literal('OFFICE_HOLDER')),
    /** Of a name: whose office it was. */
    cooperation: Type.Optional(Type.String({ minLength: 1 })),
    at: Type.String({ format: 'date-time' }),
    by: Type.String({ minLength: 1 }),
    ground: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
);
/** That a document or a name was erased: when, by which office and on what ground. */
export type Erasure = Static<typeof Erasure>;
const erasureCheck = Compile(Erasure);

/** What was erased from a data directory or a backup, and what its book says was. */
export async function erasuresIn(directory: string): Promise<readonly Erasure[] | Refusal> {
  const documents = listedIn(directory);
  if (isRefusal(documents)) return documents;
  const people = peopleIn(directory);
  if (isRefusal(people)) return people;
  const done = [...erasedOf(documents), ...erasedPeopleOf(people)];
  const known = new Set(done.map(({ reference }) => reference));
  return [...done, ...(await recordedIn(directory)).filter(({ reference }) => !known.has(reference))];
}

/** The erasures that the books of a directory hold, done or not. */
export async function recordedIn(directory: string): Promise<Erasure[]> {
  if (!existsSync(join(directory, BOOK_FILE))) return [];
  const store = SqliteEventStore.openReadOnly(directory);
  const found: Erasure[] = [];
  try {
    for (const cooperation of await store.books()) {
      const { size } = await store.bookHead(cooperation);
      for await (const events of pagesOf(store, cooperation, 0, size))
        for (const { metadata, data, recorded } of events)
          if (metadata.type === 'ErasureRecorded')
            found.push(erasureFrom(data as unknown as ErasureData, cooperation, recorded));
    }
    return found;
  } finally {
    await store.close();
  }
}

interface ErasureData {
  readonly what: Erasable;
  readonly id: string;
  readonly ground: string;
  readonly authority: string;
}

const erasureFrom = ({ what, id, ground, authority }: ErasureData, cooperation: BookId, at: Instant): Erasure => ({
  reference: id,
  ...(what === 'OFFICE_HOLDER' && { what, cooperation }),
  ...{ at, by: authority, ground },
});

const listedIn = (directory: string): readonly Listed[] | Refusal =>
  existsSync(join(directory, DOCUMENTS_FILE)) ? withDocuments(directory, 'read', (store) => store.list()) : [];

/** Everybody in the names of a directory; it is not changed. */
export function peopleIn(directory: string): readonly Holder[] | Refusal {
  const people = peopleOf(directory);
  if (!people.kept) return [];
  return people.with('read', (store) => {
    const books = store.cooperations();
    if (isRefusal(books)) return books;
    const all: Holder[] = [];
    for (const book of books) {
      const holders = store.list(book);
      if (isRefusal(holders)) return holders;
      all.push(...holders);
    }
    return all;
  });
}

export const linesOf = (erasures: readonly Erasure[]): string =>
  erasures.map((erasure) => `${JSON.stringify(erasure)}\n`).join('');

export const erasedOf = (documents: readonly Listed[]): Erasure[] =>
  documents.flatMap(({ reference, erased }) => (erased ? [{ reference, ...erased }] : []));

export const erasedPeopleOf = (people: readonly Holder[]): Erasure[] =>
  people.flatMap(({ holder: reference, cooperation, erased }) =>
    erased ? [{ reference, what: 'OFFICE_HOLDER' as const, cooperation, ...erased }] : [],
  );

export async function readErasures(path: string): Promise<readonly Erasure[] | Refusal> {
  if (!existsSync(path)) return erasuresUnreadable({ path, line: 0, problem: 'ENOENT' });
  if (statSync(path).isDirectory()) {
    if ([DOCUMENTS_FILE, PEOPLE_FILE].some((name) => existsSync(join(path, name)))) return erasuresIn(path);
    return readErasures(join(path, ERASURES_FILE));
  }
  const erasures: Erasure[] = [];
  for (const [i, line] of readFileSync(path, 'utf8').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      const value: unknown = JSON.parse(line);
      if (!erasureCheck.Check(value)) throw new Error('reference, at, by, ground');
      erasures.push(value);
    } catch (error) {
      return erasuresUnreadable({ path, line: i + 1, problem: (error as Error).message });
    }
  }
  return erasures;
}

/** Erases what a directory still holds of these; gives how many. */
export function eraseAgain(directory: string, erasures: readonly Erasure[]): number | Refusal {
  const stores: readonly ErasableStore[] = [documentsIn(directory), namesIn(peopleOf(directory))];
  let count = 0;
  for (const store of stores.filter(({ kept }) => kept)) {
    const own = erasures.filter(({ what = 'DOCUMENT' }) => what === store.what);
    for (const cooperation of new Set(own.map((erasure) => erasure.cooperation ?? ''))) {
      const of = own.filter((erasure) => (erasure.cooperation ?? '') === cooperation);
      const erased = store.erase(
        cooperation,
        of.map(({ reference: id, at, by, ground }) => ({ id, at, by, ground })),
      );
      if (isRefusal(erased)) return erased;
      count += erased;
    }
  }
  return count;
}

export function withDocuments<T>(
  directory: string,
  access: 'read' | 'change',
  work: (store: DocumentStore) => T | Refusal,
): T | Refusal {
  const store = DocumentStore.open(directory, DOCUMENTS_EDGE, access);
  if (isRefusal(store)) return store;
  try {
    return work(store);
  } finally {
    store.close();
  }
}
