import { randomUUID } from 'node:crypto';
import { MAX_REVISION, metadataOf, metastreamOf, NO_METADATA, type StreamMetadata } from './stream-metadata.ts';

/** One event as a client proposes it. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StoredEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Commit and prepare position, which are one for an event written by this protocol. */
  readonly position: bigint;
  /** Where its record ends; the next one begins here or later. */
  readonly end: bigint;
  /** Ticks of 100 ns since 1970. */
  readonly created: bigint;
}

export type Expected = 'any' | 'no_stream' | 'stream_exists' | bigint;

/** What became of a write. `current` is the stream's last revision, null when it has none. */
export type Outcome =
  | { readonly is: 'written' | 'repeated'; readonly revision: bigint; readonly position: bigint }
  | { readonly is: 'wrong-expected-version'; readonly current: bigint | null }
  | { readonly is: 'stream-deleted' };

/** The events of a stream, all of them, and the index of the first that a read may show. */
export interface Visible {
  readonly events: readonly StoredEvent[];
  readonly first: number;
}

interface Stream {
  readonly events: StoredEvent[];
  tombstoned: boolean;
}

const utf8 = new TextEncoder();
const NOTHING = new Uint8Array(0);
/** What a record of the transaction log holds beside the event's own bytes; only roughly right, and only growth matters. */
const RECORD_OVERHEAD = 96n;

/**
 * The log of one cluster: every node serves the same. It decides like the server's `IndexWriter.CheckCommit` and keeps
 * what it wrote in memory.
 */
export class EventLog {
  readonly events: StoredEvent[] = [];
  readonly #streams = new Map<string, Stream>();
  /** The last event written under an id; the server keeps these only in a cache of bounded size. */
  #recentIds = new Map<string, StoredEvent>();
  readonly #metadata = new WeakMap<StoredEvent, StreamMetadata>();
  readonly #listeners = new Set<() => void>();
  #end: bigint;

  constructor(
    private readonly random: () => number,
    private readonly now: () => number,
    firstPosition: bigint,
  ) {
    this.#end = firstPosition;
    // A server writes for itself before anyone else does, so $all never begins with a client's event.
    this.#write('$epoch-information', [json('$epoch-information', { epochNumber: 0 })]);
    this.#write('$settings', [json('update', {})]);
  }

  /** Position after the last record. */
  get end(): bigint {
    return this.#end;
  }

  /** All events of a stream that are in the log, truncated ones too; empty when it never was. */
  eventsOf(stream: string): readonly StoredEvent[] {
    return this.#streams.get(stream)?.events ?? [];
  }

  isTombstoned(stream: string): boolean {
    return this.#streams.get(stream)?.tombstoned ?? false;
  }

  metadataOf(stream: string): StreamMetadata {
    const event = this.eventsOf(metastreamOf(stream)).at(-1);
    if (!event) return NO_METADATA;
    const known = this.#metadata.get(event);
    if (known) return known;
    const read = metadataOf(event.data);
    this.#metadata.set(event, read);
    return read;
  }

  /**
   * What a read of the stream may show, or why it shows nothing.
   * "Event streams", sections "Deleting streams and events", "Max count and Max age": a read leaves out what lies before
   * `$tb`, beyond `$maxCount` or `$maxAge`; a soft-deleted stream is not found; a hard-deleted one is deleted.
   */
  visible(stream: string): Visible | 'not-found' | 'deleted' {
    if (this.isTombstoned(stream)) return 'deleted';
    const events = this.eventsOf(stream);
    if (events.length === 0) return 'not-found';
    const { truncateBefore, maxCount, maxAge } = this.metadataOf(stream);
    if (truncateBefore === MAX_REVISION) return 'not-found';
    let first = Number(truncateBefore ?? 0n);
    if (maxCount !== null) first = Math.max(first, events.length - Number(maxCount));
    if (maxAge !== null) {
      const oldest = BigInt(this.now()) * 10_000n - maxAge * 10_000_000n;
      while (first < events.length && (events[first] as StoredEvent).created < oldest) first++;
    }
    return { events, first };
  }

