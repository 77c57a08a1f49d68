import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeInto } from '../programs/page.ts';
import { chosen, circumstances, placeIn, printedBy } from '../programs/start.ts';
import { type Figure, isMet } from './harness.ts';
import { tableOf } from './report.ts';

/** Each is a program beside this one. Those that need the large file stand together: the first makes it. */
const BENCHES = [
  'append',
  'peers',
  'concurrent',
  'syncs',
  'kurrentdb',
  'http',
  'command-path',
  'allocation',
  'money',
  'as-of',
  'rebuild',
  'growth',
];

const ROOT = join(import.meta.dirname, '../../..');
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    directory: { type: 'string', default: join(ROOT, 'dist') },
  },
});
const { only, quick, directory } = values;
const place = placeIn(directory, 'bench');

const figures: Figure[] = [];
for (const name of chosen(BENCHES, only)) {
  process.stderr.write(`${name}\n`);
  figures.push(
    ...(await printedBy<Figure[]>(join(import.meta.dirname, `${name}.js`), place, ...(quick ? ['quick'] : []))),
  );
  rmSync(join(place, name), { recursive: true, force: true });
}
const table = tableOf(figures);
process.stdout.write(`${table}\n`);
if (only.length === 0 && !quick)
  writeInto(join(ROOT, 'docs/benchmarks.md'), 'npm run bench', `${circumstances(directory)}\n\n${table}`);
else process.stderr.write('docs/benchmarks.md is written by a complete run only.\n');
const missed = figures.filter((figure) => !isMet(figure));
if (missed.length > 0) process.stderr.write(`${missed.length} of ${figures.length} figures miss their target.\n`);
