import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type EventStore, kurrentDb } from '#event-store';
import { readToEnd } from '../../libs/event-store/contract/naive-book.ts';
import { kill } from '../../libs/event-store/sqlite/faults/children.ts';
import {
  type ArmedFault,
  type Cluster,
  type Fault,
  startCluster,
} from '../../libs/event-store/testing/kurrentdb-server/index.ts';
import { type Child, enter, start } from './children.ts';
import { type FaultRun, faults, type Row, type Tally } from './harness.ts';
import { Ledger } from './ledger.ts';
import type { NodeTask } from './node.ts';
import { BOOK } from './workload.ts';

/**
 * Two server processes on one log of the test server, which drops, loses, delays and says nothing, changes its leader,
 * restarts and cuts; both append all the while. Afterwards both replicas, and a third built anew, must be the same.
 */
const CALLERS = [
  [0, 1],
  [2, 3],
] as const;
const TIMERS = { attempt: 300, append: 3_000, follow: 3_000 };
/** The longest that a round may take, in milliseconds. */
const PATIENCE = 60_000;

type Random = (below: number) => number;
type Strike = (cluster: Cluster, random: Random, armed: ArmedFault[]) => void | Promise<void>;

const hang =
  (fault: Fault): Strike =>
  (cluster, _, armed) =>
    void armed.push(cluster.fault(fault));

const ANSWERS: Readonly<Record<string, Strike>> = {
  'dropped before the commit': hang({ kind: 'drop', on: 'append' }),
  'answer lost after the commit': hang({ kind: 'lose-answer', on: 'append' }),
  'silent before the commit': hang({ kind: 'silence', on: 'append', commit: false }),
  'silent after the commit': hang({ kind: 'silence', on: 'append', commit: true }),
  'slow, committed first': hang({ kind: 'slow', on: 'append', ms: 500, commit: 'first' }),
  'slow, committed last': hang({ kind: 'slow', on: 'append', ms: 500, commit: 'last' }),
  'unavailable before the commit': hang({ kind: 'unavailable', on: 'append', commit: false }),
  'unavailable after the commit': hang({ kind: 'unavailable', on: 'append', commit: true }),
  'server timeout after the commit': hang({ kind: 'timeout', on: 'append', commit: true }),
  'read dropped': hang({ kind: 'drop', on: 'read' }),
};
const CLUSTER: Readonly<Record<string, Strike>> = {
  'leader changed': (cluster) => void cluster.changeLeader(),
  'leader changed in an append': hang({ kind: 'leader-change', on: 'append', how: 'close', commit: true }),
  'node restarted': async (cluster, random) => {
    const node = cluster.nodes[random(cluster.nodes.length)];
    if (!node?.alive) return;
    await cluster.kill(node);
    await pause(random(150));
    await cluster.restart(node);
  },
  'every connection cut': (cluster) => cluster.cutConnections(),
};
const SUBSCRIPTIONS: Readonly<Record<string, Strike>> = {
  'subscription cut': (cluster) => void cluster.cutSubscriptions('unavailable'),
  'subscription ended': (cluster) => void cluster.cutSubscriptions('end'),
  'subscription dropped in the middle': (cluster, random, armed) => {
    armed.push(cluster.fault({ kind: 'drop', on: 'subscribe', after: random(20) }));
    cluster.cutSubscriptions('unavailable');
  },
};

async function struck(
  run: FaultRun,
  tally: Tally,
  strikes: Readonly<Record<string, Strike>>,
  nodes: 1 | 3,
  rounds: number[],
) {
  for (const round of rounds) {
    run.progress(`${tally.fault}: round ${round + 1} of ${rounds.length}`);
    tally.begin();
    const random = run.random(round);
    const cluster = await startCluster({ nodes, seed: 1 + random(1e6) });
    const ledger = new Ledger(run.seed + round, 4);
    const each = run.quick ? 12 : 60;
    const places = CALLERS.map((_, n) => join(run.directory, `${tally.fault.replace(/\W+/g, '-')}-${round}-${n}`));
    const servers = CALLERS.map(
      (_, n) => new ServerProcess(taskOf(run.seed + round, cluster, places[n] as string, n, ledger, each)),
    );
    const ended = Promise.all(servers.map((server) => server.until('done', ledger, tally, round)));
    await Promise.all(servers.map((server) => server.opened));

    let over = false;
    void ended.finally(() => {
      over = true;
    });
    const begin = performance.now();
    const kinds = Object.keys(strikes);
    const armed: ArmedFault[] = [];
    while (!over && performance.now() - begin < PATIENCE) {
      const kind = kinds[random(kinds.length)] as string;
      const before = armed.length;
      await strikes[kind]?.(cluster, random, armed);
      await Promise.race([ended, pause(20 + random(120))]);
      const hung = armed[before];
      if (hung === undefined) tally.inject(kind);
      else {
        // It waits for the request that it hits.
        if (hung.hits === 0) await Promise.race([ended, pause(100)]);
        if (hung.hits > 0) tally.inject(kind, hung.hits);
        hung.disarm();
      }
    }
    cluster.faults.clear();
    if (!over) {
      const late = await Promise.race([ended.then(() => false), pause(PATIENCE / 2, true)]);
      if (late) tally.report(round, 'wrong', 'callers still wait for an answer');
    }
    await equalAfterwards(run, tally, round, cluster, servers, places, ledger);
    await cluster.close();
  }
  return tally.row();
}

