import { type Failure, notLeader, notReady } from './answers.ts';
import type { ClusterState } from './cluster-state.ts';
import { nameOf } from './messages.ts';
import { readAll, readStream } from './reading.ts';
import { Gone, type ReadCall, Refused, Sender } from './sender.ts';
import { subscribeToAll, subscribeToStream } from './subscribing.ts';
import type { streams } from './wire.ts';
import { denied, type Entrance, requiresLeader } from './write-path.ts';

/** Reads and subscriptions are one call (`Streams.Read`); what is asked for says which. */
export function read(cluster: ClusterState, entrance: Entrance) {
  return async (call: ReadCall): Promise<void> => {
    const options = call.request.getOptions() as streams.ReadReq.Options;
    const stream = options.hasAll() ? '$all' : nameOf(options.getStream()?.getStreamIdentifier());
    const subscription = options.hasSubscription();
    if (subscription) cluster.counts.subscriptions++;
    else cluster.counts.reads++;
    call.on('error', () => {});
    const refusal = denied(cluster, call.metadata, 'read', stream) ?? notHere(cluster, entrance, call);
    if (refusal) return void call.emit('error', refusal);
    const fault = cluster.faults.take(subscription ? 'subscribe' : 'read', entrance.number, stream);
    const sender = new Sender(cluster, entrance, call, fault);
    if (subscription) {
      cluster.live.add(sender);
      sender.over.addEventListener('abort', () => cluster.live.delete(sender), { once: true });
    }
    try {
      if (subscription) await (options.hasAll() ? subscribeToAll : subscribeToStream)(cluster, sender, options, stream);
      else await (options.hasAll() ? readAll : readStream)(cluster, sender, options, stream);
      sender.end();
    } catch (error) {
      if (error instanceof Refused) sender.fail(error.failure);
      else if (!(error instanceof Gone)) throw error;
    }
  };
}

/** Whether this node may answer: with `requires-leader` only the leader does, and no one before there is one. */
function notHere(cluster: ClusterState, entrance: Entrance, call: ReadCall): Failure | null {
  if (!requiresLeader(call.metadata)) return null;
  if (cluster.leader === null) return notReady();
  return cluster.leader.number === entrance.number ? null : notLeader(cluster.leader);
}
