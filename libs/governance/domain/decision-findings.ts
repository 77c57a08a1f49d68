import { type Finding, type Responsible, Timelines } from '#kernel';
import type { Count, JudgedBallot } from './rules/ballots-count.ts';
import { IN_WRITING_BY_LAW } from './rules/elected-bodies-by-law.ts';
import type { DerivedOutcome } from './rules/vote-carries.ts';
import { moreVotesThanMembers } from './rules/votes-within-body.ts';
import { wayOfElecting } from './rules/way-of-electing.ts';
import type { RulesInForce } from './rules-in-force.ts';
import type { Body, Decision } from './state.ts';
import type { BodyTerms } from './terms.ts';

export interface JudgedDecisionOf {
  readonly decision: Decision;
  readonly body: Body;
  /** Of an election: the body whose seats it fills. */
  readonly electedTo: Body | undefined;
  readonly rules: RulesInForce;
  readonly count: Count;
  readonly derived: DerivedOutcome;
  /** Ballots of seats that were away by the minutes of the meeting. */
  readonly away: readonly JudgedBallot[];
  readonly terms: { readonly value: BodyTerms; readonly sources: readonly number[] } | null;
}

/** What is wrong or unclear with how one decision was made. */
export function decisionFindings(judged: JudgedDecisionOf): Finding[] {
  const { decision, body, rules, derived, terms, electedTo } = judged;
  const { vote, outcome } = decision;
  const found: Finding[] = [];
  const add = (
    code: string,
    severity: Finding['severity'],
    rule: string,
    clause = derived.clause,
    sources: readonly number[] = [],
  ) =>
    found.push({
      code,
      severity,
      rule,
      clause,
      about: decision.id,
      responsible: responsibleFor(body),
      sources: Timelines.sourcesOf(decision.sources, sources),
    });

  const byLaw = derived.clause === IN_WRITING_BY_LAW.clause ? 'KL 11-8' : 'KL 11-9';
  const law = decision.election ? 'KL 7-4' : byLaw;
  const rule = rules.basis === 'LAW' ? law : 'A-04';
  // Nothing was done on the strength of a proposal that nobody called adopted.
  const severity = outcome === 'ADOPTED' ? 'BREACH' : 'REMARK';
  if (derived.outcome === 'UNDETERMINED')
    add(
      decision.election ? 'ELECTION_UNSETTLED' : 'OUTCOME_UNDETERMINED',
      severity,
      rule,
      derived.clause,
      rules.sources,
    );
  if (derived.outcome === 'NO_QUORUM') add('NO_QUORUM', severity, rule, derived.clause, rules.sources);
  if (
    (derived.outcome === 'NOT_PASSED' && outcome === 'ADOPTED') ||
    (derived.outcome === 'PASSED' && outcome === 'REJECTED')
  )
    add(againstVotes(judged), 'BREACH', rule, derived.clause, rules.sources);
  if (moreVotesThanMembers(decision, judged.count))
    add('MORE_VOTES_THAN_MEMBERS', 'BREACH', rule, derived.clause, rules.sources);
  const method = electedTo && wayOfElecting(decision, body, electedTo);
  if (method) add('ELECTION_METHOD', 'BREACH', method.rule, method.clause);

  for (const [because, code, ofRule] of NOT_COUNTED)
    if (judged.count.ballots.some((b) => b.because === because && b.vote !== 'ABSENT'))
      add(code, 'BREACH', ofRule, because === 'EXCLUDED' ? 'kommuneloven § 11-10' : derived.clause);

  if (judged.away.length > 0) add('VOTED_WHILE_ABSENT', 'REMARK', 'KL 11-4', 'kommuneloven § 11-4');

  if (vote?.decidedBy === 'LEADER') {
    if (rules.rules?.majority !== 'CONSENSUS_ELSE_LEADER') add('LEADER_CANNOT_DECIDE', 'BREACH', 'D-9');
    else {
      if (vote.attempt === undefined) add('LEADER_DECIDED_WITHOUT_ATTEMPT', 'BREACH', 'D-9');
      if (dissentOf(decision, judged.count).length === 0) add('DISSENT_NOT_RECORDED', 'REMARK', 'D-9');
    }
  }
  if (
    (vote?.procedure === 'REMOTE' && rules.rules?.remote === false) ||
    (vote?.procedure === 'WRITTEN' && rules.rules?.written === false)
  )
    add('PROCEDURE_NOT_ALLOWED', 'BREACH', 'A-04', derived.clause, rules.sources);
  const users = terms?.value.userParticipation;
  if (users && outcome === 'ADOPTED' && decision.userParticipation === undefined)
    add('USER_PARTICIPATION_MISSING', 'REMARK', 'L-2.1-3', users.clause, terms.sources);
  return found;
}

function againstVotes({ decision, derived }: JudgedDecisionOf): string {
  if (derived.reason === 'OTHER_PROPOSAL_CARRIED') return 'PROPOSAL_AGAINST_VOTES';
  return decision.election ? 'ELECTED_AGAINST_VOTES' : 'OUTCOME_AGAINST_VOTES';
}

const NOT_COUNTED: readonly [JudgedBallot['because'], string, string][] = [
  ['OBSERVER', 'OBSERVER_VOTED', 'L-2.1-O1'],
  ['EXCLUDED', 'INHABIL_VOTED', 'KL 11-10'],
  ['NO_SEAT', 'VOTE_WITHOUT_SEAT', 'L-2.1-1'],
  ['SEAT_TAKEN', 'DEPUTY_VOTED_TOO', 'A-04'],
];

/** The seats that did not agree: as the minutes list them, and as they voted. */
export const dissentOf = ({ vote }: Pick<Decision, 'vote'>, { ballots }: Pick<Count, 'ballots'>): string[] =>
  [
    ...new Set([
      ...(vote?.dissent ?? []),
      ...ballots.filter((b) => b.counts && b.vote === 'AGAINST').map((b) => b.seat),
    ]),
  ].sort();

/** Who keeps the order of the body: its own municipality, or the board. */
export const responsibleFor = ({ municipality, kind }: Body): Responsible =>
  municipality !== null
    ? { who: 'COUNCILS', municipality }
    : { who: kind === 'STEERING_GROUP' ? 'LEADER' : 'BOARD', municipality: null };
