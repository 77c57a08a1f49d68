import { Type } from 'typebox';
import {
  DateSchema,
  defineEvent,
  type EventOf,
  IdSchema,
  LongText,
  MunicipalitySchema,
  OereSchema,
  OneOf,
  ShortText,
} from '#kernel';

const strict = { additionalProperties: false };

/** What a host’s decision says of itself; NOT_ASSESSED: it does not say (L-3.1-1). */
export const Assessment = OneOf('YES', 'NO', 'NOT_ASSESSED');
/** Why a record of a host’s decision is corrected or annulled. */
export const ControlGround = OneOf(
  'MINUTES_CORRECTED',
  'REGISTRATION_ERROR',
  'LATE_INFORMATION',
  'LEGALITY_REVIEW',
  'REVERSAL',
  'OTHER',
);
/** Those it is made for; ALL: every participant on the day of the decision. */
export const MadeFor = Type.Union([
  Type.Literal('ALL'),
  Type.Array(MunicipalitySchema, { minItems: 1, maxItems: 500, uniqueItems: true }),
]);
export const CommitmentSchema = Type.Object(
  {
    year: Type.Integer({ minimum: 1990, maximum: 2999, description: 'Budget year that bears it' }),
    amount: OereSchema,
  },
  strict,
);

export const HOST_DECISION = {
  for: MadeFor,
  matter: ShortText,
  withinBudget: Assessment,
  /** Whether it is of principle (prinsipiell betydning): then the host may not make it (kommuneloven § 20-2). */
  principled: Assessment,
  /** A decision on the rights or duties of single persons (enkeltvedtak): it can be appealed. */
  individual: Type.Boolean(),
  /** The task it is part of, as the delegations name them. */
  task: Type.Optional(IdSchema),
  commitment: Type.Optional(CommitmentSchema),
  /** When word of it reached the party: the appeal’s time runs from here (forvaltningsloven § 29). */
  notifiedOn: Type.Optional(DateSchema),
};
export const HOST_DECISION_CORRECTED = {
  ground: ControlGround,
  decidedOn: Type.Optional(DateSchema),
  for: Type.Optional(MadeFor),
  matter: Type.Optional(ShortText),
  withinBudget: Type.Optional(Assessment),
  principled: Type.Optional(Assessment),
  individual: Type.Optional(Type.Boolean()),
  task: Type.Optional(IdSchema),
  commitment: Type.Optional(CommitmentSchema),
  notifiedOn: Type.Optional(DateSchema),
};

