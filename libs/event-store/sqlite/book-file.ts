import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { ForeignFile, NoBook } from './errors.ts';

export const BOOK_FILE = 'book.sqlite';

/** `FBOK`: marks the file as a book (`PRAGMA application_id`). */
const APPLICATION_ID = 0x46424f4b;
/** Counts changes of the tables below (`PRAGMA user_version`). */
const SCHEMA_VERSION = 1;
/** How long to wait for another connection's lock, in milliseconds. Waiting blocks the process, so it is short. */
const BUSY_TIMEOUT = 2_000;

/**
 * `idx` counts in the book and `revision` in the stream, both from 0. `recorded` (effective) and `written` are
 * milliseconds since 1970. `metadata` and `data` are the canonical JSON that `hash` is of.
 */
const SCHEMA = `
  CREATE TABLE books (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    book INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    id BLOB NOT NULL,
    recorded INTEGER NOT NULL,
    written INTEGER NOT NULL,
    hash BLOB NOT NULL,
    metadata TEXT NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (stream, revision),
    UNIQUE (book, idx),
    UNIQUE (id)
  ) STRICT;
  CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
  CREATE TRIGGER events_never_go BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Opens the book of the directory for writing and creates what is missing. The caller holds the directory's lock. */
export function openForWriting(directory: string): Database.Database {
  const db = new Database(join(directory, BOOK_FILE), { timeout: BUSY_TIMEOUT });
  try {
    const fresh = isEmpty(db);
    if (!fresh) assertBook(db);
    makeDurable(db);
    // The log goes back into the file after 16 MiB, not 4: each time costs two more syncs.
    db.pragma('wal_autocheckpoint = 4000');
    if (fresh) db.transaction(() => db.exec(SCHEMA)).immediate();
    emptyLog(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** @throws NoBook, ForeignFile */
export function openForReading(directory: string): Database.Database {
  const file = join(directory, BOOK_FILE);
  if (!existsSync(file)) throw new NoBook(directory);
  const db = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT });
  try {
    if (isEmpty(db)) throw new NoBook(directory);
    assertBook(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Refuses a directory whose book file is someone else's, before anything in it is touched. */
export function assertOurs(directory: string): void {
  try {
    openForReading(directory).close();
  } catch (error) {
    if (!(error instanceof NoBook)) throw error;
  }
}

/**
 * An acknowledged event must survive a power cut. SQLite as built for better-sqlite3 lowers `synchronous` to NORMAL
 * whenever WAL is switched on, and the file does not remember it: so it is set and read back at every open.
 */
export function makeDurable(db: Pick<Database.Database, 'pragma'>): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw new Error(`the file system does not allow a write-ahead log (journal_mode is ${mode})`);
  db.pragma('synchronous = FULL');
  // Only macOS knows the difference: there a plain fsync leaves the data in the disk's cache.
  db.pragma('fullfsync = ON');
  const synchronous = db.pragma('synchronous', { simple: true });
  if (synchronous !== 2)
    throw new Error(`synchronous is ${synchronous}, not 2 (FULL): refusing to open a book that could lose events`);
}

/**
 * Takes what stands in the log into the file, synced, so that new commits begin a log of their own. After a sync that
 * failed, the system may take pages for written that never reached the disk, and no later sync writes them: commits
 * behind such a hole in the log would be lost with it in a power cut. While others are reading, it stays as it is.
 */
function emptyLog(db: Database.Database): void {
  db.pragma('wal_checkpoint(RESTART)');
}

/** Creates the directory so that it is still there after a power cut: each new name is synced in its parent. */
export function makeDirectory(directory: string): void {
  const missing: string[] = [];
  // One by one: making them all at once never ends where the system says of every one that its parent is missing (/proc).
  for (let path = resolve(directory); !existsSync(path) && path !== dirname(path); path = dirname(path))
    missing.unshift(path);
  // A file in its place is refused by this.
  if (missing.length === 0) mkdirSync(directory, { recursive: true });
  for (const path of missing) {
    makeOne(path);
    if (process.platform === 'win32') continue;
    const parent = openSync(dirname(path), 'r');
    fsyncSync(parent);
    closeSync(parent);
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else has just made it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A new file, or one whose maker died before its first transaction. */
function isEmpty(db: Database.Database): boolean {
  try {
    return ask(
      db,
      () => db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0 && pragma(db, 'application_id') === 0,
    );
  } catch (error) {
    // Only switching a new file to WAL leaves a rollback journal. Reading cannot undo it; opening for writing does.
    if (db.readonly && (error as { code?: string }).code?.startsWith('SQLITE_READONLY')) return true;
    throw error;
  }
}

function assertBook(db: Database.Database): void {
  if (ask(db, () => pragma(db, 'application_id')) !== APPLICATION_ID)
    throw new ForeignFile(db.name, 'is not a book of Fellesbok');
  const version = pragma(db, 'user_version');
  if (version !== SCHEMA_VERSION) {
    throw new ForeignFile(db.name, `has schema version ${version}; this program knows ${SCHEMA_VERSION}: upgrade it`);
  }
}

const pragma = (db: Database.Database, name: string): unknown => db.pragma(name, { simple: true });

function ask<T>(db: Database.Database, question: () => T): T {
  try {
    return question();
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_NOTADB') throw new ForeignFile(db.name, 'is not a SQLite file');
    throw error;
  }
}
