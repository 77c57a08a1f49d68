import type { CivilDate, CivilMonth, Instant, Responsible } from '#kernel';
import type { ElectionView, ProposalsView } from './decided-views.ts';
import type { Names } from './known-at.ts';
import type { VoteView } from './vote-views.ts';

/** Which clocks an answer rests on: what the book knew, as an instant and as a number of events. */
export interface Clocks {
  readonly cooperation: string;
  readonly knownAt: Instant;
  /** The first `size` events of the book were known. */
  readonly size: number;
  /** What municipalities and bodies are called, by number or id, on the day or at the end of the period. */
  readonly names: Names;
}

/** An event an answer rests on. `imported` and `written` tell when the recorded time is the source’s own assertion. */
export interface EventReference {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly decided: CivilDate;
  readonly validFrom: CivilDate;
  readonly recorded: Instant;
  readonly written: Instant;
  readonly actor: { readonly id: string; readonly role: string; readonly municipality?: string };
  readonly caseReference: string | null;
  readonly imported: { readonly by: string; readonly file: string; readonly sha256: string } | null;
}

export interface InterpretationView {
  readonly id: string;
  readonly question: string;
  readonly option: string;
  /** Null: nobody has decided; it is the program’s default. */
  readonly decision: string | null;
}

export interface FindingView {
  readonly code: string;
  readonly severity: 'BREACH' | 'REMARK';
  readonly rule: string;
  readonly clause: string;
  readonly about: string;
  readonly text: string;
  /** What to do about it, in the language asked for. */
  readonly remedy: string;
  /** Who has to act. */
  readonly responsible: Responsible;
  readonly events: readonly number[];
}

export interface KeyView {
  readonly id: string;
  readonly components: readonly {
    readonly basis: string;
    readonly weight: string;
    /** USAGE: which metric. */
    readonly metric?: string;
    /** FIXED: shares per municipality, before they are scaled to the participants. */
    readonly shares?: Readonly<Record<string, string>>;
  }[];
  readonly decision: string | null;
}

export interface PoolView {
  readonly id: string;
  readonly year: number;
  readonly category: string;
  readonly method: string;
  readonly clause: string;
  readonly agreement: string;
  readonly participants: readonly string[];
  readonly key: KeyView | null;
  readonly populationDate: CivilDate | null;
  readonly total: string;
  readonly shares: readonly { readonly municipality: string; readonly amount: string; readonly share: string | null }[];
  readonly interpretations: readonly string[];
  readonly events: readonly number[];
}

export interface UnallocatedView {
  readonly line: string;
  readonly category: string;
  readonly label: string;
  readonly amount: string;
  readonly reason: string;
  readonly text: string;
  readonly clause: string;
  readonly events: readonly number[];
}

/** Amounts are decimal strings in kroner. booked = total + held + excluded. */
export interface AllocationAnswer extends Clocks {
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly total: string;
  readonly booked: string;
  readonly shares: readonly { readonly municipality: string; readonly name: string; readonly amount: string }[];
  readonly pools: readonly PoolView[];
  readonly held: readonly UnallocatedView[];
  readonly excluded: readonly UnallocatedView[];
  /** Of what is shared: estimates of costs that are known and not invoiced yet (kommuneloven § 14-6). */
  readonly accruals: readonly AccrualView[];
  readonly interpretations: readonly InterpretationView[];
  readonly findings: readonly FindingView[];
}

/** A line that is an accrual, with what it rests on. */
export interface AccrualView {
  readonly line: string;
  readonly category: string;
  readonly label: string;
  readonly ground: string;
  readonly amount: string;
  readonly events: readonly number[];
}

/** A part of an answer that does not exist at that point, and why. */
export interface Unanswerable {
  readonly unanswerable: { readonly code: string; readonly detail: string };
}

export interface StateAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly name: string;
  readonly form: string;
  readonly host: string;
  readonly participants: readonly {
    readonly municipality: string;
    readonly name: string;
    readonly organisationNumber: string;
    readonly host: boolean;
  }[];
  readonly agreement: { readonly version: string; readonly title: string } | Unanswerable;
  /** Whose keys and billing apply; a new agreement’s may begin later than the agreement itself. */
  readonly terms:
    | { readonly version: string; readonly billing: string; readonly optOutAllowed: boolean }
    | Unanswerable;
  readonly versions: readonly {
    readonly version: string;
    readonly title: string;
    readonly inForceFrom: CivilDate | null;
    readonly termsFrom: CivilDate | null;
    readonly attested: boolean;
    readonly approvedBy: readonly {
      readonly municipality: string;
      readonly decision: string;
      readonly decidedOn: CivilDate;
    }[];
    readonly missing: readonly string[];
  }[];
  readonly key:
    | (KeyView & {
        readonly name: string;
        readonly by: string;
        readonly clause: string;
        readonly minShare: string | null;
        readonly maxShare: string | null;
      })
    | Unanswerable;
  /** The key over all participants. */
  readonly shares:
    | {
        readonly populationDate: CivilDate | null;
        readonly of: readonly { readonly municipality: string; readonly share: string; readonly exact: string }[];
      }
    | Unanswerable;
  readonly keyDecisions: readonly {
    readonly decision: string;
    readonly key: string;
    readonly status: string;
    readonly because: string | null;
    readonly effectiveFrom: CivilDate | null;
    readonly ratifiedBy: readonly string[];
    readonly missing: readonly string[];
  }[];
  readonly services: readonly {
    readonly service: string;
    readonly kind: string;
    readonly name: string;
    readonly participants: readonly string[];
    readonly approvedFrom: CivilDate | null;
  }[];
  readonly costLines: readonly {
    readonly line: string;
    readonly category: string;
    readonly label: string;
    readonly month: string;
    /** Of an accrual: what it rests on. */
    readonly accrual: string | null;
  }[];
  readonly interpretations: readonly InterpretationView[];
  readonly events: readonly number[];
}

