import type { CivilDate, Responsible } from '#kernel';

/**
 * - `DONE`: done in time, or the law asks no more of it
 * - `LATE`: done after its last day
 * - `MISSED`: the last day is over, and it is not done
 * - `PASSED`: the day is over, and the book does not follow whether it was done
 */
export type DeadlineStatus = 'DONE' | 'LATE' | 'DUE' | 'MISSED' | 'PASSED';

export type Falls = 'SATURDAY' | 'SUNDAY' | 'HOLIDAY';

/** What happened. */
export interface Done {
  readonly on: CivilDate;
  /** A municipality or a body; null: the book does not say who. */
  readonly by: string | null;
  /** What the book calls it: a decision, a meeting, a report, a run of invoices; null: it has no name. */
  readonly what: string | null;
  readonly sources: readonly number[];
}

/** Something that must be done by a day. */
export interface Deadline {
  readonly date: CivilDate;
  readonly code: string;
  /** Of a routine of the agreement: its own words; null where the code has a text. */
  readonly text: string | null;
  readonly clause: string;
  readonly who: Responsible['who'];
  /** Whose it is; null: of all, or of a host that there is not. */
  readonly municipality: string | null;
  /** The clause by which the host has left with nobody after it; left out: there is one, or it is not the host’s. */
  readonly hostless?: string;
  /** The body whose it is; left out: no single one’s. */
  readonly body?: string;
  readonly status: DeadlineStatus;
  /** Null: not done, or the book does not say when. */
  readonly done: Done | null;
  /** The decision, meeting, period or notice it is about; left out: its kind comes once a year. */
  readonly about?: string;
  /** A day of the agreement holds as it is written, also on such a day; null on others. */
  readonly falls: Falls | null;
  readonly sources: readonly number[];
}

/** A deadline before it is said on what kind of day it falls. */
export type Due = Omit<Deadline, 'falls'>;

interface Judged {
  readonly date: CivilDate;
  readonly done?: Done | null;
  /** Whether the book follows what happens; left out: it does. */
  readonly followed?: boolean;
}

/** How it stands on a day. What happens after the day is not known on it. */
export function judged(
  validOn: CivilDate,
  { date, done = null, followed = true }: Judged,
): Pick<Due, 'status' | 'done'> {
  if (done !== null && done.on <= validOn) return { status: done.on <= date ? 'DONE' : 'LATE', done };
  return { status: date >= validOn ? 'DUE' : followed ? 'MISSED' : 'PASSED', done: null };
}

/** The first of several. */
export const firstDone = (all: readonly Done[]): Done | null =>
  [...all].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : (a.sources[0] ?? 0) - (b.sources[0] ?? 0)))[0] ?? null;
