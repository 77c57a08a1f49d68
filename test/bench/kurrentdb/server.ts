import type { BookId } from '#kernel';
import { type EventLog, startCluster } from '../../../libs/event-store/testing/kurrentdb-server/index.ts';
import { answering } from '../contestants.ts';
import { logStreamOf } from './turns.ts';

/** What both logs hold of the books. */
export interface Held {
  readonly events: number;
  /** Where the first difference is, or null. */
  readonly difference: string | null;
}

/**
 * The test server, with a log for each contestant: nobody follows that of the bare client, so that it pays for nothing
 * that the adapter does. Asked for nothing it says where the logs are, asked for books it compares what it has of them.
 */
const clusters = [await startCluster(), await startCluster(), await startCluster()] as const;

answering<readonly BookId[] | null, readonly string[] | Held>(
  (books) => (books ? held(books) : clusters.map(({ url }) => url)),
  () => Promise.all(clusters.map((cluster) => cluster.close())),
);

function held(books: readonly BookId[]): Held {
  let events = 0;
  for (const book of books) {
    const stream = logStreamOf(book);
    const [ours, theirs] = [textsOf(clusters[0].log, stream), textsOf(clusters[1].log, stream)];
    const n = ours.findIndex((text, i) => text !== theirs[i]);
    if (n >= 0 || ours.length !== theirs.length) {
      return { events, difference: `${stream}@${n < 0 ? Math.min(ours.length, theirs.length) : n}` };
    }
    events += ours.length;
  }
  return { events, difference: null };
}

/** Without the id that the log knows an event by, which the adapter derives; the event's own stands in its metadata. */
const textsOf = (log: EventLog, stream: string): string[] =>
  log.eventsOf(stream).map(({ type, data, metadata }) => [type, hex(data), hex(metadata)].join(' '));

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
