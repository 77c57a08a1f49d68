import type { RulesInForce } from '../rules-in-force.ts';
import type { Decision } from '../state.ts';
import type { Rules } from '../terms.ts';
import type { Vote } from '../vote.ts';
import type { Count } from './ballots-count.ts';
import { quorumOf } from './quorum-is-met.ts';

export const REASONS = [
  'NOT_JUDGED',
  'NO_NUMBERS',
  'NOBODY_VOTED',
  'NOBODY_FOR',
  'UNANIMOUS',
  'UNANIMOUS_AGAINST',
  'NOT_UNANIMOUS_WITHOUT_RULES',
  'TIE_WITHOUT_RULES',
  'UNANIMITY_NOT_SHOWN',
  'TOO_FEW_PRESENT',
  'MAJORITY',
  'NO_MAJORITY',
  'CASTING_VOTE',
  'TIE_WITHOUT_CASTING_VOTE',
  'CHAIR_DID_NOT_VOTE',
  'LOT',
  'TIE_IN_ELECTION',
  'CONSENSUS',
  'LEADER',
  'NO_CONSENSUS',
  'OTHER_PROPOSAL_CARRIED',
  'ELECTED',
  'NO_SECOND_ROUND',
  'BLANKS_DECIDE',
  'ELECTION_WITHOUT_RULES',
  'NOT_AGREED',
  'AGREEMENT_NOT_SHOWN',
  'OTHERS_ELECTED',
] as const;

/** What the votes come to by the rules of the body, beside what the minutes say. */
export interface DerivedOutcome {
  /** AS_RECORDED: there is nothing to judge it by. */
  readonly outcome: 'PASSED' | 'NOT_PASSED' | 'NO_QUORUM' | 'UNDETERMINED' | 'AS_RECORDED';
  readonly reason: (typeof REASONS)[number];
  readonly clause: string;
}

type Judged = Pick<Decision, 'outcome' | 'votes' | 'vote'>;

/**
 * without rules, also where a body may have some that the book does not know, a proposal is carried only when the record
 * shows that all who voted agreed; anything else is left undetermined, and a casting vote is never presumed. With rules they
 * decide. «Enstemmig» without numbers is enough (L-H-5), for or against.
 *
 * @param alone it may be one office that decides: where the record says nothing of votes, there were none to count
 */
export function voteCarries(decision: Judged, count: Count, inForce: RulesInForce, alone = false): DerivedOutcome {
  const { outcome, votes } = decision;
  const { rules, basis } = inForce;
  const clause = rules?.clause ?? 'A-04';
  const is = (what: DerivedOutcome['outcome'], reason: DerivedOutcome['reason']) => ({ outcome: what, reason, clause });
  if (outcome === 'POSTPONED' || outcome === 'NOTED') return is('AS_RECORDED', 'NOT_JUDGED');

  if (rules && quorumOf(rules, count, basis === 'LAW')?.met === false) return is('NO_QUORUM', 'TOO_FEW_PRESENT');
  const nobody = nobodyFor(decision, count);
  const led = rules?.majority === 'CONSENSUS_ELSE_LEADER' ? byConsensus(decision, count) : null;
  // Where the record says that all agreed, or that one decided, there was no need to vote.
  const votesNeeded = nobody !== null && !count.against && decision.vote?.decidedBy === undefined;
  if (led && !votesNeeded) return is(...led);
  if (nobody) return is(...nobody);
  const { for: inFavour, against } = count;
  // Ballots that do not count cannot make a vote other than unanimous, nor unanimous.
  const counted = count.ballots.length > 0;
  if (counted && inFavour !== null && inFavour > 0 && against === 0) return is('PASSED', 'UNANIMOUS');
  if (!counted && votes.unanimous === true)
    return agreedOnNo(outcome, count) ? is('NOT_PASSED', 'UNANIMOUS_AGAINST') : is('PASSED', 'UNANIMOUS');
  if (inFavour === null || against === null) {
    const asRecorded = rules !== null || (alone && inFavour === against && votes.unanimous === null);
    return asRecorded ? is('AS_RECORDED', 'NO_NUMBERS') : is('UNDETERMINED', 'UNANIMITY_NOT_SHOWN');
  }
  if (against === 0) return is('PASSED', 'UNANIMOUS');
  if (!rules) return is('UNDETERMINED', inFavour === against ? 'TIE_WITHOUT_RULES' : 'NOT_UNANIMOUS_WITHOUT_RULES');
  if (inFavour === against && rules.majority === 'SIMPLE') return is(...byTie(rules, decision.vote, count));
  return majority(rules, inFavour, against) ? is('PASSED', 'MAJORITY') : is('NOT_PASSED', 'NO_MAJORITY');
}

