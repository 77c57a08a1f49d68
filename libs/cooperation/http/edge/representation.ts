import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import type { Language } from '#kernel';
import { languageOf } from './language.ts';
import { HttpRefused } from './problem.ts';
import { notAcceptable } from './refusals.ts';

/** An answer on its way out: as it is, as a table, and for how long it stays true. */
export class Shown {
  constructor(
    readonly body: object,
    readonly how: {
      /** The same answer as rows; without it there is no CSV. */
      readonly csv?: () => string;
      /** What a saved file is called, without its ending. */
      readonly name?: string;
      /** `lasting`: the same question has this answer for ever; `changing`: ask again; `passing`: true only now. */
      readonly keeps: 'lasting' | 'changing' | 'passing';
      /** Of what exists in one language only. */
      readonly language?: Language;
      /** The tag of the thing itself, in place of one made of the content. */
      readonly tag?: string;
      /** Default 200. */
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ) {}
}

/** A text of another form than JSON on its way out: a document, or a file for another program. */
export class ShownText {
  constructor(
    readonly text: string,
    readonly how: {
      /** Such as application/xml; it is UTF-8. */
      readonly media: string;
      /** What a saved file is called. */
      readonly name: string;
      readonly keeps: Shown['how']['keeps'];
      /** Of what exists in one language only. */
      readonly language?: Language;
      /** The tag of the thing itself, in place of one made of the content. */
      readonly tag?: string;
    },
  ) {}
}

const CACHE = {
  lasting: 'private, max-age=3600',
  changing: 'private, no-cache',
  passing: 'no-store',
} as const;

type Form = 'json' | 'csv';
const MEDIA: Readonly<Record<Form, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** Gives the answer the form that is asked for: `format` decides, else `Accept`, else JSON. */
@Injectable()
export class RepresentationInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(
      map((answer) => {
        if (answer instanceof Shown) return represent(answer, request, response);
        return answer instanceof ShownText ? representText(answer, request, response) : answer;
      }),
    );
  }
}

function representText({ text, how }: ShownText, request: Request, response: Response): string {
  const { media, name, keeps, language, tag } = how;
  if (!request.accepts(media)) throw notOffered(request, [media]);
  response.setHeader('Content-Type', `${media}; charset=utf-8`);
  response.setHeader('Content-Language', language ?? languageOf(request.headers['accept-language']));
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.setHeader('Cache-Control', CACHE[keeps]);
  response.vary(language === undefined ? 'Accept, Accept-Language' : 'Accept');
  if (tag === undefined) return tagged(text, keeps, response);
  response.setHeader('ETag', tag);
  return text;
}

function notOffered(request: Request, offered: readonly string[]): HttpRefused {
  const accept = request.headers.accept ?? '';
  return new HttpRefused({ refusal: notAcceptable({ accept, offered: offered.join(', ') }), status: 406 });
}

function represent({ body, how }: Shown, request: Request, response: Response): string {
  const form = formOf(request, how.csv !== undefined);
  const language = how.language ?? languageOf(request.headers['accept-language']);
  response.setHeader('Content-Type', MEDIA[form]);
  response.setHeader('Content-Language', language);
  response.setHeader('Cache-Control', CACHE[how.keeps]);
  response.vary('Accept, Accept-Language');
  if (how.status !== undefined) response.status(how.status);
  for (const [name, value] of Object.entries(how.headers ?? {})) response.setHeader(name, value);
  if (how.tag !== undefined) {
    response.setHeader('ETag', how.tag);
    return JSON.stringify(body);
  }
  if (form === 'json' || !how.csv) return tagged(JSON.stringify(body), how.keeps, response);
  if (how.name) response.setHeader('Content-Disposition', `attachment; filename="${how.name}.csv"`);
  return tagged(how.csv(), how.keeps, response);
}

/** A strong tag, made of the content. */
export const etagOf = (content: string | Buffer): string =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;

/** Every answer that may be kept has its tag. */
function tagged(text: string, keeps: keyof typeof CACHE, response: Response): string {
  if (keeps !== 'passing') response.setHeader('ETag', etagOf(text));
  return text;
}

function formOf(request: Request, hasTable: boolean): Form {
  const { format } = request.query;
  if (format === 'csv' || format === 'json') return format;
  const offered = hasTable ? ['application/json', 'text/csv'] : ['application/json'];
  const accepted = request.accepts(offered);
  if (!accepted) throw notOffered(request, offered);
  return accepted === 'text/csv' ? 'csv' : 'json';
}
