import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeyStore, type KeyView } from '#access';
import { freshId, orThrow } from '#kernel';
import type { OpenBook } from '../../apps/book/open-book.ts';
import { withoutSecrets } from '../../apps/server/log.ts';
import { ask, type Raw } from './raw.ts';
import { BOOK, bearer, clock, Houses, keysIn, NOW, of, Told, withStore } from './sample.ts';

const houses = new Houses();
/** Only read here, so one serves all. */
let book: OpenBook;
beforeAll(async () => {
  book = await houses.book();
});
const edge = { now: clock.now, random: randomBytes };
const store = (directory: string): KeyStore => orThrow(KeyStore.open(directory, edge));
const STATE = of('state?validOn=2025-01-01&knownAt=13');
const codeOf = ({ body }: Raw): string => (JSON.parse(body) as { code: string }).code;
const json = { 'content-type': 'application/json' };

describe('as long as no key was ever made', () => {
  it('whoever asks on this machine reads, and does nothing else', async () => {
    const { url } = await houses.serving(book);
    expect((await ask(url, STATE)).status).toBe(200);
    const refused = await ask(url, '/api/keys', { headers: { 'accept-language': 'en' } });
    expect([refused.status, JSON.parse(refused.body)]).toEqual([
      403,
      expect.objectContaining({
        code: 'not-permitted',
        details: { actor: 'local-reader', role: 'AUDITOR', permission: 'keys.manage' },
      }),
    ]);
  });

  it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'])(
    'whom a proxy sent on (%s) is not taken for one on this machine',
    async (name) => {
      const { url } = await houses.serving(book);
      const refused = await ask(url, STATE, { headers: { [name]: '127.0.0.1' } });
      expect([refused.status, codeOf(refused)]).toEqual([401, 'api-key-missing']);
    },
  );

  it('nobody reads without a key where the server is asked by names', async () => {
    const { url } = await houses.serving(book, { settings: { allowHosts: ['bok.example.no'] } });
    for (const host of ['localhost', 'bok.example.no']) expect((await ask(url, STATE, { host })).status).toBe(401);
    expect((await ask(url, '/api/health', { host: 'bok.example.no' })).status).toBe(200);
    expect((await ask(url, '/api/health', { host: 'example.no' })).status).toBe(403);
  });

  it('a file of keys that cannot be read lets nobody in', async () => {
    const directory = await houses.closedBook();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(directory, 'access.sqlite'), 'no keys, but as long as a page of them. '.repeat(40));
    const told = new Told();
    const { url } = await houses.serving(book, { directory, log: told.log });
    const refused = await ask(url, STATE);
    expect([refused.status, codeOf(refused)]).toEqual([503, 'access-foreign-file']);
    expect(told.saying('keys unavailable')).toHaveLength(1);
  });
});

it('what fails while it is asked who asks is told as a number too, and stands in the log', async () => {
  const told = new Told();
  const failing = {
    now: (): string => {
      throw new Error('the clock is broken');
    },
  };
  const directory = houses.directory();
  const { AUDITOR } = keysIn(directory);
  const { url } = await houses.serving(book, { directory, clock: failing, log: told.log });
  const { status, headers, body } = await ask(url, STATE, { headers: bearer(AUDITOR) });
  const correlation = headers['x-correlation-id'];
  expect([status, JSON.parse(body)]).toEqual([500, expect.objectContaining({ code: 'unexpected', correlation })]);
  expect(told.saying('unexpected error')).toEqual([
    expect.objectContaining({ correlation, err: expect.objectContaining({ message: 'the clock is broken' }) }),
  ]);
});

