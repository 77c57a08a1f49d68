import { type Static, Type } from 'typebox';
import { ALLOCATION_COMMANDS, ALLOCATION_EFFECTS, type AllocationCommand, type AllocationEffect } from '#allocation';
import {
  BUDGET_COMMANDS,
  type BudgetCommand,
  type ProvisionalAccount,
  ProvisionalAccountEffect,
  type RecommendBudget,
  RecommendBudgetEffect,
  type TreatBudget,
  TreatBudgetEffect,
} from '#budget';
import { CONTROL_COMMANDS, CONTROL_EFFECTS, type ControlCommand, type ControlEffect } from '#control';
import { DELIVERY_COMMANDS, DELIVERY_EFFECTS, type DeliveryCommand, type DeliveryEffect } from '#delivery';
import {
  AdoptInterpretationEffect,
  type AdoptRules,
  AdoptRulesEffect,
  AnnulDecisionSchema,
  BODY_COMMANDS,
  CorrectDecisionSchema,
  EstablishBodySchema,
  type GovernanceCommand,
  MEETING_COMMANDS,
  OpenCaseSchema,
  recordDecisionSchema,
} from '#governance';
import { BILLING_COMMANDS, BILLING_EFFECTS, type BillingCommand, type BillingEffect } from '#invoicing';
import { type Command, DateSchema, IdSchema, MunicipalitySchema, OneOf, ShortText } from '#kernel';
import { YEAR_COMMANDS, type YearCommand } from './accounting-year/year.ts';
import { COST_MAPPING_COMMANDS, type CostMappingCommand } from './cost-mappings/commands.ts';
import { DEFAULT_READING_COMMANDS, type DefaultReadingCommand } from './default-readings/commands.ts';
import { ERASURE_COMMANDS, type ErasureCommand } from './erasures/commands.ts';
import { ClauseSchema, FORMS, ParticipantSchema } from './events.ts';
import { RESTATING_COMMANDS, type RestatingCommand } from './restating/commands.ts';
import { TermsSchema } from './terms.ts';

const strict = { additionalProperties: false };
const says = (description: string) => ({ ...strict, description });

/** As people write it: nine digits, in groups or not (L-1.1-2). */
const ParticipantAsked = Type.Object(
  { ...ParticipantSchema.properties, organisationNumber: Type.String({ pattern: '^\\d( ?\\d){8}$' }) },
  strict,
);

const RegisterEffects = [
  Type.Object({ kind: Type.Literal('RECOMMEND_AGREEMENT'), version: IdSchema }, strict),
  Type.Object(
    {
      kind: Type.Literal('APPROVE_AGREEMENT'),
      version: IdSchema,
      termsFrom: Type.Optional(Type.Union([DateSchema, Type.Null()])),
      /** Amendments that the council adopted with it, by the ids of their versions. */
      amendments: Type.Optional(Type.Array(IdSchema, { minItems: 1, maxItems: 20 })),
      /** Clauses as printed under the decision, where they are known. */
      printed: Type.Optional(Type.Array(ClauseSchema, { minItems: 1, maxItems: 200 })),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('DECLINE_CHANGE'), demand: IdSchema }, strict),
  Type.Object({ kind: Type.Literal('ADMIT_PARTICIPANT'), ...ParticipantAsked.properties, from: DateSchema }, strict),
  Type.Object({ kind: Type.Literal('AGREE_TO_DISSOLVE'), from: DateSchema }, strict),
] as const;

/** Everything a decision can change, each kind owned by its module. */
export const EffectSchema = Type.Union([
  ...RegisterEffects,
  AdoptInterpretationEffect,
  AdoptRulesEffect,
  TreatBudgetEffect,
  RecommendBudgetEffect,
  ProvisionalAccountEffect,
  ...CONTROL_EFFECTS,
  ...DELIVERY_EFFECTS,
  ...ALLOCATION_EFFECTS,
  ...BILLING_EFFECTS,
]);
export type Effect =
  | Static<(typeof RegisterEffects)[number]>
  | Static<typeof AdoptInterpretationEffect>
  | AdoptRules
  | TreatBudget
  | RecommendBudget
  | DeliveryEffect
  | ProvisionalAccount
  | ControlEffect
  | AllocationEffect
  | BillingEffect;

