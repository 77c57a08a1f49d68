import type { CivilDate } from '#kernel';
import type { InvoicingEvent } from '../events.ts';

interface FactOf<T extends InvoicingEvent['type']> {
  readonly type: T;
  readonly data: Extract<InvoicingEvent, { type: T }>['data'];
  /** The day in the world: of issue, of booking by the bank, of the decision. */
  readonly on: CivilDate;
  readonly year: number;
  /** The event’s index in the book. */
  readonly index: number;
}

/** A money event as the projection keeps it: what was said, on which day, in the stream of which accounting year. */
export type MoneyFact<T extends InvoicingEvent['type'] = InvoicingEvent['type']> = T extends unknown
  ? FactOf<T>
  : never;

/** Whether the fact is of this type; narrows its data. */
export const isOf = <T extends InvoicingEvent['type']>(
  fact: MoneyFact,
  type: T,
): fact is Extract<MoneyFact, { type: T }> => fact.type === type;

/** What had happened by a day, in the order of the book. */
export const until = (facts: readonly MoneyFact[], day: CivilDate): MoneyFact[] =>
  facts.filter(({ on }) => on <= day).sort((a, b) => a.index - b.index);

type OfPayment = Extract<InvoicingEvent['type'], 'PaymentReceived' | 'PaymentMatched' | 'PaymentUnmatched'>;

/** A payment’s id is its own within the year in which the bank booked it: another year may have one of the same id. */
export const paymentOf = ({ year, data }: MoneyFact<OfPayment>): string => `${year}/${data.payment}`;
