import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What an event may hold: JSON without fractions. Amounts are strings of øre, shares are `n/d`. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** RFC 8785 text of a value. The same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no JSON');
  return text;
}

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
