import { type CivilDate, dayNumber, type Oere } from '#kernel';
import type { InvoiceOnDay } from './invoices.ts';

/** What a municipality owes on a day; øre. The ageing counts days after the due date; its parts sum to `open`. */
export interface Balance {
  readonly municipality: string;
  readonly invoiced: Oere;
  readonly paid: Oere;
  readonly open: Oere;
  readonly overdue: Oere;
  readonly disputed: Oere;
  readonly interest: Oere | null;
  readonly ageing: Readonly<Record<Age, Oere>>;
}

export const AGES = ['NOT_DUE', 'DAYS_1_30', 'DAYS_31_60', 'DAYS_61_90', 'DAYS_OVER_90'] as const;
export type Age = (typeof AGES)[number];

function ageOf(dueOn: CivilDate, day: CivilDate): Age {
  const days = dayNumber(day) - dayNumber(dueOn);
  if (days <= 0) return 'NOT_DUE';
  if (days <= 30) return 'DAYS_1_30';
  if (days <= 60) return 'DAYS_31_60';
  return days <= 90 ? 'DAYS_61_90' : 'DAYS_OVER_90';
}

/** The balance of each municipality that ever was invoiced, ascending by number. */
export function balancesOn(invoices: readonly InvoiceOnDay[], day: CivilDate): Balance[] {
  const municipalities = [...new Set(invoices.map(({ municipality }) => municipality))].sort();
  return municipalities.map((municipality) => {
    const own = invoices.filter((i) => i.municipality === municipality);
    const sum = (of: (i: InvoiceOnDay) => Oere): Oere => own.reduce((total, i) => total + of(i), 0n);
    const ageing = Object.fromEntries(
      AGES.map((age) => [age, sum((i) => (ageOf(i.dueOn, day) === age ? i.open : 0n))]),
    ) as Record<Age, Oere>;
    const known = own.every(({ interest }) => interest !== null);
    return {
      municipality,
      invoiced: sum(({ payable }) => payable),
      paid: sum(({ paid }) => paid),
      open: sum(({ open }) => open),
      overdue: sum((i) => (i.open > 0n && day > i.dueOn ? i.open : 0n)),
      disputed: sum((i) => (i.dispute && i.open > 0n ? (i.dispute.amount ?? i.open) : 0n)),
      interest: known ? sum(({ interest }) => interest as Oere) : null,
      ageing,
    };
  });
}
