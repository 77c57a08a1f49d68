export { type BadCostRow, type CostFileLine, readCostFile, readCostRows } from './application/cost-file.ts';
export { readInlineKey } from './application/inline-key.ts';
export * as inlineKeyRefusals from './application/inline-key-refusals.ts';
export { allocate, endOfQuestion } from './domain/allocate.ts';
export * from './domain/answer.ts';
export * from './domain/commands.ts';
export {
  accountingYearOfCommand,
  decideAccounts,
  decideAllocation,
  decideAllocationEffect,
  mayRecord,
  otherAccountingYears,
  type Register,
} from './domain/decide.ts';
export * from './domain/events.ts';
export { type AllocationFactValues, type Fact, FactBase, type FactKind, ONLY } from './domain/facts.ts';
export { type PopulationTable, readPopulation } from './domain/json-stat.ts';
export {
  isMissing,
  type KeyComponent,
  type KeyDefinition,
  type KeyFigures,
  type Shares,
  sharesOf,
} from './domain/key.ts';
export {
  type CooperationView,
  type DecisionStanding,
  isUndetermined,
  type KeyDecisionStatus,
  type KeyInForce,
  keysInForce,
} from './domain/key-in-force.ts';
export { MonthRules } from './domain/month.ts';
export * as questionRefusals from './domain/question-refusals.ts';
export * as allocationRefusals from './domain/refusals.ts';
export { ALLOCATION_RESPONSIBLE } from './domain/responsible.ts';
export { fixedAmountsOnce } from './domain/rules/fixed-amounts-once.ts';
export { lineIsComplete } from './domain/rules/line-is-complete.ts';
export { portion, portionOf } from './domain/rules/line-portion.ts';
export { READINGS, readingIsKnown } from './domain/rules/reading-is-known.ts';
export { type ServiceState, serviceTimeline } from './domain/service-participation.ts';
export { split, type Weights, weightsOf } from './domain/split.ts';
export {
  type AccountsState,
  type AccrualRelease,
  type AllocationState,
  type CostLine,
  evolveAccounts,
  evolveAllocation,
  nameOfLine,
  noAccounts,
  noAllocation,
  type Service,
} from './domain/state.ts';
export * from './domain/terms.ts';
export {
  FINDING_TEXTS as ALLOCATION_FINDING_TEXTS,
  findingText,
  interpretationText,
  keptText,
  reasonText,
} from './domain/texts.ts';
export {
  type KeptBecause,
  paidOf,
  type SupposedKey,
  saysTheSame,
  type WhatIf,
  type WhatIfPart,
  whatIf,
} from './domain/what-if.ts';
export { accountsFacts, plainAllocationFacts } from './projections/cost-lines.ts';
export { derivedAllocationFacts } from './projections/derived.ts';
