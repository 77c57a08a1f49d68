import { Map as PersistentMap, Set as PersistentSet } from 'immutable';
import { type CivilDate, later, type Oere, type Placed } from '#kernel';
import type { BasisOfRun, DocumentLine, InvoicingEvent, Period, RunKind, RunPart } from './events.ts';

export interface Run {
  readonly id: string;
  readonly kind: RunKind;
  readonly period: Period;
  readonly instalment: { readonly number: number; readonly of: number } | null;
  readonly about: { readonly invoice: string; readonly ground: string } | null;
  readonly parts: readonly RunPart[];
  readonly status: 'PREPARED' | 'ATTESTED' | 'APPROVED' | 'ISSUED' | 'RETURNED';
  /** Ids of actors. */
  readonly preparedBy: string;
  readonly attestedBy: string | null;
  /** The latest day of its steps so far. */
  readonly steppedOn: CivilDate;
  readonly basis: BasisOfRun;
  /** The day on which it was prepared. */
  readonly preparedOn: CivilDate;
  /** Events that speak of it. */
  readonly sources: readonly number[];
}

export interface IssuedDocument {
  readonly invoice: string;
  readonly run: string;
  readonly document: 'INVOICE' | 'CREDIT_NOTE';
  readonly kind: RunKind;
  readonly municipality: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly lines: readonly DocumentLine[];
  readonly payable: Oere;
  readonly kid: string | null;
  /** The credit note that took it back, or null. */
  readonly creditedBy: string | null;
  readonly disputed: boolean;
  readonly writtenOff: Oere;
  /** What was credited or given up of it, by day; øre. */
  readonly reductions: readonly Reduction[];
  /** Earlier documents it settles, corrects, credits or claims interest on. */
  readonly references: readonly string[];
  readonly number: string | null;
  readonly sources: readonly number[];
}

/** What a claim became less by, and on which day; øre. */
export interface Reduction {
  readonly on: CivilDate;
  readonly amount: Oere;
}

export interface Payment {
  readonly id: string;
  readonly amount: Oere;
  readonly bookedOn: CivilDate;
  /** The day from which it may be put against documents: it was booked by then, and taken off what it was put against. */
  readonly freeFrom: CivilDate;
  readonly kid: string | null;
  readonly matched: Oere;
  /** What it is put against. */
  readonly parts: readonly { readonly invoice: string; readonly amount: Oere }[];
  readonly sources: readonly number[];
}

/** The money of one accounting year: what its documents are decided on. */
export interface InvoicingState {
  readonly runs: PersistentMap<string, Run>;
  readonly documents: PersistentMap<string, IssuedDocument>;
  /** How many numbers of the series are given. */
  readonly numbers: number;
  /** The day of the last document of the series; null while there is none. */
  readonly lastIssuedOn: CivilDate | null;
  /** Øre billed so far, credit notes deducted and the host's own share counted, by municipality, then category. */
  readonly billed: PersistentMap<string, PersistentMap<string, Oere>>;
  readonly payments: PersistentMap<string, Payment>;
  /** What was given up, by decision; øre. */
  readonly givenUp: PersistentMap<string, Oere>;
  /** Hashes of files of the bank, and the bank's own references of entries. */
  readonly files: PersistentMap<string, number>;
  readonly entries: PersistentSet<string>;
  readonly closedOn: CivilDate | null;
  readonly auditedOn: CivilDate | null;
}

export const noInvoicing: InvoicingState = {
  runs: PersistentMap(),
  documents: PersistentMap(),
  numbers: 0,
  lastIssuedOn: null,
  billed: PersistentMap(),
  payments: PersistentMap(),
  givenUp: PersistentMap(),
  files: PersistentMap(),
  entries: PersistentSet(),
  closedOn: null,
  auditedOn: null,
};

/** Late interest is a claim of its own: no part of what the year's costs were billed. */
const OUTSIDE_COSTS: ReadonlySet<RunKind> = new Set(['INTEREST']);

