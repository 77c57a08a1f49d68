import type { EventStore } from '#event-store';
import type { MoneyFact } from '#invoicing';
import { type BookId, type CivilDate, dateInOslo, isCivilDate, isRefusal, type Refusal } from '#kernel';
import type { FactRow } from '#projections';
import { BookReading } from './book-reading.ts';
import type { KnownAt, KnownOn } from './known-at.ts';
import { LedgerReading } from './ledger-reading.ts';
import type { BookFacts, Clock } from './ports.ts';
import { dateMalformed } from './refusals.ts';

export interface YearQuestion {
  readonly cooperation: BookId;
  readonly year: number;
  readonly validOn?: string | null;
  readonly knownAt?: string | null;
}

/** What questions on the billing of a year read: the rules and costs of the year as known, its money until the day. */
export interface YearRead {
  readonly known: KnownOn;
  readonly validOn: CivilDate;
  readonly rows: readonly FactRow[];
  readonly facts: readonly MoneyFact[];
}

/** Reads a year; its cost grows with the costs and documents of the year, not with the age of the book. */
export class BillingReading {
  readonly book: BookReading;
  readonly #ledger: LedgerReading;

  constructor(
    store: EventStore,
    facts: BookFacts,
    private readonly clock: Clock,
  ) {
    this.book = new BookReading(store, facts.register, clock);
    this.#ledger = new LedgerReading(store, facts, clock);
  }

  /** Default: today, as known now. */
  async of(question: YearQuestion): Promise<YearRead | Refusal> {
    const { cooperation, year } = question;
    const validOn = question.validOn ?? dateInOslo(this.clock.now());
    const known = await this.book.knownOn(question, validOn);
    if (isRefusal(known)) return known;
    if (!isCivilDate(validOn)) return dateMalformed({ field: 'valid-on', value: String(validOn) });
    const rows = this.rowsOf(cooperation, year, known);
    if (isRefusal(rows)) return rows;
    const facts = this.#ledger.moneyOfYear({ cooperation, known, validOn }, year);
    return isRefusal(facts) ? facts : { known, validOn, rows, facts };
  }

  /** The rules and the costs of the year, as known at a point. */
  rowsOf(cooperation: BookId, year: number, known: KnownAt): readonly FactRow[] | Refusal {
    return this.book.during({ cooperation, from: `${year}-01`, to: `${year}-12` }, known);
  }
}
