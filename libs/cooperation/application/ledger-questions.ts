import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import {
  ACCOUNTS,
  beancountJournal,
  hledgerJournal,
  type InvoiceOnDay,
  invoicesOn,
  isMoneyOf,
  type JournalEntry,
  type MoneyFact,
  type Posting,
  postedAfter,
  postingsUntil,
  statementOf,
  trialBalance,
} from '#invoicing';
import { type CivilDate, firstOfYear, isRefusal, kroner, type Language, type Oere, type Refusal } from '#kernel';
import { bookedCosts } from '../domain/accounting-year/booked-costs.ts';
import type { Clocks } from './answers.ts';
import type { DayQuestion } from './book-reading.ts';
import { LedgerReading, type MoneyDay } from './ledger-reading.ts';
import { accountUnknown, programUnknown } from './ledger-refusals.ts';
import type { BookFacts, Clock } from './ports.ts';
import { clocks } from './views.ts';

/** An account in the trial balance; kroner, debit above zero. */
export interface AccountView {
  readonly account: string;
  /** What earlier years left. */
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
  readonly closing: string;
}

/** The ledger of an accounting year by the day, as known then. */
export interface LedgerAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly year: number;
  readonly closedOn: CivilDate | null;
  readonly auditedOn: CivilDate | null;
  readonly accounts: readonly AccountView[];
  /** Opening and closing are zero, debit is credit: the ledger balances. */
  readonly total: Omit<AccountView, 'account'>;
  /**
   * What the ledger of all years says by the day, and what the documents and payments say by themselves. `postedLater`: what
   * happened by the day and is posted after it, because the books of that day were closed when it was recorded.
   */
  readonly reconciliation: readonly {
    readonly what: 'RECEIVABLES' | 'INCOME' | 'BANK' | 'UNMATCHED_PAYMENTS';
    readonly ledger: string;
    readonly postedLater: string;
    readonly documents: string;
    readonly difference: string;
  }[];
}

/** One account of a year, posting by posting; kroner, debit above zero. */
export interface StatementAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly year: number;
  readonly account: string;
  readonly opening: string;
  readonly rows: readonly {
    /** The day in the year’s books, and the day it happened. */
    readonly dated: CivilDate;
    readonly on: CivilDate;
    readonly text: string;
    readonly reference: string;
    readonly amount: string;
    readonly balance: string;
    readonly event: number;
  }[];
  readonly closing: string;
}

export const JOURNAL_PROGRAMS = ['hledger', 'beancount'] as const;
export type JournalProgram = (typeof JOURNAL_PROGRAMS)[number];

/** The ledger as a text for another program. */
export interface JournalAnswer extends Clocks {
  readonly validOn: CivilDate;
  /** Null: of all years. */
  readonly year: number | null;
  readonly program: JournalProgram;
  readonly text: string;
}

export interface LedgerQuestion extends DayQuestion {
  readonly year: number;
}

