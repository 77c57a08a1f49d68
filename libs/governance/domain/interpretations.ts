import { type CivilDate, type Ending, later, type Segment, type Timeline, Timelines } from '#kernel';
import type { AdoptedInterpretation, GovernanceState } from './state.ts';

/** How a question the agreement leaves open is answered: by default, or by a decision. */
export interface Reading {
  readonly option: string;
  /** Null: the default that the book has recorded. */
  readonly decision: string | null;
  /** Who decided it, and when; left out of a default. */
  readonly body?: string;
  readonly decidedOn?: CivilDate;
}

/** The default of a question, where the book has it. */
export interface DefaultReading {
  readonly option: string;
  readonly source: number;
}

/** A recorded default holds for whatever time is asked about. */
const ALWAYS = '1900-01-01';

/**
 * The readings of one question over time, in the order in which they were decided (not recorded): a later decision holds
 * from its date, whatever was decided before for that time. Before the first decision the default applies; and so it does
 * again when the decision is reversed, as what it replaced does not silently revive. Where the book has not
 * recorded the default there is no segment, and the program's applies. `standing` gives the events that a decision's
 * standing rests on, null when it has none.
 */
export function readingsOf(
  state: GovernanceState,
  interpretation: string,
  standing: (
    adopted: AdoptedInterpretation,
  ) => { readonly sources: readonly number[]; readonly reversed?: Ending | null } | null,
  recorded: DefaultReading | null = null,
): Timeline<Reading> {
  const inOrder = state.interpretations.flatMap((adopted) => {
    const decision = state.decisions.get(adopted.decision);
    const its = adopted.interpretation === interpretation ? standing(adopted) : null;
    return decision && its ? [{ adopted, decision, ...its }] : [];
  });
  inOrder.sort(({ adopted: a, decision: x }, { adopted: b, decision: y }) =>
    x.decidedOn < y.decidedOn ? -1 : x.decidedOn > y.decidedOn ? 1 : a.source - b.source,
  );
  const byDefault = recorded && { value: { option: recorded.option, decision: null }, sources: [recorded.source] };
  let timeline: Segment<Reading>[] = byDefault ? [{ from: ALWAYS, to: null, ...byDefault }] : [];
  for (const { adopted, decision, sources, reversed = null } of inOrder) {
    timeline = Timelines.assign(timeline, {
      from: decision.validFrom,
      to: null,
      value: {
        ...{ option: adopted.option, decision: adopted.decision },
        ...{ body: decision.body, decidedOn: decision.decidedOn },
      },
      sources: Timelines.sourcesOf([adopted.source], sources, reversed?.sources ?? []),
    });
    if (!reversed) continue;
    const from = later(reversed.from, decision.validFrom);
    const again = byDefault && { ...byDefault, sources: Timelines.sourcesOf(byDefault.sources, reversed.sources) };
    timeline = again ? Timelines.assign(timeline, { from, to: null, ...again }) : Timelines.clear(timeline, from, null);
  }
  return timeline;
}
