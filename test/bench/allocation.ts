import { join } from 'node:path';
import { isMissing, type KeyFigures, sharesOf, split, type Weights, weightsOf } from '#allocation';
import { bookCatalogue, Questions, Recorder } from '#cooperation';
import { isRefusal } from '#kernel';
import { openForWriting } from '../../apps/book/open-book.ts';
import { KEY_30_70 } from '../../libs/cooperation/testing/lofoten.ts';
import {
  type BenchRun,
  bench,
  type Figure,
  interleave,
  median,
  micros,
  microsForEach,
  microsOf,
  randomFrom,
  ratioOf,
  time,
} from './harness.ts';
import { costRequest, found, NOW, record, YEAR } from './history.ts';

/** An amount split by exact weights, against the same arithmetic with nothing around it; and a whole answer. */
const AMOUNTS = 20_000;
const LINES = 100;
const BOOK = 'lofoten-ikt';

await bench(
  'allocation',
  async (run): Promise<Figure[]> => [
    await splitOver(5, run),
    await splitOver(43, run),
    await fromKeyToParts(5, run),
    await fromKeyToParts(43, run),
    await yearOfLines(run),
  ],
);

/** 30 % equal, 70 % by inhabitants: whole weights over `10 · n · P`, no fraction anywhere. */
function population(n: number): bigint[] {
  const random = randomFrom(n);
  return Array.from({ length: n }, () => BigInt(500 + random(20_000)));
}

function bareWeights(inhabitants: readonly bigint[]): { weights: bigint[]; whole: bigint } {
  let people = 0n;
  for (const p of inhabitants) people += p;
  const n = BigInt(inhabitants.length);
  const weights: bigint[] = [];
  for (const p of inhabitants) weights.push(3n * people + 7n * n * p);
  return { weights, whole: 10n * n * people };
}

/** Largest remainder, ties to the first; a negative amount is the mirror image. */
function bareSplit(total: bigint, weights: readonly bigint[], whole: bigint): bigint[] {
  const amount = total < 0n ? -total : total;
  const n = weights.length;
  const parts = new Array<bigint>(n);
  const remainders = new Array<bigint>(n);
  let left = amount;
  for (let i = 0; i < n; i++) {
    const product = amount * (weights[i] as bigint);
    const part = product / whole;
    parts[i] = part;
    remainders[i] = product - part * whole;
    left -= part;
  }
  for (; left > 0n; left--) {
    let best = 0;
    let largest = remainders[0] as bigint;
    for (let i = 1; i < n; i++) {
      const remainder = remainders[i] as bigint;
      if (remainder > largest) {
        best = i;
        largest = remainder;
      }
    }
    parts[best] = (parts[best] as bigint) + 1n;
    remainders[best] = -1n;
  }
  return total < 0n ? parts.map((part) => -part) : parts;
}

/** Up to 20 million kroner, one in ten a credit. */
function amounts(count: number): bigint[] {
  const random = randomFrom(count);
  return Array.from({ length: count }, (_, i) => BigInt(random(2_000_000_000)) * (i % 10 === 0 ? -1n : 1n));
}

/** The key over participants with these inhabitants, as the month's rules give it. */
function sharesFor(inhabitants: readonly bigint[]): Weights {
  const municipalities = inhabitants.map((_, i) => String(1_000 + i));
  const figures: KeyFigures = {
    population: new Map(inhabitants.map((p, i) => [municipalities[i] as string, p])),
    usage: () => null,
    historic: null,
    actual: null,
  };
  const shares = sharesOf(KEY_30_70, municipalities, figures);
  if (isMissing(shares)) throw new Error(`${shares.missing} is missing`);
  return weightsOf(shares);
}

async function splitOver(n: number, { quick, progress }: BenchRun): Promise<Figure> {
  const rounds = quick ? 5 : 15;
  const inhabitants = population(n);
  const { weights, whole } = bareWeights(inhabitants);
  const shares = sharesFor(inhabitants);
  const all = amounts(AMOUNTS);
  for (const amount of all.slice(0, 1_000)) {
    if (split(amount, shares).join() !== bareSplit(amount, weights, whole).join()) throw new Error('they disagree');
  }
  const taken = await interleave(
    { rounds, progress: (text) => progress(`split over ${n}: ${text}`) },
    {
      ours: () => microsForEach(all, (amount) => split(amount, shares)),
      bare: () => microsForEach(all, (amount) => bareSplit(amount, weights, whole)),
    },
  );
  return {
    figure: `allocation over ${n} participants`,
    measured: `an amount split by exact weights, ${time(median(taken.ours))}`,
    baseline: `bigint arithmetic without anything around it, ${time(median(taken.bare))}`,
    value: ratioOf(taken.bare, taken.ours),
    target: { atLeast: 0.5 },
    n: rounds,
  };
}

async function fromKeyToParts(n: number, { quick, progress }: BenchRun): Promise<Figure> {
  const rounds = quick ? 5 : 15;
  const inhabitants = population(n);
  const all = amounts(200);
  const taken = await interleave(
    { rounds, progress: (text) => progress(`key over ${n}: ${text}`) },
    {
      ours: () => microsForEach(all, (amount) => split(amount, sharesFor(inhabitants))),
      bare: () =>
        microsForEach(all, (amount) => {
          const { weights, whole } = bareWeights(inhabitants);
          return bareSplit(amount, weights, whole);
        }),
    },
  );
  return {
    figure: `from the key to the parts, ${n} participants`,
    measured: `shares as fractions, weights and split, ${time(median(taken.ours))}; once a pool and month`,
    baseline: `whole weights for this one key and the split, ${time(median(taken.bare))}`,
    value: ratioOf(taken.bare, taken.ours),
    target: null,
    n: rounds,
  };
}

async function yearOfLines({ directory, quick, progress }: BenchRun): Promise<Figure> {
  const rounds = quick ? 3 : 9;
  const book = await openForWriting(join(directory, 'year'), 'bench');
  const recorder = new Recorder(book.store, bookCatalogue);
  await found(book.store, BOOK);
  const lines: bigint[] = [];
  for (let n = 0; n < LINES; n++) {
    const request = costRequest(BOOK, n);
    await record(recorder, request);
    if (request.command.type === 'RecordCostLine') lines.push(BigInt(request.command.data.amount));
  }
  const questions = new Questions(book.store, book.facts, { now: () => NOW });
  const { weights, whole } = bareWeights(population(5));
  const taken = await interleave(
    { rounds, turns: 20, progress: (text) => progress(`a year: ${text}`) },
    {
      ours: () =>
        micros(1, async () => {
          const answer = await questions.allocation({ cooperation: BOOK, from: `${YEAR}-01`, to: `${YEAR}-12` });
          if (isRefusal(answer)) throw new Error(answer.text.en);
        }),
      bare: () =>
        microsOf(1, () => {
          let total = 0n;
          for (let month = 0n; month < 12n; month++) {
            for (const line of lines) total += (line * (month + 1n)) / 12n - (line * month) / 12n;
          }
          bareSplit(total, weights, whole);
        }),
    },
  );
  await book.close();
  return {
    figure: `answer to a year of ${LINES} cost lines`,
    measured: `facts read, rules of twelve months, pools with their reasons, ${time(median(taken.ours))}`,
    baseline: `the lines' ${12 * LINES} monthly parts and one split, ${time(median(taken.bare))}`,
    value: ratioOf(taken.bare, taken.ours),
    target: null,
    n: rounds,
  };
}
