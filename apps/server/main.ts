import { env, exit } from 'node:process';
import { DirectoryLocked, ForeignFile, NoBook } from '#event-store';
import { type OpenBook, openForReading, openForWriting } from '../book/open-book.ts';
import { type Serving, serve } from './serve.ts';

const DEFAULT_PORT = 3_000;
const DEFAULT_DATA = './data';

class WrongSetting extends Error {}

function portFrom(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new WrongSetting(`PORT is "${text}": give a number from 0 to 65535`);
}

/** Opens a book that is there already; a server makes none. */
async function openExisting(directory: string): Promise<OpenBook> {
  await (await openForReading(directory)).close();
  return openForWriting(directory, 'the server');
}

/** One line for what the operator can mend; anything else is a bug and is shown whole. */
function told(error: unknown, directory: string): string {
  if (error instanceof NoBook)
    return `${error.message}: import a history first, or set FELLESBOK_DATA to a directory that holds a book`;
  if (error instanceof DirectoryLocked || error instanceof ForeignFile || error instanceof WrongSetting)
    return error.message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `the port is taken (${message}): set PORT to another`;
  if (code === 'EACCES') return `not allowed (${message}): set PORT to 1024 or above, and check ${directory}`;
  return stack ?? message;
}

async function main(): Promise<void> {
  const directory = env.FELLESBOK_DATA || DEFAULT_DATA;
  let book: OpenBook | undefined;
  let serving: Serving;
  try {
    const port = portFrom(env.PORT);
    book = await openExisting(directory);
    serving = await serve({ book, port });
  } catch (error) {
    await book?.close();
    console.error(`fellesbok: ${told(error, directory)}`);
    exit(1);
  }
  console.log(`Fellesbok serves ${directory} at ${serving.url}/api/docs`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) exit(1);
    stopping = true;
    await serving.close();
    await book.close();
    exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

await main();
