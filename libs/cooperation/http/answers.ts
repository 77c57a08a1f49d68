import type { Lag } from '#event-store';

/** One book, as the list of cooperations shows it. */
export interface BookView {
  readonly cooperation: string;
  /** Null when the cooperation has no name today: its first day is still to come. */
  readonly name: string | null;
  readonly size: number;
  readonly lastRecorded: string;
}

export interface CooperationsAnswer {
  readonly cooperations: readonly BookView[];
}

export interface HealthAnswer {
  readonly status: 'ok';
  readonly books: number;
  /** How far what is read here is behind what is durable. */
  readonly lag: Omit<Lag, 'stopped'>;
}

/** Stored events as they stand, in the order of the book. */
export interface EventsAnswer {
  readonly cooperation: string;
  readonly fromIndex: number;
  readonly size: number;
  readonly events: readonly StoredEventView[];
}

export interface StoredEventView {
  readonly index: number;
  readonly revision: string;
  readonly position: string;
  readonly recorded: string;
  readonly written: string;
  readonly hash: string;
  readonly metadata: object;
  readonly data: unknown;
}
