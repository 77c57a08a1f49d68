import { type CivilDate, earlier, firstOfYear, lastOfYear, later, type Oere, yearOf } from '#kernel';
import { INTEREST } from '../decide.ts';
import { vatTotals } from '../rules/vat-of-document.ts';
import { isOf, type MoneyFact, paymentOf, until } from './facts.ts';

/**
 * An account of the cooperation’s ledger; the parts after the first colon name what it is of. Assets, liabilities and
 * memoranda go on from year to year; income and expenses begin anew.
 */
export type Account = string;

/** A money event in double entry: its entries sum to zero. Øre; debit above zero. */
export interface Posting {
  readonly index: number;
  /** The day it happened. */
  readonly on: CivilDate;
  /** The accounting year it belongs to, and its day in that year’s books. */
  readonly year: number;
  readonly dated: CivilDate;
  /** From which day it stands in the ledger: the day it happened, or a later one because the books of that day were closed. */
  readonly since: CivilDate;
  readonly text: string;
  readonly reference: string;
  readonly entries: readonly { readonly account: Account; readonly amount: Oere }[];
}

/**
 * A cost as booked: debit what it is for, credit the host, which pays. It belongs to the accounts of `year`, also when it
 * is corrected after the year’s end and before they are closed.
 */
export interface BookedCost {
  readonly index: number;
  readonly line: string;
  readonly category: string;
  readonly amount: Oere;
  /** The day it was booked, or the correction decided. */
  readonly on: CivilDate;
  readonly year: number;
  readonly text: 'Cost' | 'Cost reversed' | 'Cost corrected' | 'Accrual' | 'Accrual released' | 'Accrual reopened';
}

export const ACCOUNTS = {
  receivable: (municipality: string): Account => `assets:receivables:${municipality}`,
  bank: 'assets:bank',
  unmatched: 'liabilities:unmatched-payments',
  vat: 'liabilities:vat',
  host: 'liabilities:host',
  income: (category: string): Account => `income:${category}`,
  cost: (category: string): Account => `expenses:costs:${category}`,
  loss: 'expenses:losses',
  ownShare: (category: string): Account => `memorandum:own-share:${category}`,
  ownShareContra: 'memorandum:own-share-contra',
} as const;

/** Whether an account begins anew each year. */
export const isOfTheYear = (account: Account): boolean => /^(income|expenses):/.test(account);

/**
 * The ledger by a day: every money event and every cost once (kommuneloven § 14-6, bokføringsloven § 4). A document that
 * concerns a year belongs to that year’s accounts until they are closed, however late it is issued; afterwards to the
 * year of its issue. What is said of a document for a day before its issue holds from its issue on. Closed books never
 * change: what is recorded after the closing stands on the first day that was open then, whichever day it is about.
 *
 * @param facts what happened by the day, and every closing that is known, also of a later day
 */
export const postingsUntil = (facts: readonly MoneyFact[], costs: readonly BookedCost[], day: CivilDate): Posting[] =>
  happenedBy(facts, costs, day).filter(({ since }) => since <= day);

/** What had happened by the day and is posted after it, because the books of that day were closed. */
export const postedAfter = (facts: readonly MoneyFact[], costs: readonly BookedCost[], day: CivilDate): Posting[] =>
  happenedBy(facts, costs, day).filter(({ since }) => since > day);

function happenedBy(facts: readonly MoneyFact[], costs: readonly BookedCost[], day: CivilDate): Posting[] {
  const postings: Posting[] = [];
  const closings = facts.filter((fact) => isOf(fact, 'AccountsClosed'));
  const known: Known = { issued: new Map(), matched: new Map() };
  for (const fact of until(facts, day)) {
    if (isOf(fact, 'InvoiceIssued')) known.issued.set(fact.data.invoice, fact);
    for (const { since, ...made } of entriesOf(fact, known)) {
      const on = since ?? fact.on;
      postings.push({ ...placeOf({ ...fact, on }, closings), ...made, index: fact.index, on });
    }
  }
  for (const { index, line, category, amount, on, year, text } of costs)
    if (on <= day)
      postings.push({
        ...opened({ index, on, year, dated: withinYear(on, year) }, closings),
        ...{ index, on, text, reference: line },
        entries: [
          { account: ACCOUNTS.cost(category), amount },
          { account: ACCOUNTS.host, amount: -amount },
        ],
      });
  return postings.sort((a, b) => (a.dated < b.dated ? -1 : a.dated > b.dated ? 1 : a.index - b.index));
}

type Closing = MoneyFact<'AccountsClosed'>;
type Place = Pick<Posting, 'year' | 'dated' | 'since'>;

/** What concerns the year of its stream, whenever it happens. */
const OF_ITS_YEAR: ReadonlySet<string> = new Set(['InvoiceIssued', 'OwnShareNoted']);

function placeOf({ type, on, year, index }: MoneyFact, closings: readonly Closing[]): Place {
  const closed = closings.some((closing) => closing.year === year && closing.index < index);
  const place =
    OF_ITS_YEAR.has(type) && !closed ? { year, dated: withinYear(on, year) } : { year: yearOf(on), dated: on };
  return opened({ index, on, ...place }, closings);
}

