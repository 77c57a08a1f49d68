import { setTimeout as pause } from 'node:timers/promises';
import type {
  AllStreamResolvedEvent,
  AllStreamSubscription,
  AppendToStreamOptions,
  Credentials,
  EventData,
  EventStoreDBClient,
  ResolvedEvent,
} from '@eventstore/db-client';
import { BACKWARDS, END, FORWARDS, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import { OutcomeUnknown, StoreUnavailable } from '../port.ts';
import type { Connection } from './connection.ts';
import { Link } from './link.ts';
import { FOLLOWED, type LogEvent, type LogProposal } from './log-format.ts';
import type { LogPlace } from './replica.ts';
import { TookTooLong, within } from './timers.ts';

export interface Patience {
  /** For an answer to one attempt to append, or for the next event of a read. */
  readonly attempt: number;
  /** For an append in all: its attempts, and looking whether it stands. */
  readonly append: number;
}

/** What became of an append that is known: where it stands (null: not told), or the last revision that was found. */
export type LogOutcome =
  | { readonly is: 'written'; readonly commit: bigint | null }
  | { readonly is: 'conflict'; readonly actual: bigint };

export interface LogAppend {
  readonly stream: string;
  /** Last revision of the stream; -1 when it must not exist. */
  readonly expected: bigint;
  /** Their ids are fixed: every attempt is the same. */
  readonly events: readonly LogProposal[];
}

export interface LogListener {
  onEvent(event: LogEvent): void;
  /** Everything up to here has been looked at. */
  onCheckpoint(place: LogPlace): void;
  onCaughtUp(): void;
  /** The subscription has ended; called once. */
  onEnd(error: unknown): void;
}

export interface LogSubscription {
  pause(): void;
  resume(): void;
  close(): void;
}

/** Errors by which the server says that this append was not written, and why that will not change by asking again. */
const REFUSALS = new Map([
  ['access-denied', 'the server does not allow it to this user'],
  ['maximum-append-size-exceeded', 'the server is set to take less in one append (MaxAppendSize)'],
  ['stream-deleted', 'the stream of the book was deleted on the server'],
]);

const typeOf = (error: unknown): string | undefined => (error as { type?: string } | null)?.type;
const messageOf = (error: unknown): string => (error as Error | null)?.message || String(error);

/**
 * The log, with timers of our own: no promise that it gives stays open. One in a process, see `client-of-process.ts`.
 *
 * An append goes through the batch call, one at a time, since on its one connection a failure of one is a failure of all;
 * what is asked for meanwhile, and whatever has credentials of its own, takes the unary call.
 */
export class LogClient {
  readonly #batch: Link;
  readonly #unary: Link;
  readonly #reads: Link;
  #batchBusy: Promise<unknown> | null = null;
  #closed = false;

  constructor(
    private readonly connection: Connection,
    private readonly patience: Patience,
    /** Sent with every append of their own. */
    private readonly ownCredentials: Credentials | null,
  ) {
    this.#batch = new Link(connection, patience.attempt, true);
    this.#unary = new Link(connection, patience.attempt, true);
    this.#reads = new Link(connection, patience.attempt, false);
  }

  /** What can be printed of where it is. */
  get name(): string {
    return this.connection.name;
  }

  /**
   * @throws StoreUnavailable: nothing was written. OutcomeUnknown: it could not be found out.
   */
  async append(append: LogAppend): Promise<LogOutcome> {
    const until = performance.now() + this.patience.append;
    const events = append.events.map(eventData);
    let sent = false;
    let last: unknown;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#attempt(append, events, () => {
          sent = true;
        });
      } catch (error) {
        const why = REFUSALS.get(typeOf(error) ?? '');
        if (why && !(sent && attempt > 0)) throw unavailable(why, error);
        last = error;
      }
      const wait = Math.min(25 * 2 ** attempt, 500);
      if (this.#closed || performance.now() + wait > until) break;
      await pause(wait);
    }
    if (!sent) throw unavailable(`${this.name} cannot be reached (${messageOf(last)})`, last);
    const found = await this.#found(append).catch((error) => {
      last = error;
      return null;
    });
    if (found) return found;
    throw new OutcomeUnknown(
      `the store did not say whether the append stands (${messageOf(last)}): ask for the same again, with the same ids`,
      { cause: last },
    );
  }

  /** Up to `count` events of a stream from a revision on; null when there is no such stream. @throws when it cannot tell */
  async read(stream: string, from: bigint, count: number): Promise<LogEvent[] | null> {
    return this.#collect((client) =>
      client.readStream(stream, { fromRevision: from, maxCount: count, direction: FORWARDS, requiresLeader: true }),
    );
  }

  /** The last event of a stream; null when there is none. */
  async last(stream: string): Promise<LogEvent | null> {
    const events = await this.#collect((client) =>
      client.readStream(stream, { fromRevision: END, maxCount: 1, direction: BACKWARDS, requiresLeader: true }),
    );
    return events?.[0] ?? null;
  }

  /** The place of the last event of the log; null when it is empty. */
  async end(): Promise<LogPlace | null> {
    const events = await this.#collect((client) =>
      client.readAll({ fromPosition: END, maxCount: 1, direction: BACKWARDS, requiresLeader: true }),
    );
    return events?.[0] ?? null;
  }

  /** Everything of books after the place, then whatever comes. */
  async subscribe(after: LogPlace | null, listener: LogListener): Promise<LogSubscription> {
    const client = await this.#reads.get();
    let over = false;
    const end = (error: unknown): void => {
      if (over) return;
      over = true;
      if (leavesDoubt(error)) this.#reads.retire(client, error);
      listener.onEnd(error);
    };
    const subscription: AllStreamSubscription = client.subscribeToAll({
      fromPosition: after ?? START,
      requiresLeader: true,
      filter: streamNameFilter({
        prefixes: FOLLOWED,
        checkpointInterval: 1,
        checkpointReached: async (_, place) => {
          if (!over) listener.onCheckpoint(place);
        },
      }),
    });
    subscription.on('data', (resolved: AllStreamResolvedEvent) => {
      const event = logEvent(resolved);
      if (event && !over) listener.onEvent(event);
    });
    subscription.on('caughtUp', () => {
      if (!over) listener.onCaughtUp();
    });
    subscription.on('error', end);
    subscription.on('end', () => end(new Error('the server ended the subscription')));
    subscription.on('close', () => end(new Error('the subscription was closed')));
    return {
      pause: () => void subscription.pause(),
      resume: () => void subscription.resume(),
      close: () => {
        over = true;
        subscription.unsubscribe().catch(() => {});
      },
    };
  }

  /** The connection is in doubt, though nothing has said so: it is made anew. */
  async renew(): Promise<void> {
    const client = await this.#reads.get().catch(() => null);
    if (client) this.#reads.retire(client);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#batch.close(), this.#unary.close(), this.#reads.close()]);
  }

  async #attempt(append: LogAppend, events: EventData[], onSent: () => void): Promise<LogOutcome> {
    const unary = this.#unaryCredentials();
    if (!this.ownCredentials) {
      while (this.#batchBusy && !unary) await this.#batchBusy;
      if (!this.#batchBusy) {
        const attempt = this.#send(this.#batch, append, events, null, onSent);
        const over = (): void => {
          this.#batchBusy = null;
        };
        this.#batchBusy = attempt.then(over, over);
        return attempt;
      }
    }
    return this.#send(this.#unary, append, events, unary, onSent);
  }

  /** What makes the client take the unary call; null when there is nothing that would not change who asks. */
  #unaryCredentials(): Credentials | null {
    if (this.ownCredentials) return this.ownCredentials;
    if (this.connection.credentials) return this.connection.credentials;
    // The client sends none over a connection without TLS.
    return this.connection.secure ? null : { username: '-', password: '-' };
  }

  async #send(
    link: Link,
    { stream, expected }: LogAppend,
    events: EventData[],
    credentials: Credentials | null,
    onSent: () => void,
  ): Promise<LogOutcome> {
    const client = await link.get();
    onSent();
    try {
      const options: AppendToStreamOptions = {
        expectedRevision: expected < 0n ? NO_STREAM : expected,
        requiresLeader: true,
        deadline: this.patience.attempt,
        ...(credentials && { credentials }),
      };
      const result = await within(
        this.patience.attempt,
        client.appendToStream(stream, events, options),
        'an answer to an append',
      );
      return { is: 'written', commit: result.position?.commit ?? null };
    } catch (error) {
      if (typeOf(error) === 'wrong-expected-version') {
        const { actualVersion } = error as { actualVersion?: bigint | 'no_stream' };
        return { is: 'conflict', actual: typeof actualVersion === 'bigint' ? actualVersion : -1n };
      }
      if (leavesDoubt(error)) link.retire(client, error);
      throw error;
    }
  }

  /** Looks where the append would stand; null when nothing is there, for it may come yet. */
  async #found({ stream, expected, events }: LogAppend): Promise<LogOutcome | null> {
    const there = await this.read(stream, expected + 1n, events.length);
    if (!there || there.length === 0) return null;
    if (there[0]?.id !== events[0]?.id) {
      return { is: 'conflict', actual: (await this.last(stream))?.revision ?? -1n };
    }
    return { is: 'written', commit: there.at(-1)?.commit ?? null };
  }

  async #collect(
    ask: (
      client: EventStoreDBClient,
    ) => AsyncIterable<ResolvedEvent> & { cancel(): Promise<void> } & NodeJS.EventEmitter,
  ): Promise<LogEvent[] | null> {
    const client = await this.#reads.get();
    const stream = ask(client);
    // What comes after the reading has ended is of no interest, but an error that nobody hears ends the process.
    stream.on('error', () => {});
    const events: LogEvent[] = [];
    const iterator = stream[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await within(this.patience.attempt, iterator.next(), 'the next event of a read');
        if (next.done) {
          // A read that is broken off ends as if there were no more.
          if (!this.#reads.isCurrent(client)) throw new Error('the connection was given up during a read');
          return events;
        }
        const event = logEvent(next.value);
        if (event) events.push(event);
      }
    } catch (error) {
      if (typeOf(error) === 'stream-not-found') return null;
      stream.cancel().catch(() => {});
      if (leavesDoubt(error)) this.#reads.retire(client, error);
      throw error;
    }
  }
}

