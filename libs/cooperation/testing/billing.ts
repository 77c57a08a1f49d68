import {
  decideInvoicing,
  evolveInvoicing,
  type InvoicingEvent,
  type InvoicingState,
  invoicingRefusals,
  type MoneyFact,
  noInvoicing,
} from '#invoicing';
import { type CivilDate, endOfDayInOslo, firstOfYear, isRefusal, type Placed, type Refusal, Timelines } from '#kernel';
import { type Proposal, type ProposedKind, proposeRun } from '../domain/billing/propose-run.ts';
import { council, decide, FIVE, lofotenUnder, TERMS_2024 } from './lofoten.ts';
import type { DataOf, Miniature } from './miniature.ts';

/** Beyond every event of the book beside it. */
const AFTER_THE_BOOK = 1_000_000;

/** Terms with a budget, and a key that the regional council alone decides. */
export const BILLING_TERMS = {
  ...TERMS_2024,
  keyNeedsRatification: false,
  budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' },
};

/** A book like that of Lofoten IKT with these terms of billing. */
export const billingBook = (billing: Partial<typeof TERMS_2024.billing> = {}, terms = BILLING_TERMS): Miniature =>
  lofotenUnder({ ...terms, billing: { ...terms.billing, ...billing } });

type Lines = DataOf<'DraftBudget'>['lines'];

/** A budget that all councils adopt on a day: the year’s own, or an amendment during it. */
export function adoptBudget(book: Miniature, year: number, version: string, lines: Lines, on: CivilDate): Miniature {
  const kind = on < firstOfYear(year) ? 'ORIGINAL' : 'AMENDMENT';
  book.record('DraftBudget', { year, version, kind, lines }, { decided: on });
  for (const m of FIVE)
    decide(book, `ks-${m}-${version}`, council(m), { kind: 'TREAT_BUDGET', year, version } as const, on);
  return book;
}

/** The rows of a year, as questions read them. */
export function yearRows(book: Miniature, year: number, size = book.size) {
  const [first, next] = [firstOfYear(year), firstOfYear(year + 1)];
  return book.rows(size).filter((row) => row.from < next && Timelines.before(first, row.to));
}

type Issued = Extract<InvoicingEvent, { type: 'InvoiceIssued' }>['data'];

/** The money of a year beside a book: runs are proposed from the book’s rows, and issued as the program decides it. */
export class YearOfMoney {
  state: InvoicingState = noInvoicing;
  readonly facts: MoneyFact[] = [];

  constructor(
    private readonly book: Miniature,
    readonly year: number,
  ) {}

  propose(kind: ProposedKind, day: CivilDate, size = this.book.size): Proposal | Refusal {
    return proposeRun(yearRows(this.book, this.year, size), this.state, { year: this.year, kind, day, size });
  }

  /** Proposes the next run, and issues it; its proposal, or the refusal. */
  run(kind: ProposedKind, day: CivilDate): Proposal | Refusal {
    const proposed = this.propose(kind, day);
    if (isRefusal(proposed)) return proposed;
    const { prepare } = proposed;
    const asked = { year: this.year, run: prepare.run };
    this.#tell({ type: 'PrepareInvoiceRun', data: prepare }, day, 'anna');
    this.#tell({ type: 'AttestInvoiceRun', data: asked }, day, 'anna');
    this.#tell({ type: 'ApproveInvoiceRun', data: asked }, day, 'berit');
    this.#tell({ type: 'IssueInvoiceRun', data: asked }, day, 'anna');
    return proposed;
  }

  /** Every instalment that is left, each on the first day of its period. */
  instalments(upTo = 12): Proposal[] {
    const issued: Proposal[] = [];
    for (let n = 0; n < upTo; n++) {
      const next = this.propose('ON_ACCOUNT', `${this.year}-01-02`);
      if (isRefusal(next)) return issued;
      issued.push(this.run('ON_ACCOUNT', `${next.prepare.period.from}-02`) as Proposal);
    }
    return issued;
  }

  credit(invoice: string, day: CivilDate): void {
    const run = `kredit-${invoice}`;
    const asked = { year: this.year, run };
    this.#tell({ type: 'PrepareCredit', data: { ...asked, invoice, ground: 'EKSEMPEL' } }, day, 'anna');
    this.#tell({ type: 'AttestInvoiceRun', data: asked }, day, 'anna');
    this.#tell({ type: 'ApproveInvoiceRun', data: asked }, day, 'berit');
    this.#tell({ type: 'IssueInvoiceRun', data: asked }, day, 'anna');
  }

  /** What was billed of the year so far, by municipality and category; øre. */
  get billed(): Record<string, Record<string, bigint>> {
    return Object.fromEntries([...this.state.billed].map(([m, of]) => [m, Object.fromEntries(of)]));
  }

  get documents(): Issued[] {
    return this.facts.filter(({ type }) => type === 'InvoiceIssued').map(({ data }) => data as Issued);
  }

  #tell(command: { type: string; data: object }, day: CivilDate, actor: string): void {
    const { year } = this;
    const events = decideInvoicing({ ...command, decided: day, validFrom: day } as never, this.state, {
      ...{ year, actor, today: day },
      hostOn: (date) => (this.book.on('cooperation', '-', date)?.value as { host: string } | undefined)?.host ?? null,
      ...{ known: () => null, hasBuyer: () => true, issuedElsewhere: () => false },
      ...{ rates: [], paidElsewhere: () => [] },
      authority: (decision) => invoicingRefusals.moneyDecisionUnknown({ decision }),
      seller: () => ({ paymentDays: 30, kid: () => null }),
      vat: () => ({ code: 'E', rate: '0' }),
    });
    if (isRefusal(events)) throw new Error(`${command.type} was refused: ${events.text.en}`);
    for (const { type, data } of events) {
      const index = AFTER_THE_BOOK + this.facts.length;
      const at = { index, id: `${index}`, decided: day, validFrom: day, recorded: endOfDayInOslo(day), actor };
      this.state = evolveInvoicing(this.state, { type, data, at } as Placed<InvoicingEvent>);
      this.facts.push({ type, data, on: day, year, index } as MoneyFact);
    }
  }
}
