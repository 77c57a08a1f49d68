import type { Decision } from '../state.ts';
import type { Count } from './ballots-count.ts';
import { castIn } from './election-comes-to.ts';

/**
 * Each member has one vote (kommuneloven § 11-9): whether more votes are counted than members were there, or than the body
 * has. The minutes can say so all the same; then they are wrong somewhere. What the book does not know is not held against them.
 */
export function moreVotesThanMembers({ vote, election }: Pick<Decision, 'vote' | 'election'>, count: Count): boolean {
  const { for: inFavour, against, present, members } = count;
  const elected = election ? castIn(election) : null;
  const cast = elected ?? (inFavour === null || against === null ? null : inFavour + against);
  if (cast === null) return false;
  const there = elected === null ? present : (vote?.present ?? null);
  return [there, members].some((most) => most !== null && cast > most);
}
