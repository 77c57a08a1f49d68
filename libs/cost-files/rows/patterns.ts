import { COLUMN_NAMES, type ColumnName, type When } from '../mapping.ts';

/** Whether a row fits: asks for the text of a column. */
export type Fits = (textOf: (column: ColumnName) => string) => boolean;

/** Makes the conditions of a rule ready to be asked of many rows: every column named must fit one of its patterns. */
export function fits(when: When): Fits {
  const columns = COLUMN_NAMES.flatMap((name) => {
    const patterns = when[name];
    return patterns === undefined ? [] : [{ name, patterns: patterns.map(pattern) }];
  });
  return (textOf) =>
    columns.every(({ name, patterns }) => {
      const text = textOf(name).toLowerCase();
      return patterns.some((one) => one(text));
    });
}

function pattern(written: string): (text: string) => boolean {
  const wanted = written.toLowerCase().trim();
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(wanted) ?? [];
  if (from !== undefined && to !== undefined)
    return (text) => /^\d{1,15}$/.test(text) && Number(text) >= Number(from) && Number(text) <= Number(to);
  const begins = wanted.endsWith('*');
  const ends = wanted.startsWith('*');
  const part = wanted.slice(ends ? 1 : 0, begins && wanted.length > 1 ? -1 : undefined);
  if (begins && ends) return (text) => text.includes(part);
  if (begins) return (text) => text.startsWith(part);
  if (ends) return (text) => text.endsWith(part);
  return (text) => text === wanted;
}
