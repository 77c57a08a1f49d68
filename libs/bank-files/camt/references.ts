import { hash } from 'node:crypto';
import type { CivilDate, Oere } from '#kernel';

/** What tells a payment apart where the bank gives no reference of its own. */
export interface Known {
  readonly bankReference: string | null;
  readonly account: string;
  readonly bookedOn: CivilDate;
  readonly amount: Oere;
  readonly kids: readonly { readonly kid: string }[];
  /** References of the payer's side and of the collection; only their digest is ever given out. */
  readonly others: readonly (string | null)[];
}

/**
 * A reference for each payment of a file, in the same order. The bank's own stands as it is when only one payment has it.
 * Where it is missing, or is shared by the payments of a collection, a digest of what the payment says takes its place or is
 * put behind it; payments that say the same are counted. Nothing of the file itself goes in (its id, its format, the place
 * in it), so the statement and the notification of one payment give the same. What no file can tell apart is one payment:
 * two that are alike in all of this, without a reference, in two files.
 */
export function referencesOf(payments: readonly Known[]): readonly string[] {
  const sharing = new Map<string, number>();
  for (const { bankReference } of payments)
    if (bankReference !== null) sharing.set(bankReference, (sharing.get(bankReference) ?? 0) + 1);
  const alike = new Map<string, number>();
  return payments.map((payment) => {
    const { bankReference } = payment;
    if (bankReference !== null && sharing.get(bankReference) === 1) return bankReference;
    const digest = digestOf(payment);
    const reference = bankReference === null ? digest : `${bankReference}/${digest.slice(0, 16)}`;
    const count = (alike.get(reference) ?? 0) + 1;
    alike.set(reference, count);
    return count === 1 ? reference : `${reference}-${count}`;
  });
}

function digestOf({ account, bookedOn, amount, kids, others }: Known): string {
  const said = [account, bookedOn, amount.toString(), kids.map(({ kid }) => kid), others];
  return hash('sha256', JSON.stringify(said)).slice(0, 32);
}
