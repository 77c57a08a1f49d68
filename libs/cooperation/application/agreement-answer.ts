import type { CivilDate } from '#kernel';
import type { ClauseChange } from '../domain/agreement/compare-clauses.ts';
import type { LegalBasis } from '../domain/agreement/legal-basis.ts';
import type { Clocks, FindingView } from './answers.ts';
import type { WordsView } from './clause-words.ts';

/** What a body said of a text: which, when, and whether its decision stands. */
export interface WordView {
  readonly said: 'RECOMMENDED' | 'APPROVED';
  readonly decision: string;
  readonly caseReference: string | null;
  readonly body: string;
  readonly municipality: string | null;
  readonly decidedOn: CivilDate;
  readonly outcome: string;
  readonly stands: boolean;
}

/** A correction of what was recorded as the text. */
export interface CorrectionView {
  readonly ground: string;
  readonly authority: string;
  readonly correctedOn: CivilDate;
}

export interface AgreementVersionView {
  readonly version: string;
  readonly title: string;
  readonly proposedOn: CivilDate;
  readonly amends: string | null;
  readonly by: string | null;
  /**
   * - `IN_FORCE`: applies on the day
   * - `EXPIRED`: applies for want of another, past its own last day
   * - `REPLACED`: applied before
   * - `NOT_YET`: will apply from a later day
   * - `PENDING`: councils are missing
   */
  readonly status: 'IN_FORCE' | 'EXPIRED' | 'REPLACED' | 'NOT_YET' | 'PENDING';
  readonly inForceFrom: CivilDate | null;
  /** From when its keys and billing apply. */
  readonly termsFrom: CivilDate | null;
  readonly expires: CivilDate | null;
  readonly attested: boolean;
  readonly approvedBy: readonly {
    readonly municipality: string;
    readonly name: string;
    readonly decision: string;
    readonly decidedOn: CivilDate;
  }[];
  readonly missing: readonly string[];
  /** The version that entered into force after this one was proposed: no council is asked for this one any more. */
  readonly overtakenBy: string | null;
  readonly recommendedBy: readonly WordView[];
  readonly correction: CorrectionView | null;
  /** SHA-256 of the normalised text as proposed. */
  readonly hash: string;
  readonly events: readonly number[];
}

/** Why a text applies, or why it does not yet. */
export interface BecauseView {
  readonly code: 'ALL_APPROVED' | 'ATTESTED' | 'CORRECTED' | 'PENDING';
  readonly text: string;
}

/** What another text would mean for who pays what in a year, as far as its terms differ. Amounts in kroner. */
export interface TextEffectView {
  readonly version: string;
  readonly year: number;
  /** The contested version does not apply in the year: both sides suppose that it does. */
  readonly supposed: boolean;
  /** Why there is no answer; null when there is. */
  readonly refused: { readonly code: string; readonly text: string } | null;
  readonly total: { readonly now: string; readonly other: string; readonly difference: string } | null;
  readonly shares: readonly {
    readonly municipality: string;
    readonly name: string;
    readonly now: string;
    readonly other: string;
    readonly difference: string;
  }[];
}

export interface ContestedTextView {
  readonly version: string;
  readonly title: string;
  readonly text: string;
  readonly hash: string;
  /** Whether this is the text that applies on the day. */
  readonly inForce: boolean;
  readonly correction: CorrectionView | null;
  readonly words: readonly WordView[];
}

/** A clause of which two texts have somebody behind them. */
export interface ContestedClauseView {
  readonly clause: string;
  readonly version: string;
  readonly texts: readonly ContestedTextView[];
  /** From the first text to each other one. */
  readonly differences: readonly { readonly version: string; readonly words: readonly WordsView[] }[];
  readonly because: BecauseView;
  readonly effects: readonly TextEffectView[];
}

export interface ClauseView {
  readonly clause: string;
  readonly text: string;
  /** SHA-256 of the normalised text. */
  readonly hash: string;
  readonly contested: boolean;
}

export interface ComparedClauseView {
  readonly clause: string;
  readonly change: ClauseChange;
  readonly before: string | null;
  readonly after: string | null;
  /** Of a changed clause. */
  readonly words: readonly WordsView[];
}

export interface MatterView {
  readonly letter: string;
  readonly matter: string;
  readonly status: 'COVERED' | 'PARTLY' | 'MISSING' | 'NOT_ASSESSED';
  readonly clauses: readonly string[];
  readonly note: string | null;
}

export interface DemandView {
  readonly demand: string;
  readonly municipality: string;
  readonly matter: string;
  readonly clauses: readonly string[];
  readonly demandedOn: CivilDate;
  readonly status: string;
  readonly answeredBy: string | null;
  readonly events: readonly number[];
}

/** The agreement as it stands on a day. */
export interface AgreementAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly form: string;
  /** The version in force; null when none is. */
  readonly inForce: string | null;
  /** The version whose text is shown: the one in force, else the one most councils have approved. */
  readonly version: string;
  readonly because: BecauseView;
  /** The version whose keys and billing apply, which can be an earlier one. */
  readonly termsOf: string | null;
  readonly versions: readonly AgreementVersionView[];
  readonly clauses: readonly ClauseView[];
  readonly legalBasis: (LegalBasis & { readonly clause: string }) | null;
  /** Null where the law has no list for the form. */
  readonly completeness: { readonly law: string; readonly matters: readonly MatterView[] } | null;
  readonly contested: readonly ContestedClauseView[];
  readonly demands: readonly DemandView[];
  /** When two versions are compared. */
  readonly comparison: {
    readonly before: string;
    readonly after: string;
    readonly clauses: readonly ComparedClauseView[];
  } | null;
  readonly findings: readonly FindingView[];
  readonly events: readonly number[];
}

/** One text that a clause has had, or was proposed to have. */
export interface ClauseTextView {
  readonly version: string;
  readonly title: string;
  readonly proposedOn: CivilDate;
  /** When it applied, [from, to); null from: never until now. */
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly text: string;
  readonly hash: string;
  /** Beside the text before it in this list. */
  readonly change: ClauseChange;
  readonly correction: CorrectionView | null;
  readonly words: readonly WordsView[];
}

/** A clause of the agreement on a day, and how it came to read so. */
export interface ClauseAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly clause: string;
  /** The version in force; null when none is. */
  readonly inForce: string | null;
  readonly because: BecauseView;
  /** As it applies; null when no version in force has it. */
  readonly text: string | null;
  readonly hash: string | null;
  readonly history: readonly ClauseTextView[];
  readonly contested: ContestedClauseView | null;
  readonly findings: readonly FindingView[];
  readonly events: readonly number[];
}
