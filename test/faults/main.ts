import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { digits } from '../programs/numbers.ts';
import { writeInto } from '../programs/page.ts';
import { chosen, circumstances, fail, placeIn, printedBy } from '../programs/start.ts';
import { isRight, type Row, type Settings } from './harness.ts';
import { tableOf } from './report.ts';

/** Each is a program beside this one. */
const FAULTS = ['kill', 'power-cut', 'torn-log', 'disk-full', 'failing-disk', 'clock', 'network', 'two-writers'];

const ROOT = join(import.meta.dirname, '../../..');
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    seed: { type: 'string' },
    rounds: { type: 'string', default: '1' },
    round: { type: 'string' },
    directory: { type: 'string', default: join(ROOT, 'dist') },
  },
});
const { only, quick, directory } = values;
const settings: Settings = {
  seed: values.seed === undefined ? Date.now() % 1e9 : wholeNumber('seed', values.seed),
  quick,
  times: positive('rounds', values.rounds),
  round: values.round === undefined ? null : wholeNumber('round', values.round),
};
const names = chosen(FAULTS, only);
const place = placeIn(directory, 'faults');
process.stderr.write(`seed ${settings.seed}\n`);

const rows: Row[] = [];
for (const name of names) {
  process.stderr.write(`${name}\n`);
  const program = join(import.meta.dirname, `${name}.js`);
  rows.push(...(await printedBy<Row[]>(program, place, JSON.stringify(settings))));
  rmSync(join(place, name), { recursive: true, force: true });
}
const table = tableOf(rows);
process.stdout.write(`${table}\n`);
const complete = only.length === 0 && !quick && settings.round === null && settings.times >= 1;
if (complete) {
  const where = `${circumstances(directory)} Seed ${settings.seed}.`;
  writeInto(join(ROOT, 'docs/reliability.md'), 'npm run faults', `${where}\n\n${table}`);
} else process.stderr.write('docs/reliability.md is written by a complete run only.\n');
// One round alone says nothing about a control.
const wrong = rows.filter((row) => !isRight(row) && (settings.round === null || !row.control));
const checked = rows.reduce((sum, row) => sum + row.checked, 0);
process.stderr.write(
  `${digits(checked)} acknowledged events checked; ${wrong.length} of ${rows.length} rows not as they must be.\n`,
);
if (wrong.length > 0) process.exitCode = 1;

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 0xffffffff) fail(`--${name} takes a whole number, not ${text}`);
  return number;
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 1_000))
    fail(`--${name} multiplies the usual number of rounds, so it is a number above 0`);
  return number;
}
