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
  /** The day it happened, which the day asked about is compared with. */
  readonly on: CivilDate;
  /** The accounting year it belongs to, and its day in that year’s books. */
  readonly year: number;
  readonly dated: CivilDate;
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
  readonly text: 'Cost' | 'Cost reversed' | 'Cost corrected';
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
 * year of its issue.
 */
export function postingsUntil(facts: readonly MoneyFact[], costs: readonly BookedCost[], day: CivilDate): Posting[] {
  const postings: Posting[] = [];
  const closed = new Map<number, number>();
  const municipalities = new Map<string, string>();
  const matched = new Map<string, { account: Account; amount: Oere }[]>();
  for (const fact of until(facts, day)) {
    if (isOf(fact, 'AccountsClosed')) closed.set(fact.year, fact.index);
    if (isOf(fact, 'InvoiceIssued')) municipalities.set(fact.data.invoice, fact.data.municipality);
    const made = entriesOf(fact, municipalities, matched);
    if (made)
      postings.push({ ...placeOf(fact, closed.get(fact.year) ?? null), ...made, index: fact.index, on: fact.on });
  }
  for (const { index, line, category, amount, on, year, text } of costs)
    if (on <= day)
      postings.push({
        ...{ index, on, dated: withinYear(on, year), year, text, reference: line },
        entries: [
          { account: ACCOUNTS.cost(category), amount },
          { account: ACCOUNTS.host, amount: -amount },
        ],
      });
  return postings.sort((a, b) => (a.dated < b.dated ? -1 : a.dated > b.dated ? 1 : a.index - b.index));
}

/** What concerns the year of its stream, whenever it happens. */
const OF_ITS_YEAR: ReadonlySet<string> = new Set(['InvoiceIssued', 'OwnShareNoted']);

function placeOf({ type, on, year, index }: MoneyFact, closedAt: number | null): { year: number; dated: CivilDate } {
  const intoYear = OF_ITS_YEAR.has(type) && (closedAt === null || index < closedAt);
  return intoYear ? { year, dated: withinYear(on, year) } : { year: yearOf(on), dated: on };
}

const withinYear = (on: CivilDate, year: number): CivilDate => later(earlier(on, lastOfYear(year)), firstOfYear(year));

type Made = Pick<Posting, 'text' | 'reference' | 'entries'>;

function entriesOf(
  fact: MoneyFact,
  municipalities: ReadonlyMap<string, string>,
  matched: Map<string, { account: Account; amount: Oere }[]>,
): Made | null {
  const receivable = (invoice: string): Account => ACCOUNTS.receivable(municipalities.get(invoice) ?? invoice);
  if (isOf(fact, 'InvoiceIssued')) {
    const { invoice, lines, vat, payable, municipality, document } = fact.data;
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
  if (isOf(fact, 'OwnShareNoted')) {
    const { run, lines, total } = fact.data;
    const shares = lines.map(({ category, amount }) => ({
      account: ACCOUNTS.ownShare(category),
      amount: BigInt(amount),
    }));
    const entries = [...shares, { account: ACCOUNTS.ownShareContra, amount: -BigInt(total) }];
    return { text: 'Own share', reference: run, entries };
  }
  if (isOf(fact, 'PaymentReceived')) {
    const amount = BigInt(fact.data.amount);
    const entries = [
      { account: ACCOUNTS.bank, amount },
      { account: ACCOUNTS.unmatched, amount: -amount },
    ];
    return { text: 'Payment', reference: fact.data.payment, entries };
  }
  if (isOf(fact, 'PaymentMatched')) {
    const { payment, parts } = fact.data;
    const id = paymentOf(fact);
    const entries = parts.flatMap(({ invoice, amount }) => [
      { account: ACCOUNTS.unmatched, amount: BigInt(amount) },
      { account: receivable(invoice), amount: -BigInt(amount) },
    ]);
    matched.set(id, [...(matched.get(id) ?? []), ...entries]);
    return { text: 'Payment matched', reference: payment, entries };
  }
  if (isOf(fact, 'PaymentUnmatched')) {
    const { payment } = fact.data;
    const id = paymentOf(fact);
    const back = (matched.get(id) ?? []).map(({ account, amount }) => ({ account, amount: -amount }));
    matched.delete(id);
    return back.length === 0 ? null : { text: 'Payment unmatched', reference: payment, entries: back };
  }
  if (isOf(fact, 'ClaimWrittenOff')) {
    const { invoice } = fact.data;
    const amount = BigInt(fact.data.amount);
    const entries = [
      { account: ACCOUNTS.loss, amount },
      { account: receivable(invoice), amount: -amount },
    ];
    return { text: 'Written off', reference: invoice, entries };
  }
  return null;
}
