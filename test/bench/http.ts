import { join } from 'node:path';
import { pagesOf, SqliteEventStore } from '#event-store';
import { Contestant } from './contestants.ts';
import { type BenchRun, bench, digits, type Figure, interleave, median, percentile, ratioOf, time } from './harness.ts';
import { type Answers, BOOK, type Load, numberIn } from './http/posts.ts';
import { serving } from './http/serving.ts';

/**
 * A decision posted to the server until it is answered: key, validation, decide, append, project. Beside it the same
 * body to a route of Nest that does nothing, from the same clients. Servers and clients are processes of their own.
 */
const CLIENTS = [1, 16, 64];
/** With so many at once nothing may fail, and the book must hold what they were told it holds. */
const MANY = 128;

await bench('http', async (run): Promise<Figure[]> => {
  const [rounds, milliseconds] = run.quick ? [3, 500] : [5, 1_500];
  const directory = join(run.directory, 'data');
  const server = await serving(directory);
  const bare = new Contestant('http/bare-route');
  const clients = new Contestant('http/clients');
  const book = { url: server.url, path: `/api/cooperations/${BOOK}/decisions`, key: server.key };
  const nothing = { url: await bare.ask<string>(), path: '/decisions', key: null };

  let next = 0;
  const recorded: number[] = [];
  const load = async (at: typeof book | typeof nothing, count: number, during: number): Promise<Answers> => {
    const asked: Load = { ...at, clients: count, milliseconds: during, from: next };
    const answers = await clients.ask<Answers>(asked);
    next += answers.recorded.length + answers.failures.length;
    if (at === book) recorded.push(...answers.recorded);
    return answers;
  };
  const withoutFailure = async (...asked: Parameters<typeof load>): Promise<Answers> => {
    const answers = await load(...asked);
    const [first] = answers.failures;
    if (first !== undefined) throw new Error(`${answers.failures.length} requests failed, the first: ${first}`);
    return answers;
  };

  const figures: Figure[] = [];
  for (const count of CLIENTS) {
    const taken = { ours: [] as number[], theirs: [] as number[] };
    const side = (name: keyof typeof taken, at: typeof book | typeof nothing) => async (turn: number) => {
      const answers = await withoutFailure(at, count, milliseconds);
      // The first round does not count.
      if (turn > 0) for (const one of answers.taken) taken[name].push(one);
      return answers.whole / answers.taken.length;
    };
    const progress = (text: string): void => run.progress(`${count} at once: ${text}`);
    const each = await interleave({ rounds, progress }, { ours: side('ours', book), theirs: side('theirs', nothing) });
    figures.push({
      figure: `HTTP command, ${count} at once, against a bare route`,
      measured: `a decision posted, recorded and answered, ${told(each.ours, taken.ours)}`,
      baseline: `Nest and the same body, a constant answer, ${told(each.theirs, taken.theirs)}`,
      value: ratioOf(each.theirs, each.ours),
      target: null,
      n: rounds,
    });
  }

  run.progress(`${MANY} at once`);
  const together = await load(book, MANY, run.quick ? 2_000 : 6_000);
  for (const failure of new Set(together.failures)) run.progress(failure);
  await server.stop();
  await Promise.all([bare.end(), clients.end()]);
  const wrong = await wrongIn(directory, recorded, run);
  figures.push({
    figure: `HTTP command, ${MANY} at once, spurious failures`,
    measured: `${digits(together.taken.length)} decisions posted, ${told([together.whole / together.taken.length], together.taken)}`,
    baseline: `every answer 201, each of all ${digits(recorded.length)} acknowledged decisions in the book once`,
    value: together.failures.length + wrong,
    shown: String(together.failures.length + wrong),
    target: { atMost: 0 },
    targetShown: '0',
    n: 1,
  });
  return figures;
});

function told(each: readonly number[], taken: readonly number[]): string {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => time(percentile(taken, part)));
  return `${digits(1e6 / median(each))}/s, p50 ${p50}, p95 ${p95}, p99 ${p99}`;
}

/** Decisions that were acknowledged and are not in the book once, or are in it and were not acknowledged. */
async function wrongIn(directory: string, recorded: readonly number[], { progress }: BenchRun): Promise<number> {
  const store = SqliteEventStore.openReadOnly(directory);
  const times = new Map(recorded.map((n) => [n, 0]));
  const { size } = await store.bookHead(BOOK);
  for await (const events of pagesOf(store, BOOK, 0, size)) {
    for (const { metadata } of events) {
      const n = numberIn(metadata.idempotencyKey);
      if (metadata.type === 'DecisionRecorded') times.set(n, (times.get(n) ?? 0) + 1);
    }
  }
  await store.close();
  const acknowledged = new Set(recorded);
  const wrong = [...times].filter(([n, found]) => found !== 1 || !acknowledged.has(n));
  for (const [n, found] of wrong.slice(0, 5))
    progress(`decision ${n}: ${acknowledged.has(n) ? '' : 'not '}acknowledged, ${found} times in the book`);
  return wrong.length;
}
