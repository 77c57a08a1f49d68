import fc from 'fast-check';
import type { BookEvent } from './book-events.ts';
import type { Moment } from './compare-governing.ts';
import { plus } from './days.ts';
import { lastDay, YEARS } from './governing.ts';
import { date, nth } from './histories.ts';
import { Naive } from './naive.ts';
import { lastDayOf } from './naive-participation.ts';

/** Where to ask: how much of the book is known (as a part of it), the day, the year of the budget and of what is due. */
const howMuch = fc.oneof(
  { weight: 2, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.double({ min: 0.5, max: 1, noNaN: true }) },
);
const year = fc.constantFrom(...YEARS);
/** Any, and now and then when much has ended. */
const day = fc.oneof(
  { weight: 4, arbitrary: date },
  { weight: 1, arbitrary: fc.constantFrom('2026-06-01', '2027-01-01') },
);
const n = fc.nat(60);
const offset = fc.constantFrom(-1, 0, 0, 1, 20, 21, 22);
const budgetOffset = fc.constantFrom(-1, 0, 0, 0, 1, 1, 1, 12, 40, 100, 200);

const asked = fc.oneof(
  { weight: 3, arbitrary: fc.record({ about: fc.constant('day' as const), known: howMuch, day, year }) },
  // About the day of something that is said.
  { weight: 3, arbitrary: fc.record({ about: fc.constant('event' as const), known: howMuch, n, offset, year }) },
  // About the last day for a budget that was drafted, and when all is said.
  {
    weight: 3,
    arbitrary: fc.record({
      about: fc.constant('budget' as const),
      known: howMuch,
      n,
      offset: budgetOffset,
      year,
      last: lastDay,
    }),
  },
  // About the last day of somebody who gave notice.
  { weight: 1, arbitrary: fc.record({ about: fc.constant('notice' as const), known: howMuch, n, offset, year }) },
);
export const moments = fc.array(asked, { minLength: 3, maxLength: 3 });
export type Moments = typeof moments extends fc.Arbitrary<infer T> ? T : never;

/** The moments of a book that are meant; a book that has nothing to ask about is asked about New Year. */
export const momentsIn = (events: readonly BookEvent[], all: Moments): Moment[] =>
  all.map((asked) => {
    const size = Math.max(1, Math.ceil(asked.known * events.length));
    const { day = `${asked.year}-01-01`, year = asked.year } = whenOf(events, asked);
    return { size, day, year };
  });

function whenOf(events: readonly BookEvent[], asked: Moments[number]): { day?: string; year?: number } {
  const yearOf = (day: string) => Number(day.slice(0, 4));
  switch (asked.about) {
    case 'day':
      return { day: asked.day };
    case 'event': {
      // The bodies and keys that a book begins with say little.
      const said = events.filter((e) => e.type !== 'BodyEstablished' && e.type !== 'KeyDefined');
      const one = nth(said, asked.n);
      // What has to be done by a day is asked about on that day.
      if (one?.data.dueOn !== undefined) return { day: one.data.dueOn, year: yearOf(one.data.dueOn) };
      const of = one?.[asked.n % 2 === 0 ? 'decided' : 'validFrom'];
      if (of === undefined) return {};
      const day = plus(of, asked.offset);
      return { day, ...(asked.n % 3 > 0 && { year: yearOf(day) }) };
    }
    case 'budget': {
      const drafts = events.filter((e) => e.type === 'BudgetDrafted');
      const year = nth(drafts, asked.n)?.data.year ?? asked.year;
      // As an agreement of the book says, or as another would.
      const agreed = events.flatMap((e) =>
        e.type === 'AgreementProposed' ? (e.data.terms.budget?.adoptBy ?? []) : [],
      );
      const last = (asked.n % 4 > 0 ? agreed[0] : nth(agreed, asked.n)) ?? asked.last;
      return { day: plus(`${year - 1}-${last}`, asked.offset), year };
    }
    case 'notice': {
      const known = Naive.of(events, events.length);
      const notice = nth(known.all('WithdrawalNoticeReceived'), asked.n);
      const last = notice ? lastDayOf(known, notice) : null;
      return last === null ? {} : { day: plus(last, asked.offset), year: yearOf(last) };
    }
  }
}
