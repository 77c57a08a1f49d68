import { bodyOverTime, type Decision, dissentOf, type Judgement, type Judgements } from '#governance';
import { type CivilDate, type DomainEvent, findingsOverTime, type Placed } from '#kernel';
import type { FactChange } from '#projections';
import type { CooperationState } from '../domain/state.ts';
import { type DerivedView, OF_BODIES, viewOf } from '../domain/view.ts';
import { bodiesTurned } from './bodies-turned.ts';
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
 * sits, who takes part or which rules hold, touches what was voted on from the day of the change on.
 */
export function bodyFacts(
  { type, data }: Placed<DomainEvent>,
  before: CooperationState,
  after: CooperationState,
): FactChange[] {
  const { governance } = after;
  const named = governance.decisions.get((data as { decision?: string }).decision ?? '');
  const changed = named !== before.governance.decisions.get(named?.id ?? '') ? named : undefined;
  const made = type === 'MeetingHeld' ? madeIn(data as MeetingSaid, after) : [];
  const restated = restatedBy(type, data, changed, made);
  if (made.length > 0 && restated.size === 0) return made.flatMap((d) => ofDecision(d, before, after));
  if (restated.size === 0 && !somethingElseChanges(before, after))
    return changed ? ofDecision(changed, before, after) : [];

  const turned = bodiesTurned(before, after, restated);
  const touched = ({ id, body, decidedOn }: Decision): boolean =>
    id === changed?.id ||
    made.some((d) => d.id === id) ||
    (type === 'RulesAdopted' && id === named?.id) ||
    (turned.get(body) ?? NEVER) <= decidedOn;
  // An event that adopts rules says new things of the decision to do so.
  const decisions =
    turned.size === 0 && !changed && made.length === 0 ? [] : [...governance.decisions.values()].filter(touched);
  const absent = type === 'AbsenceRecorded' ? [(data as { body: string }).body] : [];
  return [
    ...ofBodies([...turned.keys(), ...absent], after),
    ...decisions.flatMap((decision) => ofDecision(decision, before, after)),
  ];
}

/** Who was there, and who was excused from an item, is said of decisions that may be recorded before the meeting is. */
const madeIn = ({ meeting, excused, present, absent }: MeetingSaid, { governance }: CooperationState): Decision[] =>
  [excused, present, absent].every((said) => said === undefined)
    ? []
    : [...governance.decisions.values()].filter((d) => d.meeting === meeting);

interface MeetingSaid {
  readonly meeting: string;
  readonly excused?: readonly unknown[];
  readonly present?: readonly unknown[];
  readonly absent?: readonly unknown[];
}

/** After every day. */
const NEVER: CivilDate = '9999-12-31';

/** Effects that say which rules or seats a body has, so that their correction or annulment changes what others come to. */
const CAN_CHANGE_RULES: ReadonlySet<string> = new Set([
  'ADOPT_RULES',
  'ADOPT_INTERPRETATION',
  'APPROVE_AGREEMENT',
  'ELECT',
  'REVERSE_DECISION',
]);

/** The decisions that an event says something new about, when that may change the rules of others. */
function restatedBy(
  type: string,
  data: unknown,
  changed: Decision | undefined,
  made: readonly Decision[],
): ReadonlySet<string> {
  if (made.length > 0) return new Set(made.filter((d) => CAN_CHANGE_RULES.has(d.effect ?? '')).map((d) => d.id));
  if (type === 'DecisionReversed') return new Set([(data as { reverses: string }).reverses]);
  const changes = type !== 'DecisionRecorded' && CAN_CHANGE_RULES.has(changed?.effect ?? '');
  return new Set(changes && changed ? [changed.id] : []);
}

const somethingElseChanges = (before: CooperationState, after: CooperationState): boolean =>
  after.register !== before.register ||
  after.governance.bodies !== before.governance.bodies ||
  after.governance.elections !== before.governance.elections ||
  after.governance.interpretations !== before.governance.interpretations ||
  after.defaultReadings !== before.defaultReadings ||
  after.governance.composition !== before.governance.composition;

/** Whether there is something to count, or something that the agreement wants said. */
function judged(decision: Decision, { governance }: CooperationState, view: DerivedView) {
  const { id, body, decidedOn, votes, vote, election, proposals } = decision;
  if (vote !== undefined || election !== undefined || proposals?.votings !== undefined) return true;
  if (votes.unanimous !== null || (votes.for !== null && votes.against !== null)) return true;
  if (governance.composition.adoptions.some((a) => a.decision === id)) return true;
  if (view.bodyTerms(body, decidedOn)?.value.userParticipation !== undefined) return true;
  // Where the record says nothing of the vote, its minutes can still show that too few were there, and a body without rules
  // has not shown that all agreed.
  const outcome = view.judgements.of(id)?.derived.outcome;
  return outcome === 'NO_QUORUM' || outcome === 'UNDETERMINED';
}

function ofDecision(decision: Decision, before: CooperationState, after: CooperationState): FactChange[] {
  const view = viewOf(after);
  if (judged(decision, after, view)) return judgementOf(decision, view.judgements);
  const was = before.governance.decisions.get(decision.id);
  if (!was || !judged(was, before, viewOf(before))) return [];
  return [replace('judgement', decision.id, []), replace('findings', `vote ${decision.id}`, [])];
}

function judgementOf(decision: Decision, judgements: Judgements): FactChange[] {
  const judgement = judgements.of(decision.id);
  if (!judgement) return [];
  const { findings, basis: _, sources, rules, ...said } = judgement;
  const value: JudgementFact = {
    ...said,
    basis: rules.basis,
    dissent: dissentOf(decision, judgement.count),
    effect: decision.effect && judgements.asked(decision, decision.effect),
  };
  const from = decision.decidedOn;
  const spans = findings.map((finding) => ({ from, to: null, finding }));
  return [
    replace('judgement', decision.id, [{ from, to: null, value, sources }]),
    replace('findings', `vote ${decision.id}`, findingsOverTime(spans)),
  ];
}

function ofBodies(ids: readonly string[], state: CooperationState): FactChange[] {
  const { register, governance } = state;
  const first = register.established?.from;
  if (first === undefined || ids.length === 0) return [];
  const view = viewOf(state);
  const turns = turnsOf(register, view);
  return [...new Set(ids)].flatMap((id) => {
    const body = governance.bodies.get(id);
    if (!body) return [];
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

/** The days on which participants, host, agreement or what is read into it change. */
function turnsOf({ memberships, host }: CooperationState['register'], view: DerivedView): CivilDate[] {
  const days = new Set<CivilDate>();
  const read = [...OF_BODIES].map((id) => view.readings(id));
  for (const timeline of [...memberships.values(), host, view.agreement, ...read])
    for (const { from, to } of timeline) {
      days.add(from);
      if (to !== null) days.add(to);
    }
  return [...days];
}
