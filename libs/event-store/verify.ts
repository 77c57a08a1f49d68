import { type BookId, bookOf, hashOfEvent, type RecordedEvent, type StreamName } from '#kernel';
import { DamagedEvent, type EventStore, type Page } from './port.ts';

/** One thing that is wrong with an event of a book. */
export interface BookProblem {
  readonly index: number;
  /**
   * - `unreadable`: it is not JSON any more
   * - `hash`: its content is not what was hashed
   * - `link`: it does not follow the event before it in its stream
   * - `order`: the indexes of the book or the revisions of the stream have a gap
   * - `recorded`: its effective time is not max(previous, proposed)
   */
  readonly kind: 'unreadable' | 'hash' | 'link' | 'order' | 'recorded';
  readonly detail: string;
}

const PAGE = 1_000;

/**
 * Reads a whole book and recomputes what it says of itself: every hash, every link to the previous event of the
 * stream, the order and the recorded times. Finds what was altered, removed from the middle or put in between; a tail
 * that is missing altogether shows only against a size known from elsewhere. Memory: one hash a stream.
 */
export async function verifyBook(store: EventStore, book: BookId): Promise<readonly BookProblem[]> {
  const problems: BookProblem[] = [];
  const streams = new Map<StreamName, { revision: bigint; hash: string }>();
  let recorded = '';
  let expected = 0;
  let afterDamage = false;

  const check = (event: RecordedEvent): void => {
    const { metadata, index, hash } = event;
    const report = (kind: BookProblem['kind'], detail: string) => problems.push({ index, kind, detail });
    const before = streams.get(metadata.stream);

    if (index !== expected) report('order', `follows index ${expected - 1} in the book`);
    if (bookOf(metadata.stream) !== book) report('order', `stream ${metadata.stream} is not of this book`);
    if (event.revision !== (before?.revision ?? -1n) + 1n) {
      report('order', `revision ${event.revision} follows ${before?.revision ?? 'nothing'} in ${metadata.stream}`);
    }
    const computed = hashOf(event);
    if (computed !== hash) report('hash', `the content hashes to ${computed}, not ${hash}`);
    if (metadata.previous !== (before?.hash ?? null)) {
      report('link', `names ${metadata.previous} as the event before it in its stream, found ${before?.hash ?? null}`);
    }
    // After an event that cannot be read, its recorded time is known by the next.
    if (afterDamage && event.recorded > recorded) recorded = event.recorded;
    if (metadata.recorded > recorded) recorded = metadata.recorded;
    if (event.recorded !== recorded) report('recorded', `recorded ${event.recorded}, should be ${recorded}`);

    afterDamage = false;
    expected = index + 1;
    streams.set(metadata.stream, { revision: event.revision, hash });
  };

  for (;;) {
    const { events, end, damaged } = await readable(store, book, expected);
    events.forEach(check);
    if (damaged) {
      problems.push({ index: damaged.index, kind: 'unreadable', detail: damaged.message });
      expected = Math.max(expected, damaged.index) + 1;
      afterDamage = true;
    } else if (end) return problems;
  }
}

/** A page, cut off before the first event that cannot be read. */
async function readable(
  store: EventStore,
  book: BookId,
  from: number,
): Promise<Page & { readonly damaged: DamagedEvent | null }> {
  try {
    return { ...(await store.readBook(book, from, PAGE)), damaged: null };
  } catch (error) {
    if (!(error instanceof DamagedEvent)) throw error;
    const before = error.index - from;
    const events = before > 0 ? (await store.readBook(book, from, before)).events : [];
    return { events, end: false, damaged: error };
  }
}

/** The hash of what is stored, or why it has none. */
function hashOf(event: RecordedEvent): string {
  try {
    return hashOfEvent(event.metadata, event.data);
  } catch (error) {
    return `nothing (${(error as Error).message})`;
  }
}
