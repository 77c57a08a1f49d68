import type { Refusal } from '#kernel';
import { fixedAmountsTwice } from '../refusals.ts';
import type { AllocationTerms } from '../terms.ts';

/** 4.4 (2022): each pays one fixed amount, its own cost of the base year; in two categories it would be charged twice. */
export function fixedAmountsOnce(version: string, terms: Pick<AllocationTerms, 'categories'>): Refusal | null {
  const fixed = Object.entries(terms.categories).flatMap(([name, { method }]) =>
    method === 'FIXED_AMOUNTS' ? name : [],
  );
  return fixed.length > 1 ? fixedAmountsTwice({ version, categories: fixed.sort().join(', ') }) : null;
}
