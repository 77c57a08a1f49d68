export {
  BUDGET_READINGS,
  type BudgetOnDay,
  type BudgetSurroundings,
  budgetDays,
  budgetTermsIn,
  budgetTimelines,
  budgetYears,
  dayAsRead,
  lastDayOf,
  type Succession,
  YEARS_BACK,
} from './domain/budget.ts';
export {
  BUDGET_COMMANDS,
  type BudgetCommand,
  type ProvisionalAccount,
  ProvisionalAccountEffect,
  type RecommendBudget,
  RecommendBudgetEffect,
  type TreatBudget,
  TreatBudgetEffect,
} from './domain/commands.ts';
export { decideBudget, decideBudgetEffect } from './domain/decide.ts';
export { BUDGET_EVENTS, type BudgetEvent, type BudgetLine, BudgetLineSchema } from './domain/events.ts';
export { type BudgetDays, provisionalFindings } from './domain/findings.ts';
export * as budgetRefusals from './domain/refusals.ts';
export type { Adoption, JudgedDecision } from './domain/rules/adoption-counts.ts';
export { contentHash } from './domain/rules/content-hash.ts';
export { basisOfReading, type ProvisionalBasis } from './domain/rules/provisional-basis.ts';
export type { BudgetStatus, VersionOnDay } from './domain/rules/version-status.ts';
export { type BudgetState, type BudgetVersion, evolveBudget, noBudget } from './domain/state.ts';
export { BUDGET_TERMS, type BudgetTerms } from './domain/terms.ts';
export { BUDGET_FINDING_TEXTS } from './domain/texts.ts';
export { type UndraftedYear, undraftedTimelines } from './domain/undrafted.ts';
