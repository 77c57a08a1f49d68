import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Those of which nothing smaller stands in the libraries' own specs; the others are run by `npm run faults`. */
const SOME = ['power-cut', 'failing-disk', 'clock'];

// Types are checked with everything else; here the programs are only translated.
test('the programs of npm run faults find nothing wrong, and notice what is weakened on purpose', async () => {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const project = join(ROOT, 'test/faults/tsconfig.json');
  await run(process.execPath, [
    compiler,
    '-p',
    project,
    '--noCheck',
    '--incremental',
    'false',
    '--tsBuildInfoFile',
    'null',
  ]);
  const program = join(ROOT, 'dist/test/faults/main.js');
  const chosen = SOME.flatMap((name) => ['--only', name]);
  // Rejects, with what it printed, when a row is not as it must be.
  const { stdout, stderr } = await run(process.execPath, [program, '--quick', '--seed', '1', ...chosen]);
  expect(stdout.trim().split('\n').length).toBe(2 + 10);
  expect(stderr).toMatch(/\b0 of 10 rows not as they must be/);
}, 120_000);