describe('a key', () => {
  it('made beside a running server ends reading without one; revoked, it lets nobody in within a second', async () => {
    const directory = houses.directory();
    const { url } = await houses.serving(book, { directory });
    expect((await ask(url, STATE)).status).toBe(200);
    const keys = store(directory);
    const { key, text } = orThrow(keys.create({ role: 'AUDITOR', actor: 'revisor', label: 'Revisjonen', by: 'cli' }));
    expect((await ask(url, STATE)).status).toBe(401);
    expect((await ask(url, STATE, { headers: bearer(text) })).status).toBe(200);
    keys.revoke(key.id, 'cli');
    const revoked = Date.now();
    let refused = await ask(url, STATE, { headers: bearer(text) });
    while (refused.status === 200 && Date.now() - revoked < 1_000)
      refused = await ask(url, STATE, { headers: bearer(text) });
    expect([refused.status, codeOf(refused)]).toEqual([401, 'api-key-revoked']);
    // Nobody reads as before there were any.
    expect((await ask(url, STATE)).status).toBe(401);
    keys.close();
  });

  it('has the same answer by its number and in a language', async () => {
    const directory = houses.directory();
    keysIn(directory);
    const { url } = await houses.serving(book, { directory });
    const { status, headers, body } = await ask(url, STATE, { headers: { 'accept-language': 'nn' } });
    expect([status, headers['cache-control'], JSON.parse(body)]).toEqual([
      401,
      'no-store',
      {
        type: 'urn:fellesbok:problem:api-key-missing',
        title: 'Kven spør?',
        status: 401,
        detail:
          'Dette krev ein nøkkel: send «Authorization: Bearer fbk_…». Drifta lagar ein med «fellesbok key create».',
        instance: STATE,
        correlation: headers['x-correlation-id'],
        code: 'api-key-missing',
        details: {},
      },
    ]);
  });
});

describe('a server that listens to other machines', () => {
  it('starts with a key that holds, and lets nobody read without one, also on its own machine', async () => {
    const directory = houses.directory();
    const keys = keysIn(directory);
    const { url } = await houses.serving(book, { directory, settings: { host: '0.0.0.0' } });
    const here = url.replace('0.0.0.0', '127.0.0.1');
    expect((await ask(here, STATE)).status).toBe(401);
    expect((await ask(here, STATE, { headers: bearer(keys.AUDITOR) })).status).toBe(200);
    expect((await ask(here, STATE, { host: 'example.org', headers: bearer(keys.AUDITOR) })).status).toBe(403);
    const address = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    if (address === undefined) return;
    const there = url.replace('0.0.0.0', address);
    expect((await ask(there, STATE, { headers: bearer(keys.AUDITOR) })).status).toBe(200);
    expect((await ask(there, STATE)).status).toBe(401);
    expect((await ask(there, STATE, { host: 'localhost', headers: bearer(keys.AUDITOR) })).status).toBe(403);
  });

  it('does not start when every key is revoked or has expired', async () => {
    const directory = houses.directory();
    const keys = store(directory);
    const { key } = orThrow(keys.create({ role: 'AUDITOR', actor: 'revisor', label: 'x', by: 'cli' }));
    keys.revoke(key.id, 'cli');
    keys.create({ role: 'AUDITOR', actor: 'revisor', label: 'x', by: 'cli', expires: '2025-06-16' });
    keys.close();
    const later = { now: () => '2025-06-18T10:00:00.000Z' };
    const starting = houses.serving(book, { directory, clock: later, settings: { host: '0.0.0.0' } });
    await expect(starting).rejects.toThrow(
      'The server does not open 0.0.0.0 to other machines before there is a valid key',
    );
  });
});

