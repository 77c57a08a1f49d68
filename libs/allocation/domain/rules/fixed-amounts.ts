import { type Oere, oere, type Refusal, ratio, Timelines, times } from '#kernel';
import type { Pool, Unallocated } from '../answer.ts';
import type { FactBase } from '../facts.ts';
import { indexed, type MonthRules, nearestOere } from '../month.ts';
import { noHistoricCost, noIndexValue } from '../question-refusals.ts';
import type { CategoryTerms } from '../terms.ts';

interface FixedAmount {
  readonly municipality: string;
  readonly annual: Oere;
  /** What this amount rests on, and the others’ do not. */
  readonly sources: readonly number[];
  readonly before: number;
  readonly through: number;
}

/** Fixed amounts of one category in one year, as the months of a question add up. */
export interface FixedPool {
  readonly id: string;
  readonly year: number;
  readonly category: string;
  readonly version: string;
  readonly clause: string;
  /** What each pays for twelve months, and for how many: before the asked months, and through them. */
  readonly amounts: Map<string, FixedAmount>;
  readonly sources: Set<number>;
  asked: boolean;
  booked: Oere;
  readonly lines: Map<string, { label: string; amount: Oere; sources: readonly number[] }>;
}

/**
 * L-4.4-O1, A-27: each participant pays its own cost of the base year, raised by the index that the terms name; none is
 * built in. In øre for twelve months.
 */
export function fixedAmounts(
  base: FactBase,
  rules: MonthRules,
  category: string,
  terms: CategoryTerms,
): { amounts: Map<string, { annual: Oere; sources: readonly number[] }>; sources: number[] } | Refusal {
  const baseYear = terms.baseYear ?? rules.year - 1;
  const index = terms.index === undefined ? null : base.on('index', terms.index, rules.day);
  let factor = ratio(1n);
  if (terms.index !== undefined) {
    const found = index ? indexed(index.value.values, baseYear, rules.year) : null;
    if (!found) {
      const missing = index && indexed(index.value.values, baseYear, baseYear) ? rules.year : baseYear;
      return noIndexValue({ index: terms.index, year: missing });
    }
    factor = found;
  }
  const amounts = new Map<string, { annual: Oere; sources: readonly number[] }>();
  const sources = [
    ...(index?.sources ?? []),
    ...rules.participantSources(),
    ...rules.termsSources(`categories.${category}`),
  ];
  for (const municipality of rules.participants) {
    const own = base.on('historic', `${baseYear}/${municipality}`, rules.day);
    if (!own) return noHistoricCost({ municipality, year: baseYear });
    const annual = nearestOere(times(ratio(oere(own.value.amount)), factor));
    amounts.set(municipality, { annual, sources: own.sources });
  }
  return { amounts, sources: Timelines.sourcesOf(sources) };
}

/** L-4.4-O1: what is due of the asked months, and what the costs leave over or lack; that stays with the host. */
export function fixedPool(fixed: FixedPool): { pool: Pool; remainder: Unallocated | null } {
  const due = (annual: Oere, months: number): Oere => (annual * BigInt(months)) / 12n;
  const owed = new Map<string, { amount: Oere; own: readonly number[] }>();
  for (const { municipality, annual, sources, before, through } of fixed.amounts.values()) {
    if (through === before) continue;
    const { amount = 0n, own = [] } = owed.get(municipality) ?? {};
    owed.set(municipality, {
      amount: amount + due(annual, through) - due(annual, before),
      own: Timelines.sourcesOf(own, sources),
    });
  }
  const shares = [...owed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([municipality, { amount, own }]) => ({ municipality, amount, share: null, own }));
  const sources = Timelines.sourcesOf([...fixed.sources], ...shares.map((s) => s.own));
  const total = shares.reduce((a, s) => a + s.amount, 0n);
  const lines = [...fixed.lines].map(([name, l]) => ({ name, ...l }));
  const pool: Pool = {
    id: fixed.id,
    year: fixed.year,
    category: fixed.category,
    method: 'FIXED_AMOUNTS',
    clause: fixed.clause,
    version: fixed.version,
    participants: shares.map((s) => s.municipality),
    key: null,
    populationDate: null,
    total,
    shares,
    lines,
    interpretations: ['A-27'],
    sources,
  };
  if (fixed.booked === total) return { pool, remainder: null };
  return {
    pool,
    remainder: {
      name: `${fixed.year}/${fixed.category}`,
      category: fixed.category,
      label: fixed.version,
      amount: fixed.booked - total,
      reason: 'FIXED_AMOUNTS_REMAINDER',
      clause: fixed.clause,
      sources: Timelines.sourcesOf(sources, ...lines.map((l) => l.sources)),
    },
  };
}
