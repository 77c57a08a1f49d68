import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { type BookId, bookOf, type DomainEvent, type EventCatalogue, type Placed, type RecordedEvent } from '#kernel';
import { BitemporalTable } from './bitemporal-table.ts';
import type { FactSource, Projector } from './facts.ts';
import { FoldedStates } from './folded-states.ts';
import { Generations } from './generations.ts';
import { SqliteFacts } from './sqlite-facts.ts';
import type { StoredEvents } from './stored-events.ts';

/** What an event store calls inside its append's transaction; any object of this shape will do. */
export interface InlineProjection {
  apply(db: Database.Database, events: readonly RecordedEvent[]): void;
  committed(): void;
  rolledBack(): void;
}

export interface RunnerOptions {
  readonly catalogue: EventCatalogue;
  readonly projectors: readonly Projector[];
  /**
   * Events in one transaction while catching up or building; between two of them others get their turn. No more than
   * `StoredEvents` gives at once. Default 1 000.
   */
  readonly page?: number;
  /** Of how many books each projector's state is kept in memory. Default 64. */
  readonly booksKept?: number;
}

/** A projector that could not go on with a book: it rests on the first `size` events. */
export interface Behind {
  readonly projector: string;
  readonly book: BookId;
  readonly size: number;
  readonly error: string;
}

/** First the rows of `done` events are written, then `done` rows are indexed. */
export interface BuildProgress {
  readonly phase: 'events' | 'index';
  readonly done: number;
}

/** A projector and the tables that it writes. */
interface Slot {
  readonly projector: Projector;
  readonly generation: number;
  readonly table: BitemporalTable;
}

/** A place in a book: after its first `size` events. */
interface Point {
  readonly book: BookId;
  /** The book's number in the tables. */
  readonly number: number;
  readonly size: number;
}

interface Attachment {
  readonly db: Database.Database;
  readonly stored: StoredEvents;
  readonly generations: Generations;
  /** Runs the work in a transaction, or in a savepoint of the one under way. */
  readonly atomically: Database.Transaction<(work: () => unknown) => unknown>;
}

/**
 * Keeps the rows of several projectors in the book's own file.
 *
 * Inline, an event's rows and the checkpoint are written in the append's transaction. A projector that throws stops
 * before that event, in that book; the event stands, the other projectors go on, and reading facts beyond that point is
 * refused until `catchUp` gets past it. What is written depends on the book alone, not on how its events were grouped,
 * nor on whether they came one by one or in a rebuild.
 */
export class ProjectionRunner implements InlineProjection {
  readonly #catalogue: EventCatalogue;
  readonly #projectors: readonly Projector[];
  readonly #page: number;
  readonly #states: FoldedStates;
  #attachment: Attachment | null = null;
  #slots: readonly Slot[] = [];
  #building = false;

  constructor({ catalogue, projectors, page = 1_000, booksKept = 64 }: RunnerOptions) {
    this.#catalogue = catalogue;
    this.#projectors = projectors;
    this.#page = page;
    this.#states = new FoldedStates(booksKept * projectors.length);
  }

  /**
   * Takes up the file, by the one connection that writes to it, before the first append. Makes the tables that are
   * missing; in a file that has events already, `ready` must then build what does not stand.
   */
  attach(db: Database.Database, stored: StoredEvents): void {
    Generations.create(db);
    const generations = new Generations(db);
    const atomically = db.transaction((work: () => unknown) => work());
    this.#attachment = { db, stored, generations, atomically };
    generations.dropLeftovers();
    atomically.immediate(() => {
      const fresh = stored.books().length === 0;
      for (const projector of this.#projectors) {
        if (fresh && generations.current(projector) === undefined) generations.promote(generations.begin(projector));
      }
    });
    this.#takeSlots();
  }

  /** The facts of every projector, over the writer's connection. */
  facts(): FactSource {
    return new SqliteFacts(this.#attached().db, this.#projectors);
  }

  /** Names of the projectors of which the file has no rows in this version. */
  missing(): string[] {
    const standing = new Set(this.#slots.map(({ projector }) => projector));
    return this.#projectors.filter((projector) => !standing.has(projector)).map(({ name }) => name);
  }

  /** What projectors could not go on with, and why. */
  behind(): Behind[] {
    const { generations } = this.#attached();
    return this.#slots.flatMap(({ projector, generation }) =>
      generations.stopped(generation).map((stopped) => ({ projector: projector.name, ...stopped })),
    );
  }

  /** Builds what is missing and catches up with the rest. To be awaited once after `attach`. */
  async ready(progress?: (done: BuildProgress) => void): Promise<void> {
    const missing = this.missing();
    if (missing.length > 0) {
      await this.#build(
        this.#projectors.filter(({ name }) => missing.includes(name)),
        progress,
      );
    }
    await this.catchUp();
  }

