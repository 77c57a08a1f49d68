import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Append, appendsOf, type EventStore, fingerprint, pagesOf, TreeRoot } from '#event-store';
import {
  type AppendedEvent,
  type BookId,
  bookOf,
  canonicalJson,
  type EventCatalogue,
  type EventMetadata,
  hashOfStored,
  type Instant,
  isRefusal,
  type Json,
  later,
  type Refusal,
  type StreamName,
} from '#kernel';
import {
  eventAltered,
  eventFileHeader,
  eventFileIncomplete,
  eventFileMixed,
  eventFileOfOtherBook,
  eventFileOtherRoot,
  eventNotKnown,
  eventNotLinked,
  eventOutOfPlace,
  eventUnreadable,
} from './event-file-refusals.ts';
import { EventEntry, EventFileHeader, FORMAT, VERSION } from './event-file-schema.ts';
import { atLine } from './history-file.ts';
import { resolveKnownAt } from './known-at.ts';

type Header = Static<typeof EventFileHeader>;
const headerCheck = Compile(EventFileHeader);
const entryCheck = Compile(EventEntry);

/** A book, or its first events, as text. */
export interface Exported {
  readonly size: number;
  readonly root: string;
  /** The whole file, some lines at a time. Needs the memory of a page, however long the book. */
  text(): AsyncGenerator<{ readonly lines: string; readonly events: number }>;
}

/** The events of a book as they are stored, up to a point. A book that is damaged is refused. */
export async function exportBook(
  store: EventStore,
  book: BookId,
  knownAt: string | null,
  now: Instant,
): Promise<Exported | Refusal> {
  const point = await resolveKnownAt(store, book, knownAt, now);
  if (isRefusal(point)) return point;
  const { size } = point;
  const root = await fingerprint(store, book, size);
  if (isRefusal(root)) return root;
  const header: Header = { format: FORMAT, version: VERSION, cooperation: book, size, root };
  return {
    size,
    root,
    async *text() {
      yield { lines: `${canonicalJson(header)}\n`, events: 0 };
      for await (const page of pagesOf(store, book, 0, size))
        yield { lines: page.map((event) => `${lineOf(event)}\n`).join(''), events: page.length };
    },
  };
}

/** The RFC 8785 text of an entry: its keys in order, so that the hash is of what can be seen. */
const lineOf = ({ metadata, data, hash, index }: AppendedEvent): string =>
  lineOfTexts(canonicalJson(metadata), canonicalJson(data), metadata.type, hash, index);

const lineOfTexts = (metadata: string, data: string, type: string, hash: string, index: number): string =>
  `{"data":${data},"event":${JSON.stringify(type)},"hash":"${hash}","index":${index},"metadata":${metadata}}`;

/** A file of events, read and found whole. */
export interface EventFile {
  readonly name: string;
  readonly cooperation: BookId;
  readonly size: number;
  readonly root: string;
  /** Effective times of the first event and the last. */
  readonly firstRecorded: Instant;
  readonly lastRecorded: Instant;
  readonly appends: readonly Append[];
}

/** Whether a first line is the header of a file of events, whatever its version. */
export function isEventFile(firstLine: string): boolean {
  try {
    return (JSON.parse(firstLine.replace(/^\ufeff/, '')) as { format?: unknown } | null)?.format === FORMAT;
  } catch {
    return false;
  }
}

/**
 * Reads a file of events line by line and recomputes what it says of itself: every hash, every link to the event before
 * in the stream, the order, the number and the root. The first line that is not as it was written is told.
 */
export async function readEventFile(
  name: string,
  lines: AsyncIterable<string>,
  cooperation: BookId,
  catalogue: EventCatalogue,
): Promise<EventFile | Refusal> {
  let reader: EventFileReader | null = null;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (!reader) {
      const header = readHeader(text);
      if (!header) return eventFileHeader({ file: name });
      if (header.cooperation !== cooperation)
        return eventFileOfOtherBook({ file: name, written: header.cooperation, asked: cooperation });
      reader = new EventFileReader(header, catalogue);
    } else {
      const refused = reader.add(text);
      if (refused) return atLine(name, line, refused);
    }
  }
  return reader ? reader.whole(name) : eventFileHeader({ file: name });
}

function readHeader(text: string): Header | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return headerCheck.Check(value) ? value : null;
  } catch {
    return null;
  }
}

class EventFileReader {
  readonly #events: Pick<AppendedEvent, 'metadata' | 'data' | 'revision'>[] = [];
  readonly #streams = new Map<StreamName, { revision: bigint; hash: string }>();
  readonly #tree = new TreeRoot();
  #lastRecorded: Instant = '';

  constructor(
    private readonly header: Header,
    private readonly catalogue: EventCatalogue,
  ) {}

  /** Takes the next line; gives what is wrong with it. */
  add(text: string): Refusal | null {
    const expected = this.#events.length;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      return eventUnreadable({ problem: (error as Error).message });
    }
    if (typeof value === 'object' && value !== null && 'command' in value) return eventFileMixed({});
    if (!entryCheck.Check(value)) return eventUnreadable({ problem: entryProblem(value) });
    const { hash, index } = value;
    const metadata = value.metadata as EventMetadata;
    const data = value.data as Json;
    if (index !== expected || expected === this.header.size) return eventOutOfPlace({ index, expected });
    const texts = [canonicalJson(metadata), canonicalJson(data)] as const;
    const asWritten = lineOfTexts(...texts, metadata.type, hash, index);
    if (hashOfStored(texts[1], texts[0]) !== hash || text !== asWritten) return eventAltered({ index });

    const { stream } = metadata;
    const before = this.#streams.get(stream);
    if (bookOf(stream) !== this.header.cooperation || metadata.previous !== (before?.hash ?? null))
      return eventNotLinked({ index, stream });
    const revision = (before?.revision ?? -1n) + 1n;
    const unknown = this.#whyUnknown({ metadata, data, revision, index, recorded: metadata.recorded, hash });
    if (unknown) return unknown;
    this.#streams.set(stream, { revision, hash });
    this.#tree.add(hash);
    this.#lastRecorded = later(this.#lastRecorded, metadata.recorded);
    this.#events.push({ metadata, data, revision });
    return null;
  }

  whole(name: string): EventFile | Refusal {
    const { size, root, cooperation } = this.header;
    const found = this.#events.length;
    if (found !== size) return eventFileIncomplete({ file: name, size, found });
    const computed = this.#tree.root();
    if (computed !== root) return eventFileOtherRoot({ file: name, root, found: computed });
    const firstRecorded = this.#events[0]?.metadata.recorded ?? '';
    const lastRecorded = this.#lastRecorded;
    return { name, cooperation, size, root, firstRecorded, lastRecorded, appends: appendsOf(this.#events) };
  }

  #whyUnknown(event: AppendedEvent): Refusal | null {
    try {
      this.catalogue.read(event);
      return null;
    } catch (error) {
      return eventNotKnown({ index: event.index, problem: (error as Error).message });
    }
  }
}

function entryProblem(value: unknown): string {
  const [first] = entryCheck.Errors(value) as readonly { instancePath: string; message: string }[];
  return first ? `${first.instancePath} ${first.message}`.trim() : 'no entry';
}
