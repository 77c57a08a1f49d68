import { Type } from 'typebox';
import { IdSchema, MunicipalitySchema, OereSchema, OneOf } from '#kernel';
import { InvoiceNumber } from './events.ts';

const strict = { additionalProperties: false };

/** What a decision on claims can let be done: late interest is claimed, or a claim is given up. */
export const CLAIM_EFFECTS = ['CLAIM_INTEREST', 'WRITE_OFF'] as const;
export type ClaimEffect = (typeof CLAIM_EFFECTS)[number];

/** What a decision covers; all that is left out it covers whole. */
const covers = {
  documents: Type.Optional(Type.Array(InvoiceNumber, { minItems: 1, maxItems: 500 })),
  municipality: Type.Optional(MunicipalitySchema),
  /** The most that may rest on the decision in all, øre. */
  atMost: Type.Optional(OereSchema),
};

/** A decision that late interest is claimed, on these documents or of this municipality (forsinkelsesrenteloven § 2). */
export const ClaimInterestEffect = Type.Object({ kind: Type.Literal('CLAIM_INTEREST'), ...covers }, strict);
/** A decision that claims are given up (avskrivning). */
export const WriteOffEffect = Type.Object({ kind: Type.Literal('WRITE_OFF'), ...covers }, strict);

export const ClaimsDecidedSchema = Type.Object(
  { decision: IdSchema, what: OneOf(...CLAIM_EFFECTS), ...covers },
  strict,
);
