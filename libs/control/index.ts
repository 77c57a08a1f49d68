export {
  type AppealOnDay,
  appealOverTime,
  type Controlled,
  controlled,
  type HostDecisionOnDay,
  hostDecisionOverTime,
  madeFor,
  madeOn,
  type Reversed,
  type ReviewOnDay,
  reversals,
  reviewOverTime,
} from './domain/cases.ts';
export {
  CONTROL_COMMANDS,
  CONTROL_EFFECTS,
  type ControlCommand,
  type ControlEffect,
  isControlEffect,
} from './domain/commands.ts';
export { decideControl, decideControlEffect, type RegisterOfDecisions } from './domain/decide.ts';
export { CONTROL_EVENTS, type ControlEvent } from './domain/events.ts';
export { allOfControl, controlFindings, delegations, type Touched } from './domain/findings.ts';
export { decisionsNamed } from './domain/named.ts';
export * as controlRefusals from './domain/refusals.ts';
export type { Delegation, DelegationStatus } from './domain/rules/delegation-over-time.ts';
export { endingByReversal } from './domain/rules/reversal-ends-effect.ts';
export {
  type ControlState,
  evolveControl,
  type HostInstruction,
  noControl,
  type PositionsMove,
} from './domain/state.ts';
export type {
  BudgetOfYear,
  ControllingBody,
  ControlSurroundings,
  EffectOfDecision,
  RegisteredDecision,
  ReversalSurroundings,
} from './domain/surroundings.ts';
export { CONTROL_TERMS, type ControlTerms } from './domain/terms.ts';
export { CONTROL_FINDING_TEXTS, type ControlChapter, chapterOf } from './domain/texts.ts';
