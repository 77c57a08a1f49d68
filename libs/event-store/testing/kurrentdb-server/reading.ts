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
  const { events, first } = visible;
  const chosen = forwards
    ? inOrder(events, Math.max(first, atMost(start, events.length)))
    : backwards(events, atMost(start, events.length - 1), first);
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
  const { matches } = filterOf(options.getFilter());
  const at = log.firstAt(position.commit);
  const first = log.events[at];
  const chosen = forwards
    ? inOrder(log.events, first && isBefore(first, position) ? at + 1 : at)
    : backwards(log.events, at - 1, 0);
  await sendSome(sender, filtered(chosen, matches), options);
}

async function sendSome(
  sender: Sender,
  events: Iterable<StoredEvent>,
  options: streams.ReadReq.Options,
): Promise<void> {
  let left = BigInt(options.getCount());
  if (left === 0n) return;
  for (const event of events) {
    await sender.event(event);
    if (--left === 0n) return;
  }
}

function* inOrder(events: readonly StoredEvent[], from: number): Iterable<StoredEvent> {
  for (let n = from; n < events.length; n++) yield events[n] as StoredEvent;
}

function* backwards(events: readonly StoredEvent[], from: number, downTo: number): Iterable<StoredEvent> {
  for (let n = from; n >= downTo; n--) yield events[n] as StoredEvent;
}

function* filtered(events: Iterable<StoredEvent>, matches: (event: StoredEvent) => boolean): Iterable<StoredEvent> {
  for (const event of events) if (matches(event)) yield event;
}

function atMost(revision: bigint, index: number): number {
  return revision > BigInt(index) ? index : Number(revision);
}
