import type { Age, InvoiceStatus, RunKind, Vat } from '#invoicing';
import type { CivilDate, CivilMonth } from '#kernel';
import type { Clocks, EventReference } from './answers.ts';

/** A document, or what will be one, by its state on the day. DRAFT: an invoice run that is not issued. */
export const INVOICE_STATUSES = [
  'DRAFT',
  'ISSUED',
  'SENT',
  'PARTLY_PAID',
  'PAID',
  'OVERDUE',
  'CREDITED',
  'DISPUTED',
  'WRITTEN_OFF',
] as const satisfies readonly (InvoiceStatus | 'DRAFT')[];

/** Amounts are kroner with two decimals; those of a credit note are below zero. */
export interface InvoiceView {
  readonly invoice: string;
  readonly year: number;
  readonly run: string;
  readonly document: 'INVOICE' | 'CREDIT_NOTE';
  readonly kind: RunKind;
  readonly municipality: string;
  readonly name: string;
  readonly period: { readonly from: CivilMonth; readonly to: CivilMonth };
  readonly issuedOn: CivilDate;
  readonly sentOn: CivilDate | null;
  readonly dueOn: CivilDate;
  readonly status: InvoiceStatus;
  readonly lines: readonly { readonly category: string; readonly amount: string; readonly vat: Vat }[];
  readonly net: string;
  readonly vat: string;
  readonly payable: string;
  readonly kid: string | null;
  /** The number in the host’s own accounting system. */
  readonly number: string | null;
  /** Earlier documents that it settles, corrects or credits. */
  readonly references: readonly string[];
  readonly creditedBy: string | null;
  readonly payments: readonly {
    readonly payment: string;
    readonly year: number;
    readonly on: CivilDate;
    readonly amount: string;
  }[];
  readonly paid: string;
  /** What a credit note took of it; of such a note all of it. Payable less paid, credited and written off is open. */
  readonly credited: string;
  readonly writtenOff: string;
  /** What is still to come; below zero: too much was paid, or the host owes it. */
  readonly open: string;
  readonly dispute: { readonly since: CivilDate; readonly ground: string; readonly amount: string | null } | null;
  /** Late interest to the day: what of it is not claimed, what has accrued, and what was claimed on a decision. */
  readonly interest: string | null;
  readonly interestAccrued: string | null;
  readonly interestClaimed: string;
  /** SHA-256 of its EHF document; null when the book has none. */
  readonly sha256: string | null;
  readonly events: readonly number[];
}

/** An invoice run that is prepared and not issued. */
export interface DraftView {
  readonly run: string;
  readonly year: number;
  readonly kind: RunKind;
  readonly period: { readonly from: CivilMonth; readonly to: CivilMonth };
  readonly instalment: { readonly number: number; readonly of: number } | null;
  /** What it credits or claims interest on. */
  readonly about: string | null;
  readonly stage: 'PREPARED' | 'ATTESTED' | 'APPROVED';
  readonly preparedOn: CivilDate;
  readonly attestedOn: CivilDate | null;
  readonly approvedOn: CivilDate | null;
  readonly parts: readonly {
    readonly municipality: string;
    readonly name: string;
    /** The host’s own share: no claim. */
    readonly memorandum: boolean;
    readonly lines: readonly { readonly category: string; readonly amount: string }[];
    readonly total: string;
  }[];
  readonly events: readonly number[];
}

interface OfInterest {
  /** The yearly rates, in per cent, that late interest was computed with. */
  readonly rates: readonly { readonly from: CivilDate; readonly percent: string }[];
  /** Why late interest is not known where it is null, or which older rate it rests on. */
  readonly interestMissing: { readonly code: string; readonly detail: string } | null;
}

export interface InvoicesAnswer extends Clocks, OfInterest {
  readonly validOn: CivilDate;
  /** Null: of all years. */
  readonly year: number | null;
  readonly invoices: readonly InvoiceView[];
  readonly drafts: readonly DraftView[];
  readonly total: Pick<InvoiceView, 'payable' | 'paid' | 'credited' | 'writtenOff' | 'open' | 'interest'>;
}

export interface InvoiceAnswer extends Clocks, OfInterest {
  readonly validOn: CivilDate;
  readonly invoice: InvoiceView;
  /**
   * Why it was made: of a correction or a provisional run its reason, of a credit note its ground, of a claim of late interest
   * the id of the decision. Which documents it is about, `references` says. Null: nothing was said.
   */
  readonly reason: string | null;
  /** What happened with it and with the run that it came from. */
  readonly events: readonly EventReference[];
}

/** What a municipality owes on the day; kroner. The parts of `ageing` sum to `open`. */
export interface BalanceView {
  readonly municipality: string;
  readonly name: string;
  /** Credit notes deducted. Less paid and written off it is open. */
  readonly invoiced: string;
  readonly writtenOff: string;
  readonly paid: string;
  readonly open: string;
  readonly overdue: string;
  readonly disputed: string;
  readonly interest: string | null;
  /** Days after the due date. */
  readonly ageing: Readonly<Record<Age, string>>;
  readonly events: readonly number[];
}

export interface BalancesAnswer extends Clocks, OfInterest {
  readonly validOn: CivilDate;
  readonly balances: readonly BalanceView[];
  readonly total: Omit<BalanceView, 'municipality' | 'name' | 'events'>;
  /** Came in and is put against no document; it stands in nobody’s balance. */
  readonly unmatched: string;
}

export interface PartyView {
  readonly municipality: string;
  readonly name: string;
  readonly organisationNumber: string | null;
}

/** What the host says a municipality owes at the end of a day, document by document (saldobekreftelse). */
export interface ConfirmationAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly name: string;
  /** Null where the cooperation has no host on the day. */
  readonly host: PartyView | null;
  readonly municipality: PartyView;
  /** Documents with something open on the day. */
  readonly documents: readonly Pick<
    InvoiceView,
    | 'invoice'
    | 'document'
    | 'kind'
    | 'period'
    | 'issuedOn'
    | 'dueOn'
    | 'payable'
    | 'paid'
    | 'open'
    | 'kid'
    | 'dispute'
    | 'events'
  >[];
  readonly open: string;
}
