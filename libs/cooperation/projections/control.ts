import {
  allOfControl,
  appealOverTime,
  type ControlState,
  controlFindings,
  controlled,
  decisionsNamed,
  delegations,
  hostDecisionOverTime,
  madeFor,
  noControl,
  reversals,
  reviewOverTime,
  type Touched,
} from '#control';
import { type DomainEvent, findingsOverTime, type Placed } from '#kernel';
import type { FactChange } from '#projections';
import { CONTROL_ROWS } from '../domain/control-rows.ts';
import { controlSurroundings } from '../domain/control-surroundings.ts';
import type { CooperationState } from '../domain/state.ts';
import { viewOf } from '../domain/view.ts';
import { replace } from './replace.ts';

/**
 * Delegations, the host’s decisions, appeals and reviews, and what is wrong with them (chapter 3). One more of them, or a
 * decision that nothing here rests on, leaves the others as they are written.
 */
export function controlFacts(
  event: Placed<DomainEvent>,
  state: CooperationState,
  before: CooperationState,
): FactChange[] {
  const { control } = state;
  if (control === noControl) return [];
  const touched = surroundingsMoved(event, state, before) ? allOfControl(control) : touchedBy(event, control, before);
  if (!touched) return [];
  const around = controlSurroundings(state, viewOf(state));
  const changes: FactChange[] = [];
  const reversed = touched.hostDecisions.length > 0 || touched.rest ? reversals(control, around) : [];
  const settled = touched.rest && hostDecisionsSettled(state, before);
  for (const id of touched.hostDecisions) {
    const decision = control.hostDecisions.get(id);
    if (decision && !(settled && before.control.hostDecisions.get(id) === decision))
      changes.push(replace('host-decision', id, hostDecisionOverTime(decision, reversed, around)));
  }
  for (const id of touched.appeals) {
    const appeal = control.appeals.get(id);
    if (appeal)
      changes.push(replace('appeal', id, appealOverTime(appeal, controlled(appeal.decision, control, around))));
  }
  for (const id of touched.reviews) {
    const review = control.reviews.get(id);
    if (review)
      changes.push(
        replace('legality-review', id, reviewOverTime(review, controlled(review.decision, control, around))),
      );
  }
  if (touched.moves)
    for (const [id, { from, source, decidedOn: _, ...said }] of control.moves)
      changes.push(
        replace('positions-move', id, [{ from, to: null, value: { ...said, on: from }, sources: [source] }]),
      );
  if (touched.rest) {
    for (const { key, timeline } of delegations(control, around)) changes.push(replace('delegation', key, timeline));
    for (const [id, { from, source, decidedOn, body, kind, decision = null, for: whose }] of control.instructions) {
      const of = decision === null ? null : controlled(decision, control, around);
      const concerned = of?.concerned ?? madeFor({ for: whose ?? [], decidedOn }, around);
      const value = { instruction: id, body, kind, decision, for: concerned, on: from };
      changes.push(replace('instruction', id, [{ from, to: null, value, sources: [source] }]));
    }
    for (const { by, on, of, powerful, clause, from, sources } of reversed)
      changes.push(replace('reversal', by, [{ from: on, to: null, value: { of, powerful, clause, from }, sources }]));
  }
  for (const [name, spans] of controlFindings(control, around, touched))
    changes.push(replace('findings', `${CONTROL_ROWS}${name}`, findingsOverTime(spans)));
  return changes;
}

/** Effects by which a decision says something new about who may decide what, or about a budget. */
const READ_HERE = /^(ADOPT_RULES|APPROVE_AGREEMENT|REVERSE_DECISION|TREAT_BUDGET|PROVISIONAL_ACCOUNT)$/;

/** Whether something that the whole chapter rests on may have changed: participants, agreements, bodies, rules, budgets. */
function surroundingsMoved(
  { type, data }: Placed<DomainEvent>,
  { register, governance, budget, control }: CooperationState,
  before: CooperationState,
): boolean {
  if (register !== before.register || budget !== before.budget) return true;
  const { bodies, composition, decisions } = before.governance;
  if (governance.bodies !== bodies || governance.composition !== composition) return true;
  if (governance.decisions === decisions) return false;
  const { decision = '' } = data as { decision?: string };
  const { effect = null } = governance.decisions.get(decision) ?? {};
  const saysMore = type !== 'DecisionRecorded' && effect !== null && READ_HERE.test(effect);
  return saysMore || decisionsNamed(control).has(decision);
}

const NOTHING: Touched = {
  hostDecisions: [],
  appeals: [],
  reviews: [],
  commitments: false,
  moves: false,
  rest: false,
};

/** What an event of control says something new about; null when it is none. */
function touchedBy(
  { type, data }: Placed<DomainEvent>,
  control: ControlState,
  before: CooperationState,
): Touched | null {
  if (control === before.control) return null;
  const said = data as Readonly<Record<'decision' | 'appeal' | 'review', string>> & { readonly commitment?: unknown };
  switch (type) {
    case 'HostDecisionRecorded':
      return { ...NOTHING, hostDecisions: [said.decision], commitments: said.commitment !== undefined };
    case 'AppealFiled':
    case 'AppealPrepared':
    case 'AppealDecided':
      return { ...NOTHING, appeals: [said.appeal] };
    case 'LegalityReviewDemanded':
    case 'LegalityReviewConcluded':
      return { ...NOTHING, reviews: [said.review] };
    case 'PositionsMoved':
      return { ...NOTHING, moves: true };
    default:
      return allOfControl(control);
  }
}

/** Whether all that a decision of the host rests on besides itself is as before: who takes part, and what reverses it. */
function hostDecisionsSettled({ control, governance, register }: CooperationState, before: CooperationState): boolean {
  const { reversals: all, instructions } = control;
  if (register !== before.register) return false;
  if (all !== before.control.reversals || instructions !== before.control.instructions) return false;
  return governance === before.governance || (all.length === 0 && instructions.size === 0);
}
