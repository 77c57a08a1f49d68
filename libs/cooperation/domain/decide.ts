import {
  type AllocationEvent,
  type Register as AllocationRegister,
  decideAllocation,
  decideAllocationEffect,
  evolveAllocation,
  readingIsKnown,
} from '#allocation';
import { type BudgetEvent, decideBudget, decideBudgetEffect, evolveBudget } from '#budget';
import {
  type ControlEvent,
  decideControl,
  decideControlEffect,
  evolveControl,
  type RegisterOfDecisions,
} from '#control';
import { type DeliveryEvent, decideDelivery, decideDeliveryEffect, evolveDelivery } from '#delivery';
import {
  decideAdoptRules,
  decideGovernance,
  evolveGovernance,
  type GovernanceEvent,
  governanceRefusals,
} from '#governance';
import {
  type BillingCommand,
  type BillingEvent,
  decideBilling,
  decideBillingEffect,
  evolveBilling,
  invoicingRefusals,
} from '#invoicing';
import {
  type CivilDate,
  type Decided,
  type Decider,
  isOrganisationNumber,
  isRefusal,
  type Placed,
  type Refusal,
  Timelines,
} from '#kernel';
import { overlaid } from './agreement/compare-clauses.ts';
import {
  clausesOnce,
  decideAgreementEffect,
  demandChange,
  knownVersion,
  proposeAgreement,
  proposeAmendment,
  wellFormed,
} from './agreement/decide-agreement.ts';
import { withCouncilDecisions } from './agreement/unanimity.ts';
import {
  type CooperationCommand,
  type Effect,
  isBillingCommand,
  isBudgetCommand,
  isControlCommand,
  isCostMappingCommand,
  isDefaultReadingCommand,
  isDeliveryCommand,
  isErasureCommand,
  isGovernanceCommand,
  isRegisterCommand,
  isRestatingCommand,
  type RegisterCommand,
} from './commands.ts';
import { decideCostMapping, evolveCostMappings } from './cost-mappings/cost-mappings.ts';
import type { CostMappingEvent } from './cost-mappings/events.ts';
import { decideDefaultReadings, evolveDefaultReadings } from './default-readings/default-readings.ts';
import type { DefaultReadingEvent } from './default-readings/events.ts';
import { decideErasure, evolveErasures } from './erasures/erasures.ts';
import type { ErasureEvent } from './erasures/events.ts';
import type { RegisterEvent } from './events.ts';
import { defaultOf, SWITCHED_READINGS } from './open-questions.ts';
import {
  alreadyEstablished,
  alreadyLeft,
  endBeforeStart,
  hostNotParticipant,
  notEstablished,
  noticeTaken,
  noticeTakenBack,
  noticeUnknown,
  notParticipant,
  organisationNumberWrong,
  participantTwice,
} from './refusals.ts';
import type { RestatingCommand } from './restating/commands.ts';
import type { RestatingEvent } from './restating/events.ts';
import { keptIn } from './restating/records.ts';
import { SLICE_OF } from './restating/restatable.ts';
import { decideRestating, isRestatingEvent, restated } from './restating/restating.ts';
import { BY_LAW, lastDayByReading } from './rules/withdrawal-takes-effect.ts';
import { type CooperationState, evolveRegister, noCooperation, type Register } from './state.ts';
import { participantsOn, viewOf } from './view.ts';

export type CooperationEvent =
  | RegisterEvent
  | GovernanceEvent
  | AllocationEvent
  | BudgetEvent
  | ControlEvent
  | DeliveryEvent
  | ErasureEvent
  | RestatingEvent
  | BillingEvent
  | CostMappingEvent
  | DefaultReadingEvent;
type Answer = readonly Decided<CooperationEvent>[] | Refusal;

/**
 * The decider of a cooperation's stream, composed of its modules' slices. A decision and the event of its effect are
 * decided together and appended together.
 */
