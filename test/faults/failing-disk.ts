import { cpSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { enter, start } from './children.ts';
import { Recording, writeFiles } from './disk.ts';
import { type FaultRun, faults, type Row, type Tally } from './harness.ts';
import { Ledger } from './ledger.ts';
import { checkReopened } from './reopened.ts';
import type { WriterTask } from './writer.ts';

/**
 * The n-th write or sync fails, once or from then on. Then the process ends, the next one writes into the same files,
 * and the power goes: what a failed sync left unwritten no later sync writes.
 */
const KINDS = [
  { fault: 'a write that fails (EIO)', on: 'write', error: constants.errno.EIO },
  { fault: 'a write for which there is no room (ENOSPC)', on: 'write', error: constants.errno.ENOSPC },
  { fault: 'a sync that fails (EIO)', on: 'sync', error: constants.errno.EIO },
] as const;

await faults('failing-disk', async (run): Promise<Row[]> => {
  const prepared = Recording.prepare(run.directory);
  const rows: Row[] = [];
  for (const kind of KINDS) {
    const tally = run.tally(kind.fault);
    if ('impossible' in prepared) rows.push(tally.row(prepared.impossible));
    else rows.push(await failing(run, tally, kind, prepared.recording));
  }
  const control = run.tally('a sync that fails (EIO), passed over by the caller', 'control');
  if ('impossible' in prepared) rows.push(control.row(prepared.impossible));
  else rows.push(await failing(run, control, KINDS[2], prepared.recording));
  return rows;
});

async function failing(
  run: FaultRun,
  tally: Tally,
  { on, error }: (typeof KINDS)[number],
  recording: Recording,
): Promise<Row> {
  const rounds = tally.control ? run.rounds(5, 2) : run.rounds(30, 2);
  const place = join(run.directory, 'written');
  for (const round of rounds) {
    if (round % 10 === 0) run.progress(`${tally.fault}: round ${round + 1} of ${rounds.length}`);
    tally.begin();
    const random = run.random(round);
    const callers = 1 + random(3);
    const ledger = new Ledger(run.seed + round, callers);
    const once = random(2) === 0;
    writeFiles(place, new Map());
    const task: WriterTask = {
      directory: place,
      seed: run.seed + round,
      from: ledger.next,
      each: 10,
      retries: 2,
      pragmas: random(2) === 0 ? ['wal_autocheckpoint = 30'] : [],
      end: random(2) === 0 ? 'closed' : 'killed',
    };
    const first = start('writer', task, {
      environment: {
        ...recording.of(place),
        FAULT_ON: on,
        FAULT_ERROR: String(error),
        FAULT_CALL: String(1 + random(on === 'sync' ? 16 : 250)),
        FAULT_TIMES: once ? '1' : '1000000',
        FAULT_FILE: 'book.sqlite',
      },
    });
    for await (const line of first.lines) {
      // The control takes every refusal for a success.
      const wrongly = tally.control && /^(no|unknown) /.test(line);
      enter(ledger, wrongly ? line.replace(/^\w+/, 'ok').concat(' 0') : line);
    }
    tally.inject(once ? 'failed once' : 'failed from then on');

    // As the next process finds it while the machine still runs, in a copy, so that nothing is mended on the way.
    const copy = join(run.directory, 'copy');
    rmSync(copy, { recursive: true, force: true });
    cpSync(place, copy, { recursive: true });
    await checkReopened(copy, ledger, tally, round);

    const next = start(
      'writer',
      { ...task, from: ledger.next, each: 4, end: 'killed' },
      { environment: recording.goingOn(place) },
    );
    for await (const line of next.lines) enter(ledger, line);
    const disk = recording.disk();
    const files = disk.filesAt(disk.length, random(2) === 0 ? 'nothing of it' : 'any part of it', random);
    tally.inject('power cut afterwards');
    writeFiles(copy, files);
    await checkReopened(copy, ledger, tally, round);
  }
  return tally.row();
}
