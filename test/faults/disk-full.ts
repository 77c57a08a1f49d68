import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bookCatalogue, Recorder } from '#cooperation';
import { SqliteEventStore, StoreUnavailable } from '#event-store';
import { type BookId, eventId, isRefusal } from '#kernel';
import { openForWriting } from '../../apps/book/open-book.ts';
import { costRequest, foundation, type Request } from '../bench/history.ts';
import { randomFrom } from '../programs/numbers.ts';
import { enter, start } from './children.ts';
import { type FaultRun, faults, type Row, Tally } from './harness.ts';
import { checkBook } from './keys.ts';
import { Ledger } from './ledger.ts';
import { COOPERATION, commandOf } from './recorder.ts';
import { checkReopened } from './reopened.ts';
import { requestOf } from './workload.ts';
import type { WriterTask } from './writer.ts';

/** No more room at any moment: in a group of appends, in a command with its projections, an import, a rebuild. Then room again. */
const CALLERS = 3;

/** The whole command path in a file that may have so many pages and no more. */
async function commands(run: FaultRun, tally: Tally): Promise<Row> {
  for (const round of run.rounds(12, 1)) {
    if (round % 4 === 0) run.progress(`${tally.fault}: round ${round + 1}`);
    tally.begin();
    const random = run.random(round);
    const directory = join(run.directory, `commands-${round}`);
    const book = await openForWriting(directory, 'faults');
    const { store } = book;
    const recorder = new Recorder(store, bookCatalogue);
    const answered = new Map<string, number>();
    const room = (pages: number | null): void => {
      const count = Number(store.database.pragma('page_count', { simple: true }));
      store.database.pragma(`max_page_count = ${pages === null ? 1_000_000 : count + pages}`);
    };
    const ask = async ({ book: id, command, recording }: Request): Promise<boolean> => {
      const answer = await recorder.record(id, command, recording);
      if (!isRefusal(answer)) {
        answered.set(recording.idempotencyKey, answer.events[0]?.index ?? -1);
        return true;
      }
      if (answer.code !== 'store-unavailable') tally.report(round, 'wrong', `refused: ${answer.text.en}`);
      if (await store.find(eventId(recording.actor.id, recording.idempotencyKey, 0)))
        tally.report(round, 'wrong', `${recording.idempotencyKey} is there, and its caller was told it is not`);
      return false;
    };
    for (const request of foundation(COOPERATION)) await ask(request);

    const next = Array.from({ length: CALLERS }, () => 0);
    for (let n = 0; n < (run.quick ? 2 : 5); n++) {
      room(random(12));
      for (let full = false; !full; ) {
        const asked = next.map((turn, caller) => ask(commandOf(CALLERS, caller, turn)));
        for (const [caller, stands] of (await Promise.all(asked)).entries()) {
          if (stands) next[caller] = (next[caller] ?? 0) + 1;
          else full = true;
        }
      }
      tally.inject('full in a command');

      const imported: BookId = `innlest-${n}`;
      const entries = [...foundation(imported), ...Array.from({ length: 60 }, (_, i) => costRequest(imported, i))].map(
        ({ command, recording }, line) => ({ line, command, recording }),
      );
      const refused = await recorder.recordAll(imported, 'fil', entries);
      if (isRefusal(refused)) tally.inject('full in a file of entries');
      if (isRefusal(refused) && (await store.bookHead(imported)).size > 0) tally.report(round, 'torn', imported);
      const before = JSON.stringify(await store.bookHead(COOPERATION));
      if (await fails(() => book.runner?.rebuild() ?? Promise.resolve())) tally.inject('full in a rebuild');
      if (JSON.stringify(await store.bookHead(COOPERATION)) !== before)
        tally.report(round, 'wrong', 'a rebuild changed the book');

      room(null);
      for (const [caller, turn] of next.entries()) {
        if (await ask(commandOf(CALLERS, caller, turn))) next[caller] = turn + 1;
        else tally.report(round, 'wrong', 'refused though there is room again');
      }
      const again = await recorder.recordAll(imported, 'fil', entries);
      if (isRefusal(again)) tally.report(round, 'wrong', `refused though there is room again: ${again.text.en}`);
      await checkBook(book, COOPERATION, answered, tally, round);
    }
    await book.close();
    rmSync(directory, { recursive: true });
  }
  return tally.row();
}

async function fails(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_FULL') return true;
    throw error;
  }
}