export const delegationInstructed = defineEvent(
  'DelegationInstructed',
  'A council told its chief executive (kommunedirektør) to delegate to the host’s, from the valid-from date (kommuneloven § 20-2).',
  Type.Object(
    {
      delegation: IdSchema,
      municipality: MunicipalitySchema,
      scope: LongText,
      /** Left out: every task of the agreement. */
      tasks: Type.Optional(Type.Array(IdSchema, { minItems: 1, maxItems: 200, uniqueItems: true })),
      decision: IdSchema,
    },
    strict,
  ),
);
export const delegationGiven = defineEvent(
  'DelegationGiven',
  'A municipality’s chief executive delegated to the host’s, from the valid-from date.',
  Type.Object({ delegation: IdSchema, municipality: MunicipalitySchema }, strict),
);
export const delegationRevoked = defineEvent(
  'DelegationRevoked',
  'A council took a delegation back from the valid-from date.',
  Type.Object({ delegation: IdSchema, municipality: MunicipalitySchema, decision: IdSchema }, strict),
);
export const hostDecisionRecorded = defineEvent(
  'HostDecisionRecorded',
  'The host decided on behalf of municipalities on the decided date, with what it says of budget and principle.',
  Type.Object({ decision: IdSchema, ...HOST_DECISION }, strict),
);
export const hostDecisionCorrected = defineEvent(
  'HostDecisionCorrected',
  'The record of a host’s decision was wrong; what stands here replaces it, from the recording on.',
  Type.Object({ decision: IdSchema, ...HOST_DECISION_CORRECTED }, strict),
);
export const hostDecisionAnnulled = defineEvent(
  'HostDecisionAnnulled',
  'A host’s decision is void: it was never valid.',
  Type.Object({ decision: IdSchema, ground: ControlGround }, strict),
);
export const INSTRUCTION = {
  instruction: IdSchema,
  body: IdSchema,
  /** REVERSAL: the body changed the host’s decision itself (omgjøring). */
  kind: OneOf('INSTRUCTION', 'REVERSAL'),
  /** The host’s decision it is about, when one has been made. */
  decision: Type.Optional(IdSchema),
  /** Whose case it is, when the host has not decided yet. */
  for: Type.Optional(MadeFor),
};
export const hostInstructed = defineEvent(
  'HostInstructed',
  'A body instructed the host in a delegated case, or reversed its decision, whether or not it could.',
  Type.Object(INSTRUCTION, strict),
);
export const decisionReversed = defineEvent(
  'DecisionReversed',
  'A decision reversed another from the valid-from date. The other was valid until then.',
  Type.Object({ reverses: IdSchema, decision: IdSchema }, strict),
);
export const APPEAL = {
  appeal: IdSchema,
  /** A decision of the host, or one of the register of decisions. */
  decision: IdSchema,
  /** PARTY: the one it is about. OTHER: someone with a legal interest. Never a name. */
  by: OneOf('PARTY', 'OTHER'),
  /** Where the party belongs, when the decision was made for several. */
  municipality: Type.Optional(MunicipalitySchema),
  /** When it was posted: then it was made (forvaltningsloven § 30). */
  sentOn: Type.Optional(DateSchema),
  notifiedOn: Type.Optional(DateSchema),
};
export const appealFiled = defineEvent(
  'AppealFiled',
  'The host received an appeal on the decided date.',
  Type.Object(APPEAL, strict),
);
export const appealPrepared = defineEvent(
  'AppealPrepared',
  'The host, as first instance, prepared an appeal. CHANGED: it changed its decision itself.',
  Type.Object({ appeal: IdSchema, view: OneOf('UPHELD', 'CHANGED', 'DISMISSED') }, strict),
);
export const appealDecided = defineEvent(
  'AppealDecided',
  'A body decided an appeal on the decided date.',
  Type.Object(
    { appeal: IdSchema, body: IdSchema, outcome: OneOf('UPHELD', 'CHANGED', 'RETURNED', 'DISMISSED') },
    strict,
  ),
);
export const REVIEW = {
  review: IdSchema,
  /** A decision of the host, or one of the register of decisions. */
  decision: IdSchema,
  /** Whose council the members sit in. */
  municipality: MunicipalitySchema,
  members: Type.Integer({ minimum: 1, maximum: 200, description: 'How many members of the council demand it' }),
  sentOn: Type.Optional(DateSchema),
};
export const legalityReviewDemanded = defineEvent(
  'LegalityReviewDemanded',
  'Members of a council demanded on the decided date that the legality of a decision be reviewed.',
  Type.Object(REVIEW, strict),
);
export const legalityReviewConcluded = defineEvent(
  'LegalityReviewConcluded',
  'The body that had decided, or the State, concluded a review. ANNULLED does not itself annul the decision.',
  Type.Object(
    {
      review: IdSchema,
      outcome: OneOf('UPHELD', 'ANNULLED', 'DISMISSED'),
      by: OneOf('DECIDING_BODY', 'STATE'),
    },
    strict,
  ),
);
export const MOVE = {
  move: IdSchema,
  /** The municipality where the place of work was. */
  from: MunicipalitySchema,
  to: MunicipalitySchema,
  positions: Type.String({ pattern: '^\\d{1,4}(\\.\\d{1,2})?$', description: 'Full-time positions, such as 2 or 1.5' }),
  decision: Type.Optional(IdSchema),
};
export const positionsMoved = defineEvent(
  'PositionsMoved',
  'Positions moved from one place of work to another from the valid-from date.',
  Type.Object(MOVE, strict),
);

export const CONTROL_EVENTS = [
  delegationInstructed,
  delegationGiven,
  delegationRevoked,
  hostDecisionRecorded,
  hostDecisionCorrected,
  hostDecisionAnnulled,
  hostInstructed,
  decisionReversed,
  appealFiled,
  appealPrepared,
  appealDecided,
  legalityReviewDemanded,
  legalityReviewConcluded,
  positionsMoved,
] as const;
export type ControlEvent = EventOf<(typeof CONTROL_EVENTS)[number]>;
