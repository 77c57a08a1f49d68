import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EhfDocument } from '#ehf';
import type { EventStore } from '#event-store';
import { isMoneyOf, type MoneyFact, type RunKind } from '#invoicing';
import { type BookId, type CivilDate, isRefusal, kroner, type Refusal } from '#kernel';
import type { Clocks } from './answers.ts';
import { csv } from './csv.ts';
import { runNotIssued } from './invoice-basis-refusals.ts';
import { LedgerReading } from './ledger-reading.ts';
import type { BookFacts, Clock } from './ports.ts';
import { ehfOf, storedDocument } from './stored-documents.ts';
import { clocks } from './views.ts';

/** A document as another system is to make it out. Amounts in kroner; those of a credit note are below zero. */
export interface BasisDocument {
  readonly invoice: string;
  readonly document: 'INVOICE' | 'CREDIT_NOTE';
  readonly municipality: string;
  readonly name: string;
  readonly organisationNumber: string | null;
  /** What the buyer wants it to carry. */
  readonly reference: string | null;
  readonly order: string | null;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly period: { readonly from: string; readonly to: string };
  readonly kid: string | null;
  /** Earlier documents that it settles, corrects or credits. */
  readonly references: readonly string[];
  readonly net: string;
  readonly vat: string;
  readonly payable: string;
  /** The number that the host’s own system gave it; null while none is taken back. */
  readonly number: string | null;
  readonly lines: readonly {
    readonly category: string;
    readonly text: string;
    /** Without VAT. */
    readonly amount: string;
    readonly vat: { readonly code: string; readonly rate: string };
  }[];
}

/** What the host’s own accounting system needs to make out the documents of a run (fakturagrunnlag). */
export interface InvoiceBasisAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly year: number;
  readonly run: string;
  readonly kind: RunKind;
  readonly payable: string;
  readonly documents: readonly BasisDocument[];
}

export interface InvoiceBasisQuestion {
  readonly cooperation: BookId;
  readonly year: number;
  readonly run: string;
  /** What was issued, and numbered by the host’s own system, by this day. */
  readonly validOn?: string | null;
  readonly knownAt?: string | null;
}

export class AskInvoiceBasis extends Query<InvoiceBasisAnswer | Refusal> {
  constructor(readonly question: InvoiceBasisQuestion) {
    super();
  }
}

type Issued = MoneyFact<'InvoiceIssued'>;

/** The documents of a run as they were issued; the texts are those of the documents themselves. */
export class InvoiceBasisQuestions {
  readonly #ledger: LedgerReading;

  constructor(
    private readonly store: EventStore,
    facts: BookFacts,
    clock: Clock,
  ) {
    this.#ledger = new LedgerReading(store, facts, clock);
  }

  /** Refused while the run is not issued: before that nothing has a number. */
  async ask(question: InvoiceBasisQuestion): Promise<InvoiceBasisAnswer | Refusal> {
    const { cooperation, year, run } = question;
    const day = await this.#ledger.onDay(question);
    if (isRefusal(day)) return day;
    const ofYear = this.#ledger.documents(day, year);
    if (isRefusal(ofYear)) return ofYear;
    const issued = ofYear.facts
      .filter((fact) => isMoneyOf(fact, 'InvoiceIssued'))
      .filter((fact) => fact.year === year && fact.data.run === run);
    const [first] = issued;
    if (!first) {
      const known = new Set(ofYear.invoices.map((one) => one.run));
      return runNotIssued({ run, year, known: [...known].sort().join(', ') || '—' });
    }
    const documents: BasisDocument[] = [];
    for (const one of issued.sort((a, b) => (a.data.invoice < b.data.invoice ? -1 : 1))) {
      const stored = await storedDocument(this.store, cooperation, one.data.invoice, ofYear.facts);
      if (isRefusal(stored)) return stored;
      const ehf = ehfOf(stored);
      if (isRefusal(ehf)) return ehf;
      const { number = null } = ofYear.invoices.find(({ invoice }) => invoice === one.data.invoice) ?? {};
      documents.push(basisOf(one, ehf, number));
    }
    const payable = issued.reduce((sum, { data }) => sum + BigInt(data.payable), 0n);
    const of = { year, run, kind: first.data.kind, payable: kroner(payable), documents };
    return { ...clocks(cooperation, day.known), validOn: day.validOn, ...of };
  }
}

function basisOf({ data, on }: Issued, ehf: EhfDocument, number: string | null): BasisDocument {
  const { invoice, document, municipality, dueOn, period, kid, references, lines } = data;
  return {
    ...{ invoice, document, municipality, issuedOn: on, dueOn, period, kid, references, number },
    name: ehf.buyer.name,
    organisationNumber: ehf.buyer.organisationNumber,
    reference: ehf.buyerReference,
    order: ehf.orderReference,
    net: kroner(BigInt(data.net)),
    vat: kroner(BigInt(data.vat)),
    payable: kroner(BigInt(data.payable)),
    lines: lines.map(({ category, amount, vat }, n) => ({
      category,
      text: ehf.lines[n]?.name ?? category,
      amount: kroner(BigInt(amount)),
      vat: { code: vat.code, rate: vat.rate },
    })),
  };
}

@QueryHandler(AskInvoiceBasis)
export class AskInvoiceBasisHandler implements IQueryHandler<AskInvoiceBasis> {
  constructor(private readonly basis: InvoiceBasisQuestions) {}

  execute({ question }: AskInvoiceBasis) {
    return this.basis.ask(question);
  }
}

/** One row per line of each document. */
export function invoiceBasisCsv(a: InvoiceBasisAnswer): string {
  return csv(
    [
      ...['cooperation', 'knownAt', 'size', 'year', 'run', 'kind', 'invoice', 'document', 'number'],
      ...['municipality', 'name', 'organisationNumber', 'reference', 'order', 'issuedOn', 'dueOn'],
      ...['periodFrom', 'periodTo', 'kid', 'references', 'line', 'category', 'text', 'amount', 'vatCode', 'vatRate'],
    ],
    a.documents.flatMap((d) =>
      d.lines.map((line, n) => [
        ...[a.cooperation, a.knownAt, a.size, a.year, a.run, a.kind, d.invoice, d.document, d.number],
        ...[d.municipality, d.name, d.organisationNumber, d.reference, d.order, d.issuedOn, d.dueOn],
        ...[d.period.from, d.period.to, d.kid, d.references.join(' '), n + 1],
        ...[line.category, line.text, line.amount, line.vat.code, line.vat.rate],
      ]),
    ),
  );
}
