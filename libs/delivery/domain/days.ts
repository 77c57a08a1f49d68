import { type CivilDate, earlier, later, type Segment, type Timeline, Timelines } from '#kernel';

/** [from, to); `to` null: without an end. */
export interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export interface Part<T> extends Days {
  /** What holds on these days; null where nothing does. */
  readonly held: Segment<T> | null;
}

/** The days, cut where the timeline changes. */
export function partsOf<T>({ from, to }: Days, timeline: Timeline<T>): Part<T>[] {
  const parts: Part<T>[] = [];
  let at = from;
  for (const held of timeline) {
    if (!Timelines.before(held.from, to)) break;
    if (held.to !== null && held.to <= at) continue;
    if (at < held.from) parts.push({ from: at, to: held.from, held: null });
    const start = later(at, held.from);
    const end = held.to === null ? to : to === null ? held.to : earlier(held.to, to);
    if (end !== null && end <= start) continue;
    parts.push({ from: start, to: end, held });
    if (end === null) return parts;
    at = end;
  }
  if (Timelines.before(at, to)) parts.push({ from: at, to, held: null });
  return parts;
}
