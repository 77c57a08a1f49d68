import { randomBytes } from 'node:crypto';
import { type Holder, KeyStore, type Permission } from '#access';
import { type Instant, orThrow, ROLES, type Role } from '#kernel';
import type { Serving } from '../../apps/server/serve.ts';
import { ask } from './raw.ts';
import { BOOK, bearer, Houses, keysIn } from './sample.ts';

const EVERYBODY = ['health.read', 'docs.read'] as const;
/** Who may what, written out. */
const MAY: Readonly<Record<Role, readonly Permission[]>> = {
  BOARD_SECRETARY: [
    ...EVERYBODY,
    'book.read',
    'cooperation.record',
    'governance.record',
    'decision.record',
    'allocation.record',
    'corrections.record',
    'people.read',
    'people.record',
  ],
  COUNCIL_SECRETARY: [
    ...EVERYBODY,
    'book.read',
    'governance.record',
    'decision.record',
    'corrections.record',
    'people.read',
    'people.record',
  ],
  HOST_ECONOMIST: [
    ...EVERYBODY,
    'book.read',
    'allocation.record',
    'corrections.record',
    'accounts.record',
    'money.record',
    'money.dispute',
    'people.read',
  ],
  PARTICIPANT_ECONOMIST: [...EVERYBODY, 'book.read', 'money.dispute'],
  AUDITOR: [...EVERYBODY, 'book.read', 'people.read'],
  REGIONAL_SECRETARIAT: [
    ...EVERYBODY,
    'book.read',
    'governance.record',
    'decision.record',
    'corrections.record',
    'people.read',
    'people.record',
  ],
  OPERATOR: [...EVERYBODY, 'book.read', 'keys.manage'],
};

const houses = new Houses();
const directory = houses.directory();
let now: Instant = '2025-06-16T10:00:00.000Z';
const clock = { now: () => now };
let serving: Serving;
let keys: Readonly<Record<Role, string>>;
/** Texts that let nobody in, by what is wrong with them. */
let bad: Readonly<Record<string, readonly [text: string, code: string]>>;

beforeAll(async () => {
  keys = keysIn(directory, clock);
  const store = orThrow(KeyStore.open(directory, { now: clock.now, random: randomBytes }));
  const office = { role: 'BOARD_SECRETARY', actor: 'styresekretar', label: 'x', by: 'cli' };
  const revoked = orThrow(store.create(office));
  store.revoke(revoked.key.id, 'cli');
  const expired = orThrow(store.create({ ...office, expires: '2025-06-16' }));
  const good = keys.BOARD_SECRETARY;
  const { key: id } = orThrow(store.holderOf(keys.OPERATOR)) as Holder;
  store.close();
  bad = {
    revoked: [revoked.text, 'api-key-revoked'],
    expired: [expired.text, 'api-key-expired'],
    malformed: ['fbk_1234', 'api-key-malformed'],
    empty: ['', 'api-key-malformed'],
    tampered: [`${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`, 'api-key-unknown'],
    'of another office by its id': [`fbk_${id}${good.slice(16)}`, 'api-key-unknown'],
  };
  now = '2025-06-17T10:00:00.000Z';
  serving = await houses.serving(undefined, { directory, clock });
});

/** An address of the route: what it names is not there, apart from the book. */
const addressOf = (path: string): string => path.replace(':cooperation', BOOK).replace(/:[A-Za-z]+/g, 'x');

interface Asked {
  readonly status: number;
  readonly code: string | undefined;
  readonly authenticate: unknown;
}
async function asked(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  url = serving.url,
): Promise<Asked> {
  const json = { 'content-type': 'application/json', 'content-length': '2' };
  const sent = ['POST', 'PUT', 'PATCH'].includes(method)
    ? { headers: { ...headers, ...json }, body: '[]' }
    : { headers };
  const answer = await ask(url, addressOf(path), { method, ...sent });
  const problem = String(answer.headers['content-type']).startsWith('application/problem+json') && method !== 'HEAD';
  const code = problem ? (JSON.parse(answer.body) as { code: string }).code : undefined;
  return { status: answer.status, code, authenticate: answer.headers['www-authenticate'] };
}

