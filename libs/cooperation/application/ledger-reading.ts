import { ONLY, questionRefusals } from '#allocation';
import type { EventStore } from '#event-store';
import { type InterestRate, type InvoiceOnDay, invoicesOn, isMoneyOf, type MoneyFact, yearOfInvoice } from '#invoicing';
import {
  addDays,
  type BookId,
  type CivilDate,
  dateInOslo,
  firstOfYear,
  isCivilDate,
  isRefusal,
  type Language,
  later,
  type Refusal,
  yearOf,
} from '#kernel';
import type { FactRow } from '#projections';
import type { CostFact } from '../domain/accounting-year/booked-costs.ts';
import { CLOSINGS } from '../projections/ledger.ts';
import { cooperationDissolved } from './agreement-refusals.ts';
import { BookReading, type DayQuestion } from './book-reading.ts';
import type { KnownOn } from './known-at.ts';
import { rateAssumed, rateMissing } from './ledger-refusals.ts';
import type { BookFacts, Clock } from './ports.ts';
import { dateMalformed } from './refusals.ts';

/** Before and after every day that a book can name. */
const [BEGINNING, END] = ['1900-01-01', '9999-12-31'];

/** A day of a book and the point it is asked at, as questions about money have it. */
export interface MoneyDay {
  readonly cooperation: BookId;
  readonly known: KnownOn;
  readonly validOn: CivilDate;
}

/** Documents as they stand on the day, and what their late interest rests on. */
export interface Documents {
  readonly facts: readonly MoneyFact[];
  readonly invoices: readonly InvoiceOnDay[];
  readonly rates: readonly InterestRate[];
}

/** What questions about money read: the facts of the ledger and, of the register, single rows. */
export class LedgerReading {
  readonly #book: BookReading;

  constructor(
    store: EventStore,
    private readonly facts: BookFacts,
    private readonly clock: Clock,
  ) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: today. Refused before the cooperation’s first day; after its last there is still money to settle. */
  async onDay(question: DayQuestion): Promise<MoneyDay | Refusal> {
    const { cooperation } = question;
    const validOn = question.validOn ?? dateInOslo(this.clock.now());
    const known = await this.#book.knownOn(question, validOn);
    if (isRefusal(known)) return known;
    if (!isCivilDate(validOn)) return dateMalformed({ field: 'valid-on', value: String(validOn) });
    const day = { cooperation, known, validOn };
    const there = this.#one(day, 'cooperation', ONLY, validOn);
    if (isRefusal(there)) return there;
    if (there) return day;
    const refusal = questionRefusals.noCooperationThen({ on: validOn, from: null });
    const why = this.#book.whenAnswerable(refusal, cooperation, known);
    return why.code === cooperationDissolved.code ? day : why;
  }

  /**
   * The documents that concern one year, or all. Of one year nothing is read that happened before the year preceding it,
   * in which its first instalment may be issued and paid, unless a payment booked earlier was put against one of them.
   * The cost grows with the money events from then to the day asked about; of all years with all of them.
   */
  documents(day: MoneyDay, year: number | null): Documents | Refusal {
    const facts = year === null ? this.money(day) : this.#ofYear(day, year);
    if (isRefusal(facts)) return facts;
    const concerns = (of: { readonly year: number }): boolean => year === null || of.year === year;
    const due = facts.filter((fact) => isMoneyOf(fact, 'InvoiceIssued')).filter(concerns);
    const [earliest = day.validOn] = due.map(({ data }) => data.dueOn).sort();
    const rates = this.#rates(day, earliest);
    if (isRefusal(rates)) return rates;
    return { facts, rates, invoices: invoicesOn(facts, day.validOn, rates).filter(concerns) };
  }

  /** What happened with money from a day, or since the beginning, to the day asked about. */
  money(day: MoneyDay, from: CivilDate = BEGINNING): MoneyFact[] | Refusal {
    const rows = this.#rows(day, from, 'money');
    return isRefusal(rows) ? rows : rows.map(factOf);
  }

