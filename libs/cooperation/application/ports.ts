import type { Instant } from '#kernel';
import type { FactSource } from '#projections';

/** The time of the outside world; the only way in for "now". */
export interface Clock {
  now(): Instant;
}

/** Tokens by which the framework hands over what lies outside the module. */
export const EVENT_STORE = Symbol('EventStore');
export const FACTS = Symbol('FactSource');
export const CLOCK = Symbol('Clock');

/** The facts of a book, by what made them: the state of the cooperation, its decisions, what happened with money. */
export interface BookFacts {
  readonly register: FactSource;
  readonly decisions: FactSource;
  readonly ledger: FactSource;
}
