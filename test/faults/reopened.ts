import { SqliteEventStore } from '#event-store';
import type { Tally } from './harness.ts';

/** Opens the book for writing and counts how long it took; null, and counted as wrong, when it cannot be opened. */
export async function opened(directory: string, tally: Tally, round: number): Promise<SqliteEventStore | null> {
  const begin = performance.now();
  try {
    const store = SqliteEventStore.open({ directory, holder: 'faults' });
    tally.recovery.push(performance.now() - begin);
    return store;
  } catch (error) {
    tally.report(round, 'wrong', `the book cannot be opened: ${(error as Error).message}`);
    return null;
  }
}
