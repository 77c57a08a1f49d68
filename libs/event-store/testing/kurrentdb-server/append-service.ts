import type { ServerDuplexStream, ServerReadableStream, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { appendTooLarge, deletedAtWrongVersion, type Failure, propertyMissing, streamDeleted } from './answers.ts';
import type { ClusterState } from './cluster-state.ts';
import type { Expected, Outcome, ProposedEvent } from './log.ts';
import { shared, statusMessages, streams } from './wire.ts';
import { denied, type Entrance, write } from './write-path.ts';

type UnaryAppend = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type BatchAppend = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;
type ProposedMessage = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

/** The append of one call: options first, then the events one by one (`Streams.Append`). */
export function unaryAppend(cluster: ClusterState, entrance: Entrance) {
  return (call: UnaryAppend, answer: sendUnaryData<streams.AppendResp>): void => {
    cluster.counts.unaryAppends++;
    let options: streams.AppendReq.Options | undefined;
    const events: ProposedEvent[] = [];
    let size = 0;
    let failed = false;
    const fail = (failure: Failure): void => {
      if (!failed) answer(failure);
      failed = true;
    };
    call.on('error', () => {});
    call.on('data', (request: streams.AppendReq) => {
      if (failed) return;
      if (request.hasOptions()) {
        options = request.getOptions();
        const refusal = denied(cluster, call.metadata, 'write', nameOf(options?.getStreamIdentifier()));
        if (refusal) fail(refusal);
        return;
      }
      const event = proposed(request.getProposedMessage() as streams.AppendReq.ProposedMessage);
      if (typeof event === 'string') return fail(propertyMissing(event));
      events.push(event);
      size += sizeOf(event);
      if (size > cluster.maxAppendSize) fail(appendTooLarge(cluster.maxAppendSize));
    });
    call.on('end', async () => {
      if (failed || !options) return;
      const stream = nameOf(options.getStreamIdentifier());
      const expected = expectedByUnary(options);
      const end = await write(cluster, entrance, {
        operation: 'append',
        stream,
        headers: call.metadata,
        peer: call.getPeer(),
        run: () => cluster.log.append(stream, expected, events),
      });
      if (end.is === 'unanswered') return;
      if (end.is === 'refused') return answer(end.failure);
      if (end.outcome.is === 'stream-deleted') return answer(streamDeleted(stream));
      answer(null, unaryAnswer(end.outcome, expected));
    });
  };
}

/** Appends of one long stream, each with an id of its own and answered in any order (`Streams.BatchAppend`). */
export function batchAppend(cluster: ClusterState, entrance: Entrance) {
  return (call: BatchAppend): void => {
    cluster.counts.batchStreams++;
    const waiting = new Map<string, Batch>();
    let underWay = 0;
    let ended = false;
    let failed = false;
    const send = (batch: Batch, error: Problem | null, outcome?: Outcome): void => {
      if (!failed) call.write(batchAnswer(batch, error, outcome));
    };
    call.on('error', () => {
      failed = true;
    });
    call.on('data', async (request: streams.BatchAppendReq) => {
      const correlation = request.getCorrelationId() as shared.UUID;
      const key = uuidOf(correlation);
      const options = request.getOptions();
      if (options) {
        cluster.counts.batchAppends++;
        const batch = new Batch(correlation, options);
        if (denied(cluster, call.metadata, 'write', batch.stream)) return send(batch, 'AccessDenied');
        const deadline = options.getDeadline()?.toDate().getTime() ?? Number.POSITIVE_INFINITY;
        if (deadline <= Date.now()) return send(batch, 'Timeout');
        waiting.set(key, batch);
      }
      const batch = waiting.get(key);
      if (!batch) return;
      for (const message of request.getProposedMessagesList()) {
        const event = proposed(message);
        if (typeof event === 'string') {
          waiting.delete(key);
          return send(batch, 'BadRequest');
        }
        batch.events.push(event);
        batch.size += sizeOf(event);
      }
      if (batch.size > cluster.maxAppendSize) {
        waiting.delete(key);
        return send(batch, { maxAppendSize: cluster.maxAppendSize });
      }
      if (!request.getIsFinal()) return;
      waiting.delete(key);
      underWay++;
      const end = await write(cluster, entrance, {
        operation: 'append',
        stream: batch.stream,
        headers: call.metadata,
        peer: call.getPeer(),
        run: () => cluster.log.append(batch.stream, batch.expected, batch.events),
      });
      underWay--;
      if (end.is === 'outcome') send(batch, null, end.outcome);
      else if (end.is === 'refused' && end.alone) send(batch, end.alone === 'timeout' ? 'Timeout' : 'NotReady');
      else if (end.is === 'refused' && !failed) call.emit('error', end.failure);
      if (ended && underWay === 0 && !failed) call.end();
    });
    call.on('end', () => {
      ended = true;
      if (underWay === 0 && !failed) call.end();
    });
  };
}

/** Soft deletion and tombstone, which differ in what they write. */
export function deletion(cluster: ClusterState, entrance: Entrance, hard: boolean) {
  type Request = streams.DeleteReq | streams.TombstoneReq;
  type Response = streams.DeleteResp & streams.TombstoneResp;
  return async (call: ServerUnaryCall<Request, Response>, answer: sendUnaryData<Response>): Promise<void> => {
    const options = call.request.getOptions() as streams.DeleteReq.Options | streams.TombstoneReq.Options;
    const stream = nameOf(options.getStreamIdentifier());
    const refusal = denied(cluster, call.metadata, 'delete', stream);
    if (refusal) return answer(refusal);
    const expected = expectedByUnary(options);
    const end = await write(cluster, entrance, {
      operation: 'delete',
      stream,
      headers: call.metadata,
      peer: call.getPeer(),
      run: () => cluster.log.delete(stream, expected, hard),
    });
    if (end.is === 'unanswered') return;
    if (end.is === 'refused') return answer(end.failure);
    const { outcome } = end;
    if (outcome.is === 'stream-deleted') return answer(streamDeleted(stream));
    if (outcome.is === 'wrong-expected-version')
      return answer(deletedAtWrongVersion(stream, expected, outcome.current));
    const response = hard ? new streams.TombstoneResp() : new streams.DeleteResp();
    const position = hard ? new streams.TombstoneResp.Position() : new streams.DeleteResp.Position();
    position.setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position));
    (response as streams.DeleteResp).setPosition(position as streams.DeleteResp.Position);
    answer(null, response as Response);
  };
}

