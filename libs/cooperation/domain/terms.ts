import { type Static, Type } from 'typebox';
import { ALLOCATION_TERMS, ClauseReference } from '#allocation';
import { BUDGET_TERMS } from '#budget';
import { CONTROL_TERMS } from '#control';
import { DELIVERY_TERMS, deliveryCompetences } from '#delivery';
import { GOVERNANCE_TERMS, MEETING_TERMS } from '#governance';
import { IdSchema, OneOf, ShortText } from '#kernel';
import { AGREEMENT_TERMS } from './agreement/terms.ts';

const strict = { additionalProperties: false };

/** What one version of an agreement says, as data: no rule that differs between agreements is code. */
export const TermsSchema = Type.Object(
  {
    ...ALLOCATION_TERMS,
    ...AGREEMENT_TERMS,
    ...BUDGET_TERMS,
    ...CONTROL_TERMS,
    ...DELIVERY_TERMS,
    ...GOVERNANCE_TERMS,
    ...MEETING_TERMS,
    /** Which body can give a decision which effect. What only the councils can do is law, not terms. */
    competences: Type.Array(
      Type.Object(
        { effect: Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' }), body: IdSchema, clause: ClauseReference },
        strict,
      ),
    ),
    /** From when keys and billing of this version apply when the councils name no common date. */
    termsApply: OneOf('NEXT_FIRST_OF_JANUARY', 'ENTRY_INTO_FORCE'),
    /** How a participant leaves; left out: as the law says (kommuneloven § 20-8). */
    withdrawal: Type.Optional(
      Type.Object(
        {
          /** Whole months between receipt of the notice and the earliest day of leaving. */
          noticeMonths: Type.Integer({ minimum: 0, maximum: 120 }),
          /** On which day it takes effect: when the notice has run, at the end of that half-year or year, or of the next year. */
          effective: OneOf('END_OF_NOTICE', 'END_OF_HALF_YEAR', 'END_OF_YEAR', 'END_OF_NEXT_YEAR'),
          /** Whether an oral notice has effect. */
          written: Type.Boolean(),
          /** Where the agreement says what who leaves receives or pays; left out: it does not say. */
          release: Type.Optional(ClauseReference),
          clause: ClauseReference,
        },
        strict,
      ),
    ),
    /** What the agreement wants done every year, besides the budget: for the calendar of deadlines. */
    routines: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: IdSchema,
            /** MM-DD. */
            day: Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }),
            text: ShortText,
            who: OneOf('HOST', 'COUNCILS', 'BOARD', 'PARTICIPANTS'),
            clause: ClauseReference,
          },
          strict,
        ),
        { maxItems: 50 },
      ),
    ),
    billing: Type.Object(
      {
        rhythm: OneOf('MONTHLY', 'QUARTERLY'),
        clause: ClauseReference,
        /**
         * MM-DD: by when each month or quarter is invoiced, in their order; of the last, the settlement too. Left out: by
         * the last day of the month or quarter itself.
         */
        days: Type.Optional(
          Type.Array(Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }), {
            minItems: 4,
            maxItems: 12,
          }),
        ),
        /** What the year’s last month or quarter is billed: an instalment and the settlement (if left out), or the settlement only. */
        last: Type.Optional(OneOf('INSTALMENT_AND_SETTLEMENT', 'SETTLEMENT_ONLY')),
      },
      strict,
    ),
  },
  strict,
);
export type Terms = Static<typeof TermsSchema>;

/** What the agreement gives which body: as listed, and where its terms name the body beside what it decides. */
export const competencesOf = (terms: Terms) => [...terms.competences, ...deliveryCompetences(terms.delivery)];
