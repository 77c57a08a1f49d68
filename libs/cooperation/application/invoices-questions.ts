import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import {
  ACCOUNTS,
  type Balance,
  balancesOn,
  type InvoiceOnDay,
  isMoneyOf,
  type MoneyFact,
  postedAfter,
  postingsUntil,
  until,
  yearOfInvoice,
} from '#invoicing';
import { isRefusal, kroner, type Language, type Oere, type Refusal, Timelines } from '#kernel';
import type { DayQuestion } from './book-reading.ts';
import {
  type BalancesAnswer,
  type ConfirmationAnswer,
  type DraftView,
  INVOICE_STATUSES,
  type InvoiceAnswer,
  type InvoicesAnswer,
  type InvoiceView,
} from './invoices-answer.ts';
import { type Documents, interestMissing, LedgerReading, type MoneyDay } from './ledger-reading.ts';
import { invoiceUnknown, neverBilled, statusUnknown } from './ledger-refusals.ts';
import type { BookFacts, Clock } from './ports.ts';
import { referenceOf } from './questions.ts';
import { type StoredDocument, storedDocument } from './stored-documents.ts';
import { clocks } from './views.ts';

export interface InvoicesQuestion extends DayQuestion {
  /** The accounting year that the documents concern; null: all. */
  readonly year?: number | null;
  readonly municipality?: string | null;
  /** One of `INVOICE_STATUSES`. */
  readonly status?: string | null;
}

