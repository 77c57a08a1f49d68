import {
  addDays,
  type CivilDate,
  dayNumber,
  firstOfYear,
  type Oere,
  over,
  parseRational,
  plus,
  type Rational,
  ratio,
  times,
  yearOf,
  ZERO,
} from '#kernel';

/** A yearly rate of late interest from a day on, in per cent. */
export interface InterestRate {
  readonly from: CivilDate;
  readonly percent: string;
}

/** What was open of a claim from a day on. */
export interface OpenAmount {
  readonly from: CivilDate;
  readonly amount: Oere;
}

/** The claim that interest runs of; øre. */
export interface RunningClaim {
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly payable: Oere;
}

/** Late interest of a claim to a day, over all that made it less, in the order of their days. See `lateInterest`. */
export function accruedOn(
  { issuedOn, dueOn, payable }: RunningClaim,
  reductions: readonly { readonly on: CivilDate; readonly amount: Oere }[],
  through: CivilDate,
  rates: readonly InterestRate[],
): Oere | null {
  let left = payable;
  const open: OpenAmount[] = [{ from: issuedOn, amount: left }];
  for (const { on, amount } of [...reductions].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    left -= amount;
    open.push({ from: on, amount: left });
  }
  return lateInterest(open, dueOn, through, rates);
}

/**
 * Forsinkelsesrenteloven §§ 2 and 3: interest from the day after the due date to the day of payment, that day counted,
 * by the day: a 365th of the year's rate, a 366th in a leap year. A new rate holds for running claims from its day on;
 * interest bears no interest. Øre, rounded half up once, at the end.
 *
 * @returns null where no rate is known for a day that counts
 */
export function lateInterest(
  open: readonly OpenAmount[],
  dueOn: CivilDate,
  through: CivilDate,
  rates: readonly InterestRate[],
): Oere | null {
  let sum: Rational = ZERO;
  // Spans on which open amount, rate and year are the same.
  const turns = new Set<CivilDate>([addDays(dueOn, 1)]);
  for (const { from } of [...open.map(({ from }) => ({ from: addDays(from, 1) })), ...rates])
    if (from > dueOn && from <= through) turns.add(from);
  for (let year = yearOf(dueOn) + 1; year <= yearOf(through); year++) turns.add(firstOfYear(year));
  const days = [...turns].filter((day) => day <= through).sort();
  for (const [n, from] of days.entries()) {
    const to = days[n + 1] ?? addDays(through, 1);
    // A payment ends the interest on what it pays with its own day.
    const amount = open.findLast((o) => o.from < from)?.amount ?? 0n;
    if (amount <= 0n) continue;
    const rate = rates.findLast((r) => r.from <= from);
    const percent = rate && parseRational(rate.percent);
    if (!percent) return null;
    const daily = over(times(ratio(amount), percent), ratio(BigInt(100 * daysIn(yearOf(from)))));
    sum = plus(sum, times(daily, ratio(BigInt(dayNumber(to) - dayNumber(from)))));
  }
  return (2n * sum.n + sum.d) / (2n * sum.d);
}

const daysIn = (year: number): number => dayNumber(firstOfYear(year + 1)) - dayNumber(firstOfYear(year));
