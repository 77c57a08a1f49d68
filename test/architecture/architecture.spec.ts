import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { IMPORT_RULES, LIBRARY_ORDER } from './import-rules.ts';
import { checkSource, SOURCE_RULES } from './source-rules.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = join(import.meta.dirname, 'fixtures');
const ENTRIES = ['apps', 'libs', 'test'];

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  imports: Record<string, { types: string }>;
};

interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly what: string;
}

/** The TypeScript files of a tree, relative to its root; none of the fixtures. */
function sourcesOf(root: string): string[] {
  return ENTRIES.filter((entry) => existsSync(join(root, entry)))
    .flatMap((entry) => readdirSync(join(root, entry), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('test/architecture/fixtures/') && !path.includes('node_modules/'))
    .sort();
}

/** The import rules on a tree. `#name` is resolved as package.json says, to the sources, whatever the tree's root. */
async function brokenImports(root: string): Promise<Violation[]> {
  const alias = Object.entries(manifest.imports).map(([name, { types }]) => [name, join(root, types)] as const);
  const { output } = await cruise(
    sourcesOf(root),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...IMPORT_RULES] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    {
      bustTheCache: true,
      alias: Object.fromEntries(alias),
      conditionNames: ['types', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  );
  const { violations } = (output as ICruiseResult).summary;
  return violations.flatMap(({ rule, from, to, cycle }) => {
    const files = cycle ? cycle.map(({ name }) => name) : [from];
    return files.map((file, n) => ({ rule: rule.name, file, what: cycle ? (files[n + 1] ?? files[0] ?? to) : to }));
  });
}

/** The source rules on a tree. */
function brokenSources(root: string): Violation[] {
  return sourcesOf(root).flatMap((path) =>
    checkSource(path, readFileSync(join(root, path), 'utf8')).map(({ rule, file, line, what }) => ({
      rule,
      file,
      what: `line ${line}: ${what}`,
    })),
  );
}

const lines = (violations: readonly Violation[]): string[] =>
  violations.map(({ rule, file, what }) => `${rule}: ${file} -> ${what}`);

const importRules = [...new Set(IMPORT_RULES.flatMap((rule) => rule.name ?? []))];
const sourceRules = SOURCE_RULES.map((rule) => rule.name);

describe('the tree', () => {
  test('keeps the import rules', async () => {
    expect(lines(await brokenImports(ROOT))).toEqual([]);
  });

  test('keeps the source rules', () => {
    expect(lines(brokenSources(ROOT))).toEqual([]);
  });

  test('places every library in the order', () => {
    const libraries = readdirSync(join(ROOT, 'libs'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(libraries.map((entry) => entry.name).sort()).toEqual(LIBRARY_ORDER.flat().sort());
  });

  test('has a name for every library', () => {
    // `#kernel/testing` is for specs; `no-test-code-in-the-program` keeps it there.
    expect(Object.keys(manifest.imports).sort()).toEqual(
      [...LIBRARY_ORDER.flat().map((name) => `#${name}`), '#kernel/testing'].sort(),
    );
  });
});

/** In the fixture of a rule, the rule flags the files whose name begins with `bad`, and no other. */
describe('each rule bites', () => {
  test('and has its fixture', () => {
    expect(readdirSync(FIXTURES).sort()).toEqual([...importRules, ...sourceRules].sort());
  });

  const flagged = (violations: readonly Violation[], name: string): string[] =>
    [...new Set(violations.filter(({ rule }) => rule === name).map(({ file }) => file))].sort();
  const expected = (root: string): string[] => sourcesOf(root).filter((path) => /(?:^|\/)bad[^/]*\.ts$/.test(path));

  test.each(importRules)('%s', async (name) => {
    const root = join(FIXTURES, name);
    expect(expected(root)).not.toEqual([]);
    expect(flagged(await brokenImports(root), name)).toEqual(expected(root));
  });

  test.each(sourceRules)('%s', (name) => {
    const root = join(FIXTURES, name);
    expect(expected(root)).not.toEqual([]);
    expect(flagged(brokenSources(root), name)).toEqual(expected(root));
  });
});
