import type { ProposalVotes, Vote, VoteRules, Votes } from './book-events.ts';

/** The naive model of proposals: which of them the votings carried (kommuneloven § 11-9), and whether the minutes say so. */

/** What a voting came to: a proposal, AGAINST, or null when it does not say. */
function carried(
  { between, against = null, unanimous, casting }: NonNullable<ProposalVotes['votings']>[number],
  rules: VoteRules | null,
): string | null {
  const alone = between.length === 1;
  if (unanimous) return between[0]?.proposal ?? null;
  const sides = [
    ...between.map((b) => [b.proposal, b.votes] as const),
    ...(alone ? [['AGAINST', against] as const] : []),
  ];
  if (sides.some(([, votes]) => votes === null)) return null;
  const cast = sides.map(([side, votes]) => ({ side, votes: votes ?? 0 }));
  const all = cast.reduce((n, s) => n + s.votes, 0);
  if (all === 0) return null;
  const whole = cast.find((s) => s.votes === all);
  if (whole) return whole.side;
  if (rules?.majority !== 'SIMPLE') return null;
  const winner = cast.find((s) => 2 * s.votes > all);
  if (winner) return winner.side;
  // The vote of the one who chairs decides when both halves are equal.
  const halves = cast.filter((s) => 2 * s.votes === all).map((s) => s.side);
  return rules.castingVote && halves.length === 2 && casting !== undefined && halves.includes(casting) ? casting : null;
}

/** Whether what the minutes call adopted is what the last voting on each proposal carried. */
export const asVoted = ({ adopted, votings = [] }: ProposalVotes, rules: VoteRules | null): boolean =>
  [...new Set(votings.flatMap((v) => v.between.map((b) => b.proposal)))].every((proposal) => {
    const last = votings.findLast((v) => v.between.some((b) => b.proposal === proposal));
    const won = last && carried(last, rules);
    return won === null || won === undefined || (won === proposal) === adopted.includes(proposal);
  });

/** The numbers to go by where the decision gives none: those of the last voting on what was adopted. */
export function votesOf(
  votes: Votes,
  vote: Vote | null,
  proposals: ProposalVotes | null,
): { votes: Votes; vote: Vote | null } {
  const adopted = proposals?.adopted ?? [];
  const last = proposals?.votings?.findLast((v) => v.between.some((b) => adopted.includes(b.proposal)));
  if (!last || votes.for !== null || votes.against !== null || votes.unanimous !== null) return { votes, vote };
  const own = last.between.find((b) => adopted.includes(b.proposal));
  const others =
    last.between.length === 1 ? [last.against ?? null] : last.between.filter((b) => b !== own).map((b) => b.votes);
  const against = others.some((n) => n === null) ? null : others.reduce<number>((a, b) => a + (b ?? 0), 0);
  const casting = last.casting === undefined ? {} : { casting: last.casting === own?.proposal ? 'FOR' : 'AGAINST' };
  return {
    votes: { for: own?.votes ?? null, against, unanimous: last.unanimous ?? null },
    vote: { ...casting, ...vote },
  };
}
