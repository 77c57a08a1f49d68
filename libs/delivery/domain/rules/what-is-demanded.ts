import { type Finding, type FindingSpan, type Segment, type Timeline, Timelines } from '#kernel';
import { type Days, partsOf } from '../days.ts';
import type { DeliverySurroundings } from '../delivery.ts';
import type { DeliveryState } from '../state.ts';
import type { DeliveryTerms, Demand } from '../terms.ts';
import { documentInForce } from './document-in-force.ts';

/** One demand of the agreement over time: none where the agreement in force does not make it. */
export function demandOverTime<D extends Demand>(
  around: DeliverySurroundings,
  pick: (terms: DeliveryTerms) => D | undefined,
): Timeline<D> {
  return around.deliveryTerms.flatMap((s): Segment<D>[] => {
    const value = pick(s.value);
    return value === undefined ? [] : [{ ...s, value }];
  });
}

/**
 * The finding on those of the days on which it is demanded: a breach where the agreement itself demands it. What only a
 * document demands, a strategy, is never a breach of the agreement, approved or not (rulebook P6, T-16).
 */
export function whereDemanded(
  days: Days,
  demands: Timeline<Demand>,
  found: Omit<Finding, 'severity' | 'clause'>,
  state: DeliveryState,
  around: DeliverySurroundings,
): FindingSpan[] {
  return partsOf(days, demands).flatMap(({ from, to, held }) => {
    if (!held) return [];
    const { clause, of } = held.value;
    const finding = { ...found, clause, sources: Timelines.sourcesOf(found.sources, held.sources) };
    if (of === undefined) return [{ from, to, finding: { ...finding, severity: 'BREACH' } }];
    return partsOf({ from, to }, documentInForce(of, state, around)).map(
      (part): FindingSpan => ({
        from: part.from,
        to: part.to,
        finding: {
          ...finding,
          severity: 'REMARK',
          sources: Timelines.sourcesOf(finding.sources, part.held?.sources ?? []),
        },
      }),
    );
  });
}
