import type { Block, Facts, Paper } from './paper.ts';
import { Sheet } from './sheet.ts';
import { drawTable } from './table.ts';

/** `together`: how much of what follows a heading wants below it on its page. */
const HEADINGS = {
  1: { tag: 'H1', size: 19, above: 0, below: 10, together: 60 },
  2: { tag: 'H2', size: 13, above: 14, below: 5, together: 110 },
  3: { tag: 'H3', size: 11, above: 10, below: 3, together: 60 },
} as const;
const BODY = 10;
const SMALL = 8.5;

/** The bytes of a PDF: A4, tagged, with its fonts in it. The same paper gives the same bytes. */
export function paperOf(paper: Paper): Promise<Uint8Array> {
  const sheet = new Sheet(paper);
  for (const block of paper.blocks) draw(sheet, block);
  return sheet.bytes();
}

function draw(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'heading': {
      const { tag, size, above, below, together } = HEADINGS[block.level];
      const drawing = { face: 'bold', size, width: sheet.width } as const;
      if (!sheet.isAtTop) sheet.y += above;
      sheet.need(sheet.heightOf(block.text, drawing) + together);
      sheet.tagged(tag, () => {
        sheet.y = sheet.text(block.text, sheet.left, sheet.y, drawing) + below;
      });
      return;
    }
    case 'paragraph': {
      const size = block.style === 'small' ? SMALL : BODY;
      const face = block.style === 'strong' ? 'bold' : 'regular';
      sheet.need(2.6 * size);
      sheet.tagged('P', () => {
        sheet.y = sheet.text(block.text, sheet.left, sheet.y, { face, size, width: sheet.width, gap: 1.5 }) + 6;
      });
      return;
    }
    case 'list':
      drawList(sheet, block.items);
      return;
    case 'facts': {
      sheet.need(heightOfFacts(sheet, block, sheet.width));
      sheet.y = drawFacts(sheet, block, sheet.left, sheet.width) + 8;
      return;
    }
    case 'beside': {
      const gap = 20;
      const width = (sheet.width - gap) / 2;
      const { left, right } = block;
      sheet.need(Math.max(heightOfFacts(sheet, left, width), heightOfFacts(sheet, right, width)));
      const { y } = sheet;
      const ended = drawFacts(sheet, left, sheet.left, width);
      sheet.y = y;
      sheet.y = Math.max(ended, drawFacts(sheet, right, sheet.left + width + gap, width)) + 8;
      return;
    }
    case 'table':
      drawTable(sheet, block);
      return;
    case 'new-page':
      if (!sheet.isAtTop) sheet.newPage();
  }
}

function drawList(sheet: Sheet, items: readonly string[]): void {
  const list = sheet.tag('L');
  for (const item of items) {
    sheet.need(2.6 * BODY);
    const li = sheet.tag('LI', { under: list });
    const { y } = sheet;
    sheet.tagged('Lbl', () => sheet.text('•', sheet.left, y, { size: BODY, width: 10 }), { under: li });
    sheet.tagged(
      'LBody',
      () => {
        sheet.y = sheet.text(item, sheet.left + 12, y, { size: BODY, width: sheet.width - 12, gap: 1 }) + 3;
      },
      { under: li },
    );
    li.end();
  }
  list.end();
  sheet.y += 5;
}

const FACT = { size: BODY, gap: 1 } as const;
const TITLE = { face: 'bold', size: BODY } as const;

/** How wide the names are: no more than they need, and no more than half. */
const nameWidth = (sheet: Sheet, { rows }: Facts, width: number): number =>
  Math.min(width / 2, Math.max(0, ...rows.map(([name]) => sheet.widthOf(name, FACT))) + 12);

function heightOfFacts(sheet: Sheet, facts: Facts, width: number): number {
  const names = nameWidth(sheet, facts, width);
  const title = facts.title === undefined ? 0 : sheet.heightOf(facts.title, { ...TITLE, width }) + 2;
  return facts.rows.reduce((height, row) => height + heightOfFact(sheet, row, names, width), title);
}

const heightOfFact = (sheet: Sheet, [name, value]: Facts['rows'][number], names: number, width: number): number =>
  Math.max(
    sheet.heightOf(name || ' ', { ...FACT, width: names }),
    sheet.heightOf(value || ' ', { ...FACT, width: width - names }),
  );

/** A table without lines, in a column of the page; gives where it ended. */
function drawFacts(sheet: Sheet, facts: Facts, x: number, width: number): number {
  const names = nameWidth(sheet, facts, width);
  const element = sheet.tag('Table');
  let { y } = sheet;
  if (facts.title !== undefined) {
    const title = facts.title;
    sheet.tagged(
      'Caption',
      () => {
        y = sheet.text(title, x, y, { ...TITLE, width }) + 2;
      },
      { under: element },
    );
  }
  for (const row of facts.rows) {
    const height = heightOfFact(sheet, row, names, width);
    if (y + height > sheet.bottom) {
      sheet.newPage();
      y = sheet.y;
    }
    const top = y;
    const [name, value] = row;
    const tr = sheet.tag('TR', { under: element });
    sheet.tagged('TH', () => sheet.text(name, x, top, { ...FACT, width: names }), { under: tr, scope: 'Row' });
    sheet.tagged('TD', () => sheet.text(value, x + names, top, { ...FACT, width: width - names }), { under: tr });
    tr.end();
    y = top + height;
  }
  element.end();
  return y;
}