export interface DecisionView {
  readonly decision: string;
  readonly body: string;
  readonly bodyName: string;
  readonly case: string | null;
  readonly caseReference: string | null;
  readonly meeting: string | null;
  readonly decidedOn: CivilDate;
  readonly validFrom: CivilDate;
  readonly outcome: string;
  readonly votes: { readonly for: number | null; readonly against: number | null; readonly unanimous: boolean | null };
  /** Null when the record has nothing to count. */
  readonly vote: VoteView | null;
  /** Null when the record does not say which proposals were adopted. */
  readonly proposals: ProposalsView | null;
  /** Null when it is no election. */
  readonly election: ElectionView | null;
  readonly userParticipation: string | null;
  readonly annulled: boolean;
  /** What ended its effect by the day, and from when. */
  readonly reversed: { readonly by: string; readonly from: CivilDate } | null;
  readonly effect: {
    readonly kind: string;
    readonly stands: boolean;
    readonly because: string | null;
    readonly clause: string | null;
  } | null;
  readonly wording: string;
  readonly events: readonly EventReference[];
}

export interface DecisionsAnswer extends Clocks {
  readonly from: CivilDate | null;
  readonly to: CivilDate;
  readonly decisions: readonly DecisionView[];
}

export interface ExplainedPool {
  readonly pool: string;
  readonly category: string;
  readonly method: string;
  readonly clause: string;
  readonly agreement: string;
  /** What this municipality owes of the pool, of how much, and which part of it. */
  readonly amount: string;
  readonly of: string;
  readonly share: { readonly percent: string; readonly exact: string } | null;
  readonly participants: readonly string[];
  readonly key: (KeyView & { readonly name: string; readonly by: string; readonly clause: string }) | null;
  readonly population: {
    readonly date: CivilDate;
    readonly own: number;
    readonly sum: number;
    readonly table: string;
    readonly source: string;
  } | null;
  readonly lines: readonly {
    readonly line: string;
    readonly label: string;
    readonly amount: string;
    /** Of an accrual: what it rests on. */
    readonly accrual: string | null;
    readonly events: readonly number[];
  }[];
  readonly interpretations: readonly InterpretationView[];
  readonly events: readonly number[];
}

/** Why a municipality owes what it owes: every figure down to the events. */
export interface ExplainAnswer extends Clocks {
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly municipality: string;
  readonly name: string;
  readonly amount: string;
  readonly pools: readonly ExplainedPool[];
  readonly findings: readonly FindingView[];
  readonly events: readonly EventReference[];
}

/** One side of a difference: the point, and why there is no answer at it, if so. */
export interface DiffSide {
  readonly knownAt: Instant;
  readonly size: number;
  readonly unanswerable: { readonly code: string; readonly detail: string } | null;
}

export interface DiffAnswer {
  readonly cooperation: string;
  /** As in other answers, at the second point. */
  readonly names: Names;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly before: DiffSide & { readonly total: string | null };
  readonly after: DiffSide & { readonly total: string | null };
  readonly shares: readonly {
    readonly municipality: string;
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly change: string | null;
  }[];
  readonly pools: readonly {
    readonly pool: string;
    readonly category: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly held: readonly {
    readonly line: string;
    readonly label: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** What the book learned in between that changed the answer. */
  readonly events: readonly EventReference[];
}

/** What changed of the state of a day between two points of the recorded axis. `before` or `after` null: not there. */
export interface StateDiffAnswer {
  readonly cooperation: string;
  /** As in other answers, at the second point. */
  readonly names: Names;
  readonly validOn: CivilDate;
  readonly before: DiffSide;
  readonly after: DiffSide;
  readonly changes: readonly { readonly part: string; readonly before: string | null; readonly after: string | null }[];
  /** What the book learned in between that changed the answer. */
  readonly events: readonly EventReference[];
}
