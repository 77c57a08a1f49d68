import {
  type AccountsEvent,
  type AllocationEvent,
  accountsFacts,
  derivedAllocationFacts,
  ONLY,
  plainAllocationFacts,
} from '#allocation';
import { budgetTimelines, undraftedTimelines } from '#budget';
import { CONTROL_EVENTS } from '#control';
import { MEETING_EVENTS } from '#governance';
import { accountingYearOf, type BookId, cooperationStream, type DomainEvent, type Placed, Timelines } from '#kernel';
import type { FactChange, Projector } from '#projections';
import { type CooperationEvent, cooperationDecider } from '../domain/decide.ts';
import { isRestatingEvent } from '../domain/restating/restating.ts';
import { type CooperationState, noCooperation } from '../domain/state.ts';
import { competencesOf } from '../domain/terms.ts';
import { type AgreementInForce, type DerivedView, viewOf } from '../domain/view.ts';
import { agreementFacts, knownSince } from './agreement.ts';
import { accountsAdoptedFacts, billingFacts, vatFacts } from './billing.ts';
import { bodyFacts } from './bodies.ts';
import { budgetPreparedFacts } from './budget-prepared.ts';
import { controlFacts } from './control.ts';
import { costMappingFacts } from './cost-mappings.ts';
import { defaultReadingFacts } from './default-readings.ts';
import { deliveryFacts } from './delivery.ts';
import { meetingFacts } from './meetings.ts';
import { participationFacts } from './participation.ts';
import { replace } from './replace.ts';

/** Events of control that end what decisions brought about. */
const ENDS_EFFECTS: ReadonlySet<string> = new Set(['DecisionReversed']);

/** Events that by themselves change nothing that is derived from the state as a whole. */
const PLAIN = new Set([
  ...MEETING_EVENTS.map(({ type }) => type),
  ...CONTROL_EVENTS.map(({ type }) => type).filter((type) => !ENDS_EFFECTS.has(type)),
  'AbsenceRecorded',
  'CaseOpened',
  'PopulationAccepted',
  'UsageRecorded',
  'HistoricCostRecorded',
  'IndexRecorded',
  'KeyDefined',
  'ErasureRecorded',
]);

/** What is recorded of billing stands by itself. */
const OF_BILLING: ReadonlySet<string> = new Set(['SellerRecorded', 'BuyerRecorded', 'InterestRateRecorded']);

/**
 * The state of a cooperation on any day: participants, agreement, terms, key, services, figures and cost lines. Most of
 * it follows from several events at once; it is recomputed from the folded state and written where it changed.
 */
export const cooperationRegister: Projector<CooperationState> = {
  name: 'register',
  version: 13,
  initial: noCooperation,
  stateStream: (book: BookId) => cooperationStream(book),
  evolve: (state, event) => cooperationDecider.evolve(state, event as Placed<CooperationEvent>),
  changes(event, before, after, stream) {
    if (isRestatingEvent(event)) return wholeAnew(event, before, after);
    const year = accountingYearOf(stream);
    if (year !== null) return accountsFacts(event as Placed<AccountsEvent>, year);
    if (OF_BILLING.has(event.type)) return billingFacts(after, before);
    if (event.type === 'CostMappingRecorded') return costMappingFacts(after, before);
    const plain = plainAllocationFacts(event as Placed<AllocationEvent>, after.allocation);
    const own = [
      ...plain,
      ...bodyFacts(event, before, after),
      ...controlFacts(event, after, before),
      ...meetingFacts(event, before, after),
    ];
    return needsDerivation(event, before) ? [...own, ...derivedFacts(after, before)] : own;
  },
};

/** What was said otherwise or never: everything that follows from the state, and nothing of what no longer does. */
function wholeAnew(event: Placed<DomainEvent>, before: CooperationState, after: CooperationState): FactChange[] {
  const now = whole(event, after);
  const named = new Set(now.map(nameOf));
  const gone = whole(event, before).filter((change) => !named.has(nameOf(change)));
  return [...gone.map(({ kind, name }) => replace(kind, name, [])), ...now];
}

