import { setTimeout as pause } from 'node:timers/promises';
import { type AppendedEvent, type BookId, isRefusal, type NewEvent, type RecordedEvent, type Refusal } from '#kernel';
import { bookDamaged, booksDiffer, idElsewhere, nothingToCopy, writtenMeanwhile } from './copy-refusals.ts';
import {
  type Append,
  type Appended,
  EventIdTaken,
  type EventStore,
  MAX_APPEND_BYTES,
  OutcomeUnknown,
  WrongExpectedRevision,
} from './port.ts';
import { TreeRoot } from './tree-root.ts';
import { verifyBook } from './verify.ts';

/** How far the copy of one book has come, in events. */
export interface CopyProgress {
  readonly phase: 'compare' | 'copy' | 'verify';
  readonly done: number;
  readonly of: number;
}

/** A book that stands in the target as in the source, event for event. */
export interface Copied {
  readonly book: BookId;
  /** How many events were compared in the end: hash, index, stream, revision and effective recorded time. */
  readonly size: number;
  /** How many of them the target had before. */
  readonly before: number;
  /** Fingerprint of the events and their order: the root of the book's Merkle tree. */
  readonly root: string;
  /** How many events the source has got since the copy began; another copy brings them. */
  readonly since: number;
}

/** Events read at once; each has at most 1 MiB. */
const PAGE = 250;
/** How often, and after how many milliseconds more each time, an append of unknown outcome is asked for again. */
const ATTEMPTS = 5;
const PAUSE = 500;

/**
 * Copies a book as it stands when the copy begins. Goes on where an earlier copy stopped, however it stopped: at every
 * moment the target holds the first events of the source, whole. A damaged source and a target that is another book are
 * refused before anything is written.
 * @throws what the stores throw; then the same copy asked for again goes on
 */
export async function copyBook(
  source: EventStore,
  target: EventStore,
  book: BookId,
  progress: (done: CopyProgress) => void = () => {},
): Promise<Copied | Refusal> {
  const { size } = await source.bookHead(book);
  if (size === 0) return nothingToCopy({ book, known: (await source.books()).join(', ') || '—' });
  const damaged = await whyDamaged(source, book, size);
  if (damaged) return damaged;

  const { size: before } = await target.bookHead(book);
  const same = await compare(source, target, book, Math.min(size, before), (done) =>
    progress({ phase: 'compare', done, of: Math.min(size, before) }),
  );
  if (isRefusal(same)) return same;
  if (before > size) return booksDiffer({ book, index: size });

  for await (const chunk of chunksOf(source, book, before, size)) {
    const refused = await write(target, book, chunk);
    if (refused) return refused;
    progress({ phase: 'copy', done: chunk.to, of: size });
  }

  const root = await compare(source, target, book, size, (done) => progress({ phase: 'verify', done, of: size }));
  if (isRefusal(root)) return root;
  const broken = await whyDamaged(target, book, size);
  if (broken) return broken;
  const { size: now } = await source.bookHead(book);
  return { book, size, before, root, since: now - size };
}

/** The root over the first `size` events of a book, or why they cannot be trusted. */
export async function fingerprint(store: EventStore, book: BookId, size: number): Promise<string | Refusal> {
  const damaged = await whyDamaged(store, book, size);
  if (damaged) return damaged;
  const tree = new TreeRoot();
  for await (const events of pagesOf(store, book, 0, size)) for (const { hash } of events) tree.add(hash);
  return tree.root();
}

/** The first `to` events of a book from an index on, in pages; an event that is missing ends it. */
export async function* pagesOf(
  store: EventStore,
  book: BookId,
  from: number,
  to: number,
): AsyncGenerator<readonly RecordedEvent[]> {
  for (let index = from; index < to; ) {
    const { events } = await store.readBook(book, index, Math.min(PAGE, to - index));
    if (events.length === 0) return;
    yield events;
    index += events.length;
  }
}

async function whyDamaged(store: EventStore, book: BookId, size: number): Promise<Refusal | null> {
  const problems = (await verifyBook(store, book)).filter(({ index }) => index < size);
  const [first] = problems;
  return first ? bookDamaged({ book, index: first.index, detail: first.detail, problems: problems.length }) : null;
}

