import type { IncomingHttpHeaders } from 'node:http';
import { HttpRefused } from './problem.ts';
import { idempotencyKeyMissing, ifMatchMalformed } from './refusals.ts';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,200}$/;

/** The key under which a write can be sent again without being done twice. */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string {
  const key = headers['idempotency-key'];
  if (typeof key === 'string' && VISIBLE_ASCII.test(key)) return key;
  throw new HttpRefused({ refusal: idempotencyKeyMissing({ given: key !== undefined }) });
}

/** `If-Match` as it came, and whether it holds of a thing with this tag (null: there is none). */
export interface IfMatch {
  readonly asked: string;
  readonly holds: (tag: string | null) => boolean;
}

const TAGS = /^\s*(?:W\/)?"[\x21\x23-\x7e]*"\s*(?:,\s*(?:W\/)?"[\x21\x23-\x7e]*"\s*)*$/;

/** What must still be so for a write to be done; null when the caller does not say. Compared strongly (RFC 9110 13.1.1). */
export function ifMatchOf(headers: IncomingHttpHeaders): IfMatch | null {
  const asked = headers['if-match'];
  if (asked === undefined) return null;
  if (asked.trim() === '*') return { asked, holds: (tag) => tag !== null };
  if (!TAGS.test(asked)) throw new HttpRefused({ refusal: ifMatchMalformed({ asked }) });
  const tags = asked.split(',').map((tag) => tag.trim());
  return { asked, holds: (tag) => tag !== null && tags.includes(tag) };
}

/** How long a question waits for what it is asked `after`, in milliseconds, unless it says otherwise. */
export const WAIT = 5_000;
export const LONGEST_WAIT = 30_000;

/** The time that `Prefer: wait=N` (seconds, RFC 7240) asks for, at most the longest; in milliseconds. */
export function waitOf({ prefer }: IncomingHttpHeaders): number {
  const told = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,6})"?\s*(?:$|[,;])/i.exec([prefer ?? ''].flat().join(','))?.[1];
  return told === undefined ? WAIT : Math.min(Number(told) * 1_000, LONGEST_WAIT);
}
