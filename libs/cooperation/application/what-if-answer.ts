import type { CivilDate, CivilMonth } from '#kernel';
import type { Clocks, FindingView, InterpretationView, KeyView, UnallocatedView } from './answers.ts';

/** A part of a whole, for people and exactly. Null in its place: the whole is 0.00. */
export interface PartView {
  /** Percent with two decimals. */
  readonly percent: string;
  readonly exact: string;
}

export interface AskedKeyView extends Omit<KeyView, 'decision'> {
  readonly name: string;
  readonly minShare: string | null;
  readonly maxShare: string | null;
}

/** A key in force in some months of the period, one after the other. */
export interface KeyOfMonthsView extends AskedKeyView {
  readonly decision: string | null;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
}

/** What somebody pays: in kroner, and as a part of what all pay. */
export interface PaidView {
  readonly amount: string;
  readonly share: PartView | null;
}

/** Costs that the same participants share, as they are and as they would be. */
export interface WhatIfPartView {
  readonly year: number;
  readonly category: string;
  readonly method: string;
  readonly clause: string;
  readonly agreement: string;
  readonly participants: readonly string[];
  /** Whether the key asked about takes the place of another here; if not, why. */
  readonly replaced: boolean;
  readonly because: { readonly code: string; readonly text: string } | null;
  /** The ids of the keys that share it now; none where no key does. */
  readonly keys: readonly string[];
  readonly populationDates: { readonly now: readonly CivilDate[]; readonly whatIf: readonly CivilDate[] };
  readonly total: string;
  readonly shares: readonly {
    readonly municipality: string;
    readonly now: string;
    readonly whatIf: string;
    readonly difference: string;
  }[];
  /** The events that the two rest on. */
  readonly events: readonly number[];
}

/** What a period costs each municipality, and what it would with another key. Amounts are decimal strings in kroner. */
export interface WhatIfAnswer extends Clocks {
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly keys: { readonly now: readonly KeyOfMonthsView[]; readonly whatIf: AskedKeyView };
  /** What is shared is the same on both sides, so the difference is 0.00. */
  readonly total: { readonly now: string; readonly whatIf: string; readonly difference: string };
  readonly shares: readonly {
    readonly municipality: string;
    readonly name: string;
    readonly now: PaidView;
    readonly whatIf: PaidView;
    /** `change`: the difference as a part of what is paid now. */
    readonly difference: { readonly amount: string; readonly change: PartView | null };
  }[];
  readonly parts: readonly WhatIfPartView[];
  readonly held: readonly UnallocatedView[];
  readonly excluded: readonly UnallocatedView[];
  /** Of both sides. */
  readonly interpretations: readonly InterpretationView[];
  readonly findings: readonly FindingView[];
}