export class AskLedger extends Query<LedgerAnswer | Refusal> {
  constructor(
    readonly question: LedgerQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskStatement extends Query<StatementAnswer | Refusal> {
  constructor(
    readonly question: LedgerQuestion & { readonly account: string },
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskJournal extends Query<JournalAnswer | Refusal> {
  constructor(readonly question: DayQuestion & { readonly year: number | null; readonly program: string }) {
    super();
  }
}

/**
 * The ledger of a cooperation on both clocks. What a year opens with is what all years before it left, so every money
 * event and every cost by the day is read: the cost of a question grows with them.
 */
export class LedgerQuestions {
  readonly #ledger: LedgerReading;

  constructor(store: EventStore, facts: BookFacts, clock: Clock) {
    this.#ledger = new LedgerReading(store, facts, clock);
  }

  /** The trial balance of a year. */
  async trialBalance(question: LedgerQuestion): Promise<LedgerAnswer | Refusal> {
    const found = await this.#postings(question);
    if (isRefusal(found)) return found;
    const { day, postings, later, money } = found;
    const { year } = question;
    const accounts = trialBalance(postings, year);
    const sum = (of: (a: (typeof accounts)[number]) => Oere): Oere => accounts.reduce((all, a) => all + of(a), 0n);
    const ofYear = money.filter((fact) => fact.year === year && fact.on <= day.validOn);
    return {
      ...clocks(day.cooperation, day.known),
      validOn: day.validOn,
      year,
      closedOn: ofYear.find((fact) => isMoneyOf(fact, 'AccountsClosed'))?.on ?? null,
      auditedOn: ofYear.find((fact) => isMoneyOf(fact, 'AccountsAudited'))?.on ?? null,
      accounts: accounts.map((a) => ({ account: a.account, ...inKroner(a) })),
      total: inKroner({
        ...{ opening: sum((a) => a.opening), debit: sum((a) => a.debit) },
        ...{ credit: sum((a) => a.credit), closing: sum((a) => a.closing) },
      }),
      reconciliation: reconciled({ postings, later, money }, day),
    };
  }

  async statement(question: LedgerQuestion & { readonly account: string }): Promise<StatementAnswer | Refusal> {
    const found = await this.#postings(question);
    if (isRefusal(found)) return found;
    const { day, postings } = found;
    const { year, account } = question;
    const { opening, rows, closing } = statementOf(postings, account, year);
    if (rows.length === 0 && opening === 0n) {
      const known = trialBalance(postings, year).map((a) => a.account);
      if (!known.includes(account)) return accountUnknown({ account, year, known: known.join(', ') || '—' });
    }
    return {
      ...clocks(day.cooperation, day.known),
      ...{ validOn: day.validOn, year, account, opening: kroner(opening) },
      rows: rows.map(({ posting: { dated, on, text, reference, index }, amount, balance }) => ({
        ...{ dated, on, text, reference, amount: kroner(amount), balance: kroner(balance), event: index },
      })),
      closing: kroner(closing),
    };
  }

  /** The postings of a year after one of what it opens with; of all years every posting. */
  async journal(
    question: DayQuestion & { readonly year: number | null; readonly program: string },
  ): Promise<JournalAnswer | Refusal> {
    const program = JOURNAL_PROGRAMS.find((known) => known === question.program);
    if (!program) return programUnknown({ program: question.program, known: JOURNAL_PROGRAMS.join(', ') });
    const found = await this.#postings(question);
    if (isRefusal(found)) return found;
    const { day, postings } = found;
    const { year } = question;
    const entries =
      year === null ? postings : [...openingOf(postings, year), ...postings.filter((p) => p.year === year)];
    const text = program === 'hledger' ? hledgerJournal(entries) : beancountJournal(entries);
    return { ...clocks(day.cooperation, day.known), validOn: day.validOn, year, program, text };
  }

  async #postings(question: DayQuestion): Promise<({ day: MoneyDay } & Posted) | Refusal> {
    const day = await this.#ledger.onDay(question);
    if (isRefusal(day)) return day;
    const happened = this.#ledger.money(day);
    if (isRefusal(happened)) return happened;
    const closings = this.#ledger.laterClosings(day);
    if (isRefusal(closings)) return closings;
    const money = [...happened, ...closings];
    const facts = this.#ledger.costs(day);
    if (isRefusal(facts)) return facts;
    const costs = bookedCosts(facts);
    const [postings, later] = [postingsUntil(money, costs, day.validOn), postedAfter(money, costs, day.validOn)];
    return { day, money, postings, later };
  }
}

/** What stands in the ledger by the day, what happened by it and stands there later, and the events of both. */
interface Posted {
  readonly postings: readonly Posting[];
  readonly later: readonly Posting[];
  readonly money: readonly MoneyFact[];
}

/** What a year opens with, as one entry of its first day. */
function openingOf(postings: readonly Posting[], year: number): JournalEntry[] {
  const entries = trialBalance(postings, year)
    .filter(({ opening }) => opening !== 0n)
    .map(({ account, opening }) => ({ account, amount: opening }));
  const dated = firstOfYear(year);
  return entries.length === 0
    ? []
    : [{ dated, reference: String(year), text: 'Opening balance', index: null, entries }];
}

const inKroner = ({ opening, debit, credit, closing }: Record<'opening' | 'debit' | 'credit' | 'closing', Oere>) => ({
  opening: kroner(opening),
  debit: kroner(debit),
  credit: kroner(credit),
  closing: kroner(closing),
});

function reconciled({ postings, later, money }: Posted, { validOn }: MoneyDay): LedgerAnswer['reconciliation'] {
  const held = (among: readonly Posting[], of: (account: string) => boolean): Oere =>
    among.flatMap(({ entries }) => entries).reduce((sum, e) => (of(e.account) ? sum + e.amount : sum), 0n);
  const invoices = invoicesOn(money, validOn, []);
  const sum = (of: (i: InvoiceOnDay) => Oere): Oere => invoices.reduce((total, i) => total + of(i), 0n);
  const received = money.reduce(
    (total, fact) => (isMoneyOf(fact, 'PaymentReceived') ? total + BigInt(fact.data.amount) : total),
    0n,
  );
  type Row = LedgerAnswer['reconciliation'][number];
  const row = (what: Row['what'], sign: 1n | -1n, of: (account: string) => boolean, documents: Oere): Row => {
    const [ledger, postedLater] = [sign * held(postings, of), sign * held(later, of)];
    return {
      ...{ what, ledger: kroner(ledger), postedLater: kroner(postedLater), documents: kroner(documents) },
      difference: kroner(ledger + postedLater - documents),
    };
  };
  return [
    row(
      'RECEIVABLES',
      1n,
      (account) => account.startsWith(ACCOUNTS.receivable('')),
      sum(({ open }) => open),
    ),
    row(
      'INCOME',
      -1n,
      (account) => account.startsWith('income:'),
      sum(({ net }) => net),
    ),
    row('BANK', 1n, (account) => account === ACCOUNTS.bank, received),
    row('UNMATCHED_PAYMENTS', -1n, (account) => account === ACCOUNTS.unmatched, received - sum(({ paid }) => paid)),
  ];
}

@QueryHandler(AskLedger)
export class AskLedgerHandler implements IQueryHandler<AskLedger> {
  constructor(private readonly ledger: LedgerQuestions) {}

  execute({ question }: AskLedger) {
    return this.ledger.trialBalance(question);
  }
}

@QueryHandler(AskStatement)
export class AskStatementHandler implements IQueryHandler<AskStatement> {
  constructor(private readonly ledger: LedgerQuestions) {}

  execute({ question }: AskStatement) {
    return this.ledger.statement(question);
  }
}

@QueryHandler(AskJournal)
export class AskJournalHandler implements IQueryHandler<AskJournal> {
  constructor(private readonly ledger: LedgerQuestions) {}

  execute({ question }: AskJournal) {
    return this.ledger.journal(question);
  }
}

export const LEDGER_HANDLERS = [AskLedgerHandler, AskStatementHandler, AskJournalHandler];
