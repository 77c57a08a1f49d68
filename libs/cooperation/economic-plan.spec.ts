import { isRefusal, orThrow, parseKroner } from '#kernel';
import { Asked } from './testing/asked.ts';
import { FLAKSTAD, VAAGAN } from './testing/lofoten.ts';
import { moneyBook } from './testing/money.ts';

const BOOK = 'miniature';
const POPULATION = { '1857': 677, '1859': 1266, '1865': 9871, '1874': 969 };

function planned() {
  const book = moneyBook();
  const population = { referenceDate: '2025-01-01', figures: POPULATION, table: '07459', source: 'SSB' };
  book.record('AcceptPopulation', population, { decided: '2025-02-25' });
  const lines = [
    { category: 'DRIFT', amount: '100000000' },
    { category: 'PENSION_FORMER', amount: '10000001' },
  ];
  const plan = { 2027: '120000003', 2028: '130000000' };
  book.record('DraftBudget', { year: 2026, version: 'B-1', lines, plan }, { decided: '2025-09-01' });
  return book;
}

describe('the four years of an economic plan (kommuneloven § 14-2)', () => {
  const ask = async (book = planned(), validOn = '2025-10-01') =>
    new Asked(book).economicPlans.ask({ cooperation: BOOK, year: 2026, validOn });

  it('share each figure to the øre by the rules of its year; what the plan does not say is not made up', async () => {
    const { years, municipalities, version } = orThrow(await ask());
    expect([version, years.map(({ total }) => total)]).toEqual([
      'B-1',
      ['1100000.01', '1200000.03', '1300000.00', null],
    ]);
    for (const [n, { total }] of years.entries()) {
      const amounts = municipalities.map(({ amounts }) => amounts[n]?.amount ?? null);
      if (total === null) expect(amounts).toEqual(amounts.map(() => null));
      else expect(amounts.reduce((sum, a) => sum + (parseKroner(a ?? '') ?? 0n), 0n)).toBe(parseKroner(total));
    }
    const [host] = municipalities.filter(({ municipality }) => municipality === VAAGAN);
    const [small] = municipalities.filter(({ municipality }) => municipality === FLAKSTAD);
    // 30 % equal, 70 % by inhabitants.
    expect([host?.amounts[2]?.amount, small?.amounts[2]?.amount]).toEqual(['800199.68', '187624.39']);
  });

  it('leave out who has left by then', async () => {
    const book = planned();
    book.record('EndParticipation', { municipality: FLAKSTAD }, { decided: '2025-09-02', validFrom: '2028-01-01' });
    const { municipalities } = orThrow(await ask(book));
    const gone = municipalities.find(({ municipality }) => municipality === FLAKSTAD);
    expect(gone?.amounts.map(({ amount }) => amount !== null)).toEqual([true, true, false, false]);
  });

  it('are refused for a year that has no budget', async () => {
    const book = planned();
    const answer = await new Asked(book).economicPlans.ask({
      ...{ cooperation: BOOK, year: 2030, validOn: '2025-10-01' },
    });
    expect(isRefusal(answer) && answer.text.en).toMatch(/2030/);
  });
});
