import { type TProperties, Type } from 'typebox';
import {
  DateSchema,
  defineEvent,
  type EventOf,
  IdSchema,
  MunicipalitySchema,
  OneOf,
  Sha256Schema,
  ShortText,
} from '#kernel';

const strict = { additionalProperties: false };
const object = <P extends TProperties>(properties: P) => Type.Object(properties, strict);

/** Documents that govern the service. Which of them an agreement wants, and who approves them, are its terms. */
export const DOCUMENT_KINDS = [
  'SERVICE_CATALOGUE',
  'SLA',
  'STRATEGY',
  'DIGITALISATION_PLAN',
  'GUIDELINE',
  'EVALUATION',
  'MANDATE',
] as const;
/** What a joint measure is for (T-9). */
export const BENEFITS = ['COST', 'TIME', 'QUALITY', 'SUSTAINABILITY'] as const;
/** STATUTORY_ANNUAL: the annual report that the law asks of the host (årsberetning, kommuneloven § 14-7); ANNUAL: that of the service. */
export const REPORT_KINDS = [
  'TERTIAL',
  'HALF_YEAR',
  'ANNUAL',
  'STATUTORY_ANNUAL',
  'ACCOUNTS',
  'BUDGET',
  'EVALUATION',
  'STATE_NOTICE',
] as const;
/** What became of something bought past the service. */
export const SETTLEMENTS = ['TAKEN_OVER', 'CANCELLED', 'OUTSIDE_PURPOSE', 'ACCEPTED'] as const;

export const DocumentVersionText = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'What the document calls the version, such as 2.0',
});
/** Both days included. */
export const PeriodSchema = object({ from: DateSchema, to: DateSchema });
const Municipalities = Type.Array(MunicipalitySchema, { minItems: 1, maxItems: 500, uniqueItems: true });
const Benefits = Type.Array(OneOf(...BENEFITS), { maxItems: 4, uniqueItems: true });

export const SubmittedDocument = {
  document: IdSchema,
  kind: OneOf(...DOCUMENT_KINDS),
  version: DocumentVersionText,
  title: ShortText,
  /** The document itself, which is kept beside the book. */
  reference: Type.Optional(object({ reference: IdSchema, sha256: Sha256Schema })),
  /** For which time it is made: it has expired after the last day. */
  period: Type.Optional(PeriodSchema),
  /** Services it speaks of. */
  services: Type.Optional(Type.Array(IdSchema, { maxItems: 500, uniqueItems: true })),
};
export const ProposedMeasure = {
  measure: IdSchema,
  title: ShortText,
  /** Who proposes it. */
  by: MunicipalitySchema,
  /** Who is to take part. */
  municipalities: Municipalities,
  benefits: Benefits,
  /** The strategy it follows from, by the id of the document. */
  strategy: Type.Optional(IdSchema),
  service: Type.Optional(IdSchema),
  /** Needs money beyond the adopted budget (T-5). */
  beyondBudget: Type.Optional(Type.Boolean()),
};
export const AssessedMeasure = {
  measure: IdSchema,
  fitsStrategy: Type.Boolean(),
  /** What the assessment found instead of what was proposed. */
  strategy: Type.Optional(IdSchema),
  benefits: Type.Optional(Benefits),
};
export const RegisteredContract = {
  contract: IdSchema,
  /** An organisation, never a person. */
  supplier: ShortText,
  subject: ShortText,
  owner: MunicipalitySchema,
  participants: Municipalities,
  from: DateSchema,
  /** Last day; left out: until it is ended. */
  to: Type.Optional(DateSchema),
  /** Whether it says who owns the data and has access to them (T-12). */
  dataOwnership: Type.Boolean(),
  /** Whether the service made it for the participants (L-1.4-5, T-10). */
  byService: Type.Boolean(),
};
export const AmendedContract = {
  contract: IdSchema,
  to: Type.Optional(DateSchema),
  dataOwnership: Type.Optional(Type.Boolean()),
  byService: Type.Optional(Type.Boolean()),
  participants: Type.Optional(Municipalities),
};
export const DeliveredReport = {
  report: IdSchema,
  kind: OneOf(...REPORT_KINDS),
  /** What it reports on. */
  period: PeriodSchema,
  journalReference: Type.Optional(ShortText),
};

