import fc from 'fast-check';
import { isRefusal, kroner, type Oere, orThrow } from '#kernel';
import { figuresOf, sumOfFigures } from './domain/billing/figures.ts';
import { billedOn } from './domain/billing/money-of-year.ts';
import { planOfYear } from './domain/billing/plan-of-year.ts';
import type { Proposal } from './domain/billing/propose-run.ts';
import { reasonOfCorrection } from './domain/billing/reason-of-correction.ts';
import { settlementOf, sumOfLines } from './domain/billing/settlement-of-year.ts';
import { changesSince } from './domain/billing/what-changed.ts';
import { adoptBudget, BILLING_TERMS, billingBook, YearOfMoney, yearRows } from './testing/billing.ts';
import {
  acceptPopulation,
  book as booked,
  cost,
  decide,
  FIVE,
  FLAKSTAD,
  lofotenUnder,
  TERMS_2022,
  VAAGAN,
  VAEROEY,
  VESTVAAGOEY,
} from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

/** Amounts are examples. The year is 2026, the population before it that of 1 January 2025. */
const YEAR = 2026;
type Lines = DataOf<'DraftBudget'>['lines'];
const DRIFT: Lines = [{ category: 'DRIFT', amount: '1100000000' }];
const LICENCES: Lines = [{ category: 'INDIVIDUAL_LICENCE', amount: '7000003', municipality: VAEROEY }];
const budgeted = (lines: Lines = DRIFT, billing = {}): Miniature =>
  adoptBudget(billingBook(billing), YEAR, 'B1', lines, '2025-12-10');
const costs = (book: Miniature, amount: string, line = 'L-1', category = 'DRIFT') =>
  booked(
    book,
    cost(category, amount, { line, bookedOn: '2026-03-02', service: { from: '2026-01', to: '2026-12' } }),
    '2026-03-31',
  );

const amountsOf = ({ prepared }: Proposal): Record<string, Oere> =>
  Object.fromEntries(prepared.parts.map(({ municipality, total }) => [municipality, BigInt(total)]));
const sums = (billed: Record<string, Record<string, Oere>>): Record<string, Oere> =>
  Object.fromEntries(Object.entries(billed).map(([m, of]) => [m, Object.values(of).reduce((a, b) => a + b, 0n)]));
/** What each municipality’s plan of the year is by what the book knows now. */
function planned(book: Miniature, lines: Lines): Record<string, Oere> {
  const { shares } = orThrow(planOfYear(yearRows(book, YEAR), YEAR, lines, null));
  return Object.fromEntries(shares.map(({ municipality, amount }) => [municipality, amount]));
}
const within = (amounts: readonly Oere[]): Oere =>
  amounts.reduce((a, b) => (a > b ? a : b)) - amounts.reduce((a, b) => (a < b ? a : b));

