import type { Instant } from '#kernel';

/** The time of the outside world; the only way in for "now". */
export interface Clock {
  now(): Instant;
}

/** Tokens by which the framework hands over what lies outside the module. */
export const EVENT_STORE = Symbol('EventStore');
export const FACTS = Symbol('FactSource');
export const CLOCK = Symbol('Clock');
