import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { isRefusal, type Refusal } from '#kernel';

/** A file of the data directory beside the book, what it says of itself, and how it refuses. */
export interface PrivateFile {
  /** Name in the data directory. */
  readonly name: string;
  /** Marks it as ours (`PRAGMA application_id`). */
  readonly mark: number;
  /** Counts changes of its tables (`PRAGMA user_version`). */
  readonly version: number;
  /** Its tables, for a new file. */
  readonly tables: string;
  /** How long to wait for another connection's lock, in milliseconds. Waiting blocks the process, so it is short. */
  readonly patience: number;
  /** Size of its pages in bytes, where what is erased must be gone: then freed bytes are overwritten. */
  readonly erasablePages?: number;
  readonly none: (p: { directory: string }) => Refusal;
  readonly foreign: (p: { file: string; why: string }) => Refusal;
  readonly unavailable: (p: { file: string; problem: string }) => Refusal;
}

/**
 * - `create`: read and write; makes the directory and the file where they are missing
 * - `change`: read and write what is there
 * - `read`: read what is there
 */
export type Access = 'create' | 'change' | 'read';

/** Opens the file as durable as the book: what was answered is there after a power cut. */
export function openPrivate(kind: PrivateFile, directory: string, access: Access): Database.Database | Refusal {
  const file = join(directory, kind.name);
  if (access !== 'create' && !existsSync(file)) return kind.none({ directory });
  return guarded(kind, file, () => {
    if (access === 'create') makeFile(directory, file);
    const db = new Database(file, { readonly: access === 'read', timeout: kind.patience });
    try {
      const ready = prepare(kind, db, directory, access);
      if (isRefusal(ready)) db.close();
      return ready;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function prepare(
  kind: PrivateFile,
  db: Database.Database,
  directory: string,
  access: Access,
): Database.Database | Refusal {
  const fresh = isEmpty(db);
  if (fresh && access !== 'create') return kind.none({ directory });
  const foreign = fresh ? null : whyForeign(kind, db);
  if (foreign) return kind.foreign({ file: db.name, why: foreign });
  if (access === 'read') return db;
  const { erasablePages } = kind;
  if (fresh && erasablePages !== undefined) db.pragma(`page_size = ${erasablePages}`);
  makeDurable(db, erasablePages !== undefined);
  // Two that open a new directory at once: the second finds the tables made.
  if (fresh) db.transaction(() => isEmpty(db) && db.exec(tablesOf(kind))).immediate();
  // What an erasure that was cut short may have left in the log.
  if (erasablePages !== undefined) emptyLog(kind, db);
  return db;
}

const tablesOf = ({ tables, mark, version }: PrivateFile): string =>
  `${tables}; PRAGMA application_id = ${mark}; PRAGMA user_version = ${version};`;

/** Moves the log into the file and cuts it to nothing; false when that has to wait, as for a reader that does not end. */
export function emptyLog(kind: PrivateFile, db: Database.Database): boolean {
  const busy = guarded(kind, db.name, () => db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }));
  return busy === 0;
}

/**
 * What went wrong with the file is a refusal: another writer that does not end, a full or failing disk, missing rights.
 * @throws what is a fault of the program
 */
export function guarded<T>(kind: PrivateFile, file: string, work: () => T | Refusal): T | Refusal {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'SQLITE_NOTADB') return kind.foreign({ file, why: 'not a SQLite file' });
    if (code && OF_THE_FILE.test(code)) return kind.unavailable({ file, problem: `${code}: ${message}` });
    throw error;
  }
}

const OF_THE_FILE =
  /^(?:SQLITE_(?:BUSY|LOCKED|CANTOPEN|CORRUPT|FULL|IOERR|PERM|PROTOCOL|READONLY)|E(?:ACCES|EXIST|ISDIR|IO|NOENT|NOSPC|NOTDIR|PERM|ROFS)$)/;

/** The settings hold for one connection, so they are made and read back at every open. */
function makeDurable(db: Database.Database, erasable: boolean): void {
  expectPragma(db, 'journal_mode', 'WAL', 'wal');
  expectPragma(db, 'synchronous', 'FULL', 2);
  db.pragma('fullfsync = ON');
  if (erasable) expectPragma(db, 'secure_delete', 'ON', 1);
  expectPragma(db, 'foreign_keys', 'ON', 1);
}

function expectPragma(db: Database.Database, name: string, value: string, expected: unknown): void {
  db.pragma(`${name} = ${value}`);
  const found = pragma(db, name);
  if (found !== expected) throw new Error(`${name} is ${found}, not ${expected}: refusing to keep anything like this`);
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

function whyForeign({ mark, version, erasablePages }: PrivateFile, db: Database.Database): string | null {
  if (pragma(db, 'application_id') !== mark) return 'no mark of Fellesbok’s';
  const found = pragma(db, 'user_version');
  if (found !== version) return `schema version ${found}, this program knows ${version}`;
  if (erasablePages === undefined) return null;
  const page = pragma(db, 'page_size');
  return page === erasablePages && pragma(db, 'auto_vacuum') === 0 ? null : `page size ${page}, or pages that move`;
}

const pragma = (db: Database.Database, name: string): unknown => db.pragma(name, { simple: true });