export const REGISTER_COMMANDS = {
  EstablishCooperation: Type.Object(
    {
      name: ShortText,
      form: OneOf(...FORMS),
      host: MunicipalitySchema,
      participants: Type.Array(ParticipantAsked, { minItems: 1, maxItems: 500 }),
    },
    says('The first entry of every book: the cooperation, its participants and its host.'),
  ),
  AdmitParticipant: Type.Object(
    ParticipantAsked.properties,
    says('A municipality becomes a participant on the valid-from date.'),
  ),
  EndParticipation: Type.Object(
    { municipality: MunicipalitySchema },
    says('A municipality is no participant from the valid-from date on.'),
  ),
  ReceiveWithdrawalNotice: Type.Object(
    {
      notice: IdSchema,
      municipality: MunicipalitySchema,
      form: OneOf('WRITTEN', 'ORAL'),
      sentOn: Type.Optional(DateSchema),
      decision: Type.Optional(IdSchema),
    },
    says(
      'The host receives a notice of withdrawal on the decided date; what it sets in motion follows from the agreement.',
    ),
  ),
  TakeBackWithdrawalNotice: Type.Object(
    { notice: IdSchema, agreed: Type.Boolean({ description: 'Whether all participants agreed to it' }) },
    says('A notice of withdrawal is taken back on the decided date.'),
  ),
  MergeMunicipalities: Type.Object(
    { successor: ParticipantAsked, predecessors: Type.Array(MunicipalitySchema, { minItems: 1, maxItems: 50 }) },
    says('From the valid-from date a new municipality takes the place of others in the cooperation.'),
  ),
  ChangeHost: Type.Object(
    { host: MunicipalitySchema },
    says('Another participant is host from the valid-from date on.'),
  ),
  ProposeAgreement: Type.Object(
    {
      version: IdSchema,
      title: ShortText,
      clauses: Type.Array(ClauseSchema),
      terms: TermsSchema,
      by: Type.Optional(IdSchema),
      answers: Type.Optional(IdSchema),
    },
    says('A version of the agreement: its wording and its terms as data. The councils approve it by decisions.'),
  ),
  ProposeAmendment: Type.Object(
    {
      /** Id of the version that the amendment makes. */
      version: IdSchema,
      amends: IdSchema,
      title: ShortText,
      /** Only those that read otherwise than in the version amended. */
      clauses: Type.Array(ClauseSchema, { minItems: 1 }),
      /** Left out: those of the version amended. */
      terms: Type.Optional(TermsSchema),
      by: Type.Optional(IdSchema),
      answers: Type.Optional(IdSchema),
    },
    says('Some clauses of a version in other words (tilleggsforslag): a version of its own beside the one it amends.'),
  ),
  DemandChange: Type.Object(
    {
      demand: IdSchema,
      municipality: MunicipalitySchema,
      matter: ShortText,
      clauses: Type.Optional(Type.Array(ClauseSchema.properties.clause, { minItems: 1, maxItems: 50 })),
    },
    says('A participant demands on the decided date that the agreement be changed.'),
  ),
  AttestAgreement: Type.Object(
    { version: IdSchema, basis: ShortText },
    says('A document says that a version is in force from the valid-from date; the single approvals are not known.'),
  ),
  CorrectAgreement: Type.Object(
    {
      version: IdSchema,
      ground: OneOf('MINUTES_CORRECTED', 'REGISTRATION_ERROR', 'LATE_INFORMATION', 'LEGALITY_REVIEW', 'OTHER'),
      authority: ShortText,
      clauses: Type.Array(ClauseSchema),
      terms: TermsSchema,
      /** First day on which it no longer holds. Left out: until the next change already decided for later. */
      until: Type.Optional(DateSchema),
    },
    says('The adopted text was not as recorded: these clauses and terms hold from the valid-from date.'),
  ),
};

const GOVERNANCE_COMMANDS = {
  EstablishBody: EstablishBodySchema,
  ...BODY_COMMANDS,
  ...MEETING_COMMANDS,
  OpenCase: OpenCaseSchema,
  RecordDecision: recordDecisionSchema(EffectSchema),
  CorrectDecision: CorrectDecisionSchema,
  AnnulDecision: AnnulDecisionSchema,
};

/** Every command of a cooperation's book, by type: the schema of its `data`. */
export const COMMANDS = {
  ...REGISTER_COMMANDS,
  ...GOVERNANCE_COMMANDS,
  ...ALLOCATION_COMMANDS,
  ...BUDGET_COMMANDS,
  ...DELIVERY_COMMANDS,
  ...CONTROL_COMMANDS,
  ...ERASURE_COMMANDS,
  ...RESTATING_COMMANDS,
  ...BILLING_COMMANDS,
  ...COST_MAPPING_COMMANDS,
  ...DEFAULT_READING_COMMANDS,
  ...YEAR_COMMANDS,
};
export type CommandType = keyof typeof COMMANDS;

export type RegisterCommand = {
  [K in keyof typeof REGISTER_COMMANDS]: Command<K, Static<(typeof REGISTER_COMMANDS)[K]>>;
}[keyof typeof REGISTER_COMMANDS];
export type CooperationCommand =
  | RegisterCommand
  | GovernanceCommand
  | AllocationCommand
  | BudgetCommand
  | DeliveryCommand
  | ControlCommand
  | ErasureCommand
  | RestatingCommand
  | BillingCommand
  | CostMappingCommand
  | DefaultReadingCommand;
export type BookCommand = CooperationCommand | YearCommand;

/** Whether a command belongs to the stream of an accounting year. */
export const isYearCommand = (command: BookCommand): command is YearCommand =>
  Object.hasOwn(YEAR_COMMANDS, command.type);
export const isBillingCommand = (command: CooperationCommand): command is BillingCommand =>
  Object.hasOwn(BILLING_COMMANDS, command.type);
export const isCostMappingCommand = (command: CooperationCommand): command is CostMappingCommand =>
  Object.hasOwn(COST_MAPPING_COMMANDS, command.type);
export const isDefaultReadingCommand = (command: CooperationCommand): command is DefaultReadingCommand =>
  Object.hasOwn(DEFAULT_READING_COMMANDS, command.type);
export const isGovernanceCommand = (command: CooperationCommand): command is GovernanceCommand =>
  Object.hasOwn(GOVERNANCE_COMMANDS, command.type);
export const isDeliveryCommand = (command: CooperationCommand): command is DeliveryCommand =>
  Object.hasOwn(DELIVERY_COMMANDS, command.type);
export const isBudgetCommand = (command: CooperationCommand): command is BudgetCommand =>
  Object.hasOwn(BUDGET_COMMANDS, command.type);
export const isControlCommand = (command: CooperationCommand): command is ControlCommand =>
  Object.hasOwn(CONTROL_COMMANDS, command.type);
export const isErasureCommand = (command: CooperationCommand): command is ErasureCommand =>
  Object.hasOwn(ERASURE_COMMANDS, command.type);
export const isRestatingCommand = (command: CooperationCommand): command is RestatingCommand =>
  Object.hasOwn(RESTATING_COMMANDS, command.type);
export const isRegisterCommand = (command: CooperationCommand): command is RegisterCommand =>
  Object.hasOwn(REGISTER_COMMANDS, command.type);
