import { isRefusal } from '#kernel';
import { changesOf } from './domain/preview-changes.ts';
import { budgetToShare, previewOfBudget, previewReading } from './domain/reading-preview.ts';
import { councils, under } from './testing/finding-cases/finding-case.ts';
import { answered, book, cost, council, decide, FIVE, FLAKSTAD, owed, VAEROEY } from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/** Amounts, decisions and texts are examples. */
const changes = (it: Miniature, id: string, option: string, year: number) =>
  changesOf(it.state, { id, option }, year).map(({ what, of, now, preview }) => `${what} ${of}: ${now} → ${preview}`);

const drafted = () =>
  under().record(
    'DraftBudget',
    { year: 2026, version: 'B1', lines: [{ category: 'HOST_ADMIN_EXTRA', amount: '120000' }] },
    { decided: '2025-09-01' },
  );
const adopted = (last = '2025-12-22') => {
  const it = drafted().record('SendBudget', { year: 2026, version: 'B1' }, { decided: '2025-09-02' });
  const B1 = { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' } as const;
  councils(
    it,
    B1,
    '2025-12-10',
    FIVE.filter((m) => m !== VAEROEY),
  );
  return decide(it, 'sist', council(VAEROEY), B1, last);
};
const during = (it: Miniature, year: number) =>
  it.rows().filter((r) => r.from <= `${year}-12-31` && (r.to === null || r.to > `${year}-01-01`));

describe('a year that has no costs yet is reckoned from its budget', () => {
  it.each([
    ['its draft', drafted(), false],
    ['the valid one', adopted('2025-12-15'), true],
  ])('%s', (_, it, valid) => {
    const rows = during(it, 2026);
    const budget = budgetToShare(rows, 2026);
    expect([budget?.version.id, budget?.valid]).toEqual(['B1', valid]);
    if (!budget) throw new Error('no budget');
    expect(isRefusal(previewReading(rows, it.state, { id: 'A-01', option: 'IN_BASE', year: 2026 }))).toBe(true);
    const both = previewOfBudget(rows, it.state, { id: 'A-01', option: 'IN_BASE', year: 2026 }, budget.version);
    if (isRefusal(both)) throw new Error(both.text.en);
    expect([both.now.total, both.supposed.total]).toEqual([0n, 120000n]);
  });

  it('without either there is nothing', () => {
    expect(budgetToShare(during(under(), 2026), 2026)).toBeNull();
  });
});

describe('where amounts are the same, what changes is told by trying the question with and without', () => {
  it.each([
    [
      'A-30',
      'NEXT_WORKING_DAY',
      ['BUDGET_ADOPT_BY 2026: 2025-12-20 → 2025-12-22', 'BUDGET_STATUS 2026: NOT_VALID → VALID'],
    ],
    ['A-33', 'VALID_FROM_LAST_ADOPTION', ['BUDGET_STATUS 2026: NOT_VALID → VALID']],
    ['A-06', 'DRAFT', ['PROVISIONAL_BASIS 2026: LAST_VALID_BUDGET → DRAFT B1']],
    ['A-06', 'LAST_VALID_BUDGET', []],
  ])('%s %s: %j', (id, option, expected) => {
    const told = changes(adopted(), id, option, 2026);
    expect(told.filter((c) => !c.startsWith('PROVISIONAL_BASIS') || id === 'A-06')).toEqual(expected);
  });

  it('A-04: the rules of a silent body, and what its votes come to', () => {
    const it = decide(under(), 'DS-1', 'driftsstyret', null, '2025-03-01', {
      votes: { for: 3, against: 2, unanimous: false },
    });
    expect(changes(it, 'A-04', 'BY_ANALOGY_WITH_LAW', 2025)).toEqual([
      'RULES_OF_BODY driftsstyret: NONE → SIMPLE, quorum HALF, kommuneloven § 11-9, A-04',
      'OUTCOME_OF_DECISION DS-1: UNDETERMINED → PASSED',
    ]);
  });

  it('A-05: the last day of a notice', () => {
    expect(changes(under(), 'A-05', 'CALENDAR_YEAR_FROM_SENDING', 2025)).toEqual([]);
    const short = under({
      withdrawal: { noticeMonths: 1, effective: 'END_OF_NEXT_YEAR', written: true, clause: '6.2' },
    });
    expect(changes(short, 'A-05', 'YEAR_FROM_ADOPTION', 2025)).toEqual([]);
  });

  it('A-07: what who leaves gets', () => {
    const it = under().record(
      'ReceiveWithdrawalNotice',
      { notice: 'U-1', municipality: FLAKSTAD, form: 'WRITTEN' },
      { decided: '2025-05-01' },
    );
    expect(changes(it, 'A-07', 'NET_VALUE', 2025)).toEqual(['NOTICE_RELEASE U-1: — → NET_VALUE']);
    expect(changes(it, 'A-09', 'EQUAL_REST', 2025)).toEqual([]);
  });

  it('A-29: the days of a report', () => {
    const it = under({ delivery: { reports: [{ kind: 'TERTIAL', periodEnds: '04-30', months: 4, clause: '5.1' }] } });
    expect(changes(it, 'A-29', 'REMIND_0_FIND_30', 2025)).toEqual(['REPORT_DAYS TERTIAL 04-30: 30 + 30 → 0 + 30']);
  });

  it('and nothing is written by looking', () => {
    const it = book(adopted(), cost('DRIFT', '1200.00'));
    const [size, before] = [it.size, owed(it.allocation('2025-01', '2025-12'))];
    changes(it, 'A-30', 'NEXT_WORKING_DAY', 2026);
    expect([it.size, owed(answered(it.allocation('2025-01', '2025-12')))]).toEqual([size, before]);
  });
});
