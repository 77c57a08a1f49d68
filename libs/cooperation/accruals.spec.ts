import fc from 'fast-check';
import { invoicingRefusals } from '#invoicing';
import { isRefusal, kroner, type Oere, orThrow } from '#kernel';
import { bookedCosts, type CostFact } from './domain/accounting-year/booked-costs.ts';
import { accrualsOfYear } from './domain/billing/accruals-of-year.ts';
import { sumOfFigures } from './domain/billing/figures.ts';
import { billedOn } from './domain/billing/money-of-year.ts';
import { reasonOfCorrection } from './domain/billing/reason-of-correction.ts';
import { reconcileCosts } from './domain/billing/reconciliation.ts';
import { settlementOf, sumOfLines } from './domain/billing/settlement-of-year.ts';
import { changesSince } from './domain/billing/what-changed.ts';
import { moneyLedger } from './projections/ledger.ts';
import { adoptBudget, billingBook, YearOfMoney, yearRows } from './testing/billing.ts';
import { cost, VAEROEY } from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

/** Amounts are examples. */
const YEAR = 2026;
const FOREVER = '2028-12-31';
const DECEMBER = { from: '2026-12', to: '2026-12' };
const ACCRUED = { accrual: { ground: 'EKSEMPEL: bestilling' } };
const SETTLES = { settles: { year: YEAR, line: 'P-1' } };

type Said = Partial<DataOf<'RecordCostLine'>>;
/** A cost of December 2026, booked on its last day unless said otherwise. */
const december = (line: string, amount: string, said: Said = {}) =>
  cost('DRIFT', amount, { line, bookedOn: '2026-12-31', service: DECEMBER, ...said });

/** A year that costs ten million, besides what the tests book in December. */
function yearOfCosts(): Miniature {
  const book = adoptBudget(billingBook(), YEAR, 'B1', [{ category: 'DRIFT', amount: '1100000000' }], '2025-12-10');
  const service = { from: '2026-01', to: '2026-12' };
  book.record('RecordCostLine', cost('DRIFT', '10000000.00', { bookedOn: '2026-03-02', service }), {
    decided: '2026-03-31',
  });
  return book;
}
const record = (book: Miniature, line: DataOf<'RecordCostLine'>, decided = '2026-12-15') =>
  book.record('RecordCostLine', line, { decided });

/** What the year is known to cost at a point of the book. */
function known(book: Miniature, money: YearOfMoney, size = book.size) {
  const rows = yearRows(book, YEAR, size);
  const allocation = orThrow(book.allocation('2026-01', '2026-12', size));
  const accruals = accrualsOfYear(rows, YEAR, allocation);
  return {
    rows,
    allocation,
    accruals,
    lines: settlementOf(allocation, billedOn(money.facts, YEAR, FOREVER), accruals.figures),
  };
}
const sumOf = (all: readonly { readonly amount: Oere }[]): Oere => all.reduce((sum, { amount }) => sum + amount, 0n);
const costsOf = (book: Miniature, year: number, size = book.size): CostFact[] =>
  book
    .rowsBy(moneyLedger, size)
    .filter(({ kind }) => kind === 'booked')
    .map(
      ({ value, from, sources }) =>
        ({ ...(value as object), on: from, index: sources[0] ?? -1 }) as unknown as CostFact,
    )
    .filter((fact) => fact.year === year);
const sizeBefore = (book: Miniature, type: string): number => book.events.findIndex((event) => event.type === type);

