import { budgetTimelines } from '#budget';
import type { BudgetOfYear, ControlSurroundings } from '#control';
import { type Timeline, Timelines } from '#kernel';
import { reversalSurroundings } from './reversal-surroundings.ts';
import type { CooperationState } from './state.ts';
import type { DerivedView } from './view.ts';

/** What the chapter on control reads of the rest of the cooperation. */
export function controlSurroundings(state: CooperationState, view: DerivedView): ControlSurroundings {
  let budgets: ReadonlyMap<number, Timeline<BudgetOfYear>> | null = null;
  return {
    ...reversalSurroundings(state, view),
    hostForm: state.register.established?.form === 'HOST_MUNICIPALITY',
    controlTerms(date) {
      const inForce = Timelines.at(view.agreement, date);
      const terms = inForce?.value.terms.control;
      return inForce && terms ? { terms, sources: inForce.sources } : null;
    },
    budgetOfYear(year) {
      budgets ??= new Map(
        [...budgetTimelines(state.budget, view)].map(([of, timeline]) => [of, timeline.map(budgetOnDay)]),
      );
      return budgets.get(year) ?? [];
    },
  };
}

type OnDay = ReturnType<typeof budgetTimelines> extends ReadonlyMap<number, Timeline<infer T>> ? T : never;

const budgetOnDay = ({ value, ...segment }: Timeline<OnDay>[number]): Timeline<BudgetOfYear>[number] => ({
  ...segment,
  value: {
    valid: value.inForce !== null,
    total: value.inForce?.version.lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n) ?? null,
  },
});
