import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Controller, Get, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { KeyRing, Limits } from '#access';
import { cooperationHttp } from '#cooperation';
import { run } from '../../apps/server/run.ts';
import type { Written } from '../../apps/server/settings.ts';
import { ask } from './raw.ts';
import { clock, Houses, keysIn, of, Told, withStore } from './sample.ts';

const houses = new Houses();

/** The server as a process sees it, until it has said where it listens or has ended. */
async function started(env: Written, args: readonly string[] = []) {
  const told = new Told();
  const signals = new EventEmitter();
  const [out, err]: [string[], string[]] = [[], []];
  let listening = (): void => undefined;
  const says = new Promise<void>((resolve) => {
    listening = resolve;
  });
  const ended = run({
    args,
    env,
    signals,
    out: (line) => {
      out.push(line);
      listening();
    },
    err: (text) => err.push(text),
    clock,
    log: told.log,
  });
  await Promise.race([says, ended]);
  const url = /http:\/\/[\d.]+:\d+/.exec(out[0] ?? '')?.[0] ?? '';
  return { out, err, url, signals, ended, told };
}

describe('a server', () => {
  it('serves the book of its directory, says so in one line, and stops when told to', async () => {
    const directory = await houses.closedBook();
    const { out, err, url, signals, ended } = await started({ PORT: '0', FELLESBOK_DATA: directory });
    expect(out).toEqual([`Fellesbok serves ${directory} at ${url}/api/docs`]);
    expect((await ask(url, of('state'))).status).toBe(200);
    signals.emit('SIGTERM');
    expect([await ended, err]).toEqual([0, []]);
    await expect(ask(url, '/api/health')).rejects.toThrow('ECONNREFUSED');
    expect(existsSync(join(directory, 'writer.json'))).toBe(false);
    // Stopped, the book is free for the next.
    const next = await started({ PORT: '0', FELLESBOK_DATA: directory });
    expect((await ask(next.url, '/api/health')).status).toBe(200);
    next.signals.emit('SIGINT');
    expect(await next.ended).toBe(0);
    expect(next.signals.listenerCount('SIGINT')).toBe(0);
  });

  it('answers what it was asked before it stopped, and nothing after', async () => {
    const book = await houses.book();
    let release = (): void => undefined;
    let reached = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const underWay = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const slow = withStore(book, 'bookHead', async (asked: string) => {
      reached();
      await held;
      return book.store.bookHead(asked);
    });
    const serving = await houses.serving(slow);
    // The client would keep its connection; that must not hold up the stop.
    const answer = ask(serving.url, of('state?validOn=2025-01-01&knownAt=13'), { keepAlive: true });
    await underWay;
    const began = Date.now();
    const closed = serving.close();
    await expect(ask(serving.url, '/api/health')).rejects.toThrow('ECONNREFUSED');
    release();
    expect(JSON.parse((await answer).body)).toMatchObject({ size: 13 });
    await closed;
    expect(Date.now() - began).toBeLessThan(4_000);
  });

  it('takes no arguments: what it does not read it does not pass over', async () => {
    const directory = await houses.closedBook();
    const { ended, out, err } = await started({ PORT: '0', FELLESBOK_DATA: directory }, ['--data', 'elsewhere']);
    expect([await ended, out, err]).toEqual([
      1,
      [],
      [
        'fellesbok: The server takes no arguments (“--data elsewhere”). Set it in the environment, for example FELLESBOK_DATA=./data npm start.',
      ],
    ]);
  });

  it('is not healthy when what it follows has stopped, and answers all the same', async () => {
    const book = await houses.book();
    const lag = { pending: 0, delay: null, alarm: 'book-x was changed', stopped: true };
    const serving = await houses.serving(withStore(book, 'lag', async () => lag));
    const health = await ask(serving.url, '/api/health');
    expect([health.status, JSON.parse(health.body)]).toMatchObject([503, { code: 'following-stopped' }]);
    expect((await ask(serving.url, of('state'))).status).toBe(200);
    await serving.close();
  });

  it('does not take a directory that another has', async () => {
    const directory = await houses.closedBook();
    const first = await started({ PORT: '0', FELLESBOK_DATA: directory });
    const second = await started({ PORT: '0', FELLESBOK_DATA: directory });
    expect([await second.ended, second.out]).toEqual([1, []]);
    expect(second.err).toEqual([
      expect.stringMatching(
        /^fellesbok: .* is being written by the server \(process \d+, since .*\): stop it first, or only read$/,
      ),
    ]);
    expect((await ask(first.url, '/api/health')).status).toBe(200);
    first.signals.emit('SIGINT');
    await first.ended;
  });

  it('makes no book where there is none', async () => {
    const directory = houses.directory();
    const missing = await started({ PORT: '0', FELLESBOK_DATA: directory });
    expect([await missing.ended, missing.err]).toEqual([
      1,
      [
        `fellesbok: ${directory} holds no book: import a history first, or set FELLESBOK_DATA to a directory that holds a book`,
      ],
    ]);
    expect(existsSync(directory)).toBe(false);
  });

  it('leaves alone what is no book', async () => {
    const directory = houses.directory();
    mkdirSync(directory);
    writeFileSync(join(directory, 'book.sqlite'), 'a letter, not a book. '.repeat(100));
    const foreign = await started({ PORT: '0', FELLESBOK_DATA: directory });
    expect([await foreign.ended, foreign.err]).toEqual([
      1,
      [expect.stringMatching(/book\.sqlite is not a SQLite file$/)],
    ]);
  });

  it.each([['http'], ['-1'], ['65536'], ['3000.5'], [' 3000']])('does not take PORT=%s', async (port) => {
    const { ended, err } = await started({ PORT: port, FELLESBOK_DATA: await houses.closedBook() });
    expect([await ended, err]).toEqual([1, [`fellesbok: PORT is “${port}”: give a number from 0 to 65535`]]);
  });

  it.each(['0.0.0.0', '::', '10.99.99.99'])(
    'does not open %s to other machines without a key, in one line',
    async (host) => {
      const directory = await houses.closedBook();
      const { ended, err, out } = await started({ PORT: '0', HOST: host, FELLESBOK_DATA: directory });
      expect([await ended, out, err]).toEqual([
        1,
        [],
        [
          `fellesbok: The server does not open ${host} to other machines before there is a valid key. Make one with “fellesbok key create”, or use 127.0.0.1.`,
        ],
      ]);
      expect(existsSync(join(directory, 'writer.json'))).toBe(false);
      expect(existsSync(join(directory, 'access.sqlite'))).toBe(false);
    },
  );

  it('listens where it is told when there is a key, and says so in its log, and that it stops', async () => {
    const directory = await houses.closedBook();
    keysIn(directory);
    const { url, signals, ended, told } = await started({
      ...{ PORT: '0', HOST: '0.0.0.0', FELLESBOK_HOSTS: 'bok.example.no', FELLESBOK_DATA: directory },
    });
    const answer = await ask(url.replace('0.0.0.0', '127.0.0.1'), '/api/health', { host: 'bok.example.no' });
    expect(answer.status).toBe(200);
    signals.emit('SIGTERM');
    expect(await ended).toBe(0);
    expect(told.lines).toEqual([
      expect.objectContaining({ msg: 'listening', url, loopback: false, names: ['bok.example.no'] }),
      expect.objectContaining({ msg: 'request', route: '/api/health', actor: 'anonymous' }),
      expect.objectContaining({ msg: 'stopping' }),
      expect.objectContaining({ msg: 'stopped' }),
    ]);
  });

  it('says that an address is not of this machine', async () => {
    const directory = await houses.closedBook();
    keysIn(directory);
    const { ended, err } = await started({ PORT: '0', HOST: '192.0.2.1', FELLESBOK_DATA: directory });
    expect([await ended, err]).toEqual([
      1,
      ['fellesbok: 192.0.2.1 is no address of this machine. Give one of its own (HOST or --host), or 127.0.0.1.'],
    ]);
  });

  it('says that the port is taken, and lets the book go', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const directory = await houses.closedBook();
    const { ended, err } = await started({ PORT: String(port), FELLESBOK_DATA: directory });
    expect([await ended, err]).toEqual([
      1,
      [expect.stringMatching(/^fellesbok: the port is taken .*: set PORT to another$/)],
    ]);
    expect(existsSync(join(directory, 'writer.json'))).toBe(false);
    await new Promise((resolve) => other.close(resolve));
  });
});

