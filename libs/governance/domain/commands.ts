import { type Static, type TSchema, Type } from 'typebox';
import { type Command, DateSchema, IdSchema, LongText, MunicipalitySchema, ShortText } from '#kernel';
import type { BodyCommand } from './body-commands.ts';
import { ElectionSchema } from './election.ts';
import { BodyKindSchema, GroundSchema, OutcomeSchema, VotesSchema } from './events.ts';
import type { MeetingCommand } from './meeting-commands.ts';
import { ProposalVotesSchema } from './proposal-votes.ts';
import { VoteSchema } from './vote.ts';

const strict = { additionalProperties: false };

export const EstablishBodySchema = Type.Object(
  { body: IdSchema, name: ShortText, kind: BodyKindSchema, municipality: Type.Optional(MunicipalitySchema) },
  { ...strict, description: 'A body that meets and decides. A COUNCIL names its municipality.' },
);
export const OpenCaseSchema = Type.Object(
  { case: IdSchema, title: ShortText },
  { ...strict, description: 'A case that one or more bodies treat.' },
);

/** The effect is a union owned by the modules it acts on; `cooperation` puts it together. */
export const recordDecisionSchema = <E extends TSchema>(effect: E) =>
  Type.Object(
    {
      decision: IdSchema,
      body: IdSchema,
      case: Type.Optional(IdSchema),
      meeting: Type.Optional(IdSchema),
      /** Of the meeting’s list of cases, or added to it. */
      item: Type.Optional(IdSchema),
      outcome: OutcomeSchema,
      votes: Type.Optional(VotesSchema),
      vote: Type.Optional(VoteSchema),
      election: Type.Optional(ElectionSchema),
      proposals: Type.Optional(ProposalVotesSchema),
      wording: LongText,
      /** How users took part in it (L-2.1-3). */
      userParticipation: Type.Optional(LongText),
      effect: Type.Optional(effect),
    },
    { ...strict, description: 'What a body decided on the decided date; `effect` says what it changes, if anything.' },
  );

export const CorrectDecisionSchema = Type.Object(
  {
    decision: IdSchema,
    ground: GroundSchema,
    decidedOn: Type.Optional(DateSchema),
    outcome: Type.Optional(OutcomeSchema),
    votes: Type.Optional(VotesSchema),
    vote: Type.Optional(VoteSchema),
    election: Type.Optional(ElectionSchema),
    proposals: Type.Optional(ProposalVotesSchema),
    wording: Type.Optional(LongText),
    userParticipation: Type.Optional(LongText),
  },
  {
    ...strict,
    description:
      'Corrects the record of a decision. Nothing is overwritten: the earlier record stays readable as known before.',
  },
);
export const AnnulDecisionSchema = Type.Object(
  { decision: IdSchema, ground: GroundSchema },
  { ...strict, description: 'The decision was never valid.' },
);

export type RecordDecision = Static<ReturnType<typeof recordDecisionSchema<TSchema>>>;

export type GovernanceCommand =
  | Command<'EstablishBody', Static<typeof EstablishBodySchema>>
  | BodyCommand
  | MeetingCommand
  | Command<'OpenCase', Static<typeof OpenCaseSchema>>
  | Command<'RecordDecision', RecordDecision>
  | Command<'CorrectDecision', Static<typeof CorrectDecisionSchema>>
  | Command<'AnnulDecision', Static<typeof AnnulDecisionSchema>>;

/** A decision that adopts a reading of the agreement (rulebook 7.7). */
export const AdoptInterpretationEffect = Type.Object(
  { kind: Type.Literal('ADOPT_INTERPRETATION'), interpretation: IdSchema, option: IdSchema },
  strict,
);
