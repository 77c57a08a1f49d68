import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { transformSync } from '@swc/core';

const ROOT = join(import.meta.dirname, '../..');
/** What only tests use. */
const NOT_PROGRAM = /\.spec\.ts$|\/(?:testing|contract|faults)\/|\/testing\.ts$/;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/**
 * The command line as it stands in the source now, in processes of its own: to be killed, or kept short of room. Node
 * runs no TypeScript here, and a build may be old.
 */
export class ProgramChildren {
  readonly #directory: string;
  readonly #running = new Set<ChildProcess>();

  constructor() {
    const cache = join(ROOT, 'node_modules/.cache/fellesbok');
    mkdirSync(cache, { recursive: true });
    this.#directory = mkdtempSync(join(cache, 'program-'));
    for (const part of ['apps', 'libs']) this.#translateAll(join(ROOT, part));
    const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      imports: Record<string, { types: string }>;
    };
    const translated = Object.entries(imports).map(([name, { types }]) => [name, types.replace(/\.ts$/, '.js')]);
    writeFileSync(
      join(this.#directory, 'package.json'),
      JSON.stringify({ type: 'module', imports: Object.fromEntries(translated) }),
    );
  }

  /** `fellesbok …`; `ended` says how it went. */
  start(...parameters: string[]): { child: ChildProcess; ended: Promise<Ended> } {
    return this.#spawn(process.execPath, [this.#main, ...parameters]);
  }

  /** The same where no file may grow beyond so many blocks (of 512 or 1024 bytes). POSIX only. */
  startLimited(blocks: number, ...parameters: string[]): Promise<Ended> {
    const command = `trap '' XFSZ; ulimit -f ${blocks} && exec "$0" "$@"`;
    return this.#spawn('/bin/sh', ['-c', command, process.execPath, this.#main, ...parameters]).ended;
  }

  async dispose(): Promise<void> {
    for (const child of this.#running) {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    rmSync(this.#directory, { recursive: true });
  }

  get #main(): string {
    return join(this.#directory, 'apps/cli/main.js');
  }

  #spawn(command: string, parameters: string[]): { child: ChildProcess; ended: Promise<Ended> } {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#running.add(child);
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      err += text;
    });
    const ended = once(child, 'close').then(([code, signal]) => {
      this.#running.delete(child);
      return { code, signal, out, err } as Ended;
    });
    return { child, ended };
  }

  #translateAll(folder: string): void {
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(file.parentPath, file.name);
      if (!file.isFile() || NOT_PROGRAM.test(path)) continue;
      const target = join(this.#directory, relative(ROOT, path));
      mkdirSync(dirname(target), { recursive: true });
      if (extname(path) === '.ts') writeFileSync(target.replace(/\.ts$/, '.js'), translated(path));
      else copyFileSync(path, target);
    }
  }
}

function translated(path: string): string {
  const { code } = transformSync(readFileSync(path, 'utf8'), {
    filename: path,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2023',
      keepClassNames: true,
    },
    module: { type: 'es6' },
  });
  return code.replace(/((?:from|import) ?\(?['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2');
}
