import type { Table } from '../table.ts';

/**
 * The text of a file and its encoding: by the byte order mark, else UTF-8 when the bytes are that, else Windows-1252, which
 * Norwegian systems write otherwise. Null when it is no text.
 */
export function decoded(bytes: Uint8Array): { text: string; encoding: NonNullable<Table['encoding']> } | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : isUtf8(bytes) ? 'utf-8' : 'windows-1252';
  const text = encoding === 'windows-1252' ? windows1252(bytes) : new TextDecoder(encoding).decode(bytes);
  return text.includes('\0') ? null : { text, encoding };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What stands at 0x80 to 0x9F; the rest is Latin-1. The decoder of some Node versions leaves these as control characters. */
const BEYOND_LATIN_1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (sign) => BEYOND_LATIN_1.charAt(sign.charCodeAt(0) - 0x80));
}
