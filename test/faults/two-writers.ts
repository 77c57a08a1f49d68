import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteEventStore, type Subscription } from '#event-store';
import { eventId, type RecordedEvent } from '#kernel';
import { kill } from '../../libs/event-store/sqlite/faults/children.ts';
import { type Child, enter, start } from './children.ts';
import { type FaultRun, faults, type Row, type Tally } from './harness.ts';
import { Ledger } from './ledger.ts';
import { BOOK } from './workload.ts';
import type { WriterTask } from './writer.ts';

/**
 * Several processes want to write in one directory: one may, until it is killed, and then the next. A reader is open all
 * along: what was acknowledged it sees at once, and its subscription misses nothing, whoever writes.
 */
const CONTENDERS = 3;
const CALLERS = 2;

async function contend(run: FaultRun, tally: Tally, rounds: number[], unlocked = false): Promise<Row> {
  for (const round of rounds) {
    run.progress(`${tally.fault}: book ${round + 1} of ${rounds.length}`);
    tally.begin();
    const random = run.random(round);
    const directory = join(run.directory, `contended-${tally.control}-${round}`);
    mkdirSync(directory);
    await SqliteEventStore.open({ directory }).close();
    const ledger = new Ledger(run.seed + round, CALLERS);
    const reader = new Reader(directory);
    for (let n = 0; n < (run.quick ? 2 : 6); n++) {
      const task: WriterTask = { directory, seed: run.seed + round, from: ledger.next, each: null };
      if (unlocked) {
        // As somebody does who takes the lock for a leftover.
        const first = new Contender(start('writer', task), ledger, reader, tally, round);
        await first.settled;
        for (const name of ['writer.lock', 'writer.json']) rmSync(join(directory, name), { force: true });
        const second = new Contender(start('writer', task), ledger, reader, tally, round);
        await second.settled;
        await judge([first, second], tally, round);
        continue;
      }
      const contenders = Array.from(
        { length: CONTENDERS },
        () => new Contender(start('writer', task), ledger, reader, tally, round),
      );
      await Promise.all(contenders.map(({ settled }) => settled));
      tally.inject('wanted to write beside another', CONTENDERS - 1);
      await pause(random(60));
      await judge(contenders, tally, round);
      tally.inject('killed while appending');
    }
    const store = SqliteEventStore.open({ directory });
    await ledger.check(store, tally, round);
    const { size } = await store.bookHead(BOOK);
    await reader.endsAt(size, tally, round);
    await store.close();
    rmSync(directory, { recursive: true });
  }
  return tally.row();
}

/** Exactly one of them may have begun to write. Kills all. */
async function judge(contenders: readonly Contender[], tally: Tally, round: number): Promise<void> {
  const writing = contenders.filter(({ writes }) => writes).length;
  if (writing !== 1) tally.report(round, 'wrong', `${writing} of ${contenders.length} write at the same time`);
  await Promise.all(contenders.map((contender) => contender.kill()));
}

class Contender {
  writes = false;
  /** It has begun to write, or was refused. */
  readonly settled: Promise<void>;
  readonly #heard: Promise<void>;

  constructor(
    private readonly child: Child,
    ledger: Ledger,
    reader: Reader,
    tally: Tally,
    round: number,
  ) {
    let settle = (): void => {};
    this.settled = new Promise((resolve) => {
      settle = resolve;
    });
    this.#heard = (async () => {
      for await (const line of child.lines) {
        if (line === 'open') this.writes = true;
        const said = enter(ledger, line);
        if (said?.kind === 'ok') {
          tally.checked += 1;
          if (!(await reader.sees(said.name)))
            tally.report(round, 'lost', `${said.name}, to a reader that asked at once`);
        }
        if (line === 'open' || line.startsWith('shut ')) settle();
      }
      settle();
    })();
  }

  async kill(): Promise<void> {
    await kill(this.child.process);
    await this.#heard;
  }
}

class Reader {
  readonly #store: SqliteEventStore;
  readonly #subscription: Subscription;
  readonly #followed: number[] = [];
  #error: unknown = null;

  constructor(directory: string) {
    this.#store = SqliteEventStore.openReadOnly(directory, { pollEvery: 5 });
    this.#subscription = this.#store.subscribe('start', {
      onEvents: (events: readonly RecordedEvent[]) => void this.#followed.push(...events.map(({ index }) => index)),
      onError: (error) => {
        this.#error = error;
      },
    });
  }

  async sees(request: string): Promise<boolean> {
    return (await this.#store.find(eventId('writer', request, 0))) !== null;
  }

  /** It must have been given every event once, in order. */
  async endsAt(size: number, tally: Tally, round: number): Promise<void> {
    for (let waited = 0; this.#followed.length < size && waited < 200; waited++) await pause(10);
    if (this.#error !== null) tally.report(round, 'wrong', `the subscription ended: ${this.#error}`);
    if (this.#followed.length < size) tally.report(round, 'lost', 'to a subscription', size - this.#followed.length);
    if (this.#followed.length > size) tally.report(round, 'doubled', 'to a subscription', this.#followed.length - size);
    if (this.#followed.some((index, n) => index !== n)) tally.report(round, 'wrong', 'a subscription out of order');
    await this.#subscription.close();
    await this.#store.close();
  }
}

await faults(
  'two-writers',
  async (run): Promise<Row[]> => [
    await contend(run, run.tally('several writers on one directory, a reader beside them'), run.rounds(8, 1)),
    await contend(run, run.tally('several writers on one directory, the lock removed by hand', 'control'), [0], true),
  ],
);
