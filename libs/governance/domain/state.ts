import { Map as PersistentMap, Set as PersistentSet } from 'immutable';
import type { Static } from 'typebox';
import type { CivilDate, Placed } from '#kernel';
import { type Composition, evolveComposition, noComposition } from './bodies.ts';
import { ELECT, type Election } from './election.ts';
import type { BODY_KINDS, GovernanceEvent, OUTCOMES, VotesSchema } from './events.ts';
import { evolveMeetings, type Meetings, noMeetings } from './meetings.ts';
import type { ProposalVotes } from './proposal-votes.ts';
import type { Vote } from './vote.ts';

export type BodyKind = (typeof BODY_KINDS)[number];
export type Outcome = (typeof OUTCOMES)[number];

export interface Body {
  readonly id: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly municipality: string | null;
  readonly source: number;
}

/** A decision as last recorded. `sources` are the events that made it what it is. */
export interface Decision {
  readonly id: string;
  readonly body: string;
  readonly case: string | null;
  readonly meeting: string | null;
  /** Of the meeting’s list of cases, when it says. */
  readonly item?: string;
  readonly decidedOn: CivilDate;
  readonly validFrom: CivilDate;
  readonly outcome: Outcome;
  readonly votes: Static<typeof VotesSchema>;
  /** How the vote was held, when the record says. */
  readonly vote?: Vote;
  readonly election?: Election;
  /** Which proposals were adopted, when the record says. */
  readonly proposals?: ProposalVotes;
  readonly wording: string;
  readonly userParticipation?: string;
  readonly effect: string | null;
  readonly caseReference: string | null;
  readonly annulled: boolean;
  readonly sources: readonly number[];
}

export interface AdoptedInterpretation {
  readonly interpretation: string;
  readonly option: string;
  readonly decision: string;
  readonly from: CivilDate;
  readonly source: number;
}

/** A record that was changed on a day; `by` is null when no municipality’s office did it. */
export interface Restated {
  readonly on: CivilDate;
  readonly by: string | null;
  readonly source: number;
}

export interface GovernanceState {
  readonly bodies: PersistentMap<string, Body>;
  readonly composition: Composition;
  readonly meetings: Meetings;
  /** Decision → the municipality whose office recorded it, when it was one municipality’s. */
  readonly recorders: PersistentMap<string, string>;
  /** Decision → when its record was corrected or annulled since, and by which municipality’s office. */
  readonly restated: PersistentMap<string, readonly Restated[]>;
  readonly cases: PersistentSet<string>;
  readonly decisions: PersistentMap<string, Decision>;
  /** Decisions with an election → the body whose seats it fills. */
  readonly elections: PersistentMap<string, string>;
  readonly interpretations: readonly AdoptedInterpretation[];
  /** Decision → index of its annulment. */
  readonly annulments: PersistentMap<string, number>;
}

export const noGovernance: GovernanceState = {
  bodies: PersistentMap(),
  composition: noComposition,
  meetings: noMeetings,
  recorders: PersistentMap(),
  restated: PersistentMap(),
  cases: PersistentSet(),
  decisions: PersistentMap(),
  elections: PersistentMap(),
  interpretations: [],
  annulments: PersistentMap(),
};

/** Folds an event; one that speaks of something unknown leaves the state as it is. */
export function evolveGovernance(state: GovernanceState, event: Placed<GovernanceEvent>): GovernanceState {
  const { at } = event;
  switch (event.type) {
    case 'BodyEstablished': {
      const { body: id, name, kind, municipality = null } = event.data;
      return { ...state, bodies: state.bodies.set(id, { id, name, kind, municipality, source: at.index }) };
    }
    case 'SeatsDefined':
    case 'AbsenceRecorded':
    case 'RulesAdopted':
      return { ...state, composition: evolveComposition(state.composition, event) };
    case 'MeetingCalled':
    case 'MeetingCancelled':
    case 'ProposalSubmitted':
    case 'MeetingHeld':
    case 'MinutesApproved':
    case 'FollowUpOpened':
    case 'FollowUpClosed':
    case 'RecordConfirmed':
      return { ...state, meetings: evolveMeetings(state.meetings, event) };
    case 'CaseOpened':
      return { ...state, cases: state.cases.add(event.data.case) };
    case 'DecisionRecorded': {
      const { decision: id, body, outcome, votes, vote, election, proposals, wording, userParticipation } = event.data;
      const decision: Decision = {
        id,
        body,
        case: event.data.case ?? null,
        meeting: event.data.meeting ?? null,
        ...(event.data.item !== undefined && { item: event.data.item }),
        decidedOn: at.decided,
        validFrom: at.validFrom,
        outcome,
        votes,
        ...(vote !== undefined && { vote }),
        ...(election !== undefined && { election }),
        ...(proposals !== undefined && { proposals }),
        wording,
        ...(userParticipation !== undefined && { userParticipation }),
        effect: event.data.effect ?? null,
        caseReference: at.caseReference ?? null,
        annulled: false,
        sources: [at.index],
      };
      const recorded = withElection({ ...state, decisions: state.decisions.set(id, decision) }, decision);
      if (at.actorMunicipality === undefined) return recorded;
      return { ...recorded, recorders: state.recorders.set(id, at.actorMunicipality) };
    }
    case 'DecisionCorrected': {
      const known = state.decisions.get(event.data.decision);
      if (!known) return state;
      const { decidedOn, outcome, votes, vote, election, proposals, wording, userParticipation } = event.data;
      const corrected: Decision = {
        ...known,
        ...(decidedOn !== undefined && {
          decidedOn,
          validFrom: known.validFrom === known.decidedOn ? decidedOn : known.validFrom,
        }),
        ...(outcome !== undefined && { outcome }),
        ...(votes !== undefined && { votes }),
        ...(vote !== undefined && { vote }),
        ...(election !== undefined && { election, effect: known.effect ?? ELECT }),
        ...(proposals !== undefined && { proposals }),
        ...(wording !== undefined && { wording }),
        ...(userParticipation !== undefined && { userParticipation }),
        sources: [...known.sources, at.index],
      };
      return withElection(
        { ...state, ...restatedBy(state, known.id, event), decisions: state.decisions.set(known.id, corrected) },
        corrected,
      );
    }
    case 'DecisionAnnulled': {
      const known = state.decisions.get(event.data.decision);
      if (!known) return state;
      return {
        ...state,
        ...restatedBy(state, known.id, event),
        decisions: state.decisions.set(known.id, { ...known, annulled: true, sources: [...known.sources, at.index] }),
        annulments: state.annulments.set(known.id, at.index),
      };
    }
    case 'InterpretationAdopted': {
      const { interpretation, option, decision } = event.data;
      const adopted: AdoptedInterpretation = { interpretation, option, decision, from: at.validFrom, source: at.index };
      return { ...state, interpretations: [...state.interpretations, adopted] };
    }
    default:
      return state;
  }
}

const withElection = (state: GovernanceState, { id, election }: Decision): GovernanceState =>
  election === undefined ? state : { ...state, elections: state.elections.set(id, election.body) };

function restatedBy({ restated }: GovernanceState, decision: string, { at }: Placed<GovernanceEvent>) {
  const { decided: on, index: source, actorMunicipality: by = null } = at;
  return { restated: restated.set(decision, [...(restated.get(decision) ?? []), { on, by, source }]) };
}
