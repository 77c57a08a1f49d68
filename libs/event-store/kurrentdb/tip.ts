import { type AppendedEvent, type BookId, bookOf, later, type RecordedEvent, type StreamName } from '#kernel';
import { assertDistinct, assertExpected, assertId, assertInstant, isRefusalOfAppend } from '../judging.ts';
import { type Append, AppendTooLarge, EventIdTaken, InvalidAppend, MAX_APPEND_BYTES } from '../port.ts';
import { type Sealed, seal } from '../sealed.ts';

/** Where a book ends. */
export interface BookEnd {
  /** Last revision of its stream in the log; -1 when it has none. */
  readonly logRevision: bigint;
  readonly size: number;
  /** Effective recorded time of the last event; empty when there is none. */
  readonly recorded: string;
}

/** Where a stream of the book ends. */
export interface StreamEnd {
  readonly revision: number;
  readonly hash: string;
}

export interface Place {
  readonly stream: StreamName;
  readonly revision: number;
}

/** What has been followed: the tip stands on it. */
export interface Ground {
  endOf(book: BookId): BookEnd;
  headOf(stream: StreamName): StreamEnd | null;
  /** Where events of this id stand; more than one only when two nodes gave it to two books. */
  placesOf(id: string): readonly Place[];
  /** Up to `count` events of the stream from a revision on. */
  slice(stream: StreamName, from: number, count: number): readonly RecordedEvent[];
}

/** Durable, but not followed yet. */
export interface UnreadEvent {
  readonly event: AppendedEvent;
  readonly sealed: Sealed;
  readonly book: BookId;
  /** Revision in the log of what holds it. */
  readonly logRevision: bigint;
  /** Of its append. */
  readonly position: bigint;
  readonly bytes: number;
  /** When it was acknowledged, in milliseconds since 1970. */
  readonly since: number;
}

/** What this process has appended and its replica does not hold yet, of all books. */
export class Unread {
  readonly #byId = new Map<string, UnreadEvent>();
  readonly #byBook = new Map<BookId, UnreadEvent[]>();
  bytes = 0;
  /** The furthest position of what has ever been added. */
  position = 0n;

  get count(): number {
    return this.#byId.size;
  }

  find(id: string): UnreadEvent | undefined {
    return this.#byId.get(id);
  }

  /** What stands alone at this revision of the book's stream in the log, when this process has appended it. */
  at(book: BookId, logRevision: bigint): Sealed | null {
    const ofBook = this.#byBook.get(book);
    const first = ofBook?.[0];
    if (!ofBook || !first) return null;
    const one = ofBook[Number(logRevision - first.logRevision)];
    return one?.logRevision === logRevision ? one.sealed : null;
  }

  add(events: readonly UnreadEvent[]): void {
    for (const unread of events) {
      this.#byId.set(unread.event.metadata.id, unread);
      const ofBook = this.#byBook.get(unread.book);
      if (ofBook) ofBook.push(unread);
      else this.#byBook.set(unread.book, [unread]);
      this.bytes += unread.bytes;
      if (unread.position > this.position) this.position = unread.position;
    }
  }

  /** The book has been followed up to this revision of the log. */
  followed(book: BookId, logRevision: bigint): void {
    const ofBook = this.#byBook.get(book);
    if (!ofBook) return;
    let n = 0;
    for (; n < ofBook.length; n++) {
      const { event, logRevision: at, bytes } = ofBook[n] as UnreadEvent;
      if (at > logRevision) break;
      this.#byId.delete(event.metadata.id);
      this.bytes -= bytes;
    }
    if (n === ofBook.length) this.#byBook.delete(book);
    else ofBook.splice(0, n);
  }
}

/** An event that will be written if the append succeeds. */
export interface Drafted {
  readonly event: AppendedEvent;
  readonly sealed: Sealed;
}

/** `position` is null for what is only drafted: the append will tell. */
export interface Answer {
  readonly events: readonly AppendedEvent[];
  readonly position: bigint | null;
  readonly repeated: boolean;
}

