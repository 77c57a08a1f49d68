import type { FactRow } from '#projections';

/** What the participants of the year are called; of two names in one year the later. */
export function namesOf(rows: readonly FactRow[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const row of rows.filter(({ kind }) => kind === 'participant'))
    names.set(row.name, (row.value as { name: string }).name);
  return names;
}
