import { join } from 'node:path';
import { enter, start } from './children.ts';
import { type Files, Recording, type Unsynced, writeFiles } from './disk.ts';
import { type FaultRun, faults, type Row, type Tally } from './harness.ts';
import { Ledger } from './ledger.ts';
import { checkReopened } from './reopened.ts';
import type { WriterTask } from './writer.ts';

/**
 * A power cut at any moment: of what was written and not synced the disk has nothing, all, or any sectors of it. The
 * process that writes notes its calls (disk.c); the moments are chosen afterwards, many for one recording. Then the
 * next process writes into what the cut left, and the power goes again.
 */
interface Case {
  readonly fault: string;
  readonly control?: 'control';
  readonly pragmas: readonly string[];
  readonly lying?: boolean;
}

const CASES: readonly Case[] = [
  { fault: 'power cut, as the book is opened (synchronous=FULL)', pragmas: [] },
  { fault: 'power cut, while the log often goes back into the file', pragmas: ['wal_autocheckpoint = 30'] },
  {
    fault: 'power cut, synchronous=NORMAL',
    control: 'control',
    pragmas: ['synchronous = NORMAL', 'wal_autocheckpoint = 200'],
  },
  { fault: 'power cut, a disk that says it has synced and has not', control: 'control', pragmas: [], lying: true },
];

const UNSYNCED: readonly Unsynced[] = ['nothing of it', 'any part of it', 'any part of it', 'all of it'];

await faults('power-cut', async (run): Promise<Row[]> => {
  const prepared = Recording.prepare(run.directory);
  const rows: Row[] = [];
  for (const one of CASES) {
    const tally = run.tally(one.fault, one.control);
    if ('impossible' in prepared) rows.push(tally.row(prepared.impossible));
    else rows.push(await cuts(run, tally, one, prepared.recording));
  }
  return rows;
});

async function cuts(run: FaultRun, tally: Tally, { pragmas, lying = false }: Case, recording: Recording): Promise<Row> {
  const rounds = tally.control ? run.rounds(2, 1) : run.rounds(6, 1);
  for (const round of rounds) {
    run.progress(`${tally.fault}: recording ${round + 1} of ${rounds.length}`);
    tally.begin();
    const random = run.random(round);
    const seed = run.seed + round;
    const callers = 1 + random(4);
    const place = join(run.directory, 'written');
    let before: Files = new Map();
    /** What was said before the recording. */
    let said: readonly string[] = [];
    for (let generation = 0; generation < 2; generation++) {
      writeFiles(place, before);
      const task: WriterTask = {
        directory: place,
        seed,
        from: ledgerOf(seed, callers, said).next,
        each: 20 + random(run.quick ? 20 : 60),
        pragmas,
        end: random(3) === 0 ? 'closed' : 'killed',
      };
      const child = start('writer', task, { environment: recording.of(place) });
      for await (const _ of child.lines);
      const disk = recording.disk(before);
      let left: readonly [Files, readonly string[]] | null = null;
      for (let cut = 0; cut < (run.quick ? 6 : 30); cut++) {
        const moment = random(disk.length + 1);
        const unsynced = UNSYNCED[random(UNSYNCED.length)] as Unsynced;
        const files = disk.filesAt(moment, unsynced, random, lying);
        tally.inject(`cut, ${unsynced} kept`);
        const heard = [...said, ...disk.printedBefore(moment)];
        if (await stands(run, tally, round, files, ledgerOf(seed, callers, heard))) left = [files, heard];
      }
      // The next process goes on with what the last cut left.
      if (left) [before, said] = left;
    }
  }
  return tally.row();
}

/** Opens what the cut left, in a directory of its own, and counts what is wrong with it; false when it cannot be used. */
function stands(run: FaultRun, tally: Tally, round: number, files: Files, ledger: Ledger): Promise<boolean> {
  const place = join(run.directory, 'after');
  writeFiles(place, files);
  return checkReopened(place, ledger, tally, round);
}

function ledgerOf(seed: number, callers: number, lines: readonly string[]): Ledger {
  const ledger = new Ledger(seed, callers);
  for (const line of lines) enter(ledger, line);
  return ledger;
}
