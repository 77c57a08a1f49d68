import {
  type Allocation,
  type Finding,
  type InterpretationUsed,
  type Pool,
  reasonText,
  type Unallocated,
} from '#allocation';
import { type BookId, formatRational, kroner, type Language, type Oere } from '#kernel';
import { remedyOf } from '../domain/finding-kinds/finding-kinds.ts';
import { textOfFinding } from '../domain/finding-texts.ts';
import { questionText } from '../domain/question-texts.ts';
import type {
  AccrualView,
  Clocks,
  FindingView,
  InterpretationView,
  KeyView,
  PoolView,
  UnallocatedView,
} from './answers.ts';
import type { KnownOn } from './known-at.ts';

/** Parts of an allocation as answers show them: kroner, exact fractions, and texts in the language of the reader. */

export const clocks = (cooperation: BookId, { instant, size, names }: KnownOn): Clocks => ({
  cooperation,
  knownAt: instant,
  size,
  names,
});

export const interpretationView =
  (language: Language) =>
  ({ id, option, decision }: Pick<InterpretationUsed, 'id' | 'option' | 'decision'>): InterpretationView => ({
    id,
    question: questionText(id)[language],
    option,
    decision,
  });

export const findingView =
  (language: Language) =>
  ({ sources, ...finding }: Finding): FindingView => ({
    ...finding,
    text: textOfFinding(finding.code)[language],
    remedy: remedyOf(finding.code)[language],
    events: sources,
  });

export const unallocatedView =
  (language: Language) =>
  ({ name, sources, amount, reason, ...rest }: Unallocated): UnallocatedView => ({
    line: name,
    ...rest,
    amount: kroner(amount),
    reason,
    text: reasonText(reason)[language],
    events: sources,
  });

/** Accruals among what is shared, each line once. */
export function accrualViews({ pools }: Allocation): AccrualView[] {
  const lines = new Map<string, { view: Omit<AccrualView, 'amount'>; amount: Oere }>();
  for (const { category, lines: all } of pools)
    for (const { name, label, accrual, amount, sources } of all) {
      if (accrual === undefined) continue;
      const view = { line: name, category, label, ground: accrual, events: sources };
      lines.set(name, { view, amount: (lines.get(name)?.amount ?? 0n) + amount });
    }
  return [...lines.values()].map(({ view, amount }) => ({ ...view, amount: kroner(amount) }));
}

export const keyView = (key: NonNullable<Pool['key']>): KeyView => ({
  id: key.id,
  components: key.components.map((c) => ({
    basis: c.basis,
    weight: c.weight,
    ...(c.metric !== undefined && { metric: c.metric }),
    ...(c.shares !== undefined && { shares: c.shares }),
  })),
  decision: key.decision,
});

export const poolView = (pool: Pool): PoolView => ({
  id: pool.id,
  year: pool.year,
  category: pool.category,
  method: pool.method,
  clause: pool.clause,
  agreement: pool.version,
  participants: pool.participants,
  key: pool.key ? keyView(pool.key) : null,
  populationDate: pool.populationDate,
  total: kroner(pool.total),
  shares: pool.shares.map((s) => ({
    municipality: s.municipality,
    amount: kroner(s.amount),
    share: s.share ? formatRational(s.share) : null,
  })),
  interpretations: pool.interpretations,
  events: pool.sources,
});
