import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import { appendTooLarge, type Failure, propertyMissing, streamDeleted } from './answers.ts';
import type { ClusterState } from './cluster-state.ts';
import type { Expected, Outcome, ProposedEvent } from './log.ts';
import { expectedOf, nameOf, proposed, sizeOf } from './messages.ts';
import { shared, streams } from './wire.ts';
import { denied, type Entrance, write } from './write-path.ts';

type UnaryAppend = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

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
    const finish = async (): Promise<void> => {
      if (failed || !options) return;
      const stream = nameOf(options.getStreamIdentifier());
      const expected = expectedOf(options);
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
    };
    call.on('end', () => void finish());
  };
}

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