  /**
   * Projects the events that an append has just written. A projector that throws is behind, and nothing is thrown.
   * @throws what the file throws, such as a full disk.
   */
  apply(db: Database.Database, events: readonly RecordedEvent[]): void {
    const { db: own, stored, generations } = this.#attached();
    if (db !== own) throw new Error('the projections live in another file');
    for (const [book, ofBook] of byBook(events)) {
      const number = generations.numberFor(book);
      const opened = ofBook.map((event) => new Opened(event, this.#catalogue));
      const first = ofBook[0]?.index ?? 0;
      for (const slot of this.#slots) {
        const { size, error } = generations.checkpoint(slot.generation, number);
        const missed = first - size;
        // A small gap without an error is what a full disk leaves. Anything else waits for `catchUp`.
        if (missed > 0 && (error !== null || missed > this.#page)) continue;
        const before = missed > 0 ? this.#open(stored.book(book, size, missed)) : [];
        this.#project(slot, { book, number, size }, [...before, ...opened]);
      }
    }
  }

  committed(): void {
    this.#states.committed();
  }

  rolledBack(): void {
    this.#states.rolledBack();
  }

  /**
   * Goes on from the checkpoint, with one book or with all, as far as the projectors can; see `behind` for where they
   * could not. In pages, so that a long history needs little memory and appends come in between.
   */
  async catchUp(book?: BookId): Promise<void> {
    const { stored } = this.#attached();
    for (const one of book === undefined ? stored.books() : [book]) {
      for (const slot of this.#slots) {
        while (this.#inTransaction(() => this.#nextPage(slot, one))) await setImmediate();
      }
    }
  }

  /**
   * Builds every projection anew beside the old, which answers until the new ones take over in one transaction. When it
   * fails or is killed the old ones stay. An error thrown by `progress` ends it.
   */
  async rebuild(progress?: (done: BuildProgress) => void): Promise<void> {
    await this.#build(this.#projectors, progress);
  }

  async #build(projectors: readonly Projector[], progress: (done: BuildProgress) => void = () => {}): Promise<void> {
    if (this.#building) throw new Error('projections are being built already');
    const { db, stored, generations } = this.#attached();
    this.#building = true;
    try {
      generations.dropLeftovers();
      const slots = this.#inTransaction(() =>
        projectors.map((projector) => {
          const generation = generations.begin(projector);
          return { projector, generation, table: new BitemporalTable(db, generation, false) };
        }),
      );
      await this.#writeRows(slots, (done) => progress({ phase: 'events', done }));
      await this.#indexRows(slots, (done) => progress({ phase: 'index', done }));

      // What was appended meanwhile: most of it in pages, the last of it in the transaction that swaps.
      const indexed = slots.map((slot) => ({ ...slot, table: new BitemporalTable(db, slot.generation) }));
      for (const book of stored.books()) {
        for (const slot of indexed) {
          while (this.#inTransaction(() => this.#nextPage(slot, book))) await setImmediate();
        }
      }
      this.#inTransaction(() => {
        for (const book of stored.books()) {
          for (const slot of indexed) while (this.#nextPage(slot, book));
        }
        for (const { generation } of slots) generations.promote(generation);
      });
      this.#takeSlots();
      generations.dropLeftovers();
    } finally {
      this.#building = false;
    }
  }

  /** Book by book, without the index: it is made faster afterwards, from all rows. */
  async #writeRows(slots: readonly Slot[], progress: (done: number) => void): Promise<void> {
    const { stored } = this.#attached();
    let done = 0;
    for (const book of stored.books()) {
      let going = slots;
      let size = 0;
      for (let more = true; more; ) {
        const read = this.#inTransaction(() => {
          const page = this.#open(stored.book(book, size, this.#page));
          const number = this.#attached().generations.numberFor(book);
          going = going.filter((slot) => this.#project(slot, { book, number, size }, page));
          return page.length;
        });
        size += read;
        done += read;
        more = read === this.#page && going.length > 0;
        progress(done);
        await setImmediate();
      }
    }
  }

  async #indexRows(slots: readonly Slot[], progress: (done: number) => void): Promise<void> {
    const rows = 5 * this.#page;
    let before = 0;
    for (const { table } of slots) {
      let last: number | null = 0;
      let done = before;
      while (last !== null) {
        const after: number = last;
        last = this.#inTransaction(() => table.fillIndex(after, rows));
        done = before + (last ?? after);
        progress(done);
        await setImmediate();
      }
      before = done;
    }
  }

  /** Projects the page after the checkpoint; false when there is nothing more to do, or no way to go on. */
  #nextPage(slot: Slot, book: BookId): boolean {
    const { stored, generations } = this.#attached();
    const number = generations.numberFor(book);
    const { size } = generations.checkpoint(slot.generation, number);
    const page = this.#open(stored.book(book, size, this.#page));
    return page.length > 0 && this.#project(slot, { book, number, size }, page) && page.length === this.#page;
  }

