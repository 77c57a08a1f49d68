import type { Access } from './access.ts';
import type { Failure } from './answers.ts';
import type { Counts } from './counts.ts';
import type { FaultPlan } from './faults.ts';
import type { EventLog } from './log.ts';

/** One node as the others and the clients see it. */
export interface Member {
  readonly number: number;
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly alive: boolean;
}

/** What the nodes of a cluster share. */
export interface ClusterState {
  readonly log: EventLog;
  readonly access: Access;
  readonly faults: FaultPlan;
  readonly counts: Counts;
  readonly secure: boolean;
  /** Bytes of one append, counted as the server does. */
  readonly maxAppendSize: number;
  /** False: the server does not know the batch append, and the client takes the unary one. */
  readonly batchAppend: boolean;
  readonly members: readonly Member[];
  /** Null while there is none: during an election, or without a majority. */
  readonly leader: Member | null;
  /** Subscriptions under way, so that they can be ended from outside. */
  readonly live: Set<{ fail(failure: Failure): void; end(): void }>;
  /** The next living node leads; null when no other can. */
  changeLeader(): Member | null;
}
