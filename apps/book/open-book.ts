import { bookCatalogue, cooperationRegister } from '#cooperation';
import { SqliteEventStore } from '#event-store';
import { decisionRegister } from '#governance';
import { type BuildProgress, type FactSource, ProjectionRunner, type Projector, SqliteFacts } from '#projections';

/** Every projection of the book; each lives in tables of its own. */
const PROJECTORS: readonly Projector[] = [cooperationRegister as Projector, decisionRegister as Projector];

/** An open book: the events, the facts projected from them, and what keeps these up to date when it can be written. */
export interface OpenBook {
  readonly store: SqliteEventStore;
  readonly facts: { readonly register: FactSource; readonly decisions: FactSource };
  readonly runner: ProjectionRunner | null;
  close(): Promise<void>;
}

const sourcesOver = (store: SqliteEventStore): OpenBook['facts'] => ({
  register: new SqliteFacts(store.database, [cooperationRegister as Projector]),
  decisions: new SqliteFacts(store.database, [decisionRegister as Projector]),
});

/**
 * Opens the book of a data directory as its one writer and brings its projections up to date.
 * @throws DirectoryLocked when another process holds it, ForeignFile when the file is not a book
 */
export async function openForWriting(
  directory: string,
  holder: string,
  progress?: (done: BuildProgress) => void,
): Promise<OpenBook> {
  const runner = new ProjectionRunner({ catalogue: bookCatalogue, projectors: PROJECTORS });
  const store = SqliteEventStore.open({ directory, holder, inline: runner });
  try {
    runner.attach(store.database, store.stored);
    await runner.ready(progress);
  } catch (error) {
    await store.close();
    throw error;
  }
  return { store, facts: sourcesOver(store), runner, close: () => store.close() };
}

/** Opens it for reading only, beside a server that writes or without one. @throws NoBook, ForeignFile */
export async function openForReading(directory: string): Promise<OpenBook> {
  const store = SqliteEventStore.openReadOnly(directory);
  return { store, facts: sourcesOver(store), runner: null, close: () => store.close() };
}
