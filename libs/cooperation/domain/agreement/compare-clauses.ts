import type { Static } from 'typebox';
import { canonicalJson, sha256 } from '#kernel';
import type { ClauseSchema } from '../events.ts';
import { clauseHash } from './normalise.ts';

export type Clause = Static<typeof ClauseSchema>;

/** COPIED: written in another way, but the same text once it is normalised (L-H-4). */
export type ClauseChange = 'SAME' | 'COPIED' | 'CHANGED' | 'ADDED' | 'REMOVED';

/** One clause of two texts. */
export interface ComparedClause {
  readonly clause: string;
  readonly change: ClauseChange;
  readonly before: string | null;
  readonly after: string | null;
}

/** As clauses are numbered: 4.4 before 4.4.1 before 4.10. */
export function byClause(one: string, two: string): number {
  const [a, b] = [one.split('.'), two.split('.')];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? '', b[i] ?? ''];
    if (x === y) continue;
    const numbers = /^\d+$/.test(x) && /^\d+$/.test(y);
    return numbers ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return 0;
}

/** The text of a clause; null when there is none. */
export const textOf = (clauses: readonly Clause[], clause: string): string | null =>
  clauses.find((c) => c.clause === clause)?.text ?? null;

/** Every clause of either text, in the order of its number. */
export function compareClauses(before: readonly Clause[], after: readonly Clause[]): ComparedClause[] {
  const numbers = [...new Set([...before, ...after].map((c) => c.clause))].sort(byClause);
  return numbers.map((clause) => {
    const [one, two] = [textOf(before, clause), textOf(after, clause)];
    return { clause, change: changeOf(one, two), before: one, after: two };
  });
}

/** Whether the two say the same, clause by clause. */
export const sayTheSame = (one: readonly Clause[], two: readonly Clause[]): boolean =>
  compareClauses(one, two).every(({ change }) => change === 'SAME' || change === 'COPIED');

/** SHA-256 of a whole text: the same for every copy of it. */
export const textHash = (clauses: readonly Clause[]): string =>
  sha256(canonicalJson(overlaid([], clauses).map(({ clause, text }) => [clause, clauseHash(text)])));

/** The text with some clauses replaced, and those it did not have added. */
export const overlaid = (clauses: readonly Clause[], by: readonly Clause[]): Clause[] =>
  [...clauses.filter((c) => textOf(by, c.clause) === null), ...by].sort((a, b) => byClause(a.clause, b.clause));

function changeOf(before: string | null, after: string | null): ClauseChange {
  if (before === null) return 'ADDED';
  if (after === null) return 'REMOVED';
  if (before === after) return 'SAME';
  return clauseHash(before) === clauseHash(after) ? 'COPIED' : 'CHANGED';
}
