import { type Static, Type } from 'typebox';
import { IdSchema, OneOf } from '#kernel';

const strict = { additionalProperties: false };
const count = Type.Integer({ minimum: 0, maximum: 10_000 });

/**
 * Which of the proposals on the table was adopted, and how they were voted on. In a voting one proposal is voted for or
 * against, or several are set against each other.
 */
export const ProposalVotesSchema = Type.Object(
  {
    /** Those adopted; none when all of them fell. */
    adopted: Type.Array(IdSchema, { maxItems: 50 }),
    /** In the order in which they were held; left out: the minutes do not say. */
    votings: Type.Optional(
      Type.Array(
        Type.Object(
          {
            between: Type.Array(Type.Object({ proposal: IdSchema, votes: Type.Union([count, Type.Null()]) }, strict), {
              minItems: 1,
              maxItems: 50,
            }),
            /** Of one proposal voted on by itself; left out of several set against each other. */
            against: Type.Optional(Type.Union([count, Type.Null()])),
            /** Whether all who voted agreed on the first that is named. */
            unanimous: Type.Optional(Type.Boolean()),
            /** The proposal, or AGAINST, that the vote of the one who chaired fell on in a tie. */
            casting: Type.Optional(Type.Union([IdSchema, OneOf('AGAINST')])),
          },
          strict,
        ),
        { minItems: 1, maxItems: 50 },
      ),
    ),
  },
  {
    ...strict,
    description: 'Which proposals were adopted, and the votings on them in the order in which they were held.',
  },
);
export type ProposalVotes = Static<typeof ProposalVotesSchema>;
export type Voting = NonNullable<ProposalVotes['votings']>[number];
