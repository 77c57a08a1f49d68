import type { Metadata } from '@grpc/grpc-js';
import type { EventLog } from './log.ts';
import { type Acl, aclOf, isMetastream, isSystemStream, type Roles } from './stream-metadata.ts';

export interface User {
  readonly name: string;
  readonly password: string;
  readonly groups: readonly string[];
}

/** "User authorization", section "Roles": the users a server has from the beginning. */
export const DEFAULT_USERS: readonly User[] = [
  { name: 'admin', password: 'changeit', groups: ['$admins'] },
  { name: 'ops', password: 'changeit', groups: ['$ops'] },
];

export type Action = 'read' | 'write' | 'delete';
/** Who asks: a user, nobody in particular, or somebody whose name and password do not fit. */
export type Caller = User | 'anonymous' | 'unauthenticated';

/** "User authorization", section "Default ACL". `$settings` can change it, which is left out here. */
const DEFAULT_ACL = { user: everyRight(['$all']), system: everyRight(['$admins']) };

/**
 * Who may do what. A server that runs insecure uses neither authentication nor authorization ("Security options", section
 * "Running without security"), and the client sends no credentials to one (`createCredentialsMetadataGenerator`): then
 * everything is allowed to everyone.
 */
export class Access {
  constructor(
    private readonly log: EventLog,
    private readonly users: readonly User[],
    private readonly secure: boolean,
  ) {}

  caller(headers: Metadata): Caller {
    const given = headers.get('authorization')[0]?.toString();
    if (given === undefined) return 'anonymous';
    const [, basic] = /^Basic (.+)$/.exec(given) ?? [];
    const [name, ...password] = Buffer.from(basic ?? '', 'base64')
      .toString('utf8')
      .split(':');
    return this.users.find((user) => user.name === name && user.password === password.join(':')) ?? 'unauthenticated';
  }

  /**
   * `LegacyStreamPermissionAssertion`: administrators may everything but write to `$all`; what is asked of a metadata
   * stream is asked of the stream's metadata, and it cannot be deleted by others; a right that the stream's ACL does
   * not name is that of the default ACL. Callers without credentials have none of this (`AllowAnonymousStreamAccess`).
   */
  allows(caller: Caller, action: Action, stream: string): boolean {
    if (!this.secure) return true;
    if (caller === 'anonymous' || caller === 'unauthenticated') return false;
    if (stream === '$all' && action !== 'read') return false;
    if (caller.groups.includes('$admins')) return true;
    const about = isMetastream(stream) ? stream.slice(2) : stream;
    const right = rightFor(action, isMetastream(stream));
    if (right === null) return false;
    const roles: Roles =
      this.log.metadataOf(about).acl?.[right] ?? DEFAULT_ACL[isSystemStream(about) ? 'system' : 'user'][right];
    return (roles ?? []).some((role) => role === '$all' || role === caller.name || caller.groups.includes(role));
  }
}

function rightFor(action: Action, ofMetadata: boolean): keyof Acl | null {
  if (!ofMetadata) return action;
  return { read: 'metadataRead', write: 'metadataWrite', delete: null }[action] as keyof Acl | null;
}

function everyRight(roles: readonly string[]): Acl {
  return aclOf({ $r: roles, $w: roles, $d: roles, $mr: roles, $mw: roles }) as Acl;
}
