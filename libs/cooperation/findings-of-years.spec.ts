import { Asked } from './testing/asked.ts';
import { board, next, under, WHOLE } from './testing/finding-cases/finding-case.ts';
import { FINDING_CASES } from './testing/finding-cases/finding-cases.ts';
import { book as booked, cost, lofotenUnder, TERMS_2024 } from './testing/lofoten.ts';
import { Miniature } from './testing/miniature.ts';

const found = async (book: Miniature, on: string, codes: readonly string[]) =>
  (await new Asked(book).findings(on)).filter((f) => codes.includes(f.code)).map((f) => `${f.code} ${f.about}`);
const caseOf = (code: string): Miniature => FINDING_CASES.find((c) => c.code === code)?.raises() ?? new Miniature();

describe('what a cost waits for is found until it is done, also when its year is over', () => {
  const HELD = ['PROJECT_NOT_APPROVED'];

  it('a project that nobody has approved', async () => {
    const book = caseOf('PROJECT_NOT_APPROVED');
    const told = await found(book, '2025-12-31', HELD);
    expect(told).toHaveLength(1);
    expect(await found(book, '2026-01-01', HELD)).toEqual(told);
    expect(await found(book, '2030-06-30', HELD)).toEqual(told);
    board(book, 'DS-2', { kind: 'APPROVE_PROJECT', service: 'x' }, '2025-01-01');
    expect(await found(book, '2026-01-01', HELD)).toEqual([]);
  });

  it('the establishment period that is over, until a new distribution holds', async () => {
    const OVER = ['ESTABLISHMENT_PERIOD_OVER'];
    const book = caseOf('ESTABLISHMENT_PERIOD_OVER');
    expect(await found(book, '2024-06-30', OVER)).toEqual(['ESTABLISHMENT_PERIOD_OVER AV-2024 2024']);
    expect(await found(book, '2025-02-01', OVER)).toEqual(['ESTABLISHMENT_PERIOD_OVER AV-2024 2024']);
    next(book, WHOLE, '2025-03-01');
    expect(await found(book, '2025-02-01', OVER)).toEqual(['ESTABLISHMENT_PERIOD_OVER AV-2024 2024']);
    expect(await found(book, '2026-01-01', OVER)).toEqual([]);
  });
});

describe('a year whose budget nobody drafted', () => {
  const OF_BUDGET = ['BUDGET_NOT_SENT', 'BUDGET_NOT_VALID', 'COST_WITHOUT_BUDGET'];
  const spends = (book: Miniature) =>
    booked(
      book,
      cost('DRIFT', '1.00', { bookedOn: '2025-03-02', service: { from: '2025-01', to: '2025-12' } }),
      '2025-03-02',
    );

  it.each([
    ['2024-09-15', []],
    ['2024-09-16', ['BUDGET_NOT_SENT 2025']],
    ['2024-12-20', ['BUDGET_NOT_SENT 2025']],
    ['2024-12-21', ['BUDGET_NOT_SENT 2025', 'BUDGET_NOT_VALID 2025']],
    ['2025-01-01', ['BUDGET_NOT_SENT 2025', 'BUDGET_NOT_VALID 2025']],
    ['2025-03-02', ['BUDGET_NOT_SENT 2025', 'BUDGET_NOT_VALID 2025', 'COST_WITHOUT_BUDGET 2025']],
  ])('on %s: %j', async (on, expected) => {
    expect(await found(spends(under()), on, OF_BUDGET)).toEqual(expected);
  });

  it('is none once it is drafted, nor one of which no agreement said a day', async () => {
    const book = under();
    const lines = [{ category: 'DRIFT', amount: '100' }];
    book.record('DraftBudget', { year: 2025, version: 'B1', lines }, { decided: '2024-09-01' });
    book.record('SendBudget', { year: 2025, version: 'B1' }, { decided: '2024-09-02' });
    expect(await found(book, '2024-12-01', OF_BUDGET)).toEqual([]);
    // In force from 1 January 2024: nothing of the budget of 2024, nor of 2022 and 2023.
    expect(await found(under(), '2024-06-30', OF_BUDGET)).toEqual([]);
    expect(await found(lofotenUnder(TERMS_2024), '2026-06-30', OF_BUDGET)).toEqual([]);
  });
});
