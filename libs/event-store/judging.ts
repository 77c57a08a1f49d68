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

/** Of a day that every month has. */
const PLAIN_INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** @throws InvalidAppend */
export function assertInstant(recorded: string): void {
  // On the path of every append; what follows takes ten times as long.
  if (PLAIN_INSTANT.test(recorded)) return;
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
