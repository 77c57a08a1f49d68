import type { Provider } from '@nestjs/common';
import type { EventStore } from '#event-store';
import { AskEconomicPlanHandler, EconomicPlanQuestions } from './economic-plan-questions.ts';
import { type BookFacts, CLOCK, type Clock, EVENT_STORE, FACTS } from './ports.ts';
import { AskRunProposalHandler, RunProposalQuestions } from './run-proposal-questions.ts';
import { AskSettlementHandler, SettlementQuestions } from './settlement-questions.ts';
import { AskReconciliationHandler, Reconciliations } from './settlement-reconciliation.ts';

/** What answers questions on the billing of a year. */
export const BILLING_PROVIDERS: Provider[] = [
  {
    provide: RunProposalQuestions,
    useFactory: (s: EventStore, f: BookFacts, c: Clock) => new RunProposalQuestions(s, f, c),
    inject: [EVENT_STORE, FACTS, CLOCK],
  },
  AskRunProposalHandler,
  {
    provide: SettlementQuestions,
    useFactory: (s: EventStore, f: BookFacts, c: Clock) => new SettlementQuestions(s, f, c),
    inject: [EVENT_STORE, FACTS, CLOCK],
  },
  AskSettlementHandler,
  {
    provide: Reconciliations,
    useFactory: (s: EventStore, f: BookFacts, c: Clock) => new Reconciliations(s, f, c),
    inject: [EVENT_STORE, FACTS, CLOCK],
  },
  AskReconciliationHandler,
  {
    provide: EconomicPlanQuestions,
    useFactory: (s: EventStore, f: BookFacts, c: Clock) => new EconomicPlanQuestions(s, f, c),
    inject: [EVENT_STORE, FACTS, CLOCK],
  },
  AskEconomicPlanHandler,
];
