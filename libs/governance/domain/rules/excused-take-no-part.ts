import type { Meetings } from '../meetings.ts';
import type { Decision } from '../state.ts';
import type { Vote } from '../vote.ts';

type Excluded = NonNullable<Vote['excluded']>[number];

/**
 * Kommuneloven § 11-10: who the body has found disqualified, or has exempted, takes no part in the case. The minutes of
 * the meeting say so of an item; without an item, of the whole meeting.
 */
export function excusedFrom(
  { meeting, item }: Pick<Decision, 'meeting' | 'item'>,
  { meetings }: Meetings,
): { readonly excused: readonly Excluded[]; readonly sources: readonly number[] } {
  const held = meeting === null ? null : (meetings.get(meeting)?.held ?? null);
  const excused = (held?.excused ?? [])
    .filter((e) => e.granted && (e.item === undefined || e.item === item))
    .map(({ seat, ground, legalBasis = 'kommuneloven § 11-10' }): Excluded => {
      return { seat, ground: ground === 'DISQUALIFIED' ? 'INHABIL' : 'EXEMPT', clause: legalBasis };
    });
  return { excused, sources: held && excused.length > 0 ? [held.source] : [] };
}
