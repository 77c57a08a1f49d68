import { type Static, type TProperties, Type } from 'typebox';
import { DateSchema, IdSchema, OneOf } from '#kernel';
import { DOCUMENT_KINDS, REPORT_KINDS } from './events.ts';

const strict = { additionalProperties: false };

/** Where something is demanded. */
const DEMAND = {
  clause: Type.String({ minLength: 1, maxLength: 60 }),
  /**
   * Left out: the agreement itself demands it, and what is missing is a breach. Else the governing document that does:
   * what is missing is then a remark, never a breach of the agreement (P6, T-16).
   */
  of: Type.Optional(IdSchema),
};
const demand = <P extends TProperties>(properties: P) => Type.Object({ ...DEMAND, ...properties }, strict);
export interface Demand {
  readonly clause: string;
  readonly of?: string;
}

export const MEASURE_DEMANDS = ['FOR_ALL', 'STRATEGY', 'DECISION', 'BENEFIT', 'FINANCING', 'STEPS'] as const;
const Days = Type.Integer({ minimum: 0, maximum: 1000 });

/** The part of an agreement's terms that says what the service delivers and reports. What is left out is not demanded. */
export const DELIVERY_TERMS = {
  delivery: Type.Optional(
    Type.Object(
      {
        documents: Type.Optional(
          Type.Array(
            demand({
              kind: OneOf(...DOCUMENT_KINDS),
              /** Whether one must be approved at any time (L-1.4-2). */
              required: Type.Boolean(),
              /** The body whose approval it takes (L-1.4-3); left out: a body with the competence APPROVE_DOCUMENT. */
              approvedBy: Type.Optional(IdSchema),
              /** A new version must be approved within so many months of the last (T-4). */
              revisedWithinMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 240 })),
            }),
            { maxItems: 20 },
          ),
        ),
        /** What a joint measure needs; a demand that is not named is not made. */
        measures: Type.Optional(
          Type.Object(
            {
              /** The body that decides on measures; left out: a body with the competence DECIDE_MEASURE. */
              decidedBy: Type.Optional(IdSchema),
              demands: Type.Array(demand({ demand: OneOf(...MEASURE_DEMANDS) }), { maxItems: 12 }),
            },
            strict,
          ),
        ),
        /** Everything within the purpose is bought by the service (L-1.4-4, T-10). */
        procurement: Type.Optional(demand({})),
        /** Contracts say who owns the data and has access (T-12). */
        contractData: Type.Optional(demand({})),
        reports: Type.Optional(
          Type.Array(
            demand({
              kind: OneOf(...REPORT_KINDS),
              /** Last day of the period every year, MM-DD. */
              periodEnds: Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }),
              /** Length of the period. */
              months: Type.Integer({ minimum: 1, maximum: 24 }),
              /** Days after the period; left out: A-29, 30 and 60. */
              remindAfter: Type.Optional(Days),
              missingAfter: Type.Optional(Days),
            }),
            { maxItems: 20 },
          ),
        ),
        /** An evaluation must be delivered in this time, both days included (T-2, L-4.4-O2, D-4). */
        evaluations: Type.Optional(
          Type.Array(demand({ evaluation: IdSchema, from: DateSchema, by: DateSchema }), { maxItems: 20 }),
        ),
        /** The state is told of the cooperation within so many days of its agreement being in force (L-5.2-2). */
        stateNotice: Type.Optional(demand({ withinDays: Days })),
      },
      strict,
    ),
  ),
};
const DeliveryTermsSchema = Type.Object(DELIVERY_TERMS);
export type DeliveryTerms = NonNullable<Static<typeof DeliveryTermsSchema>['delivery']>;
export type MeasureDemand = (typeof MEASURE_DEMANDS)[number];

/** Competences that the terms give by naming the body that approves documents of a kind, or that decides on measures. */
export function deliveryCompetences(terms: DeliveryTerms | undefined) {
  const approvals = (terms?.documents ?? []).flatMap(({ approvedBy: body, clause }) =>
    body === undefined ? [] : ['APPROVE_DOCUMENT', 'REVOKE_DOCUMENT'].map((effect) => ({ effect, body, clause })),
  );
  const body = terms?.measures?.decidedBy;
  if (body === undefined) return approvals;
  const clause = terms?.measures?.demands.find((d) => d.demand === 'DECISION')?.clause ?? '—';
  return [...approvals, { effect: 'DECIDE_MEASURE', body, clause }];
}
