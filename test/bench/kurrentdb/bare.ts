import { BACKWARDS, END, EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import type { BookId, EventMetadata, NewEvent } from '#kernel';
import { seal } from '../../../libs/event-store/sealed.ts';
import { answering, task } from '../contestants.ts';
import { micros } from '../harness.ts';
import { eventsOf, logStreamOf, streamOf, type Turn, type Where } from './turns.ts';

/** The client alone: one append of one event at an expected revision, with an id of its own, and nothing around it. */
const { connection, readyMade } = task<Where>();
const client = EventStoreDBClient.connectionString(connection);
/** The hash of the last event of each book: the next holds it. */
const previous = new Map<BookId, string>();

answering<Turn, number>(
  async (turn) => {
    const { books, from, count, readBack } = turn;
    const events = books.map((book) => eventsOf(book, turn));
    const made = events.map((ofBook, i) => (readyMade ? ofBook.map((one) => proposal(books[i] as BookId, one)) : []));
    const append = async (book: BookId, ofBook: readonly NewEvent[], ready: readonly Proposal[]): Promise<void> => {
      const stream = logStreamOf(book);
      for (const [i, event] of ofBook.entries()) {
        const expectedRevision = from + i === 0 ? NO_STREAM : BigInt(from + i - 1);
        await client.appendToStream(stream, ready[i] ?? proposal(book, event), { expectedRevision });
        if (readBack) await lastRevision(stream);
      }
    };
    return micros(books.length * count, () =>
      Promise.all(books.map((book, i) => append(book, events[i] as NewEvent[], made[i] as Proposal[]))),
    );
  },
  () => client.dispose(),
);

type Proposal = ReturnType<typeof proposal>;

/** With what the store adds to an event: the canonical JSON, and the hash of the event before. */
function proposal(book: BookId, event: NewEvent) {
  const sealed = seal(event, streamOf(book), previous.get(book) ?? null);
  previous.set(book, sealed.hash);
  const { id, type } = sealed.metadata.value;
  return jsonEvent({
    id,
    type,
    data: sealed.data.value as Record<string, unknown>,
    metadata: sealed.metadata.value as EventMetadata & Record<string, unknown>,
  });
}

async function lastRevision(stream: string): Promise<bigint | undefined> {
  let last: bigint | undefined;
  for await (const { event } of client.readStream(stream, { fromRevision: END, direction: BACKWARDS, maxCount: 1 }))
    last = event?.revision;
  return last;
}
