import { Type } from 'typebox';
import {
  DateSchema,
  defineEvent,
  type EventOf,
  IdSchema,
  LongText,
  MunicipalitySchema,
  OneOf,
  ShortText,
} from '#kernel';
import { BODY_EVENTS } from './body-events.ts';
import { ElectionSchema } from './election.ts';
import { MEETING_EVENTS } from './meeting-events.ts';
import { ProposalVotesSchema } from './proposal-votes.ts';
import { VoteSchema } from './vote.ts';

const strict = { additionalProperties: false };

/** Kinds of bodies. Only a council binds its municipality in matters of the agreement (kommuneloven §§ 14-2, 20-4). */
export const BODY_KINDS = [
  'COUNCIL',
  'EXECUTIVE_COMMITTEE',
  'OPERATING_BOARD',
  'REGIONAL_COUNCIL',
  'STEERING_GROUP',
  'OTHER',
] as const;

/** UNDETERMINED: the body has no rule that says whether the votes carried it. */
export const OUTCOMES = ['ADOPTED', 'REJECTED', 'POSTPONED', 'NOTED', 'UNDETERMINED'] as const;

/** Why a correction or an annulment is made; the reasons in full are a document. */
export const GROUNDS = [
  'MINUTES_CORRECTED',
  'REGISTRATION_ERROR',
  'LATE_INFORMATION',
  'LEGALITY_REVIEW',
  'REVERSAL',
  'OTHER',
] as const;

export const BodyKindSchema = OneOf(...BODY_KINDS);
export const OutcomeSchema = OneOf(...OUTCOMES);
export const GroundSchema = OneOf(...GROUNDS);

const count = Type.Union([Type.Integer({ minimum: 0, maximum: 10_000 }), Type.Null()]);
/** Null means that the minutes do not say (L-H-5: «enstemmig» gives no numbers). */
export const VotesSchema = Type.Object(
  { for: count, against: count, unanimous: Type.Union([Type.Boolean(), Type.Null()]) },
  strict,
);

export const bodyEstablished = defineEvent(
  'BodyEstablished',
  'A body exists and can decide. A council is its municipality’s (kommuneloven § 5-1).',
  Type.Object(
    { body: IdSchema, name: ShortText, kind: BodyKindSchema, municipality: Type.Optional(MunicipalitySchema) },
    strict,
  ),
);

export const caseOpened = defineEvent(
  'CaseOpened',
  'A case was put on the table; several bodies may treat the same case.',
  Type.Object({ case: IdSchema, title: ShortText }, strict),
);

export const decisionRecorded = defineEvent(
  'DecisionRecorded',
  'What a body decided on the decided date, in its own words. It stands as a fact also when a rule was broken.',
  Type.Object(
    {
      decision: IdSchema,
      body: IdSchema,
      case: Type.Optional(IdSchema),
      meeting: Type.Optional(IdSchema),
      /** Of the meeting’s list of cases, or added to it. */
      item: Type.Optional(IdSchema),
      outcome: OutcomeSchema,
      votes: VotesSchema,
      vote: Type.Optional(VoteSchema),
      election: Type.Optional(ElectionSchema),
      proposals: Type.Optional(ProposalVotesSchema),
      wording: LongText,
      /** How users took part in it (L-2.1-3). */
      userParticipation: Type.Optional(LongText),
      /** What kind of effect it has; the event of the effect follows in the same append. */
      effect: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' })),
    },
    strict,
  ),
);

export const decisionCorrected = defineEvent(
  'DecisionCorrected',
  'The record of a decision was wrong; what stands here replaces what was recorded, from the recording on.',
  Type.Object(
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
    strict,
  ),
);

export const decisionAnnulled = defineEvent(
  'DecisionAnnulled',
  'A decision is void: it was never valid. What ends a valid decision is another decision.',
  Type.Object({ decision: IdSchema, ground: GroundSchema }, strict),
);

export const interpretationAdopted = defineEvent(
  'InterpretationAdopted',
  'Where the agreement is silent or contested, this reading applies from the valid-from date.',
  Type.Object({ interpretation: IdSchema, option: IdSchema, decision: IdSchema }, strict),
);

export const GOVERNANCE_EVENTS = [
  bodyEstablished,
  ...BODY_EVENTS,
  ...MEETING_EVENTS,
  caseOpened,
  decisionRecorded,
  decisionCorrected,
  decisionAnnulled,
  interpretationAdopted,
] as const;

export type GovernanceEvent = EventOf<(typeof GOVERNANCE_EVENTS)[number]>;
