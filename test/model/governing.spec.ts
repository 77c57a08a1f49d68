import fc from 'fast-check';
import { BOOK, MemoryBook } from './books.ts';
import { naiveAnswers, realAnswers } from './compare.ts';
import { naiveTells, programTells } from './compare-governing.ts';
import { governed, moments } from './governing.ts';
import { runsOf, SEED } from './histories.ts';

const RUNS = runsOf(60);

/** Of what can happen in the world nothing is refused: these are malformed, or of something the book does not have. */
const MALFORMED = [
  ...['end-before-start', 'participant-twice', 'decision-unknown', 'seat-unknown', 'seat-twice', 'distribution-sum'],
  ...['municipality-unknown', 'host-not-participant', 'not-participant', 'not-in-book', 'already-left'],
  ...[
    'decision-already-annulled',
    'notice-unknown',
    'votes-contradict',
    'version-unknown',
    'budget-version-unknown',
    'absence-reversed',
  ],
];

describe(`random years of governing, seed ${SEED}`, () => {
  test('a naive replay says of them what the program says', async () => {
    await fc.assert(
      fc.asyncProperty(governed, moments, async (history, asked) => {
        const book = new MemoryBook(history);
        expect(book.refused.filter((code) => !MALFORMED.includes(code))).toEqual([]);
        for (const { known, day, year } of asked) {
          const moment = { size: Math.max(1, Math.ceil(known * book.events.length)), day, year };
          const told = await programTells(book.program, BOOK, moment);
          expect({ moment, ...told }).toEqual({ moment, ...naiveTells(book.events, moment) });
          const question = { size: moment.size, from: day.slice(0, 7), to: day.slice(0, 7), day };
          expect(await realAnswers(book.questions, BOOK, question)).toEqual(naiveAnswers(book.events, question));
        }
      }),
      RUNS,
    );
  }, 600_000);
});