/** Folds an event; one that speaks of something unknown leaves the state as it is. */
export function evolveInvoicing(state: InvoicingState, event: Placed<InvoicingEvent>): InvoicingState {
  const { at } = event;
  switch (event.type) {
    case 'InvoiceRunPrepared': {
      const { run: id, kind, period, instalment, about, parts, basis } = event.data;
      const preparedBy = at.actor ?? '';
      const run: Run = {
        ...{ id, kind, period, instalment, about, parts, basis, preparedBy },
        ...{ status: 'PREPARED', attestedBy: null, preparedOn: at.decided, steppedOn: at.decided, sources: [at.index] },
      };
      return { ...state, runs: state.runs.set(id, run) };
    }
    case 'InvoiceRunAttested':
      return withRun(state, at.index, event.data.run, (run) => ({
        ...run,
        status: 'ATTESTED',
        attestedBy: at.actor ?? '',
        steppedOn: later(run.steppedOn, at.decided),
      }));
    case 'InvoiceRunApproved':
      return withRun(state, at.index, event.data.run, (run) => ({
        ...run,
        status: 'APPROVED',
        steppedOn: later(run.steppedOn, at.decided),
      }));
    case 'InvoiceRunReturned':
      return withRun(state, at.index, event.data.run, (run) => ({ ...run, status: 'RETURNED' }));
    case 'InvoiceIssued': {
      const { invoice, run, document, kind, municipality, lines, payable, kid, references, dueOn } = event.data;
      const issued: IssuedDocument = {
        ...{ invoice, run, document, kind, municipality, lines, kid, dueOn, references, payable: BigInt(payable) },
        ...{
          issuedOn: at.decided,
          creditedBy: null,
          disputed: false,
          writtenOff: 0n,
          reductions: [],
          number: null,
          sources: [at.index],
        },
      };
      let documents = state.documents.set(invoice, issued);
      if (kind === 'CREDIT')
        for (const credited of references) {
          const before = documents.get(credited);
          if (before)
            documents = documents.set(credited, {
              ...before,
              creditedBy: invoice,
              reductions: [...before.reductions, { on: at.decided, amount: -BigInt(payable) }],
              sources: [...before.sources, at.index],
            });
        }
      const billed = outsideCosts(state, run, kind) ? state.billed : addBilled(state.billed, municipality, lines);
      return {
        ...withRun(state, at.index, run, issue),
        documents,
        numbers: state.numbers + 1,
        lastIssuedOn: at.decided,
        billed,
      };
    }
    case 'OwnShareNoted': {
      const { run, municipality, lines } = event.data;
      return { ...withRun(state, at.index, run, issue), billed: addBilled(state.billed, municipality, lines) };
    }
    case 'InvoiceSent':
      return withDocument(state, at.index, event.data.invoice, (d) => d);
    case 'InvoiceNumberTaken':
      return withDocument(state, at.index, event.data.invoice, (d) => ({ ...d, number: event.data.number }));
    case 'InvoiceDisputed':
      return withDocument(state, at.index, event.data.invoice, (d) => ({ ...d, disputed: true }));
    case 'DisputeSettled':
      return withDocument(state, at.index, event.data.invoice, (d) => ({ ...d, disputed: false }));
    case 'ClaimWrittenOff': {
      const { invoice, decision } = event.data;
      const amount = BigInt(event.data.amount);
      const givenUp = state.givenUp.set(decision, (state.givenUp.get(decision) ?? 0n) + amount);
      return withDocument({ ...state, givenUp }, at.index, invoice, (d) => ({
        ...d,
        writtenOff: d.writtenOff + amount,
        reductions: [...d.reductions, { on: at.decided, amount }],
      }));
    }
    case 'BankFileTaken':
      return { ...state, files: state.files.set(event.data.sha256, at.index) };
    case 'PaymentReceived': {
      const { payment: id, amount, kid, entry } = event.data;
      const payment: Payment = {
        ...{ id, amount: BigInt(amount), bookedOn: at.decided, freeFrom: at.decided, kid },
        ...{ matched: 0n, parts: [], sources: [at.index] },
      };
      const entries = entry === null ? state.entries : state.entries.add(entry);
      return { ...state, payments: state.payments.set(id, payment), entries };
    }
    case 'PaymentMatched': {
      const put = event.data.parts.map(({ invoice, amount }) => ({ invoice, amount: BigInt(amount) }));
      return withPayment(state, at.index, event.data.payment, (p) => ({
        ...p,
        matched: put.reduce((sum, { amount }) => sum + amount, p.matched),
        parts: [...p.parts, ...put],
      }));
    }
    case 'PaymentUnmatched':
      return withPayment(state, at.index, event.data.payment, (p) => ({
        ...p,
        ...{ matched: 0n, parts: [], freeFrom: later(p.freeFrom, at.decided) },
      }));
    case 'AccountsClosed':
      return { ...state, closedOn: at.decided };
    case 'AccountsAudited':
      return { ...state, auditedOn: at.decided };
    default:
      return state;
  }
}

/** What takes back a claim for late interest touches the year's costs as little as the claim did. */
const outsideCosts = (state: InvoicingState, run: string, kind: RunKind): boolean => {
  const about = state.runs.get(run)?.about;
  const taken = about && state.documents.get(about.invoice);
  return OUTSIDE_COSTS.has(kind) || (kind === 'CREDIT' && !!taken && OUTSIDE_COSTS.has(taken.kind));
};

/** A thing that an event spoke of; once however many things of a run it numbered. */
const said = <T extends { readonly sources: readonly number[] }>(thing: T, index: number): T => ({
  ...thing,
  sources: [...thing.sources, index],
});

const issue = (run: Run): Run => ({ ...run, status: 'ISSUED' });

function withRun(state: InvoicingState, index: number, id: string, change: (run: Run) => Run): InvoicingState {
  const run = state.runs.get(id);
  // Of the documents of an issue the first speaks for the run.
  if (run?.status === 'ISSUED') return state;
  return run ? { ...state, runs: state.runs.set(id, said(change(run), index)) } : state;
}

function withDocument(
  state: InvoicingState,
  index: number,
  id: string,
  change: (document: IssuedDocument) => IssuedDocument,
): InvoicingState {
  const document = state.documents.get(id);
  return document ? { ...state, documents: state.documents.set(id, said(change(document), index)) } : state;
}

function withPayment(
  state: InvoicingState,
  index: number,
  id: string,
  change: (payment: Payment) => Payment,
): InvoicingState {
  const payment = state.payments.get(id);
  return payment ? { ...state, payments: state.payments.set(id, said(change(payment), index)) } : state;
}

function addBilled(
  billed: InvoicingState['billed'],
  municipality: string,
  lines: readonly { readonly category: string; readonly amount: string }[],
): InvoicingState['billed'] {
  const before: PersistentMap<string, Oere> = billed.get(municipality) ?? PersistentMap();
  const after = lines.reduce(
    (sums, { category, amount }) => sums.set(category, (sums.get(category) ?? 0n) + BigInt(amount)),
    before,
  );
  return billed.set(municipality, after);
}
