import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256 } from '#kernel';

/** A document’s bytes as an event keeps them: gzip, then base64. `sha256` is of the bytes themselves. */
export interface Packed {
  readonly sha256: string;
  readonly content: string;
}

export function packed(document: string): Packed {
  const bytes = Buffer.from(document, 'utf8');
  return { sha256: sha256(bytes), content: gzipSync(bytes).toString('base64') };
}

/** The very bytes. @throws when they are not those whose hash was kept */
export function unpacked({ sha256: kept, content }: Packed): Buffer {
  const bytes = gunzipSync(Buffer.from(content, 'base64'));
  if (sha256(bytes) !== kept) throw new Error(`the document’s bytes are not those with SHA-256 ${kept}`);
  return bytes;
}
