import { existsSync } from 'node:fs';
import { RefusedError } from '#kernel';
import { openForWriting } from '../book/open-book.ts';
import { serve } from '../server/serve.ts';
import { type Settings, settingsFrom } from '../server/settings.ts';
import { Failure } from './failure.ts';
import { MESSAGES } from './messages.ts';
import { bookFileOf, type CommonOptions, systemClock } from './session.ts';

interface ServingOptions {
  readonly port: string;
  readonly host: string;
  readonly allowHost: string;
  readonly trustProxy: string;
  /** The connection string of a server; empty: the book is in the data directory. */
  readonly store: string;
}

/** What options say goes before the environment. A wrong one is wrong usage. */
function settingsAsked({ lang, port, host, allowHost, trustProxy }: CommonOptions & ServingOptions): Settings {
  const asked = { PORT: port, HOST: host, FELLESBOK_HOSTS: allowHost, FELLESBOK_TRUST_PROXY: trustProxy };
  try {
    return settingsFrom({ ...process.env, ...asked });
  } catch (error) {
    if (error instanceof RefusedError) throw new Failure(error.refusal.text[lang], 2);
    throw error;
  }
}

/** Serves an existing book until it is told to stop. */
export async function serveBook(options: CommonOptions & ServingOptions): Promise<void> {
  const { lang, data: directory, port } = options;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Failure(MESSAGES.portWrong[lang](port), 2);
  const settings = settingsAsked(options);
  const store = options.store || undefined;
  if (!store && !existsSync(bookFileOf(directory))) throw new Failure(MESSAGES.noBook[lang](directory));
  const book = await openForWriting({ directory, store }, 'fellesbok serve');
  const { url, close } = await serve({ book, directory, settings, clock: systemClock }).catch(async (error) => {
    await book.close();
    throw error;
  });
  process.stderr.write(`fellesbok: ${url}/api/docs\n`);
  await untilStopped();
  await close();
  await book.close();
}

/** Resolves when the process is asked to stop. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