export const cooperationDecider: Decider<CooperationState, CooperationCommand, CooperationEvent> = {
  initial: noCooperation,

  decide(command, state) {
    if (isRegisterCommand(command)) return decideRegister(command, state);
    if (!state.register.established) return notEstablished({});
    if (isErasureCommand(command)) return decideErasure(command, state.erasures);
    if (isRestatingCommand(command)) return decideRestated(command, state);
    if (isBudgetCommand(command)) return decideBudget(command, state.budget);
    if (isDeliveryCommand(command))
      return decideDelivery(command, state.delivery, register(state), { decision: (id) => viewOf(state).decision(id) });
    if (isControlCommand(command)) return decideControl(command, state.control, registerOfDecisions(state));
    if (isBillingCommand(command)) return decideBilled(command, state);
    if (isCostMappingCommand(command)) return decideCostMapping(command, state.costMappings);
    if (isDefaultReadingCommand(command)) return decideDefaultReadings(state.defaultReadings);
    if (!isGovernanceCommand(command)) return decideAllocation(command, state.allocation, register(state));
    // The host’s decisions and those of the register share their ids: an appeal names either.
    if (command.type === 'RecordDecision' && state.control.hostDecisions.has(command.data.decision))
      return governanceRefusals.alreadyRecorded({ what: 'HostDecisionRecorded', id: command.data.decision });
    const events = decideGovernance(command, state.governance);
    if (isRefusal(events) || command.type !== 'RecordDecision' || command.data.effect === undefined) return events;
    const effects = decideEffect(command.data.effect as Effect, command, state);
    return isRefusal(effects) ? effects : [...events, ...effects];
  },

  evolve(state, event) {
    if (isRestatingEvent(event)) return withCouncilDecisions(restated(state, event));
    const folded = {
      register: evolveRegister(state.register, event as Placed<RegisterEvent>),
      governance: evolveGovernance(state.governance, event as Placed<GovernanceEvent>),
      allocation: evolveAllocation(state.allocation, event as Placed<AllocationEvent>),
      budget: evolveBudget(state.budget, event as Placed<BudgetEvent>),
      delivery: evolveDelivery(state.delivery, event as Placed<DeliveryEvent>),
      control: evolveControl(state.control, event as Placed<ControlEvent>),
      erasures: evolveErasures(state.erasures, event as Placed<ErasureEvent>),
      records: keptIn(state.records, event),
      billing: evolveBilling(state.billing, event as Placed<BillingEvent>),
      costMappings: evolveCostMappings(state.costMappings, event as Placed<CostMappingEvent>),
      defaultReadings: evolveDefaultReadings(state.defaultReadings, event as Placed<DefaultReadingEvent>),
    };
    const same =
      folded.register === state.register &&
      folded.governance.decisions === state.governance.decisions &&
      folded.governance.composition === state.governance.composition &&
      folded.control.reversals === state.control.reversals;
    return same ? folded : withCouncilDecisions(folded);
  },
};

/** Everyone who has ever been a participant: costs and figures may be about the past. */
const register = (state: CooperationState): AllocationRegister => ({
  municipalities: [...state.register.memberships.keys()],
});

const registerOfDecisions = ({ governance }: CooperationState): RegisterOfDecisions => ({
  hasDecision: (id) => governance.decisions.has(id),
  hasBody: (id) => governance.bodies.has(id),
  bodies: [...governance.bodies.keys()],
});

function decideEffect(
  effect: Effect,
  command: Extract<CooperationCommand, { type: 'RecordDecision' }>,
  state: CooperationState,
): Answer {
  const { decided, validFrom: from } = command;
  const { decision, body } = command.data;
  const municipality = state.governance.bodies.get(body)?.municipality ?? null;
  switch (effect.kind) {
    case 'RECOMMEND_AGREEMENT':
      return decideAgreementEffect(effect, { id: decision, municipality: municipality ?? '' }, state);
    case 'APPROVE_AGREEMENT':
    case 'DECLINE_CHANGE':
    case 'ADMIT_PARTICIPANT':
    case 'AGREE_TO_DISSOLVE':
      if (municipality === null) return governanceRefusals.councilOnly({ decision, body, effect: effect.kind });
      return decideAgreementEffect(effect, { id: decision, municipality }, state);
    case 'ADOPT_INTERPRETATION': {
      const { interpretation, option } = effect;
      return (
        readingIsKnown(interpretation, option, SWITCHED_READINGS) ?? [
          { type: 'InterpretationAdopted', data: { interpretation, option, decision }, validFrom: from },
        ]
      );
    }
    case 'ADOPT_RULES':
      return decideAdoptRules(effect, decision, from, state.governance.bodies);
    case 'TREAT_BUDGET':
    case 'RECOMMEND_BUDGET':
    case 'PROVISIONAL_ACCOUNT':
      return decideBudgetEffect(effect, { id: decision, municipality }, state.budget);
    case 'APPROVE_DOCUMENT':
    case 'REVOKE_DOCUMENT':
    case 'DECIDE_MEASURE':
      return decideDeliveryEffect(effect, { id: decision, body, from }, state.delivery, register(state));
    case 'INSTRUCT_DELEGATION':
    case 'REVOKE_DELEGATION':
    case 'REVERSE_DECISION': {
      if (municipality === null && effect.kind !== 'REVERSE_DECISION')
        return governanceRefusals.councilOnly({ decision, body, effect: effect.kind });
      const by = { id: decision, municipality: municipality ?? '' };
      return decideControlEffect(effect, by, state.control, registerOfDecisions(state));
    }
    case 'RATIFY_KEY':
      if (municipality === null) return governanceRefusals.councilOnly({ decision, body, effect: effect.kind });
      return decideAllocationEffect(effect, { id: decision, municipality }, state.allocation, register(state));
    case 'CHOOSE_VAT':
    case 'ADOPT_ACCOUNTS':
      return decideBillingEffect(effect, { decision, decided });
    case 'CLAIM_INTEREST':
    case 'WRITE_OFF':
      return strangerTo(state, effect.municipality) ?? decideBillingEffect(effect, { decision, decided });
    default:
      return decideAllocationEffect(effect, { id: decision, municipality }, state.allocation, register(state));
  }
}

