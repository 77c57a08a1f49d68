import { type BookedCost, invoicesOn, type MoneyFact } from '#invoicing';
import { orThrow } from '#kernel';
import { accrualsOfYear } from './domain/billing/accruals-of-year.ts';
import { billedOn } from './domain/billing/money-of-year.ts';
import { reconcileClaims, reconcileCosts, type Sides } from './domain/billing/reconciliation.ts';
import { adoptBudget, billingBook, YearOfMoney, yearRows } from './testing/billing.ts';
import { book as booked, cost, VAEROEY } from './testing/lofoten.ts';

/** Amounts are examples. */
const YEAR = 2026;
const DAY = '2026-12-31';

function settled(): Sides {
  const book = adoptBudget(billingBook(), YEAR, 'B1', [{ category: 'DRIFT', amount: '1100000000' }], '2025-12-10');
  const service = { from: '2026-01', to: '2026-12' };
  booked(book, cost('DRIFT', '10000000.00', { bookedOn: '2026-03-02', service }), '2026-03-31');
  const money = new YearOfMoney(book, YEAR);
  money.instalments();
  money.run('SETTLEMENT', '2026-12-20');
  const costs: BookedCost[] = [
    { index: 1, line: 'L-1', category: 'DRIFT', amount: 1_000_000_000n, on: '2026-03-02', year: YEAR, text: 'Cost' },
  ];
  const allocation = orThrow(book.allocation('2026-01', '2026-12'));
  const rows = yearRows(book, YEAR);
  return {
    ...{ year: YEAR, day: DAY, rows, lines: rows, settled: true, costs, allocation },
    ...{ accruals: accrualsOfYear(rows, YEAR, allocation), releasedHere: 0n },
    billed: billedOn(money.facts, YEAR, DAY),
    ...{ invoices: invoicesOn(money.facts, DAY, []), facts: money.facts },
  };
}
const left = (sides: Sides) =>
  [...reconcileCosts(sides), ...reconcileClaims(sides, VAEROEY), ...reconcileClaims(sides, null)]
    .filter(({ what }) => what === 'UNEXPLAINED')
    .map(({ amount }) => amount);

it('leaves nothing over where every source says the same', () => {
  expect(left(settled())).toEqual([]);
});

describe('a source that says something else is not explained away', () => {
  const without = (facts: readonly MoneyFact[], type: string): MoneyFact[] =>
    facts.filter((fact) => fact.type !== type || (fact.data as { municipality?: string }).municipality !== VAEROEY);
  it.each<[string, (sides: Sides) => Partial<Sides>]>([
    ['a cost that the ledger lacks', () => ({ costs: [] })],
    ['a document that is lost', ({ invoices }) => ({ invoices: invoices.slice(1) })],
    ['a document that the ledger lacks', ({ facts }) => ({ facts: without(facts, 'InvoiceIssued') })],
    ['the host’s share not noted', ({ facts }) => ({ facts: facts.filter(({ type }) => type !== 'OwnShareNoted') })],
    [
      'an amount that changed on its way',
      ({ invoices }) => ({
        invoices: invoices.map((i) => (i.municipality === VAEROEY ? { ...i, net: i.net + 1n } : i)),
      }),
    ],
    [
      'a payment that only the document knows',
      ({ invoices }) => ({ invoices: invoices.map((i, n) => (n === 0 ? { ...i, paid: 5n, open: i.open - 5n } : i)) }),
    ],
  ])('%s', (_, change) => {
    const sides = settled();
    expect(left({ ...sides, ...change(sides) }).length).toBeGreaterThan(0);
  });
});
