import {
  type AccountsEvent,
  type AccountsState,
  accountingYearOfCommand,
  evolveAccounts,
  noAccounts,
} from '#allocation';
import { type Append, AppendTooLarge, type EventStore, StoreUnavailable, WrongExpectedRevision } from '#event-store';
import {
  accountsStream,
  type BookId,
  cooperationStream,
  type Decided,
  type DomainEvent,
  type EventCatalogue,
  type ImportBatch,
  type Instant,
  isBookId,
  isRefusal,
  type Placed,
  type Refusal,
  type StreamName,
} from '#kernel';
import { isAccountsCommand } from '../domain/commands.ts';
import { type CooperationEvent, cooperationDecider, decideInAccounts } from '../domain/decide.ts';
import { type CooperationState, noCooperation } from '../domain/state.ts';
import { atLine, type HistoryEntry, type HistoryFile } from './history-file.ts';
import { newEvents } from './recorder.ts';
import {
  bookIdMalformed,
  bookNotEmpty,
  recordedInFuture,
  recordedRunsBackwards,
  storeUnavailable,
  tooMuchAtOnce,
} from './refusals.ts';

export interface Imported {
  readonly cooperation: BookId;
  readonly entries: number;
  readonly events: number;
  readonly firstRecorded: Instant;
  readonly lastRecorded: Instant;
}

interface Draft {
  cooperation: CooperationState;
  readonly accounts: Map<number, AccountsState>;
  readonly revisions: Map<StreamName, bigint>;
  readonly appends: Append[];
  events: number;
  recorded: Instant;
}

/**
 * Imports a history into an empty book, all of it or nothing: every entry is decided in memory before the first is
 * written, and all are written in one transaction, with the recorded times that the file asserts. They say so.
 */
export class Importer {
  constructor(
    private readonly store: EventStore,
    private readonly catalogue: EventCatalogue,
  ) {}

  /** What the import would do, or the first entry that cannot be recorded; writes nothing. */
  async rehearse(book: BookId, file: HistoryFile, now: Instant, by: string): Promise<Imported | Refusal> {
    const draft = await this.#draft(book, file, now, by);
    return isRefusal(draft) ? draft : summary(book, file, draft);
  }

  async import(book: BookId, file: HistoryFile, now: Instant, by: string): Promise<Imported | Refusal> {
    const draft = await this.#draft(book, file, now, by);
    if (isRefusal(draft)) return draft;
    try {
      await this.store.appendAll(draft.appends);
    } catch (error) {
      if (error instanceof WrongExpectedRevision)
        return bookNotEmpty({ cooperation: book, size: (await this.store.bookHead(book)).size });
      if (error instanceof AppendTooLarge) return tooMuchAtOnce({ bytes: error.bytes, limit: error.limit });
      if (error instanceof StoreUnavailable) return storeUnavailable({ detail: error.message });
      throw error;
    }
    return summary(book, file, draft);
  }

  async #draft(book: BookId, file: HistoryFile, now: Instant, by: string): Promise<Draft | Refusal> {
    if (!isBookId(book)) return bookIdMalformed({ cooperation: book });
    const { size } = await this.store.bookHead(book);
    if (size > 0) return bookNotEmpty({ cooperation: book, size });
    const batch: ImportBatch = { id: file.sha256.slice(0, 16), file: file.name, sha256: file.sha256, by };
    const draft: Draft = {
      cooperation: noCooperation,
      accounts: new Map(),
      revisions: new Map(),
      appends: [],
      events: 0,
      recorded: '',
    };
    for (const entry of file.entries) {
      const refused = inTime(entry, draft, now) ?? this.#decide(book, entry, draft, batch);
      if (refused) return atLine(file.name, entry.line, refused);
    }
    return draft;
  }

  #decide(book: BookId, { command, recording }: HistoryEntry, draft: Draft, batch: ImportBatch): Refusal | null {
    const year = isAccountsCommand(command) ? accountingYearOfCommand(command) : null;
    const stream = year === null ? cooperationStream(book) : accountsStream(book, year);
    const accounts = (year !== null && draft.accounts.get(year)) || noAccounts;
    const decided = isAccountsCommand(command)
      ? decideInAccounts(command, accounts, accountingYearOfCommand(command), draft.cooperation)
      : cooperationDecider.decide(command, draft.cooperation);
    if (isRefusal(decided)) return decided;

    const cooperationRevision = draft.revisions.get(cooperationStream(book));
    const restsOn =
      year !== null && cooperationRevision !== undefined
        ? [{ stream: cooperationStream(book), revision: cooperationRevision.toString() }]
        : undefined;
    const events = newEvents(decided, book, command, recording, this.catalogue, {
      import: batch,
      ...(restsOn && { restsOn }),
    });
    const last = draft.revisions.get(stream);
    draft.appends.push({ stream, expected: last ?? 'none', events });
    draft.revisions.set(stream, (last ?? -1n) + BigInt(events.length));

    for (const [n, event] of decided.entries()) {
      const placed = placedAt(event, events[n]?.metadata.id ?? '', draft.events, { command, recording });
      if (year === null)
        draft.cooperation = cooperationDecider.evolve(draft.cooperation, placed as Placed<CooperationEvent>);
      else
        draft.accounts.set(
          year,
          evolveAccounts(draft.accounts.get(year) ?? noAccounts, placed as Placed<AccountsEvent>),
        );
      draft.events += 1;
    }
    draft.recorded = recording.recorded;
    return null;
  }
}

/** The event as it will stand in the book: an empty book gives the indexes in the order of the file. */
function placedAt(
  event: Decided<DomainEvent>,
  id: string,
  index: number,
  { command, recording }: Pick<HistoryEntry, 'command' | 'recording'>,
): Placed<DomainEvent> {
  const { body, caseReference, recorded } = recording;
  return {
    type: event.type,
    data: event.data,
    at: {
      index,
      id,
      decided: event.decided ?? command.decided,
      validFrom: event.validFrom ?? command.validFrom,
      recorded,
      ...(body !== undefined && { body }),
      ...(caseReference !== undefined && { caseReference }),
    },
  };
}

function inTime({ recording }: HistoryEntry, draft: Draft, now: Instant): Refusal | null {
  const { recorded } = recording;
  if (recorded > now) return recordedInFuture({ recorded, now });
  return recorded < draft.recorded ? recordedRunsBackwards({ recorded, before: draft.recorded }) : null;
}

function summary(book: BookId, file: HistoryFile, draft: Draft): Imported {
  return {
    cooperation: book,
    entries: file.entries.length,
    events: draft.events,
    firstRecorded: file.entries[0]?.recording.recorded ?? draft.recorded,
    lastRecorded: draft.recorded,
  };
}
