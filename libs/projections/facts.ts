import type { BookId, CivilDate, DomainEvent, Json, Placed, StreamName, Timeline } from '#kernel';

/** What a row is about: a kind of fact and a name within it, e.g. `cost` and `2025/L-17`. */
export interface FactKey {
  readonly kind: string;
  readonly name: string;
}

/**
 * One rectangle of the bitemporal table: the value holds on [from, to), as the book knew it from event index
 * `knownFrom` until index `knownTo` (exclusive; null: still). `sources` are the indexes of the events it rests on.
 * `knownTo` is hindsight: an answer as of a size must not depend on it.
 */
export interface FactRow extends FactKey {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly knownFrom: number;
  readonly knownTo: number | null;
  readonly value: Json;
  readonly sources: readonly number[];
}

/**
 * What a projector says of an event.
 *
 * - `assign`: on [from, to) this value holds from now on, whatever was known to hold there; outside nothing changes.
 * - `erase`: on [from, to) nothing holds.
 * - `replace`: this is the whole timeline of the key; only where it differs from what was known are rows touched.
 *
 * An event's changes are made in their order, each upon the one before. An empty span changes nothing.
 */
export type FactChange =
  | (FactKey & {
      readonly op: 'assign';
      readonly from: CivilDate;
      readonly to: CivilDate | null;
      readonly value: Json;
      readonly sources: readonly number[];
    })
  | (FactKey & { readonly op: 'erase'; readonly from: CivilDate; readonly to: CivilDate | null })
  | (FactKey & { readonly op: 'replace'; readonly timeline: Timeline<Json> });

/**
 * A projection as pure functions. A new version is built beside the old and swapped.
 * State is folded from one stream of the book (the others only give rows), so that a cold start reads little. It is an
 * immutable value: a transaction that fails takes up the one before. A kind of fact belongs to one projector.
 */
export interface Projector<State = unknown> {
  readonly name: string;
  readonly version: number;
  readonly initial: State;
  /** The stream whose events change the state. */
  stateStream(book: BookId): StreamName;
  evolve(state: State, event: Placed<DomainEvent>): State;
  /** What the event changes; `after` is the state with the event folded in (when it is of the state stream). */
  changes(event: Placed<DomainEvent>, before: State, after: State, stream: StreamName): readonly FactChange[];
}

/**
 * Reads facts. Every method of one reader sees the same moment of the file. Rows come ordered by key (in the order in which
 * the book first spoke of it), then by `from`.
 */
export interface FactReader {
  /** Every row of the book that holds on the day, as known with the first `size` events. @throws FactsBehind */
  on(book: BookId, validOn: CivilDate, size: number): FactRow[];
  /**
   * Every row of the book that holds somewhere in [from, to), as known with the first `size` events; of one kind, where it
   * is named: the others are passed over unread. @throws FactsBehind
   */
  during(book: BookId, from: CivilDate, to: CivilDate, size: number, kind?: string): FactRow[];
  /** The row of one key on the day, or null. @throws FactsBehind */
  one(book: BookId, key: FactKey, validOn: CivilDate, size: number): FactRow | null;
  /** How many events of the book the rows rest on; less than the book's size while a projector is behind. */
  projected(book: BookId): number;
}

/** Where readers come from. */
export interface FactSource {
  /** Gives the question a reader for as long as it runs; it must not be kept. @throws FactsNotBuilt */
  read<T>(question: (facts: FactReader) => T): T;
}

/** The rows rest on fewer events than were asked about: an answer would pass over some. */
export class FactsBehind extends Error {
  override readonly name = 'FactsBehind';
  constructor(
    readonly book: BookId,
    readonly projected: number,
    readonly size: number,
  ) {
    super(`the projections of ${book} rest on its first ${projected} events; ${size} were asked about`);
  }
}

/** The file has no rows of this version of the projector: they must be built first. Stale rows never answer. */
export class FactsNotBuilt extends Error {
  override readonly name = 'FactsNotBuilt';
  constructor(
    readonly projector: string,
    readonly version: number,
  ) {
    super(`projection ${projector} version ${version} has not been built`);
  }
}
