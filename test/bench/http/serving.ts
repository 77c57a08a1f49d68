import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { KeyStore } from '#access';
import { SqliteEventStore } from '#event-store';
import { instantOf, orThrow } from '#kernel';
import { found } from '../history.ts';
import { BOOK } from './posts.ts';

const PROGRAM = join(import.meta.dirname, '../../../apps/server/main.js');

export interface Serving {
  readonly url: string;
  readonly key: string;
  stop(): Promise<void>;
}

/** The server as an operator starts it, with its log in a file, over a new book; only that it limits nobody. */
export async function serving(directory: string): Promise<Serving> {
  const store = SqliteEventStore.open({ directory });
  await found(store, BOOK);
  await store.close();
  const keys = orThrow(KeyStore.open(directory, { now: () => instantOf(Date.now()), random: randomBytes }));
  const { text: key } = orThrow(
    keys.create({ role: 'BOARD_SECRETARY', actor: 'o-sekretar', label: 'o-sekretar', by: 'bench' }),
  );
  keys.close();

  const log = openSync(join(directory, 'server.log'), 'w');
  const child = spawn(process.execPath, [PROGRAM], {
    stdio: ['ignore', 'pipe', log],
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      FELLESBOK_DATA: directory,
      FELLESBOK_STORE: '',
      FELLESBOK_LIMIT_ACTOR: '0',
      FELLESBOK_LIMIT_ADDRESS: '0',
      FELLESBOK_LIMIT_FAILURES: '0',
    },
  });
  closeSync(log);
  const kill = (): void => void child.kill('SIGKILL');
  process.prependOnceListener('exit', kill);
  const url = await urlOf(child);
  return {
    url,
    key,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = await gone;
      process.off('exit', kill);
      if (code !== 0) throw new Error(`the server ended with ${code}`);
    },
  };
}

async function urlOf({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout as NonNullable<typeof stdout> })) {
    const url = / at (http:\S+)\/api\/docs$/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error('the server did not start: its log says why');
}
