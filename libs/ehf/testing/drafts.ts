import fc from 'fast-check';
import type { Draft, DraftLine, Vat } from '../index.ts';
import { A_KONTO } from './examples.ts';

const RATES = [2500n, 1500n, 1200n, 1111n];
const vat: fc.Arbitrary<Vat> = fc.oneof(
  fc.constantFrom(...RATES).map((rate) => ({ category: 'S', rate })),
  fc.constantFrom('E', 'Z').map((category) => ({ category, rate: 0n })),
);

/** What XML holds in a text, and what must be escaped in it; never blank. */
const text = fc.stringMatching(/^[ -~æøåÆØÅ«»–€𝄞\n]{0,40}[a-zæøå&<>"']$/u);
const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

const lineWith = (of: fc.Arbitrary<Vat>): fc.Arbitrary<DraftLine> =>
  fc.record({ name: text, description: fc.option(text), amount, vat: of });

/** Lines of S, E and Z together, or of O alone. */
const lines = fc.oneof(
  fc.array(lineWith(vat), { minLength: 1, maxLength: 12 }),
  fc.array(lineWith(fc.constant({ category: 'O', rate: null })), { minLength: 1, maxLength: 12 }),
);

/** Drafts that keep to every rule, of any amounts. */
export const DRAFTS: fc.Arbitrary<Draft> = fc
  .record({
    lines,
    note: fc.option(text),
    prepaid: fc.option(amount, { nil: undefined }),
    rounding: fc.option(fc.bigInt({ min: -99n, max: 99n }), { nil: undefined }),
    references: fc.array(text, { minLength: 1, maxLength: 12 }),
  })
  .map(({ lines, note, prepaid, rounding, references }) => ({
    ...A_KONTO,
    note,
    lines,
    seller: { ...A_KONTO.seller, vatNumber: lines[0]?.vat.category === 'O' ? null : A_KONTO.seller.vatNumber },
    preceding: references.map((number) => ({ number, issueDate: null })),
    exemptions: {
      E: { reason: 'Merverdiavgiftsloven § 3-28', reasonCode: null },
      O: { reason: null, reasonCode: 'VATEX-EU-O' },
    },
    ...(prepaid === undefined ? {} : { prepaid }),
    ...(rounding === undefined ? {} : { rounding }),
  }));
