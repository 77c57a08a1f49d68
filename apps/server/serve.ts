import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Clock, cooperationHttp } from '#cooperation';
import { instantOf } from '#kernel';
import type { OpenBook } from '../book/open-book.ts';

export interface ServeOptions {
  readonly book: OpenBook;
  /** 0: any free port. */
  readonly port: number;
  /** An address of this machine's own interface; nothing else is listened on. Default 127.0.0.1. */
  readonly host?: string;
  readonly clock?: Clock;
  /** Where unexpected errors are told. Default: stderr. */
  readonly log?: (text: string) => void;
}

export interface Serving {
  readonly url: string;
  /** Lets requests under way finish and stops listening. The book is closed by whoever opened it. */
  close(): Promise<void>;
}

/** The only addresses listened on: the book is read on the machine where it lies. */
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
/** How long requests under way may take after the server was asked to stop, in milliseconds. */
const LAST_REQUESTS = 5_000;

/** As package.json says; a test holds them equal. */
export const VERSION = '0.1.0';

const systemClock: Clock = { now: () => instantOf(Date.now()) };

/** What is served: the edge that every request goes through, and the modules behind it. */
class ServerModule {}

/** Serves an open book over HTTP, for reading, on this machine only. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { book, port, host = '127.0.0.1', clock = systemClock, log = console.error } = options;
  if (!LOOPBACK.includes(host)) throw new Error(`${host} is no address of this machine's own interface: use 127.0.0.1`);
  const [http, { LocalServer }] = await Promise.all([cooperationHttp(), import('./local-server.ts')]);
  const ports = { store: book.store, facts: book.facts, clock };
  const app = await NestFactory.create<NestExpressApplication>(
    { module: ServerModule, imports: [http.EdgeModule.with(log), http.CooperationHttpModule.over(ports)] },
    new LocalServer(),
    { logger: false, abortOnError: false, bodyParser: false },
  );
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.use(http.edge(app.get(http.RouteTable)));
  app.get(http.ApiDescription).document = http.describeApi(app, VERSION);
  const server = app.getHttpServer() as Server;
  server.on('clientError', http.answerUnreadable);
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw error;
  }
  return { url: urlOf(server), close: () => stop(app, server) };
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
