export * from './application/agreement-answer.ts';
export { agreementCsv, clauseCsv } from './application/agreement-csv.ts';
export { AgreementQuestions, AskAgreement, AskClause } from './application/agreement-questions.ts';
export * as agreementRefusals from './application/agreement-refusals.ts';
export * from './application/answers.ts';
export { AskBodies, type BodiesAnswer, BodiesQuestions, type BodyOnDayView } from './application/bodies-questions.ts';
export {
  AskBudget,
  type BudgetAnswer,
  type BudgetQuestion,
  BudgetQuestions,
  type BudgetVersionView,
} from './application/budget-questions.ts';
export { caseCsv } from './application/case-csv.ts';
export { AskCase, type CaseAnswer, CaseQuestions } from './application/case-questions.ts';
export type { CaseStep } from './application/case-steps.ts';
export { bookCatalogue } from './application/catalogue.ts';
export type { WordsView } from './application/clause-words.ts';
export { CooperationModule, type CooperationPorts } from './application/cooperation.module.ts';
export type { CostFileAnswer, CostFileHandedIn } from './application/cost-import.ts';
export { readCostMapping } from './application/cost-mapping-file.ts';
export { AskCostMappings, type CostMappingsAnswer, costMappingsCsv } from './application/cost-mappings-questions.ts';
export {
  allocationCsv,
  bodiesCsv,
  budgetCsv,
  deadlinesCsv,
  decisionsCsv,
  diffCsv,
  economicPlanCsv,
  explainCsv,
  extractCsv,
  findingsCsv,
  followUpsCsv,
  interpretationsCsv,
  meetingsCsv,
  participantsCsv,
  previewCsv,
  stateCsv,
  stateDiffCsv,
  whatIfCsv,
} from './application/csv.ts';
export type { DeadlinesAnswer, DeadlineView } from './application/deadlines-answer.ts';
export { statusInWords } from './application/deadlines-calendar.ts';
export {
  AskDeadlines,
  AskDeadlinesCalendar,
  type DeadlinesCalendar,
  DeadlinesQuestions,
} from './application/deadlines-questions.ts';
export type { AfterwardsView, ElectionView, ProposalsView } from './application/decided-views.ts';
export { appealsCsv, delegationsCsv, hostDecisionsCsv } from './application/delegation-csv.ts';
export {
  type AppealsAnswer,
  AskAppeals,
  AskDelegations,
  AskHostDecisions,
  DelegationQuestions,
  type DelegationsAnswer,
  type HostDecisionsAnswer,
} from './application/delegation-questions.ts';
export { contractsCsv, governingCsv, portfolioCsv, reportsCsv } from './application/delivery-csv.ts';
export {
  AskContracts,
  AskGoverning,
  AskPortfolio,
  AskReports,
  type ContractsAnswer,
  DeliveryQuestions,
  type GoverningAnswer,
  type PortfolioAnswer,
  type ReportsAnswer,
} from './application/delivery-questions.ts';
export type { Entry } from './application/draft.ts';
export {
  AskEconomicPlan,
  type EconomicPlanAnswer,
  EconomicPlanQuestions,
} from './application/economic-plan-questions.ts';
export { BESIDE, type Beside, type ErasableStore, type Erased, Erasing } from './application/erasing.ts';
export { type EventFile, type Exported, exportBook, isEventFile, readEventFile } from './application/event-file.ts';
export * as eventFileRefusals from './application/event-file-refusals.ts';
export {
  AskExtract,
  type ExtractAnswer,
  type ExtractQuestion,
  ExtractQuestions,
} from './application/extract-questions.ts';
export { type FindingsFilter, findingsFilterUnknown } from './application/findings-filter.ts';
export { AskFindings, type FindingsAnswer, FindingsQuestions } from './application/findings-questions.ts';
export type { FileHandedIn } from './application/handed-in.ts';
export { type HistoryFile, historyFileSchema, mergedHistory, readHistoryFile } from './application/history-file.ts';
export { type Imported, Importer } from './application/importer.ts';
export { ImportCosts, ImportInvoiceNumbers, ImportPayments } from './application/intake-messages.ts';
export {
  AskInterpretations,
  type InterpretationsAnswer,
  InterpretationsQuestions,
  type OpenQuestionView,
} from './application/interpretations-questions.ts';
export { AskInvoiceBasis, type InvoiceBasisAnswer, invoiceBasisCsv } from './application/invoice-basis-questions.ts';
export type { InvoiceNumbersAnswer } from './application/invoice-numbers-import.ts';
export * from './application/invoices-answer.ts';
export { balancesCsv, confirmationCsv, invoiceCsv, invoicesCsv } from './application/invoices-csv.ts';
export {
  AskBalances,
  AskConfirmation,
  AskInvoice,
  AskInvoiceDocument,
  AskInvoices,
  InvoicesQuestions,
} from './application/invoices-questions.ts';
export { ledgerCsv, statementCsv } from './application/ledger-csv.ts';
export {
  type AccountView,
  AskJournal,
  AskLedger,
  AskStatement,
  JOURNAL_PROGRAMS,
  type JournalAnswer,
  type JournalProgram,
  type LedgerAnswer,
  LedgerQuestions,
  type StatementAnswer,
} from './application/ledger-questions.ts';
export * as ledgerRefusals from './application/ledger-refusals.ts';
export {
  AskFollowUps,
  AskMeetings,
  type FollowUpsAnswer,
  type MeetingDecisionView,
  type MeetingsAnswer,
  type MeetingsQuestion,
  MeetingsQuestions,
  type MeetingView,
} from './application/meetings-questions.ts';
export {
  AskAllocation,
  AskDecisions,
  AskDiff,
  AskExplain,
  AskStanding,
  AskState,
  AskStateDiff,
  ImportHistory,
  RecordCommand,
  RecordFile,
  RehearseImport,
} from './application/messages.ts';
export { ownMoneyOnly } from './application/money-of-the-actor.ts';
export { bodyOfOfficeUnknown } from './application/office-of-known-body.ts';
export {
  AskInvoicePaper,
  AskSettlementPaper,
  PaperQuestions,
  type PrintedPaper,
} from './application/paper-questions.ts';
export {
  AskParticipants,
  type ParticipantsAnswer,
  type ParticipantsQuestion,
  ParticipantsQuestions,
} from './application/participants-questions.ts';
export type { BankFileAnswer } from './application/payment-import.ts';
export { AskPayments, type PaymentsAnswer, paymentsCsv } from './application/payments-questions.ts';
export { type BookFacts, CLOCK, type Clock, EVENT_STORE, FACTS } from './application/ports.ts';
export { AskPreview, type PreviewAnswer, PreviewQuestions } from './application/preview-questions.ts';
export * as previewRefusals from './application/preview-refusals.ts';
export { type AllocationQuestion, Questions } from './application/questions.ts';
export { readCommand } from './application/read-command.ts';
export { recordedAnswer } from './application/recorded-answer.ts';
export { type Condition, type Recorded, type RecordedFile, Recorder } from './application/recorder.ts';
export * as applicationRefusals from './application/refusals.ts';
export type { RunProposalAnswer } from './application/run-proposal-answer.ts';
export { runProposalCsv } from './application/run-proposal-csv.ts';
export {
  AskRunProposal,
  type RunProposalQuestion,
  RunProposalQuestions,
} from './application/run-proposal-questions.ts';
export type { SettlementAnswer } from './application/settlement-answer.ts';
export { settlementCsv } from './application/settlement-csv.ts';
export { AskSettlement, SettlementQuestions } from './application/settlement-questions.ts';
export {
  AskReconciliation,
  type ReconciliationAnswer,
  Reconciliations,
  reconciliationCsv,
} from './application/settlement-reconciliation.ts';
export { readValueFile } from './application/value-file.ts';
export type { VoteView } from './application/vote-views.ts';
export { AskWhatIf, type WhatIfQuestion, WhatIfs } from './application/what-if.ts';
export * from './application/what-if-answer.ts';
export * as whatIfRefusals from './application/what-if-refusals.ts';
export { accountingYearOf, decideInYear } from './domain/accounting-year/year.ts';
export { evolveYear, noYear, type YearEvent, type YearState } from './domain/accounting-year/year-state.ts';
export { categoryIn } from './domain/category-words.ts';
export * from './domain/commands.ts';
export { COST_MAPPING_EVENTS } from './domain/cost-mappings/events.ts';
export { type CooperationEvent, cooperationDecider } from './domain/decide.ts';
export { DEFAULT_READING_EVENTS } from './domain/default-readings/events.ts';
export type { Erasable } from './domain/erasures/erasures.ts';
export { ERASURE_EVENTS } from './domain/erasures/events.ts';
export * from './domain/events.ts';
export { FINDING_CHAPTERS } from './domain/finding-kinds/finding-kinds.ts';
export type { FindingKind } from './domain/finding-kinds/kind.ts';
export { textOfFinding } from './domain/finding-texts.ts';
export { defaultOf, OPEN_QUESTIONS } from './domain/open-questions.ts';
export { readingText } from './domain/reading-texts.ts';
export * as cooperationRefusals from './domain/refusals.ts';
export { RESTATING_EVENTS } from './domain/restating/events.ts';
export { type CooperationState, noCooperation } from './domain/state.ts';
export { type Terms, TermsSchema } from './domain/terms.ts';
export { DerivedView } from './domain/view.ts';
export { ledgerFacts, moneyLedger } from './projections/ledger.ts';
export { cooperationRegister } from './projections/register.ts';

/** Controllers and what else is HTTP; loaded when a server asks for it, because the command line does not need it. */
export const cooperationHttp = () => import('./http/index.ts');
export type { Log, Route } from './http/index.ts';
