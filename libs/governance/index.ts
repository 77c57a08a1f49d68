export * from './domain/commands.ts';
export { decideGovernance } from './domain/decide.ts';
export * from './domain/events.ts';
export { type Reading, readingsOf } from './domain/interpretations.ts';
export * as governanceRefusals from './domain/refusals.ts';
export { type Competence, effectStands, type Standing } from './domain/rules/effect-stands.ts';
export {
  type AdoptedInterpretation,
  type Body,
  type Decision,
  evolveGovernance,
  type GovernanceState,
  noGovernance,
} from './domain/state.ts';
export { type DecisionFact, decisionRegister } from './projections/decision-register.ts';
