import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { COMMANDS, cooperationHttp } from '#cooperation';
import type { Role } from '#kernel';
import { type Serving, VERSION } from '../../apps/server/serve.ts';
import { asking, bearer, Houses, keysIn, of } from './sample.ts';

const houses = new Houses();
const directory = houses.directory();
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
let description: Description;
beforeAll(async () => {
  keys = keysIn(directory);
  serving = await houses.serving(undefined, { directory });
  description = (await (await ask('/api/docs-json')).json()) as Description;
});
/** Asks as one who may read everything. */
const ask: typeof anybody = (path, headers = {}, method = 'GET') =>
  anybody(path, { ...bearer(keys.AUDITOR), ...headers }, method);
const anybody = asking(() => serving);

interface Content {
  readonly schema: { readonly $ref?: string };
  readonly example?: unknown;
  readonly examples?: Record<string, { readonly value: unknown }>;
}
interface Operation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly requestBody?: { readonly required: boolean; readonly content: Record<string, Content> };
  readonly summary: string;
  readonly description: string;
  readonly parameters: { name: string; in: string; required: boolean; description: string; schema: object }[];
  readonly responses: Record<string, { description: string; content?: Record<string, Content> }>;
}
interface Description {
  readonly openapi: string;
  readonly security: readonly object[];
  readonly info: { readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object>; readonly securitySchemes: Record<string, object> };
}

const operations = (): [string, Operation][] =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );

