import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openForWriting } from '../../apps/book/open-book.ts';
import { kill } from '../../libs/event-store/sqlite/faults/children.ts';
import { enter, saidIn, start } from './children.ts';
import { type FaultRun, faults, inLanes, type Tally } from './harness.ts';
import { checkBook } from './keys.ts';
import { Ledger } from './ledger.ts';
import { COOPERATION, commandOf, type RecorderTask } from './recorder.ts';
import { checkReopened } from './reopened.ts';
import type { WriterTask } from './writer.ts';

/**
 * kill -9 of the process that writes, again and again on the same book: while it makes the file, opens it, or appends.
 * After each, the next process asks again what the one before it was not answered.
 */
const CALLERS = 4;
const LANES = 2;
/** Kills of one book before another is begun. */
const KILLS = 20;

await faults('kill', async (run) => [
  await appends(run, run.tally('kill -9 during appends'), run.rounds(10, 1)),
  await appends(run, run.tally('kill -9 during appends, acknowledged before the commit', 'control'), [0], 'early'),
  await appends(
    run,
    run.tally('kill -9 during appends, two streams not in one transaction', 'control'),
    [0],
    'in parts',
  ),
  await commands(run, run.tally('kill -9 during the command path, with projections'), run.rounds(5, 1)),
  await commands(
    run,
    run.tally('kill -9 during the command path, acknowledged before the commit', 'control'),
    [0],
    'early',
  ),
]);

/** A moment after the line that says what the process does now. */
type Moment = { readonly line: 'opening' | 'open'; readonly delay: number };

function momentOf(random: (below: number) => number, n: number): Moment {
  return n % 6 === 0 ? { line: 'opening', delay: random(12) } : { line: 'open', delay: random(40) };
}

/** Starts it, kills it at the moment, and hands every line to `heard`. */
async function startAndKill(program: string, task: unknown, moment: Moment, heard: (line: string) => void) {
  const child = start(program, task);
  let dying: Promise<void> | null = null;
  for await (const line of child.lines) {
    heard(line);
    // Not awaited here: it must hit while the lines keep coming.
    if (line === moment.line) dying ??= pause(moment.delay).then(() => kill(child.process));
  }
  await dying;
  if (child.process.signalCode !== 'SIGKILL') throw new Error(`${program} ended by itself`);
}

async function appends(
  { directory, seed, quick, random, progress }: FaultRun,
  tally: Tally,
  rounds: number[],
  weakened?: 'early' | 'in parts',
) {
  await inLanes(rounds, LANES, async (round) => {
    progress(`${tally.fault}: book ${round + 1} of ${rounds.length}`);
    tally.begin();
    const place = join(directory, `appends-${weakened ?? 'whole'}-${round}`);
    mkdirSync(place);
    const ledger = new Ledger(seed + round, CALLERS);
    const chance = random(round);
    for (let n = 0; n < (quick ? 3 : KILLS); n++) {
      const task: WriterTask = {
        directory: place,
        seed: seed + round,
        from: ledger.next,
        each: null,
        ...(weakened ? { weakened } : {}),
      };
      const moment = momentOf(chance, n);
      await startAndKill('writer', task, moment, (line) => void enter(ledger, line));
      tally.inject(moment.line === 'open' ? 'killed while appending' : 'killed while opening');
      await checkReopened(place, ledger, tally, round);
    }
    rmSync(place, { recursive: true });
  });
  return tally.row();
}

async function commands(
  { directory, quick, random, progress }: FaultRun,
  tally: Tally,
  rounds: number[],
  weakened?: 'early',
) {
  await inLanes(rounds, LANES, async (round) => {
    progress(`${tally.fault}: book ${round + 1} of ${rounds.length}`);
    tally.begin();
    const place = join(directory, `commands-${weakened ?? 'whole'}-${round}`);
    mkdirSync(place);
    const chance = random(round);
    const next = Array.from({ length: CALLERS }, () => 0);
    const acknowledged = new Map<string, number>();
    for (let n = 0; n < (quick ? 3 : KILLS); n++) {
      const task: RecorderTask = { directory: place, from: next, ...(weakened ? { weakened } : {}) };
      const moment = momentOf(chance, n);
      await startAndKill('recorder', task, moment, (line) => {
        const said = saidIn(line);
        if (said?.kind !== 'ok') return;
        const [caller, turn] = said.name.split('-').map(Number) as [number, number];
        next[caller] = turn + 1;
        acknowledged.set(commandOf(CALLERS, caller, turn).recording.idempotencyKey, said.index);
      });
      tally.inject(moment.line === 'open' ? 'killed while recording' : 'killed while opening');
      const begin = performance.now();
      const book = await openForWriting(place, 'faults');
      tally.recovery.push(performance.now() - begin);
      await checkBook(book, COOPERATION, acknowledged, tally, round);
      await book.close();
    }
    rmSync(place, { recursive: true });
  });
  return tally.row();
}
