import { instantOf, millisOf, type NewEvent, type StreamName } from '#kernel';
import {
  type Append,
  AppendTooLarge,
  EventIdTaken,
  InvalidAppend,
  StoreUnavailable,
  WrongExpectedRevision,
} from './port.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The 16 bytes of a UUID in its canonical form (lower case), or null. */
export function bytesOfId(id: string): Buffer | null {
  return UUID.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : null;
}

/** @throws InvalidAppend */
export function idBytes(id: string): Buffer {
  const bytes = bytesOfId(id);
  if (!bytes) throw notAnId(id);
  return bytes;
}

/** @throws InvalidAppend */
export function assertId(id: string): void {
  if (!UUID.test(id)) throw notAnId(id);
}

const notAnId = (id: string): InvalidAppend => new InvalidAppend(`event id ${id} is not a UUID in lower case`);

/** @throws EventIdTaken when an id comes twice */
export function assertDistinct(events: readonly NewEvent[]): void {
  const seen = new Set<string>();
  for (const { metadata } of events) {
    if (seen.has(metadata.id)) throw new EventIdTaken(metadata.id);
    seen.add(metadata.id);
  }
}

/** `last` is the stream's last revision, null when it has no events. @throws WrongExpectedRevision */
export function assertExpected(stream: StreamName, expected: Append['expected'], last: number | null): void {
  const actual = last === null ? null : BigInt(last);
  if (expected === 'any' || expected === (actual ?? 'none')) return;
  throw new WrongExpectedRevision(stream, expected, actual);
}

/** @throws InvalidAppend */
export function assertInstant(recorded: string): void {
  const ms = millisOf(recorded);
  // Only in this one form do instants compare as text.
  if (Number.isNaN(ms) || instantOf(ms) !== recorded) {
    throw new InvalidAppend(`recorded time ${recorded} is not an instant in UTC with milliseconds`);
  }
}

/** What is answered to the caller of an append, and leaves the others of its group alone. */
export const isRefusalOfAppend = (error: unknown): error is Error =>
  error instanceof WrongExpectedRevision ||
  error instanceof EventIdTaken ||
  error instanceof AppendTooLarge ||
  error instanceof InvalidAppend;

export const closed = (): StoreUnavailable => new StoreUnavailable('the store is closed');