/** What becomes of a request: an answer to each of its appends if what is drafted is written, or a refusal of all. */
export type Judgement = { readonly answers: readonly Answer[] } | { readonly refusal: Error };

interface Known extends Place {
  /** Null: it is in the replica. */
  readonly event: AppendedEvent | null;
  readonly position: bigint | null;
}

const NOT_KNOWN: readonly Known[] = [];

/** Something that further events can stand on: the tip of a book, or a draft on top of it. */
interface Standing {
  readonly size: number;
  readonly recorded: string;
  head(stream: StreamName): StreamEnd | null;
  known(id: string): readonly Known[];
  stored(stream: StreamName, from: number, count: number): readonly RecordedEvent[];
}

/** The end of a book as this process knows it: what was followed, and what it appended since. */
export class Tip implements Standing {
  logRevision = -1n;
  size = 0;
  recorded = '';
  /** True after an append of which nobody knows what became: look at the log before the next. */
  doubtful = false;
  readonly #heads = new Map<StreamName, StreamEnd>();

  constructor(
    readonly book: BookId,
    private readonly ground: Ground,
    private readonly unread: Unread,
  ) {
    this.settle();
  }

  /** Takes over what has been followed, when that is at least as far; false when the tip is further. */
  settle(): boolean {
    const { logRevision, size, recorded } = this.ground.endOf(this.book);
    if (logRevision < this.logRevision) return false;
    if (logRevision > this.logRevision) {
      this.logRevision = logRevision;
      this.size = size;
      this.recorded = recorded;
      this.#heads.clear();
    }
    return true;
  }

  head(stream: StreamName): StreamEnd | null {
    const known = this.#heads.get(stream);
    if (known) return known;
    const head = this.ground.headOf(stream);
    if (head) this.#heads.set(stream, head);
    return head;
  }

  known(id: string): readonly Known[] {
    const unread = this.unread.find(id);
    if (unread) {
      const { event, position } = unread;
      return [{ stream: event.metadata.stream, revision: Number(event.revision), event, position }];
    }
    const places = this.ground.placesOf(id);
    return places.length === 0 ? NOT_KNOWN : places.map((place) => ({ ...place, event: null, position: null }));
  }

  stored(stream: StreamName, from: number, count: number): readonly RecordedEvent[] {
    return this.ground.slice(stream, from, count);
  }

  draft(): Draft {
    return new Draft(this.book, this);
  }

  /**
   * The draft is in the log: in `held` events of the log, the last of them at this revision; the n-th event of the draft
   * in the `heldBy(n)`-th of them.
   */
  accept(draft: Draft, position: bigint, logRevision: bigint, heldBy: (n: number) => bigint): void {
    const followed = this.ground.endOf(this.book).logRevision;
    const since = Date.now();
    const unread: UnreadEvent[] = [];
    for (const [n, { event, sealed }] of draft.drafted.entries()) {
      this.#heads.set(event.metadata.stream, { revision: Number(event.revision), hash: event.hash });
      const at = this.logRevision + 1n + heldBy(n);
      if (at > followed) {
        unread.push({ event, sealed, book: this.book, logRevision: at, position, bytes: sealed.bytes, since });
      }
    }
    this.unread.add(unread);
    this.logRevision = logRevision;
    this.size = draft.size;
    this.recorded = draft.recorded;
  }
}

/** Events that are judged and sealed on top of a tip, but not written. */
export class Draft implements Standing {
  readonly drafted: Drafted[] = [];
  /** Of both texts of every event. */
  bytes = 0;
  size: number;
  recorded: string;
  readonly #heads = new Map<StreamName, StreamEnd>();
  readonly #ids = new Map<string, AppendedEvent>();

  constructor(
    private readonly book: BookId,
    private readonly below: Standing,
  ) {
    this.size = below.size;
    this.recorded = below.recorded;
  }

  head(stream: StreamName): StreamEnd | null {
    return this.#heads.get(stream) ?? this.below.head(stream);
  }

  known(id: string): readonly Known[] {
    const event = this.#ids.get(id);
    if (!event) return this.below.known(id);
    return [{ stream: event.metadata.stream, revision: Number(event.revision), event, position: null }];
  }

