import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyStore } from '#access';
import { instantOf, orThrow } from '#kernel';
import { Houses } from '../http/sample.ts';

const ROOT = join(import.meta.dirname, '../..');
const dockerfile = readFileSync(join(ROOT, 'docker/Dockerfile'), 'utf8').replaceAll(/\\\n\s*/g, ' ');
const lines = dockerfile.split('\n').filter((line) => !line.startsWith('#'));
const instructions = (word: string): string[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1).trim());
/** The last stage is the image. */
const image = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
const ofImage = (word: string): string[] =>
  image.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1).trim());
const asList = (json: string): string[] => JSON.parse(json.slice(json.indexOf('['))) as string[];
const COMMAND = asList(ofImage('CMD')[0] ?? '');
const HEALTH = asList(ofImage('HEALTHCHECK')[0] ?? '');
const ENV = Object.fromEntries(
  (ofImage('ENV')[0] ?? '').split(/\s+/).map((pair) => pair.split('=') as [string, string]),
);

/** Whether a path comes along in the build: the last pattern that fits it decides. */
function comesAlong(path: string): boolean {
  const patterns = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  let ignored = false;
  for (const pattern of patterns) {
    const [out, glob] = pattern.startsWith('!') ? [false, pattern.slice(1)] : [true, pattern];
    const expression = glob
      .replaceAll('.', '\\.')
      .replaceAll('**/', '(?:.*/)?')
      .replaceAll(/(?<!\.)\*/g, '[^/]*');
    if (new RegExp(`^${expression}(?:/.*)?$`).test(path)) ignored = out;
  }
  return !ignored;
}

describe('the Dockerfile', () => {
  it('says that no Docker engine has seen it', () => {
    expect(readFileSync(join(ROOT, 'docker/Dockerfile'), 'utf8')).toContain('not built or run with a Docker engine');
  });

  it('begins from a version of an image, the same to build and to run', () => {
    const bases = instructions('FROM').map((from) => from.split(' ')[0]);
    expect(bases).toEqual([expect.stringMatching(/^node:\d+\.\d+\.\d+-\w+-slim$/), bases[0]]);
  });

  it('copies what exists and comes along', () => {
    const copied = instructions('COPY')
      .filter((copy) => !copy.startsWith('--from'))
      .flatMap((copy) => copy.split(' ').slice(0, -1));
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'apps', 'libs']));
    for (const path of copied)
      expect([path, existsSync(join(ROOT, path)), comesAlong(path)]).toEqual([path, true, true]);
  });

  it('leaves behind what the image does not need, and what nobody must see', () => {
    for (const path of [
      '.git/config',
      'data/book.sqlite',
      'node_modules/x',
      'docker/secrets/kurrentdb_admin',
      'test/a.ts',
    ])
      expect([path, comesAlong(path)]).toEqual([path, false]);
    for (const path of ['libs/kernel/money.spec.ts', 'libs/event-store/testing/kurrentdb-server/log.ts'])
      expect([path, comesAlong(path)]).toEqual([path, false]);
    for (const path of ['libs/kernel/money.ts', 'apps/server/main.ts'])
      expect([path, comesAlong(path)]).toEqual([path, true]);
  });

  it('runs as a user that is not root, whose data directory is its own', () => {
    expect(ofImage('USER')).toEqual(['node']);
    expect(image.indexOf('USER node')).toBeLessThan(image.findIndex((line) => line.startsWith('CMD ')));
    expect(ofImage('RUN')).toEqual(['install -d -o node -g node -m 0700 /data']);
    expect([ofImage('VOLUME'), ENV.FELLESBOK_DATA, ofImage('STOPSIGNAL')]).toEqual([['/data'], '/data', ['SIGTERM']]);
  });

  it('keeps no secret', () => {
    expect(Object.keys(ENV)).toEqual(['NODE_ENV', 'FELLESBOK_DATA', 'HOST', 'PORT']);
    expect(dockerfile).not.toMatch(/^ARG /m);
  });
});

const houses = new Houses();
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

/** The environment of the image, but this directory and this port, and nothing of the one who tests. */
const environment = (directory: string, port: number) => ({
  PATH: process.env.PATH,
  ...ENV,
  FELLESBOK_DATA: directory,
  PORT: String(port),
});
const healthy = (env: NodeJS.ProcessEnv): number | null =>
  spawnSync(HEALTH[0] ?? '', HEALTH.slice(1), { cwd: ROOT, env, timeout: 10_000 }).status;

