import {
  addDays,
  type CivilDate,
  type Decided,
  earlier,
  isRefusal,
  lastOfYear,
  type Oere,
  type Refusal,
  yearOf,
} from '#kernel';
import type { ClaimEffect } from './claims-decided.ts';
import type { InvoicingCommand } from './commands.ts';
import { type Authority, coveredBy, usedOf } from './covered-by-decision.ts';
import type { DocumentLine, InvoicingEvent, RunKind, RunPart, Vat } from './events.ts';
import {
  accountsAreClosed,
  accountsNotClosed,
  alreadyCredited,
  amountNotAboveZero,
  bankFileTakenBefore,
  beforeItsIssue,
  bookedInAnotherYear,
  bookedInFuture,
  buyerMissing,
  disputeOrder,
  dueBeforeIssue,
  instalmentWrong,
  invoiceUnknown,
  matchedTooEarly,
  matchedTooMuch,
  moreThanTheClaim,
  notAClaim,
  nothingToBill,
  paymentTaken,
  paymentUnknown,
  periodOutsideYear,
  runNotReady,
  runStale,
  runsOpen,
  runTaken,
  runUnknown,
  sellerMissing,
  targetTwice,
  vatMixed,
  vatNotChosen,
  yearNotOver,
} from './refusals.ts';
import { bearsInterest } from './rules/bears-interest.ts';
import { withinInterest } from './rules/interest-left.ts';
import { issueInOrder } from './rules/issue-in-order.ts';
import type { InterestRate } from './rules/late-interest.ts';
import { nextInstalment } from './rules/next-instalment.ts';
import { anotherPerson } from './rules/two-persons.ts';
import { vatTotals } from './rules/vat-of-document.ts';
import type { InvoicingState, IssuedDocument, Payment, Reduction, Run } from './state.ts';

type Answer = readonly Decided<InvoicingEvent>[] | Refusal;
type Of<T extends InvoicingCommand['type']> = Extract<InvoicingCommand, { type: T }>;

/** What the money of a year needs to know of the cooperation, and who asks. */
export interface InvoicingSurroundings {
  readonly year: number;
  /** Id of who asks. */
  readonly actor: string;
  /** The day on which it is recorded. */
  readonly today: CivilDate;
  /** The host on a day: the seller of every document (L-1.1-4). */
  hostOn(date: CivilDate): string | null;
  /** Refuses a municipality that never took part. */
  known(municipalities: readonly string[]): Refusal | null;
  /** What a decision in force on a day lets be done with claims; refused where it lets nothing. */
  authority(decision: string, effect: ClaimEffect, date: CivilDate): Authority | Refusal;
  /** Rates of late interest, in the order of their days. */
  readonly rates: readonly InterestRate[];
  /** What payments booked in other years are put against a document. */
  paidElsewhere(invoice: string): readonly Reduction[];
  /** How the host invoices on a day; null while nothing is recorded. */
  seller(date: CivilDate): Seller | null;
  /** Whether it is recorded how a municipality is billed. */
  hasBuyer(municipality: string, date: CivilDate): boolean;
  /** Whether a document that concerns another year was issued: a payment may be put against it. */
  issuedElsewhere(invoice: string): boolean;
  /** The VAT chosen for a category on a day; null while nobody chose. */
  vat(category: string, date: CivilDate): Vat | null;
}

export interface Seller {
  /** Days from issue to due date. */
  readonly paymentDays: number;
  /** The customer identification number of a document; null where the host uses none. */
  kid(year: number, number: number): string | null;
}

/** Late interest is outside the scope of VAT (merverdiavgiftsloven § 4-1, second paragraph). */
const INTEREST_VAT: Vat = { code: 'O', rate: '0' };
export const INTEREST = 'LATE_INTEREST';
/** What can still be made of a year whose accounts are closed. */
const AFTER_CLOSING: ReadonlySet<RunKind> = new Set(['CORRECTION', 'CREDIT', 'INTEREST']);

