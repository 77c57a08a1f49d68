/**
 * A server that speaks the gRPC of KurrentDB and EventStoreDB, for tests; what it is and is not stands in README.md.
 *
 *   const cluster = await startCluster({ nodes: 1, seed: 7 });   // 1 or 3 nodes
 *   EventStoreDBClient.connectionString(cluster.url)             // esdb://127.0.0.1:PORT[,…]?tls=false
 *   const lost = cluster.fault({ kind: 'lose-answer', on: 'append', stream: 'book-', times: 1 });
 *   … expect(lost.hits).toBe(1);                                 // it really happened
 *   const held = cluster.fault({ kind: 'hold', commit: 'first' }); … held.release();
 *   cluster.counts.written                                       // see Counts
 *   cluster.log.eventsOf('book-x'), cluster.log.events           // what is durable, $all in order
 *   cluster.log.append('book-x', 'any', [{ id, type, json: true, data, metadata }])   // written by somebody else
 *   await cluster.kill(cluster.nodes[0]); await cluster.restart(cluster.nodes[0]);    // same port, same log
 *   await cluster.restoreBackup(n)                               // $all is its first n events again
 *   cluster.changeLeader(); cluster.leader; cluster.cutConnections(); cluster.cutSubscriptions('unavailable' | 'end')
 *   await cluster.close();
 *   startCluster({ relay: true }): cluster.nodes[0].freeze(); .thaw()   // nothing passes, nothing closes
 *   startCluster({ secure: true, users })                        // TLS, users, ACLs: cluster.urlFor('name'), or null
 *
 * Faults (`Fault` in faults.ts): drop, lose-answer, silence, slow, hold, unavailable, not-ready, timeout, leader-change, end; on
 * append (default), delete, read, subscribe (with `after: n` events), gossip, features.
 */
import { makeIdentity } from './certificate.ts';
import { Cluster, type ClusterOptions } from './cluster.ts';

export type { Action, User } from './access.ts';
export { DEFAULT_USERS } from './access.ts';
export type { Cluster, ClusterOptions } from './cluster.ts';
export type { Counts } from './counts.ts';
export type { ArmedFault, Fault, FaultKind, Operation } from './faults.ts';
export type { EventLog, Expected, Outcome, ProposedEvent, StoredEvent } from './log.ts';
export type { Node } from './node.ts';

export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  return new Cluster(options, options.secure ? await makeIdentity('127.0.0.1') : null).start();
}