describe('which instalment comes next (L-4.4-12, L-4.4-O4)', () => {
  it.each([
    ['MONTHLY', undefined, 12, '2026-01/2026-01', '2026-12/2026-12'],
    ['MONTHLY', 'SETTLEMENT_ONLY', 11, '2026-01/2026-01', '2026-11/2026-11'],
    ['QUARTERLY', 'INSTALMENT_AND_SETTLEMENT', 4, '2026-01/2026-03', '2026-10/2026-12'],
    ['QUARTERLY', 'SETTLEMENT_ONLY', 3, '2026-01/2026-03', '2026-07/2026-09'],
  ] as const)('%s, %s: %d of them', (rhythm, last, of, first, final) => {
    const money = new YearOfMoney(budgeted(DRIFT, { rhythm, ...(last && { last }) }), YEAR);
    const issued = money.instalments();
    expect(issued.map(({ prepare }) => prepare.instalment)).toEqual(
      Array.from({ length: of }, (_, n) => ({ number: n + 1, of })),
    );
    const periods = issued.map(({ prepare: { period } }) => `${period.from}/${period.to}`);
    expect([periods[0], periods.at(-1)]).toEqual([first, final]);
    expect(money.propose('ON_ACCOUNT', '2026-12-05')).toMatchObject({ code: 'no-instalment-left' });
    expect(sums(money.billed)).toEqual(planned(budgeted(), DRIFT));
  });

  it('follows the terms when these change during the year; the year is whole all the same', () => {
    const book = budgeted(DRIFT, { rhythm: 'QUARTERLY' });
    const terms = { ...BILLING_TERMS, billing: { rhythm: 'MONTHLY' as const, clause: '4.4' } };
    book
      .record('ProposeAgreement', { version: 'B', title: 'B', clauses: [], terms }, { decided: '2026-06-01' })
      .record(
        'AttestAgreement',
        { version: 'B', basis: 'Example' },
        { decided: '2026-06-01', validFrom: '2026-07-01' },
      );
    const money = new YearOfMoney(book, YEAR);
    const issued = money.instalments();
    expect(
      issued.map(({ prepare: { instalment, period } }) => [instalment?.number, instalment?.of, period.to]),
    ).toEqual([
      [1, 4, '2026-03'],
      [2, 4, '2026-06'],
      ...[7, 8, 9, 10, 11, 12].map((n) => [n, 12, `2026-${String(n).padStart(2, '0')}`]),
    ]);
    expect(sums(money.billed)).toEqual(planned(book, DRIFT));
    const [first, , july, august] = issued.map((p) => amountsOf(p)[VESTVAAGOEY] as Oere);
    // A quarter is three months of the same year.
    expect(within([first as Oere, (july as Oere) * 3n])).toBeLessThanOrEqual(3n);
    expect(within([july as Oere, august as Oere])).toBeLessThanOrEqual(1n);
  });
});

