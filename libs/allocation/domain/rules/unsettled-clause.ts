import type { Found } from '../answer.ts';
import type { CostInMonth } from '../treatment.ts';

/** Clauses that leave open who pays, by the question that the terms mark a category with. */
const OPEN: Readonly<Record<string, readonly [code: string, rule: string]>> = {
  'A-12': ['BEARER_NOT_STATED', 'L-4.4.2-1'],
  'A-34': ['PREMISES_NOT_SETTLED', 'L-2.2-2'],
};

/** L-4.4.2-1, L-2.2-2: a cost is booked on a clause that does not say who bears it, and no decision reads it. */
export const unsettledClause = ({ rules, category, terms, marks }: CostInMonth): Found[] =>
  marks.flatMap(({ id, decision }) => {
    const [code, rule] = OPEN[id] ?? [];
    if (code === undefined || rule === undefined || decision !== null || terms.interpretation !== id) return [];
    const about = `${rules.year} ${category}`;
    const sources = rules.termsSources(`categories.${category}`);
    return [{ code, severity: 'REMARK', rule, clause: terms.clause, about, sources }];
  });