/** Whether the connection may be at fault, and not what was asked. */
function leavesDoubt(error: unknown): boolean {
  const type = typeOf(error);
  return error instanceof TookTooLong || !type || !/^(access-denied|maximum-append|stream-|wrong-)/.test(type);
}

function unavailable(why: string, cause: unknown): StoreUnavailable {
  return new StoreUnavailable(`nothing was written: ${why}`, { cause });
}

function eventData(event: LogProposal): EventData {
  const { id, type } = event;
  if ('bytes' in event) return { id, type, contentType: 'application/octet-stream', data: event.bytes } as EventData;
  return {
    id,
    type,
    contentType: 'application/json',
    data: event.data,
    ...(event.metadata !== undefined && { metadata: event.metadata }),
  } as EventData;
}

/** Null for a link whose event is gone. */
function logEvent(resolved: ResolvedEvent | AllStreamResolvedEvent): LogEvent | null {
  const event = resolved.event;
  if (!event) return null;
  const commit = event.position?.commit ?? (resolved as { commitPosition?: bigint }).commitPosition ?? 0n;
  return {
    stream: event.streamId,
    revision: event.revision,
    id: event.id,
    type: event.type,
    data: event.data,
    metadata: event.metadata,
    isJson: event.isJson,
    created: event.created.getTime(),
    commit,
    prepare: event.position?.prepare ?? commit,
  };
}
