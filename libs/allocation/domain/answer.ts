import type { CivilDate, CivilMonth, Finding, Oere, Rational } from '#kernel';
import type { KeyComponent } from './key.ts';

/** A marker: this answer rests on a reading of an open question. `decision` null: the program's default. */
export interface InterpretationUsed {
  readonly id: string;
  readonly option: string;
  readonly decision: string | null;
  readonly sources: readonly number[];
}

export type { Finding } from '#kernel';
/** As a rule of sharing finds it; who has to act is added once, for all of them. */
export type Found = Omit<Finding, 'responsible'>;

export interface PoolShare {
  readonly municipality: string;
  readonly amount: Oere;
  /** The exact share of the pool; null for fixed amounts. */
  readonly share: Rational | null;
  /** Events that this municipality’s figure rests on and the others’ do not. */
  readonly own: readonly number[];
}

/** Lines that are shared in the same way: category × participants × key × population date, in one accounting year. */
export interface Pool {
  readonly id: string;
  readonly year: number;
  readonly category: string;
  readonly method: string;
  readonly clause: string;
  readonly version: string;
  readonly participants: readonly string[];
  readonly key: {
    readonly id: string;
    readonly components: readonly KeyComponent[];
    readonly decision: string | null;
  } | null;
  readonly populationDate: CivilDate | null;
  /** Of the asked months. */
  readonly total: Oere;
  readonly shares: readonly PoolShare[];
  readonly lines: readonly {
    readonly name: string;
    readonly label: string;
    readonly amount: Oere;
    readonly sources: readonly number[];
    /** Of an accrual: what it rests on. */
    readonly accrual?: string;
  }[];
  readonly interpretations: readonly string[];
  /** Every event the pool’s figures rest on. */
  readonly sources: readonly number[];
}

/** A cost, or a part of one, that is not shared; always with its reason. */
export interface Unallocated {
  readonly name: string;
  readonly category: string;
  readonly label: string;
  readonly amount: Oere;
  readonly reason: string;
  readonly clause: string;
  readonly sources: readonly number[];
}

/** What each participant owes of the costs of a period, and why. booked = total + held + excluded, to the øre. */
export interface Allocation {
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly total: Oere;
  readonly booked: Oere;
  readonly shares: readonly { readonly municipality: string; readonly name: string; readonly amount: Oere }[];
  readonly pools: readonly Pool[];
  readonly held: readonly Unallocated[];
  readonly excluded: readonly Unallocated[];
  readonly interpretations: readonly InterpretationUsed[];
  readonly findings: readonly Finding[];
}
