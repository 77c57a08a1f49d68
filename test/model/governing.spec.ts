import fc from 'fast-check';
import { BOOK, MemoryBook } from './books.ts';
import { naiveAnswers, realAnswers } from './compare.ts';
import { naiveTells, programTells } from './compare-governing.ts';
import { governed, moments } from './governing.ts';
import { runsOf, SEED } from './histories.ts';

const RUNS = runsOf(400);

describe(`random years of governing, seed ${SEED}`, () => {
  test('a naive replay says of them what the program says', async () => {
    const refused = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(governed, moments, async (history, asked) => {
        const book = new MemoryBook(history);
        for (const code of book.refused) refused.set(code, (refused.get(code) ?? 0) + 1);
        for (const { known, day, year } of asked) {
          const moment = { size: Math.max(1, Math.ceil(known * book.events.length)), day, year };
          const told = await programTells(book.program, BOOK, moment);
          expect({ moment, ...told }).toEqual({ moment, ...naiveTells(book.events, moment) });
          const question = { size: moment.size, from: day.slice(0, 7), to: day.slice(0, 7), day };
          expect(await realAnswers(book.questions, BOOK, question)).toEqual(naiveAnswers(book.events, question));
        }
      }),
      { ...RUNS },
    );
    console.log(refused);
  }, 600_000);
});
