import type { CivilDate, Oere } from '#kernel';
import type { DocumentLine, Period, RunKind } from '../events.ts';
import { accruedOn, type InterestRate } from '../rules/late-interest.ts';
import { isOf, type MoneyFact, paymentOf, until } from './facts.ts';

/**
 * In this order, the first that fits: CREDITED: taken back by a credit note, or such a note itself; WRITTEN_OFF: nothing is left after a decision
 * to give it up; PAID; DISPUTED; OVERDUE: the due date is past; PARTLY_PAID; SENT; ISSUED.
 */
export type InvoiceStatus =
  | 'CREDITED'
  | 'WRITTEN_OFF'
  | 'PAID'
  | 'DISPUTED'
  | 'OVERDUE'
  | 'PARTLY_PAID'
  | 'SENT'
  | 'ISSUED';

/** What of a payment was put against a document. */
interface PutAgainst {
  readonly payment: string;
  /** The year in which the bank booked it, and the day. */
  readonly year: number;
  readonly amount: Oere;
  readonly on: CivilDate;
}

/** A document as it stands on a day. Amounts in øre; those of a credit note are below zero. */
export interface InvoiceOnDay {
  readonly invoice: string;
  readonly year: number;
  readonly run: string;
  readonly document: 'INVOICE' | 'CREDIT_NOTE';
  readonly kind: RunKind;
  readonly municipality: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly period: Period;
  readonly lines: readonly DocumentLine[];
  readonly net: Oere;
  readonly vat: Oere;
  readonly payable: Oere;
  readonly kid: string | null;
  readonly references: readonly string[];
  readonly status: InvoiceStatus;
  readonly paid: Oere;
  readonly credited: Oere;
  readonly writtenOff: Oere;
  /** What is still to come; below zero: too much was paid, or the host owes it. */
  readonly open: Oere;
  readonly sentOn: CivilDate | null;
  readonly dispute: { readonly since: CivilDate; readonly ground: string; readonly amount: Oere | null } | null;
  /** The number in the host’s own accounting system. */
  readonly number: string | null;
  readonly creditedBy: string | null;
  readonly payments: readonly PutAgainst[];
  /** SHA-256 of the document as it is sent; null when none was made. */
  readonly sha256: string | null;
  /**
   * Late interest to this day: what has accrued, what of it was claimed on a decision and not credited, and what is left to
   * claim. Below zero: more was claimed than has accrued by what is known since. Null where no rate is known.
   */
  readonly accrued: Oere | null;
  readonly claimed: Oere;
  readonly interest: Oere | null;
  readonly sources: readonly number[];
}

interface Match extends PutAgainst {
  readonly invoice: string;
  readonly index: number;
}

interface Draft {
  readonly fact: MoneyFact<'InvoiceIssued'>;
  credited: Oere;
  creditedBy: string | null;
  /** Documents that claim interest on it. */
  claims: Draft[];
  writtenOff: Oere;
  sentOn: CivilDate | null;
  dispute: InvoiceOnDay['dispute'];
  number: string | null;
  sha256: string | null;
  /** Of a credit note: what it takes back stands by the day, so that it is no claim of its own. */
  setOff: boolean;
  payments: PutAgainst[];
  changes: { on: CivilDate; amount: Oere }[];
  sources: number[];
}

/**
 * Every document issued by a day, as it stands on it.
 *
 * @param facts money events of the years asked about, and payments of the years since, as known at the point asked about
 */
export function invoicesOn(
  facts: readonly MoneyFact[],
  day: CivilDate,
  rates: readonly InterestRate[],
): InvoiceOnDay[] {
  const drafts = new Map<string, Draft>();
  const bookedOn = new Map<string, CivilDate>();
  const matches = new Map<string, Match[]>();
  for (const fact of until(facts, day)) {
    if (isOf(fact, 'InvoiceIssued')) issue(fact, drafts);
    else if (isOf(fact, 'PaymentReceived')) bookedOn.set(paymentOf(fact), fact.on);
    else if (isOf(fact, 'PaymentMatched')) {
      const { payment, parts } = fact.data;
      const { year, index } = fact;
      const id = paymentOf(fact);
      const on = bookedOn.get(id) ?? fact.on;
      const put = parts.map(({ invoice, amount }) => ({ payment, year, invoice, amount: BigInt(amount), on, index }));
      matches.set(id, [...(matches.get(id) ?? []), ...put]);
    } else if (isOf(fact, 'PaymentUnmatched')) matches.delete(paymentOf(fact));
    else tell(fact, drafts);
  }
  for (const { payment, year, invoice, amount, on, index } of [...matches.values()].flat()) {
    const draft = drafts.get(invoice);
    if (!draft) continue;
    draft.payments.push({ payment, year, amount, on });
    draft.changes.push({ on, amount });
    draft.sources.push(index);
  }
  return [...drafts.keys()].sort().map((invoice) => onDay(drafts.get(invoice) as Draft, day, rates));
}

