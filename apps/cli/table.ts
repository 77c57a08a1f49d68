import Table from 'cli-table3';
import { kronerForReaders, parseKroner } from '#kernel';

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Longer texts are wrapped at this many characters. */
  readonly width?: number;
}

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** The layout takes a time that grows with the square of the rows; the widths are settled, so parts of a table fit together. */
const ROWS_AT_ONCE = 100;

/** A plain text table: no colours, so that it can be piped and pasted. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widest = columns.map((c, i) =>
    Math.min(
      c.width ?? 200,
      rows.reduce((most, r) => Math.max(most, longestLine(r[i] ?? '')), c.head.length),
    ),
  );
  const all = [columns.map((c) => c.head), columns.map((_, i) => '─'.repeat(widest[i] || 1)), ...rows];
  const parts: string[] = [];
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE)
    parts.push(layOut(columns, widest, all.slice(from, from + ROWS_AT_ONCE)));
  return parts.join('\n');
}

function layOut(columns: readonly Column[], widths: readonly number[], rows: readonly (readonly string[])[]): string {
  const grid = new Table({
    colAligns: columns.map((c) => c.align ?? 'left'),
    colWidths: [...widths],
    wordWrap: true,
    chars: PLAIN,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  grid.push(...rows.map((r) => [...r]));
  return grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const longestLine = (text: string): number => Math.max(...text.split('\n').map((l) => l.length));

/** Kroner of an answer, as a Norwegian reader expects them. */
export const money = (amount: string | null): string => {
  const parsed = amount === null ? null : parseKroner(amount);
  return parsed === null ? '—' : kronerForReaders(parsed);
};
