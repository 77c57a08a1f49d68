import type { EventStore } from '#event-store';
import type { AppendedEvent, DomainEvent, EventCatalogue, Instant, Placed, StreamName } from '#kernel';

const PAGE = 1_000;

/** A stream's folded state and how far it was read: `revision` is that of the last event folded, null before the first. */
export interface Folded<State> {
  readonly state: State;
  readonly revision: bigint | null;
  /** Where in the book the last event folded stands, and when it was recorded; null before the first. */
  readonly last: { readonly index: number; readonly recorded: Instant } | null;
}

/**
 * Keeps the folded state of streams in memory; what was written meanwhile is read from the tail. The streams asked
 * for longest ago are forgotten when there are too many; they are folded again when asked for.
 */
export class FoldedStreams<State> {
  readonly #known = new Map<StreamName, Folded<State>>();

  constructor(
    private readonly store: EventStore,
    private readonly catalogue: EventCatalogue,
    private readonly initial: State,
    private readonly evolve: (state: State, event: Placed<DomainEvent>) => State,
    private readonly kept = 256,
  ) {}

  /** The state with everything in the store folded in. */
  async current(stream: StreamName): Promise<Folded<State>> {
    let folded = this.#known.get(stream) ?? { state: this.initial, revision: null, last: null };
    for (;;) {
      const from = folded.revision === null ? 0n : folded.revision + 1n;
      const page = await this.store.readStream(stream, { direction: 'forwards', from, limit: PAGE });
      folded = this.#fold(folded, page.events);
      if (page.end) break;
    }
    this.#keep(stream, folded);
    return folded;
  }

  /** Folds in what was just appended, so that the next one need not read it. */
  add(stream: StreamName, before: Folded<State>, events: readonly AppendedEvent[]): void {
    this.#keep(stream, this.#fold(before, events));
  }

  #fold(folded: Folded<State>, events: readonly AppendedEvent[]): Folded<State> {
    let { state } = folded;
    for (const event of events) state = this.evolve(state, this.catalogue.read(event));
    const end = events.at(-1);
    if (!end) return folded;
    return { state, revision: end.revision, last: { index: end.index, recorded: end.recorded } };
  }

  #keep(stream: StreamName, folded: Folded<State>): void {
    this.#known.delete(stream);
    this.#known.set(stream, folded);
    const oldest = this.#known.size > this.kept ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
