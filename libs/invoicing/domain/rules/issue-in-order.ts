import type { CivilDate, Refusal } from '#kernel';
import { issuedOutOfOrder } from '../refusals.ts';
import type { InvoicingState, Run } from '../state.ts';

/**
 * Bokføringsforskriften § 5-1-1: numbers follow time. An issue is of today or before, not before its run was approved, and
 * not before the document before it in the series.
 */
export function issueInOrder(run: Run, on: CivilDate, state: InvoicingState, today: CivilDate): Refusal | null {
  if (on > today) return issuedOutOfOrder({ run: run.id, on, not: 'FUTURE', day: today });
  if (on < run.steppedOn) return issuedOutOfOrder({ run: run.id, on, not: 'BEFORE_STEPS', day: run.steppedOn });
  const last = state.lastIssuedOn;
  return last !== null && on < last ? issuedOutOfOrder({ run: run.id, on, not: 'BEFORE_SERIES', day: last }) : null;
}
