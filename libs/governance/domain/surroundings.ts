import type { CivilDate } from '#kernel';
import type { Competence } from './rules/effect-stands.ts';
import type { BodyTerms } from './terms.ts';

interface Known<T> {
  readonly value: T;
  readonly sources: readonly number[];
}

/** What bodies and votes need to know of the cooperation, each with the events it rests on. */
export interface GovernanceSurroundings {
  /** Municipality numbers, ascending. */
  participantsOn(date: CivilDate): { readonly municipalities: readonly string[]; readonly sources: readonly number[] };
  hostOn(date: CivilDate): Known<string> | null;
  /** What the agreement in force on the day says of the body; null when it says nothing. */
  bodyTerms(body: string, date: CivilDate): Known<BodyTerms> | null;
  competences(date: CivilDate): Known<readonly Competence[]>;
}
