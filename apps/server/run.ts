import type { EventEmitter } from 'node:events';
import type { Clock, Log } from '#cooperation';
import { DirectoryLocked, ForeignFile, NoBook, StoreUnavailable } from '#event-store';
import { RefusedError } from '#kernel';
import { withoutSecrets } from '../book/locations.ts';
import { type OpenBook, openForReading, openForWriting, type Place } from '../book/open-book.ts';
import { argumentsNotTaken } from './refusals.ts';
import { type Serving, serve } from './serve.ts';
import { settingsFrom, type Written } from './settings.ts';

const DEFAULT_DATA = './data';

/** What the server has of the outside world. */
export interface Surroundings {
  /** What stands behind the command; the server takes nothing there. */
  readonly args?: readonly string[];
  readonly env: Written;
  /** Where SIGINT and SIGTERM come from. */
  readonly signals: EventEmitter;
  readonly out: (line: string) => void;
  readonly err: (text: string) => void;
  readonly clock?: Clock;
  /** Default: JSON lines on stderr, as the settings say. */
  readonly log?: Log;
}

/** Serves the book of the data directory until it is told to stop; gives the exit code. */
export async function run({ args = [], env, signals, out, err, clock, log }: Surroundings): Promise<number> {
  const directory = env.FELLESBOK_DATA || DEFAULT_DATA;
  const store = env.FELLESBOK_STORE || undefined;
  let book: OpenBook | undefined;
  let serving: Serving;
  try {
    if (args.length > 0) throw new RefusedError(argumentsNotTaken({ given: args.join(' ') }));
    const settings = settingsFrom(env);
    book = await openExisting({ directory, store });
    serving = await serve({ book, directory, settings, ...(clock && { clock }), ...(log && { log }) });
  } catch (error) {
    await book?.close();
    err(`fellesbok: ${told(error)}`);
    return 1;
  }
  out(`Fellesbok serves ${store ? withoutSecrets(store) : directory} at ${serving.url}/api/docs`);
  await stopped(signals);
  await serving.close();
  await book.close();
  return 0;
}

/** Opens a book that is there already; a server makes none. */
async function openExisting(place: Place): Promise<OpenBook> {
  if (!place.store) await (await openForReading(place)).close();
  return openForWriting(place, 'the server');
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

/** One line for what the operator can mend; anything else is a bug and is shown whole. */
function told(error: unknown): string {
  if (error instanceof NoBook)
    return `${error.message}: import a history first, or set FELLESBOK_DATA to a directory that holds a book`;
  if (error instanceof DirectoryLocked || error instanceof ForeignFile || error instanceof StoreUnavailable)
    return error.message;
  // By name: their classes are loaded only with the client of a server.
  if (/^(WrongConnectionString|ReplicaOfAnotherLog|LogUnfit)$/.test((error as Error).name))
    return `the store cannot be used: ${(error as Error).message}`;
  if (error instanceof RefusedError) return error.refusal.text.en;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `the port is taken (${message}): set PORT to another`;
  if (code === 'EACCES') return `not allowed (${message}): set PORT to 1024 or above`;
  return stack ?? message;
}
