import type { BudgetOnDay } from '#budget';
import { isRefusal, orThrow } from '#kernel';
import { basisOfPlan } from './domain/billing/basis-of-plan.ts';
import { Asked } from './testing/asked.ts';
import { councils, under } from './testing/finding-cases/finding-case.ts';
import { decide, FIVE } from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/** The agreement is in force from 2024. The budget of 2025 is valid; nobody drafts one for 2026. Amounts are examples. */
function book(): Miniature {
  const lines = [{ category: 'DRIFT', amount: '1000000000' }];
  const drafted = under()
    .record('DraftBudget', { year: 2025, version: 'B1', lines }, { decided: '2024-09-01' })
    .record('SendBudget', { year: 2025, version: 'B1' }, { decided: '2024-09-02' });
  return councils(drafted, { kind: 'TREAT_BUDGET', year: 2025, version: 'B1' }, '2024-12-10');
}
const onAccount = (
  miniature: Miniature,
  body: string,
  basis: 'DRAFT' | 'LAST_VALID_BUDGET' | 'ACTUAL_COST' | 'NONE',
  on = '2026-01-13',
) =>
  decide(miniature, `A-${body}-${on}`, body, { kind: 'PROVISIONAL_ACCOUNT', year: 2026, basis }, on, {
    validFrom: '2026-01-01',
  });
const ask = async (miniature: Miniature, validOn: string, year = 2026, size = miniature.size) =>
  new Asked(miniature).budgets.ask({ cooperation: 'miniature', year, validOn, knownAt: String(size) });
const answer = async (...asked: Parameters<typeof ask>) => orThrow(await ask(...asked));
const HOST = 'fs-vaagan';

