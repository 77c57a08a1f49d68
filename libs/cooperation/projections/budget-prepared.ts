import { Timelines, untilEnding } from '#kernel';
import type { FactChange } from '#projections';
import type { CooperationState } from '../domain/state.ts';
import type { DerivedView } from '../domain/view.ts';
import { replace } from './replace.ts';

/** What comes before a council treats the budget (kommuneloven § 14-3): who recommended it, and who made that public. */
export function budgetPreparedFacts({ budget, governance }: CooperationState, view: DerivedView): FactChange[] {
  const recommended = budget.recommendations.map(({ source, ...said }) => {
    const standing = view.standing(said.decision, 'RECOMMEND_BUDGET');
    if (!standing?.stands) return replace('budget-recommended', said.decision, []);
    const value = { ...said, body: governance.decisions.get(said.decision)?.body ?? null };
    const sources = Timelines.sourcesOf([source], standing.sources);
    const segment = { from: standing.decidedOn, to: null, value, sources };
    return replace('budget-recommended', said.decision, untilEnding(segment, standing.reversed));
  });
  const published = budget.publications.map(({ on: from, source, ...said }) =>
    replace('budget-published', `${said.year} ${said.version} ${said.municipality}`, [
      { from, to: null, value: said, sources: [source] },
    ]),
  );
  return [...recommended, ...published];
}
