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

/** A plain text table: no colours, so that it can be piped and pasted. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widest = columns.map((c, i) =>
    Math.min(c.width ?? 200, Math.max(c.head.length, ...rows.map((r) => longestLine(r[i] ?? '')))),
  );
  const grid = new Table({
    head: columns.map((c) => c.head),
    colAligns: columns.map((c) => c.align ?? 'left'),
    colWidths: widest,
    wordWrap: true,
    chars: PLAIN,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  grid.push(
    columns.map((_, i) => '─'.repeat(widest[i] ?? 1)),
    ...rows.map((r) => [...r]),
  );
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
