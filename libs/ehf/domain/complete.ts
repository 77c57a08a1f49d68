import type { Oere } from '#kernel';
import { UNIT_ONE } from './codes.ts';
import type { EhfDocument, Line, Period, Totals, Vat, VatSubtotal } from './document.ts';

/** What a document says before its sums: everything else of it follows from the lines. */
export interface Draft
  extends Omit<EhfDocument, 'kind' | 'typeCode' | 'currency' | 'lines' | 'vat' | 'totals' | 'preceding'> {
  readonly preceding?: EhfDocument['preceding'];
  readonly lines: readonly DraftLine[];
  /** Why there is no VAT on lines of category E or O. */
  readonly exemptions?: Readonly<
    Record<string, { readonly reason: string | null; readonly reasonCode: string | null }>
  >;
  readonly prepaid?: Oere;
  readonly rounding?: Oere;
}

export interface DraftLine {
  readonly name: string;
  readonly description?: string | null;
  /** Øre without VAT; below zero for what is taken back, such as à konto in a settlement. */
  readonly amount: Oere;
  readonly vat: Vat;
  readonly period?: Period | null;
}

/**
 * The document of a draft. A sum below zero gives a credit note over the same lines with opposite signs, as is usual,
 * rather than an invoice below zero.
 */
export function documentOf(draft: Draft): EhfDocument {
  return withSums(draft).totals.payable < 0n ? creditNoteOf(opposite(draft)) : invoiceOf(draft);
}

export const invoiceOf = (draft: Draft): EhfDocument => withSums(draft);

/** The lines as they are credited: what is given back stands above zero. */
export const creditNoteOf = (draft: Draft): EhfDocument => ({
  ...withSums(draft),
  kind: 'CREDIT_NOTE',
  typeCode: '381',
});

/** The draft with every amount of opposite sign. */
export const opposite = (draft: Draft): Draft => ({
  ...draft,
  lines: draft.lines.map((line) => ({ ...line, amount: -line.amount })),
  ...(draft.prepaid === undefined ? {} : { prepaid: -draft.prepaid }),
  ...(draft.rounding === undefined ? {} : { rounding: -draft.rounding }),
});

function withSums({ exemptions = {}, prepaid, rounding, preceding = [], lines: drafted, ...said }: Draft): EhfDocument {
  const lines = drafted.map(lineOf);
  const vat = subtotalsOf(lines, exemptions);
  const totals = totalsOf(lines, vat, prepaid ?? null, rounding ?? null);
  return { ...said, kind: 'INVOICE', typeCode: '380', currency: 'NOK', preceding, lines, vat, totals };
}

/** A price is never below zero (BR-27): what is taken back is a quantity below zero. */
const lineOf = ({ name, description, amount, vat, period }: DraftLine, i: number): Line => ({
  id: String(i + 1),
  name,
  description: description ?? null,
  quantity: amount < 0n ? -1n : 1n,
  unit: UNIT_ONE,
  price: amount < 0n ? -amount : amount,
  amount,
  vat,
  period: period ?? null,
});

const NO_REASON = { reason: null, reasonCode: null };

function subtotalsOf(lines: readonly Line[], exemptions: NonNullable<Draft['exemptions']>): VatSubtotal[] {
  const taxable = new Map<string, { vat: Vat; sum: Oere }>();
  for (const { vat, amount } of lines) {
    const key = `${vat.category} ${vat.rate}`;
    taxable.set(key, { vat, sum: (taxable.get(key)?.sum ?? 0n) + amount });
  }
  return [...taxable.values()].map(({ vat: { category, rate }, sum }) => {
    const { reason, reasonCode } = exemptions[category] ?? NO_REASON;
    return { category, rate, taxable: sum, tax: taxOf(sum, rate), reason, reasonCode };
  });
}

/** VAT to the øre, half an øre away from zero. The rate is in hundredths of a percent. */
export function taxOf(taxable: Oere, rate: bigint | null): Oere {
  const product = taxable * (rate ?? 0n);
  return product < 0n ? -((-product + 5000n) / 10_000n) : (product + 5000n) / 10_000n;
}

function totalsOf(
  lines: readonly Line[],
  subtotals: readonly VatSubtotal[],
  prepaid: Oere | null,
  rounding: Oere | null,
): Totals {
  const sum = lines.reduce((total, { amount }) => total + amount, 0n);
  const vat = subtotals.reduce((total, { tax }) => total + tax, 0n);
  const withVat = sum + vat;
  const payable = withVat - (prepaid ?? 0n) + (rounding ?? 0n);
  return { lines: sum, withoutVat: sum, vat, withVat, prepaid, rounding, payable };
}