  /** Closings that are known of days to come: where a posting stands rests on them too. */
  laterClosings(day: MoneyDay): MoneyFact[] | Refusal {
    const { cooperation, known, validOn } = day;
    const rows = this.#book.read(this.facts.ledger, (facts) =>
      facts.during(cooperation, addDays(validOn, 1), END, known.size, CLOSINGS),
    );
    return isRefusal(rows) ? rows : rows.map(factOf);
  }

  /** What concerns the money of one year; its first run is prepared in the year before at the earliest. */
  moneyOfYear(day: MoneyDay, year: number): MoneyFact[] | Refusal {
    const facts = this.money(day, firstOfYear(year - 1));
    return isRefusal(facts) ? facts : facts.filter((fact) => fact.year === year);
  }

  /** The same of costs. */
  costs(day: MoneyDay, from: CivilDate = BEGINNING): CostFact[] | Refusal {
    const rows = this.#rows(day, from, 'booked');
    return isRefusal(rows)
      ? rows
      : rows.map((row) => ({ ...(row.value as object), ...placeOf(row) }) as unknown as CostFact);
  }

  /** What a municipality is called, or was last when a document was issued to it. */
  names(
    day: MoneyDay,
    invoices: readonly Pick<InvoiceOnDay, 'municipality' | 'issuedOn'>[],
  ): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    for (const { municipality, issuedOn } of [...invoices].reverse())
      if (!names.has(municipality))
        names.set(
          municipality,
          this.party(day, municipality, day.validOn)?.name ??
            this.party(day, municipality, issuedOn)?.name ??
            municipality,
        );
    return names;
  }

  /** A participant on a day; null when it was none. */
  party(day: MoneyDay, municipality: string, on: CivilDate): Party | null {
    const row = this.#one(day, 'participant', municipality, on);
    if (row === null || isRefusal(row)) return null;
    const { name, organisationNumber } = row.value as unknown as Party;
    return { municipality, name, organisationNumber };
  }

  /** The host of the day; null when there is none. */
  host(day: MoneyDay): Party | null {
    const row = this.#one(day, 'cooperation', ONLY, day.validOn);
    if (row === null || isRefusal(row)) return null;
    return this.party(day, (row.value as { host: string }).host, day.validOn);
  }

  /** What the cooperation is called on the day. */
  nameOf(day: MoneyDay): string {
    const row = this.#one(day, 'cooperation', ONLY, day.validOn);
    return row === null || isRefusal(row) ? day.cooperation : (row.value as { name: string }).name;
  }

  #ofYear(day: MoneyDay, year: number): MoneyFact[] | Refusal {
    for (let since = year - 1; ; ) {
      const facts = this.money(day, later(firstOfYear(since), BEGINNING));
      if (isRefusal(facts)) return facts;
      const paidFrom = facts.filter(
        (fact) =>
          isMoneyOf(fact, 'PaymentMatched') && fact.data.parts.some(({ invoice }) => yearOfInvoice(invoice) === year),
      );
      const earliest = Math.min(since, ...paidFrom.map((fact) => fact.year));
      if (earliest === since) return facts;
      since = earliest;
    }
  }

  /** The rates that hold from the day after `dueOn` on, from the day asked about backwards: a look-up for each. */
  #rates(day: MoneyDay, dueOn: CivilDate): InterestRate[] | Refusal {
    const rates: InterestRate[] = [];
    for (let on = day.validOn; on > dueOn; ) {
      const row = this.#one(day, 'interest-rate', ONLY, on);
      if (isRefusal(row)) return row;
      if (row === null) break;
      rates.unshift({ from: row.from, percent: row.value as string });
      on = addDays(row.from, -1);
    }
    return rates;
  }

  #rows(day: MoneyDay, from: CivilDate, kind: 'money' | 'booked'): FactRow[] | Refusal {
    const { cooperation, known, validOn } = day;
    return this.#book.read(this.facts.ledger, (facts) =>
      facts.during(cooperation, from, addDays(validOn, 1), known.size, kind),
    );
  }

  #one({ cooperation, known }: MoneyDay, kind: string, name: string, on: CivilDate): FactRow | null | Refusal {
    return this.#book.read(this.facts.register, (facts) => facts.one(cooperation, { kind, name }, on, known.size));
  }
}

export interface Party {
  readonly municipality: string;
  readonly name: string;
  readonly organisationNumber: string;
}

const factOf = (row: FactRow): MoneyFact => ({ ...(row.value as object), ...placeOf(row) }) as MoneyFact;

const placeOf = ({ from, sources }: FactRow) => ({ on: from, index: sources[0] ?? -1 });

/** Why the late interest of a document is not known, or which older rate it rests on; null when all is known. */
export function interestMissing(
  { invoices, rates }: Documents,
  validOn: CivilDate,
  language: Language,
): { readonly code: string; readonly detail: string } | null {
  const unknown = invoices.filter(({ interest }) => interest === null).map(({ dueOn }) => dueOn);
  const [first] = unknown.sort();
  if (first === undefined) return interestAssumed({ invoices, rates }, validOn, language);
  const from = addDays(first, 1);
  const [known] = rates;
  const { code, text } = rateMissing({ from, to: known && known.from > from ? addDays(known.from, -1) : validOn });
  return { code, detail: text[language] };
}

/** Forsinkelsesrenteloven § 3: a rate holds for a half-year. Where the next is not recorded the last goes on, and is told. */
function interestAssumed(
  { invoices, rates }: Pick<Documents, 'invoices' | 'rates'>,
  validOn: CivilDate,
  language: Language,
): { readonly code: string; readonly detail: string } | null {
  const recorded = new Set(rates.map(({ from }) => from));
  const [first] = rates;
  if (!first) return null;
  for (const since of halfYears(first.from, validOn)) {
    const bears = invoices.some(
      ({ interest, dueOn, open, payments }) =>
        interest !== 0n && dueOn < validOn && (open > 0n || payments.some(({ on }) => on > since)),
    );
    if (recorded.has(since) || !bears) continue;
    const rate = rates.findLast(({ from }) => from < since);
    const { code, text } = rateAssumed({ since, percent: rate?.percent ?? '', from: rate?.from ?? '' });
    return { code, detail: text[language] };
  }
  return null;
}

/** The first days of the half-years after a day, until another. */
function halfYears(after: CivilDate, until: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let year = yearOf(after); year <= yearOf(until); year++)
    for (const day of [`${year}-01-01`, `${year}-07-01`]) if (day > after && day <= until) days.push(day);
  return days;
}
