import type { Response } from 'express';
import type { ActedRequest } from './acted-request.ts';

type Say = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the server tells what happened, as fields and a message. Never a body, a header, a query or a key. */
export interface Log {
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
}
export const LOG = Symbol('Log');

/** The actor's part of a line. */
export const whoIn = ({ actor }: Pick<ActedRequest, 'actor'>): Readonly<Record<string, unknown>> => ({
  actor: actor?.id ?? 'anonymous',
  ...(actor && { role: actor.role }),
  ...(actor?.municipality !== undefined && { municipality: actor.municipality }),
});

/** One line when the answer is out, or the caller gone. Bytes are those sent, with the header. */
export function logAnswer(log: Log, request: ActedRequest, response: Response): void {
  const began = performance.now();
  const { socket } = request;
  const sent = socket.bytesWritten;
  response.once('close', () => {
    const { correlation, method, pattern = '(none)' } = request;
    const fields = {
      correlation,
      ...whoIn(request),
      method,
      route: pattern,
      status: response.statusCode,
      ms: Math.round((performance.now() - began) * 10) / 10,
      bytes: socket.bytesWritten - sent,
      ...(!response.writableFinished && { cut: true }),
    };
    log[response.statusCode >= 500 ? 'error' : 'info'](fields, 'request');
  });
}
