import { randomUUID } from 'node:crypto';
import type { LogEvent, LogProposal } from './log-format.ts';

/**
 * What is set for a stream before its first event: that only administrators may delete it or change what is set. An
 * administrator cannot be kept out; he is noticed.
 */
export const PROTECTION = { $acl: { $d: ['$admins'], $mw: ['$admins'] } } as const;

export const protectionEvent = (data: object): LogProposal => ({ id: randomUUID(), type: '$metadata', data });

/** Settings by which a server takes events away. */
const TRUNCATING = ['$tb', '$maxCount', '$maxAge'];

/** What an event of a metadata stream means for the book: what was set at the beginning, a change, or loss of events. */
export function judgeSettings(event: Pick<LogEvent, 'revision' | 'data'>): 'ours' | 'changed' | 'truncating' {
  const data = (event.data ?? {}) as Record<string, unknown>;
  if (TRUNCATING.some((name) => data[name] !== undefined && data[name] !== null)) return 'truncating';
  return event.revision === 0n && protects(data) ? 'ours' : 'changed';
}

function protects(data: Record<string, unknown>): boolean {
  const acl = (data.$acl ?? {}) as Record<string, unknown>;
  const only = (roles: unknown): boolean =>
    roles === '$admins' || (Array.isArray(roles) && roles.every((role) => role === '$admins'));
  return only(acl.$d) && only(acl.$mw);
}