describe('limits', () => {
  const limited = async (
    limits: { actor?: number; address?: number; failures?: number },
    trustProxy: string[] = [],
  ) => {
    const directory = houses.directory();
    const keys = keysIn(directory);
    const told = new Told();
    const settings = { limits: { actor: 0, address: 0, failures: 0, ...limits }, trustProxy };
    const { url } = await houses.serving(book, { directory, log: told.log, settings });
    return { url, keys, told };
  };
  const times = async (n: number, one: () => Promise<Raw>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let i = 0; i < n; i++) statuses.push((await one()).status);
    return statuses;
  };

  it('hold an actor, whatever it asks, and no other', async () => {
    const { url, keys, told } = await limited({ actor: 3 });
    const asking = (key: string, path = STATE) =>
      ask(url, path, { headers: { ...bearer(key), 'accept-language': 'en' } });
    expect(await times(3, () => asking(keys.AUDITOR))).toEqual([200, 200, 200]);
    const refused = await asking(keys.AUDITOR, '/api/health');
    expect([refused.status, JSON.parse(refused.body)]).toEqual([
      429,
      expect.objectContaining({
        code: 'too-many-requests',
        title: 'Too many requests',
        detail: expect.stringMatching(/^Too many requests: 3 a minute is the most\. Try again in \d+ seconds\.$/),
      }),
    ]);
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await asking(keys.OPERATOR)).status).toBe(200);
    expect((await ask(url, '/api/health')).status).toBe(200);
    expect(told.saying('too many requests')).toEqual([expect.objectContaining({ actor: 'revisor', limit: 'actor' })]);
  });

  it('hold an address, whoever asks', async () => {
    const { url, keys } = await limited({ address: 2 });
    expect(await times(3, () => ask(url, '/api/health'))).toEqual([200, 200, 429]);
    expect((await ask(url, STATE, { headers: bearer(keys.AUDITOR) })).status).toBe(429);
    expect((await ask(url, '/nowhere')).status).toBe(429);
  });

  it('hold keys that are wrong, and never a right one', async () => {
    const { url, keys, told } = await limited({ failures: 2 });
    const wrong = () => ask(url, STATE, { headers: bearer(`fbk_${'0'.repeat(12)}_${'0'.repeat(48)}`) });
    expect(await times(4, wrong)).toEqual([401, 401, 429, 429]);
    expect((await ask(url, STATE, { headers: bearer(keys.AUDITOR) })).status).toBe(200);
    expect(told.saying('key refused')).toEqual(
      Array(4).fill(expect.objectContaining({ level: 'warn', address: '127.0.0.1', code: 'api-key-unknown' })),
    );
  });

  it('believe what a proxy says of the address only when told to', async () => {
    const forwarded = (n: number) => ({ headers: { 'x-forwarded-for': `10.0.0.${n}` } });
    const alone = await limited({ address: 2 });
    let n = 0;
    expect(await times(3, () => ask(alone.url, '/api/health', forwarded(n++)))).toEqual([200, 200, 429]);
    const behind = await limited({ address: 2 }, ['127.0.0.1']);
    expect(await times(3, () => ask(behind.url, '/api/health', forwarded(n++)))).toEqual([200, 200, 200]);
    expect(await times(3, () => ask(behind.url, '/api/health', forwarded(99)))).toEqual([200, 200, 429]);
  });
});

