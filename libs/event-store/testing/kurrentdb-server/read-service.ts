import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { type Failure, invalidPosition, notLeader, notReady, streamDeleted, unavailable } from './answers.ts';
import { nameOf } from './append-service.ts';
import type { ClusterState } from './cluster-state.ts';
import type { Fault } from './faults.ts';
import { filterOf, PAGE, type Window } from './filter.ts';
import type { StoredEvent } from './log.ts';
import { MAX_REVISION } from './stream-metadata.ts';
import { shared, streams } from './wire.ts';
import { denied, type Entrance, requiresLeader } from './write-path.ts';

type Call = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Reads and subscriptions are one call (`Streams.Read`); what is asked for says which. */
export function read(cluster: ClusterState, entrance: Entrance) {
  return async (call: Call): Promise<void> => {
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
function notHere(cluster: ClusterState, entrance: Entrance, call: Call): Failure | null {
  if (!requiresLeader(call.metadata)) return null;
  if (cluster.leader === null) return notReady();
  return cluster.leader.number === entrance.number ? null : notLeader(cluster.leader);
}

/** Ends the work on a call with a refusal. */
class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.details);
  }
}

/** The call is over, by the client, a fault or the end of the node. */
class Gone extends Error {}

/** Sends to one client as fast as it takes it, until its fault strikes. */
class Sender {
  #sent = 0;
  #struck = false;
  readonly #over = new AbortController();
  /** Ends when the client goes, the node stops or a fault has struck. */
  readonly over = this.#over.signal;

  constructor(
    private readonly cluster: ClusterState,
    private readonly entrance: Entrance,
    private readonly call: Call,
    private readonly fault: Fault | null,
  ) {
    const gone = (): void => this.#over.abort();
    for (const event of ['cancelled', 'close', 'error']) call.on(event, gone);
    if (entrance.stopped.aborted) gone();
    entrance.stopped.addEventListener('abort', gone, { once: true });
    this.over.addEventListener('abort', () => entrance.stopped.removeEventListener('abort', gone), { once: true });
  }

  async event(event: StoredEvent): Promise<void> {
    await this.strike();
    await this.send(new streams.ReadResp().setEvent(readEvent(event)));
    this.#sent++;
    this.cluster.counts.eventsSent++;
  }

  async checkpoint(commit: bigint, prepare: bigint): Promise<void> {
    const checkpoint = new streams.ReadResp.Checkpoint();
    checkpoint.setCommitPosition(String(commit)).setPreparePosition(String(prepare));
    await this.send(new streams.ReadResp().setCheckpoint(checkpoint));
    this.cluster.counts.checkpointsSent++;
  }