/** One append of a batch stream while its parts come in. */
class Batch {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[] = [];
  size = 0;

  constructor(
    readonly correlation: shared.UUID,
    readonly options: streams.BatchAppendReq.Options,
  ) {
    this.stream = nameOf(options.getStreamIdentifier());
    this.expected = options.hasStreamPosition()
      ? BigInt(options.getStreamPosition())
      : options.hasNoStream()
        ? 'no_stream'
        : options.hasStreamExists()
          ? 'stream_exists'
          : 'any';
  }
}

type Problem = 'AccessDenied' | 'Timeout' | 'BadRequest' | 'NotReady' | { readonly maxAppendSize: number };

function unaryAnswer(outcome: Exclude<Outcome, { is: 'stream-deleted' }>, expected: Expected): streams.AppendResp {
  const response = new streams.AppendResp();
  if (outcome.is !== 'wrong-expected-version') {
    const success = new streams.AppendResp.Success();
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position));
    success.setCurrentRevision(String(outcome.revision)).setPosition(position);
    return response.setSuccess(success);
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (outcome.current === null) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(outcome.current));
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return response.setWrongExpectedVersion(wrong);
}

function batchAnswer(batch: Batch, problem: Problem | null, outcome?: Outcome): streams.BatchAppendResp {
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(batch.correlation);
  response.setStreamIdentifier(batch.options.getStreamIdentifier());
  if (outcome?.is === 'written' || outcome?.is === 'repeated') {
    const success = new streams.BatchAppendResp.Success();
    const position = new shared.AllStreamPosition();
    position.setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position));
    return response.setSuccess(success.setCurrentRevision(String(outcome.revision)).setPosition(position));
  }
  return response.setError(outcome ? refusedInBatch(batch, outcome) : failedInBatch(problem as Problem));
}