describe('the settlement of December as an estimate with its accruals (kommuneloven § 14-6, L-4.4-14)', () => {
  const settled = (...more: readonly (readonly [DataOf<'RecordCostLine'>, string])[]) => {
    const book = yearOfCosts();
    record(book, december('P-1', '250000.00', ACCRUED));
    const money = new YearOfMoney(book, YEAR);
    money.instalments();
    const settlement = orThrow(money.run('SETTLEMENT', '2026-12-20'));
    for (const [line, decided] of more) record(book, line, decided);
    return { book, money, settlement };
  };

  it('names them in the documents and in the figures of every municipality', () => {
    const { book, money, settlement } = settled();
    expect(settlement.prepare.basis.reason).toBe(
      'Foreløpig: regnskapet for 2026 er ikke avsluttet (A-11). Estimat: herav 250 000,00 kr påløpt, ikke fakturert (2026/P-1).',
    );
    const { accruals, lines, allocation } = known(book, money);
    expect(accruals.open).toMatchObject([{ name: '2026/P-1', amount: 25_000_000n, put: 'ALLOCATED' }]);
    expect(sumOfLines(lines)).toMatchObject({ accruals: 25_000_000n, allocated: allocation.total, difference: 0n });
    expect(lines.find((l) => l.municipality === VAEROEY)?.accruals).toBeGreaterThan(0n);
    expect(accruals.actual).toBe(1_000_000_000n);
  });

  it('a cost that came as estimated changes nothing, and there is nothing to correct', () => {
    const { book, money } = settled([december('F-1', '250000.00', SETTLES), '2027-01-15']);
    const { accruals, lines } = known(book, money);
    expect(accruals.open).toEqual([]);
    expect(accruals.released).toMatchObject([
      { name: '2026/P-1', settledBy: '2026/F-1', actual: 25_000_000n, difference: 0n, because: null },
    ]);
    expect(sumOfLines(lines)).toMatchObject({ accruals: 0n, difference: 0n });
    expect(money.propose('CORRECTION', '2027-02-01')).toMatchObject({ code: 'nothing-to-bill' });
  });

  it('a cost that came dearer gives a correction with the reason; both clocks show before and after', () => {
    const { book, money, settlement } = settled([december('F-1', '262000.00', SETTLES), '2027-01-15']);
    const documents = JSON.stringify(money.documents);
    const size = settlement.prepare.basis.knownAt as number;
    const [then, now] = [known(book, money, size), known(book, money)];
    expect(then.accruals).toMatchObject({ total: 25_000_000n, released: [] });
    expect(now.accruals.released).toMatchObject([{ amount: 25_000_000n, actual: 26_200_000n, difference: 1_200_000n }]);
    expect(sumOfLines(now.lines).difference).toBe(1_200_000n);

    const changes = changesSince(then, now, size);
    const [recorded, released] = ['CostLineRecorded', 'AccrualReleased'].map((type) =>
      book.events.findIndex((event, index) => index >= size && event.type === type),
    );
    expect(new Set(changes.flatMap(({ sources }) => sources))).toEqual(new Set([recorded, released]));
    const reference = (index = -1, type = '') => ({ index, type, decided: '2027-01-15', caseReference: null });
    const references = [reference(recorded, 'CostLineRecorded'), reference(released, 'AccrualReleased')];
    expect(reasonOfCorrection('avregning-2026', references)).toMatch(
      /^Endret siden «avregning-2026»: ført kostnad .*; påløpt kostnad tatt ut 2027-01-15 \(nr\. \d+\)\.$/,
    );
    const correction = orThrow(money.run('CORRECTION', '2027-02-01'));
    expect(sumOf(correction.prepared.parts.map(({ total }) => ({ amount: BigInt(total) })))).toBe(1_200_000n);
    expect(correction.prepare.basis.reason).not.toContain('Estimat');
    expect(JSON.stringify(money.documents.slice(0, JSON.parse(documents).length))).toBe(documents);
    expect(sumOfLines(known(book, money).lines).difference).toBe(0n);
  });

  it('released without a cost, it is given back', () => {
    const { book, money } = settled();
    const release = { year: YEAR, accrual: SETTLES.settles, ground: 'EKSEMPEL: avbestilt' };
    book.record('ReleaseAccrual', release, { decided: '2027-01-20' });
    const { accruals, lines } = known(book, money);
    expect(accruals.released).toMatchObject([{ because: 'EKSEMPEL: avbestilt', settledBy: null, actual: 0n }]);
    expect(sumOfLines(lines).difference).toBe(-25_000_000n);
  });

  it('the line that released it annulled, it counts again', () => {
    const { book, money } = settled([december('F-1', '262000.00', SETTLES), '2027-01-15']);
    book.record('AnnulCostLine', { year: YEAR, line: 'F-1', ground: 'EKSEMPEL: en annens' }, { decided: '2027-01-18' });
    const { accruals, lines } = known(book, money);
    expect(accruals).toMatchObject({ total: 25_000_000n, released: [] });
    expect(sumOfLines(lines)).toMatchObject({ accruals: 25_000_000n, difference: 0n });
  });
});

