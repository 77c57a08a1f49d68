import { type Static, Type } from 'typebox';
import { type Command, IdSchema, LongText, MunicipalitySchema } from '#kernel';
import {
  APPEAL,
  appealDecided,
  appealPrepared,
  ControlGround,
  HOST_DECISION,
  HOST_DECISION_CORRECTED,
  INSTRUCTION,
  legalityReviewConcluded,
  MOVE,
  REVIEW,
} from './events.ts';

const says = (description: string) => ({ additionalProperties: false, description });
const strict = { additionalProperties: false };

export const CONTROL_COMMANDS = {
  GiveDelegation: Type.Object(
    { delegation: IdSchema, municipality: MunicipalitySchema },
    says(
      'The chief executive of a municipality delegates to the host’s. The instruction of the council is a decision with the effect INSTRUCT_DELEGATION.',
    ),
  ),
  RecordHostDecision: Type.Object(
    { decision: IdSchema, ...HOST_DECISION },
    says(
      'The host decides on behalf of municipalities on the decided date; with a commitment when it binds an amount of a budget year.',
    ),
  ),
  CorrectHostDecision: Type.Object(
    { decision: IdSchema, ...HOST_DECISION_CORRECTED },
    says('Corrects the record of a host’s decision; the earlier record stays readable as known before.'),
  ),
  AnnulHostDecision: Type.Object(
    { decision: IdSchema, ground: ControlGround },
    says('The host’s decision was never valid.'),
  ),
  RecordInstruction: Type.Object(
    INSTRUCTION,
    says('A body instructs the host in a delegated case, or reverses its decision; recorded whether or not it could.'),
  ),
  FileAppeal: Type.Object(APPEAL, says('The host receives an appeal on the decided date. Never a name.')),
  PrepareAppeal: Type.Object(
    appealPrepared.schema.properties,
    says('The host, as first instance, gives its view of an appeal.'),
  ),
  DecideAppeal: Type.Object(appealDecided.schema.properties, says('A body decides an appeal.')),
  DemandLegalityReview: Type.Object(
    REVIEW,
    says('Members of a council demand on the decided date that the legality of a decision be reviewed.'),
  ),
  ConcludeLegalityReview: Type.Object(
    legalityReviewConcluded.schema.properties,
    says('A review ends. That the decision is annulled is recorded by itself, as an annulment.'),
  ),
  MovePositions: Type.Object(MOVE, says('Positions move from one place of work to another.')),
};

export type ControlCommand = {
  [K in keyof typeof CONTROL_COMMANDS]: Command<K, Static<(typeof CONTROL_COMMANDS)[K]>>;
}[keyof typeof CONTROL_COMMANDS];

export const CONTROL_EFFECTS = [
  /** A council tells its chief executive to delegate to the host’s (kommuneloven § 20-2). */
  Type.Object(
    {
      kind: Type.Literal('INSTRUCT_DELEGATION'),
      delegation: IdSchema,
      scope: LongText,
      tasks: Type.Optional(Type.Array(IdSchema, { minItems: 1, maxItems: 200, uniqueItems: true })),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('REVOKE_DELEGATION'), delegation: IdSchema }, strict),
  /** The decision reverses another from its valid-from date (omgjøring). */
  Type.Object({ kind: Type.Literal('REVERSE_DECISION'), reverses: IdSchema }, strict),
] as const;
export type ControlEffect = Static<(typeof CONTROL_EFFECTS)[number]>;

const KINDS: ReadonlySet<string> = new Set(['INSTRUCT_DELEGATION', 'REVOKE_DELEGATION', 'REVERSE_DECISION']);
export const isControlEffect = (effect: { readonly kind: string }): effect is ControlEffect => KINDS.has(effect.kind);
