import type { Duplex } from 'node:stream';
import type { NextFunction, Request, Response } from 'express';
import { type HttpRefusal, problemOf, sendProblem } from './problem.ts';
import {
  addressMalformed,
  addressTooLong,
  headersTooLarge,
  hostRefused,
  methodNotAllowed,
  notLocal,
  requestTooSlow,
  requestUnreadable,
  routeUnknown,
} from './refusals.ts';
import type { RouteTable } from './route-table.ts';

/** Longest path and query together, in characters. */
export const MAX_ADDRESS = 2_048;

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** 127.0.0.0/8 and ::1, also as IPv6 writes the former. */
const LOOPBACK = /^(?:(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/;
/** The names of this machine's own interface, with any port. A name that someone made point here is another (DNS rebinding). */
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** What a request is refused for before anyone looks at what it asks; null when nothing. */
export function refusedAtEdge(
  request: Pick<Request, 'method' | 'originalUrl' | 'headers'> & { socket: { remoteAddress?: string | undefined } },
  routes: Pick<RouteTable, 'methodsOf'>,
): (HttpRefusal & { readonly allow?: string }) | null {
  const { method, originalUrl, headers, socket } = request;
  if (!LOOPBACK.test(socket.remoteAddress ?? '')) return { refusal: notLocal({}) };
  const host = headers.host ?? '';
  if (!LOCAL_HOST.test(host)) return { refusal: hostRefused({ host }) };
  if (originalUrl.length > MAX_ADDRESS)
    return { refusal: addressTooLong({ length: originalUrl.length, limit: MAX_ADDRESS }), status: 414 };
  if (!originalUrl.startsWith('/') || originalUrl.startsWith('//')) return { refusal: addressMalformed({}) };
  const [path = '/'] = originalUrl.split('?', 1);
  const allowed = routes.methodsOf(path);
  if (allowed.length === 0) return { refusal: routeUnknown({ path }) };
  if (allowed.includes(method)) return null;
  const allow = allowed.join(', ');
  return { refusal: methodNotAllowed({ method, path, allowed: allow }), status: 405, allow };
}

/** The first thing a request meets: the headers of every answer, and who may ask at all. */
export const edge =
  (routes: RouteTable) =>
  (request: Request, response: Response, next: NextFunction): void => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    // “no-cache” speaks to caches on the way. Here the content itself is compared with what the client holds.
    delete request.headers['cache-control'];
    const refused = refusedAtEdge(request, routes);
    if (!refused) {
      next();
      return;
    }
    if (refused.allow) response.setHeader('Allow', refused.allow);
    // What is still coming of a refused request (a body) is not waited for.
    if (request.method !== 'GET' && request.method !== 'HEAD') response.setHeader('Connection', 'close');
    sendProblem(request, response, refused);
  };

const UNREADABLE: Readonly<Record<string, HttpRefusal>> = {
  HPE_HEADER_OVERFLOW: { refusal: headersTooLarge({}), status: 431 },
  ERR_HTTP_REQUEST_TIMEOUT: { refusal: requestTooSlow({}), status: 408 },
};

/** Answers what Node could not read as HTTP, so that it never comes to a handler. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem = problemOf(UNREADABLE[error.code ?? ''] ?? { refusal: requestUnreadable({}) }, 'nb', '/');
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${REASONS[problem.status] ?? 'Bad Request'}`,
      ...Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}`),
      'Content-Type: application/problem+json; charset=utf-8',
      'Content-Language: nb',
      'Cache-Control: no-store',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

const REASONS: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};
