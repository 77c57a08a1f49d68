import { type Static, Type } from 'typebox';
import {
  ByYear,
  defineEvent,
  type EventOf,
  IdSchema,
  MunicipalitySchema,
  OereSchema,
  OneOf,
  Sha256Schema,
} from '#kernel';

const strict = { additionalProperties: false };

export const BudgetYear = Type.Integer({ minimum: 1990, maximum: 2999, description: 'Calendar year of the budget' });
/** AMENDMENT: changes the budget of a year that has begun; 20.12 does not bind it (L-4.2-2). */
export const BudgetKind = OneOf('ORIGINAL', 'AMENDMENT');

export const BudgetLineSchema = Type.Object(
  {
    category: Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,39}$', description: 'Cost category, as in the agreement' }),
    amount: OereSchema,
    /** Whose it is alone, such as its own licences; left out: shared as the agreement shares the category. */
    municipality: Type.Optional(MunicipalitySchema),
    /** The common system or project that it is for, so that those who take part share it. */
    sharedService: Type.Optional(IdSchema),
  },
  strict,
);
export type BudgetLine = Static<typeof BudgetLineSchema>;

/** NAMES_BUDGET: the council’s decision names the cooperation’s budget; OWN_BUDGET_LINE: only a line of its own. */
export const EvidenceSchema = OneOf('NAMES_BUDGET', 'OWN_BUDGET_LINE');

export const budgetDrafted = defineEvent(
  'BudgetDrafted',
  'The host wrote a version of the budget of a year. The hash is of year, kind and lines: what a council adopts.',
  Type.Object(
    {
      year: BudgetYear,
      version: IdSchema,
      kind: BudgetKind,
      lines: Type.Array(BudgetLineSchema, { minItems: 1, maxItems: 200 }),
      contentHash: Sha256Schema,
      /** Figures of the years after, as the economic plan (økonomiplan) wants them; whole øre a year. */
      plan: Type.Optional(ByYear(OereSchema)),
    },
    strict,
  ),
);

export const budgetSent = defineEvent(
  'BudgetSent',
  'The host sent a version of the budget to the participants on the decided date (L-4.2-1).',
  Type.Object({ year: BudgetYear, version: IdSchema }, strict),
);

export const budgetTreated = defineEvent(
  'BudgetTreated',
  'A body treated a version of the budget. What it decided stands in the decision; this says on what.',
  Type.Object(
    {
      year: BudgetYear,
      version: IdSchema,
      decision: IdSchema,
      /** Of the body; null when the body is of no municipality. */
      municipality: Type.Union([MunicipalitySchema, Type.Null()]),
      /** Of what was adopted; another than that of the version when it was changed on the way (L-4.2-3). */
      contentHash: Sha256Schema,
      evidence: EvidenceSchema,
      /** What was adopted instead, where the body changed it; of events recorded before this was kept, only the hash is known. */
      changedTo: Type.Optional(Type.Array(BudgetLineSchema, { minItems: 1, maxItems: 200 })),
      /** What the municipality put in its own budget, whole øre; null when not told. */
      ownLine: Type.Union([OereSchema, Type.Null()]),
    },
    strict,
  ),
);

export const budgetRecommended = defineEvent(
  'BudgetRecommended',
  'A body recommended a version to its council (innstilling). It binds nobody (kommuneloven § 14-3).',
  Type.Object(
    {
      year: BudgetYear,
      version: IdSchema,
      decision: IdSchema,
      /** Of the body; null when the body is of no municipality. */
      municipality: Type.Union([MunicipalitySchema, Type.Null()]),
    },
    strict,
  ),
);

export const budgetPublished = defineEvent(
  'BudgetPublished',
  'A municipality made the recommended budget public, with all proposals, on the decided date (kommuneloven § 14-3).',
  Type.Object({ year: BudgetYear, version: IdSchema, municipality: MunicipalitySchema }, strict),
);

/** What is asked for on account while no budget of the year is valid; ADOPTED_LATE: a version as in A-33. */
export const BasisSchema = OneOf('LAST_VALID_BUDGET', 'DRAFT', 'ADOPTED_LATE', 'ACTUAL_COST', 'NONE');
export type Basis = Static<typeof BasisSchema>;

export const provisionalBasisDecided = defineEvent(
  'ProvisionalBasisDecided',
  'It was decided what is asked for on account from the valid-from date while the year has no valid budget (A-06, A-33).',
  Type.Object(
    {
      year: BudgetYear,
      decision: IdSchema,
      basis: BasisSchema,
      /** DRAFT and ADOPTED_LATE: which version; null: the one that most councils adopted. */
      version: Type.Union([IdSchema, Type.Null()]),
    },
    strict,
  ),
);

export const BUDGET_EVENTS = [
  budgetDrafted,
  budgetSent,
  budgetTreated,
  budgetRecommended,
  budgetPublished,
  provisionalBasisDecided,
] as const;
export type BudgetEvent = EventOf<(typeof BUDGET_EVENTS)[number]>;
