import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', 'fixtures']);

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const withoutCode = (text: string): string => text.replace(/^ *```[\s\S]*?^ *```$/gm, '').replace(/`[^`\n]*`/g, '');

/** Targets of inline links, images and reference definitions. */
function linksOf(text: string): string[] {
  const inline = text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const references = text.matchAll(/^ {0,3}\[[^\]]+\]:\s+<?([^\s>]+)/gm);
  return [...inline, ...references].map((match) => match[1] ?? '');
}

/** The anchors of a page's headings, as Git hosts make them. */
function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  const body = text.replace(/^ *```[\s\S]*?^ *```$/gm, '');
  for (const [, heading = ''] of body.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

/** The links of a page that lead nowhere inside the project; links to the web are not followed. */
function brokenLinks(page: string, text = readFileSync(page, 'utf8')): string[] {
  return linksOf(withoutCode(text))
    .filter((link) => !/^[a-z][a-z0-9+.-]*:/i.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#', 2);
      if (path.startsWith('/')) return true;
      const target = path === '' ? page : join(dirname(page), decodeURIComponent(path));
      if (!existsSync(target)) return true;
      if (anchor === undefined) return false;
      return !(target.endsWith('.md') && anchorsOf(readFileSync(target, 'utf8')).has(decodeURIComponent(anchor)));
    });
}

const pages = markdownIn(ROOT).map((page) => relative(ROOT, page).split(sep).join('/'));

test('there are documents', () => {
  expect(pages).toEqual(expect.arrayContaining(['CONTRIBUTING.md', 'docs/architecture.md', 'docs/glossary.md']));
});

test.each(pages)('every link in %s leads somewhere', (page) => {
  expect(brokenLinks(join(ROOT, page))).toEqual([]);
});

test('the decision records are numbered without holes and all listed', () => {
  const folder = join(ROOT, 'docs/adr');
  const records = readdirSync(folder).filter((name) => /^\d{4}-.+\.md$/.test(name));
  const numbers = records.map((name) => Number(name.slice(0, 4))).sort((a, b) => a - b);
  expect(numbers).toEqual(records.map((_, n) => n + 1));
  const listed = linksOf(readFileSync(join(folder, 'README.md'), 'utf8'));
  expect(listed.sort()).toEqual(records.sort());
});

describe('a broken link is found', () => {
  const brokenIn = (text: string): string[] => brokenLinks(join(ROOT, 'docs/architecture.md'), text);

  test.each([
    ['a missing page', '[x](nowhere.md)'],
    ['a missing heading', '[x](../CONTRIBUTING.md#nowhere)'],
    ['a missing heading of its own', '[x](#nowhere)'],
    ['a path of a machine', '[x](/etc/hosts)'],
    ['a missing picture', '![x](nowhere.svg "a title")'],
    ['a reference', '[x]\n\n[x]: nowhere.md'],
  ])('%s', (_, text) => {
    expect(brokenIn(text)).toHaveLength(1);
  });

  test.each([
    ['a page', '[x](glossary.md)'],
    ['a heading', '[x](../CONTRIBUTING.md#how-a-test-reads)'],
    ['the web', '[x](https://example.org/nowhere.md)'],
    ['code', '`[x](nowhere.md)`\n\n```md\n[x](nowhere.md)\n```\n'],
  ])('and not where it is %s', (_, text) => {
    expect(brokenIn(text)).toEqual([]);
  });

  test('by the anchors that headings have', () => {
    const page = "# A decision's path\n\n## Who `does` it?\n\n## Who does it\n\n```sh\n# no heading\n```\n";
    expect([...anchorsOf(page)]).toEqual(['a-decisions-path', 'who-does-it', 'who-does-it-1']);
  });
});
