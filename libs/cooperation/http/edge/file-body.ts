import type { Request, Response } from 'express';
import { refusedBody } from './body.ts';
import { bodyUnreadable, fileTooLarge, fileTypeUnsupported } from './refusals.ts';
import { type FileTaken, mebibytes } from './takes.ts';

/** The body of a request as bytes; refused when it is of another type, and as soon as it is too large. */
export async function fileOf(request: Request, response: Response, { bytes, types }: FileTaken): Promise<Uint8Array> {
  const { 'content-type': said = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const type = said.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const wrong = types.includes(type) ? (encoding === 'identity' ? null : encoding) : said || '—';
  if (wrong !== null)
    throw refusedBody(request, response, {
      refusal: fileTypeUnsupported({ type: wrong, takes: types.join(', ') }),
      status: 415,
    });
  const body = await bytesOf(request, bytes);
  if (body === 'TOO_LARGE')
    throw refusedBody(request, response, { refusal: fileTooLarge({ limit: mebibytes(bytes) }), status: 413 });
  if (body === 'CUT_OFF')
    throw refusedBody(request, response, { refusal: bodyUnreadable({ problem: 'request aborted' }) });
  return body;
}

/** The parser of the framework would read what is too large to its end before it says so. */
function bytesOf(request: Request, limit: number): Promise<Uint8Array | 'TOO_LARGE' | 'CUT_OFF'> {
  const parts: Uint8Array[] = [];
  let length = 0;
  return new Promise((resolve) => {
    request.on('data', (part: Uint8Array) => {
      length += part.length;
      if (length <= limit) parts.push(part);
      else {
        request.pause();
        parts.length = 0;
        resolve('TOO_LARGE');
      }
    });
    request.once('end', () => resolve(Buffer.concat(parts)));
    request.once('error', () => resolve('CUT_OFF'));
    request.once('close', () => resolve('CUT_OFF'));
  });
}
