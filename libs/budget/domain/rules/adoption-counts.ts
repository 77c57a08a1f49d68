import { type CivilDate, type Ending, later } from '#kernel';
import type { BudgetVersion, Treatment } from '../state.ts';

/** What the budget needs to know of a decision, as it stands after corrections. */
export interface JudgedDecision {
  readonly decidedOn: CivilDate;
  readonly outcome: string;
  readonly annulled: boolean;
  /** Made by a municipality’s own council. */
  readonly ofCouncil: boolean;
  /** Made by a body of the municipality that is host on the day. */
  readonly ofHost: boolean;
  readonly caseReference: string | null;
  /** From when it has been reversed. */
  readonly reversed?: Ending | null;
  readonly sources: readonly number[];
}

/** What a body did with a version. OWN_LINE: only a line in the municipality’s own budget, which names no version. REVERSED: what it had said is taken back. */
export type Verdict = 'ADOPTED' | 'DEVIATING' | 'OWN_LINE' | 'REJECTED' | 'POSTPONED' | 'REVERSED' | 'UNDETERMINED';

export interface Adoption {
  readonly municipality: string;
  readonly verdict: Verdict;
  readonly decision: string;
  readonly decidedOn: CivilDate;
  readonly caseReference: string | null;
  /** Whether it takes the version towards validity. */
  readonly counts: boolean;
  readonly because: 'NOT_COUNCIL' | 'ANNULLED' | 'CHANGED' | 'OWN_LINE_ONLY' | 'NOT_ADOPTED' | null;
  readonly ownLine: string | null;
  readonly sources: readonly number[];
}

/**
 * L-4.2-3, L-4.2-5, L-4.2-6, A-25: it counts when the council itself adopted the identical version and its decision
 * names the cooperation’s budget. Everything else is shown, with the reason why it does not count.
 */
export function adoptionOf(treatment: Treatment, version: BudgetVersion, decision: JudgedDecision): Adoption {
  const { municipality, ownLine } = treatment;
  const { decidedOn, caseReference } = decision;
  const verdict = verdictOf(treatment, version, decision);
  const because = reasonOf(verdict, decision);
  return {
    municipality: municipality ?? '',
    verdict,
    decision: treatment.decision,
    decidedOn,
    caseReference,
    counts: because === null,
    because,
    ownLine,
    sources: [treatment.source, ...decision.sources],
  };
}

/** A reversal is the council’s next word: from its day on what it adopted counts no more (L-4.2-6). */
export function takenBack(adoption: Adoption, { reversed = null }: JudgedDecision): Adoption[] {
  if (!reversed || adoption.because === 'ANNULLED' || adoption.because === 'NOT_COUNCIL') return [];
  const { from, by: decision, sources } = reversed;
  return [
    {
      ...adoption,
      verdict: 'REVERSED',
      decision,
      decidedOn: later(from, adoption.decidedOn),
      caseReference: null,
      counts: false,
      because: 'NOT_ADOPTED',
      ownLine: null,
      sources: [...adoption.sources, ...sources],
    },
  ];
}

function verdictOf({ contentHash, evidence }: Treatment, version: BudgetVersion, { outcome }: JudgedDecision): Verdict {
  if (outcome === 'REJECTED' || outcome === 'POSTPONED') return outcome;
  if (outcome !== 'ADOPTED') return 'UNDETERMINED';
  if (contentHash !== version.contentHash) return 'DEVIATING';
  return evidence === 'OWN_BUDGET_LINE' ? 'OWN_LINE' : 'ADOPTED';
}

function reasonOf(verdict: Verdict, { annulled, ofCouncil }: JudgedDecision): Adoption['because'] {
  if (annulled) return 'ANNULLED';
  if (!ofCouncil) return 'NOT_COUNCIL';
  if (verdict === 'DEVIATING') return 'CHANGED';
  if (verdict === 'OWN_LINE') return 'OWN_LINE_ONLY';
  return verdict === 'ADOPTED' ? null : 'NOT_ADOPTED';
}
