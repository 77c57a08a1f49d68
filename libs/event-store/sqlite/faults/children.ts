import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const LIBRARY = join(ROOT, 'libs/event-store');
/** What the store uses of the kernel. The rest, with its schema library, would take most of a child's starting time. */
const KERNEL = ['canonical', 'civil-date', 'event', 'hash', 'ids', 'language', 'refusal', 'stream-name'];

/**
 * Processes that use the store as it stands in the source now, to be killed. Node runs no TypeScript here, and a build
 * may be old: so the few files are translated into a directory of their own, in reach of `node_modules`.
 */
export class Children {
  readonly #directory: string;
  readonly #running = new Set<ChildProcess>();

  constructor() {
    const cache = join(ROOT, 'node_modules/.cache/fellesbok');
    mkdirSync(cache, { recursive: true });
    this.#directory = mkdtempSync(join(cache, 'children-'));
    for (const name of KERNEL) this.#translate(join(ROOT, `libs/kernel/${name}.ts`));
    for (const file of readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.mjs')) this.#put(join(LIBRARY, file), (target) => copyFileSync(join(LIBRARY, file), target));
      if (file.endsWith('.ts') && !/\.spec\.ts$|^contract|\/faults\//.test(file)) this.#translate(join(LIBRARY, file));
    }
    const kernel = KERNEL.map((name) => `export * from './libs/kernel/${name}.js';\n`).join('');
    writeFileSync(join(this.#directory, 'kernel.js'), kernel);
    const imports = { '#kernel': './kernel.js', '#event-store': './libs/event-store/index.js' };
    writeFileSync(join(this.#directory, 'package.json'), JSON.stringify({ type: 'module', imports }));
  }

  /** Starts a script of `sqlite/faults/`, or one named from the library on; `lines` gives what it prints, until it ends. */
  start(script: string, ...parameters: string[]): { child: ChildProcess; lines: AsyncIterable<string> } {
    return this.#spawn(process.execPath, [this.#script(script), ...parameters]);
  }

  /** Starts `faults/<script>` where no file may grow beyond so many blocks (of 512 or 1024 bytes). POSIX only. */
  startLimited(blocks: number, script: string, ...parameters: string[]): { lines: AsyncIterable<string> } {
    const command = `ulimit -f ${blocks} && exec "$0" "$@"`;
    return this.#spawn('/bin/sh', ['-c', command, process.execPath, this.#script(script), ...parameters]);
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#running].map((child) => kill(child)));
    rmSync(this.#directory, { recursive: true });
  }

  #script(name: string): string {
    return join(this.#directory, 'libs/event-store', name.includes('/') ? name : `sqlite/faults/${name}`);
  }

  #spawn(command: string, parameters: string[]): { child: ChildProcess; lines: AsyncIterable<string> } {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#running.add(child);
    child.once('close', () => this.#running.delete(child));
    return { child, lines: createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }) };
  }

  #translate(source: string): void {
    const { code } = transformSync(readFileSync(source, 'utf8'), {
      filename: source,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
      module: { type: 'es6' },
    });
    const runnable = code.replace(/((?:from |import\()['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2');
    this.#put(source.replace(/\.ts$/, '.js'), (target) => writeFileSync(target, runnable));
  }

  #put(source: string, write: (target: string) => void): void {
    const target = join(this.#directory, relative(ROOT, source));
    mkdirSync(dirname(target), { recursive: true });
    write(target);
  }
}

/** Ends the process on the spot: it gets no chance to close anything. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}
