import type { Credentials } from '@eventstore/db-client';
import type { Connection } from './connection.ts';
import { LogClient, type Patience } from './log-client.ts';

export interface ClientOptions {
  readonly connection: Connection;
  readonly patience: Patience;
  readonly credentials: Credentials | null;
}

interface Shared {
  readonly key: string;
  readonly client: LogClient;
  users: number;
}

let shared: Shared | null = null;
let closing: Promise<void> = Promise.resolve();

/** The right to use the client of the process, until it is given back. */
export interface Lease {
  readonly client: LogClient;
  release(): Promise<void>;
}

/**
 * The one client of this process. In release 6.2.1 of the package the answers of all clients meet in one table: a
 * connection of one that breaks rejects what another has committed, and its answer then ends the process. So a second
 * log beside the first is refused; several stores on one log share the client.
 * @throws when the process has a client of another log
 */
export async function leaseClient({ connection, patience, credentials }: ClientOptions): Promise<Lease> {
  await closing;
  const key = JSON.stringify([connection.key, patience, credentials]);
  if (shared && shared.key !== key) {
    throw new Error(`this process is connected to ${shared.client.name} already: one log in a process`);
  }
  shared ??= { key, client: new LogClient(connection, patience, credentials), users: 0 };
  const mine = shared;
  mine.users += 1;
  let released = false;
  return {
    client: mine.client,
    async release() {
      if (released) return;
      released = true;
      mine.users -= 1;
      if (mine.users > 0) return;
      if (shared === mine) shared = null;
      closing = mine.client.close();
      await closing;
    },
  };
}
