import {
  addressKey,
  type KeyRing,
  keyMissing,
  type Limited,
  type Limits,
  LOCAL_READER,
  mayAs,
  type Permission,
} from '#access';
import { type Actor, isRefusal, type Refusal } from '#kernel';
import type { ActedRequest } from './acted-request.ts';
import { isLoopback, type Listening } from './hosts.ts';
import { type Log, whoIn } from './log.ts';
import type { HttpRefusal } from './problem.ts';
import { notPermitted, tooMany } from './refusals.ts';

/** What a proxy writes: behind it nobody is known to be on this machine. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const REALM = 'Bearer realm="fellesbok"';

/** What an actor, or nobody, is refused for on a route; null when it may. */
export function refusedPermission(actor: Actor | undefined, permission: Permission): HttpRefusal | null {
  if (mayAs(actor ?? null, permission)) return null;
  if (actor) return { refusal: notPermitted({ actor: actor.id, role: actor.role, permission }) };
  return { refusal: keyMissing({}), status: 401, headers: { 'WWW-Authenticate': REALM } };
}

/** Who asks, and whether so often. */
export class Gate {
  constructor(
    private readonly keys: KeyRing,
    private readonly limits: Limits,
    private readonly listening: Listening,
    private readonly log: Log,
  ) {}

  /** Counts the request for its address. */
  async arrives(request: ActedRequest): Promise<HttpRefusal | null> {
    return this.#counted('address', addressOf(request), request);
  }

  /** Gives the request its actor and counts it; a refusal when its key does not hold. */
  async identifies(request: ActedRequest): Promise<HttpRefusal | null> {
    const { authorization } = request.headers;
    const actor = authorization === undefined ? this.#withoutKey(request) : this.#holderOf(authorization);
    if (isRefusal(actor)) return this.#notIn(actor, request);
    if (actor === null) return null;
    request.actor = actor;
    return this.#counted('actor', actor.id, request);
  }

  #holderOf(authorization: string): Actor | Refusal {
    const presented = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
    const holder = this.keys.holderOf(presented);
    return isRefusal(holder) ? holder : holder.actor;
  }

  /** Once there are keys, nobody is known without one. */
  #withoutKey({ socket, headers }: ActedRequest): Actor | Refusal | null {
    const { loopback, names } = this.listening;
    const here = loopback && names.length === 0 && isLoopback(socket.remoteAddress);
    if (!here || FORWARDED.some((name) => headers[name] !== undefined)) return null;
    const made = this.keys.everMade();
    if (isRefusal(made)) return made;
    return made ? null : LOCAL_READER;
  }

  /** Too many wrong keys are told to wait. A right one is never held up by them: behind a proxy all share an address. */
  async #notIn(refusal: Refusal, request: ActedRequest): Promise<HttpRefusal> {
    if (refusal.kind !== 'unauthorised') {
      this.log.error(
        { correlation: request.correlation, code: refusal.code, detail: refusal.text.en },
        'keys unavailable',
      );
      return { refusal };
    }
    const address = addressOf(request);
    this.log.warn(
      { correlation: request.correlation, address, code: refusal.code, key: refusal.details.id },
      'key refused',
    );
    const later = await this.#counted('failures', address, request);
    if (later) return later;
    return { refusal, status: 401, headers: { 'WWW-Authenticate': `${REALM}, error="invalid_token"` } };
  }

  async #counted(what: Limited, who: string, request: ActedRequest): Promise<HttpRefusal | null> {
    const seconds = await this.limits.take(what, who);
    if (seconds === null) return null;
    this.log.warn({ correlation: request.correlation, ...whoIn(request), limit: what, seconds }, 'too many requests');
    const limit = this.limits.settings[what];
    return { refusal: tooMany({ limit, seconds }), status: 429, headers: { 'Retry-After': String(seconds) } };
  }
}

/** Of the caller; behind a proxy that the server was told to trust, as that says. */
const addressOf = (request: ActedRequest): string => addressKey(request.ip ?? request.socket.remoteAddress ?? '');
