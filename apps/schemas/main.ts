import { argv, cwd, exit } from 'node:process';
import { stale, write } from './published.ts';

/** Writes the published schemas; with --check only says whether they are what the code says. */
const unknown = argv.slice(2).filter((argument) => argument !== '--check');
if (unknown.length > 0) {
  console.error(`schemas: unknown argument ${unknown.join(' ')}; there is only --check`);
  exit(2);
}
const written = argv.includes('--check') ? [] : write(cwd());
for (const path of written) console.log(`wrote ${path}`);
const wrong = stale(cwd());
for (const line of wrong) console.error(`schemas: ${line}`);
if (wrong.length > 0) {
  console.error('schemas: run npm run schemas and commit what it wrote');
  exit(1);
}
