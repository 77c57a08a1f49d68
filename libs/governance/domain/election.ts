import { type Static, Type } from 'typebox';
import { DateSchema, IdSchema, OneOf } from '#kernel';

const strict = { additionalProperties: false };
const votes = Type.Integer({ minimum: 0, maximum: 10_000 });
const blank = Type.Optional(votes);

/**
 * An election held in a meeting: what is filled, who could be chosen, and what was voted. Candidates are seats or offices,
 * never persons. Who is elected follows from the votes; `elected` is what the minutes say, and is held against them.
 */
export const ElectionSchema = Type.Object(
  {
    /** The body whose seats are filled. */
    body: IdSchema,
    to: OneOf('CHAIR', 'DEPUTY_CHAIR', 'MEMBERS'),
    /** MAJORITY: flertallsvalg (§ 7-8). PROPORTIONAL: forholdsvalg (§§ 7-5, 7-6). AGREED: avtalevalg (§ 7-7). */
    method: OneOf('MAJORITY', 'PROPORTIONAL', 'AGREED'),
    /** Of a majority election, in the order in which they were held. */
    rounds: Type.Optional(
      Type.Array(
        Type.Object(
          {
            votes: Type.Array(Type.Object({ candidate: IdSchema, votes }, strict), { minItems: 1, maxItems: 200 }),
            blank,
          },
          strict,
        ),
        { minItems: 1, maxItems: 10 },
      ),
    ),
    /** Of a proportional election: the lists, each with its candidates in the order of the list. */
    lists: Type.Optional(
      Type.Array(Type.Object({ list: IdSchema, votes, candidates: Type.Array(IdSchema, { maxItems: 200 }) }, strict), {
        minItems: 1,
        maxItems: 50,
      }),
    ),
    blank,
    /** How many seats a proportional election fills. */
    places: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    /** Of an agreed election: everyone on the one proposal. */
    nominees: Type.Optional(Type.Array(IdSchema, { minItems: 1, maxItems: 200 })),
    /** Candidates or lists that lots fell on, in the order in which they were drawn. */
    lots: Type.Optional(Type.Array(IdSchema, { minItems: 1, maxItems: 200 })),
    /** Who the minutes say was elected. */
    elected: Type.Optional(Type.Array(IdSchema, { minItems: 1, maxItems: 200 })),
    /** Last day of the term; left out: until others are elected. */
    until: Type.Optional(DateSchema),
    /** Members beside those elected before; left out: in their place. */
    supplement: Type.Optional(Type.Boolean()),
  },
  {
    ...strict,
    description:
      'An election held in a meeting: rounds of a majority election, lists of a proportional one, or nominees agreed on.',
  },
);
export type Election = Static<typeof ElectionSchema>;

/** What a decision with an election is to bring about: seats are taken from its valid-from date. */
export const ELECT = 'ELECT';
