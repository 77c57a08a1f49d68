import type { CivilDate, Oere } from '#kernel';

/**
 * A payment as the bank booked it: an entry, or one transaction of an entry that collects several. Holds no name, no
 * address and no free text of anybody.
 */
export interface BankEntry {
  /** The bank's own reference, or a digest of what tells the payment apart; the same in every file that tells of it. */
  readonly reference: string;
  /** The number of the entry in the file, from 1; `3.2` is the second transaction of entry 3. */
  readonly entry: string;
  readonly bookedOn: CivilDate;
  readonly valueOn: CivilDate | null;
  /** Øre; positive when money came into the account. */
  readonly amount: Oere;
  /** The only KID that the payment names; null when it names none or several. */
  readonly kid: string | null;
  /** Every KID that the payment names, with its part of the amount in øre where the file says it. */
  readonly kids: readonly NamedKid[];
  /** The bank takes back an earlier entry; the sign of the amount says which way the money went now. */
  readonly reversal: boolean;
}

export interface NamedKid {
  readonly kid: string;
  readonly amount: Oere | null;
}

/**
 * An entry that is no payment to be recorded.
 *
 * - `NOT_BOOKED`: the bank has announced it, and not booked it.
 * - `COLLECTION`: the sum of several payments that this file does not show one by one; another file does.
 */
export interface EntryLeftOut {
  readonly entry: string;
  readonly because: 'NOT_BOOKED' | 'COLLECTION';
  /** Øre. */
  readonly amount: Oere;
  /** The bank's own reference of the entry, if it gives one. */
  readonly reference: string | null;
  /** COLLECTION: how many payments it says it collects. */
  readonly payments: number | null;
}

export interface BankFile {
  readonly format: 'CAMT_053' | 'CAMT_054';
  /** As in the namespace, e.g. `001.08`. */
  readonly version: string;
  /** Of the bytes of the file. */
  readonly sha256: string;
  /** Eleven digits, or as the bank writes an account that is not Norwegian. */
  readonly account: string;
  readonly entries: readonly BankEntry[];
  readonly leftOut: readonly EntryLeftOut[];
  /** Accounts that the file has statements of besides; nothing of them was read. */
  readonly otherAccounts: readonly string[];
}