/** Decides inside the money of one accounting year. Refuses what is malformed or impossible in sequence. */
export function decideInvoicing(
  command: InvoicingCommand,
  state: InvoicingState,
  around: InvoicingSurroundings,
): Answer {
  switch (command.type) {
    case 'PrepareInvoiceRun':
      return prepareRun(command, state, around);
    case 'PrepareCredit':
      return prepareCredit(command, state, around);
    case 'PrepareInterest':
      return prepareInterest(command, state, around);
    case 'AttestInvoiceRun':
      return step(command.data.run, 'PREPARED', state, around, () => [
        { type: 'InvoiceRunAttested', data: { run: command.data.run } },
      ]);
    case 'ApproveInvoiceRun':
      return step(
        command.data.run,
        'ATTESTED',
        state,
        around,
        (run) => anotherPerson(run, around.actor) ?? [{ type: 'InvoiceRunApproved', data: { run: run.id } }],
      );
    case 'ReturnInvoiceRun': {
      const run = state.runs.get(command.data.run);
      if (!run) return unknownRun(command.data.run, state, around);
      if (run.status === 'ISSUED' || run.status === 'RETURNED')
        return runNotReady({ run: run.id, is: run.status, needs: 'PREPARED' });
      return [{ type: 'InvoiceRunReturned', data: { run: run.id, ground: command.data.ground } }];
    }
    case 'IssueInvoiceRun':
      return step(
        command.data.run,
        'APPROVED',
        state,
        around,
        (run) => stillDecided(run, command.decided, around) ?? issueRun(command, run, state, around),
      );
    case 'SendInvoice':
      return onDocument(command.data.invoice, state, command.decided, () => [
        { type: 'InvoiceSent', data: command.data },
      ]);
    case 'TakeInvoiceNumber':
      return onDocument(command.data.invoice, state, command.decided, () => [
        { type: 'InvoiceNumberTaken', data: command.data },
      ]);
    case 'DisputeInvoice':
      return onClaim(command.data.invoice, state, command.decided, ({ invoice, disputed, payable }) => {
        if (disputed) return disputeOrder({ invoice, disputed });
        const { amount = null, ground } = command.data;
        if (amount !== null && BigInt(amount) > payable)
          return moreThanTheClaim({ invoice, asked: amount, left: payable.toString() });
        return [{ type: 'InvoiceDisputed', data: { invoice, amount, ground } }];
      });
    case 'SettleDispute':
      return onClaim(command.data.invoice, state, command.decided, ({ invoice, disputed }) =>
        disputed ? [{ type: 'DisputeSettled', data: command.data }] : disputeOrder({ invoice, disputed }),
      );
    case 'WriteOffClaim':
      return onClaim(
        command.data.invoice,
        state,
        command.decided,
        (claim) =>
          aboveZero(command.data.amount) ??
          withinClaim(claim, command.data.amount) ??
          decidedOn('WRITE_OFF', command.data, claim, command.decided, state, around) ?? [
            { type: 'ClaimWrittenOff', data: command.data },
          ],
      );
    case 'RegisterPayment': {
      const { matches, ...said } = command.data;
      return received([{ ...said, bookedOn: command.decided, ...(matches && { matches }) }], state, around);
    }
    case 'TakeBankFile': {
      const { sha256, format, entries } = command.data;
      if (state.files.has(sha256)) return bankFileTakenBefore({ sha256 });
      // An entry told by another file before is the same money: it stands already.
      const news = entries.filter(({ entry }) => entry === undefined || !state.entries.has(entry));
      const events = received(news, state, around, sha256);
      return 'refused' in events
        ? events
        : [{ type: 'BankFileTaken', data: { sha256, format, entries: entries.length } }, ...events];
    }
    case 'MatchPayment': {
      const payment = state.payments.get(command.data.payment);
      if (!payment) return paymentUnknown({ payment: command.data.payment, year: around.year });
      const { parts } = command.data;
      const { decided: on } = command;
      if (on < payment.freeFrom) return matchedTooEarly({ payment: payment.id, on, day: payment.freeFrom });
      return (
        fits(payment, parts) ??
        allIssued(parts, state, around) ?? [{ type: 'PaymentMatched', data: { payment: payment.id, parts } }]
      );
    }
    case 'UnmatchPayment': {
      const { payment, ground } = command.data;
      if (!state.payments.has(payment)) return paymentUnknown({ payment, year: around.year });
      return [{ type: 'PaymentUnmatched', data: { payment, ground } }];
    }
    case 'CloseAccounts': {
      if (state.closedOn) return accountsAreClosed({ year: around.year, on: state.closedOn });
      const end = lastOfYear(around.year);
      // Nor before it is over because the day said is one to come.
      const on = earlier(command.decided, around.today);
      if (on < end) return yearNotOver({ year: around.year, on, day: end });
      // What can still be made after the closing may be under way.
      const open = [...state.runs.values()].filter(
        ({ status, kind }) => status !== 'ISSUED' && status !== 'RETURNED' && !AFTER_CLOSING.has(kind),
      );
      if (open.length > 0)
        return runsOpen({
          year: around.year,
          runs: open
            .map(({ id }) => id)
            .sort()
            .join(', '),
        });
      return [{ type: 'AccountsClosed', data: {} }];
    }
    case 'RecordAudit':
      if (!state.closedOn) return accountsNotClosed({ year: around.year });
      return command.decided < state.closedOn
        ? yearNotOver({ year: around.year, on: command.decided, day: state.closedOn })
        : [{ type: 'AccountsAudited', data: {} }];
  }
}