describe('what an instalment goes by', () => {
  it('the valid budget, shared by the last population before the year (A-03)', () => {
    const proposed = orThrow(new YearOfMoney(budgeted(), YEAR).propose('ON_ACCOUNT', '2026-01-05'));
    expect(proposed.prepare.basis).toMatchObject({ of: 'BUDGET', budget: 'B1', knownAt: expect.any(Number) });
    // 11 000 000 × (0.06 + 0.7 × 677/24365), by twelve: what the share of the budget is worked out to elsewhere.
    expect(figuresOf(proposed.asks.pools).get(VAEROEY)?.get('DRIFT')).toBe(87_395_034n);
    expect(amountsOf(proposed)[VAEROEY]).toBe(87_395_034n / 12n);
    const host = proposed.prepared.parts.filter(({ memorandum }) => memorandum);
    expect(host.map(({ municipality }) => municipality)).toEqual([VAAGAN]);
  });

  it('licences are budgeted per municipality where the budget says whose (A-22); else they wait for the settlement', () => {
    const named = orThrow(new YearOfMoney(budgeted([...DRIFT, ...LICENCES]), YEAR).propose('ON_ACCOUNT', '2026-01-05'));
    const lines = (p: Proposal, category: string) =>
      p.prepared.parts.flatMap((part) =>
        part.lines.filter((l) => l.category === category).map(() => part.municipality),
      );
    expect(lines(named, 'INDIVIDUAL_LICENCE')).toEqual([VAEROEY]);
    const open: Lines = [...DRIFT, { category: 'INDIVIDUAL_LICENCE', amount: '7000003' }];
    const unnamed = orThrow(new YearOfMoney(budgeted(open), YEAR).propose('ON_ACCOUNT', '2026-01-05'));
    expect(lines(unnamed, 'INDIVIDUAL_LICENCE')).toEqual([]);
    expect(unnamed.asks.held.map((u) => [u.category, kroner(u.amount), u.reason])).toEqual([
      ['INDIVIDUAL_LICENCE', '70000.03', 'NO_PARTICIPANTS'],
    ]);
  });

  it('a common system is budgeted among those who use it', () => {
    const book = billingBook();
    book.record('RegisterService', { service: 'gis', kind: 'SYSTEM', name: 'Kart' }, { decided: '2025-10-01' });
    for (const municipality of [VAEROEY, FLAKSTAD])
      book.record('JoinService', { service: 'gis', municipality }, { decided: '2025-10-01' });
    adoptBudget(
      book,
      YEAR,
      'B1',
      [{ category: 'SHARED_SYSTEM', amount: '1200000', sharedService: 'gis' }],
      '2025-12-10',
    );
    const proposed = orThrow(new YearOfMoney(book, YEAR).propose('ON_ACCOUNT', '2026-01-05'));
    expect(proposed.prepare.targets.map(({ municipality }) => municipality)).toEqual([VAEROEY, FLAKSTAD]);
    expect(proposed.asks.total).toBe(1_200_000n);
  });

  it('the last valid budget while there is none, and says so (A-06); when one comes, the rest of the year follows it', () => {
    const book = adoptBudget(billingBook(), 2025, 'B0', [{ category: 'DRIFT', amount: '1200000000' }], '2024-12-10');
    const draft = { year: YEAR, version: 'B1', lines: DRIFT };
    book.record('DraftBudget', draft, { decided: '2025-09-01' });
    const money = new YearOfMoney(book, YEAR);
    const january = orThrow(money.run('ON_ACCOUNT', '2026-01-05'));
    expect(january.prepare.basis).toMatchObject({ of: 'PROVISIONAL', budget: 'B0' });
    expect(january.prepare.basis.reason).toContain('siste gyldige budsjett (2025, B0)');
    const lastYears = planned(book, [{ category: 'DRIFT', amount: '1200000000' }]);
    expect(amountsOf(january)[VAEROEY]).toBe((lastYears[VAEROEY] as Oere) / 12n);
    adoptBudget(book, YEAR, 'B2', DRIFT, '2026-02-01');
    const february = orThrow(money.run('ON_ACCOUNT', '2026-02-05'));
    expect(february.prepare.basis).toMatchObject({ of: 'BUDGET', budget: 'B2' });
    money.instalments();
    expect(sums(money.billed)).toEqual(planned(book, DRIFT));
  });

  it.each([
    ['NONE', 'nothing-on-account'],
    ['LAST_VALID_BUDGET', 'no-budget-to-bill-by'],
  ] as const)('where the host decided %s and no earlier budget was valid: %s', (basis, code) => {
    const book = billingBook();
    book.record('DraftBudget', { year: YEAR, version: 'B1', lines: DRIFT }, { decided: '2025-09-01' });
    decide(book, 'fs-1', 'fs-vaagan', { kind: 'PROVISIONAL_ACCOUNT', year: YEAR, basis }, '2025-12-28');
    expect(new YearOfMoney(book, YEAR).propose('ON_ACCOUNT', '2026-01-05')).toMatchObject({ code });
  });

  it('actual costs, where the host decided so: what was booked to the end of the period, less what was billed', () => {
    const book = billingBook();
    book.record('DraftBudget', { year: YEAR, version: 'B1', lines: DRIFT }, { decided: '2025-09-01' });
    decide(book, 'fs-1', 'fs-vaagan', { kind: 'PROVISIONAL_ACCOUNT', year: YEAR, basis: 'ACTUAL_COST' }, '2025-12-28');
    costs(book, '1200000.00');
    const money = new YearOfMoney(book, YEAR);
    for (const month of ['01', '02', '03']) {
      orThrow(money.run('ON_ACCOUNT', `2026-${month}-05`));
      const all = Object.values(sums(money.billed)).reduce((a, b) => a + b, 0n);
      expect(all).toBe(BigInt(month) * 100_000_00n);
    }
  });

  it('the amounts that the agreement fixes need no budget (L-4.4-O1): by the quarter (L-4.4-O4)', () => {
    const book = lofotenUnder(TERMS_2022, '2022-01-01');
    for (const [n, municipality] of FIVE.entries())
      book.record(
        'RecordHistoricCost',
        { municipality, year: 2021, amount: `${1_000_001 + n}`, source: 'x' },
        { decided: '2022-01-02' },
      );
    const values = { 2021: '100', 2022: '104' };
    book.record('RecordIndex', { series: 'deflator', source: 'Example', values }, { decided: '2022-01-02' });
    const money = new YearOfMoney(book, 2022);
    const issued = money.instalments(1);
    // Nor does a budget change them.
    adoptBudget(book, 2022, 'B1', DRIFT, '2022-03-01');
    issued.push(...money.instalments());
    expect(issued).toHaveLength(4);
    for (const { prepare } of issued)
      expect(prepare.basis).toMatchObject({ of: 'STATED', reason: expect.stringContaining('AV-2024') });
    // 104 % of its own cost of 2021, halves upwards.
    expect(sums(money.billed)[VAEROEY]).toBe(1_040_001n);
    expect(within(issued.map((p) => amountsOf(p)[VAEROEY] as Oere))).toBeLessThanOrEqual(1n);
  });
});