describe('a year that nobody drafted a budget for', () => {
  it.each([
    ['2025-09-15', [], null],
    ['2025-09-16', ['BUDGET_NOT_SENT'], null],
    ['2025-12-20', ['BUDGET_NOT_SENT'], null],
    ['2025-12-31', ['BUDGET_NOT_SENT', 'BUDGET_NOT_VALID'], null],
    ['2026-01-01', ['BUDGET_NOT_SENT', 'BUDGET_NOT_VALID'], 'LAST_VALID_BUDGET'],
  ])('says on %s that there is none, and what was missed: %j', async (on, codes, basis) => {
    const said = await answer(book(), on);
    expect(said).toMatchObject({
      ...{ status: 'NOT_DRAFTED', since: null, version: null, versions: [], inForce: null },
      ...{ draftBy: '2025-09-15', adoptBy: '2025-12-20', clause: '4.2' },
    });
    expect(said.findings.map((f) => f.code)).toEqual(codes);
    expect(said.provisional?.basis ?? null).toBe(basis);
    expect(said.interpretations.map(({ id, decision }) => [id, decision])).toEqual(basis ? [['A-06', null]] : []);
  });

  it('is nobody’s when all have left: there is no council to adopt one', async () => {
    const left = book();
    for (const municipality of FIVE)
      left.record(
        'ReceiveWithdrawalNotice',
        { notice: `U-${municipality}`, municipality, form: 'WRITTEN', decision: 'KS-1' },
        { decided: '2024-06-01' },
      );
    expect((await answer(left, '2026-01-01')).findings.map((f) => f.code)).toEqual([
      ...['BUDGET_NOT_SENT', 'BUDGET_NOT_VALID'],
    ]);
    expect(await ask(left, '2027-01-01', 2027)).toMatchObject({ code: 'budget-unknown' });
    const found = await new Asked(left).findings('2027-01-01');
    expect(found.filter((f) => f.code.startsWith('BUDGET_')).map((f) => f.about)).not.toContain('2027');
  });

  it('goes by the last valid budget until the host decides, and by the decision from the day it holds', async () => {
    const decided = onAccount(book(), HOST, 'ACTUAL_COST');
    const before = await answer(decided, '2026-02-01', 2026, decided.size - 2);
    expect(before.provisional).toMatchObject({ basis: 'LAST_VALID_BUDGET', decision: null, budget: { year: 2025 } });
    const after = await answer(decided, '2026-02-01');
    expect(after.provisional).toEqual({
      basis: 'ACTUAL_COST',
      decision: `A-${HOST}-2026-01-13`,
      from: '2026-01-01',
      budget: null,
    });
    expect(after.interpretations).toEqual([]);
    expect((await answer(decided, '2025-12-31')).provisional).toBeNull();
  });

  it('names the budget that a decision on the last valid one goes by', async () => {
    const decided = onAccount(book(), HOST, 'LAST_VALID_BUDGET');
    expect((await answer(decided, '2026-02-01')).provisional).toMatchObject({
      ...{ basis: 'LAST_VALID_BUDGET', decision: `A-${HOST}-2026-01-13` },
      budget: { year: 2025, version: 'B1', total: '10000000.00' },
    });
  });

  it('a decision on a draft that there is none of, and one by another body, are found; neither asks for anything', async () => {
    const codes = async (miniature: Miniature) =>
      (await new Asked(miniature).findings('2026-02-01'))
        .filter((f) => f.code.startsWith('PROVISIONAL_'))
        .map((f) => `${f.code} ${f.about}`);
    expect(await codes(onAccount(book(), HOST, 'DRAFT'))).toEqual(['PROVISIONAL_BASIS_MISSING 2026']);
    const foreign = onAccount(book(), 'driftsstyret', 'NONE');
    expect(await codes(foreign)).toEqual(['PROVISIONAL_BASIS_NOT_BY_HOST A-driftsstyret-2026-01-13']);
    expect((await answer(foreign, '2026-02-01')).provisional).toMatchObject({ decision: null });
  });

  it('what the runs of invoices go by is what the host decided', () => {
    const of = (miniature: Miniature) => basisOfPlan(miniature.rows(), 2026, '2026-02-01');
    expect(of(book())).toMatchObject({ of: 'PROVISIONAL', decision: null, budget: { year: 2025 } });
    expect(of(onAccount(book(), HOST, 'ACTUAL_COST'))).toEqual({
      of: 'ACTUAL_COST',
      decision: `A-${HOST}-2026-01-13`,
    });
    expect(of(onAccount(book(), HOST, 'NONE'))).toMatchObject({ of: 'NONE', because: 'DECIDED' });
  });

  it('once it is drafted, the budget itself says it, and what was decided still holds', async () => {
    const decided = onAccount(book(), HOST, 'ACTUAL_COST');
    const lines = [{ category: 'DRIFT', amount: '900000000' }];
    decided.record('DraftBudget', { year: 2026, version: 'S1', lines }, { decided: '2026-03-01' });
    expect(await answer(decided, '2026-02-28')).toMatchObject({ status: 'NOT_DRAFTED' });
    expect(await answer(decided, '2026-03-01')).toMatchObject({
      ...{ status: 'NOT_VALID', version: 'S1' },
      provisional: { basis: 'ACTUAL_COST', decision: `A-${HOST}-2026-01-13` },
    });
    const { value } = decided.on('budget', '2026', '2026-03-01') ?? { value: null };
    expect((value as unknown as BudgetOnDay | null)?.version).toBe('S1');
    expect(decided.on('undrafted-budget', '2026', '2026-03-01')).toBeNull();
  });

  it('a year that the book has nothing to say of is refused, and names the budgets there are, or that there are none', async () => {
    const refused = async (...asked: Parameters<typeof ask>) => {
      const said = await ask(...asked);
      return isRefusal(said) ? said.text.nb : null;
    };
    expect(await refused(book(), '2026-02-01', 2031)).toMatch(/Budsjettene den har da, er for: 2025\.$/);
    expect(await refused(under(), '2024-06-30', 2024)).toMatch(/Den har ikke budsjett for noe år da\.$/);
  });
});