/** The status when the actor is turned away, null when it is let in; a HEAD says no more than its status. */
const refusedFor = ({ status, code }: Asked, method: string): number | null =>
  status === 401 || (status === 403 && (method === 'HEAD' || code === 'not-permitted')) ? status : null;

/** HEAD is asked wherever GET is. */
const everyRoute = (): (readonly [string, string, Permission])[] =>
  serving.routes.flatMap(({ method, path, requires }) =>
    (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((asked) => [asked, path, requires] as const),
  );

describe('every route', () => {
  it('is one of those that are tried', () => {
    const methods = new Set(everyRoute().map(([method]) => method));
    expect([...methods]).toEqual(expect.arrayContaining(['GET', 'HEAD', 'POST', 'DELETE']));
    expect(serving.routes.length).toBeGreaterThan(10);
  });

  it('requires what its address and method are for', () => {
    const wrong = everyRoute().filter(([method, path, requires]) => {
      if (path === '/api/health') return requires !== 'health.read';
      if (/^\/api\/docs(-json|\/|$)/.test(path)) return requires !== 'docs.read';
      if (/^\/api\/keys(\/|$)/.test(path)) return requires !== 'keys.manage';
      if (/\/people(\/|$)/.test(path))
        return requires !== (['GET', 'HEAD'].includes(method) ? 'people.read' : 'people.record');
      if (/\/invoices\/[^/]+\/disputes$/.test(path)) return requires !== 'money.dispute';
      return ['GET', 'HEAD'].includes(method) ? requires !== 'book.read' : !requires.endsWith('.record');
    });
    expect(wrong).toEqual([]);
  });

  it.each(ROLES)(
    'lets %s in where it may, and nowhere else',
    async (role) => {
      for (const [method, path, requires] of everyRoute()) {
        const refused = refusedFor(await asked(method, path, bearer(keys[role])), method);
        expect([method, path, refused]).toEqual([method, path, MAY[role].includes(requires) ? null : 403]);
      }
    },
    30_000,
  );

  it('asks who it is that asks, when it is not for everybody', async () => {
    for (const [method, path, requires] of everyRoute()) {
      const { status, code, authenticate } = await asked(method, path);
      const open = (EVERYBODY as readonly Permission[]).includes(requires);
      expect([method, path, open || status]).toEqual([method, path, open || 401]);
      if (open) expect(status).not.toBe(401);
      else
        expect([authenticate, code]).toEqual([
          'Bearer realm="fellesbok"',
          method === 'HEAD' ? undefined : 'api-key-missing',
        ]);
    }
  });

  it('lets the local reader read, and nothing else, and no names, as long as there are no keys', async () => {
    const { url } = await houses.serving();
    for (const [method, path, requires] of everyRoute()) {
      const refused = refusedFor(await asked(method, path, {}, url), method);
      const open = requires.endsWith('.read') && requires !== 'people.read';
      expect([method, path, refused]).toEqual([method, path, open ? null : 403]);
    }
  });

  it.each(['revoked', 'expired', 'malformed', 'empty', 'tampered', 'of another office by its id'])(
    'refuses a key that is %s, also where none is needed',
    async (which) => {
      const [text, expected] = bad[which] ?? ['', ''];
      for (const [method, path] of everyRoute()) {
        const { status, code, authenticate } = await asked(method, path, bearer(text));
        expect([method, path, status, code, authenticate]).toEqual([
          method,
          path,
          401,
          method === 'HEAD' ? undefined : expected,
          'Bearer realm="fellesbok", error="invalid_token"',
        ]);
      }
    },
  );

  it.each([
    ['Basic', (key: string) => `Basic ${Buffer.from(`x:${key}`).toString('base64')}`],
    ['no scheme', (key: string) => key],
    ['two keys', (key: string) => `Bearer ${key} ${key}`],
    ['a comma', (key: string) => `Bearer ${key},`],
  ])('does not read a key out of %s', async (_, authorization) => {
    const sent = { authorization: authorization(keys.OPERATOR) };
    expect(await asked('GET', '/api/keys', sent)).toMatchObject({ status: 401, code: 'api-key-malformed' });
  });

  it('does not take a key from the address', async () => {
    expect(await asked('GET', `/api/keys?access_token=${keys.OPERATOR}`)).toMatchObject({
      status: 401,
      code: 'api-key-missing',
    });
  });
});
