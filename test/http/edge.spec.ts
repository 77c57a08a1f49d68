import { cooperationHttp } from '#cooperation';
import type { Serving } from '../../apps/server/serve.ts';
import { ask, send } from './raw.ts';
import { BOOK, Houses, of, Told, withStore } from './sample.ts';

const houses = new Houses();
let serving: Serving;
const told = new Told();
beforeAll(async () => {
  serving = await houses.serving(undefined, { log: told.log });
});

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly type: string;
}
const problemIn = (body: string): Problem => JSON.parse(body) as Problem;
const ROUTES = [
  '/api/cooperations',
  ...['state', 'allocation', 'decisions', 'explanation', 'allocation-diff', 'state-diff'].map(of),
  '/api/health',
  '/api/docs',
  '/api/docs/start.js',
  '/api/docs-json',
];

describe('who may ask', () => {
  const port = () => new URL(serving.url).port;

  it.each([['127.0.0.1'], ['localhost'], ['LOCALHOST'], ['[::1]'], ['localhost:1']])(
    'Host %s is this machine',
    async (host) => {
      expect((await ask(serving.url, '/api/health', { host })).status).toBe(200);
    },
  );

  it.each([
    ['example.org'],
    ['localhost.example.org'],
    ['127.0.0.1.example.org'],
    ['127.0.0.1@example.org'],
    ['localhost.'],
    ['0.0.0.0'],
    ['127.0.0.2'],
    ['::1'],
    ['localhost:port'],
  ])('Host %s is refused, whatever is asked', async (host) => {
    for (const path of ['/api/health', '/api/docs', '/nowhere']) {
      const { status, body } = await ask(serving.url, path, { host });
      expect([status, problemIn(body)]).toEqual([
        403,
        expect.objectContaining({ code: 'host-refused', details: { host } }),
      ]);
    }
  });

  it('a name in other headers does not count', async () => {
    const answer = await send(
      serving.url,
      `GET /api/health HTTP/1.1\r\nHost: example.org\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('none at all is refused too', async () => {
    expect(await send(serving.url, 'GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 403 /,
    );
    expect(await send(serving.url, 'GET /api/health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /);
  });

  it.each([
    ['127.0.0.1', null],
    ['127.8.9.10', null],
    ['::1', null],
    ['::ffff:127.0.0.1', null],
    ['10.0.0.1', 'not-local'],
    ['::ffff:10.0.0.1', 'not-local'],
    ['128.0.0.1', 'not-local'],
    ['fe80::1', 'not-local'],
    [undefined, 'not-local'],
  ])('a connection from %s: %s', async (remoteAddress, code) => {
    const { refusedHost } = await cooperationHttp();
    const refused = refusedHost({ loopback: true, names: [] }, 'localhost', {
      remoteAddress,
      localAddress: '127.0.0.1',
    });
    expect(refused?.code ?? null).toBe(code);
  });

  describe('when it listens to other machines', () => {
    const from = (remoteAddress: string, localAddress: string) => ({ remoteAddress, localAddress });
    const ELSEWHERE = from('10.0.0.9', '::ffff:10.0.0.5');
    const HERE = from('127.0.0.1', '127.0.0.1');
    it.each<[string, readonly string[], string, { remoteAddress: string; localAddress: string }, boolean]>([
      ['the address that was asked', [], '10.0.0.5:3000', ELSEWHERE, true],
      ['another address of the net', [], '10.0.0.6', ELSEWHERE, false],
      ['the address of who asks', [], '10.0.0.9', ELSEWHERE, false],
      ['an address of IPv6', [], '[2001:db8::5]:3000', from('2001:db8::9', '2001:db8::5'), true],
      ['any name', [], 'bok.example.no', ELSEWHERE, false],
      ['localhost, from elsewhere', [], 'localhost', ELSEWHERE, false],
      ['localhost, from here', [], 'localhost:3000', HERE, true],
      ['a name that was given', ['bok.example.no'], 'bok.example.no', ELSEWHERE, true],
      ['a name that was given, in capitals and with a port', ['bok.example.no'], 'Bok.Example.NO:443', ELSEWHERE, true],
      ['a name under it', ['example.no'], 'bok.example.no', ELSEWHERE, false],
      ['the address, when names were given', ['bok.example.no'], '10.0.0.5', ELSEWHERE, false],
      ['localhost, from here, when names were given', ['bok.example.no'], 'localhost', HERE, true],
      ['no name', ['bok.example.no'], '', ELSEWHERE, false],
    ])('as %s (names: %j)', async (_, names, host, socket, answered) => {
      const { refusedHost } = await cooperationHttp();
      expect(refusedHost({ loopback: false, names }, host, socket)?.code ?? null).toBe(
        answered ? null : 'host-refused',
      );
    });
  });

  it('it listens nowhere else as long as there is no key', async () => {
    for (const host of ['0.0.0.0', '::']) {
      const book = await houses.book();
      await expect(houses.serving(book, { settings: { host } })).rejects.toThrow(
        `The server does not open ${host} to other machines before there is a valid key.`,
      );
    }
    expect(serving.url).toBe(`http://127.0.0.1:${port()}`);
  });

  it('another site learns nothing: no CORS', async () => {
    const response = await fetch(`${serving.url}/api/health`, { headers: { origin: 'http://example.org' } });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});

describe('what may be asked', () => {
  const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

  it.each(ROUTES.filter((path) => path !== of('decisions')))('%s can only be read', async (path) => {
    for (const method of WRITES) {
      const { status, headers, body } = await ask(serving.url, path, { method });
      expect([method, status, headers.allow, problemIn(body)]).toEqual([
        method,
        405,
        'GET, HEAD',
        expect.objectContaining({
          type: 'urn:fellesbok:problem:method-not-allowed',
          details: { method, path, allowed: 'GET, HEAD' },
        }),
      ]);
    }
  });

  it('a body is not waited for', async () => {
    const { status, headers } = await ask(serving.url, '/api/cooperations', {
      method: 'POST',
      body: 'x'.repeat(200_000),
    });
    expect([status, headers.connection]).toEqual([405, 'close']);
  });

  it('HEAD is GET without the body', async () => {
    const path = of('state?validOn=2025-01-01&knownAt=13');
    const [head, get] = [await ask(serving.url, path, { method: 'HEAD' }), await ask(serving.url, path)];
    const { date: _, 'x-correlation-id': __, ...headers } = head.headers;
    expect([head.status, head.body, get.headers]).toEqual([200, '', expect.objectContaining(headers)]);
    expect(headers['content-length']).toBe(String(Buffer.byteLength(get.body)));
    const refused = await ask(serving.url, of('state?knownAt=99'), { method: 'HEAD' });
    expect([refused.status, refused.body]).toEqual([422, '']);
  });

  it.each([
    ['/'],
    ['/api'],
    ['/api/nothing'],
    ['/api/Health'],
    [`/api/cooperations/${BOOK}/state/more`],
    ['/api/docs/package.json'],
    ['/api/docs/..%2f..%2fpackage.json'],
    ['/api/docs/__proto__'],
  ])('%s does not exist', async (path) => {
    for (const method of ['GET', 'POST']) {
      const { status, headers, body } = await ask(serving.url, path, { method });
      expect([status, headers['content-type']]).toEqual([
        path.startsWith('/api/docs/') && method === 'POST' ? 405 : 404,
        'application/problem+json; charset=utf-8',
      ]);
      if (status === 404) expect(problemIn(body)).toMatchObject({ code: 'route-unknown', details: { path } });
    }
  });

  it('the whole answer of what does not exist', async () => {
    const { body } = await ask(serving.url, '/api/nothing?x=1');
    expect(JSON.parse(body)).toEqual({
      type: 'urn:fellesbok:problem:route-unknown',
      title: 'Finnes ikke',
      status: 404,
      detail: 'Det er ingenting på /api/nothing. Alt som kan spørres om, står på /api/docs.',
      instance: '/api/nothing?x=1',
      correlation: expect.stringMatching(/^[0-9a-f-]{36}$/),
      code: 'route-unknown',
      details: { path: '/api/nothing' },
    });
  });

  it.each([
    ['/api/cooperations/%E0%A4%A/state', 'address-malformed'],
    ['//example.org/api/health', 'address-malformed'],
    ['http://127.0.0.1/api/health', 'address-malformed'],
    ['*', 'address-malformed'],
  ])('the address %s cannot be read', async (path, code) => {
    const answer = await send(serving.url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect([answer.slice(0, 12), problemIn(answer.split('\r\n\r\n')[1] ?? '').code]).toEqual(['HTTP/1.1 400', code]);
  });

  it('an address of 2 048 characters is read, one of 2 049 is too long', async () => {
    const path = (length: number) => `/api/health?${'x'.repeat(length)}`.slice(0, length);
    expect((await ask(serving.url, path(2_048))).status).toBe(400);
    const { status, body } = await ask(serving.url, path(2_049));
    expect([status, problemIn(body)]).toEqual([
      414,
      expect.objectContaining({ code: 'address-too-long', details: { length: 2_049, limit: 2_048 } }),
    ]);
  });
});

describe('what is not HTTP', () => {
  const parts = (answer: string) => {
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    return { line: head.split('\r\n')[0], head, problem: problemIn(body) };
  };

  it('is answered as a problem', async () => {
    const { line, head, problem } = parts(await send(serving.url, 'HELLO\r\n\r\n'));
    expect([line, problem.code]).toEqual(['HTTP/1.1 400 Bad Request', 'request-unreadable']);
    expect(head).toContain('Content-Type: application/problem+json; charset=utf-8\r\n');
    expect(head).toContain('X-Content-Type-Options: nosniff\r\n');
  });

  it('a header that is too large is answered as a problem', async () => {
    const request = `GET /api/health HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`;
    const { line, problem } = parts(await send(serving.url, request));
    expect([line, problem.code]).toEqual(['HTTP/1.1 431 Request Header Fields Too Large', 'headers-too-large']);
  });

  it('does not keep the server from answering the next', async () => {
    expect((await ask(serving.url, '/api/health')).status).toBe(200);
  });
});

describe('every answer', () => {
  it.each([...ROUTES.map((path) => [path]), ['/nowhere']])(
    '%s says nothing of what serves it, and cannot be framed or sniffed',
    async (path) => {
      const { headers, body } = await ask(serving.url, path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-permitted-cross-domain-policies': 'none',
        'permissions-policy': expect.stringContaining('camera=()'),
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'x-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'$/),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      if (!path.startsWith('/api/docs')) expect(body).not.toMatch(/<|node_modules|\bat .*:\d+:\d+/);
    },
  );
});

describe('an unexpected error', () => {
  it('leaves as a number that stands in the log, and nothing of its inside', async () => {
    const book = await houses.book();
    const secret = new Error('secret detail of the inside');
    const broken = withStore(book, 'bookHead', () => Promise.reject(secret));
    const told = new Told();
    const other = await houses.serving(broken, { log: told.log });
    const { status, headers, body } = await ask(other.url, of('state'));
    const { details } = JSON.parse(body) as { details: { correlation: string } };
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      500,
      'application/problem+json; charset=utf-8',
      'no-store',
    ]);
    expect(JSON.parse(body)).toEqual({
      type: 'urn:fellesbok:problem:unexpected',
      title: 'Noe gikk galt',
      status: 500,
      detail: expect.stringContaining(details.correlation),
      instance: of('state'),
      correlation: headers['x-correlation-id'],
      code: 'unexpected',
      details: { correlation: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(details.correlation).toBe(headers['x-correlation-id']);
    expect(told.of('error')).toEqual([
      expect.objectContaining({
        correlation: details.correlation,
        actor: 'local-reader',
        method: 'GET',
        route: '/api/cooperations/:cooperation/state',
        err: expect.objectContaining({ stack: expect.stringContaining('secret detail of the inside') }),
        msg: 'unexpected error',
      }),
      expect.objectContaining({ correlation: details.correlation, status: 500, msg: 'request' }),
    ]);
    expect(body).not.toContain('secret');
  });

  it('was none in all that was refused above', () => {
    expect(told.of('error')).toEqual([]);
  });
});
