import { Type } from 'typebox';
import {
  ByMunicipality,
  ByYear,
  DateSchema,
  defineEvent,
  type EventOf,
  IdSchema,
  MonthSchema,
  MunicipalitySchema,
  OereSchema,
  OneOf,
  RationalSchema,
  Sha256Schema,
  ShortText,
} from '#kernel';

const strict = { additionalProperties: false };

export const BASES = ['EQUAL', 'POPULATION', 'USAGE', 'FIXED', 'HISTORIC', 'ACTUAL'] as const;

export const KeyComponentSchema = Type.Object(
  {
    basis: OneOf(...BASES),
    weight: RationalSchema,
    /** USAGE: which metric. */
    metric: Type.Optional(IdSchema),
    /** FIXED: shares per municipality; scaled to the participants. */
    shares: Type.Optional(ByMunicipality(RationalSchema)),
  },
  strict,
);

/** A key is a weighted sum of components; the weights sum to exactly 1. Participants are not part of it. */
export const KeySchema = Type.Object(
  {
    key: IdSchema,
    name: ShortText,
    components: Type.Array(KeyComponentSchema, { minItems: 1, maxItems: 20 }),
    minShare: Type.Optional(RationalSchema),
    maxShare: Type.Optional(RationalSchema),
  },
  strict,
);

export const keyDefined = defineEvent(
  'KeyDefined',
  'What a key says. It applies to nobody until it is decided or named by an agreement.',
  KeySchema,
);

export const keyDecided = defineEvent(
  'KeyDecided',
  'A body decided that a key shall apply (4.4). Whether it does depends on competence and ratification (A-02).',
  Type.Object({ key: IdSchema, decision: IdSchema, effectiveFrom: Type.Union([DateSchema, Type.Null()]) }, strict),
);

export const keyRatified = defineEvent(
  'KeyRatified',
  'A council consented to the decided key (kommuneloven § 20-4 f, A-02). The date is the one it names, if any.',
  Type.Object(
    {
      keyDecision: IdSchema,
      municipality: MunicipalitySchema,
      decision: IdSchema,
      effectiveFrom: Type.Union([DateSchema, Type.Null()]),
    },
    strict,
  ),
);

