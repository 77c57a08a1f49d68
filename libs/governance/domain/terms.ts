import { type Static, Type } from 'typebox';
import { IdSchema, OneOf, ShortText } from '#kernel';

const strict = { additionalProperties: false };
const Clause = Type.String({ minLength: 1, maxLength: 60 });

/** When a body can decide, and when a proposal is carried. */
export const RulesSchema = Type.Object(
  {
    /** How many voting members must be there: a part of all, or a number. Left out: nothing is said. */
    quorum: Type.Optional(Type.Union([OneOf('HALF', 'MAJORITY', 'ALL'), Type.Integer({ minimum: 1, maximum: 1000 })])),
    /** Of the votes cast. CONSENSUS_ELSE_LEADER: who chairs decides when all do not agree. */
    majority: OneOf('SIMPLE', 'TWO_THIRDS', 'UNANIMOUS', 'CONSENSUS_ELSE_LEADER'),
    /** Whether the vote of the one who chairs decides a tie; never in an election. */
    castingVote: Type.Boolean(),
    /** Whether lots are drawn in a tied election. */
    electionsByLot: Type.Optional(Type.Boolean()),
    /** Whether it may meet remotely, and decide in writing; left out: nothing is said. */
    remote: Type.Optional(Type.Boolean()),
    written: Type.Optional(Type.Boolean()),
    clause: Clause,
  },
  strict,
);
export type Rules = Static<typeof RulesSchema>;

/** The part of an agreement’s terms that says how its bodies are made up and how they decide. */
export const GOVERNANCE_TERMS = {
  bodies: Type.Optional(
    Type.Array(
      Type.Object(
        {
          body: IdSchema,
          /** Null: the agreement says that there are none. Left out: it is silent. */
          rules: Type.Optional(Type.Union([RulesSchema, Type.Null()])),
          /** The office that has a seat for each participant, for as long as it takes part. */
          seatPerParticipant: Type.Optional(Type.Object({ office: ShortText, clause: Clause }, strict)),
          /** Whose seat the chair is. */
          chair: Type.Optional(Type.Object({ of: OneOf('HOST'), clause: Clause }, strict)),
          /** Decisions say how users took part (L-2.1-3). */
          userParticipation: Type.Optional(Type.Object({ clause: Clause }, strict)),
        },
        strict,
      ),
      { maxItems: 50 },
    ),
  ),
};
const GovernanceTermsSchema = Type.Object(GOVERNANCE_TERMS);
export type BodyTerms = NonNullable<Static<typeof GovernanceTermsSchema>['bodies']>[number];

/** What the agreement says of a body, as it is read. */
export interface BodyTermsAsRead extends BodyTerms {
  /** The rules of a body that neither the agreement nor the body itself has given any. */
  readonly otherwise?: Rules;
}
