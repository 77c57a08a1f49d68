import { type Segment, type Timeline, Timelines } from '#kernel';
import type { AdoptedInterpretation, GovernanceState } from './state.ts';

/** How a question the agreement leaves open is answered: by default, or by a decision. */
export interface Reading {
  readonly option: string;
  readonly decision: string | null;
}

/**
 * The readings of one question over time, as decided: a later decision holds from its date, whatever was decided
 * before for that time. A date before the first decision has no segment: there the default of the program applies.
 */
export function readingsOf(
  state: GovernanceState,
  interpretation: string,
  stands: (adopted: AdoptedInterpretation) => boolean,
): Timeline<Reading> {
  let timeline: Segment<Reading>[] = [];
  for (const adopted of state.interpretations) {
    if (adopted.interpretation !== interpretation || !stands(adopted)) continue;
    const decision = state.decisions.get(adopted.decision);
    timeline = Timelines.assign(timeline, {
      from: adopted.from,
      to: null,
      value: { option: adopted.option, decision: adopted.decision },
      sources: Timelines.sourcesOf([adopted.source], decision?.sources ?? []),
    });
  }
  return timeline;
}