const withinYear = (on: CivilDate, year: number): CivilDate => later(earlier(on, lastOfYear(year)), firstOfYear(year));

/**
 * Bokføringsloven § 9: what is recorded after a closing is posted on the first day that was open then. A year opens with what
 * the years before it left, so that no day before the last closed year’s end is open, whether or not its own year was closed.
 */
function opened(
  { index, on, year, dated }: Pick<Posting, 'index' | 'on' | 'year' | 'dated'>,
  closings: readonly Closing[],
): Place {
  const last = Math.max(...closings.filter((closing) => closing.index < index).map((closing) => closing.year));
  if (year > last) return { year, dated, since: on };
  const open = firstOfYear(last + 1);
  return { year: last + 1, dated: open, since: later(on, open) };
}

type Entries = Posting['entries'];
/** Entries of an event; `since` where they hold from another day than its own. */
type Made = Pick<Posting, 'text' | 'reference' | 'entries'> & { readonly since?: CivilDate };

interface Known {
  /** Documents by their number. */
  readonly issued: Map<string, MoneyFact<'InvoiceIssued'>>;
  /** What a payment is put against, by the day from which it is. */
  readonly matched: Map<string, Map<CivilDate, Entries>>;
}

function entriesOf(fact: MoneyFact, known: Known): Made[] {
  if (isOf(fact, 'InvoiceIssued')) return [issued(fact)];
  if (isOf(fact, 'OwnShareNoted')) {
    const { run, lines, total } = fact.data;
    const shares = lines.map(({ category, amount }) => ({
      account: ACCOUNTS.ownShare(category),
      amount: BigInt(amount),
    }));
    const entries = [...shares, { account: ACCOUNTS.ownShareContra, amount: -BigInt(total) }];
    return [{ text: 'Own share', reference: run, entries }];
  }
  if (isOf(fact, 'PaymentReceived')) {
    const amount = BigInt(fact.data.amount);
    const entries = [
      { account: ACCOUNTS.bank, amount },
      { account: ACCOUNTS.unmatched, amount: -amount },
    ];
    return [{ text: 'Payment', reference: fact.data.payment, entries }];
  }
  if (isOf(fact, 'PaymentMatched')) return matched(fact, known);
  if (isOf(fact, 'PaymentUnmatched')) {
    const id = paymentOf(fact);
    const back = [...(known.matched.get(id) ?? [])];
    known.matched.delete(id);
    return back.map(([since, entries]) => ({
      ...{ text: 'Payment unmatched', reference: fact.data.payment, since: later(since, fact.on) },
      entries: entries.map(({ account, amount }) => ({ account, amount: -amount })),
    }));
  }
  if (isOf(fact, 'ClaimWrittenOff')) {
    const document = known.issued.get(fact.data.invoice);
    if (!document) return [];
    const amount = BigInt(fact.data.amount);
    const entries = [
      { account: ACCOUNTS.loss, amount },
      { account: ACCOUNTS.receivable(document.data.municipality), amount: -amount },
    ];
    return [{ text: 'Written off', reference: fact.data.invoice, since: later(fact.on, document.on), entries }];
  }
  return [];
}

function issued({ data }: MoneyFact<'InvoiceIssued'>): Made {
  const { invoice, lines, vat, payable, municipality, document } = data;
  const taxed = vatTotals(lines).reduce((sum, { tax }) => sum + tax, 0n);
  if (taxed !== BigInt(vat)) throw new Error(`${invoice}: VAT ${vat} is not ${taxed}`);
  const income = lines.map(({ category, amount }) => ({
    account: category === INTEREST ? 'income:late-interest' : ACCOUNTS.income(category),
    amount: -BigInt(amount),
  }));
  const entries = [{ account: ACCOUNTS.receivable(municipality), amount: BigInt(payable) }, ...income];
  if (taxed !== 0n) entries.push({ account: ACCOUNTS.vat, amount: -taxed });
  return { text: document === 'INVOICE' ? 'Invoice' : 'Credit note', reference: invoice, entries };
}

/** One posting for each day from which parts hold: money that came before its document waits for it. */
function matched(fact: MoneyFact<'PaymentMatched'>, known: Known): Made[] {
  const { payment, parts } = fact.data;
  const byDay = new Map<CivilDate, Entries>();
  for (const { invoice, amount } of parts) {
    const document = known.issued.get(invoice);
    if (!document) continue;
    const since = later(fact.on, document.on);
    const entries = [
      { account: ACCOUNTS.unmatched, amount: BigInt(amount) },
      { account: ACCOUNTS.receivable(document.data.municipality), amount: -BigInt(amount) },
    ];
    byDay.set(since, [...(byDay.get(since) ?? []), ...entries]);
  }
  const id = paymentOf(fact);
  const all = new Map(known.matched.get(id) ?? []);
  for (const [since, entries] of byDay) all.set(since, [...(all.get(since) ?? []), ...entries]);
  known.matched.set(id, all);
  return [...byDay].map(([since, entries]) => ({ text: 'Payment matched', reference: payment, since, entries }));
}
