import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Where the official rules lie, compiled (docs/ehf.md); they are not part of this project. Undefined: nowhere. */
export const OFFICIAL_RULES = process.env.EN16931_DIR;

/** The fatal official rules that each document breaks. */
export function askOfficialRules(documents: readonly string[], directory = OFFICIAL_RULES): string[][] {
  if (directory === undefined) throw new Error('EN16931_DIR is not set');
  const script = join(import.meta.dirname, 'official-rules.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, directory], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
