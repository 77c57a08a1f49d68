import { type CivilDate, later, type Segment, type Timeline, Timelines } from '#kernel';
import type { Basis } from '../events.ts';
import type { BudgetVersion, ProvisionalDecision } from '../state.ts';
import type { JudgedDecision } from './adoption-counts.ts';

export interface DecidedBasis {
  readonly basis: Basis;
  /** DRAFT and ADOPTED_LATE: which version; null: the leading one. */
  readonly version: string | null;
  readonly decision: string;
}

export interface ProvisionalBasis {
  readonly basis: Basis;
  /** The decision of the host; null: the reading of A-06. */
  readonly decision: string | null;
  readonly from: CivilDate;
  /** The budget it goes by; null where there is none. */
  readonly version: BudgetVersion | null;
  readonly sources: readonly number[];
}

/** how the readings of the question name what the host can decide. */
const BASIS_OF_READING: Readonly<Record<string, Basis>> = {
  LAST_VALID_BUDGET: 'LAST_VALID_BUDGET',
  DRAFT: 'DRAFT',
  NOTHING: 'NONE',
  ACTUAL_COST: 'ACTUAL_COST',
};
export const BASIS_READINGS = Object.keys(BASIS_OF_READING);
export const basisOfReading = (option: string | null): Basis => BASIS_OF_READING[option ?? ''] ?? 'LAST_VALID_BUDGET';

/**
 * what the host decided for a year, over time, in the order of the decisions. Only an adopted decision of a
 * body of the host counts.
 */
export function decidedBasis(
  all: readonly ProvisionalDecision[],
  decisionOf: (id: string) => JudgedDecision | null,
): Timeline<DecidedBasis> {
  const counted = all.flatMap((said) => {
    const decision = decisionOf(said.decision);
    return decision?.ofHost && decision.outcome === 'ADOPTED' && !decision.annulled ? [{ said, decision }] : [];
  });
  counted.sort(({ said: a, decision: x }, { said: b, decision: y }) =>
    x.decidedOn < y.decidedOn ? -1 : x.decidedOn > y.decidedOn ? 1 : a.source - b.source,
  );
  let timeline: Segment<DecidedBasis>[] = [];
  for (const { said, decision } of counted) {
    const { basis, version, decision: id, from, source } = said;
    timeline = Timelines.assign(timeline, {
      from,
      to: null,
      value: { basis, version, decision: id },
      sources: Timelines.sourcesOf([source], decision.sources, decision.reversed?.sources ?? []),
    });
    if (decision.reversed) timeline = Timelines.clear(timeline, later(decision.reversed.from, from), null);
  }
  return timeline;
}
