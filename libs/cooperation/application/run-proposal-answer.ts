import type { CivilDate, CivilMonth } from '#kernel';
import type { BookCommand } from '../domain/commands.ts';
import type { Clocks, EventReference, FindingView, InterpretationView, UnallocatedView } from './answers.ts';

/** A figure that changed since a run, and the events it changed by. Kroner with two decimals. */
export interface FigureChangeView {
  readonly municipality: string;
  readonly category: string;
  readonly before: string;
  readonly now: string;
  /** `now` less `before`. */
  readonly change: string;
  readonly events: readonly number[];
}

/** What changed since a run that was issued, with the events it rests on. */
export interface ChangesView {
  readonly run: string;
  /** How many events were known when its figures were taken. */
  readonly size: number;
  readonly figures: readonly FigureChangeView[];
  readonly reasons: readonly EventReference[];
}

export interface ProposedLineView {
  readonly category: string;
  /** Of the whole year: the plan, or what the costs ask for. */
  readonly ofYear: string;
  /** What the year should be billed with this run, what it was before, and the difference: what is billed now. */
  readonly target: string;
  readonly billed: string;
  readonly amount: string;
}

export interface ProposedPartView {
  readonly municipality: string;
  readonly name: string;
  /** The host’s own share: shown and posted, never invoiced (L-4.4-15). */
  readonly memorandum: boolean;
  readonly ofYear: string;
  readonly target: string;
  readonly billed: string;
  readonly amount: string;
  readonly lines: readonly ProposedLineView[];
}

export type PrepareData = Extract<BookCommand, { type: 'PrepareInvoiceRun' }>['data'];

/** The next run of a kind by the rules: what it bills, what it rests on, and the data that records it. */
export interface RunProposalAnswer extends Clocks {
  readonly year: number;
  readonly validOn: CivilDate;
  readonly kind: 'ON_ACCOUNT' | 'SETTLEMENT' | 'CORRECTION';
  readonly run: string;
  readonly period: { readonly from: CivilMonth; readonly to: CivilMonth };
  /** ON_ACCOUNT: which instalment of how many, by which rhythm of the terms; else null. */
  readonly instalment: {
    readonly number: number;
    readonly of: number;
    readonly rhythm: 'MONTHLY' | 'QUARTERLY';
    readonly last: 'INSTALMENT_AND_SETTLEMENT' | 'SETTLEMENT_ONLY';
    readonly clause: string;
  } | null;
  readonly basis: {
    readonly of: 'BUDGET' | 'PROVISIONAL' | 'COSTS' | 'STATED';
    /** ON_ACCOUNT without a valid budget, and a settlement of accounts that are not closed. */
    readonly provisional: boolean;
    readonly budget: { readonly year: number; readonly version: string; readonly total: string } | null;
    readonly reason: string | null;
  };
  readonly parts: readonly ProposedPartView[];
  /** Of all parts, and of those that are invoiced: without the host’s own. */
  readonly total: string;
  readonly invoiced: string;
  /** Lines of the budget, or costs, that are not billed, each with its reason. */
  readonly held: readonly UnallocatedView[];
  readonly excluded: readonly UnallocatedView[];
  /** Since the last issued run that went by the same kind of figures; null while there is none. */
  readonly changes: ChangesView | null;
  /** Runs that are prepared and not issued: what they bill is not counted yet. */
  readonly underWay: readonly string[];
  readonly findings: readonly FindingView[];
  readonly interpretations: readonly InterpretationView[];
  readonly events: readonly number[];
  /** What records it: the data of PrepareInvoiceRun. */
  readonly prepare: PrepareData;
}