describe('a route', () => {
  /** A server with one route more, started. */
  async function withRoute(controller: Type): Promise<{ status: number; code?: string }> {
    const { edge, EdgeModule, Gate, RouteTable } = await cooperationHttp();
    const { log } = new Told();
    const keys = new KeyRing(houses.directory(), { now: clock.now, random: randomBytes });
    const listening = { loopback: true, names: [] };
    class WithRoute {}
    const app = await NestFactory.create(
      { module: WithRoute, imports: [EdgeModule.with(log)], controllers: [controller] },
      new ExpressAdapter(),
      { logger: false, abortOnError: false },
    );
    try {
      const gate = new Gate(keys, new Limits(), listening, log);
      app.use(edge({ routes: app.get(RouteTable), gate, listening, log }));
      await app.listen(0, '127.0.0.1');
      const { status, body } = await ask(await app.getUrl(), '/extra');
      const { code } = JSON.parse(body) as { code?: string };
      return { status, ...(code !== undefined && { code }) };
    } finally {
      await app.close();
    }
  }

  it('that says what it requires can be asked', async () => {
    const { Requires } = await cooperationHttp();
    @Controller('extra')
    class Declared {
      @Get()
      @Requires('book.read')
      read() {
        return { read: true };
      }
    }
    expect(await withRoute(Declared)).toEqual({ status: 200 });
  });

  it('that says nothing keeps the server from starting', async () => {
    @Controller('extra')
    class Undeclared {
      @Get()
      read() {
        return { read: true };
      }
    }
    await expect(withRoute(Undeclared)).rejects.toThrow('Undeclared.read declares no permission: add @Requires(…)');
  });

  it('that requires more than the local reader has is refused', async () => {
    const { Requires } = await cooperationHttp();
    @Controller('extra')
    class Writing {
      @Get()
      @Requires('decision.record')
      write() {
        return { written: true };
      }
    }
    expect(await withRoute(Writing)).toEqual({ status: 403, code: 'not-permitted' });
  });

  it('has its actor: the local reader', async () => {
    const { Requires } = await cooperationHttp();
    const { Req } = await import('@nestjs/common');
    let actor: unknown;
    @Controller('extra')
    class Who {
      @Get()
      @Requires('book.read')
      who(@Req() request: { actor?: unknown }) {
        actor = request.actor;
        return {};
      }
    }
    expect(await withRoute(Who)).toEqual({ status: 200 });
    expect(actor).toEqual({ id: 'local-reader', role: 'AUDITOR' });
  });
});
