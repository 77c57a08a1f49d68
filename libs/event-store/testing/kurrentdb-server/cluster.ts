import { Access, DEFAULT_USERS, type User } from './access.ts';
import { unavailable } from './answers.ts';
import type { Identity } from './certificate.ts';
import type { ClusterState, Member } from './cluster-state.ts';
import { type Counts, noCounts } from './counts.ts';
import { type ArmedFault, type Fault, FaultPlan } from './faults.ts';
import { EventLog } from './log.ts';
import { Node } from './node.ts';
import { seededRandom } from './random.ts';

export interface ClusterOptions {
  /** Default 1. */
  readonly nodes?: 1 | 3;
  /** For everything random: the gaps between positions, and which requests a fault with a `chance` hits. Default 1. */
  readonly seed?: number;
  /** Where the log begins; default 0. A high one shows who loses the low bits of a position. */
  readonly firstPosition?: bigint;
  /** Bytes; default 1 MiB, as EventStoreDB's `MaxAppendSize`. */
  readonly maxAppendSize?: number;
  /** False: as a server too old to know the batch append. Default true. */
  readonly batchAppend?: boolean;
  /** How long nobody leads after a leader was lost, in ms; default 50. */
  readonly electionMs?: number;
  /** What the server takes for the time, in ms since 1970; default the clock. */
  readonly now?: () => number;
  readonly users?: readonly User[];
  /** True: TLS, and users and rights hold, as on a server that is not run insecure. Default false. */
  readonly secure?: boolean;
  /** True: each node stands behind a relay, so that it can be frozen. Costs a hop; default false. */
  readonly relay?: boolean;
}

/** A running cluster. Its nodes share one log; all of it ends with `close`. */
export class Cluster implements ClusterState {
  readonly log: EventLog;
  readonly access: Access;
  readonly users: readonly User[];
  readonly faults: FaultPlan;
  readonly counts: Counts = noCounts();
  readonly secure: boolean;
  readonly maxAppendSize: number;
  readonly batchAppend: boolean;
  readonly nodes: readonly Node[];
  readonly live: ClusterState['live'] = new Set();
  #leader: Node | null = null;
  #election: NodeJS.Timeout | undefined;
  readonly #electionMs: number;

  constructor(
    options: ClusterOptions,
    private readonly identity: Identity | null,
  ) {
    const random = seededRandom(options.seed ?? 1);
    this.log = new EventLog(random, options.now ?? Date.now, options.firstPosition ?? 0n);
    this.secure = identity !== null;
    this.users = options.users ?? DEFAULT_USERS;
    this.access = new Access(this.log, this.users, this.secure);
    this.faults = new FaultPlan(random);
    this.maxAppendSize = options.maxAppendSize ?? 1_048_576;
    this.batchAppend = options.batchAppend ?? true;
    this.#electionMs = options.electionMs ?? 50;
    this.nodes = Array.from(
      { length: options.nodes ?? 1 },
      (_, n) => new Node(n, this, identity, options.relay ?? false),
    );
  }

  get members(): readonly Member[] {
    return this.nodes;
  }

  get leader(): Node | null {
    return this.#leader;
  }

  /** What a client connects with: all nodes, or the one; as `admin` where it matters who asks. */
  get url(): string {
    return this.urlFor(this.secure ? 'admin' : null);
  }

  /** @param name of one of the users, or null for no credentials. */
  urlFor(name: string | null): string {
    const user = this.users.find((one) => one.name === name);
    const credentials = user ? `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}@` : '';
    const nodes = this.nodes.map(({ host, port }) => `${host}:${port}`).join(',');
    const trust = this.identity ? `&tlsCAFile=${encodeURIComponent(this.identity.file)}` : '';
    return `esdb://${credentials}${nodes}?tls=${this.secure}${trust}`;
  }

  async start(): Promise<this> {
    await Promise.all(this.nodes.map((node) => node.start()));
    this.#leader = this.nodes[0] ?? null;
    return this;
  }

  /** Arms a fault for requests to come; see `Fault`. */
  fault(fault: Fault): ArmedFault {
    return this.faults.arm(fault);
  }

  /** Another living node leads at once; null, and nothing changed, when there is no other. */
  changeLeader(): Node | null {
    const others = this.nodes.filter((node) => node.alive && node !== this.#leader);
    const after = others.find(({ number }) => number > (this.#leader?.number ?? -1)) ?? others[0];
    if (!after) return null;
    clearTimeout(this.#election);
    this.#lead(after);
    return after;
  }

  /** The node is gone as if its process were killed; the log stays. If it led, the others elect, if they are a majority. */
  async kill(node: Node): Promise<void> {
    await node.stop();
    if (node === this.#leader || !this.#majority()) this.#elect();
  }

  /** The node is back on its port, with the log as it is now. */
  async restart(node: Node): Promise<void> {
    await node.start();
    if (this.#leader === null) this.#elect();
  }

  /** All nodes stop, the log is what it was when it had so many events, and they start again: a backup was restored. */
  async restoreBackup(events: number): Promise<void> {
    const running = this.nodes.filter(({ alive }) => alive);
    await Promise.all(running.map((node) => node.stop()));
    this.log.keepFirst(events);
    await Promise.all(running.map((node) => node.start()));
    this.#elect();
  }

  /** Cuts every connection there is, to all nodes; clients may connect again at once. */
  cutConnections(): void {
    for (const node of this.nodes) node.cutAll();
  }

  /**
   * Ends the subscriptions that are under way, and leaves their connections alone: with UNAVAILABLE, or as if there were
   * no more to say. Returns how many there were.
   */
  cutSubscriptions(how: 'unavailable' | 'end' = 'unavailable'): number {
    const cut = [...this.live];
    for (const subscription of cut) {
      if (how === 'end') subscription.end();
      else subscription.fail(unavailable());
    }
    return cut.length;
  }

  /** Ends everything: afterwards nothing of it keeps a process alive. */
  async close(): Promise<void> {
    clearTimeout(this.#election);
    this.faults.clear();
    await Promise.all(this.nodes.map((node) => node.stop()));
    this.identity?.remove();
  }

  #majority(): boolean {
    return this.nodes.filter(({ alive }) => alive).length * 2 > this.nodes.length;
  }

  #elect(): void {
    this.#leader = null;
    clearTimeout(this.#election);
    this.#election = setTimeout(() => {
      this.#lead(this.#majority() ? (this.nodes.find(({ alive }) => alive) ?? null) : null);
    }, this.#electionMs);
  }

  /** The ids that a leader remembers are those it wrote itself. */
  #lead(node: Node | null): void {
    this.log.forgetIds();
    this.#leader = node;
  }
}
