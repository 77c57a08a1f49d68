import type { CivilDate, Ending } from '#kernel';
import type { Competence } from './rules/effect-stands.ts';
import type { BodyTermsAsRead } from './terms.ts';

interface Known<T> {
  readonly value: T;
  readonly sources: readonly number[];
}

/** The place of a decision among others: by the day it was made; of one day, as recorded. */
export interface When {
  readonly decidedOn: CivilDate;
  readonly source: number;
}

/** What bodies and votes need to know of the cooperation, each with the events it rests on. */
export interface GovernanceSurroundings {
  /** Municipality numbers, ascending. */
  participantsOn(date: CivilDate): { readonly municipalities: readonly string[]; readonly sources: readonly number[] };
  hostOn(date: CivilDate): Known<string> | null;
  /** What the agreement in force on the day says of the body; null when it says nothing. */
  bodyTerms(body: string, date: CivilDate): Known<BodyTermsAsRead> | null;
  competences(date: CivilDate): Known<readonly Competence[]>;
  /**
   * What ended the effect of a decision without making it void: a reversal. `before`: only by what was decided before
   * that decision. Left out: nothing can.
   */
  ending?(decision: string, before: When | null): Ending | null;
}
