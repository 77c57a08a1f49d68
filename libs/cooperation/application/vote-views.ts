import { type DecisionFact, type JudgedBallot, type Quorum, REASON_TEXTS, type RulesInForce } from '#governance';
import type { Language } from '#kernel';
import type { FactRow } from '#projections';
import type { JudgementFact } from '../projections/bodies.ts';

/** How a vote went, and what it comes to by the rules of the body, beside the outcome that the minutes give. */
export interface VoteView {
  readonly derived: {
    readonly outcome: JudgementFact['derived']['outcome'];
    readonly reason: JudgementFact['derived']['reason'];
    readonly text: string;
    readonly clause: string;
  };
  /** By which rules the body decides. */
  readonly rules: RulesInForce['basis'];
  readonly counted: {
    readonly for: number | null;
    readonly against: number | null;
    readonly abstained: number;
    readonly present: number | null;
    readonly members: number | null;
  };
  readonly quorum: Quorum | null;
  readonly ballots: readonly JudgedBallot[];
  readonly dissent: readonly string[];
  readonly excluded: readonly {
    readonly seat: string;
    readonly ground: 'INHABIL' | 'EXEMPT';
    readonly clause: string;
  }[];
  /** What was tried to reach consensus. */
  readonly attempt: string | null;
}

/** What the votes of a decision come to, from the rows of a day; null when there is nothing to count. */
export function voteOnDay(fact: DecisionFact, rows: readonly FactRow[], language: Language): VoteView | null {
  const row = rows.find(({ kind, name }) => kind === 'judgement' && name === fact.id);
  return row ? voteView(fact, row.value as unknown as JudgementFact, language) : null;
}

export function voteView({ vote }: DecisionFact, judgement: JudgementFact, language: Language): VoteView {
  const { derived, basis, count, quorum, dissent, excused = [] } = judgement;
  const excluded = vote?.excluded ?? [];
  const { for: inFavour, against, abstained, present, members } = count;
  return {
    derived: { ...derived, text: REASON_TEXTS[derived.reason][language] },
    rules: basis,
    counted: { for: inFavour, against, abstained, present, members },
    quorum,
    ballots: count.ballots,
    dissent,
    excluded: [...excluded, ...excused.filter(({ seat }) => !excluded.some((e) => e.seat === seat))],
    attempt: vote?.attempt ?? null,
  };
}
