import { Map as PersistentMap } from 'immutable';
import type { CivilDate, Placed } from '#kernel';
import type { ControlEvent } from './events.ts';

type Said<T extends ControlEvent['type']> = Extract<ControlEvent, { type: T }>['data'];
/** When it happened, from when it applies, and which event said so. */
interface Happened {
  readonly decidedOn: CivilDate;
  readonly from: CivilDate;
  readonly source: number;
}

export type Instructed = Said<'DelegationInstructed'> & Happened;
export type Given = Said<'DelegationGiven'> & Happened;
export type Revoked = Said<'DelegationRevoked'> & Happened;
export type Reversal = Said<'DecisionReversed'> & Happened;
export type HostInstruction = Said<'HostInstructed'> & Happened;
/** From when positions are elsewhere; `away` is where they were. */
export interface PositionsMove extends Happened {
  readonly move: string;
  readonly away: string;
  readonly to: string;
  readonly positions: string;
  readonly decision: string | null;
}

/** A decision of the host as last recorded. */
export type HostDecision = Said<'HostDecisionRecorded'> & {
  readonly decidedOn: CivilDate;
  readonly annulled: boolean;
  readonly sources: readonly number[];
};

export type Appeal = Said<'AppealFiled'> & {
  readonly receivedOn: CivilDate;
  readonly prepared: (Said<'AppealPrepared'> & Happened) | null;
  readonly decided: (Said<'AppealDecided'> & Happened) | null;
  readonly source: number;
};

export type LegalityReview = Said<'LegalityReviewDemanded'> & {
  readonly demandedOn: CivilDate;
  /** By the body that had decided; when it upholds, the State concludes. */
  readonly byBody: (Said<'LegalityReviewConcluded'> & Happened) | null;
  readonly byState: (Said<'LegalityReviewConcluded'> & Happened) | null;
  readonly source: number;
};

export interface ControlState {
  readonly instructed: readonly Instructed[];
  readonly given: readonly Given[];
  readonly revoked: readonly Revoked[];
  readonly reversals: readonly Reversal[];
  readonly hostDecisions: PersistentMap<string, HostDecision>;
  readonly instructions: PersistentMap<string, HostInstruction>;
  readonly appeals: PersistentMap<string, Appeal>;
  readonly reviews: PersistentMap<string, LegalityReview>;
  readonly moves: PersistentMap<string, PositionsMove>;
}

export const noControl: ControlState = {
  instructed: [],
  given: [],
  revoked: [],
  reversals: [],
  hostDecisions: PersistentMap(),
  instructions: PersistentMap(),
  appeals: PersistentMap(),
  reviews: PersistentMap(),
  moves: PersistentMap(),
};

/** Folds an event; one that speaks of something unknown leaves the state as it is. */
export function evolveControl(state: ControlState, event: Placed<ControlEvent>): ControlState {
  const { at } = event;
  const happened: Happened = { decidedOn: at.decided, from: at.validFrom, source: at.index };
  switch (event.type) {
    case 'DelegationInstructed':
      return { ...state, instructed: [...state.instructed, { ...event.data, ...happened }] };
    case 'DelegationGiven':
      return { ...state, given: [...state.given, { ...event.data, ...happened }] };
    case 'DelegationRevoked':
      return { ...state, revoked: [...state.revoked, { ...event.data, ...happened }] };
    case 'DecisionReversed':
      return { ...state, reversals: [...state.reversals, { ...event.data, ...happened }] };
    case 'HostDecisionRecorded': {
      const decision = { ...event.data, decidedOn: at.decided, annulled: false, sources: [at.index] };
      return { ...state, hostDecisions: state.hostDecisions.set(event.data.decision, decision) };
    }
    case 'HostDecisionCorrected': {
      const { ground: _, ...corrected } = event.data;
      const known = state.hostDecisions.get(corrected.decision);
      if (!known) return state;
      const decision = { ...known, ...corrected, sources: [...known.sources, at.index] };
      return { ...state, hostDecisions: state.hostDecisions.set(known.decision, decision) };
    }
    case 'HostDecisionAnnulled': {
      const known = state.hostDecisions.get(event.data.decision);
      if (!known) return state;
      const decision = { ...known, annulled: true, sources: [...known.sources, at.index] };
      return { ...state, hostDecisions: state.hostDecisions.set(known.decision, decision) };
    }
    case 'HostInstructed':
      return {
        ...state,
        instructions: state.instructions.set(event.data.instruction, { ...event.data, ...happened }),
      };
    case 'AppealFiled': {
      const appeal = { ...event.data, receivedOn: at.decided, prepared: null, decided: null, source: at.index };
      return { ...state, appeals: state.appeals.set(appeal.appeal, appeal) };
    }
    case 'AppealPrepared':
    case 'AppealDecided': {
      const known = state.appeals.get(event.data.appeal);
      if (!known) return state;
      const step =
        event.type === 'AppealPrepared'
          ? { prepared: { ...event.data, ...happened } }
          : { decided: { ...event.data, ...happened } };
      return { ...state, appeals: state.appeals.set(known.appeal, { ...known, ...step }) };
    }
    case 'LegalityReviewDemanded': {
      const review = { ...event.data, demandedOn: at.decided, byBody: null, byState: null, source: at.index };
      return { ...state, reviews: state.reviews.set(review.review, review) };
    }
    case 'LegalityReviewConcluded': {
      const known = state.reviews.get(event.data.review);
      if (!known) return state;
      const concluded = { ...event.data, ...happened };
      const step = event.data.by === 'STATE' ? { byState: concluded } : { byBody: concluded };
      return { ...state, reviews: state.reviews.set(known.review, { ...known, ...step }) };
    }
    case 'PositionsMoved': {
      const { move, from: away, to, positions, decision = null } = event.data;
      return { ...state, moves: state.moves.set(move, { move, away, to, positions, decision, ...happened }) };
    }
    default:
      return state;
  }
}