export const documentSubmitted = defineEvent(
  'DocumentSubmitted',
  'A version of a governing document was put to whoever approves it. It governs nothing before it is approved (L-1.4-3, T-16).',
  object(SubmittedDocument),
);
export const documentApproved = defineEvent(
  'DocumentApproved',
  'A body treated a version of a governing document; with competence and adopted, it applies from the valid-from date.',
  object({ document: IdSchema, version: DocumentVersionText, decision: IdSchema, body: IdSchema }),
);
export const documentRevoked = defineEvent(
  'DocumentRevoked',
  'A body treated the end of a governing document; with competence and adopted, none of its versions applies from the valid-from date.',
  object({ document: IdSchema, decision: IdSchema, body: IdSchema }),
);
export const measureProposed = defineEvent(
  'MeasureProposed',
  'A municipality proposed a joint measure (felles tiltak) to the service (T-7).',
  object(ProposedMeasure),
);
export const measureAssessed = defineEvent(
  'MeasureAssessed',
  'The service assessed a proposed measure: its benefit, and whether it follows from the strategy (T-7).',
  object(AssessedMeasure),
);
export const measurePutForward = defineEvent(
  'MeasurePutForward',
  'The service put a measure forward to the board with a priority; 1 comes first (T-7).',
  object({ measure: IdSchema, priority: Type.Integer({ minimum: 1, maximum: 1000 }) }),
);
export const measureDecided = defineEvent(
  'MeasureDecided',
  'A body treated a measure. Whether it was approved or rejected stands in the decision (L-4.1-2, T-6).',
  object({
    measure: IdSchema,
    decision: IdSchema,
    body: IdSchema,
    priority: Type.Union([Type.Integer({ minimum: 1, maximum: 1000 }), Type.Null()]),
    /** For whom it was decided; null: as proposed. */
    municipalities: Type.Union([Municipalities, Type.Null()]),
    /** Why not for all (L-4.1-1). */
    reason: Type.Union([ShortText, Type.Null()]),
    /** Where money beyond the budget comes from (T-5, D-17). */
    financing: Type.Union([ShortText, Type.Null()]),
  }),
);
export const measureStarted = defineEvent(
  'MeasureStarted',
  'A measure was begun and stands in the portfolio (T-7, T-8).',
  object({ measure: IdSchema, financing: Type.Optional(ShortText) }),
);
export const measureCompleted = defineEvent(
  'MeasureCompleted',
  'A measure is done.',
  object({ measure: IdSchema, benefitsRealised: Type.Optional(ShortText) }),
);
export const contractRegistered = defineEvent(
  'ContractRegistered',
  'A contract with a supplier (L-1.4-5).',
  object(RegisteredContract),
);
export const contractAmended = defineEvent(
  'ContractAmended',
  'A contract was changed from the valid-from date; what is not named is as before.',
  object(AmendedContract),
);
export const contractEnded = defineEvent(
  'ContractEnded',
  'A contract does not hold from the valid-from date on.',
  object({ contract: IdSchema }),
);
export const outsideProcurementReported = defineEvent(
  'OutsideProcurementReported',
  'A municipality was reported to have bought something past the service (L-1.4-4, T-10).',
  object({ procurement: IdSchema, municipality: MunicipalitySchema, subject: ShortText, on: DateSchema }),
);
export const outsideProcurementSettled = defineEvent(
  'OutsideProcurementSettled',
  'What was bought past the service was settled on the decided date.',
  object({ procurement: IdSchema, how: OneOf(...SETTLEMENTS), decision: Type.Optional(IdSchema) }),
);
export const reportDelivered = defineEvent(
  'ReportDelivered',
  'A report was delivered on the decided date (L-5.1-1, L-5.2-2).',
  object(DeliveredReport),
);

export const DELIVERY_EVENTS = [
  documentSubmitted,
  documentApproved,
  documentRevoked,
  measureProposed,
  measureAssessed,
  measurePutForward,
  measureDecided,
  measureStarted,
  measureCompleted,
  contractRegistered,
  contractAmended,
  contractEnded,
  outsideProcurementReported,
  outsideProcurementSettled,
  reportDelivered,
] as const;
export type DeliveryEvent = EventOf<(typeof DELIVERY_EVENTS)[number]>;
