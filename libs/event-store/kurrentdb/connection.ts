import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChannelCredentialOptions, Credentials, EndPoint, NodePreference } from '@eventstore/db-client';

/** Where a log is and how to get there. Holds a password: it is never printed; `name` is what can be. */
export interface Connection {
  /** The connection string without user and password. */
  readonly name: string;
  /** Whether it is the same as another, without telling what it is. */
  readonly key: string;
  /** One: a node. Several, or one to be asked by DNS: a cluster, of which the leader is looked up. */
  readonly hosts: readonly EndPoint[];
  readonly discover: boolean;
  readonly secure: boolean;
  readonly credentials: Credentials | null;
  readonly channel: ChannelCredentialOptions;
  readonly settings: {
    readonly connectionName?: string;
    readonly keepAliveInterval?: number;
    readonly keepAliveTimeout?: number;
    readonly discoveryInterval?: number;
    readonly maxDiscoverAttempts?: number;
    readonly gossipTimeout?: number;
    readonly nodePreference?: NodePreference;
  };
}

/** The connection string cannot be used. The message names the part, never what may be a password. */
export class WrongConnectionString extends Error {
  override readonly name = 'WrongConnectionString';
}

const SCHEMES = /^(?:esdb|kurrentdb|kurrent)(?<discover>\+discover)?:\/\//;
const DEFAULT_PORT = 2113;
const NUMBERS = [
  'keepAliveInterval',
  'keepAliveTimeout',
  'discoveryInterval',
  'maxDiscoverAttempts',
  'gossipTimeout',
] as const;
/** They would change what an append promises, or are not heeded by the client: better refused than ignored. */
const NOT_TAKEN: Readonly<Record<string, string>> = {
  throwonappendfailure: 'a refused append is always an error here',
  defaultdeadline: 'appends have timers of their own',
  tlsverifycert: 'certificates are always verified: give tlsCAFile',
  nodepreference: 'the leader is always asked',
};

export const isConnectionString = (text: string): boolean => SCHEMES.test(text);

/** The same without user and password, for logs and messages. */
export const redacted = (text: string): string => text.replace(/^([a-z+]+:\/\/)[^/?]*@/i, '$1').replace(/\?.*$/s, '');

/**
 * Reads a connection string such as `esdb://user:password@host:2113,host:2113?tlsCAFile=ca.pem`. The client's own reader
 * is not used, since it prints the whole string, with its password, where it finds an option that it does not know.
 * @throws WrongConnectionString
 */
export function readConnection(text: string): Connection {
  const scheme = SCHEMES.exec(text);
  if (!scheme) throw new WrongConnectionString('a store is named as esdb://host:port or kurrentdb://host:port');
  const [, authority = '', query = ''] = /^([^?]*?)\/*(?:\?(.*))?$/s.exec(text.slice(scheme[0].length)) ?? [];
  const at = authority.lastIndexOf('@');
  const hosts = authority
    .slice(at + 1)
    .split(',')
    .map(endPoint);
  const options = optionsOf(query);
  const credentials = at < 0 ? null : credentialsOf(authority.slice(0, at));
  const secure = options.get('tls') !== 'false';
  if (options.has('tls') && !/^(true|false)$/.test(options.get('tls') as string)) throw wrong('tls');
  const settings: Record<string, string | number> = {};
  for (const name of NUMBERS) {
    const value = options.get(name.toLowerCase());
    if (value === undefined) continue;
    if (!/^-?\d+$/.test(value)) throw wrong(name);
    settings[name] = Number(value);
  }
  const connectionName = options.get('connectionname');
  if (connectionName) settings.connectionName = connectionName;
  return {
    name: redacted(text),
    key: text,
    hosts,
    discover: scheme.groups?.discover !== undefined,
    secure,
    credentials,
    channel: secure ? certificates(options) : { insecure: true },
    settings,
  };
}

function endPoint(text: string): EndPoint {
  const match = /^(?<address>[A-Za-z0-9._-]+|\[[0-9a-fA-F:]+\])(?::(?<port>\d{1,5}))?$/.exec(text.trim());
  const port = Number(match?.groups?.port ?? DEFAULT_PORT);
  if (!match?.groups?.address || port > 65_535) throw new WrongConnectionString('a host is written as name:port');
  return { address: match.groups.address, port };
}

function credentialsOf(text: string): Credentials {
  const colon = text.indexOf(':');
  if (colon < 1) throw new WrongConnectionString('before the @ stand user:password');
  try {
    return {
      username: decodeURIComponent(text.slice(0, colon)),
      password: decodeURIComponent(text.slice(colon + 1)),
    };
  } catch {
    throw new WrongConnectionString('user or password is not percent-encoded as a URL wants it');
  }
}

function optionsOf(query: string): Map<string, string> {
  const known = ['tls', 'tlscafile', 'usercertfile', 'userkeyfile', 'connectionname'];
  const options = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals < 0 ? undefined : equals);
    const key = name.toLowerCase();
    const why = NOT_TAKEN[key];
    if (why) throw new WrongConnectionString(`the option ${name} is not taken: ${why}`);
    if (!known.includes(key) && !NUMBERS.some((n) => n.toLowerCase() === key)) {
      throw new WrongConnectionString(
        /^\w{1,40}$/.test(name) ? `the option ${name} is not known` : 'an option is not known',
      );
    }
    if (equals < 0 || equals === pair.length - 1) throw wrong(name);
    options.set(key, decodeURIComponent(pair.slice(equals + 1)));
  }
  return options;
}

function certificates(options: Map<string, string>): ChannelCredentialOptions {
  const read = (name: string, key: string): Buffer | undefined => {
    const file = options.get(key);
    if (file === undefined) return undefined;
    try {
      return readFileSync(resolve(file));
    } catch (error) {
      throw new WrongConnectionString(`${name} cannot be read: ${(error as Error).message}`);
    }
  };
  const rootCertificate = read('tlsCAFile', 'tlscafile');
  const userCertFile = read('userCertFile', 'usercertfile');
  const userKeyFile = read('userKeyFile', 'userkeyfile');
  if ((userCertFile === undefined) !== (userKeyFile === undefined)) {
    throw new WrongConnectionString('userCertFile and userKeyFile come together');
  }
  return {
    insecure: false,
    ...(rootCertificate && { rootCertificate }),
    ...(userCertFile && userKeyFile && { userCertFile, userKeyFile }),
  };
}

const wrong = (name: string): WrongConnectionString =>
  new WrongConnectionString(`the option ${name} has no such value`);
