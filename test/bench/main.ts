import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { type Figure, fileSystemOf, isMet } from './harness.ts';
import { tableOf, writeInto } from './report.ts';

/** Each is a program beside this one. Those that need the large file stand together: the first makes it. */
const BENCHES = ['append', 'peers', 'concurrent', 'syncs', 'command-path', 'allocation', 'as-of', 'rebuild', 'growth'];

const ROOT = join(import.meta.dirname, '../../..');
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    directory: { type: 'string', default: join(ROOT, 'dist') },
  },
});
const { only, quick, directory } = values;
const unknown = only.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) fail(`there is no bench ${unknown.join(', ')}; there are ${BENCHES.join(', ')}`);
mkdirSync(directory, { recursive: true });
const fileSystem = fileSystemOf(directory);
if (['tmpfs', 'ramfs'].includes(fileSystem))
  fail(`${directory} is in memory (${fileSystem}): syncs cost nothing there; give --directory`);

const place = mkdtempSync(join(directory, 'bench-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

const figures: Figure[] = [];
for (const name of only.length > 0 ? BENCHES.filter((one) => only.includes(one)) : BENCHES) {
  process.stderr.write(`${name}\n`);
  figures.push(...(await run(name)));
  rmSync(join(place, name), { recursive: true, force: true });
}
const table = tableOf(figures);
process.stdout.write(`${table}\n`);
if (only.length === 0 && !quick) writeInto(join(ROOT, 'docs/benchmarks.md'), `${circumstances()}\n\n${table}`);
else process.stderr.write('docs/benchmarks.md is written by a complete run only.\n');
const missed = figures.filter((figure) => !isMet(figure));
if (missed.length > 0) process.stderr.write(`${missed.length} of ${figures.length} figures miss their target.\n`);

async function run(name: string): Promise<Figure[]> {
  const program = join(import.meta.dirname, `${name}.js`);
  const child = spawn(process.execPath, [program, place, ...(quick ? ['quick'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = (): void => void child.kill('SIGKILL');
  // Before its files are removed.
  process.prependListener('exit', stop);
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  process.off('exit', stop);
  if (code !== 0) fail(`bench ${name} failed`);
  return JSON.parse(printed);
}

function circumstances(): string {
  const db = new Database(':memory:');
  const sqlite = db.prepare<[], string>('SELECT sqlite_version()').pluck().get();
  db.close();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node ${process.versions.node}, SQLite ${sqlite}, ${cpus().length} processor cores, files on ${fileSystem}.`;
}

function fail(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