  async caughtUp(): Promise<void> {
    await this.strike();
    await this.send(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    this.cluster.counts.caughtUpSent++;
  }

  async send(message: streams.ReadResp): Promise<void> {
    if (this.over.aborted || this.call.cancelled) throw new Gone();
    if (this.call.write(message)) return;
    await once(this.call, 'drain', { signal: this.over }).catch(() => {
      throw new Gone();
    });
  }

  /** Does what the fault says when its time has come; what goes on after it does so in fair weather. */
  async strike(): Promise<void> {
    const { fault } = this;
    if (fault === null || this.#struck || this.#sent !== (fault.after ?? 0) || this.over.aborted) return;
    this.#struck = true;
    switch (fault.kind) {
      case 'slow':
        await pause(fault.ms, undefined, { signal: this.over }).catch(() => {});
        return;
      case 'unavailable':
      case 'timeout':
        throw new Refused(unavailable());
      case 'not-ready':
        throw new Refused(notReady());
      case 'end':
        this.end();
        throw new Gone();
      case 'silence':
        await new Promise<void>((resolve) => this.over.addEventListener('abort', () => resolve(), { once: true }));
        throw new Gone();
      case 'leader-change': {
        const leader = this.cluster.changeLeader();
        if (fault.how !== 'close') throw new Refused(leader === null ? notReady() : notLeader(leader));
        break;
      }
    }
    this.entrance.cut(this.call.getPeer());
    throw new Gone();
  }

  fail(failure: Failure): void {
    if (!this.over.aborted) this.call.emit('error', failure);
  }

  end(): void {
    if (!this.over.aborted) this.call.end();
  }
}

/** `ReadStreamForwards`, `ReadStreamBackwards`: from a revision on, that one included; from the end forwards is nothing. */
async function readStream(
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
async function readAll(cluster: ClusterState, sender: Sender, options: streams.ReadReq.Options): Promise<void> {
  await sender.strike();
  const { log } = cluster;
  const from = options.getAll() as streams.ReadReq.Options.AllOptions;
  const forwards = options.getReadDirection() === 0;
  const position = startOf(cluster, from);
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

/**
 * `AllSubscriptionFiltered`, `AllSubscription`: confirmation, everything after the position, "caught up" once, then what
 * comes. With a filter, checkpoints: in catching up at the end of a page of the log whenever so many events were looked
 * at, and once before "caught up"; live at every so many-th event. A checkpoint of catching up is where the last page
 * *began* or the last event sent, whichever is later; where a page begins, the prepare position is 0.
 */
async function subscribeToAll(cluster: ClusterState, sender: Sender, options: streams.ReadReq.Options): Promise<void> {
  const { log } = cluster;
  const from = options.getAll() as streams.ReadReq.Options.AllOptions;
  const start = startOf(cluster, from);
  await confirm(sender);
  await sender.strike();
  const { matches, window } = filterOf(options.getFilter());
  let next = from.hasEnd() ? log.events.length : afterPosition(cluster, start);
  const live = { from: log.events.length, considered: 0 };
  const filtered = options.hasFilter();
  next = await catchUp(cluster, sender, next, start, filtered ? window : null, matches);
  await sender.caughtUp();
  for (;;) {
    while (next < log.events.length) {
      const event = log.events[next] as StoredEvent;
      if (matches(event)) await sender.event(event);
      // The live interval counts from when the subscription was made, not from when it had caught up.
      if (next >= live.from) live.considered++;
      if (filtered && live.considered >= window.interval) {
        live.considered = 0;
        await sender.checkpoint(event.position, event.position);
      }
      next++;
    }
    await growth(cluster, sender, () => next < log.events.length);
  }
}

type Position = { readonly commit: bigint; readonly prepare: bigint };

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
async function subscribeToStream(
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
    const visible = cluster.log.visible(stream);
    for (const event of typeof visible === 'string' ? [] : visible) {
      if (event.revision <= sent) continue;
      await sender.event(event);
      sent = event.revision;
    }
    const behind = (): boolean => BigInt(cluster.log.eventsOf(stream).length) - 1n > sent;
    if (behind() && typeof cluster.log.visible(stream) !== 'string') continue;
    if (!caughtUp) await sender.caughtUp();
    caughtUp = true;
    const size = cluster.log.events.length;
    await growth(cluster, sender, () => cluster.log.events.length > size);
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

function startOf(cluster: ClusterState, from: streams.ReadReq.Options.AllOptions): Position {
  const end = cluster.log.end;
  if (from.hasEnd()) return { commit: end, prepare: end };
  const position = from.getPosition();
  if (!position) return { commit: 0n, prepare: 0n };
  const commit = BigInt(position.getCommitPosition());
  if (!cluster.log.isBoundary(commit)) throw new Refused(invalidPosition());
  return { commit, prepare: BigInt(position.getPreparePosition()) };
}

function isBefore(event: StoredEvent, position: Position): boolean {
  if (event.position !== position.commit) return event.position < position.commit;
  return event.position < position.prepare;
}

/** Index of the first event *after* the position: a subscription leaves out what it was given as its checkpoint. */
function afterPosition(cluster: ClusterState, position: Position): number {
  const { log } = cluster;
  const at = log.firstAt(position.commit);
  const event = log.events[at];
  return event?.position === position.commit && position.prepare >= event.position ? at + 1 : at;
}

function later(a: Position, b: Position): boolean {
  return a.commit === b.commit ? a.prepare > b.prepare : a.commit > b.commit;
}

function readEvent(event: StoredEvent): streams.ReadResp.ReadEvent {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(new shared.UUID().setString(event.id));
  recorded.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream, 'utf8')));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position)).setPreparePosition(String(event.position));
  recorded.setData(event.data).setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('created', String(event.created))
    .set('content-type', event.json ? 'application/json' : 'application/octet-stream');
  return new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position));
}
