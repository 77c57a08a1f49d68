import { type CivilDate, firstOfYear, later, type Segment, type Timeline, Timelines } from '#kernel';
import { type BudgetOnDay, type BudgetSurroundings, lastValidBefore } from './budget.ts';
import { decidedBasis, type ProvisionalBasis } from './rules/provisional-basis.ts';
import type { BudgetState } from './state.ts';

/** What was decided to ask for on account in a year whose budget nobody has drafted, as it stands on a day. */
export interface UndraftedYear {
  /** As the host decided; null while it has not, and before the year. */
  readonly provisional: ProvisionalBasis | null;
  /** Decisions by bodies that are not the host's. */
  readonly notByHost: readonly { readonly decision: string; readonly source: number }[];
}

/**
 * The years of which a body decided what to ask for, each until its budget is first drafted: from then on the budget says
 * it. A year that nothing was decided of has no segment.
 *
 * @param budgets of all years
 */
export function undraftedTimelines(
  state: BudgetState,
  around: BudgetSurroundings,
  budgets: ReadonlyMap<number, Timeline<BudgetOnDay>>,
): ReadonlyMap<number, Timeline<UndraftedYear>> {
  const years = [...new Set(state.provisional.map((p) => p.year))].sort();
  return new Map(years.map((year) => [year, undraftedTimeline(year, state, around, budgets)]));
}

function undraftedTimeline(
  year: number,
  state: BudgetState,
  around: BudgetSurroundings,
  budgets: ReadonlyMap<number, Timeline<BudgetOnDay>>,
): Timeline<UndraftedYear> {
  const said = state.provisional.filter((p) => p.year === year);
  const decided = decidedBasis(said, (id) => around.decision(id));
  const foreign = said.filter((p) => {
    const decision = around.decision(p.decision);
    return decision?.ofHost === false && !decision.annulled;
  });
  const newYear = firstOfYear(year);
  const turns = new Set<CivilDate>(foreign.map((p) => p.from));
  for (const { from, to } of decided) {
    turns.add(later(from, newYear));
    if (to !== null) turns.add(later(to, newYear));
  }
  const [first] = [...turns].sort();
  if (first === undefined) return [];
  // The last valid budget may itself come late, or be amended, after the year has begun.
  for (const [other, timeline] of budgets)
    if (other < year) for (const { from } of timeline) if (from > newYear) turns.add(later(first, from));
  const drafted = budgets.get(year)?.[0]?.from ?? null;
  const days = [...turns].sort();
  return days.flatMap((from, n): Segment<UndraftedYear>[] => {
    if (drafted !== null && from >= drafted) return [];
    const next = days[n + 1] ?? null;
    const to = drafted !== null && (next === null || next > drafted) ? drafted : next;
    const basis = from < newYear ? null : Timelines.at(decided, from);
    const found = basis?.value.basis === 'LAST_VALID_BUDGET' ? lastValidBefore(year, from, budgets) : null;
    const sources = Timelines.sourcesOf(basis?.sources ?? [], found ? [found.source] : []);
    const provisional = basis && {
      ...{ basis: basis.value.basis, decision: basis.value.decision, from: later(basis.from, newYear) },
      ...{ version: found, sources },
    };
    const notByHost = foreign.filter((p) => p.from <= from).map(({ decision, source }) => ({ decision, source }));
    if (!provisional && notByHost.length === 0) return [];
    const all = Timelines.sourcesOf(
      sources,
      notByHost.map((p) => p.source),
    );
    return [{ from, to, value: { provisional, notByHost }, sources: all }];
  });
}