  /** Projects as many of the events as the projector can; false when it stopped before the last. */
  #project(slot: Slot, from: Point, events: readonly Opened[]): boolean {
    const together = this.#attempt(slot, from, events);
    if (together === null) return true;
    // Where it stops must not depend on how the events were grouped: so one by one, up to the one that fails.
    for (const [i, event] of events.entries()) {
      const size = from.size + i;
      const error = events.length === 1 ? together : this.#attempt(slot, { ...from, size }, [event]);
      if (error === null) continue;
      const checkpoint = { size, error: `event ${size}: ${error.message}` };
      this.#attached().generations.setCheckpoint(slot.generation, from.number, checkpoint);
      return false;
    }
    return true;
  }

  /** All of the events or nothing; gives back what the projector threw, null when it went well. */
  #attempt(slot: Slot, { book, number, size }: Point, events: readonly Opened[]): Error | null {
    const { db, generations, atomically } = this.#attached();
    const { projector, generation, table } = slot;
    const ofState = projector.stateStream(book);
    const after = size + events.length;
    let state: unknown;
    try {
      atomically(() => {
        state = this.#stateOf(slot, book, size);
        for (const [i, opened] of events.entries()) {
          const { index, metadata } = opened.stored;
          if (index !== size + i) throw new Error(`found event ${index} in its place`);
          const before = state;
          if (metadata.stream === ofState) state = projector.evolve(before, opened.event);
          for (const change of projector.changes(opened.event, before, state, metadata.stream)) {
            table.apply(number, index, change);
          }
        }
        generations.setCheckpoint(generation, number, { size: after, error: null });
      });
    } catch (error) {
      if (isOfTheFile(error) || !db.inTransaction) throw error;
      return error instanceof Error ? error : new Error(String(error));
    }
    this.#states.set(stateKey(slot, book), { state, size: after });
    return null;
  }

  /** The state behind the book's first `size` events: the one in memory, or folded from its stream. */
  #stateOf(slot: Slot, book: BookId, size: number): unknown {
    const { projector } = slot;
    const kept = this.#states.get(stateKey(slot, book));
    if (kept?.size === size) return kept.state;
    let state = projector.initial;
    if (size === 0) return state;
    const stream = projector.stateStream(book);
    for (let revision = 0n; ; revision += BigInt(this.#page)) {
      const page = this.#attached().stored.stream(stream, revision, this.#page);
      for (const event of page) {
        if (event.index >= size) return state;
        state = projector.evolve(state, this.#catalogue.read(event));
      }
      if (page.length < this.#page) return state;
    }
  }

  #open(events: readonly RecordedEvent[]): Opened[] {
    return events.map((event) => new Opened(event, this.#catalogue));
  }

  #inTransaction<T>(work: () => T): T {
    try {
      const result = this.#attached().atomically.immediate(work);
      this.committed();
      return result as T;
    } catch (error) {
      this.rolledBack();
      throw error;
    }
  }

  #takeSlots(): void {
    const { db, generations } = this.#attached();
    this.#slots = this.#projectors.flatMap((projector) => {
      const generation = generations.current(projector);
      return generation === undefined ? [] : [{ projector, generation, table: new BitemporalTable(db, generation) }];
    });
  }

  #attached(): Attachment {
    if (!this.#attachment) throw new Error('the projections are not attached to a file');
    return this.#attachment;
  }
}

/** A stored event, read by the catalogue once, when the first projector asks: what cannot be read stops projectors. */
class Opened {
  #event: Placed<DomainEvent> | null = null;

  constructor(
    readonly stored: RecordedEvent,
    private readonly catalogue: EventCatalogue,
  ) {}

  get event(): Placed<DomainEvent> {
    this.#event ??= this.catalogue.read(this.stored);
    return this.#event;
  }
}

function byBook(events: readonly RecordedEvent[]): Map<BookId, RecordedEvent[]> {
  const books = new Map<BookId, RecordedEvent[]>();
  for (const event of events) {
    const book = bookOf(event.metadata.stream);
    if (book === null) throw new Error(`${event.metadata.stream} is not a stream of a book`);
    const ofBook = books.get(book);
    if (ofBook) ofBook.push(event);
    else books.set(book, [event]);
  }
  return books;
}

const stateKey = ({ generation }: Slot, book: BookId): string => `${generation} ${book}`;

/** The disk, not the projector: it can happen to any, and says nothing about this one. */
const isOfTheFile = (error: unknown): boolean =>
  /^SQLITE_(FULL|IOERR|NOMEM|BUSY|LOCKED|READONLY|INTERRUPT)/.test((error as { code?: string } | null)?.code ?? '');
