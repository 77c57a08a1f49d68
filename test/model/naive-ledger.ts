import type { BookEvent, Line } from './book-events.ts';
import { latest } from './days.ts';
import { Happened, type MoneyEvent } from './money-events.ts';
import { months, Naive } from './naive.ts';
import { nameOfRecorded, turnsOfAccruals } from './naive-accruals.ts';
import { bookedLinesOf, portion } from './naive-allocation.ts';

/** The naive model of the ledger: every account of every year is summed from all events anew. Øre; debit above zero. */

interface Entry {
  readonly account: string;
  readonly amount: bigint;
  /** The accounting year in whose books it stands. */
  readonly year: number;
}

/** Accounts that are not zero: opening, movement and closing of a year, `account opening movement closing`. */
export function trialBalanceOn(then: Happened, year: number): string[] {
  const entries = [...moneyEntries(then), ...costEntries(then), ...accrualEntries(then)].filter((e) => e.year <= year);
  const result = /^(income|expenses):/;
  const named = entries.map((e) => ({
    ...e,
    account: e.year < year && result.test(e.account) ? 'equity:earlier-years' : e.account,
  }));
  return [...new Set(named.map((e) => e.account))].sort().flatMap((account) => {
    const of = (counts: (e: Entry) => boolean) =>
      named.filter((e) => e.account === account && counts(e)).reduce((all, e) => all + e.amount, 0n);
    const [opening, movement] = [of((e) => e.year < year), of((e) => e.year === year)];
    return opening === 0n && movement === 0n ? [] : [`${account} ${opening} ${movement} ${opening + movement}`];
  });
}

/**
 * Where something stands: a document in the year that it concerns, all else in that of its day. Closed books do not change:
 * what was recorded after a closing stands on the first day after the last year closed, and not in the ledger before that.
 * A closing counts from when it is known, whichever day is asked about.
 */
function placeOf(
  { book, size }: Happened,
  { index, year }: Pick<MoneyEvent, 'index' | 'year'>,
  on: string,
  concernsItsYear: boolean,
) {
  const closed = book
    .filter((e) => e.type === 'AccountsClosed' && e.index < Math.min(index, size))
    .map((e) => Number(e.stream.slice(-4)));
  const of = concernsItsYear && !closed.includes(year) ? year : Number(on.slice(0, 4));
  const open = Math.max(of, ...closed.map((y) => y + 1));
  return open === of ? { year: of, since: on } : { year: open, since: latest(on, `${open}-01-01`) };
}

function moneyEntries(then: Happened): Entry[] {
  const issued = then.all('InvoiceIssued');
  const documentOf = (invoice: string) => issued.find((e) => e.data.invoice === invoice);
  const entries: Entry[] = [];
  /** From one account to another. */
  const move = (event: MoneyEvent, on: string, debit: string, credit: string, amount: bigint, own = false) => {
    const { year, since } = placeOf(then, event, on, own);
    if (since > then.day) return;
    entries.push({ account: debit, amount, year }, { account: credit, amount: -amount, year });
  };
  const owes = (municipality: string) => `assets:receivables:${municipality}`;
  for (const e of issued) {
    const debtor = owes(e.data.municipality);
    for (const { category, amount } of e.data.lines)
      move(
        e,
        e.on,
        debtor,
        `income:${category === 'LATE_INTEREST' ? 'late-interest' : category}`,
        BigInt(amount),
        true,
      );
    move(e, e.on, debtor, 'liabilities:vat', BigInt(e.data.vat), true);
  }
  for (const e of then.all('OwnShareNoted'))
    for (const { category, amount } of e.data.lines)
      move(e, e.on, `memorandum:own-share:${category}`, 'memorandum:own-share-contra', BigInt(amount), true);
  for (const e of then.all('PaymentReceived'))
    move(e, e.on, 'assets:bank', 'liabilities:unmatched-payments', BigInt(e.data.amount));
  const back = then.all('PaymentUnmatched');
  for (const e of then.all('PaymentMatched')) {
    const taken = back.find((b) => b.year === e.year && b.data.payment === e.data.payment && b.index > e.index);
    for (const { invoice, amount } of e.data.parts) {
      const document = documentOf(invoice);
      if (!document) continue;
      // Money that came before its document waits for it.
      const on = latest(e.on, document.on);
      const debtor = owes(document.data.municipality);
      move(e, on, 'liabilities:unmatched-payments', debtor, BigInt(amount));
      if (taken) move(taken, latest(on, taken.on), debtor, 'liabilities:unmatched-payments', BigInt(amount));
    }
  }
  for (const e of then.all('ClaimWrittenOff')) {
    const document = documentOf(e.data.invoice);
    if (document)
      move(e, latest(e.on, document.on), 'expenses:losses', owes(document.data.municipality), BigInt(e.data.amount));
  }
  return entries;
}

