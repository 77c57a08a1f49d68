/** The highest revision there can be. As `$tb` it means that the stream is soft-deleted. */
export const MAX_REVISION = 9_223_372_036_854_775_807n;

/** One right on a stream; null says nothing of it, so the default stands. */
export type Roles = readonly string[] | null;

export interface Acl {
  readonly read: Roles;
  readonly write: Roles;
  readonly delete: Roles;
  readonly metadataRead: Roles;
  readonly metadataWrite: Roles;
}

/** What the last event of a stream's metadata stream says ("Event streams", section "Reserved names"). */
export interface StreamMetadata {
  readonly truncateBefore: bigint | null;
  readonly maxCount: bigint | null;
  /** In seconds. */
  readonly maxAge: bigint | null;
  readonly acl: Acl | null;
  readonly raw: object;
}

export const metastreamOf = (stream: string): string => `$$${stream}`;
export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
/** System streams: their names begin with `$`. */
export const isSystemStream = (stream: string): boolean => stream.startsWith('$');

export const NO_METADATA: StreamMetadata = { truncateBefore: null, maxCount: null, maxAge: null, acl: null, raw: {} };

/** What is no JSON object says nothing. */
export function metadataOf(data: Uint8Array): StreamMetadata {
  let raw: Record<string, unknown>;
  try {
    raw = JSON.parse(Buffer.from(data).toString('utf8'));
  } catch {
    return NO_METADATA;
  }
  if (raw === null || typeof raw !== 'object') return NO_METADATA;
  return {
    truncateBefore: whole(raw.$tb),
    maxCount: whole(raw.$maxCount),
    maxAge: whole(raw.$maxAge),
    acl: aclOf(raw.$acl),
    raw,
  };
}

function whole(value: unknown): bigint | null {
  if (typeof value !== 'number' || !Number.isInteger(value)) return null;
  // JSON.parse rounds the highest revision up to 2^63.
  return value >= 2 ** 63 ? MAX_REVISION : BigInt(value);
}

/** A right is one role or a list of them; an empty list leaves only the administrators. */
export function aclOf(value: unknown): Acl | null {
  if (value === null || typeof value !== 'object') return null;
  const acl = value as Record<string, unknown>;
  const roles = (key: string): Roles => {
    const given = acl[key];
    if (typeof given === 'string') return [given];
    return Array.isArray(given) ? given.map(String) : null;
  };
  return {
    read: roles('$r'),
    write: roles('$w'),
    delete: roles('$d'),
    metadataRead: roles('$mr'),
    metadataWrite: roles('$mw'),
  };
}
