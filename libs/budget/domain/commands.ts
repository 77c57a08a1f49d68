import { type Static, Type } from 'typebox';
import { ByYear, type Command, IdSchema, MunicipalitySchema, OereSchema } from '#kernel';
import { BasisSchema, BudgetKind, BudgetLineSchema, BudgetYear, EvidenceSchema } from './events.ts';

const strict = { additionalProperties: false };
const Lines = Type.Array(BudgetLineSchema, { minItems: 1, maxItems: 200 });

export const BUDGET_COMMANDS = {
  DraftBudget: Type.Object(
    {
      year: BudgetYear,
      version: IdSchema,
      kind: Type.Optional(BudgetKind),
      lines: Lines,
      plan: Type.Optional(ByYear(OereSchema)),
    },
    { ...strict, description: 'A version of the budget of a year, by cost category. An AMENDMENT states it whole.' },
  ),
  SendBudget: Type.Object(
    { year: BudgetYear, version: IdSchema },
    { ...strict, description: 'The host sends a version to the participants on the decided date.' },
  ),
  PublishBudget: Type.Object(
    { year: BudgetYear, version: IdSchema, municipality: MunicipalitySchema },
    {
      ...strict,
      description:
        'A municipality makes the recommended budget public on the decided date, before its council treats it.',
    },
  ),
};

export type BudgetCommand = {
  [K in keyof typeof BUDGET_COMMANDS]: Command<K, Static<(typeof BUDGET_COMMANDS)[K]>>;
}[keyof typeof BUDGET_COMMANDS];

/** A decision on a version of the budget; its outcome says whether it was adopted, rejected or postponed. */
export const TreatBudgetEffect = Type.Object(
  {
    kind: Type.Literal('TREAT_BUDGET'),
    year: BudgetYear,
    version: IdSchema,
    /** What was adopted instead, when the body changed it. */
    changedTo: Type.Optional(Lines),
    /** Left out: NAMES_BUDGET. */
    evidence: Type.Optional(EvidenceSchema),
    ownLine: Type.Optional(OereSchema),
  },
  strict,
);
export type TreatBudget = Static<typeof TreatBudgetEffect>;

/** A body recommends a version to its council (innstilling); of the executive committee it is what the law asks for (§ 14-3). */
export const RecommendBudgetEffect = Type.Object(
  { kind: Type.Literal('RECOMMEND_BUDGET'), year: BudgetYear, version: IdSchema },
  strict,
);
export type RecommendBudget = Static<typeof RecommendBudgetEffect>;

/** A decision of the host on what is asked for on account, from its valid-from date, while no budget is valid. */
export const ProvisionalAccountEffect = Type.Object(
  {
    kind: Type.Literal('PROVISIONAL_ACCOUNT'),
    year: BudgetYear,
    basis: BasisSchema,
    /** Of DRAFT and ADOPTED_LATE; left out: the version that most councils adopted. */
    version: Type.Optional(IdSchema),
  },
  strict,
);
export type ProvisionalAccount = Static<typeof ProvisionalAccountEffect>;
