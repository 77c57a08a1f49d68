import { hash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import type { EventMetadata } from './event.ts';

/**
 * The hash of an event: SHA-256 over 0x00 and the canonical JSON of {data, metadata}, i.e. its leaf in the
 * book's Merkle tree (RFC 9162). Takes the stored texts, so that a reader need not parse them.
 */
export function hashOfStored(dataText: string, metadataText: string): string {
  return hash('sha256', `\u0000{"data":${dataText},"metadata":${metadataText}}`);
}

export const hashOfEvent = (metadata: EventMetadata, data: unknown): string =>
  hashOfStored(canonicalJson(data), canonicalJson(metadata));