/** How invoices are made out; of a municipality that takes part, or did. */
const decideBilled = (command: BillingCommand, state: CooperationState): Answer =>
  (command.type === 'RecordBuyer' ? strangerTo(state, command.data.municipality) : null) ?? decideBilling(command);

function strangerTo(state: CooperationState, municipality: string | undefined): Refusal | null {
  const known = register(state).municipalities;
  if (municipality === undefined || known.includes(municipality)) return null;
  return invoicingRefusals.invoicedStranger({ municipality, known: [...known].sort().join(', ') });
}

function decideRegister(command: RegisterCommand, state: CooperationState): Answer {
  const { register } = state;
  if (command.type === 'EstablishCooperation') {
    if (register.established) return alreadyEstablished({ name: register.established.name });
    const { host, participants } = command.data;
    const numbers = participants.map((p) => p.municipality);
    const twice = numbers.find((m, i) => numbers.indexOf(m) !== i);
    if (twice !== undefined) return participantTwice({ municipality: twice });
    if (!numbers.includes(host)) return hostNotParticipant({ host, participants: numbers.join(', ') });
    const normalised = participants.map(withPlainNumber);
    const wrong = normalised.find((p) => !isOrganisationNumber(p.organisationNumber));
    return wrong
      ? wrongNumber(wrong)
      : [{ type: 'CooperationEstablished', data: { ...command.data, participants: normalised } }];
  }
  if (!register.established) return notEstablished({});
  const on = command.validFrom;
  switch (command.type) {
    case 'AdmitParticipant': {
      if (participantsOn(register, on).municipalities.includes(command.data.municipality))
        return participantTwice({ municipality: command.data.municipality });
      const participant = withPlainNumber(command.data);
      return isOrganisationNumber(participant.organisationNumber)
        ? [{ type: 'ParticipantAdmitted', data: participant }]
        : wrongNumber(participant);
    }
    case 'EndParticipation': {
      const { municipality } = command.data;
      const { municipalities } = participantsOn(register, on);
      if (!municipalities.includes(municipality)) return notParticipant({ municipality, on });
      const back = register.memberships.get(municipality)?.find((s) => s.from > on)?.from ?? null;
      const hosts = register.host.some(
        (s) => s.value === municipality && Timelines.before(on, s.to) && Timelines.before(s.from, back),
      );
      return hosts
        ? hostNotParticipant({
            host: municipality,
            participants: municipalities.filter((m) => m !== municipality).join(', '),
          })
        : [{ type: 'ParticipationEnded', data: command.data }];
    }
    case 'ReceiveWithdrawalNotice': {
      const { notice, municipality, form, sentOn = null, decision = null } = command.data;
      if (register.notices.some((n) => n.notice === notice)) return noticeTaken({ notice });
      const received = command.decided;
      if (!participantsOn(register, received).municipalities.includes(municipality))
        return notParticipant({ municipality, on: received });
      const view = viewOf(state);
      const inForce = Timelines.at(view.agreement, received);
      const terms = inForce?.value.terms.withdrawal ?? BY_LAW;
      const adopted = view.versions.find((v) => v.version.id === inForce?.value.version)?.inForceFrom ?? null;
      const days = { received, sentOn, established: register.established.from, adopted };
      const read = view.reading('A-05', received).option ?? defaultOf('A-05');
      const lastDay = form === 'ORAL' && terms.written ? null : lastDayByReading(read, days, terms);
      return [
        {
          type: 'WithdrawalNoticeReceived',
          data: {
            ...{ notice, municipality, form, sentOn, decision, lastDay, clause: terms.clause },
            ...(terms.release !== undefined && { release: terms.release }),
          },
        },
      ];
    }
    case 'TakeBackWithdrawalNotice': {
      const { notice } = command.data;
      const known = register.notices.find((n) => n.notice === notice);
      if (!known) return noticeUnknown({ notice, known: register.notices.map((n) => n.notice).join(', ') || '—' });
      // The consent of all may come later: until then the notice stands (L-6.2-5).
      if (known.takenBack && (known.takenBack.agreed || !command.data.agreed))
        return noticeTakenBack({ notice, on: known.takenBack.on });
      if (known.lastDay !== null && command.decided > known.lastDay)
        return alreadyLeft({ municipality: known.municipality, lastDay: known.lastDay });
      return [{ type: 'WithdrawalNoticeWithdrawn', data: command.data }];
    }
    case 'MergeMunicipalities': {
      const { predecessors, successor } = command.data;
      const { municipalities } = participantsOn(register, on);
      const missing = predecessors.find((p) => !municipalities.includes(p));
      if (missing !== undefined) return notParticipant({ municipality: missing, on });
      if (municipalities.includes(successor.municipality) && !predecessors.includes(successor.municipality))
        return participantTwice({ municipality: successor.municipality });
      const participant = withPlainNumber(successor);
      return isOrganisationNumber(participant.organisationNumber)
        ? [{ type: 'MunicipalitiesMerged', data: { successor: participant, predecessors } }]
        : wrongNumber(participant);
    }
    case 'ChangeHost': {
      const { host } = command.data;
      const { municipalities } = participantsOn(register, on);
      if (!municipalities.includes(host)) return hostNotParticipant({ host, participants: municipalities.join(', ') });
      const next = register.host.find((s) => s.from > on)?.from ?? null;
      const leaves = stayFrom(register, host, on);
      return leaves !== null && Timelines.before(leaves, next)
        ? notParticipant({ municipality: host, on: leaves })
        : [{ type: 'HostChanged', data: command.data }];
    }
    case 'ProposeAgreement':
      return proposeAgreement(command, state);
    case 'ProposeAmendment':
      return proposeAmendment(command, state);
    case 'DemandChange':
      return demandChange(command, state);
    case 'AttestAgreement':
      return knownVersion(register, command.data.version) ?? [{ type: 'AgreementInForceAttested', data: command.data }];
    case 'CorrectAgreement': {
      const { version, until: asked, terms, clauses } = command.data;
      const content = register.versions.find((v) => v.id === version)?.content ?? [];
      const whole = overlaid(Timelines.at(content, on)?.value.clauses ?? [], clauses);
      const refused =
        knownVersion(register, version) ?? clausesOnce(version, clauses) ?? wellFormed(version, whole, terms, state);
      if (refused) return refused;
      if (asked !== undefined && asked <= on) return endBeforeStart({ from: on, until: asked });
      return [
        { type: 'AgreementCorrected', data: { ...command.data, until: asked ?? nextChange(register, version, on) } },
      ];
    }
  }
}

