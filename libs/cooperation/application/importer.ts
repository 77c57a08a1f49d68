import {
  type Append,
  AppendTooLarge,
  EventIdTaken,
  type EventStore,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
} from '#event-store';
import {
  type BookId,
  type EventCatalogue,
  type ImportBatch,
  type Instant,
  isBookId,
  isRefusal,
  type Refusal,
} from '#kernel';
import { Draft, EMPTY_BOOK, type Entry } from './draft.ts';
import type { EventFile } from './event-file.ts';
import { eventIdElsewhere } from './event-file-refusals.ts';
import { atLine, type HistoryFile } from './history-file.ts';
import {
  bookIdMalformed,
  bookNotEmpty,
  outcomeUnknown,
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
    const refused = await this.#write(book, draft.appends);
    if (refused) return refused;
    return summary(book, file, draft);
  }

  /** What the import of events would do; writes nothing. */
  async rehearseEvents(file: EventFile): Promise<EventFile | Refusal> {
    const { cooperation } = file;
    if (!isBookId(cooperation)) return bookIdMalformed({ cooperation });
    const { size } = await this.store.bookHead(cooperation);
    return size > 0 ? bookNotEmpty({ cooperation, size }) : file;
  }

  /** Writes the events of a file as they were, all of them or none: with their ids, hashes, order and recorded times. */
  async importEvents(file: EventFile): Promise<EventFile | Refusal> {
    const rehearsed = await this.rehearseEvents(file);
    if (isRefusal(rehearsed)) return rehearsed;
    return (await this.#write(file.cooperation, file.appends)) ?? file;
  }

  async #write(book: BookId, appends: readonly Append[]): Promise<Refusal | null> {
    try {
      await this.store.appendAll(appends);
      return null;
    } catch (error) {
      if (error instanceof WrongExpectedRevision)
        return bookNotEmpty({ cooperation: book, size: (await this.store.bookHead(book)).size });
      if (error instanceof EventIdTaken) return eventIdElsewhere({ id: error.eventId });
      if (error instanceof AppendTooLarge) return tooMuchAtOnce({ bytes: error.bytes, limit: error.limit });
      if (error instanceof StoreUnavailable) return storeUnavailable({ detail: error.message });
      if (error instanceof OutcomeUnknown) return outcomeUnknown({ detail: error.message });
      throw error;
    }
  }

  async #draft(book: BookId, file: HistoryFile, now: Instant, by: string): Promise<Draft | Refusal> {
    if (!isBookId(book)) return bookIdMalformed({ cooperation: book });
    const { size } = await this.store.bookHead(book);
    if (size > 0) return bookNotEmpty({ cooperation: book, size });
    const batchOf = ({ name, sha256 }: Pick<HistoryFile, 'name' | 'sha256'>): ImportBatch => ({
      ...{ id: sha256.slice(0, 16), file: name, sha256, by },
    });
    const draft = new Draft(book, EMPTY_BOOK, this.catalogue);
    let before: Instant | null = null;
    for (const { line, command, recording, file: own = file } of file.entries) {
      const refused = inTime(recording.recorded, before, now) ?? draft.add(command, recording, batchOf(own));
      if (refused) return atLine(own.name, line, refused);
      before = recording.recorded;
    }
    return draft;
  }
}

function inTime(recorded: Instant, before: Instant | null, now: Instant): Refusal | null {
  if (recorded > now) return recordedInFuture({ recorded, now });
  return before !== null && recorded < before ? recordedRunsBackwards({ recorded, before }) : null;
}

function summary(book: BookId, { entries }: HistoryFile, draft: Draft): Imported {
  const recordedOf = (entry: Entry | undefined): Instant => entry?.recording.recorded ?? '';
  return {
    cooperation: book,
    entries: entries.length,
    events: draft.events,
    firstRecorded: recordedOf(entries[0]),
    lastRecorded: recordedOf(entries.at(-1)),
  };
}