/**
 * Nobody was in favour, by the numbers: then nothing is carried, whatever the minutes call it and whoever decides by which
 * rules. Those who were there and did not vote agreed on nothing.
 */
function nobodyFor({ votes: { unanimous } }: Judged, { for: inFavour, against }: Count): Verdict | null {
  if (inFavour !== 0) return null;
  if (against === 0) return ['UNDETERMINED', 'NOBODY_VOTED'];
  return ['NOT_PASSED', against !== null || unanimous === true ? 'UNANIMOUS_AGAINST' : 'NOBODY_FOR'];
}

/** Where all agree: on the side that has votes; where neither has any, on what the minutes say was decided. */
function agreedOnNo(outcome: Decision['outcome'], { for: inFavour, against }: Count): boolean {
  if ((inFavour ?? 0) > 0) return false;
  return (against ?? 0) > 0 || outcome === 'REJECTED';
}

type Verdict = [DerivedOutcome['outcome'], DerivedOutcome['reason']];

/** D-9: all agree, on yes or on no, or the one who leads decides; then the outcome is what the leader decided. */
function byConsensus({ outcome, vote, votes }: Judged, count: Count): Verdict | null {
  if (vote?.decidedBy === 'LEADER') {
    if (outcome === 'UNDETERMINED') return ['UNDETERMINED', 'LEADER'];
    return [outcome === 'ADOPTED' ? 'PASSED' : 'NOT_PASSED', 'LEADER'];
  }
  const said = vote?.decidedBy === 'CONSENSUS' || votes.unanimous === true;
  // Votes against, where the record neither says that all agreed nor how many were for, show no agreement on no.
  const bothSides = (count.against ?? 0) > 0 && (count.for === null ? !said : count.for > 0);
  if (bothSides || (vote?.dissent ?? []).length > 0) return ['UNDETERMINED', 'NO_CONSENSUS'];
  if (!said && (count.for ?? 0) + (count.against ?? 0) === 0) return null;
  return [agreedOnNo(outcome, count) ? 'NOT_PASSED' : 'PASSED', 'CONSENSUS'];
}

function byTie(rules: Rules, vote: Vote | undefined, count: Count): Verdict {
  if (vote?.election === true)
    return rules.electionsByLot && vote.lot ? ['PASSED', 'LOT'] : ['UNDETERMINED', 'TIE_IN_ELECTION'];
  if (!rules.castingVote) return ['NOT_PASSED', 'TIE_WITHOUT_CASTING_VOTE'];
  if (count.casting === null) return ['UNDETERMINED', 'CHAIR_DID_NOT_VOTE'];
  return [count.casting === 'FOR' ? 'PASSED' : 'NOT_PASSED', 'CASTING_VOTE'];
}

function majority({ majority }: Rules, inFavour: number, against: number): boolean {
  switch (majority) {
    case 'SIMPLE':
      return inFavour > against;
    case 'TWO_THIRDS':
      return 3 * inFavour >= 2 * (inFavour + against);
    default:
      return against === 0;
  }
}