describe('a change during the year changes the following instalments only (L-4.4-13)', () => {
  type Change = (book: Miniature, month: string) => unknown;
  const AMENDED: Lines = [{ category: 'DRIFT', amount: '1300000007' }];
  const CHANGES: readonly (readonly [string, Change, Lines])[] = [
    ['nothing', () => undefined, DRIFT],
    [
      'the key',
      (book, month) => decide(book, 'LR-1', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, `2026-${month}-01`),
      DRIFT,
    ],
    ['the budget', (book, month) => adoptBudget(book, YEAR, 'E1', AMENDED, `2026-${month}-01`), AMENDED],
    [
      'who takes part',
      (book, month) => book.record('EndParticipation', { municipality: FLAKSTAD }, { decided: `2026-${month}-01` }),
      DRIFT,
    ],
    [
      'the host',
      (book, month) => book.record('ChangeHost', { host: VESTVAAGOEY }, { decided: `2026-${month}-01` }),
      DRIFT,
    ],
  ];

  it('for any month, rhythm and change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANGES),
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom('MONTHLY' as const, 'QUARTERLY' as const),
        fc.constantFrom('SETTLEMENT_ONLY' as const, 'INSTALMENT_AND_SETTLEMENT' as const),
        ([name, change, lines], inMonth, rhythm, last) => {
          const book = budgeted([...DRIFT, ...LICENCES], { rhythm, last });
          const money = new YearOfMoney(book, YEAR);
          const perMonth = rhythm === 'MONTHLY' ? 1 : 3;
          const before = money.instalments(Math.ceil((inMonth - 1) / perMonth));
          const documents = JSON.stringify(money.documents);
          change(book, String(inMonth).padStart(2, '0'));
          const after = money.instalments();
          expect(JSON.stringify(money.documents.slice(0, JSON.parse(documents).length))).toBe(documents);
          // The year is whole, by what is known now, whatever was billed before.
          const all = name === 'the budget' ? lines : [...lines, ...LICENCES];
          const expected = planned(book, all);
          if (after.length > 0) expect(sums(money.billed)).toEqual(expected);
          for (const m of FIVE) {
            if (before.length > 0) expect(within(before.map((p) => amountsOf(p)[m] ?? 0n))).toBeLessThanOrEqual(1n);
            // A leaver has its last instalment when it leaves.
            if (after.length > 0 && !(name === 'who takes part' && m === FLAKSTAD))
              expect(within(after.map((p) => amountsOf(p)[m] ?? 0n))).toBeLessThanOrEqual(1n);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a leaver’s share is billed by the time it leaves, and nothing after; a joiner pays from when it joins', () => {
    const book = budgeted();
    book.record('EndParticipation', { municipality: FLAKSTAD }, { decided: '2025-12-20', validFrom: '2026-07-01' });
    const newcomer = { municipality: '1856', name: 'Røst', organisationNumber: '938644500' };
    book.record('AdmitParticipant', newcomer, { decided: '2025-12-20', validFrom: '2026-10-01' });
    const row = (year: number) => ({ referenceDate: `${year}-01-01`, table: '07459', source: 'x' });
    book.record(
      'AcceptPopulation',
      { ...row(2025), figures: { 1856: 480, 1865: 9871, 1860: 11582, 1859: 1266, 1874: 969, 1857: 677 } },
      { decided: '2025-12-21' },
    );
    const issued = new YearOfMoney(book, YEAR).instalments();
    const of = (m: string) => issued.map((p) => amountsOf(p)[m] ?? 0n);
    const flakstad = of(FLAKSTAD);
    expect(within(flakstad.slice(0, 6))).toBeLessThanOrEqual(1n);
    expect(flakstad.slice(6)).toEqual([0n, 0n, 0n, 0n, 0n, 0n]);
    expect(flakstad.reduce((a, b) => a + b)).toBe(planned(book, DRIFT)[FLAKSTAD]);
    expect(of('1856').map((amount) => amount > 0n)).toEqual([...Array(9).fill(false), true, true, true]);
    expect(of('1856').reduce((a, b) => a + b)).toBe(planned(book, DRIFT)['1856']);
  });

  it('the host’s own share is a memorandum on the day of the run, whoever was host before (L-4.4-15)', () => {
    const book = budgeted();
    book.record('ChangeHost', { host: VESTVAAGOEY }, { decided: '2026-07-01' });
    const money = new YearOfMoney(book, YEAR);
    const hosts = money.instalments().map(({ prepared }) => prepared.parts.find((p) => p.memorandum)?.municipality);
    expect(hosts).toEqual([...Array(6).fill(VAAGAN), ...Array(6).fill(VESTVAAGOEY)]);
    expect(sums(money.billed)).toEqual(planned(book, DRIFT));
    expect(money.documents.filter(({ municipality }) => municipality === VAAGAN)).toHaveLength(6);
  });

  it('a credited instalment is spread over those left', () => {
    const money = new YearOfMoney(budgeted(), YEAR);
    money.run('ON_ACCOUNT', '2026-01-05');
    money.credit(money.documents[0]?.invoice ?? '', '2026-01-20');
    expect(sums(money.billed)[VAEROEY]).toBe(0n);
    money.instalments();
    expect(sums(money.billed)).toEqual(planned(budgeted(), DRIFT));
  });
});

describe('the settlement of a year (L-4.4-14)', () => {
  const settled = (book: Miniature, money: YearOfMoney) => {
    const asks = orThrow(book.allocation('2026-01', '2026-12'));
    return { asks, lines: settlementOf(asks, billedOn(money.facts, YEAR, '2027-12-31')) };
  };

  it('is what the year cost less what was billed on account, whatever it cost and however much was billed', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -50_000_000n, max: 3_000_000_000n }),
        fc.bigInt({ min: 1n, max: 90_000_000n }),
        fc.integer({ min: 0, max: 12 }),
        (drift, premises, billed) => {
          const book = budgeted([...DRIFT, ...LICENCES]);
          costs(book, kroner(drift));
          costs(book, kroner(premises), 'L-2', 'PREMISES_LOCAL');
          costs(book, kroner(premises), 'L-3', 'INVESTMENT');
          const money = new YearOfMoney(book, YEAR);
          money.instalments(billed);
          const before = settled(book, money);
          const { held, excluded, booked: all, total } = before.asks;
          const left = [...held, ...excluded].reduce((sum, u) => sum + u.amount, 0n);
          expect(all).toBe(total + left);
          const onAccount = sumOfFigures(billedOn(money.facts, YEAR, '2027-12-31').onAccount);
          expect(sumOfLines(before.lines)).toMatchObject({
            allocated: total,
            onAccount,
            settlement: total - onAccount,
          });
          const proposed = money.run('SETTLEMENT', '2026-12-20');
          if (isRefusal(proposed)) expect(sumOfLines(before.lines).settlement).toBe(0n);
          else {
            expect(proposed.prepared.parts.reduce((sum, p) => sum + BigInt(p.total), 0n)).toBe(total - onAccount);
            expect(sumOfLines(settled(book, money).lines)).toMatchObject({
              settled: total - onAccount,
              difference: 0n,
            });
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is an estimate while the accounts are open, is made once, and ends the instalments (A-11)', () => {
    const money = new YearOfMoney(costs(budgeted(), '10000000.00'), YEAR);
    expect(money.propose('CORRECTION', '2026-12-20')).toMatchObject({ code: 'year-not-settled' });
    const proposed = orThrow(money.run('SETTLEMENT', '2026-12-20'));
    expect(proposed.estimate).toBe(true);
    expect(proposed.prepare.basis.reason).toContain('Foreløpig');
    for (const kind of ['SETTLEMENT', 'ON_ACCOUNT'] as const)
      expect(money.propose(kind, '2026-12-21')).toMatchObject({ code: 'year-settled' });
    expect(money.propose('CORRECTION', '2027-02-01')).toMatchObject({ code: 'nothing-to-bill' });
  });
});

