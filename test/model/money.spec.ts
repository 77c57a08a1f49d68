import fc from 'fast-check';
import type { MemoryBook } from './books.ts';
import { naiveTells, programTells } from './compare-money.ts';
import { runsOf, SEED, USUAL_SEED } from './histories.ts';
import { Happened } from './money-events.ts';
import { moneyMoments, moneyMomentsIn } from './money-moments.ts';
import { Economist, years } from './money-moves.ts';
import { MUST_COME_UP, MUST_REFUSE, moneySituationsOf } from './money-situations.ts';
import { lawsOfAccruals } from './naive-accruals.ts';
import { lawsOfAuthority } from './naive-authority.ts';
import { lawsBroken, putTooMuch } from './naive-money.ts';

const USUAL = 60;
const RUNS = runsOf(USUAL);
const END = '2999-12-31';

/** What nobody may do with money: all of it is impossible in sequence, told twice, or more than there is. */
const IMPOSSIBLE = [
  ...MUST_REFUSE,
  ...['cost-accounts-closed', 'line-annulled', 'decision-already-annulled', 'already-credited', 'before-its-issue'],
  ...[
    'no-interest-on-this',
    'invoice-issued-out-of-order',
    'bank-file-taken',
    'instalment-wrong',
    'not-a-claim',
    'interest-rate-unknown',
  ],
  ...['matched-too-early', 'nothing-to-bill', 'accrual-of-later-year'],
  // An instalment below zero of a municipality that was billed nothing before: there is nothing it could take back.
  'ehf-rules-broken',
];

/** Laws that hold of the whole book, and of every document whatever was asked for since. */
const broken = ({ events }: MemoryBook): string[] => {
  const all = new Happened(events, events.length, END);
  return [...lawsBroken(all), ...lawsOfAuthority(all), ...lawsOfAccruals(events)];
};

describe(`random years of money, seed ${SEED}`, () => {
  const seen = new Set<string>();
  const refused = new Set<string>();

  test('a naive count says of them what the program says', async () => {
    await fc.assert(
      fc.asyncProperty(years, moneyMoments, async (how, asked) => {
        const { book } = await new Economist(how).play();
        for (const code of book.refused) refused.add(code);
        expect(book.refused.filter((code) => !IMPOSSIBLE.includes(code))).toEqual([]);
        expect(broken(book)).toEqual([]);
        for (const moment of moneyMomentsIn(book.events, asked)) {
          expect(putTooMuch(new Happened(book.events, moment.size, moment.day))).toEqual([]);
          const told = await programTells(book.store, book.facts, moment);
          expect({ moment, ...told }).toEqual({ moment, ...naiveTells(book.events, moment) });
          for (const kind of moneySituationsOf(book.events, moment, told)) seen.add(kind);
        }
      }),
      RUNS,
    );
  }, 600_000);

  // A claim about the usual histories. Other seeds look for what these do not find; what they come upon is theirs.
  if (SEED === USUAL_SEED && RUNS.numRuns >= USUAL)
    test('they come upon everything a rule turns on', () => {
      expect(MUST_COME_UP.filter((kind) => !seen.has(kind))).toEqual([]);
      expect(MUST_REFUSE.filter((code) => !refused.has(code))).toEqual([]);
    });
});
