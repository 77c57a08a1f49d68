import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false };
const Clause = Type.String({ minLength: 1, maxLength: 60, description: 'The clause this comes from' });

/** The part of an agreement’s terms on control. What it leaves out follows the law, or has no rule. */
export const CONTROL_TERMS = {
  control: Type.Optional(
    Type.Object(
      {
        /** The host decides only within the adopted budget and not in cases of principle (L-3.1-1). */
        hostDecisions: Type.Optional(Clause),
        /** Who decides appeals: the delegating municipality (L-3.3-1). */
        appeals: Type.Optional(Clause),
        /** Jobs stay where they are (L-1.2-1); left out: the agreement has no such rule. */
        locations: Type.Optional(Clause),
      },
      strict,
    ),
  ),
};
const ControlTermsSchema = Type.Object(CONTROL_TERMS);
export type ControlTerms = NonNullable<Static<typeof ControlTermsSchema>['control']>;
