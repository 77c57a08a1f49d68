import fc from 'fast-check';
import { BOOK, MemoryBook } from './books.ts';
import { naiveAnswers, realAnswers } from './compare.ts';
import { naiveTells, programTells } from './compare-governing.ts';
import { governed } from './governing.ts';
import { runsOf, SEED, USUAL_SEED } from './histories.ts';
import { moments, momentsIn } from './moments.ts';
import { Naive } from './naive.ts';
import { restated, wrongs } from './restated.ts';
import { MUST_COME_UP, situationsOf } from './situations.ts';

const USUAL = 340;
const RUNS = runsOf(USUAL);

/** Of what can happen in the world nothing is refused: these are malformed, or of something the book does not have. */
const MALFORMED = [
  ...['end-before-start', 'participant-twice', 'decision-unknown', 'seat-unknown', 'seat-twice', 'distribution-sum'],
  ...['municipality-unknown', 'host-not-participant', 'not-participant', 'not-in-book', 'already-left'],
  ...['decision-already-annulled', 'notice-unknown', 'votes-contradict', 'absence-reversed'],
  ...['version-unknown', 'budget-version-unknown', 'record-already-annulled', 'record-not-corrected'],
  'cost-in-the-future',
  'budget-already-published',
  ...['meeting-unknown', 'meeting-not-held', 'meeting-held-already', 'follow-up-unknown'],
];

describe(`random years of governing, seed ${SEED}`, () => {
  const seen = new Set<string>();

  test('a naive replay says of them what the program says', async () => {
    await fc.assert(
      fc.asyncProperty(governed, wrongs, moments, async (history, said, asked) => {
        const book = new MemoryBook(restated(history, said));
        expect(book.refused.filter((code) => !MALFORMED.includes(code))).toEqual([]);
        for (const moment of momentsIn(book.events, asked)) {
          const told = await programTells(book.program, BOOK, moment);
          expect({ moment, ...told }).toEqual({ moment, ...naiveTells(book.events, moment) });
          const { size, day } = moment;
          const question = { size, from: day.slice(0, 7), to: day.slice(0, 7), day };
          expect(await realAnswers(book.questions, BOOK, question)).toEqual(naiveAnswers(book.events, question));
          for (const kind of situationsOf(Naive.of(book.events, moment.size), moment, told)) seen.add(kind);
        }
      }),
      RUNS,
    );
  }, 600_000);

  // A claim about the usual histories. Other seeds look for what these do not find; what they come upon is theirs.
  if (SEED === USUAL_SEED && RUNS.numRuns >= USUAL)
    test('they come upon everything a rule turns on', () => {
      expect(MUST_COME_UP.filter((kind) => !seen.has(kind))).toEqual([]);
    });
});
