import type { Provider } from '@nestjs/common';
import type { EventStore } from '#event-store';
import { CostImport } from './cost-import.ts';
import { AskCostMappingsHandler, CostMappingsQuestions } from './cost-mappings-questions.ts';
import { ImportCostsHandler, ImportInvoiceNumbersHandler, ImportPaymentsHandler } from './intake-messages.ts';
import { AskInvoiceBasisHandler, InvoiceBasisQuestions } from './invoice-basis-questions.ts';
import { InvoiceNumbersImport } from './invoice-numbers-import.ts';
import { PaymentImport } from './payment-import.ts';
import { AskPaymentsHandler, PaymentsQuestions } from './payments-questions.ts';
import { type BookFacts, CLOCK, type Clock, EVENT_STORE, FACTS } from './ports.ts';
import { Recorder } from './recorder.ts';

/** What comes in from files of others, and what was made of it. */
export const INTAKE_PROVIDERS: readonly Provider[] = [
  { provide: PaymentImport, useFactory: (r: Recorder) => new PaymentImport(r), inject: [Recorder] },
  ImportPaymentsHandler,
  { provide: CostImport, useFactory: (r: Recorder) => new CostImport(r), inject: [Recorder] },
  ImportCostsHandler,
  { provide: InvoiceNumbersImport, useFactory: (r: Recorder) => new InvoiceNumbersImport(r), inject: [Recorder] },
  ImportInvoiceNumbersHandler,
  {
    provide: InvoiceBasisQuestions,
    useFactory: (s: EventStore, f: BookFacts, c: Clock) => new InvoiceBasisQuestions(s, f, c),
    inject: [EVENT_STORE, FACTS, CLOCK],
  },
  AskInvoiceBasisHandler,
  {
    provide: CostMappingsQuestions,
    useFactory: (s: EventStore, f: BookFacts, c: Clock) => new CostMappingsQuestions(s, f, c),
    inject: [EVENT_STORE, FACTS, CLOCK],
  },
  AskCostMappingsHandler,
  {
    provide: PaymentsQuestions,
    useFactory: (s: EventStore, f: BookFacts, c: Clock) => new PaymentsQuestions(s, f, c),
    inject: [EVENT_STORE, FACTS, CLOCK],
  },
  AskPaymentsHandler,
];
