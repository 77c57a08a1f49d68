import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { cooperationStream } from '#kernel';
import { aBook, anEvent } from '../../libs/event-store/contract/naive-book.ts';
import { KurrentEventStore } from '../../libs/event-store/kurrentdb/index.ts';
import { type Identity, makeIdentity } from '../../libs/event-store/testing/kurrentdb-server/certificate.ts';
import { type Cluster, startCluster } from '../../libs/event-store/testing/kurrentdb-server/index.ts';
import { BOOK, Houses, SIZE } from '../http/sample.ts';

const houses = new Houses();
const DOCKER = join(import.meta.dirname, '../../docker');
const ADMIN = 'the-password-of-admin';
const OPS = 'the-password-of-the-ops';
const OWN = 'the password: of fellesbok/ø';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fellesbok-docker-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const secrets = (all: Record<string, string>): string => {
  for (const [user, password] of Object.entries(all)) writeFileSync(join(folder, `kurrentdb_${user}`), `${password}\n`);
  return folder;
};

describe('a node', () => {
  const script = join(DOCKER, 'kurrentdb-node.sh');
  const start = (all: Record<string, string>) =>
    spawnSync('bash', [script, 'env'], { env: { PATH: process.env.PATH, SECRETS: secrets(all) }, encoding: 'utf8' });

  it('gets the passwords of its default users from files, and only it', () => {
    const { status, stdout } = start({ admin: ADMIN, ops: OPS });
    const given = stdout.split('\n').filter((line) => /PASSWORD|SECRETS/.test(line));
    expect([status, given.sort()]).toEqual([
      0,
      [`KURRENTDB_DEFAULT_ADMIN_PASSWORD=${ADMIN}`, `KURRENTDB_DEFAULT_OPS_PASSWORD=${OPS}`],
    ]);
  });

  it.each([
    ['one is missing', { admin: ADMIN }, 'kurrentdb_ops cannot be read'],
    ['one is short, as the default one is', { admin: 'changeit', ops: OPS }, 'admin is shorter than 16'],
    ['one is empty', { admin: ADMIN, ops: '' }, 'ops is shorter than 16'],
  ])('is not started when %s', (_, all, told) => {
    const { status, stdout, stderr } = start(all);
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining(told)]);
  });
});