export class AskInvoices extends Query<InvoicesAnswer | Refusal> {
  constructor(
    readonly question: InvoicesQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export interface InvoiceQuestion extends DayQuestion {
  readonly invoice: string;
}

export class AskInvoice extends Query<InvoiceAnswer | Refusal> {
  constructor(
    readonly question: InvoiceQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskInvoiceDocument extends Query<StoredDocument | Refusal> {
  constructor(readonly question: InvoiceQuestion) {
    super();
  }
}

export class AskBalances extends Query<BalancesAnswer | Refusal> {
  constructor(
    readonly question: DayQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskConfirmation extends Query<ConfirmationAnswer | Refusal> {
  constructor(readonly question: DayQuestion & { readonly municipality: string }) {
    super();
  }
}

/** What was invoiced, paid and is open, on both clocks. How much each question reads, `LedgerReading` says. */
export class InvoicesQuestions {
  readonly #ledger: LedgerReading;

  constructor(
    private readonly store: EventStore,
    facts: BookFacts,
    clock: Clock,
  ) {
    this.#ledger = new LedgerReading(store, facts, clock);
  }

  async invoices(question: InvoicesQuestion, language: Language = 'nb'): Promise<InvoicesAnswer | Refusal> {
    const { municipality = null, status = null, year = null } = question;
    if (status !== null && !(INVOICE_STATUSES as readonly string[]).includes(status))
      return statusUnknown({ status, known: INVOICE_STATUSES.join(', ') });
    const found = await this.#documents(question, year);
    if (isRefusal(found)) return found;
    const { day, documents } = found;
    const stranger = municipality === null ? null : this.#stranger(day, municipality, documents.invoices);
    if (stranger) return stranger;
    const asked = documents.invoices.filter(
      (i) => (municipality === null || i.municipality === municipality) && (status === null || i.status === status),
    );
    const names = this.#ledger.names(day, asked);
    const drafts = status === null || status === 'DRAFT' ? this.#drafts(day, documents.facts, year) : [];
    return {
      ...clocks(day.cooperation, day.known),
      validOn: day.validOn,
      year,
      invoices: asked.map((i) => invoiceView(i, names.get(i.municipality) ?? i.municipality)),
      drafts: drafts.filter(
        ({ parts }) => municipality === null || parts.some((part) => part.municipality === municipality),
      ),
      total: totalOf(asked),
      rates: documents.rates,
      interestMissing: interestMissing({ ...documents, invoices: asked }, day.validOn, language),
    };
  }

  /** One document, and every event that speaks of it or of its run. */
  async invoice(question: InvoiceQuestion, language: Language = 'nb'): Promise<InvoiceAnswer | Refusal> {
    const found = await this.#one(question);
    if (isRefusal(found)) return found;
    const { day, documents, invoice } = found;
    const ofRun = until(documents.facts, day.validOn).filter(
      (fact) => fact.year === invoice.year && BEFORE_ISSUE.has(fact.type) && runOf(fact) === invoice.run,
    );
    const prepared = ofRun.find((fact) => isMoneyOf(fact, 'InvoiceRunPrepared'));
    const events = [];
    const ofItsRun = ofRun.map(({ index }) => index);
    for (const index of Timelines.sourcesOf(ofItsRun, invoice.sources)) {
      const { events: stored } = await this.store.readBook(day.cooperation, index, 1);
      if (stored[0]) events.push(referenceOf(stored[0]));
    }
    const name = this.#ledger.names(day, [invoice]).get(invoice.municipality) ?? invoice.municipality;
    return {
      ...clocks(day.cooperation, day.known),
      validOn: day.validOn,
      invoice: invoiceView(invoice, name),
      reason: prepared?.data.about?.ground ?? prepared?.data.basis.reason ?? null,
      rates: documents.rates,
      interestMissing: interestMissing({ ...documents, invoices: [invoice] }, day.validOn, language),
      events,
    };
  }

  /** The document’s bytes, given out only when they are those whose hash stands in the book. */
  async document(question: InvoiceQuestion): Promise<StoredDocument | Refusal> {
    const found = await this.#one(question);
    if (isRefusal(found)) return found;
    const { day, documents, invoice } = found;
    return storedDocument(this.store, day.cooperation, invoice.invoice, documents.facts);
  }

  /** What each municipality owes. Every claim may still be open, so all money events up to the day are read. */
  async balances(question: DayQuestion, language: Language = 'nb'): Promise<BalancesAnswer | Refusal> {
    const found = await this.#documents(question, null);
    if (isRefusal(found)) return found;
    const { day, documents } = found;
    const { invoices, rates, facts } = documents;
    const names = this.#ledger.names(day, invoices);
    const balances = balancesOn(invoices, day.validOn);
    return {
      ...clocks(day.cooperation, day.known),
      validOn: day.validOn,
      balances: balances.map((balance) => {
        const own = invoices.filter((i) => i.municipality === balance.municipality);
        const { municipality } = balance;
        const events = Timelines.sourcesOf(...own.map(({ sources }) => sources));
        return { municipality, name: names.get(municipality) ?? municipality, ...amountsOf(balance, own), events };
      }),
      total: amountsOf(sumOf(balances), invoices),
      unmatched: kroner(unmatchedOn(facts, day)),
      rates,
      interestMissing: interestMissing(documents, day.validOn, language),
    };
  }

  /** What the host says is open with one municipality at the end of a day. */
  async confirmation(question: DayQuestion & { readonly municipality: string }): Promise<ConfirmationAnswer | Refusal> {
    const found = await this.#documents(question, null);
    if (isRefusal(found)) return found;
    const { day, documents } = found;
    const { municipality } = question;
    const stranger = this.#stranger(day, municipality, documents.invoices);
    if (stranger) return stranger;
    const own = documents.invoices.filter((i) => i.municipality === municipality);
    const last = own.at(-1)?.issuedOn ?? day.validOn;
    const party = this.#ledger.party(day, municipality, day.validOn) ?? this.#ledger.party(day, municipality, last);
    const open = own.filter((i) => i.open !== 0n);
    return {
      ...clocks(day.cooperation, day.known),
      validOn: day.validOn,
      name: this.#ledger.nameOf(day),
      host: this.#ledger.host(day),
      municipality: party ? partyView(party) : { municipality, name: municipality, organisationNumber: null },
      documents: open.map((i) => {
        const { invoice, document, kind, period, issuedOn, dueOn, payable, paid, open, kid, dispute, events } =
          invoiceView(i, '');
        return { invoice, document, kind, period, issuedOn, dueOn, payable, paid, open, kid, dispute, events };
      }),
      open: kroner(open.reduce((sum, i) => sum + i.open, 0n)),
    };
  }

  async #documents(
    question: DayQuestion,
    year: number | null,
  ): Promise<{ day: MoneyDay; documents: Documents } | Refusal> {
    const day = await this.#ledger.onDay(question);
    if (isRefusal(day)) return day;
    const documents = this.#ledger.documents(day, year);
    return isRefusal(documents) ? documents : { day, documents };
  }

  async #one(
    question: InvoiceQuestion,
  ): Promise<{ day: MoneyDay; documents: Documents; invoice: InvoiceOnDay } | Refusal> {
    const { invoice: asked } = question;
    const day = await this.#ledger.onDay(question);
    if (isRefusal(day)) return day;
    if (!NUMBER.test(asked)) return invoiceUnknown({ invoice: asked, on: day.validOn, known: '—' });
    const documents = this.#ledger.documents(day, yearOfInvoice(asked));
    if (isRefusal(documents)) return documents;
    const invoice = documents.invoices.find((i) => i.invoice === asked);
    if (invoice) return { day, documents, invoice };
    const [first, last] = [documents.invoices[0]?.invoice ?? '—', documents.invoices.at(-1)?.invoice ?? '—'];
    return invoiceUnknown({ invoice: asked, on: day.validOn, known: first === last ? first : `${first} – ${last}` });
  }

  /** Refused when the municipality is not one that is, or was, invoiced. */
  #stranger(day: MoneyDay, municipality: string, invoices: readonly InvoiceOnDay[]): Refusal | null {
    if (invoices.some((i) => i.municipality === municipality)) return null;
    if (this.#ledger.party(day, municipality, day.validOn)) return null;
    const known = [...new Set(invoices.map((i) => i.municipality))].sort().join(', ') || '—';
    return neverBilled({ municipality, on: day.validOn, known });
  }

  #drafts(day: MoneyDay, facts: readonly MoneyFact[], year: number | null): DraftView[] {
    const drafts = new Map<string, DraftView>();
    for (const fact of until(facts, day.validOn)) {
      if (!OF_RUN.has(fact.type) || (year !== null && fact.year !== year)) continue;
      const id = `${fact.year}/${runOf(fact)}`;
      if (isMoneyOf(fact, 'InvoiceRunPrepared')) drafts.set(id, this.#draft(day, fact));
      const draft = drafts.get(id);
      if (!draft) continue;
      const events = [...new Set([...draft.events, fact.index])];
      if (isMoneyOf(fact, 'InvoiceRunAttested'))
        drafts.set(id, { ...draft, events, stage: 'ATTESTED', attestedOn: fact.on });
      else if (isMoneyOf(fact, 'InvoiceRunApproved'))
        drafts.set(id, { ...draft, events, stage: 'APPROVED', approvedOn: fact.on });
      else if (!isMoneyOf(fact, 'InvoiceRunPrepared')) drafts.delete(id);
    }
    return [...drafts.values()];
  }

  #draft(day: MoneyDay, { data, on, year, index }: MoneyFact<'InvoiceRunPrepared'>): DraftView {
    const { run, kind, period, instalment, about, parts } = data;
    return {
      ...{ run, year, kind, period, instalment, about: about?.invoice ?? null },
      ...{ stage: 'PREPARED', preparedOn: on, attestedOn: null, approvedOn: null },
      parts: parts.map(({ municipality, memorandum, lines, total }) => ({
        municipality,
        name: this.#ledger.party(day, municipality, day.validOn)?.name ?? municipality,
        memorandum,
        lines: lines.map(({ category, amount }) => ({ category, amount: kroner(BigInt(amount)) })),
        total: kroner(BigInt(total)),
      })),
      events: [index],
    };
  }
}

const NUMBER = /^(19|2\d)\d{2}-\d{4,6}$/;

const BEFORE_ISSUE: ReadonlySet<string> = new Set(['InvoiceRunPrepared', 'InvoiceRunAttested', 'InvoiceRunApproved']);
/** What happens with a run; what comes after its steps ends the draft. */
const OF_RUN: ReadonlySet<string> = new Set([...BEFORE_ISSUE, 'InvoiceRunReturned', 'InvoiceIssued', 'OwnShareNoted']);
const runOf = ({ data }: MoneyFact): string | null => ('run' in data ? data.run : null);

const partyView = ({
  municipality,
  name,
  organisationNumber,
}: {
  municipality: string;
  name: string;
  organisationNumber: string;
}) => ({
  municipality,
  name,
  organisationNumber,
});

function invoiceView(i: InvoiceOnDay, name: string): InvoiceView {
  const { invoice, year, run, document, kind, municipality, period, issuedOn, sentOn, dueOn, status } = i;
  const { kid, number, references, creditedBy, dispute, sha256 } = i;
  return {
    ...{ invoice, year, run, document, kind, municipality, name, period, issuedOn, sentOn, dueOn, status },
    lines: i.lines.map(({ category, amount, vat }) => ({ category, amount: kroner(BigInt(amount)), vat })),
    ...{ net: kroner(i.net), vat: kroner(i.vat), payable: kroner(i.payable), kid, number, references, creditedBy },
    payments: i.payments.map(({ payment, year, on, amount }) => ({ payment, year, on, amount: kroner(amount) })),
    ...{ paid: kroner(i.paid), credited: kroner(setOff(i)), writtenOff: kroner(i.writtenOff), open: kroner(i.open) },
    dispute: dispute && { ...dispute, amount: dispute.amount === null ? null : kroner(dispute.amount) },
    interest: i.interest === null ? null : kroner(i.interest),
    interestAccrued: i.accrued === null ? null : kroner(i.accrued),
    interestClaimed: kroner(i.claimed),
    sha256,
    events: i.sources,
  };
}

/** What a credit note took of it; of a credit note all of it, with its sign: payable − paid − credited − written off is open. */
const setOff = (i: InvoiceOnDay): Oere => i.payable - i.paid - i.writtenOff - i.open;

/** Payments that are put against nothing, by the bank’s day, whenever they are posted. */
const unmatchedOn = (facts: readonly MoneyFact[], { validOn }: MoneyDay): Oere =>
  [...postingsUntil(facts, [], validOn), ...postedAfter(facts, [], validOn)]
    .flatMap(({ entries }) => entries)
    .reduce((left, { account, amount }) => (account === ACCOUNTS.unmatched ? left - amount : left), 0n);

const sum = (invoices: readonly InvoiceOnDay[], of: (i: InvoiceOnDay) => Oere): Oere =>
  invoices.reduce((total, i) => total + of(i), 0n);

/** A sum with an unknown part is unknown. */
function interestOf(parts: readonly { readonly interest: Oere | null }[]): Oere | null {
  let total = 0n;
  for (const { interest } of parts) {
    if (interest === null) return null;
    total += interest;
  }
  return total;
}

function totalOf(invoices: readonly InvoiceOnDay[]): InvoicesAnswer['total'] {
  const interest = interestOf(invoices);
  return {
    payable: kroner(sum(invoices, (i) => i.payable)),
    paid: kroner(sum(invoices, (i) => i.paid)),
    credited: kroner(sum(invoices, setOff)),
    writtenOff: kroner(sum(invoices, (i) => i.writtenOff)),
    open: kroner(sum(invoices, (i) => i.open)),
    interest: interest === null ? null : kroner(interest),
  };
}

function amountsOf(balance: Omit<Balance, 'municipality'>, own: readonly InvoiceOnDay[]): BalancesAnswer['total'] {
  const { invoiced, paid, open, overdue, disputed, interest, ageing } = balance;
  return {
    invoiced: kroner(invoiced),
    writtenOff: kroner(sum(own, (i) => i.writtenOff)),
    ...{ paid: kroner(paid), open: kroner(open), overdue: kroner(overdue), disputed: kroner(disputed) },
    interest: interest === null ? null : kroner(interest),
    ageing: Object.fromEntries(Object.entries(ageing).map(([age, amount]) => [age, kroner(amount)])) as never,
  };
}

function sumOf(balances: readonly Balance[]): Omit<Balance, 'municipality'> {
  const add = (of: (balance: Balance) => Oere): Oere => balances.reduce((total, b) => total + of(b), 0n);
  const ageing = { NOT_DUE: 0n, DAYS_1_30: 0n, DAYS_31_60: 0n, DAYS_61_90: 0n, DAYS_OVER_90: 0n };
  for (const age of Object.keys(ageing) as (keyof typeof ageing)[]) ageing[age] = add((b) => b.ageing[age]);
  return {
    ...{ invoiced: add((b) => b.invoiced), paid: add((b) => b.paid), open: add((b) => b.open) },
    ...{ overdue: add((b) => b.overdue), disputed: add((b) => b.disputed), interest: interestOf(balances), ageing },
  };
}

@QueryHandler(AskInvoices)
export class AskInvoicesHandler implements IQueryHandler<AskInvoices> {
  constructor(private readonly invoices: InvoicesQuestions) {}

  execute({ question, language }: AskInvoices) {
    return this.invoices.invoices(question, language);
  }
}

@QueryHandler(AskInvoice)
export class AskInvoiceHandler implements IQueryHandler<AskInvoice> {
  constructor(private readonly invoices: InvoicesQuestions) {}

  execute({ question, language }: AskInvoice) {
    return this.invoices.invoice(question, language);
  }
}

@QueryHandler(AskInvoiceDocument)
export class AskInvoiceDocumentHandler implements IQueryHandler<AskInvoiceDocument> {
  constructor(private readonly invoices: InvoicesQuestions) {}

  execute({ question }: AskInvoiceDocument) {
    return this.invoices.document(question);
  }
}

@QueryHandler(AskBalances)
export class AskBalancesHandler implements IQueryHandler<AskBalances> {
  constructor(private readonly invoices: InvoicesQuestions) {}

  execute({ question, language }: AskBalances) {
    return this.invoices.balances(question, language);
  }
}

@QueryHandler(AskConfirmation)
export class AskConfirmationHandler implements IQueryHandler<AskConfirmation> {
  constructor(private readonly invoices: InvoicesQuestions) {}

  execute({ question }: AskConfirmation) {
    return this.invoices.confirmation(question);
  }
}

export const INVOICES_HANDLERS = [
  AskInvoicesHandler,
  AskInvoiceHandler,
  AskInvoiceDocumentHandler,
  AskBalancesHandler,
  AskConfirmationHandler,
];
