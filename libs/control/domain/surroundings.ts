import type { CivilDate, Ending, Timeline } from '#kernel';
import type { ControlTerms } from './terms.ts';

/** A decision of the register, as it stands after corrections. */
export interface RegisteredDecision {
  readonly id: string;
  readonly body: string;
  readonly decidedOn: CivilDate;
  readonly validFrom: CivilDate;
  readonly adopted: boolean;
  readonly annulled: boolean;
  readonly sources: readonly number[];
}

/** A body; `council` when it is the highest of its municipality. */
export interface ControllingBody {
  readonly id: string;
  readonly municipality: string | null;
  readonly council: boolean;
  readonly sources: readonly number[];
}

/** Whether a decision’s effect stands, by the law or the agreement in force when it was made. */
export interface EffectOfDecision {
  readonly stands: boolean;
  readonly validFrom: CivilDate;
  /** From when it has ended, as the decision was reversed. */
  readonly reversed?: Ending | null;
  readonly sources: readonly number[];
}

/** How the budget of a year stands, and what may be spent: whole øre, null while no budget is in force. */
export interface BudgetOfYear {
  readonly valid: boolean;
  readonly total: bigint | null;
}

/** What control needs to know of the cooperation. */
export interface ControlSurroundings {
  /** Whether a host does the work for the others (kommuneloven § 20-1): the rules of chapter 20 are for that form. */
  readonly hostForm: boolean;
  hostOn(date: CivilDate): string | null;
  participantsOn(date: CivilDate): { readonly municipalities: readonly string[]; readonly sources: readonly number[] };
  registered(decision: string): RegisteredDecision | null;
  controllingBody(body: string): ControllingBody | null;
  standing(decision: string, effect: string): EffectOfDecision | null;
  controlTerms(date: CivilDate): { readonly terms: ControlTerms; readonly sources: readonly number[] } | null;
  budgetOfYear(year: number): Timeline<BudgetOfYear>;
}

/** What there is to know of decisions to say which reverse others. */
export type ReversalSurroundings = Pick<
  ControlSurroundings,
  'hostOn' | 'participantsOn' | 'registered' | 'controllingBody' | 'standing'
>;

/** The clause that the agreement in force on a day names, or that of the law. */
export const clauseOn = (around: ControlSurroundings, date: CivilDate, part: keyof ControlTerms, law: string): string =>
  around.controlTerms(date)?.terms[part] ?? law;