describe('accruals in the accounts (kommuneloven § 14-6)', () => {
  /** The costs of a year step by step; nothing has no name. */
  const steps = (book: Miniature, year: number) => {
    const rows = yearRows(book, year);
    const costs = costsOf(book, year);
    const allocation = orThrow(book.allocation(`${year}-01`, `${year}-12`));
    const releasedHere = costs.reduce(
      (sum, f) => sum + (f.type === 'AccrualReleased' && f.data.accrual.year !== year ? BigInt(f.data.amount) : 0n),
      0n,
    );
    const names = new Set(costs.flatMap((f) => (f.type === 'CostLineRecorded' ? [`${year}/${f.data.line}`] : [])));
    const all = book.rows(book.size);
    const lines = all.filter(({ kind, name }) => kind === 'accrual-release' || (kind === 'cost' && names.has(name)));
    return reconcileCosts({
      ...{ year, day: FOREVER, rows, allocation, lines, releasedHere, costs: bookedCosts(costs) },
      ...{ accruals: accrualsOfYear(rows, year, allocation), settled: false, invoices: [], facts: [] },
      billed: { onAccount: new Map(), settled: new Map() },
    }).map(({ what, amount }) => [what, kroner(amount)]);
  };

  it('open, they are a line of their own between the costs that came and what is booked', () => {
    const book = record(yearOfCosts(), december('P-1', '250000.00', ACCRUED));
    expect(steps(book, YEAR)).toEqual([
      ['LEDGER_COSTS', '10250000.00'],
      ['OPEN_ACCRUALS', '-250000.00'],
      ['ACTUAL_COSTS', '10000000.00'],
      ['OPEN_ACCRUALS', '250000.00'],
      ['BOOKED', '10250000.00'],
      ['ALLOCATED', '10250000.00'],
    ]);
  });

  it('released in the books of the next year, they stay in those they were booked in', () => {
    const book = record(yearOfCosts(), december('P-1', '250000.00', ACCRUED));
    record(book, december('F-1', '262000.00', { bookedOn: '2027-03-01', ...SETTLES }), '2027-03-01');
    const service = { from: '2027-01', to: '2027-12' };
    record(book, cost('DRIFT', '1.00', { line: 'F-2', bookedOn: '2027-03-01', service }), '2027-03-01');
    expect(steps(book, YEAR)).toEqual([
      ['LEDGER_COSTS', '10250000.00'],
      ['RELEASED_IN_OTHER_YEARS', '-250000.00'],
      ['FROM_OTHER_YEARS', '262000.00'],
      ['BOOKED', '10262000.00'],
      ['ALLOCATED', '10262000.00'],
    ]);
    expect(steps(book, YEAR + 1)).toEqual([
      ['LEDGER_COSTS', '12001.00'],
      ['ACCRUALS_OF_OTHER_YEARS', '250000.00'],
      ['SERVES_OTHER_YEARS', '-262000.00'],
      ['BOOKED', '1.00'],
      ['ALLOCATED', '1.00'],
    ]);
    const posted = (year: number) => bookedCosts(costsOf(book, year)).map((c) => [c.text, c.on, c.line, c.amount]);
    expect(posted(YEAR).at(-1)).toEqual(['Accrual', '2026-12-31', 'P-1', 25_000_000n]);
    expect(posted(YEAR + 1)).toEqual([
      ['Cost', '2027-03-01', 'F-1', 26_200_000n],
      ['Accrual released', '2027-03-01', '2026/P-1', -25_000_000n],
      ['Cost', '2027-03-01', 'F-2', 100n],
    ]);
  });

  it('are neither booked nor released in closed accounts; what is open in them is released in later ones', () => {
    const book = record(yearOfCosts(), december('P-1', '250000.00', ACCRUED));
    book.record('CloseAccounts', { year: YEAR }, { decided: '2027-02-20' });
    const decided = '2027-03-01';
    const release = { accrual: SETTLES.settles, ground: 'EKSEMPEL' };
    const { code } = invoicingRefusals.costsAreClosed({ year: YEAR, on: '2027-02-20' });
    for (const answer of [
      book.attempt('RecordCostLine', december('P-2', '1000.00', ACCRUED), { decided }),
      book.attempt('RecordCostLine', december('F-1', '1000.00', SETTLES), { decided }),
      book.attempt('ReleaseAccrual', { year: YEAR, ...release }, { decided }),
    ])
      expect(answer).toMatchObject({ code });
    expect(known(book, new YearOfMoney(book, YEAR)).accruals.total).toBe(25_000_000n);
    book.record('ReleaseAccrual', { year: YEAR + 1, ...release }, { decided });
    expect(known(book, new YearOfMoney(book, YEAR)).accruals).toMatchObject({ total: 0n, open: [] });
  });

  it('are not taken back before they were booked', () => {
    const book = record(yearOfCosts(), december('P-1', '250000.00', ACCRUED));
    record(book, december('F-1', '250000.00', { bookedOn: '2026-12-20', ...SETTLES }), '2026-12-20');
    expect(
      bookedCosts(costsOf(book, YEAR))
        .map((c) => [c.text, c.on])
        .slice(-2),
    ).toEqual([
      ['Cost', '2026-12-20'],
      ['Accrual released', '2026-12-31'],
    ]);
    // Asked on a day between the two, the ledger holds the cost alone.
    const between = costsOf(book, YEAR).filter(({ on }) => on <= '2026-12-25');
    expect(bookedCosts(between).at(-1)).toMatchObject({ text: 'Cost', line: 'F-1' });
  });
});

