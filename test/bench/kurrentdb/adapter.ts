import { setTimeout as pause } from 'node:timers/promises';
import { kurrentDb } from '#event-store';
import type { BookId, NewEvent } from '#kernel';
import { answering, task } from '../contestants.ts';
import { micros } from '../harness.ts';
import { eventsOf, streamOf, type Turn, type Where } from './turns.ts';

/** The store over the server, as the product opens it. */
const { connection, directory } = task<Where>();
const { KurrentEventStore } = await kurrentDb();
const store = await KurrentEventStore.open({ connection, directory, holder: 'bench' });

answering<Turn, number>(
  async (turn) => {
    const { books, from, count, readBack } = turn;
    const events = books.map((book) => eventsOf(book, turn));
    const append = async (book: BookId, ofBook: readonly NewEvent[]): Promise<void> => {
      const stream = streamOf(book);
      for (const [i, event] of ofBook.entries()) {
        await store.append({ stream, expected: from + i === 0 ? 'none' : BigInt(from + i - 1), events: [event] });
        if (readBack) await store.bookHead(book);
      }
    };
    const taken = await micros(books.length * count, () =>
      Promise.all(books.map((book, i) => append(book, events[i] as NewEvent[]))),
    );
    await followed();
    return taken;
  },
  () => store.close(),
);

/** Not in the other's turn; and nobody is to wait for it, for a reader makes the replica hurry. */
async function followed(): Promise<void> {
  while ((await store.lag()).pending > 0) await pause(10);
}
