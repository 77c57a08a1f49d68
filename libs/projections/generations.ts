import type Database from 'better-sqlite3';
import type { BookId } from '#kernel';
import { BitemporalTable, LAYOUT, MAX_BOOKS } from './bitemporal-table.ts';
import type { Projector } from './facts.ts';

/** The name and version under which rows stand in the file. */
export type Version = Pick<Projector, 'name' | 'version'>;

/** How far a generation has come with a book; `error` says what stopped it. */
export interface Checkpoint {
  readonly size: number;
  readonly error: string | null;
}

/** The unfinished part of a book in one generation. */
export interface Stopped extends Checkpoint {
  readonly book: BookId;
  readonly error: string;
}

/**
 * Which tables stand for which projector: every build of a projector is a generation of tables of its own. One of them
 * is current and answers; one may be building beside it; a retired one waits to be removed.
 */
export class Generations {
  readonly #book;
  readonly #addBook;
  readonly #current;
  readonly #add;
  readonly #retire;
  readonly #promote;
  readonly #leftovers;
  readonly #checkpoint;
  readonly #setCheckpoint;
  readonly #stopped;

  /** The tables must be there: see `create` and `exist`. */
  constructor(private readonly db: Database.Database) {
    this.#book = db.prepare<[BookId], number>('SELECT number FROM projection_books WHERE book = ?').pluck();
    this.#addBook = db.prepare<[BookId]>(
      'INSERT INTO projection_books (number, book) SELECT ifnull(max(number), 0) + 1, ? FROM projection_books',
    );
    this.#current = db
      .prepare<[string, number], number>(
        `SELECT generation FROM projection_generations WHERE projector = ? AND version = ? AND layout = ${LAYOUT} AND standing = 'current'`,
      )
      .pluck();
    this.#add = db.prepare<[string, number]>(
      `INSERT INTO projection_generations (projector, version, layout, standing) VALUES (?, ?, ${LAYOUT}, 'building')`,
    );
    this.#retire = db.prepare<[number]>(
      `UPDATE projection_generations SET standing = 'retired'
       WHERE standing = 'current' AND projector = (SELECT projector FROM projection_generations WHERE generation = ?)`,
    );
    this.#promote = db.prepare<[number]>(`UPDATE projection_generations SET standing = 'current' WHERE generation = ?`);
    this.#leftovers = db
      .prepare<[], number>(`SELECT generation FROM projection_generations WHERE standing <> 'current'`)
      .pluck();
    this.#checkpoint = db.prepare<[number, number], Checkpoint>(
      'SELECT size, error FROM projection_checkpoints WHERE generation = ? AND book = ?',
    );
    this.#setCheckpoint = db.prepare<[number, number, number, string | null]>(
      `INSERT INTO projection_checkpoints (generation, book, size, error) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET size = excluded.size, error = excluded.error`,
    );
    this.#stopped = db.prepare<[number], Stopped>(
      `SELECT b.book, c.size, c.error FROM projection_checkpoints c JOIN projection_books b ON b.number = c.book
       WHERE c.generation = ? AND c.error IS NOT NULL ORDER BY b.book`,
    );
  }

  static create(db: Database.Database): void {
    db.exec(`
      CREATE TABLE IF NOT EXISTS projection_books (
        number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND ${MAX_BOOKS}), book TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE IF NOT EXISTS projection_generations (
        -- A number is never used again, so that statements prepared for its tables cannot meet others.
        generation INTEGER PRIMARY KEY AUTOINCREMENT, projector TEXT NOT NULL, version INTEGER NOT NULL,
        layout INTEGER NOT NULL, standing TEXT NOT NULL CHECK (standing IN ('building', 'current', 'retired'))
      ) STRICT;
      CREATE UNIQUE INDEX IF NOT EXISTS projection_generations_current
        ON projection_generations (projector) WHERE standing = 'current';
      CREATE TABLE IF NOT EXISTS projection_checkpoints (
        generation INTEGER NOT NULL, book INTEGER NOT NULL, size INTEGER NOT NULL, error TEXT,
        PRIMARY KEY (generation, book)
      ) STRICT, WITHOUT ROWID;
    `);
  }

  static exist(db: Database.Database): boolean {
    return db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'projection_checkpoints'`).get() !== undefined;
  }

  /** The number of a book in every generation; undefined for one that no projector has met. */
  numberOf(book: BookId): number | undefined {
    return this.#book.get(book);
  }

  /** Gives the book a number when it has none. @throws when there are more than MAX_BOOKS books. */
  numberFor(book: BookId): number {
    return this.#book.get(book) ?? Number(this.#addBook.run(book).lastInsertRowid);
  }

  /** The generation that answers for exactly this version, in tables as this program makes them. */
  current({ name, version }: Version): number | undefined {
    return this.#current.get(name, version);
  }

  /** A new generation with empty tables; run in a transaction. */
  begin({ name, version }: Version): number {
    const generation = Number(this.#add.run(name, version).lastInsertRowid);
    BitemporalTable.create(this.db, generation);
    return generation;
  }

  /** The generation answers for its projector from now on; run in a transaction. */
  promote(generation: number): void {
    this.#retire.run(generation);
    this.#promote.run(generation);
  }

  /** Removes every generation that does not answer, also what a build that was killed left behind. */
  dropLeftovers(): void {
    for (const generation of this.#leftovers.all()) {
      this.db.transaction(() => {
        BitemporalTable.drop(this.db, generation);
        this.db.prepare('DELETE FROM projection_checkpoints WHERE generation = ?').run(generation);
        this.db.prepare('DELETE FROM projection_generations WHERE generation = ?').run(generation);
      })();
    }
  }

  checkpoint(generation: number, book: number): Checkpoint {
    return this.#checkpoint.get(generation, book) ?? { size: 0, error: null };
  }

  setCheckpoint(generation: number, book: number, { size, error }: Checkpoint): void {
    this.#setCheckpoint.run(generation, book, size, error);
  }

  /** The books with which the generation could not go on. */
  stopped(generation: number): Stopped[] {
    return this.#stopped.all(generation);
  }
}
