import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { allocate, FactBase } from '#allocation';
import type { EventStore } from '#event-store';
import { isMoneyOf } from '#invoicing';
import { isRefusal, type Language, type Refusal } from '#kernel';
import { paperOf } from '#paper';
import type { DayQuestion } from './book-reading.ts';
import { namesOf } from './names-of.ts';
import { invoiceBlocks, titleOf } from './paper-invoice.ts';
import { nameIn, PaperReading } from './paper-reading.ts';
import { settlementBlocks, settlementTitle } from './paper-settlement.ts';
import type { BookFacts, Clock } from './ports.ts';
import type { YearQuestion } from './run-proposal-reading.ts';
import { SettlementQuestions } from './settlement-questions.ts';

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

export class AskSettlementPaper extends Query<PrintedPaper | Refusal> {
  constructor(
    readonly question: YearQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Papers of the money: what a council member gets in the hand. */
export class PaperQuestions {
  readonly #reading: PaperReading;
  readonly #settlements: SettlementQuestions;

  constructor(store: EventStore, facts: BookFacts, clock: Clock) {
    this.#reading = new PaperReading(store, facts, clock);
    this.#settlements = new SettlementQuestions(store, facts, clock);
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

  /** The settlement of a year as it stands at the point asked about, with the basis of every municipality. */
  async settlement(question: YearQuestion, language: Language = 'nb'): Promise<PrintedPaper | Refusal> {
    const { cooperation, year } = question;
    const answer = await this.#settlements.ask(question, language);
    if (isRefusal(answer)) return answer;
    const { size, validOn } = answer;
    const known = { asked: null, instant: answer.knownAt, size };
    const day = await this.#reading.ledger.onDay({ cooperation, validOn, knownAt: String(size) });
    if (isRefusal(day)) return day;
    const months = { from: `${year}-01`, to: `${year}-12` };
    const rows = this.#reading.book.during({ cooperation, ...months }, known);
    if (isRefusal(rows)) return rows;
    const allocation = allocate(rows, months);
    if (isRefusal(allocation)) return allocation;
    const facts = this.#reading.ledger.moneyOfYear(day, year);
    if (isRefusal(facts)) return facts;
    const base = new FactBase(rows);
    const name = nameIn(base) ?? cooperation;
    const on = {
      ...{ cooperation: name, language, answer, shared: { allocation, base, names: namesOf(rows), language } },
      documents: facts
        .filter((fact) => isMoneyOf(fact, 'InvoiceIssued'))
        .sort((a, b) => (a.data.invoice < b.data.invoice ? -1 : 1)),
    };
    const title = settlementTitle(on);
    const madeAt = await this.#reading.recordedAt(cooperation, known);
    const paper = { language, title: `${title}, ${name}`, author: name, madeAt, foot: `${name} · ${title}` };
    const bytes = await paperOf({ ...paper, blocks: settlementBlocks(on) });
    return { title, name: [cooperation, 'settlement', String(year), validOn].join('-'), bytes };
  }
}

@QueryHandler(AskInvoicePaper)
export class AskInvoicePaperHandler implements IQueryHandler<AskInvoicePaper> {
  constructor(private readonly papers: PaperQuestions) {}

  execute({ question, language }: AskInvoicePaper) {
    return this.papers.invoice(question, language);
  }
}

@QueryHandler(AskSettlementPaper)
export class AskSettlementPaperHandler implements IQueryHandler<AskSettlementPaper> {
  constructor(private readonly papers: PaperQuestions) {}

  execute({ question, language }: AskSettlementPaper) {
    return this.papers.settlement(question, language);
  }
}

export const PAPER_HANDLERS = [AskInvoicePaperHandler, AskSettlementPaperHandler];
