import type { Provider } from '@nestjs/common';
import { CostImport } from './cost-import.ts';
import { AskCostMappingsHandler, CostMappingsQuestions } from './cost-mappings-questions.ts';
import { ImportCostsHandler, ImportInvoiceNumbersHandler, ImportPaymentsHandler } from './intake-messages.ts';
import { AskInvoiceBasisHandler, InvoiceBasisQuestions } from './invoice-basis-questions.ts';
import { InvoiceNumbersImport } from './invoice-numbers-import.ts';
import { PaymentImport } from './payment-import.ts';
import { AskPaymentsHandler, PaymentsQuestions } from './payments-questions.ts';
import { answering, recordingFrom } from './providing.ts';

/** What comes in from files of others, and what was made of it. */
export const INTAKE_PROVIDERS: readonly Provider[] = [
  recordingFrom(PaymentImport),
  ImportPaymentsHandler,
  recordingFrom(CostImport),
  ImportCostsHandler,
  recordingFrom(InvoiceNumbersImport),
  ImportInvoiceNumbersHandler,
  answering(InvoiceBasisQuestions),
  AskInvoiceBasisHandler,
  answering(CostMappingsQuestions),
  AskCostMappingsHandler,
  answering(PaymentsQuestions),
  AskPaymentsHandler,
];
