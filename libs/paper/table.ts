import type { Row, Table } from './paper.ts';
import type { Drawing, Sheet, Tagged } from './sheet.ts';

const SIZES = [9, 8.5, 8, 7.5, 7, 6.5, 6];
const PAD = { across: 4, above: 2.5, below: 3 };

/** How wide the columns are and how large the letters, so that no amount is broken. */
interface Layout {
  readonly size: number;
  readonly widths: readonly number[];
}

/** A table over as many pages as it takes; its heads stand on each. */
export function drawTable(sheet: Sheet, table: Table): void {
  const layout = layoutOf(sheet, table);
  const head: Row = { cells: table.columns.map((column) => column.head), sum: true };
  const caption = { face: 'bold', size: 10, width: sheet.width } as const;
  const rows = table.rows.flatMap((row) => piecesOf(sheet, table, layout, row));
  const heights = rows.map((row) => heightOfRow(sheet, table, layout, row));
  // A small table stays whole; of a larger one its first row stands under its heads.
  const whole = sum(heights);
  const together = whole < sheet.height / 2 ? whole : (heights[0] ?? 0);
  sheet.need(sheet.heightOf(table.caption, caption) + heightOfRow(sheet, table, layout, head) + together + 8);
  const element = sheet.tag('Table');
  sheet.tagged(
    'Caption',
    () => {
      sheet.y = sheet.text(table.caption, sheet.left, sheet.y, caption) + 2;
    },
    { under: element },
  );
  const thead = sheet.tag('THead', { under: element });
  drawRow(sheet, table, layout, head, thead, 'head');
  thead.end();
  const tbody = sheet.tag('TBody', { under: element });
  for (const row of rows) {
    if (sheet.y + heightOfRow(sheet, table, layout, row) > sheet.bottom) {
      sheet.newPage();
      drawRow(sheet, table, layout, head, null, 'head');
    }
    drawRow(sheet, table, layout, row, tbody, 'body');
  }
  tbody.end();
  element.end();
  sheet.line(sheet.left, sheet.y, sum(layout.widths));
  sheet.y += 12;
}

/** Draws a row; with nothing to hang it under it is a head that is repeated, which is no content. */
function drawRow(
  sheet: Sheet,
  { columns }: Table,
  { size, widths }: Layout,
  row: Row,
  under: Tagged | null,
  part: 'head' | 'body',
): void {
  const height = heightOfRow(sheet, { columns }, { size, widths }, row);
  const { y } = sheet;
  if (part === 'body') sheet.line(sheet.left, y, sum(widths), row.sum ? 0.6 : 0.3);
  const tr = under && sheet.tag('TR', { under });
  const draw = (n: number, x: number, width: number) => (): void => {
    const text = row.cells[n] ?? '';
    const head = part === 'head';
    // Heads stand on the line, above what they name.
    const down = head
      ? height - PAD.below - sheet.heightOf(text, cell(size, width, row, columns[n]?.align))
      : PAD.above;
    sheet.text(text, x + PAD.across, y + down, cell(size, width, row, columns[n]?.align));
  };
  let x = sheet.left;
  for (const [n, width] of widths.entries()) {
    const work = draw(n, x, width);
    const scope = part === 'head' ? 'Column' : n === 0 ? 'Row' : null;
    if (tr) sheet.tagged(scope ? 'TH' : 'TD', work, { under: tr, ...(scope && { scope }) });
    else sheet.artifact('Pagination', work);
    x += width;
  }
  tr?.end();
  sheet.y = y + height;
}

const cell = (size: number, width: number, { sum = false }: Row, align: 'right' | undefined): Drawing => ({
  ...{ size, width: width - 2 * PAD.across, face: sum ? 'bold' : 'regular' },
  ...(align && { align }),
});

const heightOfRow = (sheet: Sheet, { columns }: Pick<Table, 'columns'>, { size, widths }: Layout, row: Row): number =>
  PAD.above +
  PAD.below +
  Math.max(...widths.map((width, n) => sheet.heightOf(row.cells[n] || ' ', cell(size, width, row, columns[n]?.align))));

/** Amounts keep one line each; texts share what is left. Smaller letters when that is not enough. */
function layoutOf(sheet: Sheet, { columns, rows }: Table): Layout {
  for (const size of SIZES) {
    const widest = (n: number, of: (text: string) => string[]): number =>
      2 * PAD.across +
      0.5 +
      Math.max(
        ...of(columns[n]?.head ?? '').map((text) => sheet.widthOf(text, { size, face: 'bold' })),
        ...rows.flatMap(({ cells, sum = false }) =>
          of(cells[n] ?? '').map((text) => sheet.widthOf(text, { size, face: sum ? 'bold' : 'regular' })),
        ),
      );
    const words = (text: string): string[] => text.split(/[ \n]/);
    const least = columns.map((_, n) => widest(n, words));
    const whole = columns.map((_, n) => widest(n, (text) => [text]));
    const fits = sum(least) <= sheet.width;
    if (!fits && size !== SIZES.at(-1)) continue;
    if (!fits) return { size, widths: least.map((width) => (width * sheet.width) / sum(least)) };
    // What is left goes to whoever wants more than the longest word, in proportion.
    const wish = sum(whole) - sum(least);
    const left = sheet.width - sum(least);
    const part = wish > left ? left / wish : 1;
    const widths = least.map((width, n) => width + part * ((whole[n] ?? width) - width));
    // A table is as wide as the page.
    const spare = (sheet.width - sum(widths)) / columns.length;
    return { size, widths: widths.map((width) => width + spare) };
  }
  throw new Error('a table without letters');
}

/** A row that no page has room for, as several. */
function piecesOf(sheet: Sheet, table: Table, layout: Layout, row: Row): Row[] {
  const head: Row = { cells: table.columns.map((column) => column.head), sum: true };
  const room = sheet.height - heightOfRow(sheet, table, layout, head) - 20;
  if (heightOfRow(sheet, table, layout, row) <= room) return [row];
  const cut = row.cells.map((text, n): [string, string] => {
    const words = text.split(/(?<=\s)/);
    const fits = (count: number): boolean =>
      sheet.heightOf(
        words.slice(0, count).join(''),
        cell(layout.size, layout.widths[n] ?? 1, row, table.columns[n]?.align),
      ) <=
      room - PAD.above - PAD.below;
    let count = words.length;
    while (count > 1 && !fits(count)) count = Math.ceil(count * 0.9) === count ? count - 1 : Math.ceil(count * 0.9);
    return [words.slice(0, count).join(''), words.slice(count).join('')];
  });
  const rest: Row = { ...row, cells: cut.map(([, later]) => later) };
  if (rest.cells.every((text) => text === '')) return [row];
  return [{ ...row, cells: cut.map(([now]) => now) }, ...piecesOf(sheet, table, layout, rest)];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
