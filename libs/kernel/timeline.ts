import type { CivilDate } from './civil-date.ts';

/** A value that holds on [from, to); `to` null means no end. `sources` are the indexes of the events it rests on. */
export interface Segment<T> {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly value: T;
  readonly sources: readonly number[];
}

/** Segments in order of time, none overlapping another. Gaps mean: nothing holds. */
export type Timeline<T> = readonly Segment<T>[];

export const before = (date: CivilDate, to: CivilDate | null): boolean => to === null || date < to;

export function at<T>(timeline: Timeline<T>, date: CivilDate): Segment<T> | null {
  return timeline.find((s) => s.from <= date && before(date, s.to)) ?? null;
}

/** The timeline with nothing on [from, to). */
export function clear<T>(timeline: Timeline<T>, from: CivilDate, to: CivilDate | null): Segment<T>[] {
  const rest: Segment<T>[] = [];
  for (const s of timeline) {
    const apart = !before(s.from, to) || !before(from, s.to);
    if (apart) {
      rest.push(s);
      continue;
    }
    if (s.from < from) rest.push({ ...s, to: from });
    if (to !== null && before(to, s.to)) rest.push({ ...s, from: to });
  }
  return rest;
}

/** The timeline where the new segment holds on its span, whatever held there before. */
export function assign<T>(timeline: Timeline<T>, segment: Segment<T>): Segment<T>[] {
  if (segment.to !== null && segment.to <= segment.from) return [...timeline];
  const rest = clear(timeline, segment.from, segment.to);
  const place = rest.findIndex((s) => s.from > segment.from);
  rest.splice(place === -1 ? rest.length : place, 0, segment);
  return rest;
}

/**
 * The timeline where the value holds from its day until the next one that begins later: what is learnt late does not
 * wipe out what has already been said of a later time.
 */
export function begin<T>(timeline: Timeline<T>, segment: Omit<Segment<T>, 'to'>): Segment<T>[] {
  const next = timeline.find((s) => s.from > segment.from);
  return assign(timeline, { ...segment, to: next?.from ?? null });
}

/** Each event index once, ascending. Lists that are so already, as most are, are merged. */
export const sourcesOf = (...all: readonly (readonly number[])[]): number[] =>
  all.length === 0 ? [] : [...mergedWithin(all.map(inOrder), 0, all.length)];

const inOrder = (indexes: readonly number[]): readonly number[] =>
  indexes.every((index, i) => i === 0 || (indexes[i - 1] as number) < index)
    ? indexes
    : [...new Set(indexes)].sort((a, b) => a - b);

/** By halves, so that many lists cost little more than few. */
function mergedWithin(all: readonly (readonly number[])[], from: number, to: number): readonly number[] {
  if (to - from === 1) return all[from] as readonly number[];
  const middle = (from + to) >> 1;
  return merged(mergedWithin(all, from, middle), mergedWithin(all, middle, to));
}

function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const both: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i] as number, b[j] as number];
    both.push(Math.min(one, other));
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return [...both, ...a.slice(i), ...b.slice(j)];
}

/** The first day on which two timelines say different things, or rest on different events; null when they never do. */
export function differSince<T>(
  a: Timeline<T>,
  b: Timeline<T>,
  same: (a: T, b: T) => boolean = Object.is,
): CivilDate | null {
  if (a === b) return null;
  for (let i = 0; ; i++) {
    const [one, other] = [a[i], b[i]];
    if (!one || !other) return one?.from ?? other?.from ?? null;
    const alike = same(one.value, other.value) && sameIndexes(one.sources, other.sources);
    if (one.from !== other.from || !alike) return one.from < other.from ? one.from : other.from;
    if (one.to !== other.to) return one.to === null || (other.to !== null && other.to < one.to) ? other.to : one.to;
  }
}

const sameIndexes = (a: readonly number[], b: readonly number[]): boolean =>
  a === b || (a.length === b.length && a.every((index, i) => index === b[i]));
