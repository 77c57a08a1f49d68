import { Questions } from '#cooperation';
import { dateOfDay, dayNumber, firstOfYear, isRefusal } from '#kernel';
import { type OpenBook, openForReading } from '../../apps/book/open-book.ts';
import { foldEverything } from './fold.ts';
import {
  bench,
  digits,
  each,
  type Figure,
  interleave,
  median,
  microsOf,
  percentile,
  randomFrom,
  ratioOf,
  time,
} from './harness.ts';
import { NOW, recordedAt, YEAR } from './history.ts';
import {
  bookAt,
  eventsOf,
  FIFTY_THOUSAND,
  FOUNDATION,
  HOT,
  MILLION,
  registerFile,
  type Shape,
  TEN_THOUSAND,
} from './register-file.ts';

/** Answers for a random pair of dates out of a large file: of a whole cooperation, and of one line changed very often. */
const QUESTIONS = 400;

type Random = (below: number) => number;

const randomDay = (random: Random): string => dateOfDay(dayNumber(firstOfYear(YEAR)) + random(365));

/** When every line was known in some version, and not yet in its last. */
const randomInstant = ({ books, lines, versions }: Shape, random: Random): string =>
  recordedAt(books * lines + random(books * lines * (versions - 1)));

const p95 = async (taken: Promise<number[]>): Promise<number> => percentile(await taken, 0.95);

await bench('as-of', async ({ shared, quick, progress }): Promise<Figure[]> => {
  const rounds = quick ? 3 : 7;
  const large = quick ? FIFTY_THOUSAND : MILLION;
  const [largeFile, smallFile] = [
    await registerFile(shared, large, progress),
    await registerFile(shared, TEN_THOUSAND, progress),
  ];
  const [many, few] = [await openForReading(largeFile), await openForReading(smallFile)];
  const random = randomFrom(20_260_601);
  let folded = { events: 0, lines: 0 };

  const taken = await interleave(
    { rounds, progress },
    {
      large: () => p95(randomStates(many, large, random)),
      small: () => p95(randomStates(few, TEN_THOUSAND, random)),
      hot: () => p95(randomHotLines(many, large, random)),
      fold: () =>
        microsOf(1, () => {
          folded = foldEverything(largeFile, `${YEAR}-06`, randomInstant(large, random));
        }),
    },
  );
  await many.close();
  await few.close();
  const state = `state of a cooperation with ${large.lines} cost lines at random dates, p95 ${time(median(taken.large))}`;
  const hot = median(taken.hot);
  return [
    {
      figure: 'as-of state, against a fold',
      measured: state,
      baseline: `reading, parsing and folding the ${digits(folded.events)} events of the file, ${time(median(taken.fold))}`,
      value: 1 / ratioOf(taken.fold, taken.large),
      shown: `1/${digits(ratioOf(taken.fold, taken.large))}`,
      target: { atMost: 1 / 1_000 },
      targetShown: '≤ 1/1000',
      n: rounds,
    },
    {
      figure: 'as-of state, as the file grows',
      measured: state,
      baseline: `the same in a file of ${digits(eventsOf(TEN_THOUSAND))} events, p95 ${time(median(taken.small))}`,
      value: ratioOf(taken.large, taken.small),
      target: { atMost: 8 },
      n: rounds,
    },
    {
      figure: 'a hot line',
      measured: `one line of ${digits(large.hot)} versions at random dates, p95 ${time(hot)}`,
      baseline: `folding the file took ${digits(ratioOf(taken.fold, taken.hot))} times as long`,
      value: hot / 1_000,
      shown: `${digits(hot / 1_000)} ms`,
      target: { atMost: 0.3 },
      targetShown: '≤ 0.3 ms',
      n: rounds,
    },
  ];
});

function randomStates(book: OpenBook, shape: Shape, random: Random): Promise<number[]> {
  const questions = new Questions(book.store, book.facts, { now: () => NOW });
  const asked = Array.from({ length: QUESTIONS }, () => ({
    cooperation: bookAt(random(shape.books)),
    validOn: randomDay(random),
    knownAt: randomInstant(shape, random),
  }));
  return each(asked, async (question) => {
    const answer = await questions.state(question);
    if (isRefusal(answer) || answer.costLines.length !== shape.lines) throw new Error('an answer without its lines');
  });
}

function randomHotLines(book: OpenBook, { hot }: Shape, random: Random): Promise<number[]> {
  const key = { kind: 'cost', name: `${YEAR}/L-0` };
  const asked = Array.from({ length: QUESTIONS }, () => ({
    validOn: randomDay(random),
    size: FOUNDATION + 1 + random(hot),
  }));
  return each(asked, ({ validOn, size }) => {
    if (!book.facts.register.read((facts) => facts.one(HOT, key, validOn, size))) throw new Error('no such line');
  });
}
