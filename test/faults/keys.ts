import { isDeepStrictEqual } from 'node:util';
import { verifyBook } from '#event-store';
import type { BookId } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import { readToEnd } from '../../libs/event-store/contract/naive-book.ts';
import { currentRows } from '../../libs/projections/testing/rows.ts';
import { groupedBy, type Tally } from './harness.ts';

/**
 * Counts what is not as it must be in a book of the command path: each request that was answered has its one event where
 * it was said to be, none has more, and the projections are what a rebuild makes of the events.
 */
export async function checkBook(
  { store, runner }: OpenBook,
  book: BookId,
  answered: ReadonlyMap<string, number>,
  tally: Tally,
  round: number,
): Promise<void> {
  const events = await readToEnd((before) => store.readBook(book, before.length, 5_000));
  const byKey = groupedBy(events, ({ metadata }) => metadata.idempotencyKey);
  for (const [key, index] of answered) {
    tally.checked += 1;
    const [found] = byKey.get(key) ?? [];
    if (!found) tally.report(round, 'lost', key);
    else if (found.index !== index) tally.report(round, 'wrong', `${key} was said to be at ${index}`);
  }
  for (const [key, found] of byKey) if (found.length > 1) tally.report(round, 'doubled', key, found.length - 1);
  for (const problem of await verifyBook(store, book)) tally.report(round, 'wrong', JSON.stringify(problem));

  const behind = runner?.behind() ?? [];
  if (behind.length > 0) tally.report(round, 'wrong', `a projection stopped: ${JSON.stringify(behind[0])}`);
  const live = currentRows(store.database);
  await runner?.rebuild();
  if (!isDeepStrictEqual(currentRows(store.database), live))
    tally.report(round, 'wrong', 'the projections are not what a rebuild makes');
}
