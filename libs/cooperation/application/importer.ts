import { AppendTooLarge, type EventStore, StoreUnavailable, WrongExpectedRevision } from '#event-store';
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
import { atLine, type HistoryFile } from './history-file.ts';
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
    const draft = new Draft(book, EMPTY_BOOK, this.catalogue, batch);
    let before: Instant | null = null;
    for (const { line, command, recording } of file.entries) {
      const refused = inTime(recording.recorded, before, now) ?? draft.add(command, recording);
      if (refused) return atLine(file.name, line, refused);
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
