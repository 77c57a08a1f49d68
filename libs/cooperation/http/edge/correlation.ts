import type { IncomingHttpHeaders } from 'node:http';
import { freshId } from '#kernel';

/** Name of the header in which a correlation id comes and goes. */
export const CORRELATION_HEADER = 'X-Correlation-Id';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TRACE = /^(?!0{32})[0-9a-f]{32}$/;
/** W3C Trace Context: the second part is the trace; all zeros is none. */
const TRACE_PARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * By which id a request is followed through log, answer and event: the caller's own (`X-Correlation-Id`, a UUID or a trace
 * id, else the trace of `traceparent`), else a new one. Nothing else that a caller writes comes into the log.
 */
export function correlationOf(headers: IncomingHttpHeaders): string {
  const own = textOf(headers['x-correlation-id']);
  if (UUID.test(own) || TRACE.test(own)) return own;
  return TRACE_PARENT.exec(textOf(headers.traceparent))?.[1] ?? freshId();
}

const textOf = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.toLowerCase() : '');