/** Who is host takes part all the same: a restated entry or exit that says otherwise is impossible. */
function decideRestated(command: RestatingCommand, state: CooperationState): Answer {
  const events = decideRestating(command, state);
  if (isRefusal(events) || SLICE_OF.get(command.data.type) !== 'register') return events;
  const at = {
    index: Number.MAX_SAFE_INTEGER,
    id: '',
    recorded: '',
    decided: command.decided,
    validFrom: command.validFrom,
  };
  const after = events.reduce((s, event) => cooperationDecider.evolve(s, { ...event, at }), state).register;
  const alone = after.host.find((s) => !participantsOn(after, s.from).municipalities.includes(s.value));
  if (!alone) return events;
  const { municipalities } = participantsOn(after, alone.from);
  return hostNotParticipant({ host: alone.value, participants: municipalities.join(', ') || '—' });
}

/** The day on which a participant of the date no longer is one; null when it stays. */
function stayFrom(register: Register, municipality: string, date: CivilDate): CivilDate | null {
  const timeline = register.memberships.get(municipality) ?? [];
  let end: CivilDate | null = date;
  for (let s = Timelines.at(timeline, date); s; s = end === null ? null : Timelines.at(timeline, end)) end = s.to;
  return end;
}

/** L-1.1-2: an organisation number is often written in groups; the book holds its digits. */
const withPlainNumber = <P extends { readonly organisationNumber: string }>(participant: P): P => ({
  ...participant,
  organisationNumber: participant.organisationNumber.replaceAll(' ', ''),
});

const wrongNumber = ({ municipality, organisationNumber }: { municipality: string; organisationNumber: string }) =>
  organisationNumberWrong({ municipality, organisationNumber });

/** «Until the next decided change» is resolved now, so that a late correction does not wipe out a change decided for later. */
function nextChange(register: Register, version: string, after: CivilDate): CivilDate | null {
  const content = register.versions.find((v) => v.id === version)?.content ?? [];
  return content.find((s) => s.from > after)?.from ?? null;
}
