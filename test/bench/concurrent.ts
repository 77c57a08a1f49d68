import { join } from 'node:path';
import { SqliteEventStore } from '#event-store';
import { accountsStream, type NewEvent } from '#kernel';
import { bench, type Figure, interleave, median, micros, ratioOf, time } from './harness.ts';
import { lineEvent, YEAR } from './history.ts';

/** Callers that each wait for their own append before the next: many share one sync of the disk, one has it alone. */
const CALLERS = 64;
/** Appends of each caller in a turn. */
const EACH = 5;

interface Caller {
  readonly book: string;
  readonly events: readonly NewEvent[];
  next: number;
}

await bench('concurrent', async ({ directory, quick, progress }): Promise<Figure[]> => {
  const [rounds, turns] = quick ? [5, 4] : [9, 12];
  const appends = (rounds + 1) * turns * EACH;
  const callers = Array.from({ length: CALLERS + 1 }, (_, i): Caller => {
    const book = `samarbeid-${i}`;
    const events = Array.from({ length: appends }, (_, n) => lineEvent(book, n, 0, n, `cooperation-${book}`));
    return { book, events, next: 0 };
  });
  const [alone, ...together] = callers as [Caller, ...Caller[]];
  const store = SqliteEventStore.open({ directory: join(directory, 'book') });

  const work = async (caller: Caller): Promise<void> => {
    for (let i = 0; i < EACH; i++) {
      const expected = caller.next === 0 ? 'none' : BigInt(caller.next - 1);
      const event = caller.events[caller.next++] as NewEvent;
      await store.append({ stream: accountsStream(caller.book, YEAR), expected, events: [event] });
    }
  };
  const taken = await interleave(
    { rounds, turns, progress },
    {
      one: () => micros(EACH, () => work(alone)),
      many: () => micros(EACH * CALLERS, () => Promise.all(together.map(work))),
    },
  );
  await store.close();
  return [
    {
      figure: `${CALLERS} concurrent callers, against one`,
      measured: `appends of ${CALLERS} callers, each on a stream of its own, ${time(median(taken.many))} an append`,
      baseline: `appends of one caller, ${time(median(taken.one))} each`,
      value: ratioOf(taken.one, taken.many),
      target: { atLeast: 4 },
      n: rounds,
    },
  ];
});
