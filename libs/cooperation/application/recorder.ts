import {
  AppendTooLarge,
  EventIdTaken,
  type EventStore,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
} from '#event-store';
import {
  type AppendedEvent,
  accountsStream,
  type BookId,
  type CivilDate,
  cooperationStream,
  type Decided,
  type DomainEvent,
  dateInOslo,
  type EventCatalogue,
  eventId,
  isRefusal,
  type Placed,
  type ReadRevision,
  type RecordedEvent,
  type Recording,
  type Refusal,
  type StreamName,
} from '#kernel';
import { accountingYearOf, decideInYear, otherYearsOf, type YearCommand } from '../domain/accounting-year/year.ts';
import { evolveYear, noYear, type YearEvent, type YearState } from '../domain/accounting-year/year-state.ts';
import { type BookCommand, isYearCommand } from '../domain/commands.ts';
import { type CooperationEvent, cooperationDecider } from '../domain/decide.ts';
import { type CooperationState, noCooperation } from '../domain/state.ts';
import { Draft, type DraftStart, type Entry } from './draft.ts';
import { type Folded, FoldedStreams } from './folded-stream.ts';
import { atLine } from './history-file.ts';
import { bodyHashOf, newEvents } from './new-events.ts';
import { busyStream, keyReused, outcomeUnknown, storeUnavailable, tooMuchAtOnce } from './refusals.ts';

/** What the caller gets: the events as they stand in the book, so that he can read his own write. */
export interface Recorded {
  readonly events: readonly AppendedEvent[];
  /** What a question is asked `after` to see these events, whichever server it is asked. */
  readonly position: bigint;
  /** True when the same request had been recorded before: this is the first answer. */
  readonly repeated: boolean;
}

/** What recording a file did. */
export interface RecordedFile {
  readonly entries: number;
  readonly events: number;
  /** True when the same file had been recorded before; then nothing was written. */
  readonly repeated: boolean;
  /** What a question is asked `after` to see these events; null when nothing was written. */
  readonly position: bigint | null;
}

/** The streams as a command finds them: what it is decided on, and what a resource is read from. */
export interface Standing {
  readonly cooperation: Folded<CooperationState>;
  /** The accounting year that is asked about; null when none is. */
  readonly accounts: Folded<YearState> | null;
}

/**
 * What must hold, besides the rules of the book, of just the state that the command is decided on; a refusal when it does
 * not. Asked anew when another writer was first, so that it holds of what the events are appended to.
 */
export type Condition = (standing: Standing) => Refusal | null;
const ALWAYS: Condition = () => null;

/** A conflict is decided again this many times before the caller is asked to come back. */
const ATTEMPTS = 20;
const CONFLICT = Symbol('another writer was first');

/**
 * A decision's path from command to answer: fold the stream, decide, append at the revision that was read, fold on.
 * One request at a time in a stream; a writer elsewhere is met by deciding again.
 */
export class Recorder {
  readonly #cooperations: FoldedStreams<CooperationState>;
  readonly #accounts: FoldedStreams<YearState>;
  readonly #queues = new Map<StreamName, Promise<unknown>>();