/** What each municipality is to be billed now: its target less what the year was billed before (L-4.4-13, L-4.4-14). */
function prepareRun(
  { data, decided }: Of<'PrepareInvoiceRun'>,
  state: InvoicingState,
  around: InvoicingSurroundings,
): Answer {
  const { run, kind, period, basis, targets, instalment = null, leaving = [] } = data;
  const refused =
    mayPrepare(run, kind, state, around) ??
    withinYear(period, around.year) ??
    around.known([...new Set(targets.map(({ municipality }) => municipality))]);
  if (refused) return refused;
  const { number = 0, of = 0 } = instalment ?? {};
  if ((kind === 'ON_ACCOUNT') !== (instalment !== null) || number > of)
    return instalmentWrong({ number: instalment ? String(number) : '—', of: instalment ? String(of) : '—' });

  const asked = new Map<string, Map<string, Oere>>();
  for (const { municipality, category, amount } of targets) {
    const categories = asked.get(municipality) ?? new Map<string, Oere>();
    if (categories.has(category)) return targetTwice({ municipality, category });
    asked.set(municipality, categories.set(category, BigInt(amount)));
  }
  // Who was billed and is asked for nothing any more gets it back.
  for (const municipality of state.billed.keys()) if (!asked.has(municipality)) asked.set(municipality, new Map());

  const host = around.hostOn(decided);
  // Of who leaves, nothing is left for the instalments after that.
  const lastOf = (municipality: string): number =>
    Math.min(leaving.find((l) => l.municipality === municipality)?.last ?? of, of);
  const parts = [...asked.keys()].sort().map((municipality): RunPart => {
    const target = asked.get(municipality) as Map<string, Oere>;
    const billed = state.billed.get(municipality);
    const categories = [...new Set([...target.keys(), ...(billed?.keys() ?? [])])].sort();
    const before = (category: string): Oere => billed?.get(category) ?? 0n;
    const rest = new Map(categories.map((c) => [c, (target.get(c) ?? 0n) - before(c)]));
    const left = Math.max(lastOf(municipality) - number + 1, 1);
    const amounts = instalment ? nextInstalment(rest, left) : rest;
    const lines = categories.map((category) => {
      const amount = amounts.get(category) ?? 0n;
      return { category, target: before(category) + amount, billed: before(category), amount };
    });
    return part(municipality, municipality === host, lines);
  });
  if (parts.every(({ lines }) => lines.every(({ amount }) => amount === '0'))) return nothingToBill({ run });
  return [{ type: 'InvoiceRunPrepared', data: { run, kind, period, basis, instalment, about: null, parts } }];
}

function prepareCredit(
  { data, decided: on }: Of<'PrepareCredit'>,
  state: InvoicingState,
  around: InvoicingSurroundings,
): Answer {
  const { run, invoice, ground } = data;
  return (
    mayPrepare(run, 'CREDIT', state, around) ??
    onClaim(invoice, state, on, (taken) => {
      if (taken.creditedBy) return alreadyCredited({ invoice, by: taken.creditedBy });
      const billed = state.billed.get(taken.municipality);
      const outside = taken.kind === 'INTEREST';
      const lines = taken.lines.map(({ category, amount }) => {
        const before = (!outside && billed?.get(category)) || 0n;
        return { category, target: before - BigInt(amount), billed: before, amount: -BigInt(amount) };
      });
      return prepared(run, 'CREDIT', state, taken, ground, lines, around);
    })
  );
}

