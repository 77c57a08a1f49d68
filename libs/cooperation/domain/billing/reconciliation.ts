import { type Allocation, FactBase, portion } from '#allocation';
import {
  ACCOUNTS,
  type BookedCost,
  type InvoiceOnDay,
  isMoneyOf,
  type MoneyFact,
  type Posting,
  postedAfter,
  postingsUntil,
} from '#invoicing';
import { type CivilDate, type CivilMonth, firstOfMonth, monthsBetween, type Oere, Timelines } from '#kernel';
import type { AccrualsOfYear } from './accruals-of-year.ts';
import { sumOfFigures } from './figures.ts';
import type { BilledSoFar } from './money-of-year.ts';
import { monthsOfYear, type YearRows } from './plan-of-year.ts';

/** Figures that are worked out each by itself. */
export const FIGURES = [
  'LEDGER_COSTS',
  'ACTUAL_COSTS',
  'BOOKED',
  'ALLOCATED',
  'BILLED',
  'INVOICED_NET',
  'INVOICED',
  'OPEN',
  'LEDGER_RECEIVABLE',
] as const;
/** What lies between two of them, by name; øre left over have none. */
export const DIFFERENCES = [
  'NOT_BOOKED_YET',
  'ACCRUALS_OF_OTHER_YEARS',
  'RELEASED_IN_OTHER_YEARS',
  'SERVES_OTHER_YEARS',
  'FROM_OTHER_YEARS',
  'OPEN_ACCRUALS',
  'HELD',
  'EXCLUDED',
  'NOT_SETTLED',
  'CHANGED_SINCE_SETTLEMENT',
  'OWN_SHARE',
  'VAT',
  'LATE_INTEREST',
  'PAID',
  'WRITTEN_OFF',
  'POSTED_LATER',
  'UNEXPLAINED',
] as const;

/** One line of a reconciliation: a figure, or a named difference that leads from the figure before to the next. */
export interface Step {
  readonly what: (typeof FIGURES)[number] | (typeof DIFFERENCES)[number];
  readonly figure: boolean;
  readonly amount: Oere;
}

/** Everything that a reconciliation of a year compares, each told by its own source. */
export interface Sides {
  readonly year: number;
  readonly day: CivilDate;
  /** Every fact that holds somewhere in the year. */
  readonly rows: YearRows;
  readonly allocation: Allocation;
  readonly billed: BilledSoFar;
  /** Whether a settlement was issued by the day. */
  readonly settled: boolean;
  /** The year’s documents as they stand on the day. */
  readonly invoices: readonly InvoiceOnDay[];
  /** Money events that the documents’ state rests on, and every closing that is known. */
  readonly facts: readonly MoneyFact[];
  /** All postings of costs of the year’s stream, also those of days to come. */
  readonly costs: readonly BookedCost[];
  /** The register’s rows of the costs booked in the year and of their releases, whichever months they serve. */
  readonly lines: YearRows;
  readonly accruals: AccrualsOfYear;
  /** Releases, in the year’s books, of accruals that stand in those of other years; øre, above zero. */
  readonly releasedHere: Oere;
}

/** From the costs in the ledger to what is allocated: kommuneloven § 14-6, L-4.4-14. */
export function reconcileCosts(sides: Sides): Step[] {
  const { year, day, rows, allocation, costs, lines, accruals } = sides;
  const sum = (all: readonly { readonly amount: Oere }[]): Oere => all.reduce((a, { amount }) => a + amount, 0n);
  const ledger = sum(costs.filter(({ on }) => on <= day));
  const { from, to } = monthsOfYear(rows, year);
  const within = (month: CivilMonth): boolean => month >= from && month <= to;
  const bookedIn = ({ name }: { readonly name: string }): boolean => name.startsWith(`${year}/`);
  // To see that the accruals are what lies between: the costs without them are told by an allocation of their own.
  const accrued =
    accruals.total === 0n
      ? []
      : [difference('OPEN_ACCRUALS', -accruals.total), figure('ACTUAL_COSTS', accruals.actual)];
  return chain([
    figure('LEDGER_COSTS', ledger),
    difference('NOT_BOOKED_YET', sum(costs) - ledger),
    difference('ACCRUALS_OF_OTHER_YEARS', sides.releasedHere),
    difference('RELEASED_IN_OTHER_YEARS', -releasedElsewhere(lines, year)),
    difference('SERVES_OTHER_YEARS', -charged(lines.filter(bookedIn), (month) => !within(month))),
    difference(
      'FROM_OTHER_YEARS',
      charged(
        rows.filter((row) => !bookedIn(row)),
        within,
      ),
    ),
    ...accrued,
    difference('OPEN_ACCRUALS', accruals.total),
    figure('BOOKED', allocation.booked),
    difference('HELD', -sum(allocation.held)),
    difference('EXCLUDED', -sum(allocation.excluded)),
    figure('ALLOCATED', allocation.total),
  ]);
}

