import {
  type AccountsCommand,
  type AccountsEvent,
  type AccountsState,
  type AllocationEvent,
  type Register as AllocationRegister,
  decideAccounts,
  decideAllocation,
  decideAllocationEffect,
  evolveAllocation,
} from '#allocation';
import { decideGovernance, evolveGovernance, type GovernanceEvent, governanceRefusals } from '#governance';
import { type CivilDate, type Decided, type Decider, isRefusal, type Placed, type Refusal, Timelines } from '#kernel';
import {
  type CooperationCommand,
  type Effect,
  isGovernanceCommand,
  isRegisterCommand,
  type RegisterCommand,
} from './commands.ts';
import type { RegisterEvent } from './events.ts';
import {
  alreadyEstablished,
  endBeforeStart,
  hostNotParticipant,
  notEstablished,
  notParticipant,
  organisationNumberWrong,
  participantTwice,
  termsNameUnknownKey,
  versionTaken,
  versionUnknown,
} from './refusals.ts';
import { isOrganisationNumber } from './rules/organisation-number.ts';
import { type CooperationState, evolveRegister, noCooperation, type Register } from './state.ts';
import { participantsOn } from './view.ts';

export type CooperationEvent = RegisterEvent | GovernanceEvent | AllocationEvent;
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
    if (!isGovernanceCommand(command)) return decideAllocation(command, state.allocation, register(state));
    const events = decideGovernance(command, state.governance);
    if (isRefusal(events) || command.type !== 'RecordDecision' || command.data.effect === undefined) return events;
    const effects = decideEffect(command.data.effect as Effect, command.data, command.validFrom, state);
    return isRefusal(effects) ? effects : [...events, ...effects];
  },

  evolve(state, event) {
    return {
      register: evolveRegister(state.register, event as Placed<RegisterEvent>),
      governance: evolveGovernance(state.governance, event as Placed<GovernanceEvent>),
      allocation: evolveAllocation(state.allocation, event as Placed<AllocationEvent>),
    };
  },
};

/** Decides in the accounts of one year; the cooperation's state is read beside it. */
export function decideInAccounts(
  command: AccountsCommand,
  accounts: AccountsState,
  year: number,
  cooperation: CooperationState,
): readonly Decided<AccountsEvent>[] | Refusal {
  if (!cooperation.register.established) return notEstablished({});
  return decideAccounts(command, accounts, year, cooperation.allocation, register(cooperation));
}

/** Everyone who has ever been a participant: costs and figures may be about the past. */
const register = (state: CooperationState): AllocationRegister => ({
  municipalities: [...state.register.memberships.keys()],
});

function decideEffect(
  effect: Effect,
  said: { decision: string; body: string },
  from: CivilDate,
  state: CooperationState,
): Answer {
  const { decision } = said;
  const municipality = state.governance.bodies.get(said.body)?.municipality ?? null;
  switch (effect.kind) {
    case 'RECOMMEND_AGREEMENT':
      return (
        knownVersion(state.register, effect.version) ?? [
          { type: 'AgreementRecommended', data: { version: effect.version, decision } },
        ]
      );
    case 'APPROVE_AGREEMENT': {
      if (municipality === null) return governanceRefusals.councilOnly({ ...said, effect: effect.kind });
      const { version, termsFrom = null } = effect;
      return (
        knownVersion(state.register, version) ?? [
          { type: 'AgreementApproved', data: { version, municipality, decision, termsFrom } },
        ]
      );
    }
    case 'ADOPT_INTERPRETATION':
      return [
        {
          type: 'InterpretationAdopted',
          data: { interpretation: effect.interpretation, option: effect.option, decision },
          validFrom: from,
        },
      ];
    case 'RATIFY_KEY':
      if (municipality === null) return governanceRefusals.councilOnly({ ...said, effect: effect.kind });
      return decideAllocationEffect(effect, { id: decision, municipality }, state.allocation, register(state));
    default:
      return decideAllocationEffect(effect, { id: decision, municipality }, state.allocation, register(state));
  }
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
    const wrong = participants.find((p) => !isOrganisationNumber(p.organisationNumber));
    return wrong ? organisationNumberWrong(wrong) : [{ type: 'CooperationEstablished', data: command.data }];
  }
  if (!register.established) return notEstablished({});
  const on = command.validFrom;
  switch (command.type) {
    case 'AdmitParticipant': {
      if (participantsOn(register, on).municipalities.includes(command.data.municipality))
        return participantTwice(command.data);
      return isOrganisationNumber(command.data.organisationNumber)
        ? [{ type: 'ParticipantAdmitted', data: command.data }]
        : organisationNumberWrong(command.data);
    }
    case 'EndParticipation': {
      const { municipality } = command.data;
      if (Timelines.at(register.host, on)?.value === municipality) {
        return hostNotParticipant({
          host: municipality,
          participants: participantsOn(register, on)
            .municipalities.filter((m) => m !== municipality)
            .join(', '),
        });
      }
      return participantsOn(register, on).municipalities.includes(municipality)
        ? [{ type: 'ParticipationEnded', data: command.data }]
        : notParticipant({ municipality, on });
    }
    case 'ChangeHost': {
      const { municipalities } = participantsOn(register, on);
      return municipalities.includes(command.data.host)
        ? [{ type: 'HostChanged', data: command.data }]
        : hostNotParticipant({ host: command.data.host, participants: municipalities.join(', ') });
    }
    case 'ProposeAgreement': {
      const { version, terms } = command.data;
      if (register.versions.some((v) => v.id === version)) return versionTaken({ version });
      return knownKey(state, version, terms.key) ?? [{ type: 'AgreementProposed', data: command.data }];
    }
    case 'AttestAgreement':
      return knownVersion(register, command.data.version) ?? [{ type: 'AgreementInForceAttested', data: command.data }];
    case 'CorrectAgreement': {
      const { version, until: asked, terms } = command.data;
      const refused = knownVersion(register, version) ?? knownKey(state, version, terms.key);
      if (refused) return refused;
      if (asked !== undefined && asked <= on) return endBeforeStart({ from: on, until: asked });
      return [
        { type: 'AgreementCorrected', data: { ...command.data, until: asked ?? nextChange(register, version, on) } },
      ];
    }
  }
}

/** «Until the next decided change» is resolved now, so that a late correction does not wipe out a change decided for later. */
function nextChange(register: Register, version: string, after: CivilDate): CivilDate | null {
  const content = register.versions.find((v) => v.id === version)?.content ?? [];
  return content.find((s) => s.from > after)?.from ?? null;
}

function knownVersion(register: Register, version: string): Refusal | null {
  return register.versions.some((v) => v.id === version)
    ? null
    : versionUnknown({ version, known: register.versions.map((v) => v.id).join(', ') || '—' });
}

function knownKey(state: CooperationState, version: string, key: string | null): Refusal | null {
  return key === null || state.allocation.keys.has(key) ? null : termsNameUnknownKey({ version, key });
}