function prepareInterest(
  { data, decided: on }: Of<'PrepareInterest'>,
  state: InvoicingState,
  around: InvoicingSurroundings,
): Answer {
  const { run, invoice, amount, decision } = data;
  return (
    mayPrepare(run, 'INTEREST', state, around) ??
    aboveZero(amount) ??
    onClaim(invoice, state, on, (late) => {
      const none =
        bearsInterest(late, on) ??
        decidedOn('CLAIM_INTEREST', data, late, on, state, around) ??
        withinInterest(late, { amount, on }, state, around);
      if (none) return none;
      const lines = [{ category: INTEREST, target: BigInt(amount), billed: 0n, amount: BigInt(amount) }];
      return prepared(run, 'INTEREST', state, late, decision, lines, around);
    })
  );
}

/** No more is given up than the claim was, less what was given up before; one that was credited is no claim any more. */
function withinClaim({ invoice, payable, writtenOff, creditedBy }: IssuedDocument, asked: string): Refusal | null {
  const left = creditedBy ? 0n : payable - writtenOff;
  return BigInt(asked) > left ? moreThanTheClaim({ invoice, asked, left: left.toString() }) : null;
}

/** A run about one document. */
function prepared(
  run: string,
  kind: RunKind,
  state: InvoicingState,
  document: IssuedDocument,
  ground: string,
  lines: readonly { category: string; target: Oere; billed: Oere; amount: Oere }[],
  { year }: InvoicingSurroundings,
): Answer {
  const period = state.runs.get(document.run)?.period ?? { from: `${year}-01`, to: `${year}-12` };
  const about = { invoice: document.invoice, ground };
  const parts = [part(document.municipality, false, lines)];
  const basis = { of: 'STATED' as const, knownAt: (document.sources[0] ?? 0) + 1 };
  return [{ type: 'InvoiceRunPrepared', data: { run, kind, period, basis, instalment: null, about, parts } }];
}

function part(
  municipality: string,
  memorandum: boolean,
  lines: readonly { category: string; target: Oere; billed: Oere; amount: Oere }[],
): RunPart {
  return {
    municipality,
    memorandum,
    lines: lines.map(({ category, target, billed, amount }) => ({
      ...{ category, target: target.toString(), billed: billed.toString(), amount: amount.toString() },
    })),
    total: lines.reduce((sum, { amount }) => sum + amount, 0n).toString(),
  };
}

/** Every document of the run gets the next number of the year’s series; the host’s share is noted, not invoiced. */
function issueRun(
  command: Of<'IssueInvoiceRun'>,
  run: Run,
  state: InvoicingState,
  around: InvoicingSurroundings,
): Answer {
  const issuedOn = command.decided;
  const seller = around.seller(issuedOn);
  if (!seller) return sellerMissing({ date: issuedOn });
  const dueOn = command.data.dueOn ?? addDays(issuedOn, seller.paymentDays);
  if (dueOn < issuedOn) return dueBeforeIssue({ issuedOn, dueOn });
  const misdated = issueInOrder(run, issuedOn, state, around.today);
  if (misdated) return misdated;
  const stale = run.kind === 'INTEREST' ? null : staleLine(run, state);
  if (stale) return stale;
  const events: Decided<InvoicingEvent>[] = [];
  let number = state.numbers;
  for (const { municipality, memorandum, lines: all } of run.parts) {
    const lines = all.filter(({ amount }) => amount !== '0');
    if (lines.length === 0) continue;
    if (memorandum) {
      const noted = lines.map(({ category, amount }) => ({ category, amount }));
      events.push({
        type: 'OwnShareNoted',
        data: { run: run.id, municipality, lines: noted, total: sumOf(noted).toString() },
      });
      continue;
    }
    if (!around.hasBuyer(municipality, issuedOn)) return buyerMissing({ municipality });
    const taxed = withVat(lines, run, state, issuedOn, around);
    if (!Array.isArray(taxed)) return taxed as Refusal;
    const codes = new Set(taxed.map(({ vat }) => vat.code));
    if (codes.has('O') && codes.size > 1)
      return vatMixed({
        municipality,
        codes: [...codes]
          .filter((c) => c !== 'O')
          .sort()
          .join(', '),
      });
    const totals = vatTotals(taxed);
    const net = sumOf(taxed);
    const vat = totals.reduce((sum, { tax }) => sum + tax, 0n);
    const document = net + vat < 0n ? 'CREDIT_NOTE' : 'INVOICE';
    number += 1;
    events.push({
      type: 'InvoiceIssued',
      data: {
        invoice: `${around.year}-${String(number).padStart(4, '0')}`,
        run: run.id,
        document,
        kind: run.kind,
        municipality,
        period: run.period,
        dueOn,
        lines: taxed,
        net: net.toString(),
        vat: vat.toString(),
        payable: (net + vat).toString(),
        kid: seller.kid(around.year, number),
        references: referencesOf(run, document, municipality, state),
      },
    });
  }
  return events;
}

