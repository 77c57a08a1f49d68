import type { Election } from '../election.ts';

export interface MajorityElection {
  readonly elected: string | null;
  readonly because: 'ELECTED' | 'LOT' | 'TIE_IN_ELECTION' | 'NO_SECOND_ROUND' | 'BLANKS_DECIDE' | 'NOBODY_VOTED';
  /** Those between whom lots are, or were, drawn. */
  readonly tied: readonly string[];
}

/**
 * Kommuneloven § 7-8: who has more than half of the votes cast is elected; if nobody has, there is a new vote, in which the
 * most votes are enough, and lots are drawn between equals. Members may vote blank in elections (§ 8-1). The law does not say
 * whether a blank vote is a vote cast; where that decides, nobody is taken to be elected in the first vote.
 */
export function majorityElects({ rounds = [], lots = [] }: Pick<Election, 'rounds' | 'lots'>): MajorityElection {
  const [first, ...more] = rounds;
  if (!first) return { elected: null, because: 'NOBODY_VOTED', tied: [] };
  const cast = first.votes.reduce((sum, { votes }) => sum + votes, 0);
  const top = mostVotes(first.votes);
  const [leader] = top;
  const ofFirst = leader === undefined ? 0 : leader.votes;
  if (leader && 2 * ofFirst > cast + (first.blank ?? 0))
    return { elected: leader.candidate, because: 'ELECTED', tied: [] };
  const last = more.at(-1);
  if (!last) {
    const because = cast === 0 ? 'NOBODY_VOTED' : 2 * ofFirst > cast ? 'BLANKS_DECIDE' : 'NO_SECOND_ROUND';
    return { elected: null, because, tied: [] };
  }
  const tied = mostVotes(last.votes).map(({ candidate }) => candidate);
  const [only] = tied;
  if (only === undefined) return { elected: null, because: 'NOBODY_VOTED', tied: [] };
  if (tied.length === 1) return { elected: only, because: 'ELECTED', tied: [] };
  const drawn = lots.find((lot) => tied.includes(lot)) ?? null;
  return { elected: drawn, because: drawn === null ? 'TIE_IN_ELECTION' : 'LOT', tied };
}

type Votes = NonNullable<Election['rounds']>[number]['votes'];

/** All who have the most, when anybody has one. */
function mostVotes(votes: Votes): Votes {
  const most = Math.max(0, ...votes.map((v) => v.votes));
  return most === 0 ? [] : votes.filter((v) => v.votes === most);
}
