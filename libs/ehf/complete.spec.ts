import fc from 'fast-check';
import { taxOf } from './domain/complete.ts';
import { creditNoteOf, documentOf, documentOfUbl, invoiceOf, ublOf, violationsOf } from './index.ts';
import { DRAFTS } from './testing/drafts.ts';
import { A_KONTO } from './testing/examples.ts';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

describe('VAT is rounded to the øre, half an øre away from zero', () => {
  test.each([
    ['10 333.83 at 25 %', 1_033_383n, 2500n, 258_346n],
    ['0.02 at 25 %: half an øre', 2n, 2500n, 1n],
    ['0.01 at 25 %: a quarter', 1n, 2500n, 0n],
    ['-0.02 at 25 %', -2n, 2500n, -1n],
    ['100.01 at 11.11 %', 10_001n, 1111n, 1_111n],
    ['100 at none', 10_000n, null, 0n],
  ])('%s', (_, taxable, rate, tax) => {
    expect(taxOf(taxable, rate)).toBe(tax);
  });

  test('and is never more than half an øre from the exact product', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(0n, 10_000n), (taxable, rate) => {
        const off = taxOf(taxable, rate) * 10_000n - taxable * rate;
        expect(off <= 5_000n && off >= -5_000n).toBe(true);
        expect(taxOf(-taxable, rate)).toBe(-taxOf(taxable, rate) + 0n);
      }),
    );
  });
});

describe('whatever the amounts, a document', () => {
  test('breaks no rule and is read back as it was written', () => {
    fc.assert(
      fc.property(DRAFTS, (draft) => {
        const document = documentOf(draft);
        expect(violationsOf(document)).toEqual([]);
        expect(documentOfUbl(ublOf(document))).toEqual(document);
        expect(ublOf(documentOf(structuredClone(draft)))).toBe(ublOf(document));
      }),
    );
  });

  test('has parts that sum to wholes, computed another way', () => {
    fc.assert(
      fc.property(DRAFTS, (draft) => {
        const { lines, vat, totals } = invoiceOf(draft);
        expect(totals.lines).toBe(sum(draft.lines.map(({ amount }) => amount)));
        expect(sum(vat.map(({ taxable }) => taxable))).toBe(totals.withoutVat);
        expect(new Set(vat.map(({ category, rate }) => `${category} ${rate}`)).size).toBe(vat.length);
        for (const { category, rate, taxable, tax } of vat) {
          const own = draft.lines.filter((line) => line.vat.category === category && line.vat.rate === rate);
          expect(taxable).toBe(sum(own.map(({ amount }) => amount)));
          expect(category === 'S' || tax === 0n).toBe(true);
        }
        expect(totals.payable).toBe(
          sum([totals.lines, ...vat.map(({ tax }) => tax), -(draft.prepaid ?? 0n), draft.rounding ?? 0n]),
        );
        expect(lines.map(({ id }) => id)).toEqual(draft.lines.map((_, i) => String(i + 1)));
        expect(lines.every(({ price, quantity, amount }) => price >= 0n && price * quantity === amount)).toBe(true);
      }),
    );
  });

  test('that would be below zero is a credit note of the opposite amounts, and nothing else changes', () => {
    fc.assert(
      fc.property(DRAFTS, (draft) => {
        const document = documentOf(draft);
        const asInvoice = invoiceOf(draft);
        const below = asInvoice.totals.payable < 0n;
        const amounts = [...asInvoice.lines, ...asInvoice.vat].map((part) => ('tax' in part ? part.tax : part.amount));
        const given = [...document.lines, ...document.vat].map((part) => ('tax' in part ? part.tax : part.amount));
        expect([document.kind, document.typeCode]).toEqual(below ? ['CREDIT_NOTE', '381'] : ['INVOICE', '380']);
        expect(given).toEqual(amounts.map((amount) => (below ? -amount : amount)));
        expect(document.totals.payable).toBe(below ? -asInvoice.totals.payable : asInvoice.totals.payable);
        expect({ ...document, kind: 0, typeCode: 0, lines: 0, vat: 0, totals: 0 }).toEqual({
          ...asInvoice,
          kind: 0,
          typeCode: 0,
          lines: 0,
          vat: 0,
          totals: 0,
        });
      }),
    );
  });
});

test('a credit note of an invoice has the same lines and sums', () => {
  const { kind, typeCode, ...credited } = creditNoteOf(A_KONTO);
  const { kind: _, typeCode: __, ...invoiced } = invoiceOf(A_KONTO);
  expect([kind, typeCode]).toEqual(['CREDIT_NOTE', '381']);
  expect(credited).toEqual(invoiced);
});
