import type { BudgetOnDay } from '#budget';
import { type CivilDate, kroner } from '#kernel';
import { budgetFigures } from './domain/budget-figures.ts';
import {
  book as booked,
  cost,
  council,
  decide,
  FIVE,
  lofotenUnder,
  owed,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
} from './testing/lofoten.ts';
import type { DataOf, Miniature } from './testing/miniature.ts';

/** Amounts are examples. A budget of 11 million for 2026, and what is booked against it. */
const TERMS = { ...TERMS_2024, budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' } };
type Lines = DataOf<'DraftBudget'>['lines'];
const DRIFT: Lines = [{ category: 'DRIFT', amount: '1100000000' }];

function adopted(lines: Lines = DRIFT, ownLine?: string, last: CivilDate = '2025-12-20'): Miniature {
  const book = lofotenUnder(TERMS)
    .record('DraftBudget', { year: 2026, version: 'B1', lines }, { decided: '2025-09-01' })
    .record('SendBudget', { year: 2026, version: 'B1' }, { decided: '2025-09-12' });
  for (const m of FIVE) {
    const own = m === VAEROEY && ownLine !== undefined ? { ownLine } : {};
    const effect = { kind: 'TREAT_BUDGET', year: 2026, version: 'B1', ...own } as const;
    decide(book, `ks-${m}`, council(m), effect, m === VAEROEY ? last : '2025-12-10');
  }
  return book;
}
const costs = (book: Miniature, category: string, amount: string, line = 'L-1', bookedOn = '2026-03-02') =>
  booked(book, cost(category, amount, { line, bookedOn, service: { from: '2026-01', to: '2026-12' } }), bookedOn);

function on(book: Miniature, date: CivilDate, size = book.size) {
  const budget = book.on('budget', '2026', date, size)?.value as unknown as BudgetOnDay;
  const figures = budgetFigures(book.rows(size), budget, date);
  const { spending, ownLines, findings } = figures;
  return {
    spent: spending.categories.map((c) => [c.category, kroner(c.budgeted), kroner(c.booked), kroner(c.difference)]),
    total: [spending.budgeted === null ? null : kroner(spending.budgeted), kroner(spending.booked)],
    own: ownLines.map((o) => [o.decision, kroner(o.ownLine), o.share === null ? null : kroner(o.share)]),
    found: findings.map((f) => [f.code, f.about]),
    responsible: findings.map((f) => f.responsible),
  };
}

describe('cost beyond the budget (A-35)', () => {
  it('is shown by category and in all, on both clocks; the cost is allocated all the same', () => {
    const book = costs(adopted(), 'DRIFT', '11000000.00');
    const within = book.size;
    costs(book, 'DRIFT', '0.01', 'L-2', '2026-05-04');
    expect(on(book, '2026-05-04')).toMatchObject({
      spent: [['DRIFT', '11000000.00', '11000000.01', '0.01']],
      total: ['11000000.00', '11000000.01'],
      found: [
        ['COST_BEYOND_BUDGET', '2026'],
        ['CATEGORY_BEYOND_BUDGET', '2026 DRIFT'],
      ],
    });
    // Not booked yet on the day before, and not known to be with the events before.
    expect(on(book, '2026-05-03').found).toEqual([]);
    expect(on(book, '2026-05-04', within).found).toEqual([]);
    const all = Object.values(owed(book.allocation('2026-01', '2026-12'))).reduce((a, b) => a + Number(b) * 100, 0);
    expect(all).toBeCloseTo(1100000001, 3);
  });

  it('ends when the budget is amended', () => {
    const book = costs(adopted(), 'DRIFT', '12000000.00');
    expect(on(book, '2026-06-01').found).toHaveLength(2);
    const lines: Lines = [{ category: 'DRIFT', amount: '1200000000' }];
    book.record('DraftBudget', { year: 2026, version: 'E1', kind: 'AMENDMENT', lines }, { decided: '2026-04-01' });
    const effect = { kind: 'TREAT_BUDGET', year: 2026, version: 'E1' } as const;
    for (const m of FIVE) decide(book, `ks-e-${m}`, council(m), effect, '2026-05-20');
    expect(on(book, '2026-06-01')).toMatchObject({ found: [], total: ['12000000.00', '12000000.00'] });
    expect(on(book, '2026-05-19').found).toHaveLength(2);
  });

  it('in one category is worth knowing while the sum holds; what the agreement keeps out does not count', () => {
    const lines: Lines = [...DRIFT, { category: 'INVESTMENT', amount: '100000000' }];
    const book = costs(costs(adopted(lines), 'INVESTMENT', '1000000.01'), 'PREMISES_LOCAL', '99000000.00', 'L-2');
    expect(on(book, '2026-06-01')).toMatchObject({
      found: [['CATEGORY_BEYOND_BUDGET', '2026 INVESTMENT']],
      responsible: [{ who: 'HOST', municipality: null }],
      total: ['12000000.00', '1000000.01'],
    });
  });
});

describe('cost of a year that has no valid budget (L-3.1-2)', () => {
  it('is a breach, and is none when the budget was adopted in time', () => {
    const late = costs(adopted(DRIFT, undefined, '2025-12-21'), 'DRIFT', '1.00', 'L-1', '2026-01-02');
    expect(on(late, '2026-01-02')).toMatchObject({ found: [['COST_WITHOUT_BUDGET', '2026']], total: [null, '1.00'] });
    expect(on(late, '2026-01-01').found).toEqual([]);
    expect(on(costs(adopted(), 'DRIFT', '1.00', 'L-1', '2026-01-02'), '2026-01-02').found).toEqual([]);
  });
});

describe('a municipality’s line in its own budget (A-25)', () => {
  // 30 % in five equal parts and 70 % by the population of 1 January 2025: 11 000 000 × (0.06 + 0.7 × 677/24365).
  const SHARE = '873950.34';

  it('is compared with its part of the version, by the last population before the year', () => {
    const book = adopted(DRIFT, '90000000');
    expect(on(book, '2025-12-31')).toMatchObject({
      own: [[`ks-${VAEROEY}`, '900000.00', SHARE]],
      found: [['OWN_LINE_DIFFERS', `ks-${VAEROEY}`]],
      responsible: [{ who: 'COUNCILS', municipality: VAEROEY }],
    });
    // The adoption counts: it names the budget.
    expect(book.on('budget', '2026', '2025-12-31')?.value).toMatchObject({ status: 'VALID' });
  });

  it('that is the same gives no finding', () => {
    expect(on(adopted(DRIFT, '87395034'), '2025-12-31')).toMatchObject({
      own: [[`ks-${VAEROEY}`, SHARE, SHARE]],
      found: [],
    });
  });

  it('cannot be compared where a line of the version needs participants of its own', () => {
    const lines: Lines = [...DRIFT, { category: 'PROJECT', amount: '5000000' }];
    expect(on(adopted(lines, '1'), '2025-12-31')).toMatchObject({ own: [[`ks-${VAEROEY}`, '0.01', null]], found: [] });
  });
});

describe('what is asked for on account (A-06)', () => {
  const effect = { kind: 'PROVISIONAL_ACCOUNT', year: 2026, basis: 'DRAFT' } as const;
  const provisional = (book: Miniature, date: CivilDate, size = book.size) => {
    const value = book.on('budget', '2026', date, size)?.value as unknown as BudgetOnDay;
    return [value.provisional?.basis, value.provisional?.decision, value.findings.map((f) => f.code)];
  };

  it('follows a decision of a body of the host, from its day on and once it is known', () => {
    const book = adopted(DRIFT, undefined, '2025-12-22');
    const before = book.size;
    decide(book, 'FS-1', 'fs-vaagan', effect, '2026-01-13', { validFrom: '2026-01-01' });
    const notDecided = [
      'BUDGET_NOT_VALID',
      'BUDGET_ADOPTED_LATE',
      'PROVISIONAL_BASIS_NOT_DECIDED',
      'PROVISIONAL_BASIS_MISSING',
    ];
    expect(provisional(book, '2026-01-13', before)).toEqual(['LAST_VALID_BUDGET', null, notDecided]);
    expect(provisional(book, '2026-01-13')).toEqual(['DRAFT', 'FS-1', ['BUDGET_NOT_VALID', 'BUDGET_ADOPTED_LATE']]);
    book.record('AnnulDecision', { decision: 'FS-1', ground: 'LEGALITY_REVIEW' }, { decided: '2026-02-20' });
    expect(provisional(book, '2026-01-13')).toEqual(['LAST_VALID_BUDGET', null, notDecided]);
  });

  it('is the host’s to decide: another council changes nothing', () => {
    const book = adopted(DRIFT, undefined, '2025-12-22');
    decide(book, 'KS-1', council(VAEROEY), effect, '2026-01-13');
    expect(provisional(book, '2026-01-13')).toEqual([
      'LAST_VALID_BUDGET',
      null,
      expect.arrayContaining(['PROVISIONAL_BASIS_NOT_BY_HOST']),
    ]);
    expect(book.state.governance.bodies.get('fs-vaagan')?.municipality).toBe(VAAGAN);
  });

  it('names a version that the book has', () => {
    const book = adopted(DRIFT, undefined, '2025-12-22');
    const said = { decision: 'FS-1', body: 'fs-vaagan', outcome: 'ADOPTED', wording: 'Som innstilt.' } as const;
    expect(
      book.attempt('RecordDecision', { ...said, effect: { ...effect, version: 'B9' } }, { decided: '2026-01-13' }),
    ).toMatchObject({ code: 'budget-version-unknown', details: { version: 'B9', known: 'B1' } });
  });
});
