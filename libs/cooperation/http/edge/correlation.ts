import type { IncomingHttpHeaders } from 'node:http';
import { freshId } from '#kernel';

/** Name of the header in which a correlation id comes and goes. */
export const CORRELATION_HEADER = 'X-Correlation-Id';

const WELL_FORMED = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
/** W3C Trace Context, version 00; all zeros is no trace. */
const TRACE_PARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * By which id a request is followed through log, answer and event: the caller's own (`X-Correlation-Id`, else the trace of
 * `traceparent`) when it is well formed, else a new one.
 */
export function correlationOf(headers: IncomingHttpHeaders): string {
  const own = headers['x-correlation-id'];
  if (typeof own === 'string' && WELL_FORMED.test(own)) return own;
  const { traceparent } = headers;
  const trace = typeof traceparent === 'string' ? TRACE_PARENT.exec(traceparent)?.[1] : undefined;
  return trace ?? freshId();
}
