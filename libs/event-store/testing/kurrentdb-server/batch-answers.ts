import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expected, Outcome } from './log.ts';
import { shared, statusMessages, streams } from './wire.ts';

/** Why one append of a batch stream fails, apart from what the log says of it. */
export type Problem = 'AccessDenied' | 'Timeout' | 'BadRequest' | 'NotReady' | { readonly maxAppendSize: number };

/** What an answer repeats of the append it answers. */
export interface Asked {
  readonly correlation: shared.UUID;
  readonly identifier: shared.StreamIdentifier | undefined;
  readonly expected: Expected;
}

export function batchAnswer(batch: Asked, problem: Problem | null, outcome?: Outcome): streams.BatchAppendResp {
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(batch.correlation);
  response.setStreamIdentifier(batch.identifier);
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
function refusedInBatch(batch: Asked, outcome: Outcome): statusMessages.Status {
  if (outcome.is === 'stream-deleted') {
    const deleted = new shared.StreamDeleted().setStreamIdentifier(batch.identifier);
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
