import { join } from 'node:path';
import type { BookId } from '#kernel';
import { Contestant } from './contestants.ts';
import { bench, type Figure, interleave, median, ratioOf, time } from './harness.ts';
import type { Held } from './kurrentdb/server.ts';
import type { Turn, Where } from './kurrentdb/turns.ts';

/**
 * The store over KurrentDB against the bare client with the same events, each in a process of its own, before the test
 * server in a third. In the end the server is asked whether it was given the same bytes by both.
 */
const CALLERS = 64;

interface Work extends Pick<Turn, 'books' | 'count' | 'readBack'> {
  readonly rounds: number;
  readonly turns: number;
  readonly warmUp: number;
}

await bench('kurrentdb', async ({ directory, quick, progress }): Promise<Figure[]> => {
  const server = new Contestant('kurrentdb/server');
  const [oursAt, theirsAt, readyAt] = await server.ask<readonly [string, string, string]>();
  const where = (connection: string, name: string): Where => ({ connection, directory: join(directory, name) });
  const adapter = new Contestant('kurrentdb/adapter', where(oursAt, 'adapter'));
  const bare = new Contestant('kurrentdb/bare', where(theirsAt, 'bare'));
  const ready = new Contestant('kurrentdb/bare', { ...where(readyAt, 'ready'), readyMade: true } satisfies Where);

  const between = ({ rounds, turns, warmUp, ...work }: Work, what: string) => {
    const ask = (contestant: Contestant) => (turn: number) =>
      contestant.ask<number>({ ...work, from: turn * work.count } satisfies Turn);
    const say = (text: string): void => progress(`${what}: ${text}`);
    return interleave(
      { rounds, turns, warmUp, progress: say },
      { ours: ask(adapter), theirs: ask(bare), ready: ask(ready) },
    );
  };
  // Turns of a third of a second. In such a burst the replica rests; it follows when the turn is over, outside the clock.
  const one = works({ books: ['en'], count: quick ? 200 : 1_000, rounds: quick ? 3 : 11, turns: 1, warmUp: 4 });
  // Long enough that what is followed meanwhile falls into the turn too.
  const long = works({ books: ['lenge'], count: quick ? 400 : 6_000, rounds: quick ? 3 : 5, turns: 1 });
  const back = works({ books: ['lest'], count: quick ? 100 : 200, rounds: quick ? 3 : 9, readBack: true });
  const callers = Array.from({ length: CALLERS }, (_, i): BookId => `samarbeid-${i}`);
  const many = works({ books: callers, count: 5, rounds: quick ? 3 : 9, turns: quick ? 2 : 4 });

  const alone = await between(one, 'one caller');
  const sustained = await between(long, 'one caller, long');
  const together = await between(many, `${CALLERS} callers`);
  const readBack = await between(back, 'read back');

  const all = [one, long, many, back];
  const { events, difference } = await server.ask<Held>(all.flatMap(({ books }) => books));
  if (difference) throw new Error(`what the two have written differs at ${difference}`);
  const asked = all.reduce((sum, work) => sum + eventsIn(work), 0);
  if (events !== asked) throw new Error(`${asked} events were appended; the server has ${events}`);
  await Promise.all([adapter.end(), bare.end(), ready.end()]);
  await server.end();
  return [
    {
      figure: 'KurrentDB append, against the bare client',
      measured: `append of one event at an expected revision, ${time(median(alone.ours))}`,
      baseline: `@eventstore/db-client 6.2.1, the same events made (JSON, chained hash) and sent to the same test server, ${time(median(alone.theirs))}`,
      value: ratioOf(alone.theirs, alone.ours),
      target: { atLeast: 0.85 },
      n: one.rounds,
    },
    {
      figure: 'KurrentDB append, against the bare client with events ready-made',
      measured: `append of one event at an expected revision, ${time(median(alone.ours))}`,
      baseline: `@eventstore/db-client 6.2.1, the same bytes made before, ${time(median(alone.ready))}`,
      value: ratioOf(alone.ready, alone.ours),
      target: null,
      n: one.rounds,
    },
    {
      figure: 'KurrentDB append without a pause, against the bare client',
      measured: `6 000 appends one after the other, followed meanwhile, ${time(median(sustained.ours))} an append`,
      baseline: `the bare client, the same events made and sent, ${time(median(sustained.theirs))} an append`,
      value: ratioOf(sustained.theirs, sustained.ours),
      target: null,
      n: long.rounds,
    },
    {
      figure: `KurrentDB append, ${CALLERS} callers, against the bare client`,
      measured: `appends of ${CALLERS} callers, each to a book of its own, ${time(median(together.ours))} an append`,
      baseline: `the bare client, as many callers and streams, ${time(median(together.theirs))} an append`,
      value: ratioOf(together.theirs, together.ours),
      target: null,
      n: many.rounds,
    },
    {
      figure: 'KurrentDB append and read back, against the bare client',
      measured: `append, then the book’s end from the replica once it has the event, ${time(median(readBack.ours))}`,
      baseline: `the bare client, append, then the stream’s last event from the server, ${time(median(readBack.theirs))}`,
      value: ratioOf(readBack.theirs, readBack.ours),
      target: null,
      n: back.rounds,
    },
  ];
});

function works(work: Pick<Work, 'books' | 'count' | 'rounds'> & Partial<Work>): Work {
  return { readBack: false, turns: 2, warmUp: 1, ...work };
}

/** Of all rounds, also those that do not count. */
function eventsIn({ books, count, rounds, turns, warmUp }: Work): number {
  return books.length * count * turns * (warmUp + rounds);
}