describe('the certificates', () => {
  const NODES = ['kurrentdb1=172.30.240.11', 'kurrentdb2=172.30.240.12'];

  /** In the place of the vendor's tool: it notes how it was called and writes the files that the tool writes. */
  function tools(): string {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'es-gencert-cli'),
      `#!/bin/bash
echo "$@" >> "$ROOT/calls"
kind=$1; out=
while [ $# -gt 0 ]; do if [ "$1" = -out ]; then out=$2; fi; shift; done
[ -e "$out" ] && exit 1
mkdir -p "$out"
name=node; [ "$kind" = create-ca ] && name=ca
echo "$RANDOM certificate" > "$out/$name.crt"; echo "$RANDOM key" > "$out/$name.key"
`,
    );
    writeFileSync(join(bin, 'chown'), '#!/bin/bash\necho "$@" >> "$ROOT/chowned"\n');
    for (const tool of ['es-gencert-cli', 'chown']) chmodSync(join(bin, tool), 0o755);
    return bin;
  }
  function make(bin: string, nodes = NODES) {
    for (const volume of ['authority', 'trust', 'nodes']) mkdirSync(join(folder, volume), { recursive: true });
    const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, ROOT: folder };
    return spawnSync('bash', [join(DOCKER, 'kurrentdb-certificates.sh'), ...nodes], { env, encoding: 'utf8' });
  }
  const at = (...path: string[]) => join(folder, ...path);
  const calls = () => readFileSync(at('calls'), 'utf8').trim().split('\n');

  it('are made by the vendor’s tool, for the names and addresses under which nodes are asked', () => {
    expect(make(tools())).toMatchObject({ status: 0, stderr: '' });
    expect(calls().map((call) => call.replaceAll(folder, ''))).toEqual(
      [
        'create-ca -out /authority/ca',
        '-ca-certificate /authority/ca/ca.crt -ca-key /authority/ca/ca.key -out /authority/kurrentdb1 -ip-addresses 127.0.0.1,172.30.240.11 -dns-names localhost,kurrentdb1',
        '-ca-certificate /authority/ca/ca.crt -ca-key /authority/ca/ca.key -out /authority/kurrentdb2 -ip-addresses 127.0.0.1,172.30.240.12 -dns-names localhost,kurrentdb2',
      ].map((call, n) => (n === 0 ? call : `create-node ${call}`)),
    );
  });

  it('go each to its node alone, readable by it alone; the key of the authority goes nowhere', () => {
    make(tools());
    for (const node of ['kurrentdb1', 'kurrentdb2']) {
      expect(readFileSync(at('nodes', node, 'node.key'))).toEqual(readFileSync(at('authority', node, 'node.key')));
      expect(existsSync(at('nodes', node, 'ca/ca.key'))).toBe(false);
      for (const file of ['node.key', 'node.crt', 'ca/ca.crt'])
        expect([file, (statSync(at('nodes', node, file)).mode & 0o777).toString(8)]).toEqual([file, '400']);
    }
    expect(existsSync(at('trust/ca.key'))).toBe(false);
    expect((statSync(at('trust/ca.crt')).mode & 0o777).toString(8)).toBe('444');
    expect(readFileSync(at('chowned'), 'utf8').replaceAll(folder, '')).toBe(
      '-R 1001:1001 /nodes/kurrentdb1\n-R 1001:1001 /nodes/kurrentdb2\n',
    );
  });

  it('are left alone the next time, and a node that is new gets its own', () => {
    const bin = tools();
    make(bin);
    const key = readFileSync(at('authority/kurrentdb1/node.key'));
    // As root the script may write anew what is read-only; here the modes are lifted instead.
    spawnSync('chmod', ['-R', 'u+w', at('nodes'), at('trust')]);
    expect(make(bin, [...NODES, 'kurrentdb3=172.30.240.13'])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(at('nodes/kurrentdb1/node.key'))).toEqual(key);
    expect(calls().map((call) => call.split(' ')[0])).toEqual([
      'create-ca',
      'create-node',
      'create-node',
      'create-node',
    ]);
  });

  it('are not half made: when the tool fails, so does the step', () => {
    const bin = tools();
    writeFileSync(join(bin, 'es-gencert-cli'), '#!/bin/bash\nexit 3\n');
    expect(make(bin).status).toBe(3);
    expect(existsSync(at('trust/ca.crt'))).toBe(false);
  });
});

