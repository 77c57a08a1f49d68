import { type AccountsEvent, type CostLine, nameOfLine, portionOf } from '#allocation';
import type { BookedCost } from '#invoicing';
import { addMonths, type CivilDate, type CivilMonth, earlier, later, type Oere } from '#kernel';

/** An event of costs as the ledger keeps it: on its day, in the stream of the accounting year in whose books it stands. */
export type CostFact = AccountsEvent & {
  /** The day it was booked, or taken out; of a correction the day it was decided. */
  readonly on: CivilDate;
  readonly year: number;
  /** The event’s index in the book. */
  readonly index: number;
};

/** The months, both included, in which a line is what it says. */
interface Held {
  readonly from: CivilMonth;
  readonly until: CivilMonth;
  readonly line: CostLine;
}

/**
 * The costs as they are posted, in the order of the book. A line is posted whole on the day it was booked; a correction takes
 * back what the line held in the months it is about and posts what stands there instead, an annulment takes back what is left,
 * both on the day they were decided. So the postings of a line sum to what its months are charged with. An accrual is taken
 * back in the books of the year in which it is released, on the day of the cost that settles it.
 *
 * @param facts all of the years asked about, as known at the point asked about
 */
export function bookedCosts(facts: readonly CostFact[]): BookedCost[] {
  const lines = new Map<string, { bookedOn: CivilDate; held: readonly Held[] }>();
  const costs: BookedCost[] = [];
  for (const fact of [...facts].sort((a, b) => a.index - b.index)) {
    const { index, year } = fact;
    if (fact.type === 'AccrualReleased' || fact.type === 'AccrualReopened') {
      const { accrual, category, amount } = fact.data;
      const released = fact.type === 'AccrualReleased';
      // In its own year it is not taken back before it was booked: by a day before that there is nothing to take back.
      const booked = lines.get(nameOfLine(accrual))?.bookedOn;
      if (booked === undefined && year === accrual.year) continue;
      const on = later(fact.on, booked ?? fact.on);
      const said = { index, year, on, line: year === accrual.year ? accrual.line : nameOfLine(accrual), category };
      costs.push({ ...said, amount: released ? -BigInt(amount) : BigInt(amount), text: ACCRUAL_TEXTS[fact.type] });
      continue;
    }
    const name = nameOf(fact);
    const id = `${year}/${name}`;
    const post = (text: BookedCost['text'], on: CivilDate, sums: ReadonlyMap<string, Oere>, sign: 1n | -1n): void => {
      for (const [category, amount] of sums)
        if (amount !== 0n) costs.push({ index, line: name, category, amount: sign * amount, on, year, text });
    };
    if (fact.type === 'CostLineRecorded') {
      const { from, to } = fact.data.service;
      const held = [{ from, until: to, line: fact.data }];
      lines.set(id, { bookedOn: fact.on, held });
      post(fact.data.accrual ? 'Accrual' : 'Cost', fact.on, sumsOf(held), 1n);
      continue;
    }
    const before = lines.get(id);
    if (!before) continue;
    // What is decided before the cost is booked changes what will be booked.
    const on = later(fact.on, before.bookedOn);
    if (fact.type === 'CostLineAnnulled') {
      post('Cost reversed', on, sumsOf(before.held), -1n);
      lines.set(id, { ...before, held: [] });
      continue;
    }
    const { from, until, line } = fact.data;
    const put: Held = { from: later(from, line.service.from), until: earlier(until, line.service.to), line };
    const standing = put.from <= put.until ? [put] : [];
    post('Cost reversed', on, sumsOf(within(before.held, from, until)), -1n);
    post('Cost corrected', on, sumsOf(standing), 1n);
    lines.set(id, { ...before, held: [...outside(before.held, from, until), ...standing] });
  }
  return costs;
}

const ACCRUAL_TEXTS = { AccrualReleased: 'Accrual released', AccrualReopened: 'Accrual reopened' } as const;

type LineFact = Exclude<CostFact, { type: 'AccrualReleased' | 'AccrualReopened' }>;
const nameOf = (fact: LineFact): string => (fact.type === 'CostLineCorrected' ? fact.data.line.line : fact.data.line);

/** By category, ascending. */
function sumsOf(held: readonly Held[]): Map<string, Oere> {
  const sums = new Map<string, Oere>();
  for (const { from, until, line } of held)
    sums.set(line.category, (sums.get(line.category) ?? 0n) + portionOf(line, from, until));
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const within = (held: readonly Held[], from: CivilMonth, until: CivilMonth): Held[] =>
  held
    .map((h) => ({ ...h, from: later(h.from, from), until: earlier(h.until, until) }))
    .filter((h) => h.from <= h.until);

const outside = (held: readonly Held[], from: CivilMonth, until: CivilMonth): Held[] =>
  held.flatMap((h) =>
    [
      { ...h, until: earlier(h.until, addMonths(from, -1)) },
      { ...h, from: later(h.from, addMonths(until, 1)) },
    ].filter((part) => part.from <= part.until),
  );
