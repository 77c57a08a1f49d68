import { closeSync, existsSync, fsyncSync, linkSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** There is something of this name already, and nothing is written over. */
export class AlreadyThere extends Error {
  override readonly name = 'AlreadyThere';
  constructor(readonly path: string) {
    super(`${path} is there already`);
  }
}

/**
 * Makes a file that is there whole and durable, or not at all: it is written under another name beside its own. For its
 * owner only.
 * @throws AlreadyThere; what the disk throws, and then nothing is left
 */
export async function writeNewFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  if (existsSync(path)) throw new AlreadyThere(path);
  const part = partOf(path);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    take(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  syncDirectory(dirname(resolve(path)));
}

/** Where something is made before it gets its name. What processes that have ended left there is removed. */
export function partOf(path: string): string {
  const [directory, name] = [dirname(resolve(path)), basename(path)];
  for (const other of readdirSync(directory)) {
    const pid = other.startsWith(`${name}.`) ? /^\.(\d+)\.part$/.exec(other.slice(name.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(directory, other), { recursive: true, force: true });
  }
  return join(directory, `${name}.${process.pid}.part`);
}

/** So that a name that was given or taken is still so after a power cut. */
export function syncDirectory(directory: string): void {
  if (process.platform !== 'win32') syncOpened(directory, 'r');
}

export const sync = (file: string): void => syncOpened(file, 'r+');

function syncOpened(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives the file its name, never over another's; not all file systems can do that in one step. */
function take(part: string, path: string): void {
  try {
    linkSync(part, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || existsSync(path)) throw new AlreadyThere(path);
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EACCES'].includes(code ?? '')) throw error;
    renameSync(part, path);
    return;
  }
  rmSync(part);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
