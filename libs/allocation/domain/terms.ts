import { type Static, Type } from 'typebox';
import { DateSchema, IdSchema, OneOf, ShortText } from '#kernel';

const strict = { additionalProperties: false };
export const ClauseReference = Type.String({ minLength: 1, maxLength: 60, description: 'The clause this comes from' });
const CategoryName = Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,39}$' });

/**
 * How a category of cost is shared under a version of the agreement.
 *
 * - `KEYED_ALL`: by the key in force, over all participants.
 * - `KEYED_SERVICE`: by the key, among the participants of the system or project the line names.
 * - `FIXED_AMOUNTS`: each pays its own cost of the base year, indexed; what is left stays with the host (AV-2022 4.4).
 * - `ACTUAL`: each its own part, as the line says.
 * - `OWN`: one municipality pays all.
 * - `ORIGIN`: the municipality an employee came from, after a decision; by the key when the employment has ended (2.5).
 * - `AGREED`: as a decision on this very cost says (4.4.3).
 * - `DETERMINED`: held until a decision says how.
 * - `FIXED_BY_BOARD`: held; only an amount the board has fixed can ever be charged.
 * - `EXCLUDED`: not shared; stays with the one who has it.
 */
export const METHODS = [
  'KEYED_ALL',
  'KEYED_SERVICE',
  'FIXED_AMOUNTS',
  'ACTUAL',
  'OWN',
  'ORIGIN',
  'AGREED',
  'DETERMINED',
  'FIXED_BY_BOARD',
  'EXCLUDED',
] as const;

export const CategoryTermsSchema = Type.Object(
  {
    method: OneOf(...METHODS),
    clause: ClauseReference,
    /** KEYED_SERVICE: no cost is shared before a body with the competence APPROVE_PROJECT has approved it. */
    needsApproval: Type.Optional(Type.Boolean()),
    /** FIXED_AMOUNTS: which year’s costs, and which index raises them. */
    baseYear: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2999 })),
    index: Type.Optional(IdSchema),
    /** ORIGIN: the category that takes over when the employment has ended. */
    afterEnd: Type.Optional(CategoryName),
    /** EXCLUDED or held: why, for those who read the answer. */
    note: Type.Optional(ShortText),
    /** The clause is contested or unclear; answers that touch it carry the interpretation. */
    interpretation: Type.Optional(IdSchema),
  },
  strict,
);

/** The part of an agreement’s terms that says how costs are shared. */
export const ALLOCATION_TERMS = {
  /** The key that applies until another is decided; null when the version names none. */
  key: Type.Union([IdSchema, Type.Null()]),
  keyClause: ClauseReference,
  /** Which 1 January’s population counts for a year. */
  populationDate: OneOf('FIRST_OF_YEAR', 'FIRST_OF_PREVIOUS_YEAR'),
  categories: Type.Record(CategoryName, CategoryTermsSchema, { additionalProperties: false }),
  /** Whether a decided key needs the consent of all councils. */
  keyNeedsRatification: Type.Boolean(),
  optOutAllowed: Type.Boolean(),
  /** A period that the version itself limits; afterwards its rules go on until replaced, with a finding. */
  establishment: Type.Optional(Type.Object({ until: DateSchema, clause: ClauseReference }, strict)),
};
export const AllocationTermsSchema = Type.Object(ALLOCATION_TERMS);
export type AllocationTerms = Static<typeof AllocationTermsSchema>;
export type CategoryTerms = Static<typeof CategoryTermsSchema>;
