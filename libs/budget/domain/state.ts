import { Map as PersistentMap } from 'immutable';
import type { CivilDate, Placed } from '#kernel';
import type { Basis, BudgetEvent, BudgetLine } from './events.ts';

export interface BudgetVersion {
  readonly year: number;
  readonly id: string;
  readonly kind: 'ORIGINAL' | 'AMENDMENT';
  readonly lines: readonly BudgetLine[];
  readonly contentHash: string;
  readonly plan: Readonly<Record<string, string>> | null;
  readonly draftedOn: CivilDate;
  readonly sent: { readonly on: CivilDate; readonly source: number } | null;
  /** Nobody drafted it: councils made it by changing another one. */
  readonly byCouncils?: boolean;
  readonly source: number;
}

/** That a body treated a version; what it decided stands in the decision. */
export interface Treatment {
  readonly year: number;
  readonly version: string;
  readonly decision: string;
  readonly municipality: string | null;
  readonly contentHash: string;
  readonly evidence: 'NAMES_BUDGET' | 'OWN_BUDGET_LINE';
  readonly ownLine: string | null;
  /** What was adopted instead, where the body changed the version and the book knows to what. */
  readonly changedTo?: readonly BudgetLine[];
  readonly on: CivilDate;
  readonly source: number;
}

/** That a body recommended a version; whether it did stands in the decision. */
export interface Recommendation {
  readonly year: number;
  readonly version: string;
  readonly decision: string;
  readonly municipality: string | null;
  readonly source: number;
}

/** That a municipality made the recommended version public. */
export interface Publication {
  readonly year: number;
  readonly version: string;
  readonly municipality: string;
  readonly on: CivilDate;
  readonly source: number;
}

/** What is asked for on account while no budget is valid, as decided; whether it counts stands in the decision. */
export interface ProvisionalDecision {
  readonly year: number;
  readonly decision: string;
  readonly basis: Basis;
  readonly version: string | null;
  readonly from: CivilDate;
  readonly source: number;
}

export interface BudgetState {
  /** By `year/version`, in no order. */
  readonly versions: PersistentMap<string, BudgetVersion>;
  readonly treatments: readonly Treatment[];
  readonly recommendations: readonly Recommendation[];
  readonly publications: readonly Publication[];
  readonly provisional: readonly ProvisionalDecision[];
}

export const noBudget: BudgetState = {
  versions: PersistentMap(),
  treatments: [],
  recommendations: [],
  publications: [],
  provisional: [],
};

export const versionKey = (year: number, version: string): string => `${year}/${version}`;

/** Folds an event; one that speaks of something unknown leaves the state as it is. */
export function evolveBudget(state: BudgetState, event: Placed<BudgetEvent>): BudgetState {
  const { at } = event;
  switch (event.type) {
    case 'BudgetDrafted': {
      const { year, version: id, kind, lines, contentHash, plan = null } = event.data;
      const version: BudgetVersion = {
        year,
        id,
        kind,
        lines,
        contentHash,
        plan,
        draftedOn: at.decided,
        sent: null,
        source: at.index,
      };
      return { ...state, versions: state.versions.set(versionKey(year, id), version) };
    }
    case 'BudgetSent': {
      const key = versionKey(event.data.year, event.data.version);
      const version = state.versions.get(key);
      if (!version) return state;
      return {
        ...state,
        versions: state.versions.set(key, { ...version, sent: { on: at.decided, source: at.index } }),
      };
    }
    case 'BudgetTreated':
      return { ...state, treatments: [...state.treatments, { ...event.data, on: at.decided, source: at.index }] };
    case 'BudgetRecommended':
      return { ...state, recommendations: [...state.recommendations, { ...event.data, source: at.index }] };
    case 'BudgetPublished': {
      const published = { ...event.data, on: at.decided, source: at.index };
      return { ...state, publications: [...state.publications, published] };
    }
    case 'ProvisionalBasisDecided': {
      const decided = { ...event.data, from: at.validFrom, source: at.index };
      return { ...state, provisional: [...state.provisional, decided] };
    }
    default:
      return state;
  }
}
