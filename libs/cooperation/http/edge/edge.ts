import type { Duplex } from 'node:stream';
import type { NextFunction, Request, Response } from 'express';
import { freshId } from '#kernel';
import type { ActedRequest } from './acted-request.ts';
import { CORRELATION_HEADER, correlationOf } from './correlation.ts';
import { type Gate, refusedPermission } from './gate.ts';
import { type Listening, refusedHost } from './hosts.ts';
import { type Log, logAnswer } from './log.ts';
import { type HttpRefusal, problemOf, sendProblem } from './problem.ts';
import {
  addressMalformed,
  addressTooLong,
  bodyTooLarge,
  fileTooLarge,
  headersTooLarge,
  methodNotAllowed,
  requestTooSlow,
  requestUnreadable,
  routeUnknown,
} from './refusals.ts';
import type { RouteTable } from './route-table.ts';
import { type FileTaken, mebibytes } from './takes.ts';

/** Longest path and query together, in characters. */
export const MAX_ADDRESS = 2_048;
/** Largest body, in bytes: 1 MiB, as much as an append may hold. */
export const MAX_BODY = 1_048_576;

/** Of every answer. That it comes over TLS is for the proxy in front to see to, and to say (Strict-Transport-Security). */
const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

type Asked = Pick<Request, 'method' | 'originalUrl' | 'headers'>;

/** What a request is refused for by what it asks, before anyone looks at who asks; null when nothing. */
export function refusedAsked(
  { method, originalUrl, headers }: Asked,
  routes: Pick<RouteTable, 'methodsOf'>,
  takes: FileTaken | null = null,
): HttpRefusal | null {
  if (originalUrl.length > MAX_ADDRESS)
    return { refusal: addressTooLong({ length: originalUrl.length, limit: MAX_ADDRESS }), status: 414 };
  if (!originalUrl.startsWith('/') || originalUrl.startsWith('//')) return { refusal: addressMalformed({}) };
  const path = pathOf(originalUrl);
  const allowed = routes.methodsOf(path);
  if (allowed.length === 0) return { refusal: routeUnknown({ path }) };
  if (!allowed.includes(method)) {
    const allow = allowed.join(', ');
    return { refusal: methodNotAllowed({ method, path, allowed: allow }), status: 405, headers: { Allow: allow } };
  }
  const bytes = Number(headers['content-length'] ?? 0);
  if (takes !== null)
    return bytes > takes.bytes ? { refusal: fileTooLarge({ limit: mebibytes(takes.bytes) }), status: 413 } : null;
  return bytes > MAX_BODY ? { refusal: bodyTooLarge({ bytes, limit: MAX_BODY }), status: 413 } : null;
}

const pathOf = (originalUrl: string): string => originalUrl.split('?', 1)[0] ?? '/';

/** What the edge is made of. */
export interface EdgeParts {
  readonly routes: RouteTable;
  readonly gate: Gate;
  readonly listening: Listening;
  readonly log: Log;
}

/** The first thing a request meets: its number, the headers of every answer, who asks, and whether they may. */
export function edge(parts: EdgeParts): (request: ActedRequest, response: Response, next: NextFunction) => void {
  const { log } = parts;
  return (request, response, next) => {
    request.correlation = correlationOf(request.headers);
    response.setHeader(CORRELATION_HEADER, request.correlation);
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    // “no-cache” speaks to caches on the way. Here the content itself is compared with what the client holds.
    delete request.headers['cache-control'];
    logAnswer(log, request, response);
    refusedAtEdge(request, parts)
      .then((refused) => (refused ? turnAway(request, response, refused) : next()))
      .catch(next);
  };
}

/** Cheap questions first. A body is read only when everything else is in order. */
async function refusedAtEdge(request: ActedRequest, parts: EdgeParts): Promise<HttpRefusal | null> {
  const { routes, gate, listening } = parts;
  const host = refusedHost(listening, request.headers.host ?? '', request.socket);
  if (host) return { refusal: host };
  const route = routes.find(request.method, pathOf(request.originalUrl));
  if (route) request.pattern = route.path;
  return (
    (await gate.arrives(request)) ??
    refusedAsked(request, routes, route?.takes) ??
    (await gate.identifies(request)) ??
    (route ? refusedPermission(request.actor, route.requires) : null)
  );
}

function turnAway(request: ActedRequest, response: Response, refused: HttpRefusal): void {
  // What is still coming of a refused request (a body) is not waited for.
  if (request.method !== 'GET' && request.method !== 'HEAD') response.setHeader('Connection', 'close');
  sendProblem(request, response, refused);
}

const UNREADABLE: Readonly<Record<string, HttpRefusal>> = {
  HPE_HEADER_OVERFLOW: { refusal: headersTooLarge({}), status: 431 },
  ERR_HTTP_REQUEST_TIMEOUT: { refusal: requestTooSlow({}), status: 408 },
};

/** Answers what Node could not read as HTTP, so that it never comes to a handler. */
export const answerUnreadable =
  (log: Log) =>
  (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const correlation = freshId();
    const refused = UNREADABLE[error.code ?? ''] ?? { refusal: requestUnreadable({}) };
    const problem = problemOf(refused, 'nb', '/', correlation);
    const body = JSON.stringify(problem);
    log.info({ correlation, status: problem.status, code: problem.code }, 'unreadable request');
    socket.end(
      [
        `HTTP/1.1 ${problem.status} ${REASONS[problem.status] ?? 'Bad Request'}`,
        ...Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}`),
        `${CORRELATION_HEADER}: ${correlation}`,
        'Content-Type: application/problem+json; charset=utf-8',
        'Content-Language: nb',
        'Cache-Control: no-store',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  };

const REASONS: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};
