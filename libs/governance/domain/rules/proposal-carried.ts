import type { ProposalVotes, Voting } from '../proposal-votes.ts';
import type { Decision } from '../state.ts';
import type { Rules } from '../terms.ts';

/** What a voting came to: the proposal that carried, AGAINST when one voted on by itself fell, null when nothing says. */
function carriedIn({ between, against = null, unanimous, casting }: Voting, rules: Rules | null): string | null {
  const [first] = between;
  if (!first) return null;
  if (unanimous === true) return first.proposal;
  const sides = [...between, ...(between.length === 1 ? [{ proposal: 'AGAINST', votes: against }] : [])];
  const cast = sides.flatMap(({ votes }) => (votes === null ? [] : [votes]));
  if (cast.length < sides.length) return null;
  const sum = cast.reduce((all, votes) => all + votes, 0);
  const most = Math.max(...cast);
  const ahead = sides.filter(({ votes }) => votes === most);
  const [winner] = ahead;
  if (winner && most > 0 && most === sum) return winner.proposal;
  if (rules?.majority !== 'SIMPLE') return null;
  if (ahead.length === 1 && winner && 2 * most > sum) return winner.proposal;
  const tied = rules.castingVote && ahead.length === 2 && 2 * most === sum && most > 0;
  return tied && casting !== undefined && ahead.some((s) => s.proposal === casting) ? casting : null;
}

/**
 * Kommuneloven § 11-9: a proposal is adopted by the majority of the votes cast; of several set against each other, the one
 * that more than half voted for. A proposal can be voted on more than once, and the last voting counts. False when the
 * minutes name as adopted what fell then, or leave out what carried. Where a voting does not say, or the body has no rule of
 * the majority, nothing is presumed but that what all agreed on carried.
 */
export function adoptedAsVoted({ adopted, votings = [] }: ProposalVotes, rules: Rules | null): boolean {
  const last = new Map<string, string | null>();
  for (const voting of votings) {
    const carried = carriedIn(voting, rules);
    for (const { proposal } of voting.between) last.set(proposal, carried);
  }
  return [...last].every(
    ([proposal, carried]) => carried === null || (carried === proposal) === adopted.includes(proposal),
  );
}

type Vote = Pick<Decision, 'votes' | 'vote'>;

/** The vote to go by: that of the decision; where it gives no numbers, that of the last voting on what was adopted. */
export function voteOf({ votes, vote, proposals }: Vote & Pick<Decision, 'proposals'>): Vote {
  const said = votes.for !== null || votes.against !== null || votes.unanimous !== null;
  const last = (proposals?.votings ?? []).findLast(({ between }) =>
    between.some(({ proposal }) => proposals?.adopted.includes(proposal)),
  );
  if (said || !last) return { votes, ...(vote && { vote }) };
  const { between, against = null, unanimous = null, casting } = last;
  const inFavour = between.find(({ proposal }) => proposals?.adopted.includes(proposal));
  const others = between.filter((one) => one !== inFavour).map((one) => one.votes);
  const rest = between.length === 1 ? [against] : others;
  const sum = rest.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0);
  const chair = casting === undefined ? {} : ({ casting: casting === inFavour?.proposal ? 'FOR' : 'AGAINST' } as const);
  return { votes: { for: inFavour?.votes ?? null, against: sum, unanimous }, vote: { ...chair, ...vote } };
}
