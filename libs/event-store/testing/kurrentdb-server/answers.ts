import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { Expected } from './log.ts';

/**
 * What the server says when it does not do what it was asked. The client tells them apart by the trailer `exception`
 * (its `convertToCommandError`); the codes and texts are those of the server's `RpcExceptions`.
 */
export const notReady = (): Failure => failure(status.UNAVAILABLE, 'Server Is Not Ready');
export const unavailable = (): Failure => failure(status.UNAVAILABLE, 'Server Is Too Busy');
export const timedOut = (): Failure => failure(status.ABORTED, 'Operation timed out: a write was not acknowledged');
export const unauthenticated = (): Failure => failure(status.UNAUTHENTICATED, 'Unauthenticated');
export const invalidPosition = (): Failure =>
  failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');

export const notLeader = (leader: { readonly host: string; readonly port: number }): Failure =>
  failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
  });

export const accessDenied = (): Failure =>
  failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const streamDeleted = (stream: string): Failure =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const appendTooLarge = (limit: number): Failure =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const propertyMissing = (property: string): Failure =>
  failure(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

/** Of a deletion; an append answers with a message of its own. */
export const deletedAtWrongVersion = (stream: string, expected: Expected, current: bigint | null): Failure =>
  failure(status.FAILED_PRECONDITION, `Delete failed due to WrongExpectedVersion. Stream: ${stream}`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(asNumber(expected)),
    'actual-version': String(current ?? -1n),
  });

export type Failure = Pick<ServiceError, 'code' | 'details' | 'metadata'>;

function failure(code: status, details: string, trailers: Readonly<Record<string, string>> = {}): Failure {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
}

/** The numbers that stand for the expectations with a name ("HTTP API: optional HTTP headers", "Expected version"). */
function asNumber(expected: Expected): bigint {
  if (typeof expected === 'bigint') return expected;
  return { no_stream: -1n, any: -2n, stream_exists: -4n }[expected];
}