/** Runs the image's command and waits for a line, or for its end. */
async function started(env: NodeJS.ProcessEnv, line: RegExp) {
  const child = spawn(COMMAND[0] ?? '', COMMAND.slice(1), { cwd: ROOT, env });
  running.push(child);
  let said = '';
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  await new Promise<void>((resolve) => {
    const hear = (text: Buffer): void => {
      said += text;
      if (line.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => resolve());
  });
  return { child, ended, said: () => said };
}

/** These run what `npm run build` made. */
describe('the command of the image', () => {
  beforeAll(() => expect(existsSync(join(ROOT, 'dist/apps/server/main.js'))).toBe(true));

  it('refuses to listen for other machines before there is a key', async () => {
    const env = environment(await houses.closedBook(), await freePort());
    const { ended, said } = await started(env, /at http/);
    expect((await ended)[0]).toBe(1);
    expect(said()).toMatch(/^fellesbok: .*0\.0\.0\.0.*\n$/);
    expect(healthy(env)).toBe(1);
  }, 60_000);

  it('serves the book, is found healthy, and ends well within seconds when it is told to', async () => {
    const directory = await houses.closedBook();
    const keys = orThrow(
      KeyStore.open(directory, { now: () => instantOf(Date.now()), random: (bytes) => randomBytes(bytes) }),
    );
    const { text } = orThrow(keys.create({ role: 'AUDITOR', actor: 'revisor', label: 'Example', by: 'test' }));
    keys.close();
    const port = await freePort();
    const env = environment(directory, port);
    expect(healthy(env)).toBe(1);
    const { child, ended, said } = await started(env, /serves .* at http/);
    expect(said()).toContain('Fellesbok serves');
    expect(healthy(env)).toBe(0);
    const answer = await fetch(`http://127.0.0.1:${port}/api/cooperations`, {
      headers: { authorization: `Bearer ${text}` },
    });
    expect(answer.status).toBe(200);
    const told = Date.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(Date.now() - told).toBeLessThan(10_000);
    expect(existsSync(join(directory, 'writer.json'))).toBe(false);
    expect(healthy(env)).toBe(1);
  }, 60_000);

  it('says in one line that there is no book', async () => {
    const { ended, said } = await started(environment(houses.directory(), await freePort()), /at http/);
    expect([(await ended)[0], said().trim().split('\n').length]).toEqual([1, 1]);
    expect(said()).toContain('import a history first');
  }, 60_000);
});

describe('the password of the store', () => {
  /** The start script beside a server that only says which store it was given. */
  function startedWith(settings: Record<string, string>, password?: string): { status: number | null; out: string } {
    const folder = mkdtempSync(join(tmpdir(), 'fellesbok-start-'));
    try {
      mkdirSync(join(folder, 'docker'));
      mkdirSync(join(folder, 'dist/apps/server'), { recursive: true });
      cpSync(join(ROOT, 'docker/start.mjs'), join(folder, 'docker/start.mjs'));
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      writeFileSync(join(folder, 'dist/apps/server/main.js'), 'console.log(process.env.FELLESBOK_STORE ?? "none");');
      if (password !== undefined) writeFileSync(join(folder, 'password'), password);
      const file = password === undefined ? {} : { FELLESBOK_STORE_PASSWORD_FILE: join(folder, 'password') };
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'docker/start.mjs')], {
        env: { ...settings, ...file },
        encoding: 'utf8',
      });
      return { status, out: (stdout + stderr).trim() };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const STORE = 'kurrentdb://a:2113,b:2113?tls=true&tlsCAFile=/trust/ca.crt';

  it('is put in from its file, encoded, with its user', () => {
    const { status, out } = startedWith(
      { FELLESBOK_STORE: STORE, FELLESBOK_STORE_USER: 'fellesbok' },
      'p@ss:/?# ord\n',
    );
    expect([status, out]).toEqual([
      0,
      'kurrentdb://fellesbok:p%40ss%3A%2F%3F%23%20ord@a:2113,b:2113?tls=true&tlsCAFile=/trust/ca.crt',
    ]);
  });

  it.each([
    ['without a file nothing is changed', { FELLESBOK_STORE: STORE }, undefined, 0, STORE],
    ['without a store neither', {}, undefined, 0, 'none'],
    ['a file without a user is refused', { FELLESBOK_STORE: STORE }, 'secret', 1, 'FELLESBOK_STORE_USER'],
    ['a file without a store too', { FELLESBOK_STORE_USER: 'fellesbok' }, 'secret', 1, 'FELLESBOK_STORE'],
    ['an empty file too', { FELLESBOK_STORE: STORE, FELLESBOK_STORE_USER: 'fellesbok' }, '\n', 1, 'is empty'],
    [
      'a second user too',
      { FELLESBOK_STORE: 'esdb://x:y@a:2113', FELLESBOK_STORE_USER: 'fellesbok' },
      'secret',
      1,
      'has a user of its own',
    ],
  ] as const)('%s', (_, settings, password, status, told) => {
    const started = startedWith(settings, password);
    expect([started.status, started.out]).toEqual([status, expect.stringContaining(told)]);
    expect(started.out).not.toContain('secret');
  });
});
