import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false };

/** A day of every year, MM-DD, Europe/Oslo. */
const DayOfYear = Type.String({
  pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'A day of every year, MM-DD',
});

/** The part of an agreement’s terms that says how the budget of the cooperation comes to be. Days of the year before. */
export const BUDGET_TERMS = {
  budget: Type.Optional(
    Type.Object(
      {
        /** By when the host sends the draft (L-4.2-1). */
        draftBy: DayOfYear,
        /** By when every council must have adopted the same budget (L-4.2-2); the day itself counts. */
        adoptBy: DayOfYear,
        clause: Type.String({ minLength: 1, maxLength: 60 }),
      },
      strict,
    ),
  ),
};
const BudgetTermsSchema = Type.Object(BUDGET_TERMS);
export type BudgetTerms = NonNullable<Static<typeof BudgetTermsSchema>['budget']>;