describe('a body', () => {
  it('that says it is too large is refused before it is sent, and before it is asked who sends it', async () => {
    const { url } = await houses.serving(book);
    const [hostname, port] = [new URL(url).hostname, Number(new URL(url).port)];
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, hostname, () =>
        socket.write('POST /api/keys HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n'),
      );
      socket.on('data', (part) => {
        text += String(part);
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"body-too-large","details":{"bytes":1048577,"limit":1048576}');
    expect(answer).toMatch(/\r\nConnection: close\r\n/i);
  });

  it('of nobody known is not read', async () => {
    const directory = houses.directory();
    keysIn(directory);
    const { url } = await houses.serving(book, { directory });
    const refused = await ask(url, '/api/keys', { method: 'POST', headers: json, body: 'not JSON' });
    expect([refused.status, codeOf(refused), refused.headers.connection]).toEqual([401, 'api-key-missing', 'close']);
  });
});

describe('keys over HTTP', () => {
  const NEW = { role: 'HOST_ECONOMIST', municipality: '9901', actor: 'okonom-9901', label: 'Økonomi' };
  const started = async () => {
    const directory = houses.directory();
    const keys = keysIn(directory);
    const told = new Told();
    const { url } = await houses.serving(book, { directory, log: told.log });
    const operator = { ...bearer(keys.OPERATOR), 'accept-language': 'en' };
    const make = (body: unknown, headers: Record<string, string> = { 'idempotency-key': freshId() }) =>
      ask(url, '/api/keys', {
        method: 'POST',
        headers: { ...operator, ...json, ...headers },
        body: JSON.stringify(body),
      });
    return { url, keys, told, operator, make };
  };

  it('are made, shown once, used, listed and revoked', async () => {
    const { url, told, operator, make } = await started();
    const made = await make(NEW);
    const { key, secret } = JSON.parse(made.body) as { key: KeyView; secret: string };
    expect([made.status, made.headers.location, made.headers['cache-control']]).toEqual([
      201,
      `/api/keys/${key.id}`,
      'no-store',
    ]);
    expect(key).toMatchObject({ ...NEW, state: 'VALID', createdBy: 'drift', created: NOW });
    expect((await ask(url, STATE, { headers: bearer(secret) })).status).toBe(200);
    const listed = await ask(url, '/api/keys', { headers: operator });
    expect((JSON.parse(listed.body) as { keys: KeyView[] }).keys.at(-1)).toEqual({ ...key, lastUsed: '2025-06-16' });
    expect(listed.body).not.toContain(secret.slice(17));
    const revoked = await ask(url, `/api/keys/${key.id}`, { method: 'DELETE', headers: operator });
    expect([revoked.status, JSON.parse(revoked.body)]).toEqual([
      200,
      { key: { ...key, lastUsed: '2025-06-16', state: 'REVOKED', revoked: NOW, revokedBy: 'drift' } },
    ]);
    expect(codeOf(await ask(url, STATE, { headers: bearer(secret) }))).toBe('api-key-revoked');
    expect(told.lines.filter(({ audit }) => audit)).toEqual([
      expect.objectContaining({
        ...{ msg: 'key made', actor: 'drift', key: key.id, for: 'okonom-9901', role: 'HOST_ECONOMIST' },
        correlation: made.headers['x-correlation-id'],
      }),
      expect.objectContaining({
        ...{ msg: 'key revoked', actor: 'drift', key: key.id, for: 'okonom-9901' },
        correlation: revoked.headers['x-correlation-id'],
      }),
    ]);
    expect(told.text).not.toContain(secret.slice(17));
  });

  it('are not made twice by one request', async () => {
    const { url, operator, make } = await started();
    const same = { 'idempotency-key': 'the-same' };
    const { key } = JSON.parse((await make(NEW, same)).body) as { key: KeyView };
    const again = await make(NEW, same);
    expect([again.status, JSON.parse(again.body)]).toEqual([
      409,
      expect.objectContaining({ code: 'api-key-already-made', details: { id: key.id } }),
    ]);
    const { keys } = JSON.parse((await ask(url, '/api/keys', { headers: operator })).body) as { keys: KeyView[] };
    expect(keys.filter(({ createdBy }) => createdBy === 'drift')).toHaveLength(1);
  });

  it.each<[string, unknown, Record<string, string>, number, string]>([
    ['without an Idempotency-Key', NEW, {}, 400, 'idempotency-key'],
    ['without a role', { actor: 'a', label: 'x' }, { 'idempotency-key': '1' }, 400, 'field-wrong'],
    ['with more than is known', { ...NEW, secret: 'x' }, { 'idempotency-key': '1' }, 400, 'field-wrong'],
    ['with what is no text', { ...NEW, label: 1 }, { 'idempotency-key': '1' }, 400, 'field-wrong'],
    ['of a list', [], { 'idempotency-key': '1' }, 400, 'field-wrong'],
    ['for a role that there is not', { ...NEW, role: 'ADMIN' }, { 'idempotency-key': '1' }, 400, 'role-unknown'],
    [
      'without its municipality',
      { ...NEW, municipality: undefined },
      { 'idempotency-key': '1' },
      400,
      'api-key-municipality-missing',
    ],
    [
      'for an office of another role',
      { ...NEW, actor: 'revisor' },
      { 'idempotency-key': '1' },
      409,
      'api-key-actor-other-role',
    ],
    ['for six years', { ...NEW, expires: '2031-06-16' }, { 'idempotency-key': '1' }, 400, 'api-key-expiry-wrong'],
  ])('are not made %s', async (_, body, headers, status, code) => {
    const { make } = await started();
    const refused = await make(body, headers);
    expect([refused.status, codeOf(refused)]).toEqual([status, code]);
  });

  it('that there are not cannot be revoked', async () => {
    const { url, operator } = await started();
    const refused = await ask(url, '/api/keys/000000000000', { method: 'DELETE', headers: operator });
    expect([refused.status, codeOf(refused)]).toEqual([404, 'api-key-not-found']);
  });
});

describe('the number of a request', () => {
  const UUID = '7d3c2f5e-1a0b-4c8d-9e2f-0123456789ab';
  const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
  it.each<[string, Record<string, string>, string | null]>([
    ['a UUID', { 'x-correlation-id': UUID }, UUID],
    ['a UUID in capitals', { 'x-correlation-id': UUID.toUpperCase() }, UUID],
    ['a trace id', { 'x-correlation-id': TRACE }, TRACE],
    ['a trace', { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` }, TRACE],
    ['both', { 'x-correlation-id': UUID, traceparent: `00-${TRACE}-00f067aa0ba902b7-01` }, UUID],
    ['a wrong one and a trace', { 'x-correlation-id': 'x', traceparent: `00-${TRACE}-00f067aa0ba902b7-01` }, TRACE],
    ['a word', { 'x-correlation-id': 'a name' }, null],
    ['a line of a log', { 'x-correlation-id': `${UUID} "actor":"drift"` }, null],
    ['a trace of zeros', { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` }, null],
    ['a broken trace', { traceparent: `00-${TRACE}-01` }, null],
    ['none', {}, null],
  ])('is what the caller says when it is well formed: %s', async (_, headers, expected) => {
    const told = new Told();
    const { url } = await houses.serving(book, { log: told.log });
    const answers = [
      await ask(url, '/api/health', { headers }),
      await ask(url, of('state?knownAt=99'), { headers }),
      await ask(url, '/nowhere', { headers, method: 'POST' }),
    ];
    const numbers = answers.map((answer) => String(answer.headers['x-correlation-id']));
    for (const number of numbers) expect(number).toMatch(/^([0-9a-f-]{36}|[0-9a-f]{32})$/);
    if (expected === null) expect(new Set(numbers).size).toBe(3);
    else expect(numbers).toEqual([expected, expected, expected]);
    const [, ...problems] = answers.map(({ body }) => (JSON.parse(body) as { correlation?: string }).correlation);
    expect(problems).toEqual(numbers.slice(1));
    await sleep(20);
    expect(told.saying('request').map(({ correlation }) => correlation)).toEqual(numbers);
  });
});

describe('the log', () => {
  it('has a line for each answer, with what it was and how long it took', async () => {
    const directory = houses.directory();
    const keys = keysIn(directory);
    const told = new Told();
    const serving = await houses.serving(book, { directory, log: told.log });
    await ask(serving.url, STATE, { headers: bearer(keys.COUNCIL_SECRETARY) });
    await ask(serving.url, '/api/keys', { headers: bearer(keys.AUDITOR) });
    await ask(serving.url, '/nowhere?name=somebody');
    await serving.close();
    const line = {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      correlation: expect.any(String),
      msg: 'request',
    };
    const measured = { ms: expect.any(Number), bytes: expect.any(Number) };
    expect(told.lines).toEqual([
      expect.objectContaining({ level: 'info', msg: 'listening', url: serving.url }),
      {
        ...line,
        ...measured,
        ...{ actor: 'kommunestyresekretar-9901', role: 'COUNCIL_SECRETARY', municipality: '9901' },
        ...{ method: 'GET', route: '/api/cooperations/:cooperation/state', status: 200 },
      },
      { ...line, ...measured, actor: 'revisor', role: 'AUDITOR', method: 'GET', route: '/api/keys', status: 403 },
      { ...line, ...measured, actor: 'anonymous', method: 'GET', route: '(none)', status: 404 },
      expect.objectContaining({ msg: 'stopping' }),
      expect.objectContaining({ msg: 'stopped' }),
    ]);
    const [, answered] = told.lines;
    expect(answered?.bytes).toBeGreaterThan(1_500);
    expect(answered?.ms).toBeGreaterThan(0);
  });

  it('tells of a caller that went away before its answer', async () => {
    let reached = (): void => undefined;
    let release = (): void => undefined;
    const underWay = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = withStore(book, 'bookHead', async (asked: string) => {
      reached();
      await held;
      return book.store.bookHead(asked);
    });
    const told = new Told();
    const { url } = await houses.serving(slow, { log: told.log });
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
      socket.write(`GET ${STATE} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
    );
    await underWay;
    socket.destroy();
    for (let wait = 0; wait < 100 && told.saying('request').length === 0; wait++) await sleep(10);
    release();
    expect(told.saying('request')).toEqual([expect.objectContaining({ cut: true })]);
  });

  it('holds no secret of a whole run: no key, header, query or body, nor what an error says', async () => {
    const directory = houses.directory();
    const keys = keysIn(directory);
    const told = new Told();
    const connection = 'esdb+discover://admin:changeit-7@db.example.no:2113?tls=true';
    const broken = withStore(book, 'books', () =>
      Promise.reject(new Error(`cannot reach ${connection} for ${keys.OPERATOR}`, { cause: new Error(connection) })),
    );
    const { url } = await houses.serving(broken, { directory, log: told.log });
    const secrets = [
      ...Object.values(keys).map((text) => text.slice(17)),
      ...['changeit-7', 'db.example.no', 'in-the-query', 'in-the-body', 'in-a-header', 'in-the-path', 'dXNlcjpwYXNz'],
    ];
    for (const key of Object.values(keys)) {
      for (const path of [
        STATE,
        '/api/health',
        '/api/keys',
        `/api/keys/${key}`,
        `${STATE}&token=${key}&name=in-the-query`,
      ])
        for (const method of ['GET', 'POST', 'DELETE'])
          await ask(url, path, { method, headers: { ...bearer(key), cookie: 'in-a-header', 'x-correlation-id': key } });
    }
    await ask(url, '/in-the-path', { headers: { authorization: 'Basic dXNlcjpwYXNz' } });
    const making = { role: 'AUDITOR', actor: 'revisor', label: 'in-the-body' };
    const headers = { ...bearer(keys.OPERATOR), ...json, 'idempotency-key': 'in-a-header' };
    const made = await ask(url, '/api/keys', { method: 'POST', headers, body: JSON.stringify(making) });
    secrets.push((JSON.parse(made.body) as { secret: string }).secret.slice(17));
    await ask(url, '/api/keys', { method: 'POST', headers, body: '{ "in-the-body": ' });
    expect(told.of('error').length).toBeGreaterThan(5);
    expect(told.lines.length).toBeGreaterThan(100);
    expect(secrets.filter((secret) => told.text.includes(secret))).toEqual([]);
    for (const name of readdirSync(directory)) {
      const content = readFileSync(join(directory, name), 'latin1');
      expect(secrets.filter((secret) => /^[0-9a-f]{48}$/.test(secret) && content.includes(secret))).toEqual([]);
    }
    rmSync(directory, { recursive: true });
  });

  it.each([
    ['key fbk_0123456789ab_0011223344 here', 'key fbk_0123456789ab_… here'],
    ['"Bearer abc.def"', '"Bearer …"'],
    ['esdb://u:p@h:1?tls=false next', 'esdb://… next'],
    ['kurrentdb+discover://h', 'kurrentdb+discover://…'],
    ['https://user:pass@example.org/x', 'https://…@example.org/x'],
    ['http://127.0.0.1:3000/api/docs', 'http://127.0.0.1:3000/api/docs'],
    ['Bearer realm="fellesbok"', 'Bearer realm="fellesbok"'],
  ])('%s is written as %s', (line, written) => {
    expect(withoutSecrets(line)).toBe(written);
  });

  it('tells that a book is asked for, by its route and not by its name', async () => {
    const told = new Told();
    const { url } = await houses.serving(book, { log: told.log });
    await ask(url, STATE);
    await sleep(20);
    expect(told.text).not.toContain(`/${BOOK}/`);
  });
});