/** What was credited is credited with the VAT it was billed with; all else with the VAT chosen. */
function withVat(
  lines: RunPart['lines'],
  run: Run,
  state: InvoicingState,
  issuedOn: CivilDate,
  around: InvoicingSurroundings,
): DocumentLine[] | Refusal {
  const credited = run.kind === 'CREDIT' && run.about ? state.documents.get(run.about.invoice) : undefined;
  const taxed: DocumentLine[] = [];
  for (const { category, amount } of lines) {
    const before = credited?.lines.find((line) => line.category === category)?.vat;
    const vat = before ?? (run.kind === 'INTEREST' ? INTEREST_VAT : around.vat(category, issuedOn));
    if (!vat) return vatNotChosen({ category, date: issuedOn });
    taxed.push({ category, amount, vat });
  }
  return taxed;
}

/**
 * A settlement, a correction and an instalment below zero refer to everything billed for the year's costs before; what is
 * about one document to that.
 */
function referencesOf(
  run: Run,
  document: 'INVOICE' | 'CREDIT_NOTE',
  municipality: string,
  state: InvoicingState,
): string[] {
  if (run.about) return [run.about.invoice];
  if (run.kind === 'ON_ACCOUNT' && document === 'INVOICE') return [];
  const before = [...state.documents.values()].filter((d) => d.municipality === municipality && d.kind !== 'INTEREST');
  return before.map(({ invoice }) => invoice).sort();
}

/** What a run subtracted must still be what was billed when it is issued. */
function staleLine(run: Run, state: InvoicingState): Refusal | null {
  for (const { municipality, lines } of run.parts)
    for (const { category, billed } of lines)
      if ((state.billed.get(municipality)?.get(category) ?? 0n) !== BigInt(billed)) {
        const taken = run.about && state.documents.get(run.about.invoice);
        if (taken?.kind !== 'INTEREST') return runStale({ run: run.id, municipality, category });
      }
  return null;
}

const sumOf = (lines: readonly { readonly amount: string }[]): Oere =>
  lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

interface Entry {
  readonly payment: string;
  readonly bookedOn: CivilDate;
  readonly amount: string;
  readonly kid?: string;
  readonly kids?: readonly { readonly kid: string; readonly amount?: string }[];
  readonly entry?: string;
  readonly matches?: readonly { readonly invoice: string; readonly amount: string }[];
}

function received(
  entries: readonly Entry[],
  state: InvoicingState,
  around: InvoicingSurroundings,
  file: string | null = null,
): Answer {
  const { year } = around;
  const events: Decided<InvoicingEvent>[] = [];
  const seen = new Set<string>();
  for (const { payment, bookedOn, amount, kid = null, kids, entry = null, matches } of entries) {
    if (state.payments.has(payment) || seen.has(payment)) return paymentTaken({ payment });
    if (entry !== null && state.entries.has(entry)) return paymentTaken({ payment: entry });
    if (yearOf(bookedOn) !== year) return bookedInAnotherYear({ payment, bookedOn, year });
    if (bookedOn > around.today) return bookedInFuture({ payment, bookedOn, today: around.today });
    seen.add(payment);
    events.push({
      type: 'PaymentReceived',
      data: { payment, amount, kid, ...(kids && { kids: [...kids] }), entry, file },
      decided: bookedOn,
      validFrom: bookedOn,
    });
    if (!matches) continue;
    const refused =
      fits({ id: payment, amount: BigInt(amount), matched: 0n }, matches) ?? allIssued(matches, state, around);
    if (refused) return refused;
    events.push({
      type: 'PaymentMatched',
      data: { payment, parts: [...matches] },
      decided: bookedOn,
      validFrom: bookedOn,
    });
  }
  return events;
}

