import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, kurrentDb, SqliteEventStore } from '#event-store';
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
  /** Where a server's log is followed to; kept for the next time. Default: a directory that is gone afterwards. */
  readonly replica?: string | undefined;
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
 * Opens the store at a location: a data directory, or the connection string of a KurrentDB server. A directory that is
 * written is made when it is missing, and its projections are kept up to date.
 * @throws UnknownLocation; NoBook, ForeignFile, DirectoryLocked of a directory; what the server's store throws
 */
export async function openStore(location: string, opening: Opening): Promise<OpenStore> {
  if (SCHEME.test(location)) return openServer(location, opening);
  const { write, holder, progress } = opening;
  if (write) return openForWriting(location, holder, progress);
  const store = SqliteEventStore.openReadOnly(location);
  return { store, close: () => store.close() };
}

async function openServer(connection: string, { holder, replica }: Opening): Promise<OpenStore> {
  const { isConnectionString, KurrentEventStore } = await kurrentDb();
  if (!isConnectionString(connection)) throw new UnknownLocation(withoutSecrets(connection));
  const directory = replica ?? mkdtempSync(join(tmpdir(), 'fellesbok-replica-'));
  const leave = () => {
    if (replica === undefined) rmSync(directory, { recursive: true, force: true });
  };
  try {
    const store = await KurrentEventStore.open({ connection, directory, holder });
    return { store, close: () => store.close().finally(leave) };
  } catch (error) {
    leave();
    throw error;
  }
}

/** A location as it may be shown: without the user and the password of a connection string. */
export const withoutSecrets = (location: string): string =>
  location.replace(/^([a-z][a-z0-9+.-]+:\/\/)[^@/?]*@/i, '$1').replace(/^([a-z][a-z0-9+.-]+:\/\/[^?]*)\?.*$/is, '$1');
