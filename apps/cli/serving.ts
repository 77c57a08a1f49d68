import { existsSync } from 'node:fs';
import { openForWriting } from '../book/open-book.ts';
import { serve } from '../server/serve.ts';
import { Failure } from './failure.ts';
import { bookFileOf, type CommonOptions, systemClock } from './session.ts';

/** Serves an existing book until it is told to stop. */
export async function serveBook(options: CommonOptions & { port: string }): Promise<void> {
  if (!/^\d{1,5}$/.test(options.port) || Number(options.port) > 65_535)
    throw new Failure(`porten «${options.port}» er ikke et tall fra 0 til 65535`, 2);
  if (!existsSync(bookFileOf(options.data)))
    throw new Failure(`${options.data}: her er det ingen bok. Importer en historikk først, eller oppgi --data.`);
  const book = await openForWriting(options.data, 'fellesbok serve');
  const { url, close } = await serve({ book, port: Number(options.port), clock: systemClock });
  process.stderr.write(`fellesbok: ${url}/api/docs\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await close();
  await book.close();
}
