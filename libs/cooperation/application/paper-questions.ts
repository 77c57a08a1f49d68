import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import { isRefusal, type Language, type Refusal } from '#kernel';
import { paperOf } from '#paper';
import type { DayQuestion } from './book-reading.ts';
import { invoiceBlocks, titleOf } from './paper-invoice.ts';
import { PaperReading } from './paper-reading.ts';
import type { BookFacts, Clock } from './ports.ts';

/** A paper ready to be sent or printed; the same question has the same bytes as long as its answer is the same. */
export interface PrintedPaper {
  readonly title: string;
  /** What a saved file is called, without its ending. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface InvoicePaperQuestion extends DayQuestion {
  readonly invoice: string;
}

export class AskInvoicePaper extends Query<PrintedPaper | Refusal> {
  constructor(
    readonly question: InvoicePaperQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Papers of the money: what a council member gets in the hand. */
export class PaperQuestions {
  readonly #reading: PaperReading;

  constructor(store: EventStore, facts: BookFacts, clock: Clock) {
    this.#reading = new PaperReading(store, facts, clock);
  }

  /** A document as it was issued, with how its amount came about as known to its run. */
  async invoice(question: InvoicePaperQuestion, language: Language = 'nb'): Promise<PrintedPaper | Refusal> {
    const read = await this.#reading.invoice(question, language);
    if (isRefusal(read)) return read;
    const { on, recorded } = read;
    const title = titleOf(on);
    const bytes = await paperOf({
      ...{ language, title, author: on.ehf.seller.name, madeAt: recorded, foot: `${on.cooperation} · ${title}` },
      blocks: invoiceBlocks(on),
    });
    return { title, name: [question.cooperation, question.invoice].join('-'), bytes };
  }
}

@QueryHandler(AskInvoicePaper)
export class AskInvoicePaperHandler implements IQueryHandler<AskInvoicePaper> {
  constructor(private readonly papers: PaperQuestions) {}

  execute({ question, language }: AskInvoicePaper) {
    return this.papers.invoice(question, language);
  }
}

export const PAPER_HANDLERS = [AskInvoicePaperHandler];
