import { type Static, type TProperties, Type } from 'typebox';
import { type Command, DateSchema, IdSchema, MunicipalitySchema, OneOf, ShortText } from '#kernel';
import {
  AmendedContract,
  AssessedMeasure,
  DeliveredReport,
  DocumentVersionText,
  ProposedMeasure,
  RegisteredContract,
  SETTLEMENTS,
  SubmittedDocument,
} from './events.ts';

const strict = { additionalProperties: false };
const says = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { ...strict, description });
const Priority = Type.Integer({ minimum: 1, maximum: 1000, description: '1 comes first' });

export const DELIVERY_COMMANDS = {
  SubmitDocument: says(
    SubmittedDocument,
    'A version of a governing document is put to the body that approves it, on the decided date.',
  ),
  ProposeMeasure: says(ProposedMeasure, 'A municipality proposes a joint measure (felles tiltak) to the service.'),
  AssessMeasure: says(AssessedMeasure, 'The service assesses a measure: its benefit and whether it fits the strategy.'),
  PutForwardMeasure: says(
    { measure: IdSchema, priority: Priority },
    'The service puts a measure forward to the board, with a priority.',
  ),
  StartMeasure: says(
    { measure: IdSchema, financing: Type.Optional(ShortText) },
    'A measure is begun; `financing` says where money beyond the budget comes from.',
  ),
  CompleteMeasure: says(
    { measure: IdSchema, benefitsRealised: Type.Optional(ShortText) },
    'A measure is done; what came of it, if that is known.',
  ),
  RegisterContract: says(RegisteredContract, 'A contract with a supplier, which is an organisation.'),
  AmendContract: says(AmendedContract, 'A contract is changed from the valid-from date; name only what changes.'),
  EndContract: says({ contract: IdSchema }, 'A contract does not hold from the valid-from date on.'),
  ReportOutsideProcurement: says(
    { procurement: IdSchema, municipality: MunicipalitySchema, subject: ShortText, on: DateSchema },
    'A municipality bought something past the service on a day.',
  ),
  SettleOutsideProcurement: says(
    { procurement: IdSchema, how: OneOf(...SETTLEMENTS), decision: Type.Optional(IdSchema) },
    'What became of it: taken over by the service, cancelled, outside the purpose, or accepted.',
  ),
  DeliverReport: says(
    DeliveredReport,
    'A report, an evaluation or a notice to the state is delivered on the decided date.',
  ),
};

export type DeliveryCommand = {
  [K in keyof typeof DELIVERY_COMMANDS]: Command<K, Static<(typeof DELIVERY_COMMANDS)[K]>>;
}[keyof typeof DELIVERY_COMMANDS];

/** What a decision can do to governing documents and measures. */
export const DELIVERY_EFFECTS = [
  Type.Object({ kind: Type.Literal('APPROVE_DOCUMENT'), document: IdSchema, version: DocumentVersionText }, strict),
  Type.Object({ kind: Type.Literal('REVOKE_DOCUMENT'), document: IdSchema }, strict),
  Type.Object(
    {
      kind: Type.Literal('DECIDE_MEASURE'),
      measure: IdSchema,
      priority: Type.Optional(Priority),
      /** Left out: as proposed. */
      municipalities: Type.Optional(ProposedMeasure.municipalities),
      /** Why not for all participants. */
      reason: Type.Optional(ShortText),
      /** Where money beyond the budget comes from. */
      financing: Type.Optional(ShortText),
    },
    strict,
  ),
] as const;
export type DeliveryEffect = Static<(typeof DELIVERY_EFFECTS)[number]>;
