import { monthOf, oere, type Refusal } from '#kernel';
import { accrualAhead, accrualOfNothing } from '../refusals.ts';
import type { CostLine } from '../state.ts';

/**
 * Kommuneloven § 14-6: what is known belongs to the year whether it is invoiced or not, by the best estimate; income too,
 * below zero. What is still to be delivered is no accrual.
 */
export function accrualIsIncurred({ line, accrual, amount, bookedOn, service }: CostLine): Refusal | null {
  if (!accrual) return null;
  if (oere(amount) === 0n) return accrualOfNothing({ line });
  return service.to > monthOf(bookedOn) ? accrualAhead({ line, to: service.to, bookedOn }) : null;
}
