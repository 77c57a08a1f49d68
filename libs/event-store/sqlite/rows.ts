import { canonicalJson, hashOfStored, instantOf, type NewEvent, type RecordedEvent, type StreamName } from '#kernel';
import { DamagedEvent, InvalidAppend } from '../port.ts';

/** The columns of an event, in the order in which every statement reads them. */
export const COLUMNS = 'position, revision, idx, recorded, written, hash, metadata, data';
export type Row = [
  position: number,
  revision: number,
  index: number,
  recorded: number,
  written: number,
  hash: Buffer,
  metadata: string,
  data: string,
];

/** @throws DamagedEvent */
export function eventOfRow([position, revision, index, recorded, written, hash, metadata, data]: Row): RecordedEvent {
  try {
    return {
      metadata: JSON.parse(metadata),
      data: JSON.parse(data),
      revision: BigInt(revision),
      position: BigInt(position),
      index,
      recorded: instantOf(recorded),
      written: instantOf(written),
      hash: hash.toString('hex'),
    };
  } catch (error) {
    throw new DamagedEvent(BigInt(position), index, error);
  }
}

/** An event as it will be stored. */
export interface Sealed {
  readonly metadata: string;
  readonly data: string;
  readonly hash: string;
  /** UTF-8 bytes of both texts. */
  readonly bytes: number;
}

/** Gives an event its place in the chain of its stream. @throws InvalidAppend */
export function seal(event: NewEvent, stream: StreamName, previous: string | null): Sealed {
  const metadata = jsonOf({ ...event.metadata, stream, previous });
  const data = jsonOf(event.data);
  return {
    metadata,
    data,
    hash: hashOfStored(data, metadata),
    bytes: Buffer.byteLength(metadata) + Buffer.byteLength(data),
  };
}

function jsonOf(value: unknown): string {
  try {
    const text = canonicalJson(value);
    assertLossless(value);
    return text;
  } catch (error) {
    throw new InvalidAppend(`an event cannot be stored: ${(error as Error).message}`, { cause: error });
  }
}

/** JSON drops or bends some values without a word: functions, holes, dates, maps, and numbers it has no digits for. */
function assertLossless(value: unknown): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (!Number.isSafeInteger(value))
        throw new TypeError(`${value} is not a safe integer: write amounts and shares as strings`);
      return;
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) {
        for (const item of value) assertLossless(item);
        return;
      }
      if (Object.prototype.toString.call(value) !== '[object Object]' || 'toJSON' in value) break;
      for (const key in value) {
        const item = (value as Record<string, unknown>)[key];
        if (item !== undefined) assertLossless(item);
      }
      return;
  }
  throw new TypeError(
    `${typeof value === 'object' ? Object.prototype.toString.call(value) : typeof value} is not JSON`,
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The 16 bytes of a UUID in its canonical form (lower case), or null. */
export function bytesOfId(id: string): Buffer | null {
  return UUID.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : null;
}
