import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { notReady, unavailable } from './answers.ts';
import type { ClusterState } from './cluster-state.ts';
import { held } from './faults.ts';
import { featureMessages, gossipMessages, shared } from './wire.ts';
import type { Entrance } from './write-path.ts';

/** States of a member (`MemberInfo.VNodeState`); the client connects to followers and leaders that are alive. */
const STATE = { unknown: 2, follower: 6, leader: 8 } as const;

/** The members as this node knows them; during an election none leads and their state is unknown. */
export function gossip(cluster: ClusterState, entrance: Entrance) {
  return async (
    call: ServerUnaryCall<shared.Empty, gossipMessages.ClusterInfo>,
    answer: sendUnaryData<gossipMessages.ClusterInfo>,
  ): Promise<void> => {
    cluster.counts.gossips++;
    if (await strike(cluster, entrance, 'gossip', call, answer)) return;
    const info = new gossipMessages.ClusterInfo();
    const { leader } = cluster;
    for (const { number, id, host, port, alive } of cluster.members) {
      const state = leader === null ? STATE.unknown : leader.number === number ? STATE.leader : STATE.follower;
      const member = new gossipMessages.MemberInfo()
        .setInstanceId(new shared.UUID().setString(id))
        .setTimeStamp(String(BigInt(Date.now()) * 10_000n))
        .setState(state)
        .setIsAlive(alive)
        .setHttpEndPoint(new gossipMessages.EndPoint().setAddress(host).setPort(port));
      info.addMembers(member);
    }
    answer(null, info);
  };
}

/** `ServerFeatures.GetSupportedMethods`: names in lower case. The client asks before its first append. */
export function featuresOf(cluster: ClusterState, entrance: Entrance) {
  return async (
    call: ServerUnaryCall<shared.Empty, featureMessages.SupportedMethods>,
    answer: sendUnaryData<featureMessages.SupportedMethods>,
  ): Promise<void> => {
    if (await strike(cluster, entrance, 'features', call, answer)) return;
    const supported = new featureMessages.SupportedMethods().setEventStoreServerVersion('24.10.0');
    const method = (name: string, features: readonly string[] = []): void => {
      supported.addMethods(
        new featureMessages.SupportedMethod()
          .setServiceName('event_store.client.streams.streams')
          .setMethodName(name)
          .setFeaturesList([...features]),
      );
    };
    method('append');
    if (cluster.batchAppend) method('batchappend', ['deadline_duration']);
    method('read', ['position', 'events']);
    method('delete');
    method('tombstone');
    answer(null, supported);
  };
}

/** Lets an armed fault happen to a call of these small services; true when there is nothing more to say. */
async function strike<T>(
  cluster: ClusterState,
  entrance: Entrance,
  operation: 'gossip' | 'features',
  call: ServerUnaryCall<shared.Empty, T>,
  answer: sendUnaryData<T>,
): Promise<boolean> {
  const struck = cluster.faults.take(operation, entrance.number, '');
  if (struck === null) return false;
  switch (struck.fault.kind) {
    case 'slow':
    case 'hold':
      await held(struck, entrance.stopped);
      return entrance.stopped.aborted;
    case 'silence':
      return true;
    case 'not-ready':
      answer(notReady());
      return true;
    case 'unavailable':
    case 'timeout':
      answer(unavailable());
      return true;
    default:
      entrance.cut(call.getPeer());
      return true;
  }
}
