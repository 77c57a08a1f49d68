import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { fileSystemOf } from './numbers.ts';

/** A directory of this run, on a disk and not in memory, that is gone when the process ends. */
export function placeIn(directory: string, name: string): string {
  mkdirSync(directory, { recursive: true });
  const fileSystem = fileSystemOf(directory);
  if (['tmpfs', 'ramfs'].includes(fileSystem))
    fail(`${directory} is in memory (${fileSystem}): syncs cost nothing there; give --directory`);
  const place = mkdtempSync(join(directory, `${name}-`));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
  return place;
}

/** Those of the names that were asked for, in their own order; all when none was. */
export function chosen(names: readonly string[], only: readonly string[]): readonly string[] {
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) fail(`there is no ${unknown.join(', ')}; there are ${names.join(', ')}`);
  return only.length > 0 ? names.filter((name) => only.includes(name)) : names;
}

/** What a program prints as JSON; it is ended with this process. */
export async function printedBy<T>(program: string, ...parameters: string[]): Promise<T> {
  const child = spawn(process.execPath, [program, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = (): void => void child.kill('SIGKILL');
  // Before its files are removed.
  process.prependListener('exit', stop);
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  process.off('exit', stop);
  if (code !== 0) fail(`${program} failed`);
  return JSON.parse(printed) as T;
}

/** When and where a run took place. */
export function circumstances(directory: string): string {
  const db = new Database(':memory:');
  const sqlite = db.prepare<[], string>('SELECT sqlite_version()').pluck().get();
  db.close();
  const day = new Date().toISOString().slice(0, 10);
  const files = `files on ${fileSystemOf(directory)}`;
  return `${day}, Node ${process.versions.node}, SQLite ${sqlite}, ${cpus().length} processor cores, ${files}.`;
}

export function fail(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
