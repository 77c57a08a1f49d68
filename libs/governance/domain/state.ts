import { Map as PersistentMap, Set as PersistentSet } from 'immutable';
import type { Static } from 'typebox';
import type { CivilDate, Placed } from '#kernel';
import type { BODY_KINDS, GovernanceEvent, OUTCOMES, VotesSchema } from './events.ts';

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
  readonly decidedOn: CivilDate;
  readonly validFrom: CivilDate;
  readonly outcome: Outcome;
  readonly votes: Static<typeof VotesSchema>;
  readonly wording: string;
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

export interface GovernanceState {
  readonly bodies: PersistentMap<string, Body>;
  readonly meetings: PersistentSet<string>;
  readonly cases: PersistentSet<string>;
  readonly decisions: PersistentMap<string, Decision>;
  readonly interpretations: readonly AdoptedInterpretation[];
  /** Decision → index of its annulment. */
  readonly annulments: PersistentMap<string, number>;
}

export const noGovernance: GovernanceState = {
  bodies: PersistentMap(),
  meetings: PersistentSet(),
  cases: PersistentSet(),
  decisions: PersistentMap(),
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
    case 'MeetingHeld':
      return { ...state, meetings: state.meetings.add(event.data.meeting) };
    case 'CaseOpened':
      return { ...state, cases: state.cases.add(event.data.case) };
    case 'DecisionRecorded': {
      const { decision: id, body, outcome, votes, wording } = event.data;
      const decision: Decision = {
        id,
        body,
        case: event.data.case ?? null,
        meeting: event.data.meeting ?? null,
        decidedOn: at.decided,
        validFrom: at.validFrom,
        outcome,
        votes,
        wording,
        effect: event.data.effect ?? null,
        caseReference: at.caseReference ?? null,
        annulled: false,
        sources: [at.index],
      };
      return { ...state, decisions: state.decisions.set(id, decision) };
    }
    case 'DecisionCorrected': {
      const known = state.decisions.get(event.data.decision);
      if (!known) return state;
      const { decidedOn, outcome, votes, wording } = event.data;
      const corrected: Decision = {
        ...known,
        ...(decidedOn !== undefined && {
          decidedOn,
          validFrom: known.validFrom === known.decidedOn ? decidedOn : known.validFrom,
        }),
        ...(outcome !== undefined && { outcome }),
        ...(votes !== undefined && { votes }),
        ...(wording !== undefined && { wording }),
        sources: [...known.sources, at.index],
      };
      return { ...state, decisions: state.decisions.set(known.id, corrected) };
    }
    case 'DecisionAnnulled': {
      const known = state.decisions.get(event.data.decision);
      if (!known) return state;
      return {
        ...state,
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
