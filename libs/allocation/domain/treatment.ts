import { type Oere, type Rational, type Refusal, ratio, Timelines } from '#kernel';
import type { Found, InterpretationUsed } from './answer.ts';
import type { Fact, FactBase } from './facts.ts';
import type { KeyOfMonth, MonthRules } from './month.ts';
import { type Weights, weightsOf } from './split.ts';
import type { CategoryTerms } from './terms.ts';

/** A cost is shared in a pool: with everything that is shared in the same way in the same accounting year. */
export interface Pooled {
  readonly pool: string;
  readonly weights: Weights;
  readonly shares: ReadonlyMap<string, Rational>;
  readonly key: KeyOfMonth | null;
  readonly populationDate: string | null;
  readonly method: string;
  readonly category: string;
  readonly clause: string;
  readonly interpretations: readonly InterpretationUsed[];
  readonly findings: readonly Found[];
  readonly sources: readonly number[];
}

/**
 * A cost is not shared, and why: HELD until something is decided, EXCLUDED by the agreement or a decision, COVERED by
 * amounts that are fixed whatever it costs.
 */
export interface LeftOut {
  readonly put: 'HELD' | 'EXCLUDED' | 'COVERED';
  readonly reason: string;
  readonly clause: string;
  readonly interpretations: readonly InterpretationUsed[];
  readonly findings?: readonly Found[];
  readonly sources: readonly number[];
}

export type Treatment = Pooled | LeftOut;

/** One cost line in one month, with the terms of its category: what a rule is asked. */
export interface CostInMonth {
  readonly base: FactBase;
  readonly rules: MonthRules;
  readonly line: Fact<'cost'>;
  readonly category: string;
  readonly terms: CategoryTerms;
  /** The open question that the terms mark the category with, if any. */
  readonly marks: readonly InterpretationUsed[];
}

/** A rule of the agreement: how a cost is shared in a month, or the refusal when that cannot be said. */
export type SharingRule = (cost: CostInMonth) => Treatment | Refusal;

export const leftOut = (
  put: LeftOut['put'],
  reason: string,
  clause: string,
  sources: readonly number[] = [],
  interpretations: readonly InterpretationUsed[] = [],
): LeftOut => ({ put, reason, clause, interpretations, sources });

export const held = (
  reason: string,
  clause: string,
  sources: readonly number[] = [],
  interpretations: readonly InterpretationUsed[] = [],
): LeftOut => leftOut('HELD', reason, clause, sources, interpretations);

/** Shared by shares that are given, not computed from a key; `name` tells such pools of a category apart. */
export function byShares(
  cost: CostInMonth,
  shares: ReadonlyMap<string, Rational>,
  name: string,
  sources: readonly number[],
  clause = cost.terms.clause,
): Pooled {
  const { category, terms, rules, marks } = cost;
  return {
    pool: `${category} ${rules.terms.value.version} ${name}`,
    weights: weightsOf(shares),
    shares,
    key: null,
    populationDate: null,
    method: terms.method,
    category,
    clause,
    interpretations: marks,
    findings: [],
    sources: Timelines.sourcesOf(sources, rules.termsSources(`categories.${category}`), ...marks.map((m) => m.sources)),
  };
}

/** One municipality bears all of it (4.1.1). */
export const alone = (cost: CostInMonth, municipality: string, sources: readonly number[], clause?: string): Pooled =>
  byShares(cost, new Map([[municipality, ratio(1n)]]), municipality, sources, clause);

export const magnitude = (amount: Oere): Oere => (amount < 0n ? -amount : amount);
