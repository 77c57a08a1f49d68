import type { BookEvent, Line } from './book-events.ts';
import type { Known } from './naive-known.ts';

/** The naive model of accruals (kommuneloven § 14-6): an estimate counts until the cost came, or somebody says that none will. */

interface SaysOfAccruals {
  readonly line: string;
  readonly bookedOn: string;
  readonly accrual?: { readonly year: number; readonly line: string };
  readonly settles?: { readonly year: number; readonly line: string };
  readonly ground?: string;
}
const says = (e: BookEvent): SaysOfAccruals => e.data as unknown as SaysOfAccruals;
const yearOfBooks = (e: BookEvent): string => e.stream.slice(-4);
const named = ({ year, line }: { readonly year: number; readonly line: string }): string => `${year}/${line}`;

/** `year/line` of a line that was recorded. */
export const nameOfRecorded = (e: BookEvent): string => `${yearOfBooks(e)}/${says(e).line}`;

/** An accrual is taken out, or, the line that took it out having been wrong, put in again. */
export interface Turn {
  readonly accrual: string;
  /** The line with the cost; null where none came. */
  readonly by: string | null;
  readonly back: boolean;
  readonly event: BookEvent;
  /** The day of the cost, or on which it was said. */
  readonly on: string;
}

/** Every release, and every one that came to nothing, in the order of the book. */
export function turnsOfAccruals(events: readonly BookEvent[]): Turn[] {
  const recorded = events.filter((e) => e.type === 'CostLineRecorded');
  return events.flatMap((event): Turn[] => {
    const { settles, accrual, ground, bookedOn } = says(event);
    if (event.type === 'CostLineRecorded' && settles)
      return [{ accrual: named(settles), by: nameOfRecorded(event), back: false, event, on: bookedOn }];
    if (event.type === 'AccrualReleased' && accrual && ground !== undefined)
      return [{ accrual: named(accrual), by: null, back: false, event, on: event.decided }];
    if (event.type !== 'CostLineAnnulled') return [];
    const was = recorded.find((e) => nameOfRecorded(e) === nameOfRecorded(event));
    const gone = was && says(was).settles;
    if (!was || !gone) return [];
    const on = event.decided > says(was).bookedOn ? event.decided : says(was).bookedOn;
    return [{ accrual: named(gone), by: nameOfRecorded(was), back: true, event, on }];
  });
}

/** The accruals that count no more, each with the line that took its place. */
export function releasedOf(known: Pick<Known, 'all'>): ReadonlyMap<string, string | null> {
  const before = releases.get(known);
  if (before) return before;
  const gone = new Map<string, string | null>();
  const events = known.all('CostLineRecorded', 'CostLineAnnulled', 'AccrualReleased');
  for (const { accrual, by, back } of turnsOfAccruals(events))
    if (back) gone.delete(accrual);
    else gone.set(accrual, by);
  releases.set(known, gone);
  return gone;
}
const releases = new WeakMap<object, ReadonlyMap<string, string | null>>();

export const isAccrual = (line: Line): boolean => says({ data: line } as unknown as BookEvent).accrual !== undefined;

/** What no sequence of commands may bring about: taken out twice, put in without having been out, wrong though taken out. */
export function lawsOfAccruals(book: readonly BookEvent[]): string[] {
  const out = new Set<string>();
  const turns = new Map(turnsOfAccruals(book).map((turn) => [turn.event, turn]));
  return book.flatMap((e) => {
    const turn = turns.get(e);
    if (!turn) {
      if (e.type !== 'CostLineAnnulled' || !out.has(nameOfRecorded(e))) return [];
      return [`${nameOfRecorded(e)} is annulled and was taken out before`];
    }
    const { accrual, back } = turn;
    const was = out.has(accrual);
    if (back) out.delete(accrual);
    else out.add(accrual);
    return was === back ? [] : [`${accrual} is ${back ? 'put in and was not out' : 'taken out twice'}`];
  });
}