/** Costs of each year’s stream, whole from the day they were booked: what each event about them changes in all that stands. */
function costEntries(then: Happened): Entry[] {
  const { book, size, day } = then;
  const said = book.filter((e) => e.type.startsWith('CostLine') && e.index < size && dayOf(e) <= day);
  const recorded = said.filter((e) => e.type === 'CostLineRecorded');
  const booked = said.filter((e) => recorded.some((r) => lineOf(r) === lineOf(e)));
  return booked.flatMap((e, i) => {
    const [before, after] = [booked.slice(0, i), booked.slice(0, i + 1)].map(standing) as [Sums, Sums];
    const bookedOn = recorded.find((r) => lineOf(r) === lineOf(e)) as BookEvent;
    const at = { index: e.index, year: Number(e.stream.slice(-4)) };
    const { year, since } = placeOf(then, at, latest(dayOf(e), dayOf(bookedOn)), true);
    if (since > day) return [];
    return [...new Set([before, after].flatMap(Object.keys))].flatMap((category) => {
      const amount = (after[category] ?? 0n) - (before[category] ?? 0n);
      return [
        { account: `expenses:costs:${category}`, amount, year },
        { account: 'liabilities:host', amount: -amount, year },
      ];
    });
  });
}

/** An accrual taken out is taken back in the books of the year that says so, and not before it was booked. */
function accrualEntries(then: Happened): Entry[] {
  const known = then.book.filter((e) => e.index < then.size);
  return turnsOfAccruals(known).flatMap(({ accrual, back, event, on }) => {
    const of = known.find((e) => e.type === 'CostLineRecorded' && nameOfRecorded(e) === accrual) as BookEvent;
    const { category, amount, vat } = of.data as unknown as Line;
    const borne = BigInt(amount) + (vat.treatment === 'COST' ? BigInt(vat.amount) : 0n);
    const at = { index: event.index, year: Number(event.stream.slice(-4)) };
    const { year, since } = placeOf(then, at, latest(on, dayOf(of)), true);
    if (since > then.day) return [];
    return [
      { account: `expenses:costs:${category}`, amount: back ? borne : -borne, year },
      { account: 'liabilities:host', amount: back ? -borne : borne, year },
    ];
  });
}

type Sums = Record<string, bigint>;
/** A cost is booked on its day; what is said of it later is decided on its own. */
function dayOf({ type, data, decided }: BookEvent): string {
  const { bookedOn } = data as unknown as { bookedOn?: string };
  return type === 'CostLineRecorded' && bookedOn !== undefined ? bookedOn : decided;
}

/** What all months are charged with by category, when so much is said. */
function standing(said: readonly BookEvent[]): Sums {
  const known = Naive.of(said, Number.POSITIVE_INFINITY);
  const served = said.flatMap(({ data }) => {
    const { service } = (data.line as { service?: Line['service'] }).service
      ? (data.line as Line)
      : (data as unknown as Line);
    return service ? [service] : [];
  });
  const sums: Sums = {};
  const [from = '9999-01', to = '0000-01'] = [served.map((s) => s.from).sort()[0], latest(...served.map((s) => s.to))];
  for (const month of months(from, to))
    for (const [, line] of bookedLinesOf(known, month))
      sums[line.category] = (sums[line.category] ?? 0n) + portion(line, month);
  return sums;
}

/** `year/line` of what an event of costs is about. */
function lineOf({ type, stream, data }: BookEvent): string {
  const line = type === 'CostLineCorrected' ? (data.line as { line: string }).line : data.line;
  return `${stream.slice(-4)}/${line as string}`;
}