/** The root over the first `size` events when both stores hold the same ones; otherwise where they first differ. */
async function compare(
  source: EventStore,
  target: EventStore,
  book: BookId,
  size: number,
  progress: (done: number) => void,
): Promise<string | Refusal> {
  const tree = new TreeRoot();
  let index = 0;
  for await (const events of pagesOf(source, book, 0, size)) {
    const { events: found } = await target.readBook(book, index, events.length);
    for (const [i, event] of events.entries()) {
      if (!sameEvent(event, found[i], index + i)) return booksDiffer({ book, index: index + i });
      tree.add(event.hash);
    }
    index += events.length;
    progress(index);
  }
  return index === size ? tree.root() : booksDiffer({ book, index });
}

const sameEvent = (a: RecordedEvent, b: AppendedEvent | undefined, index: number): boolean =>
  a.index === index &&
  b?.index === index &&
  a.hash === b.hash &&
  a.recorded === b.recorded &&
  a.revision === b.revision &&
  a.metadata.stream === b.metadata.stream;

/** Consecutive events that go into one request, and the size of the book after them. */
interface Chunk {
  readonly events: readonly RecordedEvent[];
  readonly to: number;
}

async function* chunksOf(source: EventStore, book: BookId, from: number, to: number): AsyncGenerator<Chunk> {
  let events: RecordedEvent[] = [];
  let bytes = 0;
  let index = from;
  for await (const page of pagesOf(source, book, from, to)) {
    for (const event of page) {
      const more = bytesOf(event);
      if (events.length > 0 && bytes + more > MAX_APPEND_BYTES) {
        yield { events, to: index };
        events = [];
        bytes = 0;
      }
      events.push(event);
      bytes += more;
      index += 1;
    }
  }
  if (events.length > 0) yield { events, to: index };
}

/** As many as the store counts: what was parsed of a canonical text is written just as long. */
const bytesOf = ({ metadata, data }: Pick<AppendedEvent, 'metadata' | 'data'>): number =>
  Buffer.byteLength(JSON.stringify(metadata)) + Buffer.byteLength(JSON.stringify(data));

/** Writes the events in the order of the book, all of them or none; the ids make it harmless to ask again. */
async function write(target: EventStore, book: BookId, { events }: Chunk): Promise<Refusal | null> {
  const index = events[0]?.index ?? 0;
  let answers: readonly Appended[];
  try {
    answers = await untilKnown(() => target.appendAll(appendsOf(events)));
  } catch (error) {
    if (error instanceof WrongExpectedRevision) return writtenMeanwhile({ book, index });
    if (error instanceof EventIdTaken) {
      const at = events.find(({ metadata }) => metadata.id === error.eventId)?.index ?? index;
      return idElsewhere({ book, index: at, id: error.eventId });
    }
    throw error;
  }
  const stand = answers.flatMap((answer) => answer.events);
  const wrong = events.find((event, i) => !sameEvent(event, stand[i], event.index));
  return wrong ? writtenMeanwhile({ book, index: wrong.index }) : null;
}

/** One append for each run of events of the same stream, none larger than a store takes; together in the order given. */
export function appendsOf(events: readonly Pick<AppendedEvent, 'metadata' | 'data' | 'revision'>[]): Append[] {
  const appends: (Append & { readonly events: NewEvent[] })[] = [];
  let bytes = 0;
  for (const event of events) {
    const { metadata, data, revision } = event;
    const last = appends.at(-1);
    bytes += bytesOf(event);
    if (last?.stream === metadata.stream && bytes <= MAX_APPEND_BYTES) {
      last.events.push({ metadata, data });
      continue;
    }
    bytes = bytesOf(event);
    const expected = revision === 0n ? 'none' : revision - 1n;
    appends.push({ stream: metadata.stream, expected, events: [{ metadata, data }] });
  }
  return appends;
}

async function untilKnown<T>(append: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await append();
    } catch (error) {
      if (!(error instanceof OutcomeUnknown) || attempt === ATTEMPTS) throw error;
      await pause(attempt * PAUSE);
    }
  }
}
