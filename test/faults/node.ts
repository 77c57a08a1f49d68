import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { kurrentDb, OutcomeUnknown, StoreUnavailable } from '#event-store';
import { requestOf } from './workload.ts';

/** What `network.ts` tells a server process to do. */
export interface NodeTask {
  readonly connection: string;
  readonly directory: string;
  readonly seed: number;
  /** Its callers, and where each begins. */
  readonly from: readonly (readonly [caller: number, n: number])[];
  /** Requests of each caller; null: until it is killed. */
  readonly each: number | null;
  /** Milliseconds. */
  readonly timers: { readonly attempt: number; readonly append: number; readonly follow: number };
  /** Weakened on purpose: says that it stands before it does. */
  readonly weakened?: 'early';
}

/**
 * A server process on a KurrentDB log: appends for several callers at once, each of whom asks the same again until it is
 * told that it stands. Says `open`, `ok <request> <index>`, `slow <ms>` for every call that was longer under way than it
 * may be, `unhandled <reason>`, and `done`; then waits for its input to end, and closes.
 */
const task = JSON.parse(process.argv[2] ?? 'null') as NodeTask;
const say = (line: string): void => void writeSync(1, `${line}\n`);
process.on('unhandledRejection', (reason) => say(`unhandled ${reason}`));
process.on('uncaughtException', (error) => say(`unhandled ${error.message}`));

/** A call may take its append's time and the wait for its own replica, and the machine a moment. */
const BOUND = task.timers.append + task.timers.follow + task.timers.attempt + 1_000;

const { KurrentEventStore } = await kurrentDb();
const store = await KurrentEventStore.open({
  connection: task.connection,
  directory: task.directory,
  holder: 'node',
  timers: task.timers,
  onAlarm: ({ text }) => say(`alarm ${text}`),
});
say('open');
await Promise.all(task.from.map(call));
say('done');
for await (const _ of createInterface({ input: process.stdin }));
await store.close();

async function call([caller, from]: readonly [number, number]): Promise<void> {
  for (let n = from; task.each === null || n < from + task.each; n++) {
    const { name, appends } = requestOf(task.seed, caller, n);
    if (task.weakened === 'early') say(`ok ${name} 0`);
    for (let index: number | null = null; index === null; ) {
      const begin = performance.now();
      index = await ask(appends);
      const taken = performance.now() - begin;
      if (taken > BOUND) say(`slow ${Math.round(taken)}`);
      if (index === null) await pause(20);
      else if (task.weakened !== 'early') say(`ok ${name} ${index}`);
    }
  }
}

/** Null: ask again. */
async function ask(appends: Parameters<typeof store.appendAll>[0]): Promise<number | null> {
  try {
    const [first] = await store.appendAll(appends);
    return first?.events[0]?.index ?? -1;
  } catch (error) {
    if (error instanceof StoreUnavailable) say('no');
    else if (error instanceof OutcomeUnknown) say('unknown');
    else throw error;
    return null;
  }
}
