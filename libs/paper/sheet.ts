import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { millisOf } from '#kernel';
import type { Paper } from './paper.ts';
import { LANGUAGE_TAGS, pageNumber } from './words.ts';

/** Its figures are all of one width, so that øre stand below øre. */
const FAMILY = '@expo-google-fonts/source-sans-3';
const fontAt = (path: string): string => createRequire(import.meta.url).resolve(`${FAMILY}/${path}`);

export type Face = 'regular' | 'bold';
const FACES: Readonly<Record<Face, string>> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  bold: '600SemiBold/SourceSans3_600SemiBold.ttf',
};

/** ISO 32000-1. */
const PDF = { version: '1.7' } as const;

/** A font that is opened under two names is opened again each time it is asked for. */
const NO_FONT_YET = '';

/** Points. A4 with room for punched holes. */
const MARGIN = { top: 56, left: 62, right: 50, bottom: 66 };
const FOOT = { below: 34, size: 8 };

export interface Drawing {
  readonly face?: Face;
  readonly size: number;
  readonly width: number;
  readonly align?: 'right';
  /** Extra room between lines. */
  readonly gap?: number;
}

/** Where a structure of the document hangs: pdfkit’s element, as far as it is used here. */
export interface Tagged {
  add(child: Tagged | (() => void)): unknown;
  end(): void;
}

/** Pages, a place on them that moves down, and the tree of tags beside them. Positions and sizes in points. */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #root: Tagged;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;
  /** Where the next block begins. */
  y = MARGIN.top;

  constructor(private readonly paper: Paper) {
    const { language, title, author, madeAt } = paper;
    this.#pdf = new PDFDocument({
      ...{ size: 'A4', margins: MARGIN, bufferPages: true, font: NO_FONT_YET },
      ...{ pdfVersion: PDF.version, tagged: true, displayTitle: true, lang: LANGUAGE_TAGS[language] },
      info: { Title: plain(title), Author: plain(author), CreationDate: new Date(millisOf(madeAt)) },
    });
    for (const [face, path] of Object.entries(FACES)) this.#pdf.registerFont(face, fontAt(path));
    this.#pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve, reject) => this.#pdf.on('end', resolve).on('error', reject));
    const root = this.#pdf.struct('Document');
    this.#pdf.addStructure(root);
    this.#root = root as object as Tagged;
  }

  readonly left = MARGIN.left;
  get width(): number {
    return this.#pdf.page.width - MARGIN.left - MARGIN.right;
  }
  get bottom(): number {
    return this.#pdf.page.height - MARGIN.bottom;
  }
  /** The room of an empty page. */
  get height(): number {
    return this.bottom - MARGIN.top;
  }
  get isAtTop(): boolean {
    return this.y === MARGIN.top;
  }

  newPage(): void {
    this.#pdf.addPage();
    this.y = MARGIN.top;
  }

  /** Begins a new page when less than this is left of the page. */
  need(height: number): void {
    if (this.y + height > this.bottom && !this.isAtTop) this.newPage();
  }

  /** An element of the tree of tags, at its end; to be ended by who asked for it. */
  tag(type: string, { under = this.#root, ...options }: { under?: Tagged; scope?: 'Row' | 'Column' } = {}): Tagged {
    // The types of pdfkit do not know `scope` yet; pdfkit does.
    const element = this.#pdf.struct(type, options as object) as object as Tagged;
    under.add(element);
    return element;
  }

  /** One element with text in it. */
  tagged(type: string, work: () => void, options: Parameters<Sheet['tag']>[1] = {}): void {
    const element = this.tag(type, options);
    element.add(work);
    element.end();
  }

  /** What is no content: lines, page numbers, heads that are repeated. A reader of the screen passes over it. */
  artifact(type: 'Layout' | 'Pagination', work: () => void): void {
    this.#pdf.markContent('Artifact', { type });
    work();
    this.#pdf.endMarkedContent();
  }

  heightOf(text: string, drawing: Drawing): number {
    return this.#set(drawing).heightOfString(plain(text), optionsOf(drawing));
  }

  widthOf(text: string, drawing: Pick<Drawing, 'face' | 'size'>): number {
    return this.#set(drawing).widthOfString(plain(text));
  }

  /** Text whose lines begin at x and y; below the last line of the page it goes on on the next. Gives where it ended. */
  text(text: string, x: number, y: number, drawing: Drawing): number {
    this.#set(drawing).fillColor('black').text(plain(text), x, y, optionsOf(drawing));
    return this.#pdf.y;
  }

  /** A line across, as an artifact. */
  line(x: number, y: number, width: number, weight = 0.5): void {
    this.artifact('Layout', () => {
      this.#pdf
        .lineWidth(weight)
        .strokeColor(weight < 0.5 ? '#999999' : 'black')
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke();
    });
  }

  /** Numbers the pages and gives the bytes. */
  async bytes(): Promise<Uint8Array> {
    const { start, count } = this.#pdf.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.#pdf.switchToPage(page);
      this.artifact('Pagination', () => this.#foot(pageNumber(this.paper.language, page + 1, count)));
    }
    this.#root.end();
    this.#pdf.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  #foot(number: string): void {
    const { page } = this.#pdf;
    const y = page.height - FOOT.below;
    // Below the margin, where pdfkit would begin a new page.
    page.margins.bottom = 0;
    this.#set({ size: FOOT.size }).fillColor('#444444');
    this.#pdf.text(plain(this.paper.foot), this.left, y, { lineBreak: false });
    this.#pdf.text(number, this.left, y, { width: this.width, align: 'right', lineBreak: false });
    page.margins.bottom = MARGIN.bottom;
  }

  #set({ face = 'regular', size }: Pick<Drawing, 'face' | 'size'>): PDFKit.PDFDocument {
    return this.#pdf.font(face).fontSize(size);
  }
}

const optionsOf = ({ width, align = undefined, gap = 0 }: Drawing): PDFKit.Mixins.TextOptions => ({
  ...{ width, lineGap: gap },
  ...(align && { align }),
});

/** No signs that have no shape: a font would show them as boxes. A word is apart from that of the next line, for ears too. */
const plain = (text: string): string => text.replace(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, ' ').replace(/ ?\n/g, ' \n');
