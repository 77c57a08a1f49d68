import { type CivilDate, earlier, type Oere, type Refusal } from '#kernel';
import { interestRateUnknown, moreThanAccrued } from '../refusals.ts';
import type { InvoicingState, IssuedDocument, Reduction } from '../state.ts';
import { accruedOn, type InterestRate } from './late-interest.ts';

/** What the payments of a year are put against a document, on the days on which the bank booked them. */
export const putAgainst = ({ payments }: InvoicingState, invoice: string): Reduction[] =>
  [...payments.values()].flatMap(({ bookedOn, parts }) =>
    parts.filter((part) => part.invoice === invoice).map(({ amount }) => ({ on: bookedOn, amount })),
  );

/** What else interest is counted with. */
interface InterestAround {
  readonly today: CivilDate;
  readonly rates: readonly InterestRate[];
  /** As `putAgainst`, of the payments of all other years. */
  paidElsewhere(invoice: string): readonly Reduction[];
}

/**
 * Forsinkelsesrenteloven § 2: no more is claimed than has accrued to the day, less what was claimed before and not credited.
 * A run under way counts as claimed. No interest is claimed of days to come.
 */
export function withinInterest(
  late: IssuedDocument,
  { amount: asked, on }: { readonly amount: string; readonly on: CivilDate },
  state: InvoicingState,
  { today, rates, paidElsewhere }: InterestAround,
): Refusal | null {
  const { invoice } = late;
  const through = earlier(on, today);
  const reductions = [...late.reductions, ...putAgainst(state, invoice), ...paidElsewhere(invoice)];
  const accrued = accruedOn(late, reductions, through, rates);
  if (accrued === null) return interestRateUnknown({ invoice, through });
  const claimed = claimedOf(invoice, state);
  const left = accrued > claimed ? accrued - claimed : 0n;
  if (BigInt(asked) <= left) return null;
  const amounts = { accrued: accrued.toString(), claimed: claimed.toString(), left: left.toString(), asked };
  return moreThanAccrued({ invoice, through, ...amounts });
}

/** Interest claimed on a document: by documents that were not credited, and by runs that are not issued yet. */
function claimedOf(invoice: string, { runs, documents }: InvoicingState): Oere {
  let claimed = 0n;
  for (const { kind, references, creditedBy, payable } of documents.values())
    if (kind === 'INTEREST' && creditedBy === null && references.includes(invoice)) claimed += payable;
  for (const { kind, about, status, parts } of runs.values())
    if (kind === 'INTEREST' && about?.invoice === invoice && status !== 'ISSUED' && status !== 'RETURNED')
      for (const { total } of parts) claimed += BigInt(total);
  return claimed;
}
