import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** An empty directory for a test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'fellesbok-'));
  made.push(directory);
  return directory;
}

/** Takes away every directory made so far. */
export function removeTemporaryDirectories(): void {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
}