/** A schema of the description with everything it refers to, and with nothing allowed that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, ...rest } = schema as { $ref?: string; type?: unknown; patternProperties?: object; examples?: unknown };
  if ($ref !== undefined) return closed(description.components.schemas[$ref.split('/').at(-1) ?? '']);
  const inner = Object.fromEntries(
    Object.entries(rest)
      .filter(([name]) => name !== 'examples' && name !== 'example')
      .map(([name, value]) => [name, closed(value)]),
  );
  return rest.type === 'object' && 'properties' in rest ? { ...inner, additionalProperties: false } : inner;
}

/** What is wrong with an answer by the schema that the description gives it. */
function misfits(title: string, answer: unknown): string[] {
  const schema = closed({ $ref: `#/components/schemas/${title}` }) as object;
  return Compile(schema)
    .Errors(answer)
    .map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

const QUESTIONS = ['state', 'allocation', 'what-if', 'decisions', 'explanation', 'allocation-diff', 'state-diff'];
/** What stands in answers as it was recorded: described where commands and events are. */
const AS_RECORDED = /^(?:Clause|CostLine|KeyComponent|Terms|Vote|\w+Request)$/;

const OF_MONEY =
  /\/(bank-files|cost-files|cost-mappings|invoice-numbers|accounts|invoices|payments|sellers|buyers|interest-rates)(\/|$)/;
const OF_KEYS = / \/api\/keys(?:\/|$)/;
/** What is kept beside the book; it records nothing there itself. */
const OF_PEOPLE = /\/people(?:\/|$)/;
/** Whole files, known again by what they hold. */
const OF_FILES = /^post \/api\/cooperations\/\{cooperation\}\/(?:bank-files|cost-files|invoice-numbers)$/;
/** What a route answers when it does what it is asked. */
const answerOf = ({ responses }: Operation): Content =>
  (responses['200'] ?? responses['201'])?.content?.['application/json'] ?? { schema: {} };

/** What a route answers that gives a text of one form, such as a document; null for all others. */
function textOf({ responses }: Operation): Content | null {
  const [[media, content] = ['', null], ...others] = Object.entries(responses['200']?.content ?? {});
  return media !== 'application/json' && others.length === 0 ? content : null;
}

describe('the description', () => {
  it('names every route of the server, but for those of the page', () => {
    const served = serving.routes
      .filter(({ path }) => !path.startsWith('/api/docs'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:([A-Za-z]+)/g, '{$1}')}`);
    expect(
      operations()
        .map(([route]) => route)
        .sort(),
    ).toEqual(served.sort());
    expect([description.openapi, description.info.version]).toEqual(['3.1.0', VERSION]);
    expect([description.security, description.components.securitySchemes]).toEqual([
      [{ key: [] }],
      { key: expect.objectContaining({ type: 'http', scheme: 'bearer' }) },
    ]);
  });

  it('has a route for every command of the book, and the schema of its body', () => {
    const recording = operations().filter(
      ([route]) => !route.startsWith('get ') && !OF_KEYS.test(route) && !OF_PEOPLE.test(route) && !OF_FILES.test(route),
    );
    const commands = recording.map(([, { operationId: id }]) => `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`);
    expect(commands.sort()).toEqual(Object.keys(COMMANDS).sort());
    for (const [route, { operationId, requestBody, parameters }] of recording) {
      const { schema, examples = {} } = requestBody?.content['application/json'] ?? {};
      const title = schema?.$ref?.split('/').at(-1) ?? '';
      expect([route, requestBody?.required, title.toLowerCase()]).toEqual([
        route,
        true,
        `${operationId}Request`.toLowerCase(),
      ]);
      const [example, ...others] = Object.values(examples);
      expect([route, misfits(title, example?.value), others]).toEqual([route, [], []]);
      const required = parameters.filter((one) => one.required && one.in === 'header').map(({ name }) => name);
      expect([route, required]).toEqual([route, ['Idempotency-Key']]);
    }
  });

  it('has the version of the package', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(VERSION).toBe((manifest as { version: string }).version);
  });

  it('says of every route what it answers, with an example, and each problem it can answer', () => {
    for (const [route, operation] of operations()) {
      const { summary, description: text, responses } = operation;
      const plain = textOf(operation);
      const { schema, example } = plain ?? answerOf(operation);
      expect([route, summary, text, schema, example]).toEqual([
        route,
        expect.stringMatching(/\w/),
        expect.stringMatching(/\w.*\.$/s),
        plain
          ? expect.objectContaining({ type: 'string' })
          : { $ref: expect.stringMatching(/^#\/components\/schemas\/\w+Answer$/) },
        plain ? expect.stringMatching(/\w/) : expect.any(Object),
      ]);
      const problems = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      expect(problems.map(([status]) => status)).toEqual(
        expect.arrayContaining([
          ...['400', '403', '414', '500', '503'],
          ...['401', '429'],
          ...(route.startsWith('get ') ? ['406'] : []),
          ...(route.startsWith('get ') || OF_KEYS.test(route) || OF_PEOPLE.test(route)
            ? []
            : ['409', '413', '415', ...(OF_FILES.test(route) ? [] : ['412'])]),
          ...(route === 'post /api/keys' ? ['409', '413', '415'] : []),
          ...(route.includes('{') ? ['404'] : []),
          ...(QUESTIONS.some((question) => route === `get /api/cooperations/{cooperation}/${question}`) ? ['422'] : []),
        ]),
      );
      for (const [status, { content = {} }] of problems) {
        const { schema: problem, example: said } = content['application/problem+json'] ?? {};
        expect([status, problem, said]).toEqual([
          status,
          { $ref: '#/components/schemas/Problem' },
          expect.objectContaining({ status: Number(status) }),
        ]);
        expect(misfits('Problem', said)).toEqual([]);
      }
    }
  });

  it('says of every parameter what it is, and every route knows those it says', async () => {
    for (const [route, { parameters }] of operations()) {
      for (const { name, description: text, schema } of parameters) {
        expect([route, name, text, schema]).toEqual([route, name, expect.stringMatching(/\.$/), expect.any(Object)]);
      }
      const [method = '', path = ''] = route.split(' ');
      const key = OF_KEYS.test(route)
        ? keys.OPERATOR
        : method === 'get'
          ? keys.AUDITOR
          : OF_MONEY.test(path)
            ? keys.HOST_ECONOMIST
            : keys.BOARD_SECRETARY;
      const response = await ask(
        `${path.replace('{cooperation}', 'archive').replace(/\{\w+\}/g, 'x')}?unknown=1`,
        { 'accept-language': 'en', ...bearer(key) },
        method.toUpperCase(),
      );
      const { errors } = (await response.json()) as { errors: { parameter: string; detail: string }[] };
      const known = /Use: (.*)\./.exec(errors.find(({ parameter }) => parameter === 'unknown')?.detail ?? '')?.[1];
      const described = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      expect([route, known]).toEqual([route, described.join(', ') || '—']);
      const missing = errors.map(({ parameter }) => parameter).filter((name) => name !== 'unknown');
      const required = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
      expect([route, missing]).toEqual([route, required.map(({ name }) => name)]);
    }
  });

  it('says of every question to a book that it can be asked after a position', () => {
    const without = operations()
      .filter(([route]) => route.startsWith('get /api/cooperations'))
      .filter(([, { parameters }]) => !parameters.some(({ name, in: place }) => name === 'after' && place === 'query'));
    expect(without.map(([route]) => route)).toEqual([]);
  });

  it('says of every field what it is', () => {
    const silent: string[] = [];
    const walk = (schema: unknown, at: string): void => {
      const { properties, items, anyOf } = schema as { properties?: object; items?: object; anyOf?: object[] };
      for (const [name, field] of Object.entries(properties ?? {})) {
        if (!('$ref' in field) && !/\w.*[.…]$/s.test(String((field as { description?: string }).description)))
          silent.push(`${at}/${name}`);
        walk(field, `${at}/${name}`);
      }
      if (items) walk(items, `${at}[]`);
      for (const one of anyOf ?? []) walk(one, at);
    };
    for (const [title, schema] of Object.entries(description.components.schemas))
      if (!AS_RECORDED.test(title)) walk(schema, title);
    expect(silent).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    const names = new Set(references.map(([, name]) => name));
    expect([...names].filter((name) => !(name !== undefined && name in description.components.schemas))).toEqual([]);
  });

  it('fits its own examples', () => {
    for (const [route, operation] of operations()) {
      if (textOf(operation)) continue;
      const { schema, example } = answerOf(operation);
      expect([route, misfits(schema?.$ref?.split('/').at(-1) ?? '', example)]).toEqual([route, []]);
    }
  });

  it.each([
    ['CooperationsAnswer', '/api/cooperations'],
    ['HealthAnswer', '/api/health'],
    ['StateAnswer', of('state?validOn=2025-06-01')],
    ['StateAnswer', of('state?validOn=2025-06-01&knownAt=4')],
    ['AllocationAnswer', of('allocation?from=2025-01&to=2025-12')],
    ['WhatIfAnswer', of('what-if?from=2025-01&to=2025-12&key=half')],
    ['WhatIfAnswer', of('what-if?from=2025-01&to=2025-12&components=EQUAL:20,POPULATION:80')],
    ['DecisionsAnswer', of('decisions')],
    ['ExplanationAnswer', of('explanation?from=2025-01&to=2025-12&municipality=9901')],
    ['DiffAnswer', of('allocation-diff?from=2025-01&to=2025-12&knownAt=8')],
    ['StateDiffAnswer', of('state-diff?validOn=2025-01-15&knownAt=1')],
    ['EventsAnswer', of('events')],
    ['CooperationAnswer', '/api/cooperations/archive'],
    ['ParticipantAnswer', of('participants/9902')],
    ['AgreementAnswer', of('agreements/A-2025')],
    ['BodyAnswer', of('bodies/council-9901')],
    ['DecisionAnswer', of('decisions/approval-9901')],
    ['AllocationKeyAnswer', of('keys/half')],
    ['AccountsAnswer', of('accounts/2025')],
    ['CostLineAnswer', of('accounts/2025/cost-lines/D-1')],
    ['InvoicesAnswer', of('invoices')],
    ['BalancesAnswer', of('balances')],
    ['ConfirmationAnswer', of('balances/9902')],
    ['LedgerAnswer', of('accounts/2025/ledger')],
    ['StatementAnswer', of('accounts/2025/ledger/statements/liabilities:host')],
    ['Problem', of('state?knownAt=x')],
    ['Problem', of('state?knownAt=99')],
  ])('as %s fits what is answered to %s, to the last field', async (title, path) => {
    expect(misfits(title, await (await ask(path)).json())).toEqual([]);
  });

  it('of the keys fits what is answered, and what is asked', async () => {
    const operator = bearer(keys.OPERATOR);
    expect(misfits('KeysAnswer', await (await ask('/api/keys', operator)).json())).toEqual([]);
    const { content = {} } = description.paths['/api/keys']?.post?.requestBody ?? {};
    const { schema, examples = {} } = content['application/json'] ?? {};
    const example = examples.office?.value;
    expect([schema?.$ref, misfits('NewApiKey', example)]).toEqual(['#/components/schemas/NewApiKey', []]);
    const { url } = serving;
    const headers = { ...operator, 'content-type': 'application/json', 'idempotency-key': 'one' };
    // The day of the tests is in 2025.
    const body = JSON.stringify({ ...(example as object), expires: '2025-12-31' });
    const made = (await (await fetch(`${url}/api/keys`, { method: 'POST', headers, body })).json()) as {
      key: { id: string };
    };
    expect(misfits('KeyMadeAnswer', made)).toEqual([]);
    const revoked = await ask(`/api/keys/${made.key.id}`, operator, 'DELETE');
    expect(misfits('KeyAnswer', await revoked.json())).toEqual([]);
  });

  it('does not fit what is not answered', async () => {
    const answer = (await (await ask('/api/health')).json()) as object;
    expect(misfits('HealthAnswer', { ...answer, more: 1 })).not.toEqual([]);
    expect(misfits('HealthAnswer', { status: 'ok' })).not.toEqual([]);
    expect(misfits('StateAnswer', answer)).not.toEqual([]);
  });
});

describe('the page of the description', () => {
  it('asks for nothing that is not here, and may not', async () => {
    const page = await ask('/api/docs');
    const html = await page.text();
    const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(loaded).toEqual(expect.arrayContaining(['/api/docs/swagger-ui-bundle.js', '/api/docs/swagger-ui.css']));
    for (const address of loaded) {
      const { status, headers } = await ask(address);
      expect([address, status, headers.get('x-content-type-options')]).toEqual([address, 200, 'nosniff']);
    }
    expect(await (await ask('/api/docs/start.js')).text()).toContain("url: '/api/docs-json'");
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('loads no program from a page’s own text', async () => {
    const html = await (await ask('/api/docs')).text();
    expect(html).not.toMatch(/<script(?![^>]*src=)|\son\w+=|https?:/);
  });

  it('is not sent again to who has it', async () => {
    for (const path of ['/api/docs', '/api/docs/swagger-ui.css', '/api/docs-json']) {
      const tag = (await ask(path)).headers.get('etag') ?? '';
      expect([path, tag, (await ask(path, { 'if-none-match': tag })).status]).toEqual([path, expect.any(String), 304]);
    }
  });

  it('has what it names and no other file', async () => {
    const { status } = await ask('/api/docs/package.json');
    expect(status).toBe(404);
    const { SCHEMAS } = await cooperationHttp();
    expect(Object.keys(description.components.schemas).sort()).toEqual(Object.keys(SCHEMAS).sort());
  });

  it('takes no parameters', async () => {
    expect((await ask('/api/docs?url=http://example.org')).status).toBe(400);
  });
});
