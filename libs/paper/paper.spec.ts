import { kronerForReaders, ratio } from '#kernel';
import {
  type Block,
  dateForReaders,
  exactForReaders,
  monthsForReaders,
  type Paper,
  paperOf,
  percentForReaders,
  wholeForReaders,
} from './index.ts';
import { nodesOf, readPaper } from './testing/read-paper.ts';

const NBSP = '\u00a0';
const amount = (øre: bigint): string => kronerForReaders(øre);

/** pdf.js gives a no-break space as a space, and a line end as one. */
const asRead = (text: string): string => text.replaceAll(NBSP, ' ');

const paper = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  language: 'nb',
  title: 'Fordelingsnotat',
  author: 'Eksempel kommune',
  madeAt: '2025-01-15T10:00:00.000Z',
  foot: 'Eksempelsamarbeidet',
  blocks,
  ...more,
});

const TABLE: Block = {
  kind: 'table',
  caption: 'Andeler',
  columns: [{ head: 'Kommune' }, { head: 'Beløp (kr)', align: 'right' }],
  rows: [{ cells: ['Kárášjohka', amount(123456789n)] }, { cells: ['Sum', amount(-5n)], sum: true }],
};

describe('a paper', () => {
  it('has a title, a language and tags that name its parts in the order in which they are read', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: 'Faktura 2025-0001' },
      {
        kind: 'beside',
        left: { kind: 'facts', title: 'Selger', rows: [['Navn', 'Vågan']] },
        right: { kind: 'facts', title: 'Kjøper', rows: [['Navn', 'Værøy']] },
      },
      { kind: 'paragraph', text: 'Beløpene er eksempler.' },
      { kind: 'list', items: ['det første', 'det andre'] },
      TABLE,
    ];
    const { title, language, marked, createdAt, trees } = await readPaper(await paperOf(paper(blocks)));
    expect({ title, language, marked, createdAt }).toEqual({
      ...{ title: 'Fordelingsnotat', language: 'nb-NO', marked: true },
      createdAt: 'D:20250115100000Z',
    });
    const [page] = trees;
    const [document] = page?.children ?? [];
    expect(document?.role).toBe('Document');
    expect(document?.children.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      'H1: Faktura 2025-0001',
      'Table: Selger Navn Vågan',
      'Table: Kjøper Navn Værøy',
      'P: Beløpene er eksempler.',
      'L: • det første • det andre',
      'Table: Andeler Kommune Beløp (kr) Kárášjohka 1 234 567,89 Sum −0,05',
    ]);
    const table = nodesOf(trees, 'Table').at(-1);
    expect(table?.children.map(({ role }) => role)).toEqual(['Caption', 'THead', 'TBody']);
    expect(nodesOf([table as never], 'TH').map(({ text }) => text)).toEqual([
      'Kommune',
      'Beløp (kr)',
      'Kárášjohka',
      'Sum',
    ]);
  });

  it('tells which headers are of rows and which of columns', async () => {
    const bytes = Buffer.from(await paperOf(paper([TABLE]))).toString('latin1');
    expect(bytes.match(/\/Scope \/Column/g)).toHaveLength(2);
    expect(bytes.match(/\/Scope \/Row/g)).toHaveLength(2);
  });

  it('is read in the order of its tags on every page, and shows its title', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => ({ cells: [`Kommune ${n}`, amount(1n)] }));
    const bytes = Buffer.from(await paperOf(paper([{ ...TABLE, rows } as Block]))).toString('latin1');
    expect(bytes.match(/\/Type \/Page\n/g)).toHaveLength(2);
    expect(bytes.match(/\/Tabs \/S\n/g)).toHaveLength(2);
    expect(bytes).toMatch(/\/DisplayDocTitle true/);
  });

  it('has its fonts in it, and only those', async () => {
    const bytes = Buffer.from(await paperOf(paper([TABLE]))).toString('latin1');
    const fonts = bytes.match(/\/BaseFont \/\S+/g) ?? [];
    expect(new Set(fonts.map((font) => font.replace(/\/\w{6}\+/, '/')))).toEqual(
      new Set(['/BaseFont /SourceSans3-Regular', '/BaseFont /SourceSans3-SemiBold']),
    );
    expect(bytes.match(/\/FontFile2 /g)).toHaveLength(2);
  });

  it('is the same bytes for the same paper, and other bytes for another', async () => {
    const [one, same, other] = await Promise.all([
      paperOf(paper([TABLE])),
      paperOf(paper([TABLE])),
      paperOf(paper([TABLE], { title: 'Et annet' })),
    ]);
    expect(Buffer.compare(one, same)).toBe(0);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  it.each([
    ['nb', 'Side 1 av 1', 'nb-NO'],
    ['nn', 'Side 1 av 1', 'nn-NO'],
    ['en', 'Page 1 of 1', 'en-GB'],
  ] as const)('in %s numbers its pages “%s”', async (language, number, tag) => {
    const read = await readPaper(await paperOf(paper([TABLE], { language })));
    expect(read.artifacts[0]).toContain(number);
    expect(read.language).toBe(tag);
  });

  it('repeats the heads of a table on each page, as no content, and loses no row', async () => {
    const rows = Array.from({ length: 130 }, (_, n) => ({
      cells: [`Kommune ${n + 1}`, amount(BigInt(n) * 1_000_00n)],
    }));
    const { pages, artifacts, trees } = await readPaper(await paperOf(paper([{ ...TABLE, rows } as Block])));
    expect(pages.length).toBeGreaterThan(2);
    for (const [n, text] of pages.entries()) {
      expect(text.match(/Beløp \(kr\)/g)).toHaveLength(1);
      expect(artifacts[n]).toContain(`Side ${n + 1} av ${pages.length}`);
    }
    // Only the first page tells a reader of the screen what the columns are: it is one table.
    expect(artifacts.filter((text) => text.includes('Beløp (kr)'))).toHaveLength(pages.length - 1);
    const told = nodesOf(trees, 'TH').map(({ text }) => text);
    expect(rows.filter(({ cells: [name] }) => !told.includes(name as string))).toEqual([]);
  });

  it('wraps what is long, in paragraphs, cells and cells that no page has room for', async () => {
    const word = (n: number): string => `ord${n}`;
    const long = Array.from({ length: 3_000 }, (_, n) => word(n)).join(' ');
    const table: Block = {
      kind: 'table',
      caption: 'Lang',
      columns: [{ head: 'Hva' }, { head: 'Tekst' }],
      rows: [{ cells: ['A', long] }, { cells: ['B', 'kort'] }],
    };
    const { pages } = await readPaper(await paperOf(paper([{ kind: 'paragraph', text: long }, table])));
    const found = pages.join('\n').split(/\s+/);
    for (const n of [0, 1, 1_499, 2_998, 2_999]) expect(found.filter((one) => one === word(n))).toHaveLength(2);
    expect(found).toContain('kort');
  });

  it('never breaks an amount, however many columns there are', async () => {
    const columns = ['Kategori', ...'abcdefgh'].map((head, n) => ({ head, ...(n > 0 && { align: 'right' as const }) }));
    const one = amount(-123456789_00n);
    const rows = [{ cells: ['Felles fagsystemer for alle', ...columns.slice(1).map(() => one)] }];
    const { trees } = await readPaper(await paperOf(paper([{ kind: 'table', caption: 'Bred', columns, rows }])));
    expect(nodesOf(trees, 'TD').map(({ text }) => text)).toEqual(columns.slice(1).map(() => asRead(one)));
  });

  it('shows no signs without a shape', async () => {
    const text = 'en\u0007to\u200btre\u2028fire';
    const { pages } = await readPaper(await paperOf(paper([{ kind: 'paragraph', text }], { title: 'a\u0000b' })));
    expect(pages[0]).toContain('en to tre fire');
  });
});

describe('what a Norwegian reader expects', () => {
  it.each([
    [dateForReaders('2025-12-31'), '31.12.2025'],
    [monthsForReaders({ from: '2025-01', to: '2025-03' }, 'nb'), 'januar–mars 2025'],
    [monthsForReaders({ from: '2025-12', to: '2025-12' }, 'nn'), 'desember 2025'],
    [monthsForReaders({ from: '2025-12', to: '2026-01' }, 'en'), 'December 2025–January 2026'],
    [wholeForReaders(1234567), `1${NBSP}234${NBSP}567`],
    [wholeForReaders(999), '999'],
    [percentForReaders(ratio(1n, 3n)), `33,3333${NBSP}%`],
    [exactForReaders(ratio(-12345678901n, 10000n), 4), `−1${NBSP}234${NBSP}567,8901`],
    [exactForReaders(ratio(1999n, 2n), 0), `1${NBSP}000`],
    [percentForReaders(ratio(1n)), `100,0000${NBSP}%`],
  ])('%s', (said, expected) => expect(said).toBe(expected));
});
