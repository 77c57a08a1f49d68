import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { withinXmlBounds } from '#kernel';
import { LIMITS } from '../table.ts';

export interface Workbook {
  /** The workbook, packed anew without compression. */
  readonly bytes: ArrayBuffer;
  /** The names of its sheets. */
  readonly sheets: readonly string[];
  readonly from1904: boolean;
}

/** What can be said against a workbook before it is read. */
export type Unfit = 'BROKEN' | 'TOO_LARGE' | 'TOO_FAR' | 'TOO_MANY_CELLS';

const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/|xl\/(?:workbook|styles|sharedStrings)[^/]*\.xml$|xl\/_rels\/|xl\/worksheets\/)/i;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;
/** The reference of a row (`12`) or a cell (`C12`), whatever prefix the element has. */
const REFERENCE = /<(?:\w+:)?(?:row|c)\b[^>]{0,300}?\sr\s*=\s*["']([A-Z]*)(\d+)["']/g;
/** A cell whose formula failed. */
const FAILED = /(<(?:\w+:)?c\b[^>]{0,300}?\st\s*=\s*["'])e(["'])/g;
const SHEET_NAME = /<(?:\w+:)?sheet\b[^>]{0,300}?\sname\s*=\s*["']([^"'<>]{1,100})["']/g;
/** No spreadsheet writes such a tag, or such a text: a cell has at most 32 767 characters. */
const SHAPE = { elements: Number.POSITIVE_INFINITY, tag: 65_536, text: 1_048_576 };
/** The cell and its value. */
const ELEMENTS_OF_A_CELL = 2;
const DATE_1904 = /<(?:\w+:)?workbookPr\b[^>]{0,300}?\sdate1904\s*=\s*["'](?:1|true)["']/;

/**
 * Unpacks the parts of a workbook that are read, no more of them than the limits allow whatever the file says of itself,
 * and makes two things plain that the reader of XLSX would pass over in silence: a cell that lies beyond any sheet of costs
 * (it would fill up all the cells before it), and one whose formula failed (it would be empty; now its text is `#N/A`).
 */
export function unpacked(bytes: Uint8Array): Workbook | Unfit {
  let parts: Record<string, Uint8Array>;
  let size = 0;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!NEEDED.test(name) || size > LIMITS.unpackedMib * 1024 * 1024) return false;
        size += originalSize;
        return size <= LIMITS.unpackedMib * 1024 * 1024;
      },
    });
  } catch {
    return 'BROKEN';
  }
  if (size > LIMITS.unpackedMib * 1024 * 1024) return 'TOO_LARGE';
  for (const [name, part] of Object.entries(parts)) {
    const text = strFromU8(part);
    if (!withinXmlBounds(text, SHAPE)) return 'BROKEN';
    if (!withinXmlBounds(text, { ...SHAPE, elements: ELEMENTS_OF_A_CELL * LIMITS.cells })) return 'TOO_MANY_CELLS';
    if (!SHEET.test(name)) continue;
    if (reaches(text)) return 'TOO_FAR';
    parts[name] = strToU8(text.replace(FAILED, '$1str$2'));
  }
  const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  return {
    bytes: zipSync(parts, { level: 0 }).buffer as ArrayBuffer,
    sheets: [...workbook.matchAll(SHEET_NAME)].map(([, name = '']) => name),
    from1904: DATE_1904.test(workbook),
  };
}

/** Whether a row or cell lies beyond the limits. */
function reaches(sheet: string): boolean {
  for (const [, letters = '', row] of sheet.matchAll(REFERENCE)) {
    if (Number(row) > LIMITS.rows || columnOf(letters) > LIMITS.columns) return true;
  }
  return false;
}

/** A is 1, AA is 27. */
const columnOf = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
