import fc from 'fast-check';
import type { BookEvent } from './book-events.ts';
import type { MoneyMoment } from './compare-money.ts';
import { plus } from './days.ts';
import { nth } from './histories.ts';
import { YEARS } from './money-moves.ts';
import { nameOfRecorded, turnsOfAccruals } from './naive-accruals.ts';

/** Where to ask about money: how much of the book is known, about the day of something that happened, and which year. */
const asked = fc.record({
  known: fc.oneof(fc.constant(1), fc.double({ min: 0.4, max: 1, noNaN: true })),
  n: fc.nat(200),
  // The day itself, the days about it, the turns of the ageing, and long before and after.
  offset: fc.constantFrom(0, 0, 0, 1, -1, -1, 10, 30, 31, 61, 400, -800),
  year: fc.constantFrom(...YEARS, 2026),
});
export const moneyMoments = fc.array(asked, { minLength: 5, maxLength: 5 });

export const moneyMomentsIn = (
  events: readonly BookEvent[],
  all: typeof moneyMoments extends fc.Arbitrary<infer T> ? T : never,
): MoneyMoment[] => [
  ...all.map(({ known, n, offset, year }) => {
    const accounts = events.filter((e) => e.stream.startsWith('accounts'));
    const day = plus(nth(accounts, n)?.decided ?? '2024-06-01', offset);
    return { size: Math.max(1, Math.ceil(known * events.length)), day, year };
  }),
  ...beforeBooked(events),
];

/** The day on which an accrual was first taken out that is booked only later: a narrow place that few days fall into. */
function beforeBooked(events: readonly BookEvent[]): MoneyMoment[] {
  const bookedOn = new Map(
    events
      .filter((e) => e.type === 'CostLineRecorded')
      .map((e) => [nameOfRecorded(e), (e.data as unknown as { bookedOn?: string }).bookedOn]),
  );
  return turnsOfAccruals(events)
    .filter(({ accrual, on, back }) => !back && on < (bookedOn.get(accrual) ?? ''))
    .slice(0, 1)
    .map(({ on, event }) => ({ size: events.length, day: on, year: Number(event.stream.slice(-4)) }));
}
