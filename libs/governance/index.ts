export { decideAdoptRules } from './domain/bodies.ts';
export { type BodyOnDay, bodyOverTime } from './domain/bodies-over-time.ts';
export * from './domain/body-commands.ts';
export * from './domain/commands.ts';
export { decideGovernance } from './domain/decide.ts';
export { dissentOf } from './domain/decision-findings.ts';
export { ELECT, type Election, ElectionSchema } from './domain/election.ts';
export * from './domain/events.ts';
export { type DefaultReading, type Reading, readingsOf } from './domain/interpretations.ts';
export { type Judgement, Judgements } from './domain/judgements.ts';
export * from './domain/meeting-commands.ts';
export * from './domain/meeting-events.ts';
export { findingsOfDecision, findingsOfFollowUp, findingsOfMeeting } from './domain/meeting-findings.ts';
export type { MeetingGround } from './domain/meeting-ground.ts';
export { MEETING_TERMS, type MeetingTerms } from './domain/meeting-terms.ts';
export { MEETING_FINDING_TEXTS } from './domain/meeting-texts.ts';
export {
  type AgendaItem,
  approvedLast,
  type Confirmation,
  calledFor,
  type FollowUp,
  followUpStatus,
  type Meeting,
  type MeetingStatus,
  meetingStatus,
  noticeOn,
} from './domain/meetings.ts';
export { type ProposalVotes, ProposalVotesSchema } from './domain/proposal-votes.ts';
export * as governanceRefusals from './domain/refusals.ts';
export type { JudgedBallot } from './domain/rules/ballots-count.ts';
export { effectByVotes, type StandingByVotes } from './domain/rules/effect-by-votes.ts';
export {
  type Competence,
  clauseOfCompetence,
  effectStands,
  OWN_RULES,
  OWN_SEATS,
  type Standing,
} from './domain/rules/effect-stands.ts';
export { rulesByLaw, silenceMeansNone } from './domain/rules/elected-bodies-by-law.ts';
export type { Elected } from './domain/rules/election-comes-to.ts';
export { lapsedFrom } from './domain/rules/meeting-follow-up-in-time.ts';
export { meetingOftenEnough } from './domain/rules/meeting-often-enough.ts';
export type { Quorum } from './domain/rules/quorum-is-met.ts';
export { type DerivedOutcome, REASONS } from './domain/rules/vote-carries.ts';
export type { RulesInForce } from './domain/rules-in-force.ts';
export type { SeatOnDay } from './domain/seats-on-day.ts';
export {
  type AdoptedInterpretation,
  type Body,
  type Decision,
  evolveGovernance,
  type GovernanceState,
  noGovernance,
} from './domain/state.ts';
export type { GovernanceSurroundings } from './domain/surroundings.ts';
export { type BodyTerms, type BodyTermsAsRead, GOVERNANCE_TERMS, type Rules } from './domain/terms.ts';
export { GOVERNANCE_FINDING_TEXTS, REASON_TEXTS } from './domain/texts.ts';
export { VoteSchema } from './domain/vote.ts';
export { type DecisionFact, decisionRegister } from './projections/decision-register.ts';
