import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { isRefusal, type Refusal } from '#kernel';
import { documentsUnavailable, foreignFile, noDocuments } from './refusals.ts';

export const DOCUMENTS_FILE = 'documents.sqlite';
/** 50 MiB. */
export const MAX_CONTENT = 50 * 1024 * 1024;

/** `FDOC`: marks the file as documents of Fellesbok (`PRAGMA application_id`). */
const APPLICATION_ID = 0x46444f43;
/** Counts changes of the tables below (`PRAGMA user_version`). */
const SCHEMA_VERSION = 1;
/** How long to wait for another connection's lock, in milliseconds. Waiting blocks the process, so it is short. */
const BUSY_TIMEOUT = 2_000;
/** At least as much as SQLite keeps of a row in a page that it shares with others. */
export const PAGE_SIZE = 4096;

/**
 * What must be erasable stands in `contents` behind a page of zeros. SQLite keeps the beginning of a long row in a page
 * that it shares with other rows, and when it rearranges such pages it leaves copies behind that `secure_delete` does
 * not know of. The rest of the row is in pages of its own, which are never copied and are overwritten when they are
 * freed: with the zeros first, that rest is all that says anything.
 */
const SCHEMA = `
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    erased_at TEXT,
    erased_by TEXT,
    ground TEXT,
    CHECK ((erased_at IS NULL) = (ground IS NULL) AND (erased_at IS NULL) = (erased_by IS NULL))
  ) STRICT;
  CREATE TABLE contents (
    document INTEGER PRIMARY KEY REFERENCES documents (id),
    zeros BLOB NOT NULL CHECK (length(zeros) = ${PAGE_SIZE}),
    added_at TEXT NOT NULL,
    media_type TEXT NOT NULL,
    title TEXT,
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    content BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER documents_never_go BEFORE DELETE ON documents
    BEGIN SELECT RAISE(ABORT, 'a reference is never deleted'); END;
  CREATE TRIGGER documents_are_erased_once BEFORE UPDATE ON documents WHEN OLD.erased_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a document is erased once'); END;
  CREATE TRIGGER references_never_change BEFORE UPDATE OF id, reference, sha256 ON documents
    BEGIN SELECT RAISE(ABORT, 'a reference is never changed'); END;
  CREATE TRIGGER contents_never_change BEFORE UPDATE ON contents
    BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * - `create`: read and write; makes the directory and the file where they are missing
 * - `change`: read and write what is there
 * - `read`: read what is there
 */
export type Access = 'create' | 'change' | 'read';

export function openFile(directory: string, access: Access): Database.Database | Refusal {
  const file = join(directory, DOCUMENTS_FILE);
  if (access !== 'create' && !existsSync(file)) return noDocuments({ directory });
  return guarded(file, () => {
    if (access === 'create') makeFile(directory, file);
    const db = new Database(file, { readonly: access === 'read', timeout: BUSY_TIMEOUT });
    try {
      const ready = prepare(db, directory, access);
      if (isRefusal(ready)) db.close();
      return ready;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function prepare(db: Database.Database, directory: string, access: Access): Database.Database | Refusal {
  const fresh = isEmpty(db);
  if (fresh && access !== 'create') return noDocuments({ directory });
  const foreign = fresh ? null : whyForeign(db);
  if (foreign) return foreignFile({ file: db.name, why: foreign });
  if (access === 'read') return db;
  if (fresh) db.pragma(`page_size = ${PAGE_SIZE}`);
  makeDurable(db);
  // Two that open a new directory at once: the second finds the tables made.
  if (fresh) db.transaction(() => isEmpty(db) && db.exec(SCHEMA)).immediate();
  // What an erasure that was cut short may have left in the log.
  emptyLog(db);
  return db;
}

/** Moves the log into the file and cuts it to nothing; false when that has to wait, as for a reader that does not end. */
export function emptyLog(db: Database.Database): boolean {
  const busy = guarded(db.name, () => db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }));
  return busy === 0;
}

/**
 * What went wrong with the file is a refusal: another writer that does not end, a full or failing disk, missing rights.
 * @throws what is a fault of the program
 */
export function guarded<T>(file: string, work: () => T | Refusal): T | Refusal {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'SQLITE_NOTADB') return foreignFile({ file, why: 'not a SQLite file' });
    if (code && OF_THE_FILE.test(code)) return documentsUnavailable({ file, problem: `${code}: ${message}` });
    throw error;
  }
}

const OF_THE_FILE =
  /^(?:SQLITE_(?:BUSY|LOCKED|CANTOPEN|CORRUPT|FULL|IOERR|PERM|PROTOCOL|READONLY)|E(?:ACCES|EXIST|ISDIR|IO|NOENT|NOSPC|NOTDIR|PERM|ROFS)$)/;

/** The settings hold for one connection, so they are made and read back at every open. */
function makeDurable(db: Database.Database): void {
  expectPragma(db, 'journal_mode', 'WAL', 'wal');
  expectPragma(db, 'synchronous', 'FULL', 2);
  db.pragma('fullfsync = ON');
  expectPragma(db, 'secure_delete', 'ON', 1);
  expectPragma(db, 'foreign_keys', 'ON', 1);
}

function expectPragma(db: Database.Database, name: string, value: string, expected: unknown): void {
  db.pragma(`${name} = ${value}`);
  const found = pragma(db, name);
  if (found !== expected) throw new Error(`${name} is ${found}, not ${expected}: refusing to keep documents like this`);
}

/** Only its owner reads the file; SQLite gives the files beside it the same rights. Its name survives a power cut. */
function makeFile(directory: string, file: string): void {
  if (existsSync(file)) return;
  const last = makeDirectory(directory);
  closeSync(openSync(file, 'a', 0o600));
  if (process.platform === 'win32') return;
  for (let made = resolve(directory); ; made = dirname(made)) {
    const handle = openSync(made, 'r');
    fsyncSync(handle);
    closeSync(handle);
    if (made === last) return;
  }
}

/**
 * Makes the directory; gives the nearest one that was there before. One by one: making them all at once never ends where
 * the system says of every one that its parent is missing (/proc).
 */
function makeDirectory(directory: string): string {
  const missing: string[] = [];
  let there = resolve(directory);
  for (; !existsSync(there) && there !== dirname(there); there = dirname(there)) missing.unshift(there);
  for (const path of missing) {
    try {
      mkdirSync(path);
    } catch (error) {
      // Somebody else has just made it.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return there;
}

/** A new file, or one whose maker died before its first transaction. */
const isEmpty = (db: Database.Database): boolean =>
  db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0 && pragma(db, 'application_id') === 0;

function whyForeign(db: Database.Database): string | null {
  if (pragma(db, 'application_id') !== APPLICATION_ID) return 'no mark of Fellesbok’s documents';
  const version = pragma(db, 'user_version');
  if (version !== SCHEMA_VERSION) return `schema version ${version}, this program knows ${SCHEMA_VERSION}`;
  const page = pragma(db, 'page_size');
  if (page !== PAGE_SIZE || pragma(db, 'auto_vacuum') !== 0) return `page size ${page}, or pages that move`;
  return null;
}

const pragma = (db: Database.Database, name: string): unknown => db.pragma(name, { simple: true });
