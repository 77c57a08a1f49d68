import { bodyOverTime, type Decision, dissentOf, type GovernanceState, type Judgement, OWN_RULES } from '#governance';
import { type CivilDate, type DomainEvent, findingsOverTime, type Placed } from '#kernel';
import type { FactChange } from '#projections';
import type { CooperationState } from '../domain/state.ts';
import { DerivedView } from '../domain/view.ts';
import { replace } from './replace.ts';

/** What the votes of a decision come to, as it is kept; what the minutes say stands in the decision. */
export interface JudgementFact
  extends Omit<Judgement, 'findings' | 'basis' | 'sources' | 'rules'>,
    Pick<Judgement['rules'], 'basis'> {
  readonly dissent: readonly string[];
  /** What to ask about its effect; null when it has none. */
  readonly effect: string | null;
}

/**
 * Bodies over time, and what the votes of each decision come to: a row each. A decision touches its own; what changes who
 * sits, who takes part or which rules hold, changes all that was voted on.
 */
export function bodyFacts(
  { type, data }: Placed<DomainEvent>,
  before: CooperationState,
  after: CooperationState,
): FactChange[] {
  const { governance } = after;
  const named = governance.decisions.get((data as { decision?: string }).decision ?? '');
  const changed = named !== before.governance.decisions.get(named?.id ?? '') ? named : undefined;
  const otherRules = type !== 'DecisionRecorded' && changed !== undefined && CAN_CHANGE_RULES.has(changed.effect ?? '');
  if (everythingChanges(before, after) || otherRules) {
    const view = new DerivedView(after);
    const decisions = [...governance.decisions.values()].filter((d) => d === changed || judged(d, after));
    return [...ofBodies(after, view), ...decisions.flatMap((d) => ofDecision(d, governance, view))];
  }
  return changed && judged(changed, after) ? ofDecision(changed, governance, new DerivedView(after)) : [];
}

/** Effects that say which rules a body has, so that their correction or annulment changes what others come to. */
const CAN_CHANGE_RULES: ReadonlySet<string> = new Set(['ADOPT_RULES', 'APPROVE_AGREEMENT']);

const everythingChanges = (before: CooperationState, after: CooperationState): boolean =>
  after.register !== before.register ||
  after.governance.bodies !== before.governance.bodies ||
  after.governance.composition !== before.governance.composition;

/** Whether there is something to count, or something that the agreement wants said. */
function judged({ id, body, votes, vote }: Decision, { register, governance }: CooperationState): boolean {
  if (vote !== undefined || votes.unanimous !== null || (votes.for !== null && votes.against !== null)) return true;
  if (governance.composition.adoptions.some((a) => a.decision === id)) return true;
  const wanted = (bodies: readonly { readonly body: string; readonly userParticipation?: unknown }[] = []) =>
    bodies.some((b) => b.body === body && b.userParticipation !== undefined);
  return register.versions.some((v) => v.content.some(({ value }) => wanted(value.terms.bodies)));
}

function ofDecision(decision: Decision, { composition }: GovernanceState, view: DerivedView): FactChange[] {
  const judgement = view.judgements.of(decision.id);
  if (!judgement) return [];
  const { findings, basis: _, sources, rules, ...said } = judgement;
  const own = composition.adoptions.some((a) => a.decision === decision.id && a.body === decision.body);
  const value: JudgementFact = {
    ...said,
    basis: rules.basis,
    dissent: dissentOf(decision, judgement.count),
    effect: own && decision.effect === 'ADOPT_RULES' ? OWN_RULES : decision.effect,
  };
  const from = decision.decidedOn;
  const spans = findings.map((finding) => ({ from, to: null, finding }));
  return [
    replace('judgement', decision.id, [{ from, to: null, value, sources }]),
    replace('findings', `vote ${decision.id}`, findingsOverTime(spans)),
  ];
}

function ofBodies({ register, governance }: CooperationState, view: DerivedView): FactChange[] {
  const first = register.established?.from;
  if (first === undefined) return [];
  const turns = turnsOf(register, view);
  return [...governance.bodies.values()].flatMap((body) => {
    const timeline = bodyOverTime(body, first, turns, governance, view, view.judgements);
    const spans = timeline.flatMap(({ from, to, value }) => value.findings.map((finding) => ({ from, to, finding })));
    return [
      replace(
        'body-on-day',
        body.id,
        timeline.map(({ value: { findings: _, ...value }, ...s }) => ({ ...s, value })),
      ),
      replace('findings', `body ${body.id}`, findingsOverTime(spans)),
    ];
  });
}

/** The days on which participants, host or agreement change. */
function turnsOf({ memberships, host }: CooperationState['register'], view: DerivedView): CivilDate[] {
  const days = new Set<CivilDate>();
  for (const timeline of [...memberships.values(), host, view.agreement])
    for (const { from, to } of timeline) {
      days.add(from);
      if (to !== null) days.add(to);
    }
  return [...days];
}