/** The second process appends on while the first is killed and started again on the same directory. */
async function killed(run: FaultRun, tally: Tally, rounds: number[], weakened?: 'early') {
  for (const round of rounds) {
    run.progress(`${tally.fault}: round ${round + 1} of ${rounds.length}`);
    tally.begin();
    const random = run.random(round);
    const cluster = await startCluster({ nodes: 1, seed: 1 + random(1e6) });
    const seed = run.seed + round;
    const ledger = new Ledger(seed, 4);
    const places = CALLERS.map((_, n) => join(run.directory, `killed-${weakened ?? ''}-${round}-${n}`)) as [
      string,
      string,
    ];
    const steady = new ServerProcess(taskOf(seed, cluster, places[1], 1, ledger, run.quick ? 40 : 150));
    const steadyEnds = steady.until('done', ledger, tally, round);
    await steady.opened;
    for (let n = 0; n < (run.quick ? 3 : 8); n++) {
      const begin = performance.now();
      const dying = new ServerProcess({
        ...taskOf(seed, cluster, places[0], 0, ledger, null),
        ...(weakened && { weakened }),
      });
      const dies = dying.until(null, ledger, tally, round);
      await dying.opened;
      tally.recovery.push(performance.now() - begin);
      await pause(random(120));
      await kill(dying.process);
      await dies;
      tally.inject('killed while appending');
    }
    const last = new ServerProcess(taskOf(seed, cluster, places[0], 0, ledger, 1));
    await last.until('done', ledger, tally, round);
    await steadyEnds;
    await equalAfterwards(run, tally, round, cluster, [last, steady], places, ledger);
    await cluster.close();
  }
  return tally.row();
}

function taskOf(
  seed: number,
  cluster: Cluster,
  directory: string,
  n: number,
  ledger: Ledger,
  each: number | null,
): NodeTask {
  const callers = CALLERS[n] ?? [];
  return {
    connection: cluster.url,
    directory,
    seed,
    from: callers.map((caller) => [caller, ledger.next[caller] ?? 0] as const),
    each,
    timers: TIMERS,
  };
}

class ServerProcess {
  readonly #child: Child;
  readonly opened: Promise<void>;
  #open: () => void = () => {};

  constructor(task: NodeTask) {
    this.#child = start('node', task, { input: true });
    this.opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  get process() {
    return this.#child.process;
  }

  /** Enters what it says until it says the word or ends. */
  async until(word: string | null, ledger: Ledger, tally: Tally, round: number): Promise<void> {
    const lines = this.#child.lines[Symbol.asyncIterator]();
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      const line = next.value;
      enter(ledger, line);
      if (line === 'open') this.#open();
      if (/^(slow|unhandled|alarm) /.test(line)) tally.report(round, 'wrong', line);
      if (line === word) break;
    }
    this.#open();
  }

  /** Closes it in good order. */
  async end(): Promise<void> {
    const { process } = this.#child;
    if (process.exitCode !== null || process.signalCode !== null) return;
    process.stdin?.end();
    const gone = once(process, 'close');
    if ((await Promise.race([gone, pause(10_000, 'late')])) === 'late') await kill(process);
  }
}

async function equalAfterwards(
  run: FaultRun,
  tally: Tally,
  round: number,
  cluster: Cluster,
  servers: readonly ServerProcess[],
  places: readonly string[],
  ledger: Ledger,
): Promise<void> {
  await Promise.all(servers.map((server) => server.end()));
  const { KurrentEventStore } = await kurrentDb();
  const books: string[] = [];
  for (const directory of [...places, join(run.directory, `anew-${tally.fault.length}-${round}`)]) {
    const begin = performance.now();
    const store = await KurrentEventStore.open({ connection: cluster.url, directory, holder: 'faults' });
    if (!places.includes(directory)) {
      tally.recovery.push(performance.now() - begin);
      await ledger.check(store, tally, round);
    }
    books.push(await textOf(store));
    await store.close();
  }
  if (books.some((book) => book !== books[0])) tally.report(round, 'wrong', 'the nodes do not hold the same book');
}

/** All that a node says of the book, but for where its own replica counts from. */
async function textOf(store: EventStore): Promise<string> {
  const events = await readToEnd((before) => store.readBook(BOOK, before.length, 5_000));
  return events
    .map(({ index, position, recorded, written, hash }) => `${index} ${position} ${recorded} ${written} ${hash}`)
    .join('\n');
}

await faults(
  'network',
  async (run): Promise<Row[]> => [
    await struck(run, run.tally('KurrentDB: answers dropped, lost, withheld, late'), ANSWERS, 1, run.rounds(4, 1)),
    await struck(run, run.tally('KurrentDB: leader changes, restarts of nodes, cuts'), CLUSTER, 3, run.rounds(4, 0)),
    await struck(run, run.tally('KurrentDB: subscriptions cut'), SUBSCRIPTIONS, 1, run.rounds(2, 0)),
    await struck(
      run,
      run.tally('KurrentDB: all of these at random'),
      { ...ANSWERS, ...CLUSTER, ...SUBSCRIPTIONS },
      3,
      run.rounds(6, 0),
    ),
    await killed(run, run.tally('KurrentDB: one server process killed while another appends'), run.rounds(4, 0)),
    await killed(
      run,
      run.tally('KurrentDB: a server process killed, acknowledged before the commit', 'control'),
      run.rounds(1, 0),
      'early',
    ),
  ],
);