describe('what is learned after the settlement shows in a correction, with the reasons (L-4.4-14)', () => {
  const LATE: readonly (readonly [string, (book: Miniature) => unknown, string])[] = [
    [
      'a population that was corrected',
      (b) => acceptPopulation(b, 2026, { 1865: 9905, 1860: 11606, 1859: 1235, 1874: 976, 1857: 700 }),
      'PopulationAccepted',
    ],
    [
      'a key that applied all along',
      (b) =>
        decide(
          b,
          'LR-1',
          'lofotraadet',
          { kind: 'DECIDE_KEY', key: '20-80', effectiveFrom: '2026-01-01' },
          '2025-12-01',
        ),
      'KeyDecided',
    ],
    ['a cost', (b) => costs(b, '123456.78', 'L-9'), 'CostLineRecorded'],
    [
      'a cost that was wrong',
      (b) => {
        const service = { from: '2026-01', to: '2026-12' };
        const line = cost('DRIFT', '9000000.00', { bookedOn: '2026-03-02', service });
        return b.record('CorrectCostLine', { line, ground: 'EKSEMPEL' }, { decided: '2027-01-10' });
      },
      'CostLineCorrected',
    ],
  ];

  it.each(LATE)('%s', (_, learn, reason) => {
    const book = costs(budgeted(), '10000000.00');
    const money = new YearOfMoney(book, YEAR);
    money.instalments();
    const { prepare } = orThrow(money.run('SETTLEMENT', '2026-12-20'));
    const documents = JSON.stringify(money.documents);
    const size = prepare.basis.knownAt as number;
    const allocation = (n = book.size) => orThrow(book.allocation('2026-01', '2026-12', n));
    const then = { allocation: allocation(size), rows: yearRows(book, YEAR, size) };
    expect(changesSince(then, then, size)).toEqual([]);
    learn(book);
    const changes = changesSince(then, { allocation: allocation(), rows: yearRows(book, YEAR) }, size);
    expect(changes.length).toBeGreaterThan(0);
    const named = new Set(changes.flatMap(({ sources }) => sources.map((index) => book.events[index]?.type)));
    expect(named).toContain(reason);
    for (const { sources } of changes) expect(sources.every((index) => index >= size)).toBe(true);
    const correction = orThrow(money.run('CORRECTION', '2027-02-01'));
    // Exactly what changed is billed, to whom it changed for; nothing that was issued is another.
    const billed = correction.prepared.parts.flatMap(({ municipality, lines }) =>
      lines.filter((l) => l.amount !== '0').map((l) => [municipality, l.category, BigInt(l.amount)]),
    );
    expect(billed).toEqual(changes.map((c) => [c.municipality, c.category, c.now - c.before]));
    expect(JSON.stringify(money.documents.slice(0, JSON.parse(documents).length))).toBe(documents);
    const after = settlementOf(allocation(), billedOn(money.facts, YEAR, '2027-12-31'));
    expect(sumOfLines(after).difference).toBe(0n);
  });
});

describe('the reason that a correction states', () => {
  const reference = (index: number, type = 'PopulationAccepted') => ({
    index,
    type,
    decided: '2026-02-25',
    caseReference: null,
  });

  it('names what was learned, in the order of the book, with the case', () => {
    const decided = { ...reference(7, 'KeyDecided'), caseReference: 'LR-7/25' };
    expect(reasonOfCorrection('avregning-2025', [reference(5), decided])).toBe(
      'Endret siden «avregning-2025»: folketall 2026-02-25 (nr. 5); vedtatt nøkkel 2026-02-25, sak LR-7/25 (nr. 7).',
    );
    expect(reasonOfCorrection('avregning-2025', [])).toBe('Kreditert etter «avregning-2025», faktureres på nytt.');
  });

  it('fits a document however much was learned', () => {
    for (const n of [1, 5, 10, 11, 50, 5000]) {
      const all = Array.from({ length: n }, (_, i) => reference(i, 'CostLineRecorded'));
      const text = reasonOfCorrection('avregning-2025', all);
      expect(text.length).toBeLessThanOrEqual(300);
      if (n > 20) expect(text).toMatch(/; og \d+ til\.$/);
    }
  });
});
