import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import type { MoneyFact } from '#invoicing';
import { type BookId, type CivilDate, firstOfYear, isRefusal, kroner, type Oere, type Refusal } from '#kernel';
import type { Clocks } from './answers.ts';
import { csv } from './csv.ts';
import { LedgerReading } from './ledger-reading.ts';
import type { BookFacts, Clock } from './ports.ts';
import { clocks } from './views.ts';

/** A payment as it stands on a day. Amounts in kroner; what went out of the account is below zero. */
export interface PaymentView {
  readonly payment: string;
  /** The accounting year in whose stream it stands: the one in which the bank booked it. */
  readonly year: number;
  readonly bookedOn: CivilDate;
  readonly amount: string;
  /** MATCHED: all of it is put against documents; PARTLY_MATCHED; UNMATCHED. */
  readonly status: 'MATCHED' | 'PARTLY_MATCHED' | 'UNMATCHED';
  /** What is put against no document. */
  readonly left: string;
  /** Every KID that it names. */
  readonly kids: readonly string[];
  /** The bank’s own reference; null when it was recorded by hand without one. */
  readonly entry: string | null;
  /** SHA-256 of the file that told of it first; null when it was recorded by hand. */
  readonly file: string | null;
  readonly parts: readonly { readonly invoice: string; readonly amount: string; readonly on: CivilDate }[];
  /** Why it was last taken away from documents; null when it never was. */
  readonly takenBack: { readonly on: CivilDate; readonly ground: string } | null;
  readonly events: readonly number[];
}

export interface PaymentsAnswer extends Clocks {
  readonly validOn: CivilDate;
  /** Only what the bank booked in this year; null: in all. */
  readonly year: number | null;
  readonly unmatchedOnly: boolean;
  readonly received: string;
  readonly matched: string;
  readonly unmatched: string;
  readonly payments: readonly PaymentView[];
}

export interface PaymentsQuestion {
  readonly cooperation: BookId;
  readonly year?: number | null;
  /** Only what is not wholly put against documents. */
  readonly unmatched?: boolean;
  readonly validOn?: string | null;
  readonly knownAt?: string | null;
}

export class AskPayments extends Query<PaymentsAnswer | Refusal> {
  constructor(readonly question: PaymentsQuestion) {
    super();
  }
}

interface Draft {
  readonly fact: MoneyFact<'PaymentReceived'>;
  parts: { invoice: string; amount: Oere; on: CivilDate }[];
  takenBack: PaymentView['takenBack'];
  readonly events: number[];
}

/** What the bank booked and what it was put against, on both clocks; of one year, nothing before it is read. */
export class PaymentsQuestions {
  readonly #ledger: LedgerReading;

  constructor(store: EventStore, facts: BookFacts, clock: Clock) {
    this.#ledger = new LedgerReading(store, facts, clock);
  }

  /** Default: as it stands today, of all years. */
  async ask(question: PaymentsQuestion): Promise<PaymentsAnswer | Refusal> {
    const { cooperation, year = null, unmatched: unmatchedOnly = false } = question;
    const day = await this.#ledger.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const money = year === null ? this.#ledger.money(day) : this.#ledger.money(day, firstOfYear(year));
    if (isRefusal(money)) return money;
    const facts = [...money].sort((one, other) => one.index - other.index);
    const all = paymentsOf(facts).filter((p) => year === null || p.fact.year === year);
    const views = all.map(viewOf).sort(byDay);
    const received = all.reduce((sum, { fact }) => sum + BigInt(fact.data.amount), 0n);
    const matched = all.reduce((sum, p) => sum + putOf(p), 0n);
    return {
      ...clocks(cooperation, known),
      validOn,
      year,
      unmatchedOnly,
      received: kroner(received),
      matched: kroner(matched),
      unmatched: kroner(received - matched),
      payments: unmatchedOnly ? views.filter(({ status }) => status !== 'MATCHED') : views,
    };
  }
}

/** In the order of the book. The same id may be used again in another year. */
function paymentsOf(facts: readonly MoneyFact[]): Draft[] {
  const drafts = new Map<string, Draft>();
  for (const { type, data, year, on, index } of facts) {
    if (type === 'PaymentReceived') {
      const fact = { type, data, year, on, index };
      drafts.set(`${year}/${data.payment}`, { fact, parts: [], takenBack: null, events: [index] });
    }
    if (type !== 'PaymentMatched' && type !== 'PaymentUnmatched') continue;
    const draft = drafts.get(`${year}/${data.payment}`);
    if (!draft) continue;
    draft.events.push(index);
    if (type === 'PaymentMatched')
      draft.parts.push(...data.parts.map(({ invoice, amount }) => ({ invoice, amount: BigInt(amount), on })));
    else {
      draft.parts = [];
      draft.takenBack = { on, ground: data.ground };
    }
  }
  return [...drafts.values()];
}

const putOf = ({ parts }: Draft): Oere => parts.reduce((sum, { amount }) => sum + amount, 0n);

function viewOf(draft: Draft): PaymentView {
  const { fact, parts, takenBack, events } = draft;
  const { payment, amount, kid, kids, entry, file } = fact.data;
  const left = BigInt(amount) - putOf(draft);
  return {
    payment,
    year: fact.year,
    bookedOn: fact.on,
    amount: kroner(BigInt(amount)),
    status: left === 0n ? 'MATCHED' : parts.length > 0 ? 'PARTLY_MATCHED' : 'UNMATCHED',
    left: kroner(left),
    kids: kids?.map((one) => one.kid) ?? (kid === null ? [] : [kid]),
    entry,
    file,
    parts: parts.map((part) => ({ ...part, amount: kroner(part.amount) })),
    takenBack,
    events,
  };
}

const byDay = (a: PaymentView, b: PaymentView): number =>
  a.bookedOn === b.bookedOn ? (a.events[0] ?? 0) - (b.events[0] ?? 0) : a.bookedOn < b.bookedOn ? -1 : 1;

@QueryHandler(AskPayments)
export class AskPaymentsHandler implements IQueryHandler<AskPayments> {
  constructor(private readonly payments: PaymentsQuestions) {}

  execute({ question }: AskPayments) {
    return this.payments.ask(question);
  }
}

/** One row per payment and document it is put against, and one for what is left of it. */
export function paymentsCsv(a: PaymentsAnswer): string {
  const rows = a.payments.flatMap((p) => {
    const said = [p.year, p.payment, p.bookedOn, p.amount, p.status, p.kids.join(' '), p.entry];
    const parts = p.parts.map(({ invoice, amount }) => [invoice, amount]);
    const left = p.status === 'MATCHED' && parts.length > 0 ? [] : [[null, p.left]];
    return [...parts, ...left].map((part) => [a.cooperation, a.knownAt, a.size, a.validOn, ...said, ...part]);
  });
  return csv(
    [
      ...['cooperation', 'knownAt', 'size', 'validOn'],
      ...['year', 'payment', 'bookedOn', 'amount', 'status', 'kids', 'entry', 'invoice', 'part'],
    ],
    rows,
  );
}
