import {
  AskAllocation,
  AskBudget,
  AskDeadlines,
  AskDecisions,
  AskFindings,
  AskParticipants,
  AskState,
} from '#cooperation';
import { isRefusal } from '#kernel';
import { ImportedBook } from './imported.ts';

/** A network that seeks consensus, else its leader decides (rulebook 7.5): no key, no board, no budget of its own. */
const cooperation = 'digitalt-nettverk';
let book: ImportedBook;
beforeAll(async () => {
  book = await ImportedBook.of(cooperation, 'examples/digitalt-nettverk/history.yaml');
});
afterAll(() => book.close());

const allocation = (knownAt: string | null = null) =>
  book.ask(new AskAllocation({ cooperation, from: '2021-01', to: '2021-12', knownAt }));
const codes = async (validOn: string) => {
  const { findings } = await book.ask(new AskFindings({ cooperation, validOn }));
  return findings.map((f) => `${f.code} ${f.about}`);
};

it('is imported as it stands', () => {
  expect(book.imported).toMatchObject({ entries: 23, events: 26 });
});

describe('what is paid', () => {
  it('no project is charged before its financing plan is decided (D-17)', async () => {
    const before = await allocation('2021-05-31');
    expect(before.total).toBe('0.00');
    expect(before.held.map((h) => [h.line, h.amount])).toEqual([
      ['2021/P-1', '900000.01'],
      ['2021/S-1', '600000.00'],
    ]);
  });

  it('then by the plan, a half and two quarters; the odd øre goes where the largest remainder is', async () => {
    const answer = await allocation();
    // 900 000.01: halves and quarters of it end in .005 and .0025.
    expect(Object.fromEntries(answer.shares.map((s) => [s.municipality, s.amount]))).toEqual({
      9921: '450000.01',
      9922: '225000.00',
      9923: '0.00',
      9924: '225000.00',
    });
  });

  it('the secretariat has no key (D-16), and what a party spends of its own is never shared (D-15)', async () => {
    const { held, excluded, pools } = await allocation();
    expect(held.map((h) => [h.category, h.amount])).toEqual([['SECRETARIAT', '600000.00']]);
    expect(excluded.map((h) => [h.category, h.amount])).toEqual([['INTERNAL', '50000.00']]);
    expect(pools.map((p) => [p.category, p.key])).toEqual([['PROJECT_SPECIAL', null]]);
  });
});

describe('how it is decided (D-9)', () => {
  const decision = async (id: string) => {
    const { decisions } = await book.ask(new AskDecisions({ cooperation }));
    return decisions.find((d) => d.decision === id);
  };

  it('by consensus', async () => {
    expect(await decision('sg-1-21-mandat')).toMatchObject({ outcome: 'ADOPTED', effect: { stands: true } });
  });

  it('without consensus by the leader, with the attempt and the dissent: nothing is amiss', async () => {
    expect(await decision('sg-2-21-plan')).toMatchObject({ outcome: 'ADOPTED', effect: { stands: true } });
    expect((await codes('2021-06-30')).filter((c) => c.includes('sg-2-21-plan'))).toEqual([]);
  });

  it('by the leader without an attempt, and with an observer who voted: both are found', async () => {
    const all = await codes('2021-09-16');
    expect(all.filter((c) => c.endsWith('sg-3-21-faggruppe')).sort()).toEqual([
      'LEADER_DECIDED_WITHOUT_ATTEMPT sg-3-21-faggruppe',
      'OBSERVER_VOTED sg-3-21-faggruppe',
    ]);
  });
});

describe('what was agreed for a time', () => {
  it('four meetings a year (D-8): too few in 2021, enough in 2022', async () => {
    const few = (await codes('2023-01-01')).filter((c) => c.startsWith('MEETINGS_TOO_FEW'));
    expect(few).toEqual(['MEETINGS_TOO_FEW styringsgruppa 2021']);
  });

  it.each([
    ['2023-06-30', false],
    ['2023-07-01', true],
    ['2023-09-14', false],
  ])('the evaluation of the first half of 2023 (D-4): on %s missing is %s', async (day, missing) => {
    expect((await codes(day)).includes('EVALUATION_MISSING midtveis')).toBe(missing);
  });

  it.each([
    ['2024-12-31', []],
    ['2025-01-01', ['AGREEMENT_EXPIRED DN-2021']],
    ['2025-02-13', ['AGREEMENT_EXPIRED DN-2021', 'DECISION_AFTER_EXPIRY sg-1-25-plan']],
  ])('the agreement ends with 2024 (A-14): on %s %j', async (day, found) => {
    expect((await codes(day)).filter((c) => /EXPIR/.test(c))).toEqual(found);
  });
});

it('has no budget, no host service and no key, and says so instead of guessing', async () => {
  const budget = await book.tryToAsk(new AskBudget({ cooperation, year: 2021 }));
  expect(isRefusal(budget) && budget.code).toBe('budget-unknown');
  const { key, form } = await book.ask(new AskState({ cooperation, validOn: '2021-06-01' }));
  expect(form).toBe('NETWORK');
  expect(key).toMatchObject({ unanswerable: { code: 'no-key-in-force' } });
  const { participants } = await book.ask(new AskParticipants({ cooperation, validOn: '2021-06-01' }));
  expect(participants).toHaveLength(4);
  const { deadlines } = await book.ask(new AskDeadlines({ cooperation, year: 2022, validOn: '2022-01-01' }));
  expect(deadlines.filter((d) => d.code.startsWith('BUDGET'))).toEqual([]);
});