  stored(stream: StreamName, from: number, count: number): readonly RecordedEvent[] {
    return this.below.stored(stream, from, count);
  }

  /**
   * Judges a request on top of what is drafted, in a draft of its own that `add` takes in. Like the SQLite store: ids
   * first, then the expected revision, then whether the events can be stored; nothing of a refused request stays.
   */
  judge(appends: readonly Append[]): { readonly draft: Draft; readonly judgement: Judgement } {
    const draft = new Draft(this.book, this);
    try {
      if (appends.some(({ stream }) => bookOf(stream) !== this.book))
        throw new InvalidAppend('one request cannot write to several books');
      return { draft, judgement: { answers: appends.map((append) => draft.#append(append)) } };
    } catch (error) {
      if (!isRefusalOfAppend(error)) throw error;
      return { draft: new Draft(this.book, this), judgement: { refusal: error } };
    }
  }

  /** Takes in a draft that was made on top of this one. */
  add(draft: Draft): void {
    for (const drafted of draft.drafted) this.drafted.push(drafted);
    for (const [stream, head] of draft.#heads) this.#heads.set(stream, head);
    for (const [id, event] of draft.#ids) this.#ids.set(id, event);
    this.bytes += draft.bytes;
    this.size = draft.size;
    this.recorded = draft.recorded;
  }

  #append({ stream, expected, events }: Append): Answer {
    if (events.length === 0) throw new InvalidAppend('an append without events');
    for (const { metadata } of events) assertId(metadata.id);
    const head = this.head(stream);
    const before = this.#recordedBefore(stream, events);
    if (before) return before;
    assertExpected(stream, expected, head ? head.revision : null);

    let previous = head?.hash ?? null;
    let bytes = 0;
    const sealed: Sealed[] = [];
    for (const event of events) {
      assertInstant(event.metadata.recorded);
      const next = seal(event, stream, previous);
      sealed.push(next);
      previous = next.hash;
      bytes += next.bytes;
    }
    if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(bytes, MAX_APPEND_BYTES);

    let revision = head?.revision ?? -1;
    const answer: AppendedEvent[] = [];
    for (const one of sealed) {
      this.recorded = later(this.recorded, one.metadata.value.recorded);
      revision += 1;
      const event: AppendedEvent = {
        metadata: one.metadata.value,
        data: one.data.value,
        revision: BigInt(revision),
        index: this.size,
        recorded: this.recorded,
        hash: one.hash,
      };
      this.size += 1;
      this.drafted.push({ event, sealed: one });
      this.#ids.set(event.metadata.id, event);
      answer.push(event);
    }
    this.bytes += bytes;
    this.#heads.set(stream, { revision, hash: previous as string });
    return { events: answer, position: null, repeated: false };
  }

  /** The answer when these very ids follow each other in the stream already; null when all are new. */
  #recordedBefore(stream: StreamName, events: Append['events']): Answer | null {
    const places = events.map(({ metadata }) => {
      const known = this.known(metadata.id);
      return known.length > 1 ? (known.find((place) => place.stream === stream) ?? known[0]) : known[0];
    });
    const taken = places.findIndex((place) => place !== undefined);
    if (taken === -1) {
      if (events.length > 1) assertDistinct(events);
      return null;
    }
    const [first] = places;
    if (!first || !places.every((place, i) => place?.stream === stream && place.revision === first.revision + i)) {
      throw new EventIdTaken((events[taken] as Append['events'][number]).metadata.id);
    }
    // What the replica holds is a beginning of them.
    const stored = this.stored(stream, first.revision, events.length);
    const again = places.map((place, i) => stored[i] ?? (place as Known).event);
    const last = stored[events.length - 1]?.position ?? (places.at(-1) as Known).position;
    return { events: again.map((event) => appendedEvent(event as AppendedEvent)), position: last, repeated: true };
  }
}

/** Without what the answer to an append does not have. */
const appendedEvent = ({ metadata, data, revision, index, recorded, hash }: AppendedEvent): AppendedEvent => ({
  metadata,
  data,
  revision,
  index,
  recorded,
  hash,
});