  /**
   * Writes all of it or nothing.
   * "HTTP API introduction", section "Optimistic concurrency and idempotence", and `IndexWriter.CheckCommit`: with a
   * revision, events already at those places under those ids are a repeat; if only the first ones are, or none, the
   * expected version is wrong. With `any` and `stream_exists` an id is looked for among the recent ones only.
   */
  append(stream: string, expected: Expected, events: readonly ProposedEvent[]): Outcome {
    const judged = this.#judge(
      stream,
      expected,
      events.map(({ id }) => id),
    );
    if (judged !== 'ok') return judged;
    const deletedBefore = this.metadataOf(stream).truncateBefore === MAX_REVISION;
    const last = this.#write(stream, events);
    // "Event streams", "Soft delete and TruncateBefore": the next append opens the stream again after its last revision.
    if (deletedBefore) this.#reopen(stream, last.revision - BigInt(events.length) + 1n);
    this.#grown();
    return { is: 'written', revision: last.revision, position: last.position };
  }

  /**
   * Soft: writes `$tb` = the highest revision as the stream's *whole* metadata, so an ACL it had is gone
   * (`StorageWriterService`, WriteDelete). Hard: writes a tombstone of type `$streamDeleted`.
   */
  delete(stream: string, expected: Expected, hard: boolean): Outcome {
    const judged = this.#judge(stream, expected, [randomUUID()]);
    if (judged !== 'ok') return judged;
    const last = hard
      ? this.#write(stream, [json('$streamDeleted', {})], MAX_REVISION)
      : this.#write(metastreamOf(stream), [metadataEvent({}, MAX_REVISION)]);
    if (hard) this.#stream(stream).tombstoned = true;
    this.#grown();
    return { is: 'written', revision: last.revision, position: last.position };
  }

  /** Called after each write, until it is taken back. */
  onGrowth(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Index of the first event at or after the position. */
  firstAt(position: bigint): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle] as StoredEvent).position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** True where a record begins or ends; the server refuses to read $all from anywhere else (`InvalidPosition`). */
  isBoundary(position: bigint): boolean {
    if (position === 0n || position >= this.#end) return true;
    const n = this.firstAt(position);
    return this.events[n]?.position === position || this.events[n - 1]?.end === position;
  }

  /** As after a backup is restored: only the first so many events of `$all` were ever written. */
  keepFirst(count: number): void {
    const kept = this.events.slice(0, count);
    this.events.length = 0;
    this.#streams.clear();
    this.forgetIds();
    for (const event of kept) {
      this.events.push(event);
      if (event.revision === MAX_REVISION) this.#stream(event.stream).tombstoned = true;
      else this.#stream(event.stream).events.push(event);
    }
    this.#end = kept.at(-1)?.end ?? this.#end;
  }

  /** Forgets the ids of what was written, as the server does when its cache is full, it starts anew or another leads. */
  forgetIds(): void {
    this.#recentIds = new Map();
  }

  #judge(stream: string, expected: Expected, ids: readonly string[]): Outcome | 'ok' {
    const written = this.#streams.get(stream);
    if (written?.tombstoned) return { is: 'stream-deleted' };
    const events = written?.events ?? [];
    const current = BigInt(events.length) - 1n;
    const wrong = { is: 'wrong-expected-version', current: current < 0n ? null : current } as const;
    const softDeleted = this.metadataOf(stream).truncateBefore === MAX_REVISION;

    if (expected === 'any' || expected === 'stream_exists') {
      if (expected === 'stream_exists') {
        if (softDeleted) return { is: 'stream-deleted' };
        if (current < 0n && this.eventsOf(metastreamOf(stream)).length === 0) return wrong;
      }
      const known = ids.map((id) => this.#recentIds.get(id)).map((event) => (event?.stream === stream ? event : null));
      if (!known[0]) return 'ok';
      const last = known.at(-1);
      return known.includes(null) || !last ? wrong : repeated(last);
    }

    const revision = expected === 'no_stream' ? -1n : expected;
    if (revision > current) return wrong;
    if (revision === current) return 'ok';
    const there = events.slice(Number(revision) + 1, Number(revision) + 1 + ids.length);
    const last = there.at(-1);
    if (last && there.length === ids.length && there.every(({ id }, n) => id === ids[n])) return repeated(last);
    return expected === 'no_stream' && softDeleted && there[0]?.id !== ids[0] ? 'ok' : wrong;
  }

  #write(stream: string, events: readonly ProposedEvent[], at?: bigint): StoredEvent {
    const into = this.#stream(stream);
    const created = BigInt(this.now()) * 10_000n;
    for (const event of events) {
      // Records that are no events lie in between now and then: positions are offsets, not counts.
      const position = this.#end + (this.random() < 0.4 ? BigInt(Math.floor(this.random() * 4_096)) : 0n);
      const end =
        position + RECORD_OVERHEAD + BigInt(event.data.length + event.metadata.length + 2 * event.type.length);
      const stored = { ...event, stream, revision: at ?? BigInt(into.events.length), position, end, created };
      this.#end = end;
      this.events.push(stored);
      this.#recentIds.set(event.id, stored);
      if (at === undefined) into.events.push(stored);
    }
    return this.events.at(-1) as StoredEvent;
  }

  #reopen(stream: string, from: bigint): void {
    this.#write(metastreamOf(stream), [metadataEvent(this.metadataOf(stream).raw, from)]);
  }

  #stream(name: string): Stream {
    let stream = this.#streams.get(name);
    if (!stream) {
      stream = { events: [], tombstoned: false };
      this.#streams.set(name, stream);
    }
    return stream;
  }

  #grown(): void {
    for (const listener of this.#listeners) listener();
  }
}

function repeated({ revision, position }: StoredEvent): Outcome {
  return { is: 'repeated', revision, position };
}

function json(type: string, value: object): ProposedEvent {
  return { id: randomUUID(), type, json: true, data: utf8.encode(JSON.stringify(value)), metadata: NOTHING };
}

/** `$tb` is written out by hand: a JSON number of this size is more than JavaScript's numbers can hold. */
function metadataEvent(others: object, truncateBefore: bigint): ProposedEvent {
  const { $tb: _, ...kept } = others as { $tb?: unknown };
  const rest = JSON.stringify(kept).slice(1);
  const data = utf8.encode(`{"$tb":${truncateBefore}${rest === '}' ? '' : ','}${rest}`);
  return { ...json('$metadata', {}), data };
}
