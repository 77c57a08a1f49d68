import { isUtf8 } from 'node:buffer';
import bodyParser from 'body-parser';
import type { Request, Response } from 'express';
import { MAX_BODY } from './edge.ts';
import { type HttpRefusal, HttpRefused } from './problem.ts';
import { bodyTooDeep, bodyTooLarge, bodyUnreadable, mediaTypeUnsupported } from './refusals.ts';

/** Most lists and objects inside each other. */
export const MAX_DEPTH = 32;

const JSON_TYPE = /^application\/json(?:\s*;|\s*$)/i;

class NotUtf8 extends Error {}

const parse = bodyParser.json({
  limit: MAX_BODY,
  inflate: false,
  type: () => true,
  verify: (_, __, bytes) => {
    if (!isUtf8(bytes)) throw new NotUtf8('not UTF-8');
  },
});

/** The body of a request, read as JSON; refused when it is something else, too large, too deep or broken. */
export async function bodyOf(request: Request, response: Response): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!JSON_TYPE.test(type)) throw refusedBody(request, response, unsupported(type || '—'));
  if (encoding !== 'identity') throw refusedBody(request, response, unsupported(encoding));
  try {
    await new Promise<void>((resolve, reject) => {
      parse(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
    });
  } catch (error) {
    throw refusedBody(request, response, refusalOf(error as Failed, type));
  }
  const body = (request as { body?: unknown }).body;
  if (depthOf(body) > MAX_DEPTH) throw new HttpRefused({ refusal: bodyTooDeep({ limit: MAX_DEPTH }) });
  return body;
}

type Failed = Error & {
  readonly type?: string;
  readonly status?: number;
  readonly length?: number;
  readonly received?: number;
};

const unsupported = (type: string): HttpRefusal => ({ refusal: mediaTypeUnsupported({ type }), status: 415 });

function refusalOf(error: Failed, type: string): HttpRefusal {
  switch (error.type) {
    case 'entity.too.large':
      return {
        refusal: bodyTooLarge({ bytes: error.length ?? error.received ?? MAX_BODY, limit: MAX_BODY }),
        status: 413,
      };
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return unsupported(type);
    default:
      // What has no status of the client's is no fault of the body.
      if (error.status === undefined || error.status >= 500) throw error;
      return { refusal: bodyUnreadable({ problem: error.message }) };
  }
}

/** What is still coming of a body that is refused unread is not waited for. */
export function refusedBody(request: Request, response: Response, refusal: HttpRefusal): HttpRefused {
  if (!request.complete) response.setHeader('Connection', 'close');
  return new HttpRefused(refusal);
}

/** How many lists and objects stand inside each other; without recursion, so that no depth overflows it. */
function depthOf(value: unknown): number {
  let level: readonly unknown[] = [value];
  for (let depth = 0; ; depth++) {
    const inside = level.filter((one) => typeof one === 'object' && one !== null) as object[];
    if (inside.length === 0 || depth > MAX_DEPTH) return depth;
    level = inside.flatMap((one) => Object.values(one) as unknown[]);
  }
}