export const populationAccepted = defineEvent(
  'PopulationAccepted',
  'The number of inhabitants on a reference date, from a published table. A later correction is a new snapshot.',
  Type.Object(
    {
      referenceDate: DateSchema,
      figures: ByMunicipality(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
      table: ShortText,
      source: ShortText,
      updated: Type.Union([ShortText, Type.Null()]),
      fileSha256: Type.Union([Sha256Schema, Type.Null()]),
    },
    strict,
  ),
);

export const usageRecorded = defineEvent(
  'UsageRecorded',
  'Units of a metric per municipality, valid from the valid-from date until the next figures of the metric.',
  Type.Object(
    { metric: IdSchema, figures: ByMunicipality(Type.Integer({ minimum: 0 })), source: Type.Optional(ShortText) },
    strict,
  ),
);

export const historicCostRecorded = defineEvent(
  'HistoricCostRecorded',
  'What a municipality’s own service cost it in a base year (AV-2022 4.4: «siste regnskapsår»).',
  Type.Object(
    {
      municipality: MunicipalitySchema,
      year: Type.Integer({ minimum: 1990, maximum: 2999 }),
      amount: OereSchema,
      source: Type.Optional(ShortText),
    },
    strict,
  ),
);

export const indexRecorded = defineEvent(
  'IndexRecorded',
  'A yearly index of wages and prices, with its source (A-27: none is built in).',
  Type.Object({ series: IdSchema, source: ShortText, values: ByYear(RationalSchema) }, strict),
);

export const serviceRegistered = defineEvent(
  'ServiceRegistered',
  'A common specialist system or a project that some participants share (4.4).',
  Type.Object({ service: IdSchema, kind: OneOf('SYSTEM', 'PROJECT'), name: ShortText }, strict),
);

export const serviceJoined = defineEvent(
  'ServiceJoined',
  'A municipality takes part, from the first day of the month after it joined, or of the month it joined on its first day (A-21).',
  Type.Object({ service: IdSchema, municipality: MunicipalitySchema }, strict),
);

export const serviceLeft = defineEvent(
  'ServiceLeft',
  'A municipality leaves a system in use: from the next 1 January, unless the board sets a date (A-21).',
  Type.Object({ service: IdSchema, municipality: MunicipalitySchema }, strict),
);

export const serviceLeaveDateSet = defineEvent(
  'ServiceLeaveDateSet',
  'The board set the date from which a municipality no longer shares a system’s costs (A-21).',
  Type.Object({ service: IdSchema, municipality: MunicipalitySchema, from: DateSchema, decision: IdSchema }, strict),
);

export const serviceAbstained = defineEvent(
  'ServiceAbstained',
  'A municipality abstains (avstår) from a system; its costs are shared on the others (4.4.3).',
  Type.Object({ service: IdSchema, municipality: MunicipalitySchema }, strict),
);

export const projectApproved = defineEvent(
  'ProjectApproved',
  'The board decided that a project is carried out (4.4); without it no cost of the project is shared.',
  Type.Object({ service: IdSchema, decision: IdSchema }, strict),
);

export const costSplitAgreed = defineEvent(
  'CostSplitAgreed',
  'The board agreed how the cost of a change of system is shared (4.4.3).',
  Type.Object({ split: IdSchema, shares: ByMunicipality(RationalSchema), decision: IdSchema }, strict),
);

export const hostExtraFixed = defineEvent(
  'HostExtraFixed',
  'The board fixed the host’s administrative extra cost of a year (AV-2022 4.4, A-28).',
  Type.Object({ year: Type.Integer({ minimum: 1990, maximum: 2999 }), amount: OereSchema, decision: IdSchema }, strict),
);

export const pensionRechargeDecided = defineEvent(
  'PensionRechargeDecided',
  'Pension costs of employees transferred from a municipality are charged to it (2.5: «kan»), from the valid-from date.',
  Type.Object({ municipality: MunicipalitySchema, decision: IdSchema }, strict),
);

export const allocationDetermined = defineEvent(
  'AllocationDetermined',
  'The board decided how a cost that the agreement is silent on is shared (A-12): by the key over all participants, or not at all.',
  Type.Object({ determination: IdSchema, method: OneOf('KEYED_ALL', 'STAYS_WITH_HOST'), decision: IdSchema }, strict),
);

export const employmentTransferred = defineEvent(
  'EmploymentTransferred',
  'An employment was transferred to the host (2.5). The reference is opaque; it names nobody.',
  Type.Object({ transfer: IdSchema, origin: MunicipalitySchema }, strict),
);

export const transferredEmploymentEnded = defineEvent(
  'TransferredEmploymentEnded',
  'A transferred employment ended, for any reason; later pension costs are shared by the key (2.5, A-13).',
  Type.Object({ transfer: IdSchema }, strict),
);

const account = Type.Object(
  {
    /** KOSTRA art. */
    art: Type.Optional(Type.String({ pattern: '^\\d{3,6}$' })),
    /** KOSTRA funksjon. */
    funksjon: Type.Optional(Type.String({ pattern: '^\\d{3,6}$' })),
  },
  strict,
);

/** COMPENSATED and DEDUCTED tax is nobody’s cost; COST is part of what is shared (L-4.4-16). */
export const VatSchema = Type.Object(
  { amount: OereSchema, treatment: OneOf('COMPENSATED', 'DEDUCTED', 'COST') },
  strict,
);

/** A line of an accounting year; its id is the year’s own. */
export const LineNameSchema = Type.Object(
  { year: Type.Integer({ minimum: 1990, maximum: 2999 }), line: IdSchema },
  strict,
);

/** A cost line: amount without VAT, in øre; income is negative. It serves whole months, and each bears an equal part. */
export const CostLineSchema = Type.Object(
  {
    line: IdSchema,
    category: Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,39}$' }),
    label: ShortText,
    amount: OereSchema,
    vat: VatSchema,
    bookedOn: DateSchema,
    service: Type.Object({ from: MonthSchema, to: MonthSchema }, strict),
    /** Voucher or contract: where the cost can be checked. */
    evidence: Type.Optional(ShortText),
    account: Type.Optional(account),
    /** The system or project whose participants share it. */
    sharedService: Type.Optional(IdSchema),
    /** The one municipality it belongs to. */
    municipality: Type.Optional(MunicipalitySchema),
    /** What each municipality’s own part is, in øre; sums to the amount. */
    distribution: Type.Optional(ByMunicipality(OereSchema)),
    /** The agreed split of a change of system. */
    split: Type.Optional(IdSchema),
    /** The board’s determination of a cost that the agreement is silent on. */
    determination: Type.Optional(IdSchema),
    pension: Type.Optional(Type.Object({ transfer: IdSchema, kind: OneOf('PREMIUM', 'PREMIUM_DEVIATION') }, strict)),
    /** An accrual: the best estimate of a cost that is known and not invoiced yet; it counts until it is released. */
    accrual: Type.Optional(Type.Object({ ground: ShortText }, strict)),
    /** The accrual that this is the actual cost of, and that it releases. */
    settles: Type.Optional(LineNameSchema),
  },
  strict,
);

