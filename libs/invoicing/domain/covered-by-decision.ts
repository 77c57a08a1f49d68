import type { Oere, Refusal } from '#kernel';
import type { ClaimsCovered } from './billing.ts';
import type { ClaimEffect } from './claims-decided.ts';
import { claimNotCovered, moreThanDecided } from './refusals.ts';
import type { InvoicingState, IssuedDocument } from './state.ts';

/** What rests on a decision in one year’s money: interest claimed and not credited, or claims given up; øre. */
export function usedOf({ runs, documents, givenUp }: InvoicingState, effect: ClaimEffect, decision: string): Oere {
  if (effect === 'WRITE_OFF') return givenUp.get(decision) ?? 0n;
  const credited = new Set(
    [...documents.values()].filter(({ creditedBy }) => creditedBy !== null).map(({ run }) => run),
  );
  let used = 0n;
  for (const { id, kind, about, status, parts } of runs.values())
    if (kind === 'INTEREST' && about?.ground === decision && status !== 'RETURNED' && !credited.has(id))
      for (const { total } of parts) used += BigInt(total);
  return used;
}

/** A decision in force, and what rests on it already in the money of other years; øre. */
export interface Authority extends ClaimsCovered {
  readonly decision: string;
  readonly usedElsewhere: Oere;
}

/**
 * A claim is made or given up only as far as the decision goes: its documents, its municipality, its highest amount.
 *
 * @param usedHere what rests on the decision in the money of this year
 */
export function coveredBy(
  { decision, documents, municipality, atMost, usedElsewhere }: Authority,
  usedHere: Oere,
  claim: Pick<IssuedDocument, 'invoice' | 'municipality'>,
  asked: string,
): Refusal | null {
  const { invoice } = claim;
  if (documents && !documents.includes(invoice))
    return claimNotCovered({ decision, invoice, covers: documents.join(', ') });
  if (municipality !== null && municipality !== claim.municipality)
    return claimNotCovered({ decision, invoice, covers: municipality });
  const used = usedHere + usedElsewhere;
  if (atMost === null || used + BigInt(asked) <= atMost) return null;
  const left = atMost > used ? atMost - used : 0n;
  return moreThanDecided({ decision, atMost: atMost.toString(), left: left.toString(), asked });
}
