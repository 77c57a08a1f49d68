import { bookCatalogue, Recorder } from '#cooperation';
import { openForWriting } from '../../apps/book/open-book.ts';
import { bench, digits, type Figure, interleave, median, micros, ratioOf, time } from './harness.ts';
import { costRequest, record } from './history.ts';
import { bookAt, eventsOf, FIFTY_THOUSAND, MILLION, registerFile, TEN_THOUSAND } from './register-file.ts';

/** What a command costs in a large file, against the same in a small one. It writes to both, so it comes last. */
const REQUESTS = 20;

await bench('growth', async ({ shared, quick, progress }): Promise<Figure[]> => {
  const [rounds, turns] = quick ? [5, 2] : [9, 10];
  const shape = quick ? FIFTY_THOUSAND : MILLION;
  const large = await openForWriting(await registerFile(shared, shape, progress), 'bench');
  const small = await openForWriting(await registerFile(shared, TEN_THOUSAND, progress), 'bench');

  /** Every turn in another cooperation, as far as there are others. */
  const recordIn = ({ store }: typeof large, books: number) => {
    const recorder = new Recorder(store, bookCatalogue);
    return (turn: number): Promise<number> =>
      micros(REQUESTS, async () => {
        for (let i = 0; i < REQUESTS; i++) {
          await record(recorder, costRequest(bookAt(turn % books), 1_000 + turn * REQUESTS + i));
        }
      });
  };
  const taken = await interleave(
    // Every cooperation has had its turn, and its streams are folded, when the rounds begin to count.
    { rounds, turns, warmUp: Math.ceil(shape.books / turns), progress },
    { large: recordIn(large, shape.books), small: recordIn(small, 1) },
  );
  await large.close();
  await small.close();
  return [
    {
      figure: 'command path, as the file grows',
      measured: `a cost line recorded and projected in a file of ${digits(eventsOf(shape))} events, ${time(median(taken.large))}`,
      baseline: `the same in a file of ${digits(eventsOf(TEN_THOUSAND))} events, ${time(median(taken.small))}`,
      value: ratioOf(taken.large, taken.small),
      target: null,
      n: rounds,
    },
  ];
});
