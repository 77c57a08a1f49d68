import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Injectable, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { HttpRefused } from './edge/problem.ts';
import { routeUnknown } from './edge/refusals.ts';
import { etagOf, Shown } from './edge/representation.ts';
import { Requires } from './edge/requires.ts';
import { NoParameters } from './questions.dto.ts';

/** The API's description: made when it is first asked for, for few ask and it takes longer than all else at the start. */
@Injectable()
export class ApiDescription {
  #describe: () => object = () => ({});
  #document?: object;

  /** Says how it is made once every route is known. */
  madeBy(describe: () => object): void {
    this.#describe = describe;
  }

  get document(): object {
    this.#document ??= this.#describe();
    return this.#document;
  }
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fellesbok API</title>
<link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<noscript>This page needs JavaScript. The same description as JSON: <a href="/api/docs-json">/api/docs-json</a></noscript>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/api/docs-json',
  dom_id: '#swagger-ui',
  validatorUrl: null,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
});
`;

/** The page loads its own files and asks this server; nothing else. Swagger UI sets styles on its elements. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const fromUi = (name: string) => (): Buffer => readFileSync(join(UI, name));

/** What the page loads, by name; there is nothing else to be had here. */
const ASSETS: Readonly<Record<string, { readonly type: string; readonly content: () => Buffer }>> = {
  'swagger-ui.css': { type: 'text/css; charset=utf-8', content: fromUi('swagger-ui.css') },
  'swagger-ui-bundle.js': { type: 'text/javascript; charset=utf-8', content: fromUi('swagger-ui-bundle.js') },
  'favicon-32x32.png': { type: 'image/png', content: fromUi('favicon-32x32.png') },
  'start.js': { type: 'text/javascript; charset=utf-8', content: () => Buffer.from(START) },
};

/** The description for people and for programs; everything the page needs comes from here. */
@ApiExcludeController()
@Controller('api')
export class DocsController {
  constructor(private readonly description: ApiDescription) {}

  @Get('docs-json')
  @Requires('docs.read')
  json(@Query() _: NoParameters): Shown {
    return new Shown(this.description.document, { keeps: 'changing', language: 'en' });
  }

  @Get('docs')
  @Requires('docs.read')
  page(@Query() _: NoParameters, @Res() response: Response): void {
    response.setHeader('Content-Security-Policy', PAGE_POLICY);
    response.setHeader('Content-Language', 'en');
    this.#send(response, 'text/html; charset=utf-8', Buffer.from(PAGE));
  }

  @Get('docs/:asset')
  @Requires('docs.read')
  asset(
    @Param('asset') name: string,
    @Query() _: NoParameters,
    @Req() request: Request,
    @Res() response: Response,
  ): void {
    const asset = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
    if (!asset) throw new HttpRefused({ refusal: routeUnknown({ path: request.path }) });
    this.#send(response, asset.type, asset.content());
  }

  #send(response: Response, type: string, content: Buffer): void {
    response.setHeader('Content-Type', type);
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('ETag', etagOf(content));
    response.send(content);
  }
}
