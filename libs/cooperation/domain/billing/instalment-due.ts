import { type FactBase, ONLY, questionRefusals } from '#allocation';
import { addMonths, type CivilMonth, firstOfMonth, type Refusal } from '#kernel';
import type { Terms } from '../terms.ts';

export type Rhythm = Terms['billing']['rhythm'];

/** The instalment that comes next: which months it is for, and its place in the year by the rhythm of those months. */
export interface InstalmentDue {
  readonly number: number;
  readonly of: number;
  readonly period: { readonly from: CivilMonth; readonly to: CivilMonth };
  readonly rhythm: Rhythm;
  readonly clause: string;
  readonly last: NonNullable<Terms['billing']['last']>;
}

/**
 * L-4.4-12, L-4.4-O4: the instalment of the first months of the year that no issued run covers, by the terms in force
 * then. A month or quarter counts in its own rhythm (April is 4 of 12, the second quarter 2 of 4), so that after a change
 * of rhythm the rest of the year is spread over what is left of it. Null when none is left: where the terms say that the
 * last month or quarter has the settlement only, there are 11, or 3.
 *
 * @param coveredTo the last month of the instalments issued
 */
export function instalmentDue(
  base: FactBase,
  year: number,
  coveredTo: CivilMonth | null,
): InstalmentDue | Refusal | null {
  const last = `${year}-12`;
  for (
    let from = coveredTo === null ? `${year}-01` : addMonths(coveredTo, 1);
    from <= last;
    from = addMonths(from, 1)
  ) {
    const day = firstOfMonth(from);
    // A cooperation that begins during the year bills from its first month.
    const terms = base.on('cooperation', ONLY, day) && base.on('terms', ONLY, day);
    if (!terms) continue;
    const { rhythm, clause, last: lastIs = 'INSTALMENT_AND_SETTLEMENT' } = (terms.value.terms as Terms).billing;
    const month = Number(from.slice(5));
    const number = rhythm === 'MONTHLY' ? month : Math.ceil(month / 3);
    const parts = rhythm === 'MONTHLY' ? 12 : 4;
    const of = lastIs === 'SETTLEMENT_ONLY' ? parts - 1 : parts;
    if (number > of) return null;
    const to = rhythm === 'MONTHLY' ? from : `${year}-${String(number * 3).padStart(2, '0')}`;
    return { number, of, period: { from, to }, rhythm, clause, last: lastIs };
  }
  return coveredTo === null ? questionRefusals.noTermsInForce({ on: `${year}-01-01`, from: null }) : null;
}

/** The instalment of that rhythm in which a day lies. */
export const instalmentOfMonth = (month: CivilMonth, rhythm: Rhythm): number =>
  rhythm === 'MONTHLY' ? Number(month.slice(5)) : Math.ceil(Number(month.slice(5)) / 3);
