import { createHash, randomUUID } from 'node:crypto';
import {
  type BookId,
  bookOf,
  canonicalJson,
  type Json,
  type NewEvent,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import type { EventStore, Page } from '../port.ts';

/** A name that no other test has used, on whatever server. */
export const aBook = (): BookId => `bok-${randomUUID()}`;

/** An event as a command handler would make it; each has an id of its own unless told. */
export function anEvent(data: Json = { text: 'vedtatt' }, metadata: Partial<NewEvent['metadata']> = {}): NewEvent {
  const id = metadata.id ?? randomUUID();
  return {
    metadata: {
      id,
      type: 'decision-recorded',
      schema: 1,
      recorded: '2025-03-01T09:00:00.000Z',
      decided: '2025-02-24',
      validFrom: '2025-01-01',
      actor: { id: 'u-17', role: 'BOARD_SECRETARY' },
      body: 'styret',
      caseReference: 'KS-090/24',
      documents: [{ reference: 'dok-1', sha256: 'ab'.repeat(32) }],
      correlation: 'c-1',
      idempotencyKey: `key-${id}`,
      bodyHash: 'cd'.repeat(32),
      ...metadata,
    },
    data,
  };
}

export const someEvents = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => anEvent({ n }));

export interface Wanted {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
}

/** What one book must look like after these appends in this order, by the plainest means. */
export function naiveBook(appends: readonly Wanted[]): RecordedEvent[] {
  const book: RecordedEvent[] = [];
  for (const { stream, events } of appends) {
    for (const { metadata, data } of events) {
      const before = book.filter((e) => e.metadata.stream === stream);
      const stored = { ...metadata, stream, previous: before.at(-1)?.hash ?? null };
      const recorded = [...book.map((e) => e.recorded), metadata.recorded].sort().at(-1) as string;
      book.push({
        metadata: stored,
        data,
        revision: BigInt(before.length),
        position: expect.any(BigInt),
        index: book.length,
        recorded,
        written: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        hash: createHash('sha256')
          .update(Buffer.from([0]))
          .update(Buffer.from(canonicalJson({ metadata: stored, data }), 'utf8'))
          .digest('hex'),
      });
    }
  }
  return book;
}

/** What the same store made of the same events, in the order it chose itself: the naive book of that order. */
export function naiveBookInOrderOf(stored: readonly RecordedEvent[], wanted: readonly Wanted[]): RecordedEvent[] {
  const given = new Map(
    wanted.flatMap(({ stream, events }) => events.map((e) => [e.metadata.id, { stream, event: e }])),
  );
  return naiveBook(
    stored.map(({ metadata: { id } }) => {
      const match = given.get(id);
      if (!match) throw new Error(`nobody appended ${id}`);
      return { stream: match.stream, events: [match.event] };
    }),
  );
}

/** Every page, one after the other. */
export async function readToEnd(next: (events: readonly RecordedEvent[]) => Promise<Page>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (;;) {
    const page = await next(events);
    events.push(...page.events);
    if (page.end) return events;
  }
}

export const wholeBook = (store: EventStore, book: BookId): Promise<RecordedEvent[]> =>
  readToEnd((events) => store.readBook(book, events.length, 1_000));

export const wholeStream = (store: EventStore, stream: StreamName): Promise<RecordedEvent[]> =>
  readToEnd((events) => store.readStream(stream, { direction: 'forwards', from: BigInt(events.length), limit: 1_000 }));

/** Where the store ends now. */
export async function endOf(store: EventStore): Promise<bigint | 'start'> {
  let after: bigint | 'start' = 'start';
  for (;;) {
    const { events, end }: Page = await store.readAll(after, 5_000);
    after = events.at(-1)?.position ?? after;
    if (end) return after;
  }
}

export const ofBook = (events: readonly RecordedEvent[], book: BookId): RecordedEvent[] =>
  events.filter((event) => bookOf(event.metadata.stream) === book);
