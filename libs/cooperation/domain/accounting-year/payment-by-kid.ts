import { type InvoicingState, yearOfInvoice } from '#invoicing';
import type { Oere } from '#kernel';
import { invoiceOfKid } from './surroundings.ts';

/**
 * Why a payment was put against no document, or not all of it.
 *
 * - `NO_KID`: it names none
 * - `KID_UNKNOWN`: no document has the KID it names
 * - `CREDIT_NOTE`: money came in for a document by which the host owes
 * - `SEVERAL_KIDS`: it names several, and what is paid of each is not said or is no part of the payment
 */
export const UNMATCHED = ['NO_KID', 'KID_UNKNOWN', 'CREDIT_NOTE', 'SEVERAL_KIDS'] as const;
export type Unmatched = (typeof UNMATCHED)[number];

/** As many as an event holds of one payment. */
export const MOST_KIDS = 500;

/** What a payment brought, øre, and the KIDs that it names; what is paid of each where the bank says it. */
export interface NamedByKid {
  readonly amount: Oere;
  readonly kids: readonly { readonly kid: string; readonly amount: Oere | null }[];
}
export interface Match {
  readonly invoice: string;
  readonly amount: string;
}
export interface PutByKid {
  readonly matches: readonly Match[];
  readonly because: Unmatched | null;
}
/** The money of a year; undefined where it was not read. */
export type MoneyOf = (year: number) => InvoicingState | undefined;

/**
 * What of a payment is put against which documents, from a file of the bank or by hand: all of it against the one whose KID it
 * names, over-paid or not.
 */
export function putByKid({ amount, kids }: NamedByKid, money: MoneyOf): PutByKid {
  const because = (reason: Unmatched): PutByKid => ({ matches: [], because: reason });
  const [only] = kids;
  if (amount === 0n) return { matches: [], because: null };
  if (!only) return because('NO_KID');
  if (kids.length > MOST_KIDS) return because('SEVERAL_KIDS');
  if (kids.length > 1) return putBySeveral({ amount, kids }, money);
  const document = documentOf(only.kid, money);
  if (!document) return because('KID_UNKNOWN');
  if (document.document === 'CREDIT_NOTE' && amount > 0n) return because('CREDIT_NOTE');
  return { matches: [{ invoice: document.invoice, amount: amount.toString() }], because: null };
}

/** The document that has the KID, whichever year it concerns. */
function documentOf(kid: string, money: MoneyOf) {
  const invoice = invoiceOfKid(kid);
  const document = invoice === null ? undefined : money(yearOfInvoice(invoice))?.documents.get(invoice);
  return document?.kid === kid ? document : undefined;
}

/** As much for each as is said; where it is not, what the documents ask for, if that is the payment to the øre. */
function putBySeveral({ amount, kids }: NamedByKid, money: MoneyOf): PutByKid {
  const named = kids.map(({ kid, amount: part }) => ({ part, document: documentOf(kid, money) }));
  const said = named.every(({ part }) => part !== null);
  const put = new Map<string, Oere>();
  for (const { part, document } of named) {
    if (!document) continue;
    const of = said && part !== null ? part : document.payable;
    put.set(document.invoice, (put.get(document.invoice) ?? 0n) + of);
  }
  const matches = [...put].flatMap(([invoice, of]) => (of === 0n ? [] : [{ invoice, amount: of.toString() }]));
  const sum = [...put.values()].reduce((a, b) => a + b, 0n);
  const sign = amount < 0n ? -1n : 1n;
  const partOfIt = sum * sign > 0n && sum * sign <= amount * sign;
  const all = named.every(({ document }) => document);
  if (!partOfIt || (!said && (!all || sum !== amount))) return { matches: [], because: 'SEVERAL_KIDS' };
  return { matches, because: sum === amount ? null : all ? 'SEVERAL_KIDS' : 'KID_UNKNOWN' };
}
