import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'coverage', '.git']);
const TEXT = /\.(?:cjs|csv|js|json|jsonl|md|mjs|mts|sh|sql|ts|txt|ya?ml)$|(?:^|\/)(?:Dockerfile|LICENSE|run)$/;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [relative(ROOT, path).split(sep).join('/')];
  });
}

const texts = filesIn(ROOT)
  .filter((path) => TEXT.test(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

/** `file:line` of every hit. */
const hits = (wrong: RegExp, of = texts): string[] =>
  of.flatMap(({ path, text }) => text.split('\n').flatMap((line, n) => (wrong.test(line) ? `${path}:${n + 1}` : [])));

test.each([
  ['notes to be done later', new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`)],
  ['paths of a machine', /(?:^|[\s'"`(=])\/(?:home|root|Users|work)\//],
])('no %s', (_, wrong) => {
  expect(hits(wrong)).toEqual([]);
});

test('the lock names packages, not where one machine found them', () => {
  const lock = texts.filter(({ path }) => path === 'package-lock.json');
  expect(lock).toHaveLength(1);
  // `npm install --omit-lockfile-registry-resolved` leaves the addresses out.
  expect(hits(/"resolved": "http/, lock)).toEqual([]);
});

test('text ends with one line break and has no carriage returns', () => {
  const wrong = texts.filter(({ path, text }) => path !== 'LICENSE' && (text.includes('\r') || !/[^\n]\n$/.test(text)));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
