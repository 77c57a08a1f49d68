import { DamagedEvent, SqliteEventStore, StoreUnavailable } from '#event-store';
import type { Tally } from './harness.ts';
import type { Ledger } from './ledger.ts';

/**
 * Opens the book for writing, counts how long that took and what is not as the ledger has it. False, and counted as wrong,
 * when the book cannot be opened or read.
 *
 * @param also What else is done with the open book.
 */
export async function checkReopened(
  directory: string,
  ledger: Ledger,
  tally: Tally,
  round: number,
  also: (store: SqliteEventStore) => Promise<void> = async () => {},
): Promise<boolean> {
  const begin = performance.now();
  let store: SqliteEventStore;
  try {
    store = SqliteEventStore.open({ directory, holder: 'faults' });
  } catch (error) {
    tally.report(round, 'wrong', `the book cannot be opened: ${(error as Error).message}`);
    return false;
  }
  tally.recovery.push(performance.now() - begin);
  try {
    await ledger.check(store, tally, round);
    await also(store);
    if (store.pragma('integrity_check') !== 'ok') tally.report(round, 'wrong', 'SQLite finds the file damaged');
    return true;
  } catch (error) {
    if (!isOfTheFile(error)) throw error;
    tally.report(round, 'wrong', `the book cannot be read: ${(error as Error).message}`);
    return false;
  } finally {
    await store.close();
  }
}

/** The file is damaged, or the store says that it cannot be used; anything else is a mistake of the program. */
const isOfTheFile = (error: unknown): boolean =>
  error instanceof StoreUnavailable ||
  error instanceof DamagedEvent ||
  String((error as { code?: string }).code).startsWith('SQLITE_');
