import { cooperationDissolved } from './application/agreement-refusals.ts';
import type { Terms } from './domain/terms.ts';
import { Asked } from './testing/asked.ts';
import { council, decide, FIVE, lofotenUnder, TERMS_2024, VAAGAN } from './testing/lofoten.ts';

const TERMS: Terms = {
  ...TERMS_2024,
  budget: { draftBy: '09-15', adoptBy: '12-20', clause: '4.2' },
  routines: [
    { id: 'tertial-1', day: '04-30', text: 'Tertialrapport', who: 'HOST', clause: '5.1' },
    { id: 'tertial-2', day: '09-30', text: 'Tertialrapport', who: 'HOST', clause: '5.1' },
  ],
  cooperationMeeting: { body: 'driftsstyret', clause: '5.3' },
};
/** Every council agrees in 2025 that the cooperation ends; the first day without it. */
const endedFrom = (from: string) => {
  const book = lofotenUnder(TERMS);
  for (const m of FIVE) decide(book, `KS-${m}`, council(m), { kind: 'AGREE_TO_DISSOLVE', from }, '2025-06-01');
  return book;
};
const codesIn = async (from: string, year: number, on = '2025-07-01', last = 0) => {
  const book = endedFrom(from);
  const due = await new Asked(book).deadlines(year, on, book.size - last);
  return [...new Set(due.map((d) => d.code))].sort();
};
const MONEY = ['INSTALMENT', 'SETTLEMENT'];
const ACCOUNTS = ['ACCOUNTS', 'ACCOUNTS_ADOPTED', 'ANNUAL_REPORT', 'AUDIT_REPORT'];
const ACCOUNTS_IN_ORDER = ['ACCOUNTS', 'ANNUAL_REPORT', 'AUDIT_REPORT', 'ACCOUNTS_ADOPTED'];
const BUDGET = ['BUDGET_ADOPTED', 'BUDGET_DRAFT', 'BUDGET_PUBLISHED', 'BUDGET_RECOMMENDED'];
const YEARLY = ['COOPERATION_MEETING', 'POPULATION', 'tertial-1', 'tertial-2'];

describe('a cooperation that is dissolved owes what is of its time, and no more (L-6.2-9)', () => {
  it.each<[string, number, string[]]>([
    ['2027-01-01', 2025, [...BUDGET, ...YEARLY, ...ACCOUNTS, ...MONEY]],
    // No budget of a year that it does not see.
    ['2027-01-01', 2026, [...YEARLY, ...ACCOUNTS, ...MONEY]],
    ['2026-07-01', 2026, ['POPULATION', 'tertial-1', ...ACCOUNTS, ...MONEY]],
    ['2026-07-01', 2027, ACCOUNTS],
    ['2027-01-01', 2027, ACCOUNTS],
  ])('ended from %s: what is due in %i', async (from, year, codes) => {
    expect(await codesIn(from, year)).toEqual([...codes].sort());
  });

  it('the accounts of its last year are left to who was host on its last day', async () => {
    const due = await new Asked(endedFrom('2026-07-01')).deadlines(2027, '2025-07-01');
    expect(due.map((d) => [d.code, d.municipality, d.hostless])).toEqual(
      ACCOUNTS_IN_ORDER.map((code) => [code, VAAGAN, null]),
    );
  });

  it('while the last council has not agreed, it goes on', async () => {
    const whole = [...BUDGET, ...YEARLY, ...ACCOUNTS, ...MONEY].sort();
    expect(await codesIn('2027-01-01', 2028, '2025-07-01', 1)).toEqual(whole);
  });

  it('a year in which nothing is left is refused, and the day of the end told', async () => {
    const refused = await codesIn('2027-01-01', 2028).catch((error: { refusal?: unknown }) => error.refusal);
    expect(refused).toEqual(cooperationDissolved({ on: '2028-01-01', dissolvedOn: '2027-01-01' }));
  });
});
