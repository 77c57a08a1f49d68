import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tell } from '../../apps/cli/failure.ts';
import { program } from '../../apps/cli/program.ts';

export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line inside this process, as `fellesbok …` would. */
export async function fellesbok(...args: string[]): Promise<Outcome> {
  let out = '';
  const write = process.stdout.write;
  process.stdout.write = ((text: string) => {
    out += text;
    return true;
  }) as typeof process.stdout.write;
  try {
    await program().parseAsync(['node', 'fellesbok', ...args]);
    return { exitCode: 0, out, err: '' };
  } catch (error) {
    const lang = args[args.indexOf('--lang') + 1];
    const { line, exitCode } = tell(error, lang === 'en' ? 'en' : lang === 'nn' ? 'nn' : 'nb');
    return { exitCode, out, err: line };
  } finally {
    process.stdout.write = write;
  }
}

/** A directory that is gone after the tests of the file. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'fellesbok-cli-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
