import { type EventMetadata, hashOfStored, type Json, type NewEvent, type StreamName } from '#kernel';
import { type Canonical, canonicalCopy } from './canonical-copy.ts';
import { InvalidAppend } from './port.ts';

/** An event as it will be stored, and the hash of both texts. */
export interface Sealed {
  readonly metadata: Canonical<EventMetadata>;
  readonly data: Canonical<Json>;
  readonly hash: string;
  /** UTF-8 bytes of both texts. */
  readonly bytes: number;
}

/** Gives an event its place in the chain of its stream. @throws InvalidAppend when it holds what JSON cannot */
export function seal(event: NewEvent, stream: StreamName, previous: string | null): Sealed {
  try {
    // Ours stand first because an object of many properties is slow to extend, and are set again lest theirs replace them.
    const own = { stream, previous, ...event.metadata };
    own.stream = stream;
    own.previous = previous;
    const metadata = canonicalCopy<EventMetadata>(own);
    const data = canonicalCopy(event.data);
    const bytes = Buffer.byteLength(metadata.text) + Buffer.byteLength(data.text);
    return { metadata, data, hash: hashOfStored(data.text, metadata.text), bytes };
  } catch (error) {
    throw new InvalidAppend(`an event cannot be stored: ${(error as Error).message}`, { cause: error });
  }
}
