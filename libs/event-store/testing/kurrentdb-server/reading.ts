import { streamDeleted } from './answers.ts';
import type { ClusterState } from './cluster-state.ts';
import { filterOf } from './filter.ts';
import type { StoredEvent } from './log.ts';
import { isBefore, startOf } from './positions.ts';
import { Refused, type Sender } from './sender.ts';
import { MAX_REVISION } from './stream-metadata.ts';
import { streams } from './wire.ts';

/** `ReadStreamForwards`, `ReadStreamBackwards`: from a revision on, that one included; from the end forwards is nothing. */
export async function readStream(
  cluster: ClusterState,
  sender: Sender,
  options: streams.ReadReq.Options,
  stream: string,
): Promise<void> {
  await sender.strike();
  const visible = cluster.log.visible(stream);
  if (visible === 'deleted') throw new Refused(streamDeleted(stream));
  if (visible === 'not-found') {
    const missing = new streams.ReadResp.StreamNotFound();
    missing.setStreamIdentifier(options.getStream()?.getStreamIdentifier());
    return sender.send(new streams.ReadResp().setStreamNotFound(missing));
  }
  const from = options.getStream() as streams.ReadReq.Options.StreamOptions;
  const forwards = options.getReadDirection() === 0;
  const start = from.hasEnd() ? MAX_REVISION : from.hasRevision() ? BigInt(from.getRevision()) : 0n;
  const chosen = forwards
    ? visible.filter(({ revision }) => revision >= start)
    : visible.filter(({ revision }) => revision <= start).reverse();
  await sendSome(sender, chosen, options);
}

/**
 * `AllReader`: forwards from a position includes the event that begins there; backwards gives what *ends* at or before
 * the position, so an event's own position leaves it out. A position inside a record is refused.
 */
export async function readAll(cluster: ClusterState, sender: Sender, options: streams.ReadReq.Options): Promise<void> {
  await sender.strike();
  const { log } = cluster;
  const from = options.getAll() as streams.ReadReq.Options.AllOptions;
  const forwards = options.getReadDirection() === 0;
  const position = startOf(log, from);
  const matches = filterOf(options.getFilter()).matches;
  const chosen = forwards
    ? log.events.slice(log.firstAt(position.commit)).filter((event) => !isBefore(event, position))
    : log.events.filter(({ end }) => end <= position.commit).reverse();
  await sendSome(sender, chosen.filter(matches), options);
}

async function sendSome(
  sender: Sender,
  events: readonly StoredEvent[],
  options: streams.ReadReq.Options,
): Promise<void> {
  const count = BigInt(options.getCount());
  for (const [n, event] of events.entries()) {
    if (BigInt(n) >= count) return;
    await sender.event(event);
  }
}
