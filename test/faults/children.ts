import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Ledger } from './ledger.ts';

export interface Child {
  readonly process: ChildProcess;
  /** What it prints, until it ends. */
  readonly lines: AsyncIterable<string>;
}

export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>;
  /** It can be told by closing its input that it may end. */
  readonly input?: boolean;
  /** No file may grow beyond so many blocks (of 512 or 1024 bytes). */
  readonly blocks?: number;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program of this folder with its task. */
export function start(
  program: string,
  task: unknown,
  { environment = {}, input = false, blocks }: Surroundings = {},
): Child {
  const path = join(import.meta.dirname, `${program}.js`);
  const own = [path, JSON.stringify(task)];
  const [command, parameters] =
    blocks === undefined
      ? [process.execPath, own]
      : ['/bin/sh', ['-c', `ulimit -f ${blocks} && exec "$0" "$@"`, process.execPath, ...own]];
  const child = spawn(command, parameters, {
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return { process: child, lines: createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }) };
}

/** What a writer said of one request. */
export interface Said {
  readonly kind: 'ok' | 'no' | 'unknown';
  readonly name: string;
  readonly index: number;
}

export function saidIn(line: string): Said | null {
  const [kind = '', name = '', index] = line.split(' ');
  if (kind !== 'ok' && kind !== 'no' && kind !== 'unknown') return null;
  return { kind, name, index: Number(index) };
}

/** Enters in the ledger what a writer says; gives it back. */
export function enter(ledger: Ledger, line: string): Said | null {
  const said = saidIn(line);
  if (said?.kind === 'ok') ledger.acknowledge(said);
  if (said?.kind === 'no') ledger.refuse(said.name);
  if (said?.kind === 'unknown') ledger.leaveOpen(said.name);
  return said;
}
