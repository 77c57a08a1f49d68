import type { ServerDuplexStream } from '@grpc/grpc-js';
import { unauthenticated } from './answers.ts';
import { type Asked, batchAnswer, type Problem } from './batch-answers.ts';
import type { ClusterState } from './cluster-state.ts';
import type { Expected, Outcome, ProposedEvent } from './log.ts';
import { nameOf, proposed, sizeOf, uuidOf } from './messages.ts';
import type { shared, streams } from './wire.ts';
import { denied, type Entrance, write } from './write-path.ts';

type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** Appends of one long stream, each with an id of its own and answered in any order (`Streams.BatchAppend`). */
export function batchAppend(cluster: ClusterState, entrance: Entrance) {
  return (call: Call): void => {
    cluster.counts.batchStreams++;
    const stream = new BatchStream(cluster, entrance, call);
    call.on('error', () => stream.fail());
    if (cluster.secure && cluster.access.caller(call.metadata) === 'unauthenticated') {
      call.emit('error', unauthenticated());
      return;
    }
    call.on('data', (request: streams.BatchAppendReq) => void stream.take(request));
    call.on('end', () => stream.end());
  };
}

class BatchStream {
  readonly #unfinished = new Map<string, Batch>();
  #underWay = 0;
  #ended = false;
  #failed = false;

  constructor(
    private readonly cluster: ClusterState,
    private readonly entrance: Entrance,
    private readonly call: Call,
  ) {}

  /** An append comes in one part or several; the first has its options, the last says so. */
  async take(request: streams.BatchAppendReq): Promise<void> {
    const correlation = request.getCorrelationId() as shared.UUID;
    const key = uuidOf(correlation);
    const options = request.getOptions();
    if (options) {
      this.cluster.counts.batchAppends++;
      const batch = new Batch(correlation, options);
      const refusal = this.#refusal(batch, options);
      if (refusal) return this.#answer(batch, refusal);
      this.#unfinished.set(key, batch);
    }
    const batch = this.#unfinished.get(key);
    if (!batch) return;
    const problem = batch.add(request.getProposedMessagesList(), this.cluster.maxAppendSize);
    if (problem || request.getIsFinal()) this.#unfinished.delete(key);
    if (problem) return this.#answer(batch, problem);
    if (request.getIsFinal()) await this.#write(batch);
  }

  fail(): void {
    this.#failed = true;
  }

  end(): void {
    this.#ended = true;
    if (this.#underWay === 0 && !this.#failed) this.call.end();
  }

  #refusal(batch: Batch, options: streams.BatchAppendReq.Options): Problem | null {
    if (denied(this.cluster, this.call.metadata, 'write', batch.stream)) return 'AccessDenied';
    const deadline = options.getDeadline()?.toDate().getTime();
    return deadline !== undefined && deadline <= Date.now() ? 'Timeout' : null;
  }

  async #write(batch: Batch): Promise<void> {
    this.#underWay++;
    const end = await write(this.cluster, this.entrance, {
      operation: 'append',
      stream: batch.stream,
      headers: this.call.metadata,
      peer: this.call.getPeer(),
      run: () => this.cluster.log.append(batch.stream, batch.expected, batch.events),
    });
    this.#underWay--;
    if (this.#failed) return;
    if (end.is === 'outcome') this.#answer(batch, null, end.outcome);
    else if (end.is === 'refused' && end.alone) this.#answer(batch, end.alone === 'timeout' ? 'Timeout' : 'NotReady');
    else if (end.is === 'refused') this.call.emit('error', end.failure);
    if (this.#ended && this.#underWay === 0 && !this.#failed) this.call.end();
  }

  #answer(batch: Batch, problem: Problem | null, outcome?: Outcome): void {
    if (!this.#failed) this.call.write(batchAnswer(batch, problem, outcome));
  }
}

/** One append of a batch stream while its parts come in. */
class Batch implements Asked {
  readonly identifier: shared.StreamIdentifier | undefined;
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[] = [];
  #size = 0;

  constructor(
    readonly correlation: shared.UUID,
    options: streams.BatchAppendReq.Options,
  ) {
    this.identifier = options.getStreamIdentifier();
    this.stream = nameOf(this.identifier);
    this.expected = expectedOf(options);
  }

  add(messages: readonly streams.BatchAppendReq.ProposedMessage[], maxAppendSize: number): Problem | null {
    for (const message of messages) {
      const event = proposed(message);
      if (typeof event === 'string') return 'BadRequest';
      this.events.push(event);
      this.#size += sizeOf(event);
    }
    return this.#size > maxAppendSize ? { maxAppendSize } : null;
  }
}

function expectedOf(options: streams.BatchAppendReq.Options): Expected {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}
