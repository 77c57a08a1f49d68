import type { EventEmitter } from 'node:events';
import type { Clock } from '#cooperation';
import { DirectoryLocked, ForeignFile, NoBook } from '#event-store';
import { type OpenBook, openForReading, openForWriting } from '../book/open-book.ts';
import { type Serving, serve } from './serve.ts';

const DEFAULT_PORT = 3_000;
const DEFAULT_DATA = './data';

/** What the server has of the outside world. */
export interface Surroundings {
  readonly env: { readonly PORT?: string | undefined; readonly FELLESBOK_DATA?: string | undefined };
  /** Where SIGINT and SIGTERM come from. */
  readonly signals: EventEmitter;
  readonly out: (line: string) => void;
  readonly err: (text: string) => void;
  readonly clock?: Clock;
}

class WrongSetting extends Error {}

/** Serves the book of the data directory until it is told to stop; gives the exit code. */
export async function run({ env, signals, out, err, clock }: Surroundings): Promise<number> {
  const directory = env.FELLESBOK_DATA || DEFAULT_DATA;
  let book: OpenBook | undefined;
  let serving: Serving;
  try {
    const port = portFrom(env.PORT);
    book = await openExisting(directory);
    serving = await serve({ book, port, log: err, ...(clock && { clock }) });
  } catch (error) {
    await book?.close();
    err(`fellesbok: ${told(error)}`);
    return 1;
  }
  out(`Fellesbok serves ${directory} at ${serving.url}/api/docs`);
  await stopped(signals);
  await serving.close();
  await book.close();
  return 0;
}

/** Opens a book that is there already; a server makes none. */
async function openExisting(directory: string): Promise<OpenBook> {
  await (await openForReading(directory)).close();
  return openForWriting(directory, 'the server');
}

/** Resolves with the first signal. Nobody listens for a second: it ends the process as it always does. */
const stopped = (signals: EventEmitter): Promise<void> =>
  new Promise((resolve) => {
    const all = ['SIGINT', 'SIGTERM'];
    const first = (): void => {
      for (const signal of all) signals.removeListener(signal, first);
      resolve();
    };
    for (const signal of all) signals.on(signal, first);
  });

function portFrom(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new WrongSetting(`PORT is “${text}”: give a number from 0 to 65535`);
}

/** One line for what the operator can mend; anything else is a bug and is shown whole. */
function told(error: unknown): string {
  if (error instanceof NoBook)
    return `${error.message}: import a history first, or set FELLESBOK_DATA to a directory that holds a book`;
  if (error instanceof DirectoryLocked || error instanceof ForeignFile || error instanceof WrongSetting)
    return error.message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `the port is taken (${message}): set PORT to another`;
  if (code === 'EACCES') return `not allowed (${message}): set PORT to 1024 or above`;
  return stack ?? message;
}
