import { type CivilDate, type Timeline, Timelines } from '#kernel';
import type { HostDecision } from '../state.ts';
import type { BudgetOfYear } from '../surroundings.ts';

/** A host’s decision that binds an amount of a year; no longer from the day it is reversed. */
export interface Commitment {
  readonly decision: HostDecision;
  readonly amount: bigint;
  readonly until: CivilDate | null;
}
export interface CommitmentSpan {
  readonly commitment: Commitment;
  readonly problem: 'NO_VALID_BUDGET' | 'BEYOND_BUDGET';
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly sources: readonly number[];
}

/**
 * L-3.1-2: while the budget of the year is not valid, every commitment is flagged; while one is in force, the
 * commitments that go beyond it are, in the order in which they were decided.
 */
export function commitmentsBeyond(
  commitments: readonly Commitment[],
  budget: Timeline<BudgetOfYear>,
  /** Whether a year without any budget in the book is flagged too. */
  withoutBudget: (on: CivilDate) => boolean,
): CommitmentSpan[] {
  const ordered = [...commitments].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const turns = new Set<CivilDate>();
  for (const { decision, until } of ordered) {
    turns.add(decision.decidedOn);
    if (until !== null) turns.add(until);
  }
  const [first] = [...turns].sort();
  if (first === undefined) return [];
  for (const { from, to } of budget) for (const day of [from, to]) if (day !== null && day > first) turns.add(day);
  const days = [...turns].sort();
  return days.flatMap((from, i): CommitmentSpan[] => {
    const to = days[i + 1] ?? null;
    const stands = Timelines.at(budget, from);
    let spent = 0n;
    return ordered
      .filter(({ decision, until }) => decision.decidedOn <= from && Timelines.before(from, until))
      .flatMap((commitment): CommitmentSpan[] => {
        spent += commitment.amount;
        const problem = problemOf(stands?.value ?? null, spent, commitment.amount, withoutBudget(from));
        return problem ? [{ commitment, problem, from, to, sources: stands?.sources ?? [] }] : [];
      });
  });
}

function problemOf(
  budget: BudgetOfYear | null,
  spent: bigint,
  amount: bigint,
  withoutBudget: boolean,
): CommitmentSpan['problem'] | null {
  if (!budget) return withoutBudget ? 'NO_VALID_BUDGET' : null;
  if (!budget.valid) return 'NO_VALID_BUDGET';
  return budget.total !== null && amount > 0n && spent > budget.total ? 'BEYOND_BUDGET' : null;
}

const key = ({ decision }: Commitment): string =>
  `${decision.decidedOn} ${String(decision.sources[0] ?? 0).padStart(12, '0')}`;
