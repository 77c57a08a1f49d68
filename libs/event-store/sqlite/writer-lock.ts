import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DirectoryLocked, type Holder } from './errors.ts';

/**
 * The right to write in a data directory. It is a file lock of the operating system, taken through SQLite, so it ends
 * with the process however that ends, and nobody ever has to remove a stale lock by hand. `writer.json` only names the
 * holder; it decides nothing.
 */
export class WriterLock {
  private constructor(
    private readonly lock: Database.Database,
    private readonly note: string,
  ) {}

  /** @throws DirectoryLocked when anyone has it, also this process. */
  static take(directory: string, holder: Holder): WriterLock {
    const note = join(directory, 'writer.json');
    const lock = new Database(join(directory, 'writer.lock'), { timeout: 0 });
    try {
      // Nothing is ever written in it, so it needs no journal beside it.
      lock.pragma('journal_mode = MEMORY');
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new DirectoryLocked(directory, readHolder(note));
      throw error;
    }
    writeFileSync(`${note}.new`, `${JSON.stringify(holder)}\n`);
    renameSync(`${note}.new`, note);
    return new WriterLock(lock, note);
  }

  release(): void {
    rmSync(this.note, { force: true });
    this.lock.close();
  }
}

function readHolder(note: string): Holder | null {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Holder;
  } catch {
    return null;
  }
}
