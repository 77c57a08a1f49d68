import type { CivilDate, Instant } from './civil-date.ts';
import type { Actor, Decided, DocumentReference, DomainEvent, Placed } from './event.ts';
import type { Refusal } from './refusal.ts';

/** What someone asks the book to record. The clock, the actor and every id arrive here. */
export interface Command<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
  /** When it happened in the world. */
  readonly decided: CivilDate;
  /** From when it applies. */
  readonly validFrom: CivilDate;
}

/** Who asks, on whose behalf, and how the request can be recognised when it comes again. */
export interface Recording {
  readonly actor: Actor;
  readonly body?: string;
  readonly caseReference?: string;
  readonly documents?: readonly DocumentReference[];
  /** The same key with the same body gives the first answer; with another body it is refused. */
  readonly idempotencyKey: string;
  /** Proposed recorded time. */
  readonly recorded: Instant;
  readonly correlation?: string;
  readonly causation?: string;
}

/**
 * The pure core of a stream. `decide` answers a command with events or a refusal; `evolve` folds an event into the
 * state. Both are total: an unknown event leaves the state as it is, so that a copy of a book with an event left out
 * can still be folded.
 */
export interface Decider<State, C extends Command, E extends DomainEvent> {
  readonly initial: State;
  decide(command: C, state: State): readonly Decided<E>[] | Refusal;
  evolve(state: State, event: Placed<E>): State;
}
