import type { Refusal } from '#kernel';
import { accrualAfterCost, accrualReleasedBefore, lineAnnulled, lineUnknown, notAnAccrual } from '../refusals.ts';
import { type AccountsState, type CostLine, type LineName, nameOfLine } from '../state.ts';

/** The accounts of a year, and of the years beside it that may speak of the same accrual. */
export interface AccountsOf {
  readonly year: number;
  readonly own: AccountsState;
  readonly others: ReadonlyMap<number, AccountsState>;
}

/** Kommuneloven § 14-6: an accrual stands in for one cost, and is released once: in its own year’s books or later ones. */
export function openAccrual(name: LineName, accounts: AccountsOf): CostLine | Refusal {
  const { year, own, others } = accounts;
  if (name.year > year) return accrualAfterCost({ ...name, books: year });
  const known = (name.year === year ? own : others.get(name.year))?.lines.get(name.line);
  if (!known) return lineUnknown(name);
  if (known.annulled) return lineAnnulled({ line: name.line });
  if (!known.accrual) return notAnAccrual(name);
  return notReleased(name, accounts) ?? known.accrual;
}

/** Refused when the accrual was released, whatever books say so. */
export function notReleased(name: LineName, { year, own, others }: AccountsOf): Refusal | null {
  for (const [books, { released }] of new Map([...others, [year, own]])) {
    const release = released.get(nameOfLine(name));
    if (release) return accrualReleasedBefore({ ...name, books, by: release.settledBy ?? null });
  }
  return null;
}