const nameOf = ({ kind, name }: FactChange): string => `${kind} ${name}`;
const whole = (event: Placed<DomainEvent>, state: CooperationState): FactChange[] => [
  ...billingFacts(state, noCooperation),
  ...costMappingFacts(state, noCooperation),
  ...bodyFacts(event, noCooperation, state),
  ...controlFacts(event, state, noCooperation),
  ...meetingFacts(event, noCooperation, state),
  ...derivedFacts(state, noCooperation),
];

/** What is asked of the agreement in force, apart from keys and costs, which follow their own date. */
const agreementValue = ({ version, title, terms }: AgreementInForce) => ({
  version,
  title,
  competences: competencesOf(terms),
  ...(terms.budget && { budget: terms.budget }),
  ...(terms.routines && { routines: terms.routines }),
  ...(terms.delivery && { delivery: terms.delivery }),
});

/** A decision on its way in changes nothing before the event of its effect; most have none at all. */
function needsDerivation(event: Placed<DomainEvent>, before: CooperationState): boolean {
  if (event.type === 'MeetingHeld') return saysOfDecisions(event, before);
  if (PLAIN.has(event.type)) return false;
  if (event.type !== 'DecisionRecorded') return true;
  const { decision } = event.data as { decision: string };
  return before.governance.decisions.has(decision);
}

/** Minutes that come after the decisions made in the meeting can take their effect from them: too few were there. */
function saysOfDecisions({ data }: Placed<DomainEvent>, { governance }: CooperationState): boolean {
  const { meeting } = data as { meeting: string };
  return [...governance.decisions.values()].some((d) => d.meeting === meeting && d.effect !== null);
}

function budgetFacts({ budget }: CooperationState, view: DerivedView): FactChange[] {
  const budgets = budgetTimelines(budget, view);
  const undrafted = undraftedTimelines(budget, view, budgets);
  return [
    ...[...budgets].map(([year, timeline]) => replace('budget', String(year), timeline)),
    ...[...undrafted].map(([year, timeline]) => replace('undrafted-budget', String(year), timeline)),
  ];
}

function derivedFacts(state: CooperationState, before: CooperationState): FactChange[] {
  const { register, governance } = state;
  const view = viewOf(state);
  const changes: FactChange[] = [];

  const { established } = register;
  if (established) {
    const named = { name: established.name, form: established.form };
    const timeline = register.host.map((s) => ({
      ...s,
      value: { ...named, host: s.value },
      sources: Timelines.sourcesOf(s.sources, [established.source]),
    }));
    const dissolved = register.dissolution?.on ?? null;
    const standing = dissolved === null ? timeline : Timelines.clear(timeline, dissolved, null);
    changes.push(replace('cooperation', ONLY, standing));
  }
  changes.push(...participationFacts(register, before.register));
  changes.push(...agreementFacts(state, before, view));
  for (const status of view.versions) {
    const { version, inForceFrom, termsFrom, attested, approvedBy, missing, sources } = status;
    const value = { title: version.title, inForceFrom, termsFrom, attested, approvedBy, missing };
    changes.push(replace('version', version.id, [{ from: knownSince(status), to: null, value, sources }]));
  }
  changes.push(
    replace(
      'agreement',
      ONLY,
      view.agreement.map((s) => ({
        ...s,
        value: agreementValue(s.value),
      })),
    ),
  );
  changes.push(replace('terms', ONLY, view.termsInForce));
  changes.push(...defaultReadingFacts(state, before));
  const read = [...governance.interpretations.map((i) => i.interpretation), ...state.defaultReadings.keys()];
  for (const id of new Set(read)) changes.push(replace('interpretation', id, view.readings(id)));
  // What the allocation alone learns says nothing of budgets.
  const decided =
    governance !== before.governance ||
    state.defaultReadings !== before.defaultReadings ||
    state.control.reversals !== before.control.reversals;
  if (state.budget !== before.budget || register !== before.register || decided)
    changes.push(...budgetPreparedFacts(state, view), ...budgetFacts(state, view));
  if (state.billing !== before.billing || register !== before.register || decided)
    changes.push(...accountsAdoptedFacts(state, view));
  changes.push(...deliveryFacts(state, before, view));
  return [...changes, ...vatFacts(state, view), ...derivedAllocationFacts(state.allocation, view)];
}
