import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type AllStreamSubscription,
  EventStoreDBClient,
  type JSONEventData,
  jsonEvent,
  type Position,
} from '@eventstore/db-client';
import { type Cluster, type ClusterOptions, startCluster } from './index.ts';

/** A cluster and one client of it, and the end of both. A client is not to share a process with another that is at work. */
export class Bench {
  private constructor(
    readonly cluster: Cluster,
    readonly client: EventStoreDBClient,
  ) {}

  static async open(options: ClusterOptions = {}, settings = '', user?: string | null): Promise<Bench> {
    const cluster = await startCluster(options);
    const url = user === undefined ? cluster.url : cluster.urlFor(user);
    return new Bench(cluster, EventStoreDBClient.connectionString(`${url}${settings}`));
  }

  async close(): Promise<void> {
    await this.client.dispose();
    await this.cluster.close();
  }
}

/** So many events with ids of their own. */
export function events(count: number, type = 'happened'): JSONEventData[] {
  return Array.from({ length: count }, (_, n) => jsonEvent({ id: randomUUID(), type, data: { n } }));
}

/** The rejection of a promise, as far as a spec looks at it. */
export async function rejection(promise: Promise<unknown>): Promise<{ type?: string; message: string } & object> {
  try {
    await promise;
  } catch (error) {
    return error as { type?: string; message: string };
  }
  throw new Error('it was not rejected');
}

export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const one of source) read.push(one);
  return read;
}

/** Waits until it is so; how long a test may take is Jest's to say, and this says what it waited for. */
export async function until(what: () => boolean): Promise<void> {
  const begun = Date.now();
  while (!what()) {
    if (Date.now() - begun > 20_000) throw new Error(`never came true: ${what}`);
    await pause(5);
  }
}

/** What a subscription says, in order: event names, 'caught up', checkpoints and its end. */
export class Ear {
  readonly heard: string[] = [];
  readonly checkpoints: Position[] = [];
  error: Error | null = null;
  ended = false;

  constructor(readonly subscription: AllStreamSubscription) {
    subscription.on('data', ({ event }) => void this.heard.push(`${event?.streamId}@${event?.revision}`));
    subscription.on('caughtUp', () => void this.heard.push('caught up'));
    subscription.on('error', (error) => {
      this.error = error;
    });
    subscription.on('end', () => {
      this.ended = true;
    });
  }
}
