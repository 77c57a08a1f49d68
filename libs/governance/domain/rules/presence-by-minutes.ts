import type { Meetings } from '../meetings.ts';
import type { SeatOnDay, SeatsOnDay } from '../seats-on-day.ts';
import type { Decision } from '../state.ts';

/** Who was there and who was away by the minutes of the meeting of a decision; null where they do not say. */
export interface Presence {
  readonly present: readonly string[] | null;
  readonly absent: readonly string[];
  readonly sources: readonly number[];
}

const NOT_SAID: Presence = { present: null, absent: [], sources: [] };

/** Kommuneloven § 11-4 b: the minutes of the body’s own meeting say who was there; those of another body do not. */
export function presenceByMinutes(
  { meeting: id, body }: Pick<Decision, 'meeting' | 'body'>,
  { meetings }: Meetings,
): Presence {
  const meeting = id === null ? undefined : meetings.get(id);
  if (!meeting?.held || meeting.body !== body) return NOT_SAID;
  const { present, absent = [], source } = meeting.held;
  const there = new Set(present ?? []);
  return { present: present ? [...there] : null, absent: absent.filter((seat) => !there.has(seat)), sources: [source] };
}

/**
 * How many of those present could vote (kommuneloven § 11-9): voting seats of the day, and a deputy in the place of a member
 * who was away. Where the book does not know the seats, everybody the minutes name.
 */
export function votersAmong(present: readonly string[], { seats, partial }: SeatsOnDay): number {
  if (seats.length === 0 || partial === true) return present.length;
  const active = new Map<string, SeatOnDay>(seats.filter((s) => s.inactive === null).map((s) => [s.seat, s]));
  const voting = new Set(present.filter((seat) => active.get(seat)?.votes === true));
  const places = present.flatMap((seat) => {
    const known = active.get(seat);
    const place = known?.votes === false && known.role !== 'OBSERVER' ? known.standsInFor : null;
    return place !== null && active.get(place)?.votes === true ? [place] : [];
  });
  return new Set([...voting, ...places]).size;
}
