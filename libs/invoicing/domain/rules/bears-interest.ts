import type { CivilDate, Refusal } from '#kernel';
import { noInterest } from '../refusals.ts';
import type { IssuedDocument } from '../state.ts';

/** Forsinkelsesrenteloven § 2: interest runs of a claim that is due, and interest bears none. */
export function bearsInterest({ invoice, dueOn, kind }: IssuedDocument, on: CivilDate): Refusal | null {
  if (kind === 'INTEREST') return noInterest({ invoice, dueOn, because: 'OF_INTEREST' });
  return on <= dueOn ? noInterest({ invoice, dueOn, because: 'NOT_DUE' }) : null;
}