  constructor(
    private readonly store: EventStore,
    private readonly catalogue: EventCatalogue,
  ) {
    this.#cooperations = new FoldedStreams(store, catalogue, noCooperation, (s, e) =>
      cooperationDecider.evolve(s, e as Placed<CooperationEvent>),
    );
    this.#accounts = new FoldedStreams(store, catalogue, noYear, (s, e) => evolveYear(s, e as Placed<YearEvent>));
  }

  /** Records a command, or gives the first answer when the same request comes again. Refusals leave no trace. */
  record(
    book: BookId,
    command: BookCommand,
    recording: Recording,
    condition: Condition = ALWAYS,
  ): Promise<Recorded | Refusal> {
    if (!isYearCommand(command)) {
      const stream = cooperationStream(book);
      return this.#inTurn(stream, () =>
        this.#attempt(book, stream, command, recording, this.#cooperations, async (cooperation) => ({
          events: condition({ cooperation, accounts: null }) ?? cooperationDecider.decide(command, cooperation.state),
        })),
      );
    }
    const stream = accountsStream(book, accountingYearOf(command));
    return this.#inTurn(stream, () =>
      this.#attempt(book, stream, command, recording, this.#accounts, async (accounts) => {
        const asked = { actor: recording.actor.id, today: dateInOslo(recording.recorded) };
        const { cooperation, others, restsOn } = await this.#beside(book, command, asked.today);
        const { state: year } = accounts;
        const standing = { year, others, cooperation: cooperation.state, ...asked };
        return { events: condition({ cooperation, accounts }) ?? decideInYear(command, standing), restsOn };
      }),
    );
  }

  /** What a command of an accounting year is decided on besides its own stream, and how far that was read. */
  async #beside(book: BookId, command: YearCommand, today: CivilDate) {
    const cooperation = await this.#cooperations.current(cooperationStream(book));
    const restsOn: ReadRevision[] = [];
    const read = (stream: StreamName, { revision }: Pick<Folded<unknown>, 'revision'>) => {
      if (revision !== null) restsOn.push({ stream, revision: revision.toString() });
    };
    read(cooperationStream(book), cooperation);
    const others = new Map<number, YearState>();
    for (const year of otherYearsOf(command, cooperation.state, today)) {
      const folded = await this.#accounts.current(accountsStream(book, year));
      read(accountsStream(book, year), folded);
      others.set(year, folded.state);
    }
    return { cooperation, others, restsOn };
  }

  /** The streams as they stand now, folded to their ends; the accounts of the year if one is named. */
  async standing(book: BookId, year: number | null): Promise<Standing> {
    const accounts = year === null ? null : await this.#accounts.current(accountsStream(book, year));
    return { cooperation: await this.#cooperations.current(cooperationStream(book)), accounts };
  }

  /** Records all entries of a file or none: decided in memory first, written in one transaction. */
  async recordAll(
    book: BookId,
    file: string,
    entries: readonly Entry[],
    dryRun = false,
  ): Promise<RecordedFile | Refusal> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const [first] = entries;
      const before = first && (await this.#recordedBefore(book, first.command, first.recording));
      if (before)
        return isRefusal(before)
          ? atLine(file, first.line, before)
          : { entries: entries.length, events: 0, repeated: true, position: null };
      const draft = new Draft(book, await this.#startOf(book, entries), this.catalogue);
      for (const { line, command, recording } of entries) {
        const refused = draft.add(command, recording);
        if (refused) return atLine(file, line, refused);
      }
      if (dryRun) return { entries: entries.length, events: draft.events, repeated: false, position: null };
      const outcome = await this.#append(() => this.store.appendAll(draft.appends));
      if (outcome === CONFLICT) continue;
      if (isRefusal(outcome)) return outcome;
      // Written in this moment by another request with the same key, which is now found.
      if (outcome[0]?.repeated) continue;
      const position = outcome.at(-1)?.position ?? null;
      return { entries: entries.length, events: draft.events, repeated: false, position };
    }
    return busyStream({ stream: cooperationStream(book) });
  }

  async #startOf(book: BookId, entries: readonly Entry[]): Promise<DraftStart> {
    const { state } = await this.#cooperations.current(cooperationStream(book));
    const years = new Set(
      entries.flatMap(({ command, recording }) =>
        isYearCommand(command)
          ? [accountingYearOf(command), ...otherYearsOf(command, state, dateInOslo(recording.recorded))]
          : [],
      ),
    );
    const accounts = new Map<number, Folded<YearState>>();
    for (const year of years) accounts.set(year, await this.#accounts.current(accountsStream(book, year)));
    const { size } = await this.store.bookHead(book);
    return { size, cooperation: await this.#cooperations.current(cooperationStream(book)), accounts };
  }

  /** What the store answers, a refusal when it cannot take it, or that another writer was first. */
  async #append<T>(append: () => Promise<T>): Promise<T | Refusal | typeof CONFLICT> {
    try {
      return await append();
    } catch (error) {
      // An id of this request is there already: the same key was used elsewhere in the same moment.
      if (error instanceof WrongExpectedRevision || error instanceof EventIdTaken) return CONFLICT;
      if (error instanceof AppendTooLarge) return tooMuchAtOnce({ bytes: error.bytes, limit: error.limit });
      if (error instanceof StoreUnavailable) return storeUnavailable({ detail: error.message });
      if (error instanceof OutcomeUnknown) return outcomeUnknown({ detail: error.message });
      throw error;
    }
  }

  async #attempt<State>(
    book: BookId,
    stream: StreamName,
    command: BookCommand,
    recording: Recording,
    streams: FoldedStreams<State>,
    decide: (
      folded: Folded<State>,
    ) => Promise<{ events: readonly Decided<DomainEvent>[] | Refusal; restsOn?: readonly ReadRevision[] }>,
  ): Promise<Recorded | Refusal> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await this.#recordedBefore(book, command, recording);
      if (before) return before;
      const folded: Folded<State> = await streams.current(stream);
      const { events, restsOn } = await decide(folded);
      // What stands in the way may be this very request, written elsewhere since it was looked for.
      if (isRefusal(events)) return (await this.#recordedBefore(book, command, recording)) ?? events;
      const appended = newEvents(events, book, command, recording, this.catalogue, restsOn?.length ? { restsOn } : {});
      const outcome = await this.#append(() =>
        this.store.append({ stream, expected: folded.revision ?? 'none', events: appended }),
      );
      if (outcome === CONFLICT) continue;
      if (isRefusal(outcome)) return outcome;
      if (!outcome.repeated) streams.add(stream, folded, outcome.events);
      else if (outcome.events[0]?.metadata.bodyHash !== appended[0]?.metadata.bodyHash)
        return keyReused({ key: recording.idempotencyKey });
      return outcome;
    }
    return busyStream({ stream });
  }

  /** The first answer to a request with this key; another request under the same key is refused. */
  async #recordedBefore(book: BookId, command: BookCommand, recording: Recording): Promise<Recorded | Refusal | null> {
    const { actor, idempotencyKey } = recording;
    const first = await this.store.find(eventId(actor.id, idempotencyKey, 0));
    if (!first) return null;
    if (first.metadata.bodyHash !== bodyHashOf(book, command, recording)) return keyReused({ key: idempotencyKey });
    const events: RecordedEvent[] = [first];
    for (let n = 1; ; n++) {
      const next = await this.store.find(eventId(actor.id, idempotencyKey, n));
      if (!next) return { events, position: events.at(-1)?.position ?? first.position, repeated: true };
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
