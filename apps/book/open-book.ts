import { type BookFacts, bookCatalogue, cooperationRegister, moneyLedger } from '#cooperation';
import { type EventStore, kurrentDb, SqliteEventStore } from '#event-store';
import { decisionRegister } from '#governance';
import { type BuildProgress, ProjectionRunner, type Projector, SqliteFacts } from '#projections';

/** Every projection of the book; each lives in tables of its own. */
const PROJECTORS: readonly Projector[] = [
  cooperationRegister as Projector,
  decisionRegister as Projector,
  moneyLedger as Projector,
];

/** A data directory with the book in it, or one beside a server that has it. */
export interface Place {
  readonly directory: string;
  /** The connection string of the server that has the book; the directory then has the replica and the documents. */
  readonly store?: string | undefined;
}

/** An open book: the events, the facts projected from them, and what keeps these up to date when it can be written. */
export interface OpenBook {
  /** `database` is the file that the facts are in. */
  readonly store: EventStore & Pick<SqliteEventStore, 'database'>;
  readonly facts: BookFacts;
  readonly runner: ProjectionRunner | null;
  close(): Promise<void>;
}

const sourcesOver = ({ database }: Pick<SqliteEventStore, 'database'>): BookFacts => ({
  register: new SqliteFacts(database, [cooperationRegister as Projector]),
  decisions: new SqliteFacts(database, [decisionRegister as Projector]),
  ledger: new SqliteFacts(database, [moneyLedger as Projector]),
});

const placeOf = (place: string | Place): Place => (typeof place === 'string' ? { directory: place } : place);

/**
 * Opens a book to write in it and brings its projections up to date: as the one writer of a data directory, or as one of
 * the writers of a server, each with a directory of its own.
 * @throws DirectoryLocked when another process holds the directory, ForeignFile when its file is not a book; what the
 *   server's store throws
 */
export async function openForWriting(
  place: string | Place,
  holder: string,
  progress?: (done: BuildProgress) => void,
): Promise<OpenBook> {
  const { directory, store: connection } = placeOf(place);
  const runner = new ProjectionRunner({ catalogue: bookCatalogue, projectors: PROJECTORS });
  const store = connection
    ? await openServer(connection, directory, holder, runner)
    : SqliteEventStore.open({ directory, holder, inline: runner });
  try {
    if (!connection) runner.attach(store.database, store.stored);
    await runner.ready(progress);
  } catch (error) {
    await store.close();
    throw error;
  }
  return { store, facts: sourcesOver(store), runner, close: () => store.close() };
}

/**
 * Opens it for reading only, beside a process that writes or without one: of a server's book, what that process has
 * followed so far. @throws NoBook, ForeignFile
 */
export async function openForReading(place: string | Place): Promise<OpenBook> {
  const { directory, store: connection } = placeOf(place);
  const store = connection
    ? (await kurrentDb()).KurrentEventStore.openReadOnly(directory)
    : SqliteEventStore.openReadOnly(directory);
  return { store, facts: sourcesOver(store), runner: null, close: () => store.close() };
}

async function openServer(connection: string, directory: string, holder: string, runner: ProjectionRunner) {
  const { KurrentEventStore } = await kurrentDb();
  return KurrentEventStore.open({
    connection,
    directory,
    holder,
    inline: runner,
    // Before anything is followed: then its rows are written with the events.
    onReplica: (database, stored) => runner.attach(database, stored),
  });
}
