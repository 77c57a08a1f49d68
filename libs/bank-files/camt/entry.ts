import type { Element } from 'slimdom';
import { type CivilDate, isRefusal, kronerForReaders, type Oere, type Refusal } from '#kernel';
import type { EntryLeftOut, NamedKid } from '../bank-entry.ts';
import { bankEntryCount, bankEntryCurrency, bankEntryLacks, bankEntrySum, bankEntryUnreadable } from '../refusals.ts';
import { readAmount } from './amount.ts';
import { readDate } from './date.ts';
import { childrenOf, find, textAt } from './element.ts';
import { kidsOf } from './kids.ts';

/** A payment before it has its reference. */
export interface Payment {
  readonly entry: string;
  readonly bookedOn: CivilDate;
  readonly valueOn: CivilDate | null;
  readonly amount: Oere;
  readonly kids: readonly NamedKid[];
  readonly reversal: boolean;
  readonly bankReference: string | null;
  readonly others: readonly (string | null)[];
}

export interface EntryRead {
  readonly payments: readonly Payment[];
  readonly leftOut: EntryLeftOut | null;
}

/** Where an element is read: what a refusal has to say. */
interface Place {
  readonly file: string;
  readonly entry: string;
  readonly path: string;
}

const below = (place: Place, path: string): Place => ({ ...place, path: `${place.path}/${path}` });

/** Reads an entry (`Ntry`) of a statement or notification: its payments, or why it is none. */
export function readEntry(entry: Element, place: Place): EntryRead | Refusal {
  const amount = signedAmount(entry, 'Amt', place);
  if (isRefusal(amount)) return amount;
  const reference = textAt(entry, 'AcctSvcrRef');
  const leftOut = (because: EntryLeftOut['because'], payments: number | null): EntryRead => ({
    payments: [],
    leftOut: { entry: place.entry, because, amount, reference, payments },
  });

  // Until version 07 the status is the text itself, from 08 on it is a code within.
  const status = textAt(entry, 'Sts/Cd') ?? textAt(entry, 'Sts');
  if (status === null) return bankEntryLacks(below(place, 'Sts'));
  if (status !== 'BOOK') return leftOut('NOT_BOOKED', null);

  const bookedOn = dayAt(entry, 'BookgDt', place);
  if (isRefusal(bookedOn)) return bookedOn;
  if (bookedOn === null) return bankEntryLacks(below(place, 'BookgDt'));
  const valueOn = dayAt(entry, 'ValDt', place);
  if (isRefusal(valueOn)) return valueOn;
  const reversal = reversalOf(entry, place);
  if (isRefusal(reversal)) return reversal;

  const details = childrenOf(entry, 'NtryDtls');
  const transactions = details.flatMap((detail) => childrenOf(detail, 'TxDtls'));
  const collected = collectedIn(details, place);
  if (isRefusal(collected)) return collected;
  if (transactions.length === 0 && collected !== null && collected > 1) return leftOut('COLLECTION', collected);
  if (transactions.length > 0 && collected !== null && collected !== transactions.length)
    return bankEntryCount({
      ...below(place, 'NtryDtls/Btch/NbOfTxs'),
      says: String(collected),
      has: String(transactions.length),
    });

  const same = { bookedOn, valueOn, reversal };
  const [only] = transactions;
  if (transactions.length <= 1) {
    // What the bank booked counts: the amount of the one transaction can be before charges or in another currency.
    const payment: Payment = {
      ...same,
      entry: place.entry,
      amount,
      kids: only ? kidsOf(only) : [],
      bankReference: (only && textAt(only, 'Refs/AcctSvcrRef')) ?? reference,
      others: [null, only ? payersReference(only) : null],
    };
    return { payments: [payment], leftOut: null };
  }

  const payments: Payment[] = [];
  for (const [n, transaction] of transactions.entries()) {
    const at = {
      ...place,
      entry: `${place.entry}.${n + 1}`,
      path: `${place.path}/NtryDtls/TxDtls[${n + 1}]`,
    };
    const own = transactionAmount(transaction, at, amount < 0n);
    if (isRefusal(own)) return own;
    payments.push({
      ...same,
      entry: at.entry,
      amount: own,
      kids: kidsOf(transaction),
      bankReference: textAt(transaction, 'Refs/AcctSvcrRef'),
      others: [reference, payersReference(transaction)],
    });
  }
  const sum = payments.reduce((a, payment) => a + payment.amount, 0n);
  if (sum !== amount)
    return bankEntrySum({
      ...below(place, 'Amt'),
      sum: kronerForReaders(sum),
      amount: kronerForReaders(amount),
    });
  return { payments, leftOut: null };
}