describe('the user of Fellesbok and its rights', () => {
  let cluster: Cluster;
  let identity: Identity;
  let users: Server;
  /** The users of a server, as its HTTP API has them: by name, the password. */
  let known: Map<string, string>;
  const asked: string[] = [];

  beforeAll(async () => {
    identity = await makeIdentity('127.0.0.1');
    cluster = await startCluster({
      secure: true,
      users: [
        { name: 'admin', password: ADMIN, groups: ['$admins'] },
        { name: 'fellesbok', password: OWN, groups: [] },
      ],
    });
    users = createServer({ key: identity.key, cert: identity.certificate }, (request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        const [name = '', ...rest] = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64')
          .toString()
          .split(':');
        const path = request.url ?? '';
        asked.push(`${name} ${request.method} ${path}`);
        const said =
          body === '' ? {} : (JSON.parse(body) as { LoginName?: string; Password?: string; NewPassword?: string });
        const answer = (status: number) => response.writeHead(status).end();
        if (known.get(name) !== rest.join(':')) return answer(401);
        if (request.method === 'GET') return answer(200);
        if (name !== 'admin') return answer(403);
        const reset = /^\/users\/(\w+)\/command\/reset-password$/.exec(path)?.[1];
        if (reset) known.set(reset, said.NewPassword ?? '');
        else if (known.has(said.LoginName ?? '')) return answer(409);
        else known.set(said.LoginName ?? '', said.Password ?? '');
        return answer(reset ? 200 : 201);
      });
    }).listen(0, '127.0.0.1');
    await once(users, 'listening');
  });
  afterAll(async () => {
    users.close();
    await cluster.close();
    identity.remove();
  });

  async function giveRights(all: Record<string, string> = { admin: ADMIN, fellesbok: OWN }) {
    asked.length = 0;
    const { port } = users.address() as AddressInfo;
    const { host, searchParams } = new URL(cluster.url.replace('esdb:', 'https:'));
    const child = spawn(process.execPath, [join(DOCKER, 'kurrentdb-rights.mjs')], {
      env: {
        KURRENTDB_NODES: host,
        KURRENTDB_HTTPS: `https://127.0.0.1:${port}`,
        KURRENTDB_CA: searchParams.get('tlsCAFile') ?? '',
        NODE_EXTRA_CA_CERTS: identity.file,
        SECRETS: secrets(all),
        PATIENCE_MS: '1500',
        NODE_NO_WARNINGS: '1',
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += text;
      });
    const [status] = (await once(child, 'close')) as [number];
    return { status, said };
  }
  /** A server that starts has written a first event of its own. */
  const written = () => cluster.log.eventsOf('$settings').filter((e) => e.type === 'update-default-acl');
  const mayReadAll = async (): Promise<boolean> => {
    const client = EventStoreDBClient.connectionString(cluster.urlFor('fellesbok'));
    try {
      for await (const _ of client.readAll({ maxCount: 1 })) return true;
      return true;
    } catch {
      return false;
    } finally {
      await client.dispose();
    }
  };

  it('are made once: the user, what streams grant by default, and who reads the log', async () => {
    known = new Map([
      ['admin', ADMIN],
      ['ops', OPS],
    ]);
    expect(await mayReadAll()).toBe(false);
    expect(await giveRights()).toEqual({ status: 0, said: 'user fellesbok: made\nrights: written: $settings, $all\n' });
    expect(known.get('fellesbok')).toBe(OWN);
    const [settings, ...more] = written();
    expect([settings?.type, JSON.parse(String(Buffer.from(settings?.data ?? []))), more]).toEqual([
      'update-default-acl',
      {
        $userStreamAcl: {
          $r: ['fellesbok'],
          $w: ['fellesbok'],
          $d: ['$admins'],
          $mr: ['fellesbok'],
          $mw: ['fellesbok'],
        },
        $systemStreamAcl: { $r: ['$admins'], $w: ['$admins'], $d: ['$admins'], $mr: ['$admins'], $mw: ['$admins'] },
      },
      [],
    ]);
    expect(await mayReadAll()).toBe(true);

    expect(await giveRights()).toEqual({
      status: 0,
      said: 'user fellesbok: there already, with the password of the file\nrights: there already\n',
    });
    expect(written()).toHaveLength(1);
    expect(cluster.log.eventsOf('$$$all')).toHaveLength(1);
  }, 30_000);

  it('are enough for the store, and not for taking events away', async () => {
    known = new Map([
      ['admin', ADMIN],
      ['ops', OPS],
    ]);
    expect(await giveRights()).toMatchObject({ status: 0 });
    const book = aBook();
    const directory = join(folder, 'replica');
    const store = await KurrentEventStore.open({ connection: cluster.urlFor('fellesbok'), directory });
    try {
      await store.append({ stream: cooperationStream(book), expected: 'none', events: [anEvent()] });
      expect((await store.readBook(book, 0, 10)).events).toHaveLength(1);
    } finally {
      await store.close();
    }
    const client = EventStoreDBClient.connectionString(cluster.urlFor('fellesbok'));
    const denied = { type: 'access-denied' };
    await expect(client.setStreamMetadata(`book-${book}`, { maxCount: 1 })).rejects.toMatchObject(denied);
    await expect(client.deleteStream(`book-${book}`)).rejects.toMatchObject(denied);
    await expect(client.tombstoneStream(`book-${book}`)).rejects.toMatchObject(denied);
    await client.dispose();
  }, 30_000);

  it('let the image copy a book there and serve it, with the password in a file alone', async () => {
    known = new Map([
      ['admin', ADMIN],
      ['ops', OPS],
    ]);
    expect(await giveRights()).toMatchObject({ status: 0 });
    const { host, searchParams } = new URL(cluster.url.replace('esdb:', 'https:'));
    const env = {
      PATH: process.env.PATH,
      NODE_NO_WARNINGS: '1',
      TMPDIR: folder,
      PORT: '0',
      FELLESBOK_DATA: join(folder, 'data'),
      FELLESBOK_STORE: `esdb://${host}?tls=true&tlsCAFile=${searchParams.get('tlsCAFile')}`,
      FELLESBOK_STORE_USER: 'fellesbok',
      FELLESBOK_STORE_PASSWORD_FILE: join(folder, 'kurrentdb_fellesbok'),
    };
    const start = join(DOCKER, 'start.mjs');
    const copied = spawn(process.execPath, [start, 'copy', '--from', await houses.closedBook()], { env });
    const [status] = (await once(copied, 'close')) as [number];
    expect([status, cluster.log.eventsOf(`book-${BOOK}`).length]).toEqual([0, SIZE]);

    const server = spawn(process.execPath, [start], { env });
    let said = '';
    const url = await new Promise<string>((resolve) => {
      for (const stream of [server.stdout, server.stderr])
        stream.on('data', (text) => {
          said += text;
          const at = /serves .* at (http:\/\/[\d.:]+)/.exec(said)?.[1];
          if (at) resolve(at);
        });
      server.on('close', () => resolve(''));
    });
    try {
      const answer = await fetch(`${url}/api/cooperations/${BOOK}/what-if?from=2025-01&to=2025-12&key=half`);
      expect([answer.status, ((await answer.json()) as { size: number }).size]).toEqual([200, SIZE]);
    } finally {
      server.kill('SIGTERM');
    }
    expect((await once(server, 'close'))[0]).toBe(0);
    expect(said).not.toContain(OWN);
    expect(said).not.toContain(encodeURIComponent(OWN));
  }, 60_000);

  it.each(['admin', 'ops'])(
    'are not given while %s has the default password',
    async (user) => {
      known = new Map([
        ['admin', ADMIN],
        ['ops', OPS],
      ]);
      if (user === 'ops') known.set('ops', 'changeit');
      else {
        // Whoever is admin by the file is admin by the default one too: a server that lets both in.
        known.get = (name) =>
          name === 'admin' && asked.at(-1) === 'admin GET /users/$current'
            ? 'changeit'
            : (Map.prototype.get.call(known, name) as string);
      }
      const { status, said } = await giveRights();
      expect([status, said]).toEqual([
        1,
        `fellesbok: the user ${user} still has the default password: change it before anything is written\n`,
      ]);
      expect(asked.filter((request) => request.includes('POST'))).toEqual([]);
    },
    30_000,
  );

  it('are not given without the password of admin, or with a short one', async () => {
    known = new Map([
      ['admin', 'another password altogether'],
      ['ops', OPS],
    ]);
    const { status, said } = await giveRights();
    expect([status, said]).toEqual([1, expect.stringContaining('not known by the password of the file (401)')]);
    expect((await giveRights({ admin: ADMIN, fellesbok: 'short' })).said).toContain('fellesbok is shorter than 16');
    for (const password of [ADMIN, OWN]) expect(said).not.toContain(password);
  }, 30_000);
});