function issue(fact: MoneyFact<'InvoiceIssued'>, drafts: Map<string, Draft>): void {
  const { invoice, kind, references, payable } = fact.data;
  const draft: Draft = {
    ...{ fact, credited: 0n, creditedBy: null, writtenOff: 0n, sentOn: null, dispute: null, number: null },
    ...{ sha256: null, setOff: false, claims: [], payments: [], changes: [], sources: [fact.index] },
  };
  drafts.set(invoice, draft);
  if (kind === 'INTEREST') for (const late of references) drafts.get(late)?.claims.push(draft);
  if (kind !== 'CREDIT') return;
  for (const taken of references) {
    const credited = drafts.get(taken);
    if (!credited) continue;
    draft.setOff = true;
    credited.credited -= BigInt(payable);
    credited.creditedBy = invoice;
    credited.changes.push({ on: fact.on, amount: -BigInt(payable) });
    credited.sources.push(fact.index);
  }
}

/** What else happened to one document. */
function tell(fact: MoneyFact, drafts: Map<string, Draft>): void {
  const invoice = (fact.data as { invoice?: string }).invoice;
  const draft = invoice === undefined ? undefined : drafts.get(invoice);
  if (!draft) return;
  if (isOf(fact, 'InvoiceDocumentMade')) draft.sha256 = fact.data.sha256;
  else if (isOf(fact, 'InvoiceSent')) draft.sentOn ??= fact.on;
  else if (isOf(fact, 'InvoiceNumberTaken')) draft.number = fact.data.number;
  else if (isOf(fact, 'InvoiceDisputed')) {
    const { amount, ground } = fact.data;
    draft.dispute = { since: fact.on, ground, amount: amount === null ? null : BigInt(amount) };
  } else if (isOf(fact, 'DisputeSettled')) draft.dispute = null;
  else if (isOf(fact, 'ClaimWrittenOff')) {
    draft.writtenOff += BigInt(fact.data.amount);
    draft.changes.push({ on: fact.on, amount: BigInt(fact.data.amount) });
  } else return;
  draft.sources.push(fact.index);
}

function onDay(draft: Draft, day: CivilDate, rates: readonly InterestRate[]): InvoiceOnDay {
  const { fact, credited, creditedBy, writtenOff, sentOn, dispute, number, sha256, payments, changes, sources } = draft;
  const { invoice, run, document, kind, municipality, dueOn, period, lines, kid, references } = fact.data;
  const payable = BigInt(fact.data.payable);
  const paid = payments.reduce((sum, { amount }) => sum + amount, 0n);
  const open = payable - (draft.setOff ? payable : 0n) - paid - credited - writtenOff;
  const bears = document === 'INVOICE' && kind !== 'INTEREST';
  const accrued = bears ? accruedOn({ issuedOn: fact.on, dueOn, payable }, changes, day, rates) : 0n;
  const claimed = draft.claims
    .filter((claim) => claim.creditedBy === null)
    .reduce((sum, claim) => sum + BigInt(claim.fact.data.payable), 0n);
  const said = { invoice, year: fact.year, run, document, kind, municipality, issuedOn: fact.on, dueOn, period, lines };
  return {
    ...said,
    ...{ net: BigInt(fact.data.net), vat: BigInt(fact.data.vat), payable, kid, references, paid, credited, writtenOff },
    ...{ open, sentOn, dispute, number, creditedBy, payments, sha256 },
    status: draft.setOff ? 'CREDITED' : statusOf({ open, paid, writtenOff, creditedBy, dispute, sentOn, dueOn }, day),
    ...{ accrued, claimed, interest: accrued === null ? null : accrued - claimed },
    sources: [...new Set(sources)].sort((a, b) => a - b),
  };
}

function statusOf(
  {
    open,
    paid,
    writtenOff,
    creditedBy,
    dispute,
    sentOn,
    dueOn,
  }: Pick<InvoiceOnDay, 'open' | 'paid' | 'writtenOff' | 'creditedBy' | 'dispute' | 'sentOn' | 'dueOn'>,
  day: CivilDate,
): InvoiceStatus {
  if (creditedBy !== null) return 'CREDITED';
  if (open <= 0n && writtenOff > 0n) return 'WRITTEN_OFF';
  if (open === 0n || (open < 0n && paid > 0n)) return 'PAID';
  if (dispute) return 'DISPUTED';
  if (open > 0n && day > dueOn) return 'OVERDUE';
  if (paid !== 0n) return 'PARTLY_PAID';
  return sentOn ? 'SENT' : 'ISSUED';
}
