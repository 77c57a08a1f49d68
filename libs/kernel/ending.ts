import type { CivilDate } from './civil-date.ts';
import { before, type Segment, sourcesOf } from './timeline.ts';

/** What ends something that held until then: a reversal ends the effect of a decision from a day on. */
export interface Ending {
  readonly from: CivilDate;
  /** The decision that says so. */
  readonly by: string;
  readonly sources: readonly number[];
}

/** Whether it has come to an end by the day. */
export const hasEnded = (ending: Ending | null | undefined, day: CivilDate): boolean =>
  ending != null && ending.from <= day;

/** The segment as it holds when something ends it: shorter, or none at all when it ends before it begins. */
export function untilEnding<T>(segment: Segment<T>, ending: Ending | null | undefined): Segment<T>[] {
  if (ending == null || !before(ending.from, segment.to)) return [segment];
  if (ending.from <= segment.from) return [];
  return [{ ...segment, to: ending.from, sources: sourcesOf(segment.sources, ending.sources) }];
}

/** The last of the endings when all have one, so that what all agreed to ends when all have taken it back. */
export function endOfAll(endings: readonly (Ending | null | undefined)[]): Ending | null {
  const all: Ending[] = [];
  for (const ending of endings) {
    if (ending == null) return null;
    all.push(ending);
  }
  const [first, ...others] = all;
  if (!first) return null;
  const last = others.reduce((a, b) => (b.from > a.from ? b : a), first);
  return { ...last, sources: sourcesOf(...all.map((e) => e.sources)) };
}

/** The first to come of several endings. */
export const firstEnding = (...endings: readonly (Ending | null | undefined)[]): Ending | null =>
  endings.reduce<Ending | null>((first, e) => (e != null && (first === null || e.from < first.from) ? e : first), null);
