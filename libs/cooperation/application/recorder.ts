import {
  type AccountsEvent,
  type AccountsState,
  accountingYearOfCommand,
  evolveAccounts,
  noAccounts,
} from '#allocation';
import { AppendTooLarge, type EventStore, StoreUnavailable, WrongExpectedRevision } from '#event-store';
import {
  accountsStream,
  type BookId,
  canonicalJson,
  cooperationStream,
  type Decided,
  type DomainEvent,
  type EventCatalogue,
  eventId,
  type ImportBatch,
  isRefusal,
  type Json,
  type NewEvent,
  type Placed,
  type ReadRevision,
  type RecordedEvent,
  type Recording,
  type Refusal,
  type StreamName,
  sha256,
} from '#kernel';
import { type BookCommand, isAccountsCommand } from '../domain/commands.ts';
import { type CooperationEvent, cooperationDecider, decideInAccounts } from '../domain/decide.ts';
import { type CooperationState, noCooperation } from '../domain/state.ts';
import { type Folded, FoldedStreams } from './folded-stream.ts';
import { busyStream, keyReused, storeUnavailable, tooMuchAtOnce } from './refusals.ts';

/** What the caller gets: the events as they stand in the book, so that he can read his own write. */
export interface Recorded {
  readonly events: readonly RecordedEvent[];
  /** True when the same request had been recorded before: this is the first answer. */
  readonly repeated: boolean;
}

/** A conflict is decided again this many times before the caller is asked to come back. */
const ATTEMPTS = 20;

/** What a request's events are known by when it comes again. */
export const bodyHashOf = (book: BookId, command: BookCommand, recording: Recording): string => {
  const { body, caseReference, documents } = recording;
  return sha256(canonicalJson({ book, command, body, caseReference, documents }));
};

/** The decided events as they go to the store. Ids follow from the request, so that a retry has the same. */
export function newEvents(
  decided: readonly Decided<DomainEvent>[],
  book: BookId,
  command: BookCommand,
  recording: Recording,
  catalogue: EventCatalogue,
  extra: { import?: ImportBatch; restsOn?: readonly ReadRevision[] } = {},
): NewEvent[] {
  const { actor, idempotencyKey, recorded, body, caseReference, documents, causation } = recording;
  const bodyHash = bodyHashOf(book, command, recording);
  const idOf = (n: number) => eventId(actor.id, idempotencyKey, n);
  return decided.map((event, n) => {
    catalogue.assertValid(event.type, event.data);
    return {
      metadata: {
        id: idOf(n),
        type: event.type,
        schema: catalogue.versionOf(event.type),
        recorded,
        decided: event.decided ?? command.decided,
        validFrom: event.validFrom ?? command.validFrom,
        actor,
        ...(body !== undefined && { body }),
        ...(caseReference !== undefined && { caseReference }),
        ...(documents !== undefined && { documents }),
        correlation: recording.correlation ?? idOf(0),
        // The effect of a decision is caused by the decision.
        ...(n > 0 ? { causation: idOf(0) } : causation !== undefined && { causation }),
        idempotencyKey,
        bodyHash,
        ...extra,
      },
      data: event.data as Json,
    };
  });
}

/**
 * A decision's path from command to answer: fold the stream, decide, append at the revision that was read, fold on.
 * One request at a time in a stream; a writer elsewhere is met by deciding again.
 */
export class Recorder {
  readonly #cooperations: FoldedStreams<CooperationState>;
  readonly #accounts: FoldedStreams<AccountsState>;
  readonly #queues = new Map<StreamName, Promise<unknown>>();

  constructor(
    private readonly store: EventStore,
    private readonly catalogue: EventCatalogue,
  ) {
    this.#cooperations = new FoldedStreams(store, catalogue, noCooperation, (s, e) =>
      cooperationDecider.evolve(s, e as Placed<CooperationEvent>),
    );
    this.#accounts = new FoldedStreams(store, catalogue, noAccounts, (s, e) =>
      evolveAccounts(s, e as Placed<AccountsEvent>),
    );
  }

  /** Records a command, or gives the first answer when the same request comes again. Refusals leave no trace. */
  record(book: BookId, command: BookCommand, recording: Recording): Promise<Recorded | Refusal> {
    if (!isAccountsCommand(command)) {
      const stream = cooperationStream(book);
      return this.#inTurn(stream, () =>
        this.#attempt(book, stream, command, recording, this.#cooperations, async (state) => ({
          events: cooperationDecider.decide(command, state),
        })),
      );
    }
    const year = accountingYearOfCommand(command);
    const stream = accountsStream(book, year);
    return this.#inTurn(stream, () =>
      this.#attempt(book, stream, command, recording, this.#accounts, async (state) => {
        const cooperation = await this.#cooperations.current(cooperationStream(book));
        const restsOn =
          cooperation.revision === null
            ? []
            : [{ stream: cooperationStream(book), revision: cooperation.revision.toString() }];
        return { events: decideInAccounts(command, state, year, cooperation.state), restsOn };
      }),
    );
  }

  async #attempt<State>(
    book: BookId,
    stream: StreamName,
    command: BookCommand,
    recording: Recording,
    streams: FoldedStreams<State>,
    decide: (
      state: State,
    ) => Promise<{ events: readonly Decided<DomainEvent>[] | Refusal; restsOn?: readonly ReadRevision[] }>,
  ): Promise<Recorded | Refusal> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await this.#recordedBefore(book, command, recording);
      if (before) return before;
      const folded: Folded<State> = await streams.current(stream);
      const { events, restsOn } = await decide(folded.state);
      if (isRefusal(events)) return events;
      const appended = newEvents(events, book, command, recording, this.catalogue, restsOn ? { restsOn } : {});
      try {
        const { events: recorded, repeated } = await this.store.append({
          stream,
          expected: folded.revision ?? 'none',
          events: appended,
        });
        if (!repeated) streams.add(stream, folded, recorded);
        return { events: recorded, repeated };
      } catch (error) {
        if (error instanceof WrongExpectedRevision) continue;
        if (error instanceof AppendTooLarge) return tooMuchAtOnce({ bytes: error.bytes, limit: error.limit });
        if (error instanceof StoreUnavailable) return storeUnavailable({ detail: error.message });
        throw error;
      }
    }
    return busyStream({ stream });
  }

  /** The first answer to a request with this key; another request under the same key is refused. */
  async #recordedBefore(book: BookId, command: BookCommand, recording: Recording): Promise<Recorded | Refusal | null> {
    const { actor, idempotencyKey } = recording;
    const first = await this.store.find(eventId(actor.id, idempotencyKey, 0));
    if (!first) return null;
    if (first.metadata.bodyHash !== bodyHashOf(book, command, recording)) return keyReused({ key: idempotencyKey });
    const events = [first];
    for (let n = 1; ; n++) {
      const next = await this.store.find(eventId(actor.id, idempotencyKey, n));
      if (!next) return { events, repeated: true };
      events.push(next);
    }
  }

  /** One after the other in a stream; streams do not wait for each other. */
  #inTurn<T>(stream: StreamName, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(stream) ?? Promise.resolve();
    const turn = before.then(work, work);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#queues.set(stream, settled);
    void settled.then(() => {
      if (this.#queues.get(stream) === settled) this.#queues.delete(stream);
    });
    return turn;
  }
}