/** Files that may not grow beyond a size: the write fails, the process writes no more, the next one may. */
async function limited(run: FaultRun, tally: Tally, rounds: number[]): Promise<Row> {
  if (process.platform === 'win32') return tally.row('needs POSIX');
  for (const round of rounds) {
    if (round % 10 === 0) run.progress(`${tally.fault}: round ${round + 1}`);
    tally.begin();
    const random = run.random(round);
    const directory = join(run.directory, `limited-${tally.control}-${round}`);
    const ledger = new Ledger(run.seed + round, CALLERS);
    const task: WriterTask = {
      directory,
      seed: run.seed + round,
      from: ledger.next,
      each: 400,
      retries: 2,
      ...(tally.control && { weakened: 'early' }),
    };
    const end = random(2) === 0 ? 'closed' : 'killed';
    for await (const line of start('writer', { ...task, end }, { blocks: 200 + random(1_500) }).lines) {
      const said = enter(ledger, line);
      if (said?.kind === 'no') tally.inject('write beyond the limit');
    }
    await checkReopened(directory, ledger, tally, round);
    for await (const line of start('writer', { ...task, from: ledger.next, each: 5 }).lines) enter(ledger, line);
    await checkReopened(directory, ledger, tally, round);
    rmSync(directory, { recursive: true });
  }
  return tally.row();
}

/** What `small` needs to know in the process that sees the small file system. */
interface SmallTask {
  readonly small: string;
  readonly rounds: readonly number[];
  readonly seed: number;
  readonly fault: string;
}

/** A file system of a few megabytes that fills up, seen by one process alone. */
async function small(run: FaultRun, tally: Tally): Promise<Row> {
  const place = join(run.directory, 'small');
  mkdirSync(place);
  const task: SmallTask = { small: place, rounds: run.rounds(10, 1), seed: run.seed, fault: tally.fault };
  const script = 'mount -t tmpfs -o size=6m none "$1" && exec "$2" "$3" "$4" "$5"';
  const own = [place, process.execPath, import.meta.filename, place, JSON.stringify(task)];
  const child = spawn('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, 'sh', ...own], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = await new Promise<string>((resolve) => {
    child.once('error', () => resolve(''));
    text(child.stdout).then(resolve, () => resolve(''));
  });
  return printed === '' ? tally.row('no file system can be mounted here') : (JSON.parse(printed) as Row);
}

async function fillSmall({ small: place, rounds, seed, fault }: SmallTask): Promise<void> {
  const tally = new Tally(
    fault,
    false,
    (what, round) => void process.stderr.write(`  disk-full: ${what}, seed ${seed}, round ${round}\n`),
  );
  for (const round of rounds) {
    tally.begin();
    const random = randomFrom(seed + round);
    const directory = join(place, 'book');
    const ballast = join(place, 'ballast');
    mkdirSync(directory);
    const store = SqliteEventStore.open({ directory });
    const ledger = new Ledger(seed + round, CALLERS);
    for (let filled = 0; filled < 3; filled++) {
      const { bavail, bsize } = statfsSync(place);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - random(400_000))));
      for (let full = false; !full; ) full = !(await askAll(store, ledger, seed + round));
      tally.inject('file system full');
      await ledger.check(store, tally, round);
      rmSync(ballast);
      if (!(await askAll(store, ledger, seed + round)))
        tally.report(round, 'wrong', 'refused though there is room again');
    }
    await store.close();
    await checkReopened(directory, ledger, tally, round);
    rmSync(directory, { recursive: true });
  }
  process.stdout.write(JSON.stringify(tally.row()));
}

/** One request of each caller, together; false when one was refused for want of room. */
async function askAll(store: SqliteEventStore, ledger: Ledger, seed: number): Promise<boolean> {
  const requests = ledger.next.map((n, caller) => requestOf(seed, caller, n));
  const answers = await Promise.allSettled(requests.map(({ appends }) => store.appendAll(appends)));
  let all = true;
  for (const [i, answer] of answers.entries()) {
    const { name } = requests[i] as (typeof requests)[number];
    if (answer.status === 'fulfilled') ledger.acknowledge({ name, index: answer.value[0]?.events[0]?.index ?? -1 });
    else if (answer.reason instanceof StoreUnavailable) {
      ledger.refuse(name);
      all = false;
    } else throw answer.reason;
  }
  return all;
}

const told = JSON.parse(process.argv[3] ?? 'null') as Partial<SmallTask>;
if (told.small !== undefined) await fillSmall(told as SmallTask);
else
  await faults('disk-full', async (run) => [
    await commands(run, run.tally('no room for more pages: commands, files of entries, rebuilds')),
    await limited(run, run.tally('files that may not grow'), run.rounds(25, 2)),
    await small(run, run.tally('a file system that is full')),
    await limited(
      run,
      run.tally('files that may not grow, acknowledged before the commit', 'control'),
      run.rounds(2, 1),
    ),
  ]);