/** What the payer calls the payment tells it apart from others that are alike; it only goes into a digest. */
function payersReference(transaction: Element): string | null {
  const text = textAt(transaction, 'Refs/EndToEndId');
  return text === 'NOTPROVIDED' ? null : text;
}

/** How many transactions the entry says it collects; null when it does not say. */
function collectedIn(details: readonly Element[], place: Place): number | null | Refusal {
  let sum: number | null = null;
  for (const detail of details) {
    const text = textAt(detail, 'Btch/NbOfTxs');
    if (text === null) continue;
    if (!/^\d{1,9}$/.test(text)) return bankEntryUnreadable({ ...below(place, 'NtryDtls/Btch/NbOfTxs'), value: text });
    sum = (sum ?? 0) + Number(text);
  }
  return sum;
}

/** In NOK and in øre, negative when it went out of the account. */
function signedAmount(element: Element, path: string, place: Place): Oere | Refusal {
  const amount = amountAt(element, path, place);
  if (isRefusal(amount)) return amount;
  const outwards = directionOf(element, place);
  if (isRefusal(outwards)) return outwards;
  if (outwards === null) return bankEntryLacks(below(place, 'CdtDbtInd'));
  return outwards ? -amount : amount;
}

/** Of a transaction among several; the direction is the entry's where it has none of its own. */
function transactionAmount(transaction: Element, place: Place, entryOutwards: boolean): Oere | Refusal {
  const said = ['Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/InstdAmt/Amt'].find((path) => find(transaction, path) !== null);
  const amount = amountAt(transaction, said ?? 'Amt', place);
  if (isRefusal(amount)) return amount;
  const outwards = directionOf(transaction, place);
  if (isRefusal(outwards)) return outwards;
  return (outwards ?? entryOutwards) ? -amount : amount;
}

function amountAt(element: Element, path: string, place: Place): Oere | Refusal {
  const at = below(place, path);
  const found = find(element, path);
  if (found === null) return bankEntryLacks(at);
  const currency = found.getAttribute('Ccy')?.trim() ?? '';
  if (currency !== 'NOK') return bankEntryCurrency({ ...at, path: `${at.path}/@Ccy`, currency });
  const value = found.textContent?.trim() ?? '';
  return readAmount(value) ?? bankEntryUnreadable({ ...at, value });
}

/** True for a debit; null when the element does not say. */
function directionOf(element: Element, place: Place): boolean | null | Refusal {
  const value = textAt(element, 'CdtDbtInd');
  if (value === null || value === 'CRDT' || value === 'DBIT') return value && value === 'DBIT';
  return bankEntryUnreadable({ ...below(place, 'CdtDbtInd'), value });
}

function reversalOf(entry: Element, place: Place): boolean | Refusal {
  const value = textAt(entry, 'RvslInd') ?? 'false';
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return bankEntryUnreadable({ ...below(place, 'RvslInd'), value });
}

function dayAt(entry: Element, name: string, place: Place): CivilDate | null | Refusal {
  if (find(entry, name) === null) return null;
  const path = find(entry, `${name}/Dt`) === null ? `${name}/DtTm` : `${name}/Dt`;
  const value = textAt(entry, path);
  if (value === null) return bankEntryLacks(below(place, path));
  return readDate(value) ?? bankEntryUnreadable({ ...below(place, path), value });
}
