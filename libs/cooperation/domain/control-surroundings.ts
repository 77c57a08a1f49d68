import { budgetTimelines } from '#budget';
import type { BudgetOfYear, ControlSurroundings } from '#control';
import { type Timeline, Timelines } from '#kernel';
import type { CooperationState } from './state.ts';
import type { DerivedView } from './view.ts';

/** What the chapter on control reads of the rest of the cooperation. */
export function controlSurroundings(state: CooperationState, view: DerivedView): ControlSurroundings {
  const { register, governance } = state;
  let budgets: ReadonlyMap<number, Timeline<BudgetOfYear>> | null = null;
  const bodySource = (id: string): number[] => {
    const body = governance.bodies.get(id);
    return body ? [body.source] : [];
  };
  return {
    hostForm: register.established?.form === 'HOST_MUNICIPALITY',
    hostOn: (date) => Timelines.at(register.host, date)?.value ?? null,
    participantsOn: (date) => view.participantsOn(date),
    registered(id) {
      const decision = governance.decisions.get(id);
      if (!decision) return null;
      const { body, decidedOn, validFrom, annulled } = decision;
      const outcome = view.decision(id)?.outcome ?? decision.outcome;
      const sources = Timelines.sourcesOf(decision.sources, bodySource(body));
      return { id, body, decidedOn, validFrom, adopted: outcome === 'ADOPTED', annulled, sources };
    },
    controllingBody(id) {
      const body = governance.bodies.get(id);
      return body
        ? { id, municipality: body.municipality, council: body.kind === 'COUNCIL', sources: [body.source] }
        : null;
    },
    standing: (decision, effect) => view.standing(decision, effect),
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
