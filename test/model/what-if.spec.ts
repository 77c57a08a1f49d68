import fc from 'fast-check';
import type { WhatIfAnswer } from '#cooperation';
import { isRefusal } from '#kernel';
import { BOOK, MemoryBook } from './books.ts';
import { questionOf } from './compare.ts';
import { histories, monthAfter, questions, runsOf, SEED } from './histories.ts';

const RUNS = runsOf(150);
const oere = (amount: string): bigint => BigInt(amount.replace('.', ''));
const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, a) => total + oere(a), 0n);

/** A key that stands in no book: half equally, half by population, perhaps with a smallest share. */
const inline = fc.record({
  equal: fc.integer({ min: 1, max: 99 }),
  minShare: fc.constantFrom(null, null, '0.05', '0.4'),
});

/** Sums that do not hold between what is paid and what would be. */
function broken(answer: WhatIfAnswer): string[] {
  const { shares, parts, total } = answer;
  const wrong: string[] = [];
  const say = (what: string, holds: boolean) => holds || wrong.push(what);
  say('difference of the whole', total.difference === '0.00' && total.now === total.whatIf);
  say('differences', sum(shares.map((s) => s.difference.amount)) === 0n);
  say('now', sum(shares.map((s) => s.now.amount)) === oere(total.now));
  say('with the key', sum(shares.map((s) => s.whatIf.amount)) === oere(total.whatIf));
  say('parts', sum(parts.map((p) => p.total)) === oere(total.now));
  for (const p of parts) {
    say(`part ${p.category} now`, sum(p.shares.map((s) => s.now)) === oere(p.total));
    say(`part ${p.category} with`, sum(p.shares.map((s) => s.whatIf)) === oere(p.total));
    say(`part ${p.category} untouched`, p.replaced || p.shares.every((s) => s.difference === '0.00'));
    say(`part ${p.category} by a key`, !p.replaced || p.keys.length > 0);
  }
  for (const s of shares) {
    const inParts = parts.flatMap((p) => p.shares.filter((x) => x.municipality === s.municipality));
    say(`parts of ${s.municipality}`, sum(inParts.map((x) => x.difference)) === oere(s.difference.amount));
  }
  return wrong;
}

describe(`another key in random histories, seed ${SEED}`, () => {
  test('moves costs between municipalities and nothing else', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histories, questions, inline, async (history, pair, { equal, minShare }) => {
        const book = new MemoryBook(history);
        const { size, from, to } = questionOf(book.events, pair);
        const question = { cooperation: BOOK, from, to, knownAt: String(size) };
        const real = await book.questions.allocation(question);
        const components = `EQUAL:${equal},POPULATION:${100 - equal}`;
        const answer = await book.whatIfs.ask({ ...question, components, minShare });
        if (isRefusal(real)) {
          expect(answer).toEqual(real);
          return;
        }
        if (isRefusal(answer)) {
          expect(['key-bounds-impossible', 'no-population']).toContain(answer.code);
          seen.add(answer.code);
          return;
        }
        expect(broken(answer)).toEqual([]);
        expect(answer.shares.map((s) => s.now.amount)).toEqual(real.shares.map((s) => s.amount));
        expect([answer.held, answer.excluded]).toEqual([real.held, real.excluded]);
        for (const p of answer.parts) seen.add(p.because?.code ?? 'REPLACED');
        if (answer.shares.some((s) => s.difference.amount !== '0.00')) seen.add('a difference');
      }),
      RUNS,
    );
    if (RUNS.numRuns >= 150) {
      const expected = [
        'REPLACED',
        'a difference',
        'key-bounds-impossible',
        'FIXED_AMOUNTS',
        'OWN_PART',
        'AGREED_SPLIT',
      ];
      expect(expected.filter((kind) => !seen.has(kind))).toEqual([]);
    }
  }, 600_000);

  test('is no difference anywhere when it is the key that applies, by its id or by what it says', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(histories, questions, async (history, pair) => {
        const book = new MemoryBook(history);
        const { size, from, to } = questionOf(book.events, pair);
        const question = { cooperation: BOOK, from, to, knownAt: String(size) };
        const first = await book.whatIfs.ask({ ...question, components: 'EQUAL:1' });
        if (isRefusal(first)) return;
        const [only, ...others] = new Map(first.keys.now.map((k) => [k.id, k])).values();
        if (!only || others.length > 0) return;
        const written = only.components.map((c) => {
          const shares = Object.entries(c.shares ?? {}).map(([m, share]) => `${m}=${share}`);
          return `${[c.basis, c.metric, shares.join('|')].filter(Boolean).join('/')}:${c.weight}`;
        });
        const { minShare, maxShare } = only;
        const asWritten = { components: written.join(','), minShare, maxShare };
        for (const key of [{ key: only.id }, asWritten]) {
          const answer = await book.whatIfs.ask({ ...question, ...key });
          if (isRefusal(answer)) throw new Error(answer.text.en);
          expect(answer.shares.filter((s) => s.difference.amount !== '0.00')).toEqual([]);
          expect(answer.parts.filter((p) => p.replaced)).toEqual([]);
          compared++;
        }
      }),
      runsOf(70),
    );
    if (RUNS.numRuns >= 150) expect(compared).toBeGreaterThan(10);
  }, 600_000);

  test('of the months of a year sums to that of the year', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.constantFrom('2024', '2025'), async (history, year) => {
        const book = new MemoryBook(history);
        const ask = (from: string, to: string) =>
          book.whatIfs.ask({ cooperation: BOOK, from, to, components: 'EQUAL:40,POPULATION:60' });
        const whole = await ask(`${year}-01`, `${year}-12`);
        if (isRefusal(whole)) return;
        const sums = new Map<string, bigint>();
        for (let n = 0; n < 12; n++) {
          const month = await ask(monthAfter(`${year}-01`, n), monthAfter(`${year}-01`, n));
          if (isRefusal(month)) expect(month.code).toBe('no-costs');
          else
            for (const s of month.shares)
              sums.set(s.municipality, (sums.get(s.municipality) ?? 0n) + oere(s.whatIf.amount));
        }
        for (const s of whole.shares)
          expect([s.municipality, sums.get(s.municipality) ?? 0n]).toEqual([s.municipality, oere(s.whatIf.amount)]);
      }),
      runsOf(30),
    );
  }, 600_000);
});
