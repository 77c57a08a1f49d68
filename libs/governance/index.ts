export * from './domain/commands.ts';
export { decideGovernance } from './domain/decide.ts';
export * from './domain/events.ts';
export { type Reading, readingsOf } from './domain/interpretations.ts';
export * from './domain/meeting-commands.ts';
export * from './domain/meeting-events.ts';
export { findingsOfDecision, findingsOfFollowUp, findingsOfMeeting } from './domain/meeting-findings.ts';
export { MEETING_TERMS, type MeetingTerms } from './domain/meeting-terms.ts';
export { MEETING_FINDING_TEXTS } from './domain/meeting-texts.ts';
export {
  type AgendaItem,
  type Confirmation,
  type FollowUp,
  followUpStatus,
  type Meeting,
  type MeetingStatus,
  meetingStatus,
  noticeOn,
} from './domain/meetings.ts';
export * as governanceRefusals from './domain/refusals.ts';
export { type Competence, effectStands, type Standing } from './domain/rules/effect-stands.ts';
export type { MeetingGround } from './domain/rules/meeting-ground.ts';
export { meetingOftenEnough } from './domain/rules/meeting-often-enough.ts';
export {
  type AdoptedInterpretation,
  type Body,
  type Decision,
  evolveGovernance,
  type GovernanceState,
  noGovernance,
} from './domain/state.ts';
export { type DecisionFact, decisionRegister } from './projections/decision-register.ts';