describe('whatever is accrued, released, reopened and settled, in any order', () => {
  const amount = fc.bigInt({ min: -40_000_000n, max: 40_000_000n }).filter((oere) => oere !== 0n);
  const step = fc.record({
    what: fc.constantFrom('accrue', 'accrue', 'settle', 'settle', 'release', 'annul', 'bill'),
    line: fc.constantFrom('P-1', 'P-2', 'P-3'),
    category: fc.constantFrom('DRIFT', 'DRIFT', 'PREMISES_LOCAL'),
    amount,
    bookedOn: fc.constantFrom('2026-12-31', '2027-01-31'),
    from: fc.constantFrom('2026-09', '2026-12'),
  });

  it('parts sum to wholes, settlements to what is allocated less on account, and no document changes', () => {
    let released = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
        const book = yearOfCosts();
        const money = new YearOfMoney(book, YEAR);
        money.instalments();
        const points: { readonly size: number; readonly documents: string }[] = [];
        steps.forEach(({ what, line, category, amount: oere, bookedOn, from }, n) => {
          const service = { from, to: '2026-12' };
          const decided = '2027-01-31';
          const data = { ...cost(category, kroner(oere)), bookedOn, service };
          const name = { year: YEAR, line };
          if (what === 'accrue')
            book.attempt('RecordCostLine', { ...data, ...ACCRUED, line, bookedOn: '2026-12-31' }, { decided });
          else if (what === 'settle')
            book.attempt('RecordCostLine', { ...data, line: `F-${n}`, settles: name }, { decided });
          else if (what === 'release')
            book.attempt('ReleaseAccrual', { year: YEAR + 1, accrual: name, ground: 'EKSEMPEL' }, { decided });
          else if (what === 'annul')
            book.attempt('AnnulCostLine', { year: YEAR, line: `F-${n - 1}`, ground: 'EKSEMPEL' }, { decided });
          else {
            const kind = points.length === 0 ? 'SETTLEMENT' : 'CORRECTION';
            const run = money.run(kind, '2027-01-31');
            if (!isRefusal(run)) points.push({ size: book.size, documents: JSON.stringify(money.documents) });
          }
        });
        for (const { documents } of points)
          expect(JSON.stringify(money.documents.slice(0, JSON.parse(documents).length))).toBe(documents);
        for (let size = sizeBefore(book, 'CostLineRecorded') + 1; size <= book.size; size++) {
          const { allocation, accruals, lines } = known(book, money, size);
          const { total, booked, held, excluded, shares } = allocation;
          expect(booked).toBe(total + sumOf(held) + sumOf(excluded));
          expect(sumOf(shares)).toBe(total);
          expect(accruals.actual + accruals.total).toBe(booked);
          const shared = accruals.open.filter(({ put }) => put === 'ALLOCATED');
          expect(sumOfFigures(accruals.figures)).toBe(sumOf(shared));
          const sums = sumOfLines(lines);
          expect(sums.settlement).toBe(total - sums.onAccount);
          expect(sums.accruals).toBe(sumOf(shared));
          released += accruals.released.length;
        }
        // What a line is posted with is what is charged, and accruals that were released are posted to nothing.
        const charged = known(book, money).allocation.booked;
        const posted = [YEAR, YEAR + 1].flatMap((year) => bookedCosts(costsOf(book, year)));
        expect(sumOf(posted)).toBe(charged);
        const last = money.run(points.length === 0 ? 'SETTLEMENT' : 'CORRECTION', '2027-02-15');
        if (isRefusal(last)) expect(last.code).toBe('nothing-to-bill');
        expect(sumOfLines(known(book, money).lines).difference).toBe(0n);
      }),
      { numRuns: 40 },
    );
    expect(released).toBeGreaterThan(0);
  });
});
