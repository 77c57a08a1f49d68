import { randomUUID } from 'node:crypto';
import { streamDeleted } from './answers.ts';
import type { ClusterState } from './cluster-state.ts';
import { filterOf, PAGE, type Window } from './filter.ts';
import type { StoredEvent } from './log.ts';
import { afterPosition, later, type Position, startOf } from './positions.ts';
import { Gone, Refused, type Sender } from './sender.ts';
import { streams } from './wire.ts';

/**
 * `AllSubscriptionFiltered`, `AllSubscription`: confirmation, everything after the position, "caught up" once, then what
 * comes. With a filter, checkpoints: in catching up at the end of a page of the log whenever so many events were looked
 * at, and once before "caught up"; live at every so many-th event. A checkpoint of catching up is where the last page
 * *began* or the last event sent, whichever is later; where a page begins, the prepare position is 0.
 */
export async function subscribeToAll(
  cluster: ClusterState,
  sender: Sender,
  options: streams.ReadReq.Options,
): Promise<void> {
  const { log } = cluster;
  const from = options.getAll() as streams.ReadReq.Options.AllOptions;
  const start = startOf(log, from);
  await confirm(sender);
  await sender.strike();
  const { matches, window } = filterOf(options.getFilter());
  let next = from.hasEnd() ? log.events.length : afterPosition(log, start);
  const size = log.events.length;
  const filtered = options.hasFilter();
  next = await catchUp(cluster, sender, next, start, filtered ? window : null, matches);
  await sender.caughtUp();
  // The live interval counts from when the subscription was made, not from when it had caught up.
  let considered = (next - size) % window.interval;
  for (;;) {
    while (next < log.events.length) {
      const event = log.events[next] as StoredEvent;
      if (matches(event)) await sender.event(event);
      if (filtered && ++considered >= window.interval) {
        considered = 0;
        await sender.checkpoint(event.position, event.position);
      }
      next++;
    }
    await growth(cluster, sender, () => next < log.events.length);
  }
}

async function catchUp(
  cluster: ClusterState,
  sender: Sender,
  first: number,
  start: Position,
  window: Window | null,
  matches: (event: StoredEvent) => boolean,
): Promise<number> {
  const { events } = cluster.log;
  if (first >= events.length) return first;
  let checkpoint = start;
  let considered = 0;
  let next = first;
  while (next < events.length) {
    const pageStart: Position = next === first ? start : { commit: (events[next - 1] as StoredEvent).end, prepare: 0n };
    let found = 0;
    let looked = 0;
    while (next < events.length && found < PAGE && looked < (window?.size ?? Number.POSITIVE_INFINITY)) {
      const event = events[next] as StoredEvent;
      if (matches(event)) {
        await sender.event(event);
        checkpoint = { commit: event.position, prepare: event.position };
        found++;
      }
      looked++;
      next++;
    }
    if (later(pageStart, checkpoint)) checkpoint = pageStart;
    considered += looked;
    if (window === null || (considered < window.interval && next < events.length)) continue;
    considered %= window.interval;
    await sender.checkpoint(checkpoint.commit, checkpoint.prepare);
  }
  return next;
}

/** `StreamSubscription`: after the revision, that one excluded; a tombstone ends it. */
export async function subscribeToStream(
  cluster: ClusterState,
  sender: Sender,
  options: streams.ReadReq.Options,
  stream: string,
): Promise<void> {
  const from = options.getStream() as streams.ReadReq.Options.StreamOptions;
  if (cluster.log.isTombstoned(stream)) throw new Refused(streamDeleted(stream));
  await confirm(sender);
  await sender.strike();
  const last = BigInt(cluster.log.eventsOf(stream).length) - 1n;
  let sent = from.hasEnd() ? last : from.hasRevision() ? BigInt(from.getRevision()) : -1n;
  let caughtUp = false;
  for (;;) {
    if (cluster.log.isTombstoned(stream)) throw new Refused(streamDeleted(stream));
    const size = cluster.log.events.length;
    const visible = cluster.log.visible(stream);
    if (typeof visible !== 'string') {
      const { events, first } = visible;
      for (let n = Math.max(first, Number(sent) + 1); n < events.length; n++) {
        await sender.event(events[n] as StoredEvent);
        sent = BigInt(n);
      }
    }
    const grown = (): boolean => cluster.log.events.length > size;
    if (grown()) continue;
    if (!caughtUp) await sender.caughtUp();
    caughtUp = true;
    await growth(cluster, sender, grown);
  }
}

async function confirm(sender: Sender): Promise<void> {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  await sender.send(new streams.ReadResp().setConfirmation(confirmation));
}

/** Waits until the log has grown. @throws Gone when the call is over. */
function growth(cluster: ClusterState, sender: Sender, there: () => boolean): Promise<void> {
  if (there()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const gone = (): void => {
      stop();
      reject(new Gone());
    };
    const stop = cluster.log.onGrowth(() => {
      stop();
      sender.over.removeEventListener('abort', gone);
      resolve();
    });
    if (sender.over.aborted) gone();
    else sender.over.addEventListener('abort', gone, { once: true });
  });
}
