import { lastOfYear, type Oere } from '#kernel';
import { type Account, isOfTheYear, type Posting } from './postings.ts';

/** An account at the end of a year’s postings so far; øre, debit above zero. `opening` is what earlier years left. */
export interface AccountBalance {
  readonly account: Account;
  readonly opening: Oere;
  /** Posted this year; neither is below zero. */
  readonly debit: Oere;
  readonly credit: Oere;
  /** Debit less credit. */
  readonly movement: Oere;
  readonly closing: Oere;
}

/** Under this account stands what earlier years earned less what they spent. */
export const EARLIER_RESULTS: Account = 'equity:earlier-years';

/**
 * The trial balance of an accounting year: opening, movements and closing of every account that has any; each of the
 * three sums to zero.
 *
 * @param postings all of the book, as far as known and happened
 */
export function trialBalance(postings: readonly Posting[], year: number): AccountBalance[] {
  const sums = new Map<Account, { opening: Oere; debit: Oere; credit: Oere }>();
  const end = lastOfYear(year);
  for (const posting of postings) {
    if (posting.year > year || posting.dated > end) continue;
    for (const { account, amount } of posting.entries) {
      const earlierYear = posting.year < year;
      const name = earlierYear && isOfTheYear(account) ? EARLIER_RESULTS : account;
      const sum = sums.get(name) ?? { opening: 0n, debit: 0n, credit: 0n };
      sums.set(name, sum);
      if (earlierYear) sum.opening += amount;
      else if (amount > 0n) sum.debit += amount;
      else sum.credit -= amount;
    }
  }
  return [...sums.keys()].sort().flatMap((account) => {
    const { opening, debit, credit } = sums.get(account) as { opening: Oere; debit: Oere; credit: Oere };
    if (opening === 0n && debit === 0n && credit === 0n) return [];
    const movement = debit - credit;
    return [{ account, opening, debit, credit, movement, closing: opening + movement }];
  });
}

/** One account’s postings of a year, with the balance after each. */
export function statementOf(postings: readonly Posting[], account: Account, year: number) {
  let balance = 0n;
  const rows: { posting: Posting; amount: Oere; balance: Oere }[] = [];
  let opening = 0n;
  for (const posting of postings) {
    if (posting.year > year) continue;
    const amount = posting.entries.reduce((sum, e) => (e.account === account ? sum + e.amount : sum), 0n);
    if (posting.year < year) {
      if (!isOfTheYear(account)) opening += amount;
      balance = opening;
    } else if (posting.entries.some((e) => e.account === account)) {
      balance += amount;
      rows.push({ posting, amount, balance });
    }
  }
  return { account, year, opening, rows, closing: balance };
}
