import type { Provider } from '@nestjs/common';
import { AskEconomicPlanHandler, EconomicPlanQuestions } from './economic-plan-questions.ts';
import { answering } from './providing.ts';
import { AskRunProposalHandler, RunProposalQuestions } from './run-proposal-questions.ts';
import { AskSettlementHandler, SettlementQuestions } from './settlement-questions.ts';
import { AskReconciliationHandler, Reconciliations } from './settlement-reconciliation.ts';

/** What answers questions on the billing of a year. */
export const BILLING_PROVIDERS: Provider[] = [
  answering(RunProposalQuestions),
  AskRunProposalHandler,
  answering(SettlementQuestions),
  AskSettlementHandler,
  answering(Reconciliations),
  AskReconciliationHandler,
  answering(EconomicPlanQuestions),
  AskEconomicPlanHandler,
];
