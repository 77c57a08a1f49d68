export {
  BILLING_COMMANDS,
  BILLING_EFFECTS,
  BILLING_EVENTS,
  type BillingCommand,
  type BillingEffect,
  type BillingEvent,
  type BillingState,
  type BuyerDetails,
  type ChosenVat,
  type ClaimsCovered,
  decideBilling,
  decideBillingEffect,
  evolveBilling,
  noBilling,
  type SellerDetails,
  vatOn,
} from './domain/billing.ts';
export { CLAIM_EFFECTS, type ClaimEffect } from './domain/claims-decided.ts';
export { INVOICING_COMMANDS, type InvoicingCommand, yearOfInvoice, yearOfInvoicing } from './domain/commands.ts';
export { usedOf } from './domain/covered-by-decision.ts';
export { decideInvoicing, INTEREST, type InvoicingSurroundings, type Seller } from './domain/decide.ts';
export { INVOICING_EVENTS, type InvoicingEvent, RUN_KINDS, type RunKind, type Vat } from './domain/events.ts';
export { AGES, type Age, type Balance, balancesOn } from './domain/ledger/balances.ts';
export { isOf as isMoneyOf, type MoneyFact, until } from './domain/ledger/facts.ts';
export { type InvoiceOnDay, type InvoiceStatus, invoicesOn } from './domain/ledger/invoices.ts';
export { beancountJournal, hledgerJournal, type JournalEntry } from './domain/ledger/journal.ts';
export { ACCOUNTS, type BookedCost, type Posting, postedAfter, postingsUntil } from './domain/ledger/postings.ts';
export { type AccountBalance, statementOf, trialBalance } from './domain/ledger/trial-balance.ts';
export * as invoicingRefusals from './domain/refusals.ts';
export { putAgainst } from './domain/rules/interest-left.ts';
export { type InterestRate, lateInterest } from './domain/rules/late-interest.ts';
export { nextInstalment } from './domain/rules/next-instalment.ts';
export { vatTotals } from './domain/rules/vat-of-document.ts';
export { evolveInvoicing, type InvoicingState, type IssuedDocument, noInvoicing } from './domain/state.ts';
