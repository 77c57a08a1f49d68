import { allocate, FactBase } from '#allocation';
import type { EventStore } from '#event-store';
import { isMoneyOf, type MoneyFact, yearOfInvoice } from '#invoicing';
import { type BookId, type CivilDate, type Instant, isRefusal, type Language, type Refusal } from '#kernel';
import type { FactRow } from '#projections';
import { budgetOnDay } from '../domain/billing/basis-of-plan.ts';
import { planOn } from '../domain/billing/propose-run.ts';
import { budgetFigures } from '../domain/budget-figures.ts';
import { BookReading, type DayQuestion } from './book-reading.ts';
import type { KnownAt } from './known-at.ts';
import { LedgerReading } from './ledger-reading.ts';
import { invoiceUnknown } from './ledger-refusals.ts';
import { namesOf } from './names-of.ts';
import type { Shared } from './paper-basis.ts';
import type { InvoiceOnPaper } from './paper-invoice.ts';
import type { BookFacts, Clock } from './ports.ts';
import { ehfOf, storedDocument } from './stored-documents.ts';
import { findingView } from './views.ts';

/** What papers are made of: the documents as they were issued, and what their figures rest on. */
export class PaperReading {
  readonly book: BookReading;
  /** After the last day of a cooperation there is still money to settle, and paper to be had. */
  readonly ledger: LedgerReading;

  constructor(
    private readonly store: EventStore,
    facts: BookFacts,
    clock: Clock,
  ) {
    this.book = new BookReading(store, facts.register, clock);
    this.ledger = new LedgerReading(store, facts, clock);
  }

  /** A document issued by the day, and when its event was recorded; the cost grows with the money events of its year on. */
  async invoice(
    question: DayQuestion & { readonly invoice: string },
    language: Language,
  ): Promise<{ readonly on: InvoiceOnPaper; readonly recorded: Instant } | Refusal> {
    const { cooperation, invoice } = question;
    const day = await this.ledger.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const year = /^\d{4}-\d{4,6}$/.test(invoice) ? yearOfInvoice(invoice) : null;
    const facts = year === null ? [] : this.ledger.moneyOfYear(day, year);
    if (isRefusal(facts)) return facts;
    const issues = facts.filter((fact) => isMoneyOf(fact, 'InvoiceIssued'));
    const issued = issues.find(({ data }) => data.invoice === invoice);
    if (!issued || year === null) {
      const numbers = issues.map((i) => i.data.invoice).sort();
      const span = numbers.length > 1 ? `${numbers[0]} … ${numbers.at(-1)}` : (numbers[0] ?? '—');
      return invoiceUnknown({ invoice, on: validOn, known: span });
    }
    const stored = await storedDocument(this.store, cooperation, invoice, facts);
    if (isRefusal(stored)) return stored;
    const ehf = ehfOf(stored);
    if (isRefusal(ehf)) return ehf;
    const ofRun = facts.filter((fact) => 'run' in fact.data && fact.data.run === issued.data.run);
    const run = ofRun.find((fact) => isMoneyOf(fact, 'InvoiceRunPrepared'));
    if (!run) throw new Error(`${invoice} was issued by a run that nobody prepared`);
    const size = run.data.basis.knownAt ?? run.index;
    const rows = this.book.during({ cooperation, from: `${year}-01`, to: `${year}-12` }, { ...known, size });
    if (isRefusal(rows)) return rows;
    const base = new FactBase(rows);
    const own = issued.data.municipality;
    // Who left before the year is called as on the document.
    const names = new Map([[own, ehf.buyer.name], ...namesOf(rows)]);
    const dayOf = (type: MoneyFact['type']): CivilDate | null => ofRun.find((fact) => fact.type === type)?.on ?? null;
    const basis = basisOf(run, rows, { base, names, language });
    return {
      recorded: stored.recorded,
      on: {
        ...{ cooperation: nameIn(base) ?? cooperation, language, ehf, sha256: stored.sha256, issued, run, size },
        ...{ attestedOn: dayOf('InvoiceRunAttested'), approvedOn: dayOf('InvoiceRunApproved'), names },
        referred: issues.filter(({ data }) => issued.data.references.includes(data.invoice)),
        ...basis,
      },
    };
  }

  /** When the last of the events that are known was recorded. */
  async recordedAt(cooperation: BookId, { size, instant }: KnownAt): Promise<Instant> {
    const { events } = await this.store.readBook(cooperation, size - 1, 1);
    return events[0]?.recorded ?? instant;
  }
}

/** What the cooperation was called last among what is known of the year. */
export const nameIn = (base: FactBase): string | null => base.all('cooperation').at(-1)?.value.name ?? null;

/** What the rules ask for at the point that the run went by; nothing where its figures come from a document or a claim. */
function basisOf(
  run: MoneyFact<'InvoiceRunPrepared'>,
  rows: readonly FactRow[],
  of: Omit<Shared, 'allocation'>,
): Pick<InvoiceOnPaper, 'asks' | 'plan' | 'findings'> {
  const { kind, basis, period } = run.data;
  const nothing = { asks: null, plan: null, findings: [] };
  if (kind === 'CREDIT' || kind === 'INTEREST') return nothing;
  const planned = kind === 'ON_ACCOUNT' ? planOn(rows, run.year, run.on, period.to) : null;
  if (planned !== null) {
    // Amounts that the agreement fixes are stated too; other stated figures are not the book’s.
    if (basis.of === 'STATED' && (isRefusal(planned) || planned.plan.of !== 'NONE')) return nothing;
    if (isRefusal(planned)) return { ...nothing, asks: planned };
    const allocation = planned.asks;
    const budget = budgetOnDay(rows, run.year, run.year, run.on);
    const found = [...(budget?.findings ?? []), ...(budget ? budgetFigures(rows, budget, run.on).findings : [])];
    return { asks: { ...of, allocation }, plan: planned.plan, findings: found.map(findingView(of.language)) };
  }
  if (basis.of === 'STATED') return nothing;
  const allocation = allocate(rows, { from: `${run.year}-01`, to: `${run.year}-12` });
  if (isRefusal(allocation)) return { ...nothing, asks: allocation };
  return { asks: { ...of, allocation }, plan: null, findings: allocation.findings.map(findingView(of.language)) };
}
