import Database from 'better-sqlite3';

/** How long to wait for another connection's lock, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

/**
 * Copies a SQLite file as it stands at one moment, beside whoever writes to it, into a new file that needs no log beside
 * it. What was deleted does not come along. The new file is not yet synced to the disk.
 * @throws what SQLite throws, e.g. SQLITE_FULL; then a part of the new file may be there
 */
export function copySqliteFile(from: string, to: string): void {
  const db = new Database(from, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT });
  try {
    // In one read transaction: writers go on, and unlike a backup page by page it never begins again because of them.
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

/** What SQLite finds wrong with a file; nothing when it is sound. */
export function problemsOf(file: string): readonly string[] {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const found = db.pragma('integrity_check') as { integrity_check: string }[];
      return found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
    } finally {
      db.close();
    }
  } catch (error) {
    return [(error as Error).message];
  }
}
