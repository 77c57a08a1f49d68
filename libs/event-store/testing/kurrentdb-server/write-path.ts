import type { Metadata } from '@grpc/grpc-js';
import { accessDenied, type Failure, notLeader, notReady, timedOut, unauthenticated, unavailable } from './answers.ts';
import type { ClusterState } from './cluster-state.ts';
import { held } from './faults.ts';
import type { Outcome } from './log.ts';

/** Where a request came in, as the services see it. */
export interface Entrance {
  readonly number: number;
  /** Cuts the connection of this peer. */
  cut(peer: string): void;
  /** Ends with the node: what waits then is not to go on. */
  readonly stopped: AbortSignal;
}

export interface WriteRequest {
  readonly operation: 'append' | 'delete';
  readonly stream: string;
  readonly headers: Metadata;
  readonly peer: string;
  readonly run: () => Outcome;
}

/** How a write ends: with its outcome, refused, or without any answer. `alone`: only this request of a batch stream fails. */
export type WriteEnd =
  | { readonly is: 'outcome'; readonly outcome: Outcome }
  | { readonly is: 'refused'; readonly failure: Failure; readonly alone: 'not-ready' | 'timeout' | null }
  | { readonly is: 'unanswered' };

const UNANSWERED: WriteEnd = { is: 'unanswered' };
const refused = (failure: Failure, alone: 'not-ready' | 'timeout' | null = null): WriteEnd => ({
  is: 'refused',
  failure,
  alone,
});

/** Why a caller may not do this, or null. Wrong credentials are refused before rights are looked at. */
export function denied(
  cluster: ClusterState,
  headers: Metadata,
  action: 'read' | 'write' | 'delete',
  stream: string,
): Failure | null {
  const caller = cluster.access.caller(headers);
  if (caller === 'unauthenticated' && cluster.secure) return unauthenticated();
  return cluster.access.allows(caller, action, stream) ? null : accessDenied();
}

/**
 * One write, with the faults that were armed for it. Only a leader writes: a follower passes a write on to it, unless the
 * client requires a leader (header `requires-leader`); then it names it, and the client connects there (its
 * `shouldReconnect`). Without a leader the server is not ready.
 */
export async function write(cluster: ClusterState, entrance: Entrance, request: WriteRequest): Promise<WriteEnd> {
  const { stream, headers, peer } = request;
  const commit = (): WriteEnd => {
    const leader = cluster.leader;
    if (leader === null) return refused(notReady(), 'not-ready');
    if (leader.number !== entrance.number) {
      if (requiresLeader(headers)) return refused(notLeader(leader));
      cluster.counts.forwarded++;
    }
    const outcome = request.run();
    if (outcome.is === 'written') cluster.counts.written++;
    if (outcome.is === 'repeated') cluster.counts.repeated++;
    if (outcome.is === 'wrong-expected-version') cluster.counts.conflicts++;
    return { is: 'outcome', outcome };
  };
  const struck = cluster.faults.take(request.operation, entrance.number, stream);
  if (struck === null) return commit();
  const { fault } = struck;
  switch (fault.kind) {
    case 'drop':
      entrance.cut(peer);
      return UNANSWERED;
    case 'lose-answer':
      commit();
      entrance.cut(peer);
      return UNANSWERED;
    case 'end':
      return UNANSWERED;
    case 'silence':
      if (fault.commit) commit();
      return UNANSWERED;
    case 'unavailable':
      if (fault.commit) commit();
      return refused(unavailable());
    case 'timeout':
      if (fault.commit) commit();
      return refused(timedOut(), 'timeout');
    case 'not-ready':
      return refused(notReady(), 'not-ready');
    case 'slow':
    case 'hold': {
      const first = fault.commit === 'last' ? null : commit();
      await held(struck, entrance.stopped);
      if (entrance.stopped.aborted) return UNANSWERED;
      return first ?? commit();
    }
    case 'leader-change': {
      if (fault.commit) commit();
      const leader = cluster.changeLeader();
      if (fault.how !== 'close') return refused(leader === null ? notReady() : notLeader(leader));
      entrance.cut(peer);
      return UNANSWERED;
    }
  }
}

/** `ServiceBase.GetRequiresLeader`: said by a header, and not by default. */
export function requiresLeader(headers: Metadata): boolean {
  return headers.get('requires-leader')[0]?.toString().toLowerCase() === 'true';
}
