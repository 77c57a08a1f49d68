import type { Meetings } from '../meetings.ts';
import type { Decision } from '../state.ts';

/**
 * Kommuneloven § 11-10: who the body has found disqualified, or has exempted, takes no part in the case. The minutes of
 * the meeting say so of an item; without an item, of the whole meeting.
 */
export function excusedFrom(
  { meeting, item }: Pick<Decision, 'meeting' | 'item'>,
  { meetings }: Meetings,
): { readonly seats: readonly string[]; readonly sources: readonly number[] } {
  const held = meeting === null ? null : (meetings.get(meeting)?.held ?? null);
  const seats = (held?.excused ?? [])
    .filter((e) => e.granted && (e.item === undefined || e.item === item))
    .map((e) => e.seat);
  return { seats, sources: held && seats.length > 0 ? [held.source] : [] };
}