/** Accruals in the year’s books that were released in those of other years, each once. */
function releasedElsewhere(lines: YearRows, year: number): Oere {
  const amounts = new Map<string, Oere>();
  for (const { value } of new FactBase(lines).all('accrual-release'))
    if (value.accrual.year === year && value.year !== year) amounts.set(value.accrual.line, BigInt(value.amount));
  return [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
}

/** What cost lines charge of some months. */
function charged(rows: YearRows, counts: (month: CivilMonth) => boolean): Oere {
  let sum = 0n;
  for (const line of new FactBase(rows).all('cost'))
    for (const month of monthsBetween(line.value.service.from, line.value.service.to)) {
      const first = firstOfMonth(month);
      if (counts(month) && first >= line.from && Timelines.before(first, line.to)) sum += portion(line.value, month);
    }
  return sum;
}

/** From what a municipality, or all, bears of the year to what the ledger says it owes. */
export function reconcileClaims(sides: Sides, municipality: string | null): Step[] {
  const { allocation, billed, settled, day } = sides;
  const of = (m: string) => municipality === null || m === municipality;
  const own = sides.invoices.filter((invoice) => of(invoice.municipality));
  const sum = (amount: (invoice: InvoiceOnDay) => Oere, among = own): Oere =>
    among.reduce((all, invoice) => all + amount(invoice), 0n);
  const allocated = allocation.shares.filter((s) => of(s.municipality)).reduce((all, s) => all + s.amount, 0n);
  const billedAll = sumOfFigures(billed.onAccount, municipality) + sumOfFigures(billed.settled, municipality);
  const interest = interestOf(own, sides.facts);
  const noted = ownShare(sides.facts, sides.year, day, of);
  const net = sum((i) => i.net) - interest;
  return chain([
    figure('ALLOCATED', allocated),
    difference(settled ? 'CHANGED_SINCE_SETTLEMENT' : 'NOT_SETTLED', billedAll - allocated),
    figure('BILLED', billedAll),
    difference('OWN_SHARE', -noted),
    figure('INVOICED_NET', net),
    difference(
      'VAT',
      sum((i) => i.vat),
    ),
    difference('LATE_INTEREST', interest),
    figure(
      'INVOICED',
      sum((i) => i.payable),
    ),
    difference('PAID', -sum((i) => i.paid)),
    difference('WRITTEN_OFF', -sum((i) => i.writtenOff)),
    figure(
      'OPEN',
      sum((i) => i.open),
    ),
    difference('POSTED_LATER', -receivable(sides, of, postedAfter)),
    figure('LEDGER_RECEIVABLE', receivable(sides, of, postingsUntil)),
  ]);
}

const figure = (what: (typeof FIGURES)[number], amount: Oere): Step => ({ what, figure: true, amount });
const difference = (what: (typeof DIFFERENCES)[number], amount: Oere): Step => ({ what, figure: false, amount });

/** Each figure is the one before and the differences between; what is still left has a line of its own, and no name. */
function chain(steps: readonly Step[]): Step[] {
  const told: Step[] = [];
  let sum: Oere | null = null;
  for (const step of steps) {
    if (!step.figure) {
      sum = (sum ?? 0n) + step.amount;
      if (step.amount !== 0n) told.push(step);
      continue;
    }
    if (sum !== null && sum !== step.amount) told.push(difference('UNEXPLAINED', step.amount - sum));
    sum = step.amount;
    told.push(step);
  }
  return told;
}

/** Net of claims for late interest, less what credit notes took back of them. */
function interestOf(invoices: readonly InvoiceOnDay[], facts: readonly MoneyFact[]): Oere {
  const claims = new Set(
    facts.flatMap((f) => (isMoneyOf(f, 'InvoiceIssued') && f.data.kind === 'INTEREST' ? [f.data.invoice] : [])),
  );
  return invoices
    .filter((i) => i.kind === 'INTEREST' || (i.kind === 'CREDIT' && claims.has(i.references[0] ?? '')))
    .reduce((sum, { net }) => sum + net, 0n);
}

function ownShare(facts: readonly MoneyFact[], year: number, day: CivilDate, of: (m: string) => boolean): Oere {
  let sum = 0n;
  for (const fact of facts)
    if (isMoneyOf(fact, 'OwnShareNoted') && fact.year === year && fact.on <= day && of(fact.data.municipality))
      sum += BigInt(fact.data.total);
  return sum;
}

type Posted = (facts: readonly MoneyFact[], costs: readonly BookedCost[], day: CivilDate) => readonly Posting[];

/**
 * What the ledger has on receivables for the year’s documents: its own postings, of these documents alone; by the day, or of
 * what happened by it those that stand later because its books were closed.
 */
function receivable({ facts, invoices, day }: Sides, of: (municipality: string) => boolean, posted: Posted): Oere {
  const known = new Set(invoices.map(({ invoice }) => invoice));
  const theirs = facts.flatMap((fact): MoneyFact[] => {
    if (isMoneyOf(fact, 'PaymentMatched')) {
      const parts = fact.data.parts.filter(({ invoice }) => known.has(invoice));
      return parts.length === 0 ? [] : [{ ...fact, data: { ...fact.data, parts } } as MoneyFact];
    }
    if (isMoneyOf(fact, 'PaymentUnmatched') || isMoneyOf(fact, 'AccountsClosed')) return [fact];
    const { invoice } = fact.data as { invoice?: string };
    return invoice !== undefined && known.has(invoice) ? [fact] : [];
  });
  const accounts = new Set(
    invoices.filter((i) => of(i.municipality)).map(({ municipality }) => ACCOUNTS.receivable(municipality)),
  );
  let sum = 0n;
  for (const { entries } of posted(theirs, [], day))
    for (const { account, amount } of entries) if (accounts.has(account)) sum += amount;
  return sum;
}
