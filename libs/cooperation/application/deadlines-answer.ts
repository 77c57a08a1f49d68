import type { Deadline } from '../domain/deadlines/deadline.ts';
import type { Clocks } from './answers.ts';

export interface DeadlineView extends Omit<Deadline, 'text' | 'sources' | 'about' | 'body' | 'done' | 'hostless'> {
  /** The decision, meeting, period or notice it is about; null when its kind comes once a year. */
  readonly about: string | null;
  readonly text: string;
  /** That it falls on a day off, in words; null when it does not. */
  readonly note: string | null;
  /** The clause by which the host has left, where it is the host’s and nobody is host; null otherwise. */
  readonly hostless: string | null;
  /** Of the municipality, when it is one participant's. */
  readonly name: string | null;
  /** The body whose it is; null: no single one’s. */
  readonly body: string | null;
  readonly bodyName: string | null;
  /** What happened; null: not done, or the book does not say when. */
  readonly done: DoneView | null;
  readonly events: readonly number[];
}

export interface DoneView {
  readonly on: string;
  /** A municipality or a body, and what it is called; null: the book does not say who. */
  readonly by: string | null;
  readonly byName: string | null;
  /** What the book calls it: a decision, a meeting, a report, a run of invoices. */
  readonly what: string | null;
  readonly events: readonly number[];
}

/** What is due in a calendar year, as it stands on a day. */
export interface DeadlinesAnswer extends Clocks {
  readonly validOn: string;
  readonly year: number;
  readonly deadlines: readonly DeadlineView[];
}