type Code = Parameters<statusMessages.Status['setCode']>[0];
/** Of `google.rpc.Code`, which the definitions import as types alone. */
const CODE = { invalidArgument: 3, deadlineExceeded: 4, notFound: 5, alreadyExists: 6, permissionDenied: 7, ok: 0 };

/** `Status.WrongExpectedVersion`, `Status.StreamDeleted`: details that the client's `unpackToCommandError` knows by name. */
function refusedInBatch(batch: Batch, outcome: Outcome): statusMessages.Status {
  if (outcome.is === 'stream-deleted') {
    const deleted = new shared.StreamDeleted().setStreamIdentifier(batch.options.getStreamIdentifier());
    return statusOf(CODE.notFound, 'StreamDeleted', deleted);
  }
  const wrong = new shared.WrongExpectedVersion();
  const current = outcome.is === 'wrong-expected-version' ? outcome.current : null;
  if (current === null) wrong.setCurrentNoStream(new empty.Empty());
  else wrong.setCurrentStreamRevision(String(current));
  if (batch.expected === 'any') wrong.setExpectedAny(new empty.Empty());
  else if (batch.expected === 'no_stream') wrong.setExpectedNoStream(new empty.Empty());
  else if (batch.expected === 'stream_exists') wrong.setExpectedStreamExists(new empty.Empty());
  else wrong.setExpectedStreamPosition(String(batch.expected));
  return statusOf(CODE.alreadyExists, 'WrongExpectedVersion', wrong);
}

function failedInBatch(problem: Problem): statusMessages.Status {
  switch (problem) {
    case 'AccessDenied':
      return statusOf(CODE.permissionDenied, problem, new shared.AccessDenied());
    case 'Timeout':
      return statusOf(CODE.deadlineExceeded, problem, new shared.Timeout());
    case 'BadRequest':
      return statusOf(CODE.invalidArgument, problem, new shared.BadRequest());
    case 'NotReady':
      // The server packs nothing here but a message, so the client sees an unknown error.
      return statusOf(CODE.ok, 'Server Is Not Ready', new empty.Empty(), 'google.protobuf.Empty');
    default: {
      const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(problem.maxAppendSize);
      return statusOf(CODE.invalidArgument, 'MaximumAppendSizeExceeded', details);
    }
  }
}

function statusOf(
  code: number,
  message: string,
  details: { serializeBinary(): Uint8Array },
  type = `event_store.client.${message}`,
): statusMessages.Status {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), type);
  return new statusMessages.Status()
    .setCode(code as Code)
    .setMessage(message)
    .setDetails(packed);
}

/** The event, or the name of the property it lacks. */
function proposed(message: ProposedMessage): ProposedEvent | string {
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined) return 'type';
  if (contentType === undefined) return 'content-type';
  return {
    id: uuidOf(message.getId() as shared.UUID),
    type,
    json: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** `Event.SizeOnDisk`: the type counts too, at two bytes a character. */
function sizeOf(event: ProposedEvent): number {
  return event.data.length + event.metadata.length + event.type.length * 2;
}

/** The four expectations, as the messages of append, deletion and tombstone all have them. */
function expectedByUnary(options: {
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}): Expected {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}

export function nameOf(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

/** Ids come as text or as two halves of 64 bits. */
export function uuidOf(id: shared.UUID): string {
  const halves = id.getStructured();
  if (!halves) return id.getString().toLowerCase();
  const hex = [halves.getMostSignificantBits(), halves.getLeastSignificantBits()]
    .map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
