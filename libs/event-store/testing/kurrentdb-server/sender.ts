import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { type Failure, notLeader, notReady, unavailable } from './answers.ts';
import type { ClusterState } from './cluster-state.ts';
import { held, type StruckFault } from './faults.ts';
import type { StoredEvent } from './log.ts';
import { shared, streams } from './wire.ts';
import type { Entrance } from './write-path.ts';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Ends the work on a call with a refusal. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.details);
  }
}

/** The call is over, by the client, a fault or the end of the node. */
export class Gone extends Error {}

/** Sends to one client as fast as it takes it, until its fault strikes. */
export class Sender {
  #sent = 0;
  #struck = false;
  readonly #over = new AbortController();
  /** Ends when the client goes, the node stops or a fault has struck. */
  readonly over = this.#over.signal;

  constructor(
    private readonly cluster: ClusterState,
    private readonly entrance: Entrance,
    private readonly call: ReadCall,
    private readonly fault: StruckFault | null,
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
    if (this.fault === null || this.#struck || this.over.aborted) return;
    const { fault } = this.fault;
    if (this.#sent !== (fault.after ?? 0)) return;
    this.#struck = true;
    switch (fault.kind) {
      case 'slow':
      case 'hold':
        await held(this.fault, this.over);
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
    if (this.over.aborted) return;
    this.call.end();
    this.#over.abort();
  }
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
