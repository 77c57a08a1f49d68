import { type Ending, later, type Segment, type Timeline, Timelines } from '#kernel';
import type { AdoptedInterpretation, GovernanceState } from './state.ts';

/** How a question the agreement leaves open is answered: by default, or by a decision. */
export interface Reading {
  readonly option: string;
  readonly decision: string | null;
}

/**
 * The readings of one question over time, in the order in which they were decided (not recorded): a later decision holds
 * from its date, whatever was decided before for that time. A date before the first decision has no segment: there the
 * default of the program applies; and so it does again when the decision is reversed, as what it replaced does not silently
 * revive. `standing` gives the events that a decision's standing rests on, null when it has none.
 */
export function readingsOf(
  state: GovernanceState,
  interpretation: string,
  standing: (
    adopted: AdoptedInterpretation,
  ) => { readonly sources: readonly number[]; readonly reversed?: Ending | null } | null,
): Timeline<Reading> {
  const inOrder = state.interpretations.flatMap((adopted) => {
    const decision = state.decisions.get(adopted.decision);
    const its = adopted.interpretation === interpretation ? standing(adopted) : null;
    return decision && its ? [{ adopted, decision, ...its }] : [];
  });
  inOrder.sort(({ adopted: a, decision: x }, { adopted: b, decision: y }) =>
    x.decidedOn < y.decidedOn ? -1 : x.decidedOn > y.decidedOn ? 1 : a.source - b.source,
  );
  let timeline: Segment<Reading>[] = [];
  for (const { adopted, decision, sources, reversed = null } of inOrder) {
    timeline = Timelines.assign(timeline, {
      from: decision.validFrom,
      to: null,
      value: { option: adopted.option, decision: adopted.decision },
      sources: Timelines.sourcesOf([adopted.source], sources, reversed?.sources ?? []),
    });
    if (reversed) timeline = Timelines.clear(timeline, later(reversed.from, decision.validFrom), null);
  }
  return timeline;
}
