import { type Static, Type } from 'typebox';
import { IdSchema, LongText, OneOf, ShortText } from '#kernel';

const strict = { additionalProperties: false };

export const BALLOTS = ['FOR', 'AGAINST', 'ABSTAINS', 'ABSENT'] as const;

/**
 * How a vote was held, beside its numbers: by seat where the minutes say so. Seats are those of the body on the day of
 * the decision; whether a ballot counts is judged, not refused.
 */
export const VoteSchema = Type.Object(
  {
    mode: Type.Optional(OneOf('SHOW_OF_HANDS', 'ROLL_CALL', 'ELECTRONIC', 'SECRET_BALLOT')),
    /** Left out: in a meeting where all were in the room. */
    procedure: Type.Optional(OneOf('MEETING', 'REMOTE', 'WRITTEN')),
    ballots: Type.Optional(
      Type.Array(Type.Object({ seat: IdSchema, vote: OneOf(...BALLOTS) }, strict), { minItems: 1, maxItems: 200 }),
    ),
    /** Voting members who were there, when the votes are given as numbers only. */
    present: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
    /** The seat that led the meeting; left out: the chair, or the deputy chair when the chair was away. */
    chairedBy: Type.Optional(IdSchema),
    /** How the one who led the meeting voted in a tie, when the votes are given as numbers only. */
    casting: Type.Optional(OneOf('FOR', 'AGAINST')),
    /** An election: no casting vote. */
    election: Type.Optional(Type.Boolean()),
    /** A tie in an election was settled by drawing lots. */
    lot: Type.Optional(Type.Boolean()),
    decidedBy: Type.Optional(OneOf('CONSENSUS', 'LEADER')),
    /** What was tried to reach consensus. */
    attempt: Type.Optional(LongText),
    /** Seats that did not agree. */
    dissent: Type.Optional(Type.Array(IdSchema, { maxItems: 200 })),
    /** Members who took no part in the case: disqualified (inhabil) or exempted. */
    excluded: Type.Optional(
      Type.Array(Type.Object({ seat: IdSchema, ground: OneOf('INHABIL', 'EXEMPT'), clause: ShortText }, strict), {
        maxItems: 200,
      }),
    ),
  },
  strict,
);
export type Vote = Static<typeof VoteSchema>;
