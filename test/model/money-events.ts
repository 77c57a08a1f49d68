import type { BookEvent } from './book-events.ts';

/** What the naive model reads of events about money: the data of each by its name. Amounts are øre, as text. */
interface Says {
  readonly InvoiceRunPrepared: {
    readonly run: string;
    readonly kind: string;
    readonly instalment: { readonly number: number; readonly of: number } | null;
    readonly about: { readonly invoice: string; readonly ground: string } | null;
    readonly parts: readonly RunPart[];
  };
  readonly InvoiceRunAttested: OfRun;
  readonly InvoiceRunApproved: OfRun;
  readonly InvoiceRunReturned: OfRun;
  readonly InvoiceIssued: OfRun & {
    readonly invoice: string;
    readonly document: string;
    readonly kind: string;
    readonly municipality: string;
    readonly period: { readonly from: string; readonly to: string };
    readonly dueOn: string;
    readonly lines: readonly IssuedLine[];
    readonly net: string;
    readonly vat: string;
    readonly payable: string;
    readonly kid: string | null;
    readonly references: readonly string[];
  };
  readonly InvoiceDocumentMade: { readonly invoice: string; readonly sha256: string; readonly content: string };
  readonly OwnShareNoted: OfRun & {
    readonly municipality: string;
    readonly lines: readonly { readonly category: string; readonly amount: string }[];
    readonly total: string;
  };
  readonly InvoiceSent: { readonly invoice: string };
  readonly InvoiceNumberTaken: { readonly invoice: string; readonly number: string };
  readonly InvoiceDisputed: { readonly invoice: string; readonly amount: string | null };
  readonly DisputeSettled: { readonly invoice: string };
  readonly ClaimWrittenOff: { readonly invoice: string; readonly amount: string; readonly decision: string };
  readonly BankFileTaken: { readonly sha256: string };
  readonly PaymentReceived: { readonly payment: string; readonly amount: string; readonly entry: string | null };
  readonly PaymentMatched: {
    readonly payment: string;
    readonly parts: readonly { readonly invoice: string; readonly amount: string }[];
  };
  readonly PaymentUnmatched: { readonly payment: string };
  readonly AccountsClosed: object;
  readonly AccountsAudited: object;
}
interface OfRun {
  readonly run: string;
}
export interface RunPart {
  readonly municipality: string;
  readonly memorandum: boolean;
  readonly lines: readonly { readonly category: string; readonly billed: string; readonly amount: string }[];
}
export interface IssuedLine {
  readonly category: string;
  readonly amount: string;
  readonly vat: { readonly code: string; readonly rate: string };
}

/** An event of an accounting year’s stream, on its day. */
export interface MoneyEvent<T extends keyof Says = keyof Says> {
  readonly type: T;
  readonly data: Says[T];
  readonly on: string;
  readonly year: number;
  readonly index: number;
}
export type Issued = MoneyEvent<'InvoiceIssued'>;

/** What had happened with money by a day, as far as known with so many events, in the order of the book. */
export class Happened {
  constructor(
    readonly book: readonly BookEvent[],
    readonly size: number,
    readonly day: string,
  ) {}

  /** Events of one name. */
  all<T extends keyof Says>(type: T): MoneyEvent<T>[] {
    return this.book
      .filter((e) => e.type === type && e.index < this.size && e.decided <= this.day)
      .map((e) => ({
        type,
        data: e.data as unknown as Says[T],
        on: e.decided,
        year: Number(e.stream.slice(-4)),
        index: e.index,
      }));
  }
}
