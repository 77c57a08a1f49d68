import type { CivilDate, Oere } from '#kernel';

/**
 * An EHF Billing 3.0 document: what Peppol BIS Billing 3.0 has room for and a cost-sharing invoice needs. BT-n and BG-n
 * are the business terms of EN 16931. Texts that may be left out are null, never empty. Nothing in it is changed after
 * it is made; a correction is a document of its own.
 */
export interface EhfDocument {
  readonly kind: 'INVOICE' | 'CREDIT_NOTE';
  /** BT-3: 380 invoice, 386 prepayment invoice, 381 credit note. */
  readonly typeCode: string;
  /** BT-1: of the seller’s unbroken series. */
  readonly number: string;
  /** BT-2. */
  readonly issueDate: CivilDate;
  /** BT-9. A credit note has room for it only beside `payment`. */
  readonly dueDate: CivilDate | null;
  /** BT-22: key, population date, agreement. At most one note. */
  readonly note: string | null;
  /** BT-5. */
  readonly currency: string;
  /** BT-10: the recipient’s resource number. This or `orderReference` is mandatory. */
  readonly buyerReference: string | null;
  /** BT-13. */
  readonly orderReference: string | null;
  /** BT-12: the agreement. */
  readonly contract: string | null;
  /** BG-14: what the document covers. */
  readonly period: Period | null;
  /** BG-3: the à konto invoices of a settlement, the invoice that a credit note credits. */
  readonly preceding: readonly Preceding[];
  /** BG-4. */
  readonly seller: Party;
  /** BG-7. */
  readonly buyer: Party;
  /** BG-16. */
  readonly payment: Payment | null;
  /** BT-20. */
  readonly paymentTerms: string | null;
  /** BG-23, one per category and rate. */
  readonly vat: readonly VatSubtotal[];
  /** BG-22. */
  readonly totals: Totals;
  /** BG-25, at least one. */
  readonly lines: readonly Line[];
}

/** First and last day; one of them may be open. */
export interface Period {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

export interface Preceding {
  /** BT-25. */
  readonly number: string;
  /** BT-26. */
  readonly issueDate: CivilDate | null;
}

export interface Party {
  /** BT-34, BT-49: where it receives documents. */
  readonly endpoint: { readonly scheme: string; readonly id: string } | null;
  /** BT-27, BT-44. */
  readonly name: string;
  /** BT-30, BT-47: nine digits. */
  readonly organisationNumber: string | null;
  /** BT-31, BT-48: `NO`, the organisation number, `MVA`. */
  readonly vatNumber: string | null;
  /** BG-5, BG-8. */
  readonly address: Address | null;
}

export interface Address {
  readonly street: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  /** BT-40, BT-55: two letters. */
  readonly country: string;
}

export interface Payment {
  /** BT-81: 30 credit transfer, 31 debit transfer. */
  readonly meansCode: string;
  /** BT-83. */
  readonly kid: string | null;
  /** BT-84: eleven digits, or a Norwegian IBAN. */
  readonly account: string | null;
}

export interface Line {
  /** BT-126. */
  readonly id: string;
  /** BT-153. */
  readonly name: string;
  /** BT-154. */
  readonly description: string | null;
  /** BT-129, whole units; below zero for what is taken back. */
  readonly quantity: bigint;
  /** BT-130: C62 is one. */
  readonly unit: string;
  /** BT-146, øre without VAT; never below zero. */
  readonly price: Oere;
  /** BT-131: quantity times price, øre without VAT. */
  readonly amount: Oere;
  readonly vat: Vat;
  /** BG-26. */
  readonly period: Period | null;
}

/** S: standard rated, Z: zero rated, E: exempt, O: outside the scope of VAT. */
export type VatCategory = 'S' | 'Z' | 'E' | 'O';

export interface Vat {
  /** BT-151. */
  readonly category: string;
  /** BT-152 in hundredths of a percent: 25 % is 2500, 11.11 % is 1111. None for O. */
  readonly rate: bigint | null;
}

export interface VatSubtotal extends Vat {
  /** BT-116, øre. */
  readonly taxable: Oere;
  /** BT-117, øre. */
  readonly tax: Oere;
  /** BT-120: why no VAT, for E and O. */
  readonly reason: string | null;
  /** BT-121: the same as a VATEX code. */
  readonly reasonCode: string | null;
}

/** Øre. */
export interface Totals {
  /** BT-106. */
  readonly lines: Oere;
  /** BT-109. */
  readonly withoutVat: Oere;
  /** BT-110. */
  readonly vat: Oere;
  /** BT-112. */
  readonly withVat: Oere;
  /** BT-113: paid before. */
  readonly prepaid: Oere | null;
  /** BT-114. */
  readonly rounding: Oere | null;
  /** BT-115. */
  readonly payable: Oere;
}
