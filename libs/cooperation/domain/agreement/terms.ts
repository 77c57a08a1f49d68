import { type Static, Type } from 'typebox';
import { ClauseReference } from '#allocation';
import { DateSchema, OneOf, ShortText } from '#kernel';

const strict = { additionalProperties: false };

/** What a version of an agreement says of itself: for the questions about its text, not for the sharing of costs. */
export const AGREEMENT_TERMS = {
  /** Sections of kommuneloven, as the agreement writes them (L-1.3-1). */
  legalBasis: Type.Optional(Type.Object({ text: ShortText, clause: ClauseReference }, strict)),
  /** Whether it settles what the law wants settled (kommuneloven § 20-4 and the like), by the letter of the law. */
  matters: Type.Optional(
    Type.Array(
      Type.Object(
        {
          letter: Type.String({ pattern: '^[a-j]$' }),
          status: OneOf('COVERED', 'PARTLY', 'MISSING'),
          /** Clauses of this version that settle it. */
          clauses: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9A-Za-z.]{1,12}$' }), { maxItems: 20 })),
          note: Type.Optional(ShortText),
        },
        strict,
      ),
      { maxItems: 10 },
    ),
  ),
  /** Last day on which it applies; left out: until it is replaced or ended (L-6.4-3). */
  expires: Type.Optional(Type.Object({ lastDay: DateSchema, clause: ClauseReference }, strict)),
  /** Where the agreement itself says how it is changed, joined and ended; left out: the law alone. */
  procedures: Type.Optional(
    Type.Object(
      {
        admission: Type.Optional(ClauseReference),
        change: Type.Optional(ClauseReference),
        dissolution: Type.Optional(ClauseReference),
      },
      strict,
    ),
  ),
};
const AgreementTermsSchema = Type.Object(AGREEMENT_TERMS);
export type AgreementTerms = Static<typeof AgreementTermsSchema>;
