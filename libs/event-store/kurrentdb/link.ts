import type { Credentials, EndPoint, EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreDBClient as Client } from '@eventstore/db-client';
import type { Connection } from './connection.ts';
import { within } from './timers.ts';

/** What of a client is not public, and has to be mended or closed. A spec holds that the release has it. */
interface Internals {
  handleError: (client: unknown, error: Error) => Promise<void>;
  createChannel: () => Promise<{ close(): void }>;
  readonly capabilities: Promise<unknown>;
}

/** How long to wait for a client's streams to end after they were cancelled, in milliseconds. */
const DISPOSAL = 2_000;

/**
 * One client and its connection, renewed after every failure that leaves it in doubt. The client of the package mends
 * itself in ways that hang or end the process (see ADR 8), so it is not left to: it is thrown away, all that waits on it
 * fails at once, and the next one begins when nothing of the last is left.
 */
export class Link {
  #current: Promise<EventStoreDBClient> | null = null;
  /** The client that `#current` gave, once it did. */
  #client: EventStoreDBClient | null = null;
  #disposal: Promise<void> = Promise.resolve();
  #leader: EndPoint | null = null;
  #closed = false;
  readonly #channels = new WeakMap<EventStoreDBClient, Set<{ close(): void }>>();

  constructor(
    private readonly connection: Connection,
    /** How long to wait for a connection, in milliseconds. */
    private readonly patience: number,
    /** Asks beforehand what the server can do: then an append is on its way as soon as it is asked for. */
    private readonly asksFirst: boolean,
  ) {}

  /** A client that can be used. @throws when none could be had in time: then nothing was sent */
  get(): Promise<EventStoreDBClient> {
    if (this.#closed) return Promise.reject(new Error('the connection is closed'));
    this.#current ??= this.#open();
    return this.#current;
  }

  /** False when it was given up: what ended since may have been broken off. */
  isCurrent(client: EventStoreDBClient): boolean {
    return this.#client === client;
  }

  /** The client is done with; `error` may name where the leader is now. */
  retire(client: EventStoreDBClient, error?: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#current = null;
    this.#leader = leaderIn(error);
    this.#disposal = this.#disposal.then(() => this.#dispose(client));
  }

  async close(): Promise<void> {
    this.#closed = true;
    const current = this.#current;
    this.#current = null;
    this.#client = null;
    await this.#disposal;
    const client = await current?.catch(() => null);
    if (client) await this.#dispose(client);
  }

  async #open(): Promise<EventStoreDBClient> {
    await this.#disposal;
    const client = this.#make();
    try {
      if (this.asksFirst) {
        await within(this.patience, (client as unknown as Internals).capabilities, 'the server says what it can do');
      }
      this.#client = client;
      return client;
    } catch (error) {
      this.#current = null;
      this.#leader = leaderIn(error);
      await this.#dispose(client);
      throw error;
    }
  }

  #make(): EventStoreDBClient {
    const { hosts, discover, channel, credentials, settings } = this.connection;
    const [first] = hosts as [EndPoint];
    const where = this.#leader
      ? { endpoint: this.#leader }
      : discover
        ? { discover: first }
        : hosts.length > 1
          ? { endpoints: [...hosts] }
          : { endpoint: first };
    const client = new Client(
      { ...settings, throwOnAppendFailure: true, ...where } as ConstructorParameters<typeof Client>[0],
      channel,
      credentials as Credentials,
    );
    const internals = client as unknown as Internals;
    const { handleError, createChannel } = internals;
    // Nobody awaits it, and it waits for the next connection: when that cannot be had, the process would end.
    internals.handleError = (of, error) => handleError(of, error).catch(() => {});
    const channels = new Set<{ close(): void }>();
    this.#channels.set(client, channels);
    internals.createChannel = async () => {
      const made = await createChannel();
      channels.add(made);
      return made;
    };
    return client;
  }

  async #dispose(client: EventStoreDBClient): Promise<void> {
    await within(DISPOSAL, client.dispose(), 'streams end').catch(() => {});
    for (const channel of this.#channels.get(client) ?? []) channel.close();
  }
}

function leaderIn(error: unknown): EndPoint | null {
  const { type, leader } = (error ?? {}) as { type?: string; leader?: EndPoint };
  return type === 'not-leader' && leader?.address ? { address: leader.address, port: Number(leader.port) } : null;
}
