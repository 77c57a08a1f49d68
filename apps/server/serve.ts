import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { KeyRing, Limits } from '#access';
import { type Clock, cooperationHttp, Erasing, type Log, type Route } from '#cooperation';
import { instantOf, isRefusal, RefusedError } from '#kernel';
import { besideOf } from '../book/beside.ts';
import type { OpenBook } from '../book/open-book.ts';
import { logTo } from './log.ts';
import { addressNotHere, keysNeeded } from './refusals.ts';
import { type Settings, settingsFrom } from './settings.ts';

export interface ServeOptions {
  readonly book: OpenBook;
  /** Where the keys lie: the data directory. */
  readonly directory: string;
  /** What is not said here is as without any setting. Port 0 is any free port. */
  readonly settings?: Partial<Settings>;
  readonly clock?: Clock;
  /** Default: JSON lines on stderr. */
  readonly log?: Log;
}

export interface Serving {
  readonly url: string;
  /** Every route, and what it requires. */
  readonly routes: readonly Route[];
  /** Lets requests under way finish and stops listening. The book is closed by whoever opened it. */
  close(): Promise<void>;
}

/** How long requests under way may take after the server was asked to stop, in milliseconds. */
const LAST_REQUESTS = 5_000;

/** As package.json says; a test holds them equal. */
export const VERSION = '0.1.0';

const systemClock: Clock = { now: () => instantOf(Date.now()) };

/** What is served: the edge that every request goes through, and the modules behind it. */
class ServerModule {}

/**
 * Serves an open book over HTTP.
 * @throws RefusedError when other machines could reach it and there is no key that holds
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { book, directory, clock = systemClock } = options;
  const settings = { ...settingsFrom({}), ...options.settings };
  const { port, host, allowHosts, trustProxy } = settings;
  const log = options.log ?? logTo(undefined, settings.logLevel);
  const keys = new KeyRing(directory, { now: () => clock.now(), random: randomBytes });
  const [http, { LocalServer }] = await Promise.all([cooperationHttp(), import('./local-server.ts')]);
  const listening = { loopback: host === 'localhost' || http.isLoopback(host), names: allowHosts };
  if (!listening.loopback) needKeys(keys, host);
  const ports = { store: book.store, facts: book.facts, clock, beside: besideOf(directory) };
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: ServerModule,
      imports: [
        http.EdgeModule.with(log),
        http.AccessHttpModule.over(keys, log),
        http.CooperationHttpModule.over(ports),
      ],
    },
    new LocalServer(),
    { logger: false, abortOnError: false, bodyParser: false },
  );
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.set('trust proxy', trustProxy.length > 0 && [...trustProxy]);
  const routes = app.get(http.RouteTable);
  const gate = new http.Gate(keys, new Limits(settings.limits), listening, log);
  app.use(http.edge({ routes, gate, listening, log }));
  app.get(http.ApiDescription).madeBy(() => http.describeApi(app, VERSION));
  const server = app.getHttpServer() as Server;
  server.on('clientError', http.answerUnreadable(log));
  const close = async (): Promise<void> => {
    log.info({}, 'stopping');
    await stop(app, server);
    keys.close();
    log.info({}, 'stopped');
  };
  // What was erased while the server was away, or cut short.
  const unfinished = await app.get(Erasing).finishAll(() => book.store.books());
  if (unfinished) log.error({ code: unfinished.code, detail: unfinished.text.en }, 'erasures not done');
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    keys.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRNOTAVAIL') throw new RefusedError(addressNotHere({ host }));
    throw error;
  }
  const url = urlOf(server);
  log.info({ url, version: VERSION, loopback: listening.loopback, names: allowHosts }, 'listening');
  return { url, routes: routes.routes, close };
}

function needKeys(keys: KeyRing, host: string): void {
  const valid = keys.anyValid();
  if (valid === true) return;
  keys.close();
  throw new RefusedError(isRefusal(valid) ? valid : keysNeeded({ host }));
}

const urlOf = (server: Server): string => {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
};

async function stop(app: NestExpressApplication, server: Server): Promise<void> {
  // A connection that clients keep open is closed when its last answer is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const impatient = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(impatient);
  }
}
