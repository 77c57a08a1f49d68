import type { Socket } from 'node:net';
import type { Refusal } from '#kernel';
import { hostRefused, notLocal } from './refusals.ts';

/** Where the server listens, and under which names it is asked. */
export interface Listening {
  /** Nobody but this machine reaches it. */
  readonly loopback: boolean;
  /** The names it answers to; without any, those of the address that the connection came to. */
  readonly names: readonly string[];
}

/** 127.0.0.0/8 and ::1, also as IPv6 writes the former. */
const LOOPBACK = /^(?:(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/;
const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];
/** A name or an address, with any port. */
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/;

type Connection = Pick<Socket, 'remoteAddress' | 'localAddress'>;

export const isLoopback = (address: string | undefined): boolean => LOOPBACK.test(address ?? '');

/**
 * Refuses who comes from elsewhere than the server listens, and who asks under a name that is not its own: somebody else's
 * name that points here (DNS rebinding). On this machine its own names always hold.
 */
export function refusedHost({ loopback, names }: Listening, host: string, socket: Connection): Refusal | null {
  if (loopback && !isLoopback(socket.remoteAddress)) return notLocal({});
  const asked = HOST.exec(host.toLowerCase())?.[1];
  const own = isLoopback(socket.remoteAddress) ? LOCAL_NAMES : [];
  const known = [...own, ...(names.length > 0 || loopback ? names : [addressAsHost(socket.localAddress)])];
  return asked !== undefined && known.includes(asked) ? null : hostRefused({ host });
}

/** As a Host header writes an address. */
function addressAsHost(address = ''): string {
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address)?.[1];
  return v4 ?? `[${address}]`;
}
