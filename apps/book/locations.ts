import { type EventStore, SqliteEventStore } from '#event-store';
import type { BuildProgress } from '#projections';
import { openForWriting } from './open-book.ts';

/** An open store of events, wherever it is. */
export interface OpenStore {
  readonly store: EventStore;
  close(): Promise<void>;
}

export interface Opening {
  readonly write: boolean;
  /** What to call this process when another is refused. */
  readonly holder: string;
  /** How far projections that are missing have been built. */
  readonly progress?: (done: BuildProgress) => void;
}

/** A location of a scheme that no store answers to. */
export class UnknownLocation extends Error {
  override readonly name = 'UnknownLocation';
  constructor(readonly location: string) {
    super(`${location} is no place where events are kept`);
  }
}

/** A connection string begins with its scheme; everything else is a directory (one letter is a drive). */
const SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;

/**
 * Opens the store at a location: a data directory. Written, it is made when it is missing, and its projections are kept
 * up to date.
 * @throws UnknownLocation; NoBook, ForeignFile, DirectoryLocked of a directory
 */
export async function openStore(location: string, { write, holder, progress }: Opening): Promise<OpenStore> {
  if (SCHEME.test(location)) throw new UnknownLocation(withoutSecrets(location));
  if (write) return openForWriting(location, holder, progress);
  const store = SqliteEventStore.openReadOnly(location);
  return { store, close: () => store.close() };
}

/** A location as it may be shown: without the user and the password of a connection string. */
export const withoutSecrets = (location: string): string => location.replace(/^([a-z][a-z0-9+.-]+:\/\/)[^@/]*@/i, '$1');