export const costLineRecorded = defineEvent(
  'CostLineRecorded',
  'A cost or income of the cooperation, in one category (L-4.4-11, -16).',
  CostLineSchema,
);

export const costLineCorrected = defineEvent(
  'CostLineCorrected',
  'In the months from–until the line is what stands here, and nothing else; other months stay as they were.',
  Type.Object({ from: MonthSchema, until: MonthSchema, ground: ShortText, line: CostLineSchema }, strict),
);

export const costLineAnnulled = defineEvent(
  'CostLineAnnulled',
  'The line was never valid.',
  Type.Object({ line: IdSchema, ground: ShortText }, strict),
);

export const accrualReleased = defineEvent(
  'AccrualReleased',
  'An accrual counts no more: the actual cost came, or none will (kommuneloven § 14-6).',
  Type.Object(
    {
      accrual: LineNameSchema,
      category: CostLineSchema.properties.category,
      /** What it charged the cooperation with, in øre: with VAT that is a cost. */
      amount: OereSchema,
      service: CostLineSchema.properties.service,
      /** The day it is taken out of the books of the year whose stream this is. */
      bookedOn: DateSchema,
      /** The line with the actual cost, booked in the year whose stream this is. */
      settledBy: Type.Optional(IdSchema),
      ground: Type.Optional(ShortText),
    },
    strict,
  ),
);

export const accrualReopened = defineEvent(
  'AccrualReopened',
  'An accrual counts again: the line that released it was never valid.',
  Type.Object(
    {
      accrual: LineNameSchema,
      category: CostLineSchema.properties.category,
      amount: OereSchema,
      /** The line that was annulled. */
      settledBy: IdSchema,
    },
    strict,
  ),
);

export const costFileTaken = defineEvent(
  'CostFileTaken',
  'A file of cost lines was read whole; its lines stand beside it. The same file is never counted twice.',
  Type.Object(
    {
      sha256: Sha256Schema,
      /** How it was read: a mapping of the cooperation, and its version. */
      mapping: Type.Object({ mapping: IdSchema, version: Type.Integer({ minimum: 1 }) }, strict),
      /** How many lines of this accounting year, and their sum in øre without tax. */
      lines: Type.Integer({ minimum: 1 }),
      total: OereSchema,
    },
    strict,
  ),
);

export const ALLOCATION_EVENTS = [
  keyDefined,
  keyDecided,
  keyRatified,
  populationAccepted,
  usageRecorded,
  historicCostRecorded,
  indexRecorded,
  serviceRegistered,
  serviceJoined,
  serviceLeft,
  serviceLeaveDateSet,
  serviceAbstained,
  projectApproved,
  costSplitAgreed,
  hostExtraFixed,
  pensionRechargeDecided,
  allocationDetermined,
  employmentTransferred,
  transferredEmploymentEnded,
] as const;

/** Events of an accounts stream (a cooperation's accounting year). */
export const ACCOUNTS_EVENTS = [
  costLineRecorded,
  costLineCorrected,
  costLineAnnulled,
  accrualReleased,
  accrualReopened,
] as const;

/** Beside the cost lines: where they came from. It charges nobody with anything. */
export const COST_FILE_EVENTS = [costFileTaken] as const;

export type AllocationEvent = EventOf<(typeof ALLOCATION_EVENTS)[number]>;
export type AccountsEvent = EventOf<(typeof ACCOUNTS_EVENTS)[number]>;
export type CostFileEvent = EventOf<(typeof COST_FILE_EVENTS)[number]>;
