import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { isRefusal, type Refusal } from '#kernel';
import { accessForeignFile, accessUnavailable, noKeys } from './refusals.ts';

export const ACCESS_FILE = 'access.sqlite';

/** `FKEY`: marks the file as keys of Fellesbok (`PRAGMA application_id`). */
const APPLICATION_ID = 0x464b4559;
/** Counts changes of the table below (`PRAGMA user_version`). */
const SCHEMA_VERSION = 1;
/** How long to wait for another connection's lock, in milliseconds. Waiting blocks the process, so it is short. */
const BUSY_TIMEOUT = 500;

/** A key is never deleted: who made it and who revoked it, and when, is the trail of who could do what. */
const SCHEMA = `
  CREATE TABLE keys (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    municipality TEXT,
    label TEXT NOT NULL,
    created TEXT NOT NULL,
    created_by TEXT NOT NULL,
    expires TEXT NOT NULL,
    request TEXT UNIQUE,
    revoked TEXT,
    revoked_by TEXT,
    last_used TEXT,
    CHECK ((revoked IS NULL) = (revoked_by IS NULL))
  ) STRICT;
  CREATE TRIGGER keys_never_go BEFORE DELETE ON keys
    BEGIN SELECT RAISE(ABORT, 'a key is never deleted'); END;
  CREATE TRIGGER keys_never_change
    BEFORE UPDATE OF number, id, hash, actor, role, municipality, label, created, created_by, expires, request ON keys
    BEGIN SELECT RAISE(ABORT, 'a key is never changed'); END;
  CREATE TRIGGER keys_are_revoked_once BEFORE UPDATE OF revoked, revoked_by ON keys WHEN OLD.revoked IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a key is revoked once'); END;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * - `create`: read and write; makes the directory and the file where they are missing
 * - `change`: read and write what is there
 */
export type Access = 'create' | 'change';

export function openFile(directory: string, access: Access): Database.Database | Refusal {
  const file = join(directory, ACCESS_FILE);
  if (access !== 'create' && !existsSync(file)) return noKeys({ directory });
  return guarded(file, () => {
    if (access === 'create') makeFile(directory, file);
    const db = new Database(file, { timeout: BUSY_TIMEOUT });
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
  if (fresh && access !== 'create') return noKeys({ directory });
  const foreign = fresh ? null : whyForeign(db);
  if (foreign) return accessForeignFile({ file: db.name, why: foreign });
  makeDurable(db);
  // Two that open a new directory at once: the second finds the table made.
  if (fresh) db.transaction(() => isEmpty(db) && db.exec(SCHEMA)).immediate();
  return db;
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
    if (code === 'SQLITE_NOTADB') return accessForeignFile({ file, why: 'not a SQLite file' });
    if (code && OF_THE_FILE.test(code)) return accessUnavailable({ file, problem: `${code}: ${message}` });
    throw error;
  }
}

const OF_THE_FILE =
  /^(?:SQLITE_(?:BUSY|LOCKED|CANTOPEN|CORRUPT|FULL|IOERR|PERM|PROTOCOL|READONLY)|E(?:ACCES|EXIST|ISDIR|IO|NOSPC|NOTDIR|PERM|ROFS)$)/;

/** A key that was revoked stays revoked after a power cut. The settings hold for one connection. */
function makeDurable(db: Database.Database): void {
  expectPragma(db, 'journal_mode', 'WAL', 'wal');
  expectPragma(db, 'synchronous', 'FULL', 2);
  db.pragma('fullfsync = ON');
}

function expectPragma(db: Database.Database, name: string, value: string, expected: unknown): void {
  db.pragma(`${name} = ${value}`);
  const found = pragma(db, name);
  if (found !== expected) throw new Error(`${name} is ${found}, not ${expected}: refusing to keep keys like this`);
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
  if (pragma(db, 'application_id') !== APPLICATION_ID) return 'no mark of Fellesbok’s keys';
  const version = pragma(db, 'user_version');
  return version === SCHEMA_VERSION ? null : `schema version ${version}, this program knows ${SCHEMA_VERSION}`;
}

const pragma = (db: Database.Database, name: string): unknown => db.pragma(name, { simple: true });