function allIssued(
  parts: readonly { readonly invoice: string }[],
  state: InvoicingState,
  around: InvoicingSurroundings,
): Refusal | null {
  const missing = parts.find(({ invoice }) => !state.documents.has(invoice) && !around.issuedElsewhere(invoice));
  return missing ? unknownInvoice(missing.invoice, state) : null;
}

/**
 * No more of a payment is put against documents than it brought; a document’s over-payment is a state, no error. A credit
 * note that was drawn off is a part of the other sign.
 */
function fits(
  { id, amount, matched }: Pick<Payment, 'id' | 'amount' | 'matched'>,
  parts: readonly { readonly amount: string }[],
): Refusal | null {
  const left = amount - matched;
  const asked = sumOf(parts);
  const sign = amount < 0n ? -1n : 1n;
  const wrongWay = parts.some((p) => BigInt(p.amount) === 0n) || asked * sign <= 0n;
  return wrongWay || asked * sign > left * sign
    ? matchedTooMuch({ payment: id, left: left.toString(), asked: asked.toString() })
    : null;
}

function step(
  id: string,
  needs: Run['status'],
  state: InvoicingState,
  around: InvoicingSurroundings,
  then: (run: Run) => Answer,
): Answer {
  const run = state.runs.get(id);
  if (!run) return unknownRun(id, state, around);
  if (run.status !== needs) return runNotReady({ run: id, is: run.status, needs });
  return closedFor(run.kind, state, around) ?? then(run);
}

const unknownRun = (run: string, state: InvoicingState, { year }: InvoicingSurroundings): Refusal =>
  runUnknown({ run, year, known: [...state.runs.keys()].sort().slice(-20).join(', ') || '—' });

const mayPrepare = (
  run: string,
  kind: RunKind,
  state: InvoicingState,
  around: InvoicingSurroundings,
): Refusal | null => (state.runs.has(run) ? runTaken({ run }) : closedFor(kind, state, around));

const closedFor = (kind: RunKind, { closedOn }: InvoicingState, { year }: InvoicingSurroundings): Refusal | null =>
  closedOn && !AFTER_CLOSING.has(kind) ? accountsAreClosed({ year, on: closedOn }) : null;

const withinYear = ({ from, to }: { from: string; to: string }, year: number): Refusal | null =>
  yearOf(from) === year && yearOf(to) === year && from <= to ? null : periodOutsideYear({ from, to, year });

const aboveZero = (amount: string): Refusal | null => (BigInt(amount) > 0n ? null : amountNotAboveZero({ amount }));

/** Interest is claimed, and a claim given up, only on a decision that says so. */
function decidedOn(
  effect: ClaimEffect,
  { decision, amount }: { readonly decision: string; readonly amount: string },
  claim: IssuedDocument,
  on: CivilDate,
  state: InvoicingState,
  around: InvoicingSurroundings,
): Refusal | null {
  const authority = around.authority(decision, effect, on);
  return isRefusal(authority) ? authority : coveredBy(authority, usedOf(state, effect, decision), claim, amount);
}

/** What is claimed on a decision is not issued when the decision is no longer in force. */
function stillDecided({ kind, about }: Run, on: CivilDate, around: InvoicingSurroundings): Refusal | null {
  if (kind !== 'INTEREST' || !about) return null;
  const authority = around.authority(about.ground, 'CLAIM_INTEREST', on);
  return isRefusal(authority) ? authority : null;
}

function onDocument(
  invoice: string,
  state: InvoicingState,
  on: CivilDate,
  then: (document: IssuedDocument) => Answer,
): Answer {
  const document = state.documents.get(invoice);
  if (document && on < document.issuedOn) return beforeItsIssue({ invoice, on, issuedOn: document.issuedOn });
  if (document) return then(document);
  return unknownInvoice(invoice, state);
}

const unknownInvoice = (invoice: string, state: InvoicingState): Refusal =>
  invoiceUnknown({ invoice, known: [...state.documents.keys()].sort().at(-1) ?? '—' });

const onClaim = (
  invoice: string,
  state: InvoicingState,
  on: CivilDate,
  then: (document: IssuedDocument) => Answer,
): Answer =>
  onDocument(invoice, state, on, (document) =>
    document.document === 'INVOICE' ? then(document) : notAClaim({ invoice }),
  );
