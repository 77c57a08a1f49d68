import { type Static, Type } from 'typebox';
import {
  ByMunicipality,
  ByYear,
  type Command,
  DateSchema,
  IdSchema,
  MonthSchema,
  MunicipalitySchema,
  OereSchema,
  OneOf,
  RationalSchema,
  Sha256Schema,
  ShortText,
} from '#kernel';
import { CostLineSchema, KeySchema, LineNameSchema } from './events.ts';

const strict = { additionalProperties: false };
const says = (description: string) => ({ ...strict, description });
const dateOrNone = Type.Optional(Type.Union([DateSchema, Type.Null()]));

/** Commands of the cooperation's stream. Dates of the world are in `decided` and `validFrom`. */
export const ALLOCATION_COMMANDS = {
  DefineKey: Type.Object(
    KeySchema.properties,
    says('Defines an allocation key. It applies when an agreement names it or a body decides it.'),
  ),
  AcceptPopulation: Type.Object(
    {
      referenceDate: DateSchema,
      figures: ByMunicipality(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
      table: ShortText,
      source: ShortText,
      updated: Type.Optional(Type.Union([ShortText, Type.Null()])),
      fileSha256: Type.Optional(Type.Union([Sha256Schema, Type.Null()])),
    },
    says('Inhabitants per municipality on a reference date; `decided` is the day of publication.'),
  ),
  RecordUsage: Type.Object(
    { metric: IdSchema, figures: ByMunicipality(Type.Integer({ minimum: 0 })), source: Type.Optional(ShortText) },
    says('Units of a metric per municipality from the valid-from date on.'),
  ),
  RecordHistoricCost: Type.Object(
    {
      municipality: MunicipalitySchema,
      year: Type.Integer({ minimum: 1990, maximum: 2999 }),
      amount: OereSchema,
      source: Type.Optional(ShortText),
    },
    says('A municipality’s own cost of a base year, in øre.'),
  ),
  RecordIndex: Type.Object(
    { series: IdSchema, source: ShortText, values: ByYear(RationalSchema) },
    says('A yearly index of wages and prices, with its source.'),
  ),
  RegisterService: Type.Object(
    { service: IdSchema, kind: OneOf('SYSTEM', 'PROJECT'), name: ShortText },
    says('A common system or a project.'),
  ),
  JoinService: Type.Object(
    { service: IdSchema, municipality: MunicipalitySchema },
    says('A municipality takes part in a service.'),
  ),
  LeaveService: Type.Object(
    { service: IdSchema, municipality: MunicipalitySchema },
    says('A municipality leaves a system in use.'),
  ),
  AbstainFromService: Type.Object(
    { service: IdSchema, municipality: MunicipalitySchema },
    says('A municipality abstains from a system (4.4.3).'),
  ),
  RecordTransfer: Type.Object(
    { transfer: IdSchema, origin: MunicipalitySchema },
    says('An employment was transferred to the host; the reference is opaque.'),
  ),
  EndTransferredEmployment: Type.Object(
    { transfer: IdSchema },
    says('A transferred employment ended on the valid-from date.'),
  ),
};

/** Commands of an accounts stream; the stream is that of the year in which the line is booked. */
export const ACCOUNTS_COMMANDS = {
  RecordCostLine: Type.Object(
    CostLineSchema.properties,
    says('A cost line, in øre without VAT. Its accounts are those of the year of `bookedOn`.'),
  ),
  CorrectCostLine: Type.Object(
    {
      ground: ShortText,
      line: CostLineSchema,
      /** Default: every month that the line served before or serves now. */
      from: Type.Optional(MonthSchema),
      until: Type.Optional(MonthSchema),
    },
    says('Replaces what a line said, in the months from–until, from the recording on.'),
  ),
  AnnulCostLine: Type.Object(
    { line: IdSchema, year: Type.Integer({ minimum: 1990, maximum: 2999 }), ground: ShortText },
    says('The line was never valid.'),
  ),
  ReleaseAccrual: Type.Object(
    { year: Type.Integer({ minimum: 1990, maximum: 2999 }), accrual: LineNameSchema, ground: ShortText },
    says('An accrual for which no cost will come is taken out, in the accounts of `year`.'),
  ),
  TakeCostFile: Type.Object(
    {
      year: Type.Integer({ minimum: 1990, maximum: 2999 }),
      sha256: Sha256Schema,
      mapping: Type.Object({ mapping: IdSchema, version: Type.Integer({ minimum: 1 }) }, strict),
      lines: Type.Array(CostLineSchema, { minItems: 1, maxItems: 200_000 }),
    },
    says('The cost lines of a file, all booked in one year; all or none.'),
  ),
};

type CommandsOf<T extends Record<string, Parameters<typeof Type.Array>[0]>> = {
  [K in keyof T & string]: Command<K, Static<T[K]>>;
}[keyof T & string];
export type AllocationCommand = CommandsOf<typeof ALLOCATION_COMMANDS>;
export type AccountsCommand = CommandsOf<typeof ACCOUNTS_COMMANDS>;

/** What a decision can do to the allocation; each kind needs a competence in the agreement in force. */
export const ALLOCATION_EFFECTS = [
  Type.Object({ kind: Type.Literal('DECIDE_KEY'), key: IdSchema, effectiveFrom: dateOrNone }, strict),
  Type.Object({ kind: Type.Literal('RATIFY_KEY'), keyDecision: IdSchema, effectiveFrom: dateOrNone }, strict),
  Type.Object({ kind: Type.Literal('APPROVE_PROJECT'), service: IdSchema }, strict),
  Type.Object(
    { kind: Type.Literal('AGREE_COST_SPLIT'), split: IdSchema, shares: ByMunicipality(RationalSchema) },
    strict,
  ),
  Type.Object(
    { kind: Type.Literal('FIX_HOST_EXTRA'), year: Type.Integer({ minimum: 1990, maximum: 2999 }), amount: OereSchema },
    strict,
  ),
  Type.Object({ kind: Type.Literal('RECHARGE_PENSION'), municipality: MunicipalitySchema }, strict),
  Type.Object(
    {
      kind: Type.Literal('DETERMINE_ALLOCATION'),
      determination: IdSchema,
      method: OneOf('KEYED_ALL', 'STAYS_WITH_HOST'),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('SET_SERVICE_LEAVE_DATE'),
      service: IdSchema,
      municipality: MunicipalitySchema,
      from: DateSchema,
    },
    strict,
  ),
] as const;
export type AllocationEffect = Static<(typeof ALLOCATION_EFFECTS)[number]>;
