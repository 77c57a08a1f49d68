import { existsSync } from 'node:fs';
import { openForWriting } from '../book/open-book.ts';
import { serve } from '../server/serve.ts';
import { Failure } from './failure.ts';
import { MESSAGES } from './messages.ts';
import { bookFileOf, type CommonOptions, systemClock } from './session.ts';

/** Serves an existing book until it is told to stop. */
export async function serveBook(options: CommonOptions & { port: string }): Promise<void> {
  const { lang } = options;
  if (!/^\d{1,5}$/.test(options.port) || Number(options.port) > 65_535)
    throw new Failure(MESSAGES.portWrong[lang](options.port), 2);
  if (!existsSync(bookFileOf(options.data))) throw new Failure(MESSAGES.noBook[lang](options.data));
  const book = await openForWriting(options.data, 'fellesbok serve');
  const { url, close } = await serve({ book, port: Number(options.port), clock: systemClock }).catch(async (error) => {
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
