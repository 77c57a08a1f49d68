import type { CivilDate } from '#kernel';
import type { AccrualPut } from '../domain/billing/accruals-of-year.ts';
import type { AccrualView, Clocks, FindingView, InterpretationView, UnallocatedView } from './answers.ts';
import type { ChangesView } from './run-proposal-answer.ts';

/** Kroner with two decimals. */
export interface SettledAmountsView {
  readonly allocated: string;
  /** Of `allocated`: what would fall away with the open accruals. */
  readonly accruals: string;
  readonly onAccount: string;
  /** `allocated` less `onAccount`. */
  readonly settlement: string;
  /** What the settlement and its corrections billed. */
  readonly settled: string;
  /** `settlement` less `settled`; 0.00 when the year is settled. */
  readonly difference: string;
}

export interface SettledMunicipalityView extends SettledAmountsView {
  readonly municipality: string;
  readonly name: string;
  /** The host’s own share: shown and posted, never invoiced (L-4.4-15). */
  readonly memorandum: boolean;
  readonly categories: readonly (SettledAmountsView & { readonly category: string })[];
}

/** A cost that is known and not invoiced yet, at its best estimate (kommuneloven § 14-6). */
export interface OpenAccrualView extends AccrualView {
  readonly bookedOn: CivilDate;
  /** COVERED: of a category in which fixed amounts are paid whatever it costs. */
  readonly put: AccrualPut;
}

/** An accrual that counts no more, beside the cost that came. */
export interface ReleasedAccrualView extends AccrualView {
  readonly releasedOn: CivilDate;
  /** Why, where no cost came; else null. */
  readonly because: string | null;
  /** The line with the actual cost; null where none came. */
  readonly settledBy: string | null;
  readonly actual: string;
  /** `actual` less `amount`. */
  readonly difference: string;
}

/** What a year cost each municipality, less what it was billed (L-4.4-14). */
export interface SettlementAnswer extends Clocks {
  readonly year: number;
  readonly validOn: CivilDate;
  readonly closedOn: CivilDate | null;
  readonly auditedOn: CivilDate | null;
  /** While the accounts of the year are not closed. */
  readonly estimate: boolean;
  /** booked = allocated + held + excluded. */
  readonly booked: string;
  readonly allocated: string;
  readonly held: { readonly total: string; readonly lines: readonly UnallocatedView[] };
  readonly excluded: { readonly total: string; readonly lines: readonly UnallocatedView[] };
  /** Of `booked`: what is accrued and not invoiced yet, and, named beside it, what was released. */
  readonly accruals: {
    readonly total: string;
    readonly open: readonly OpenAccrualView[];
    readonly released: readonly ReleasedAccrualView[];
  };
  /** What is booked by the day against the budget in force; above zero: more. Null while none is in force. */
  readonly budget: {
    readonly version: string;
    readonly budgeted: string;
    readonly booked: string;
    readonly difference: string;
  } | null;
  readonly total: SettledAmountsView;
  readonly municipalities: readonly SettledMunicipalityView[];
  /** Runs issued for the year’s costs, in their order. */
  readonly runs: readonly {
    readonly run: string;
    readonly kind: string;
    readonly issuedOn: CivilDate;
    readonly documents: readonly string[];
  }[];
  /** Prepared and not issued: not counted. */
  readonly underWay: readonly string[];
  /** Since the last settlement or correction; null while there is none. */
  readonly changes: ChangesView | null;
  readonly findings: readonly FindingView[];
  readonly interpretations: readonly InterpretationView[];
  readonly events: readonly number[];
}
