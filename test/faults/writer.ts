import { writeSync } from 'node:fs';
import { OutcomeUnknown, SqliteEventStore, StoreUnavailable } from '#event-store';
import { requestOf } from './workload.ts';

/** What `children.ts` tells a writer to do. */
export interface WriterTask {
  readonly directory: string;
  readonly seed: number;
  /** Where each caller begins. */
  readonly from: readonly number[];
  /** Requests of each caller; null: until it is killed. */
  readonly each: number | null;
  /** After a refusal each caller goes on with the same request this many times, then stops. */
  readonly retries?: number;
  /** Settings of the connection, e.g. a smaller log. */
  readonly pragmas?: readonly string[];
  /** How it ends when all is asked. Default: closed. */
  readonly end?: 'closed' | 'killed';
  /** Weakened on purpose: says that it stands before it does, or asks for parts one by one. */
  readonly weakened?: 'early' | 'in parts';
}

/**
 * A process that appends for several callers at once and says on standard output what it was told: `opening`, `open`,
 * then `ok <request> <index>`, `no <request>` (nothing was written) or `unknown <request>`, each of these two followed by
 * `why <reason>`. When it cannot open the book it says `shut <reason>`.
 */
const task = JSON.parse(process.argv[2] ?? 'null') as WriterTask;
const say = (line: string): void => void writeSync(1, `${line}\n`);
// Without a listener the signal of a file that may not grow would end the process; with one the write fails.
process.on('SIGXFSZ', () => undefined);

say('opening');
const store = openOrEnd();
for (const pragma of task.pragmas ?? []) store.database.pragma(pragma);
say('open');
await Promise.all(task.from.map(call));
if (task.end === 'killed') process.kill(process.pid, 'SIGKILL');
await store.close().catch((error: Error) => say(`why ${error.message}`));

function openOrEnd(): SqliteEventStore {
  try {
    return SqliteEventStore.open({ directory: task.directory, holder: 'writer' });
  } catch (error) {
    say(`shut ${(error as Error).message}`);
    process.exit();
  }
}

async function call(from: number, caller: number): Promise<void> {
  const { seed, each, retries = 0 } = task;
  for (let n = from; each === null || n < from + each; n++) {
    for (let attempt = 0; ; attempt++) {
      if (await ask(seed, caller, n)) break;
      if (attempt === retries) return;
    }
  }
}

async function ask(seed: number, caller: number, n: number): Promise<boolean> {
  const { name, appends } = requestOf(seed, caller, n);
  if (task.weakened === 'early') {
    const { size } = await store.bookHead('bok');
    say(`ok ${name} ${size}`);
  }
  try {
    const [first] =
      task.weakened === 'in parts'
        ? await Promise.all(appends.map((append, i) => later(i, () => store.append(append))))
        : await store.appendAll(appends);
    if (task.weakened !== 'early') say(`ok ${name} ${first?.events[0]?.index}`);
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) say(`no ${name}`);
    else if (error instanceof OutcomeUnknown) say(`unknown ${name}`);
    else throw error;
    say(`why ${error.message}`);
    return false;
  }
}

async function later<T>(turns: number, work: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns * 3; turn++) await new Promise(setImmediate);
  return work();
}
