import type { Refusal } from '#kernel';
import { textOf } from './cells/text.ts';
import { COLUMN_NAMES, type ColumnName, type CostFileMapping } from './mapping.ts';
import { costFileHeadingTwice, costFileNoHeading } from './refusals.ts';
import type { Cell } from './table.ts';

/** How many rows from the top may stand before the heading: titles, filters, dates of the report. */
export const SEARCHED = 50;

export interface Heading {
  /** The number of the row, from 1. */
  readonly row: number;
  /** How many columns it has. */
  readonly width: number;
  /** Where each mapped column is, from 0. */
  readonly at: ReadonlyMap<ColumnName, number>;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** Finds the first row that has every heading of the mapping, in any order, in capitals or not. */
export function findHeading(
  rows: readonly (readonly Cell[])[],
  mapping: CostFileMapping,
  file: string,
): Heading | Refusal {
  const wanted = COLUMN_NAMES.flatMap((name) => {
    const heading = mapping.columns[name];
    return heading === undefined ? [] : [{ name, heading: plain(heading) }];
  });
  let nearest: { missing: readonly { heading: string }[]; texts: readonly string[] } | null = null;
  for (const [n, cells] of rows.slice(0, SEARCHED).entries()) {
    const texts = cells.map((cell) => plain(textOf(cell)));
    const missing = wanted.filter(({ heading }) => !texts.includes(heading));
    if (missing.length === 0) {
      const twice = wanted.find(({ heading }) => texts.indexOf(heading) !== texts.lastIndexOf(heading));
      if (twice) return costFileHeadingTwice({ file, row: String(n + 1), heading: twice.heading });
      const width = texts.findLastIndex((text) => text !== '') + 1;
      return { row: n + 1, width, at: new Map(wanted.map(({ name, heading }) => [name, texts.indexOf(heading)])) };
    }
    if (nearest === null || missing.length < nearest.missing.length) nearest = { missing, texts };
  }
  const missing = nearest?.missing ?? wanted;
  return costFileNoHeading({
    file,
    missing: [...new Set(missing.map(({ heading }) => `«${heading}»`))].join(', '),
    found:
      nearest?.texts
        .filter((text) => text !== '')
        .join(' · ')
        .slice(0, 500) || '–',
    searched: String(SEARCHED),
    lacking: missing.length,
  });
}
