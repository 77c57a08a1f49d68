import { type Timeline, Timelines } from '#kernel';
import type { FactChange } from '#projections';
import type { CooperationState } from '../domain/state.ts';
import { replace } from './replace.ts';

/** How cost files are read: of each mapping the version that was recorded last, from its day on. */
export function costMappingFacts({ costMappings }: CooperationState, before: CooperationState): FactChange[] {
  return [...costMappings]
    .filter(([mapping, versions]) => versions !== before.costMappings.get(mapping))
    .map(([mapping, versions]) => {
      const timeline = versions.reduce<Timeline<object>>(
        (held, { says, from, source }) => Timelines.begin(held, { from, value: says, sources: [source] }),
        [],
      );
      return replace('cost-mapping', mapping, timeline);
    });
}
