import type { BudgetOnDay } from '#budget';
import type { CivilDate } from '#kernel';
import { council, decide, FIVE, FLAKSTAD, lofotenUnder, TERMS_2024, VAAGAN, VAEROEY } from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/** Amounts are examples. The budget of 2026, decided on and recorded in the autumn of 2025. */
const EFFECT = { kind: 'TREAT_BUDGET', year: 2026, version: 'B1' } as const;
const TERMS = { ...TERMS_2024, budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' } };

const sent = (): Miniature =>
  lofotenUnder(TERMS)
    .record(
      'DraftBudget',
      { year: 2026, version: 'B1', lines: [{ category: 'DRIFT', amount: '1100000000' }] },
      { decided: '2025-09-01' },
    )
    .record('SendBudget', { year: 2026, version: 'B1' }, { decided: '2025-09-12' });

const adopts = (book: Miniature, municipality: string, on: CivilDate): Miniature =>
  decide(book, `ks-${municipality}-budsjett-2026`, council(municipality), EFFECT, on);

const adoptedByFour = (): Miniature =>
  FIVE.filter((m) => m !== VAEROEY).reduce((book, m, n) => adopts(book, m, `2025-12-1${5 + n}`), sent());

const budgetOn = (book: Miniature, date: CivilDate, size = book.size): BudgetOnDay | null =>
  (book.on('budget', '2026', date, size)?.value as unknown as BudgetOnDay | undefined) ?? null;
const statusOn = (book: Miniature, date: CivilDate, size = book.size) => budgetOn(book, date, size)?.status ?? null;

describe('the budget of the cooperation', () => {
  it('four councils by 18.12 and Værøy on 20.12 make it valid from 20.12 (scenario 1)', () => {
    const book = adopts(adoptedByFour(), VAEROEY, '2025-12-20');
    expect(
      ['2025-09-11', '2025-09-12', '2025-12-19', '2025-12-20', '2026-03-01'].map((d) => statusOn(book, d)),
    ).toEqual(['DRAFT', 'SENT', 'PARTLY_ADOPTED', 'VALID', 'VALID']);
  });

  it('Værøy on 21.12: not valid, a finding on that vote, and the four adoptions stay (scenario 1)', () => {
    const book = adopts(adoptedByFour(), VAEROEY, '2025-12-21');
    const value = budgetOn(book, '2025-12-21');
    expect(value).toMatchObject({ status: 'NOT_VALID', since: '2025-12-21', late: true });
    expect(value?.findings.map((f) => [f.code, f.about])).toEqual([
      ['BUDGET_NOT_VALID', '2026'],
      ['BUDGET_ADOPTED_LATE', `ks-${VAEROEY}-budsjett-2026`],
    ]);
    expect(value?.versions[0]?.adoptions.filter((a) => a.counts)).toHaveLength(5);
  });

  it('minutes of 19.12 that are recorded in January change what was known, not what is known of December (scenario 2)', () => {
    const book = adoptedByFour();
    const asOfNewYear = book.size;
    adopts(book, VAEROEY, '2025-12-19');
    expect(statusOn(book, '2025-12-31', asOfNewYear)).toBe('NOT_VALID');
    expect(budgetOn(book, '2025-12-31')).toMatchObject({ status: 'VALID', since: '2025-12-19', late: false });
    expect(statusOn(book, '2025-12-18')).toBe('PARTLY_ADOPTED');
  });

  it('a corrected vote changes the status from its recording on (L-4.2-8)', () => {
    const book = adopts(adoptedByFour(), VAEROEY, '2025-12-22');
    const before = book.size;
    const decision = `ks-${VAEROEY}-budsjett-2026`;
    book.record(
      'CorrectDecision',
      { decision, ground: 'MINUTES_CORRECTED', decidedOn: '2025-12-18' },
      { decided: '2026-01-20' },
    );
    expect(statusOn(book, '2026-01-31', before)).toBe('NOT_VALID');
    expect(budgetOn(book, '2026-01-31')).toMatchObject({ status: 'VALID', since: '2025-12-18' });
    book.record('AnnulDecision', { decision, ground: 'LEGALITY_REVIEW' }, { decided: '2026-02-20' });
    expect(statusOn(book, '2026-01-31')).toBe('NOT_VALID');
  });

  it('the vote of a formannskap does not count, and is shown (L-4.2-5)', () => {
    const book = adoptedByFour();
    const early = book.size;
    decide(book, 'FS-1', 'fs-vaagan', EFFECT, '2025-12-19', { outcome: 'REJECTED' });
    expect(budgetOn(book, '2025-12-31')?.findings.map((f) => [f.code, f.about])).toEqual([
      ['BUDGET_NOT_VALID', '2026'],
      ['BUDGET_NOT_BY_COUNCIL', 'FS-1'],
    ]);
    // Nor does it take the place of what the council of the same municipality said.
    expect(budgetOn(book, '2025-12-31')?.versions[0]?.adoptions.find((a) => a.municipality === VAAGAN)?.counts).toBe(
      true,
    );
    expect(budgetOn(book, '2025-12-31', early)?.findings.map((f) => f.code)).toEqual(['BUDGET_NOT_VALID']);
  });

  it('who leaves before the budget year has no vote (L-4.2-2)', () => {
    const book = adoptedByFour().record(
      'EndParticipation',
      { municipality: VAEROEY },
      { decided: '2025-11-01', validFrom: '2026-01-01' },
    );
    expect(budgetOn(book, '2025-12-31')).toMatchObject({
      status: 'VALID',
      since: '2025-12-18',
      required: expect.not.arrayContaining([VAEROEY]),
    });
  });

  it('a council may change its mind until the last day (L-4.2-6)', () => {
    const book = adopts(adoptedByFour(), VAEROEY, '2025-12-10');
    decide(book, 'KS-F-2', council(FLAKSTAD), EFFECT, '2025-12-19', { outcome: 'REJECTED' });
    expect(budgetOn(book, '2025-12-31')).toMatchObject({ status: 'NOT_VALID' });
    // All had adopted it: that one of them ends it is a reading, and is told as one.
    expect(budgetOn(book, '2025-12-31')?.findings.map((f) => [f.code, f.about])).toEqual([
      ['BUDGET_NOT_VALID', '2026'],
      ['BUDGET_REJECTED', 'KS-F-2'],
      ['BUDGET_TAKEN_BACK', 'KS-F-2'],
    ]);
  });

  it.each([
    ['before all had adopted it', '2025-12-17', []],
    ['in the year itself, after all had', '2026-03-02', ['KS-F-2 4.2']],
  ])('a no %s: what is uncertain is said, with the clause (L-4.2-6)', (_, on, told) => {
    const book = adopts(adoptedByFour(), VAEROEY, '2025-12-19');
    decide(book, 'KS-F-2', council(FLAKSTAD), EFFECT, on, { outcome: 'REJECTED' });
    const value = budgetOn(book, '2026-04-01');
    expect(value?.status).toBe('NOT_VALID');
    const found = value?.findings.filter((f) => f.code === 'BUDGET_TAKEN_BACK') ?? [];
    expect(found.map((f) => `${f.about} ${f.clause}`)).toEqual(told);
    expect(found.every((f) => f.severity === 'REMARK' && f.rule === 'L-4.2-6')).toBe(true);
  });

  it('an agreement that says nothing of budgets leaves it undetermined', () => {
    const book = lofotenUnder(TERMS_2024).record(
      'DraftBudget',
      { year: 2026, version: 'B1', lines: [{ category: 'DRIFT', amount: '1' }] },
      { decided: '2025-09-01' },
    );
    for (const m of FIVE) adopts(book, m, '2025-12-01');
    expect(statusOn(book, '2026-01-01')).toBe('UNDETERMINED');
  });
});
