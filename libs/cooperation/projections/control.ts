import {
  appealOverTime,
  controlFindings,
  controlled,
  delegations,
  hostDecisionOverTime,
  madeFor,
  noControl,
  reversals,
  reviewOverTime,
} from '#control';
import { findingsOverTime } from '#kernel';
import type { FactChange } from '#projections';
import { controlSurroundings } from '../domain/control-surroundings.ts';
import type { CooperationState } from '../domain/state.ts';
import { viewOf } from '../domain/view.ts';
import { replace } from './replace.ts';

/** Delegations, the host’s decisions, appeals and reviews, and what is wrong with them (chapter 3). */
export function controlFacts(state: CooperationState, before: CooperationState): FactChange[] {
  const { control, governance, register, budget } = state;
  if (control === noControl) return [];
  // The votes and the competence of what was decided count too: they are of the bodies and the agreements.
  const same =
    control === before.control &&
    governance === before.governance &&
    register === before.register &&
    budget === before.budget;
  if (same) return [];
  const around = controlSurroundings(state, viewOf(state));
  const reversed = reversals(control, around);
  const changes = delegations(control, around).map(({ key, timeline }) => replace('delegation', key, timeline));
  const settled = hostDecisionsSettled(state, before);
  for (const [id, decision] of control.hostDecisions)
    if (!settled || before.control.hostDecisions.get(id) !== decision)
      changes.push(replace('host-decision', id, hostDecisionOverTime(decision, reversed, around)));
  for (const [id, { from, source, decidedOn, body, kind, decision = null, for: whose }] of control.instructions) {
    const of = decision === null ? null : controlled(decision, control, around);
    const concerned = of?.concerned ?? madeFor({ for: whose ?? [], decidedOn }, around);
    const value = { instruction: id, body, kind, decision, for: concerned, on: from };
    changes.push(replace('instruction', id, [{ from, to: null, value, sources: [source] }]));
  }
  for (const [id, appeal] of control.appeals)
    changes.push(replace('appeal', id, appealOverTime(appeal, controlled(appeal.decision, control, around))));
  for (const [id, review] of control.reviews)
    changes.push(replace('legality-review', id, reviewOverTime(review, controlled(review.decision, control, around))));
  for (const [id, { from, source, decidedOn: _, ...said }] of control.moves)
    changes.push(replace('positions-move', id, [{ from, to: null, value: { ...said, on: from }, sources: [source] }]));
  for (const { by, on, of, powerful, clause, from, sources } of reversed)
    changes.push(replace('reversal', by, [{ from: on, to: null, value: { of, powerful, clause, from }, sources }]));
  changes.push(replace('findings', 'control', findingsOverTime(controlFindings(control, around))));
  return changes;
}

/** Whether all that a decision of the host rests on besides itself is as before: who takes part, and what reverses it. */
function hostDecisionsSettled({ control, governance, register }: CooperationState, before: CooperationState): boolean {
  const { reversals, instructions } = control;
  if (register !== before.register) return false;
  if (reversals !== before.control.reversals || instructions !== before.control.instructions) return false;
  return governance === before.governance || (reversals.length === 0 && instructions.size === 0);
}
