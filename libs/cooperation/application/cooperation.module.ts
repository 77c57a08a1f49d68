import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import { AgreementQuestions, AskAgreementHandler, AskClauseHandler } from './agreement-questions.ts';
import { BILLING_PROVIDERS } from './billing-providers.ts';
import { AskBodiesHandler, BodiesQuestions } from './bodies-questions.ts';
import { BookReading } from './book-reading.ts';
import { AskBudgetHandler, BudgetQuestions } from './budget-questions.ts';
import { AskCaseHandler, CaseQuestions } from './case-questions.ts';
import { bookCatalogue } from './catalogue.ts';
import { AskDeadlinesCalendarHandler, AskDeadlinesHandler, DeadlinesQuestions } from './deadlines-questions.ts';
import { DELEGATION_HANDLERS, DelegationQuestions } from './delegation-questions.ts';
import { DELIVERY_HANDLERS, DeliveryQuestions } from './delivery-questions.ts';
import { BESIDE, type Beside, Erasing } from './erasing.ts';
import { AskExtractHandler, ExtractQuestions } from './extract-questions.ts';
import { AskFindingsHandler, FindingsQuestions } from './findings-questions.ts';
import { HANDLERS } from './handlers.ts';
import { Importer } from './importer.ts';
import { INTAKE_PROVIDERS } from './intake-providers.ts';
import { AskInterpretationsHandler, InterpretationsQuestions } from './interpretations-questions.ts';
import { INVOICES_HANDLERS, InvoicesQuestions } from './invoices-questions.ts';
import { LEDGER_HANDLERS, LedgerQuestions } from './ledger-questions.ts';
import { AskFollowUpsHandler, AskMeetingsHandler, MeetingsQuestions } from './meetings-questions.ts';
import { PAPER_HANDLERS, PaperQuestions } from './paper-questions.ts';
import { AskParticipantsHandler, ParticipantsQuestions } from './participants-questions.ts';
import { type BookFacts, CLOCK, type Clock, EVENT_STORE, FACTS } from './ports.ts';
import { AskPreviewHandler, PreviewQuestions } from './preview-questions.ts';
import { answering } from './providing.ts';
import { Questions } from './questions.ts';
import { Recorder } from './recorder.ts';
import { AskWhatIfHandler, WhatIfs } from './what-if.ts';

/** What the module needs from outside. */
export interface CooperationPorts {
  readonly store: EventStore;
  readonly facts: BookFacts;
  readonly clock: Clock;
  /** What lies beside the book; without it, only the book. */
  readonly beside?: Beside;
}

/** The cooperation’s commands and queries over a given book. */
@Module({})
export class CooperationModule {
  static over({ store, facts, clock, beside }: CooperationPorts): DynamicModule {
    return {
      module: CooperationModule,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: EVENT_STORE, useValue: store },
        { provide: FACTS, useValue: facts },
        { provide: CLOCK, useValue: clock },
        { provide: BESIDE, useValue: beside ?? null },
        {
          provide: Erasing,
          useFactory: (r: Recorder, b: Beside | null) => new Erasing(r, b),
          inject: [Recorder, BESIDE],
        },
        { provide: Recorder, useFactory: (s: EventStore) => new Recorder(s, bookCatalogue), inject: [EVENT_STORE] },
        { provide: Importer, useFactory: (s: EventStore) => new Importer(s, bookCatalogue), inject: [EVENT_STORE] },
        answering(Questions),
        answering(WhatIfs),
        ...HANDLERS,
        AskWhatIfHandler,
        answering(BudgetQuestions),
        AskBudgetHandler,
        answering(ParticipantsQuestions),
        AskParticipantsHandler,
        answering(InterpretationsQuestions),
        AskInterpretationsHandler,
        {
          provide: PreviewQuestions,
          useFactory: (s: EventStore, f: BookFacts, c: Clock) => new PreviewQuestions(s, f, c, bookCatalogue),
          inject: [EVENT_STORE, FACTS, CLOCK],
        },
        AskPreviewHandler,
        {
          provide: FindingsQuestions,
          useFactory: (s: EventStore, f: BookFacts, c: Clock, q: Questions) =>
            new FindingsQuestions(new BookReading(s, f.register, c), q),
          inject: [EVENT_STORE, FACTS, CLOCK, Questions],
        },
        AskFindingsHandler,
        answering(AgreementQuestions),
        AskAgreementHandler,
        AskClauseHandler,
        answering(BodiesQuestions),
        AskBodiesHandler,
        answering(DeadlinesQuestions),
        AskDeadlinesHandler,
        AskDeadlinesCalendarHandler,
        answering(DelegationQuestions),
        ...DELEGATION_HANDLERS,
        answering(DeliveryQuestions),
        ...DELIVERY_HANDLERS,
        answering(PaperQuestions),
        ...PAPER_HANDLERS,
        answering(InvoicesQuestions),
        ...INVOICES_HANDLERS,
        answering(LedgerQuestions),
        ...LEDGER_HANDLERS,
        answering(MeetingsQuestions),
        answering(ExtractQuestions),
        answering(CaseQuestions),
        AskCaseHandler,
        AskMeetingsHandler,
        AskFollowUpsHandler,
        AskExtractHandler,
        ...BILLING_PROVIDERS,
        ...INTAKE_PROVIDERS,
      ],
      exports: [CqrsModule, EVENT_STORE, CLOCK, BESIDE, Erasing],
    };
  }
}
