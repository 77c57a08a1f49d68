import { type CivilMonth, equals, isRefusal, type Oere, parseRational, type Refusal } from '#kernel';
import { allocate } from './allocate.ts';
import type { Allocation, Pool } from './answer.ts';
import type { FactBase } from './facts.ts';
import type { KeyComponent, KeyDefinition } from './key.ts';
import { isUndetermined, type KeyInForce } from './key-in-force.ts';

/** A key that is supposed to apply wherever another one does, and the event that defined it, if any. */
export interface SupposedKey {
  readonly definition: KeyDefinition;
  readonly sources: readonly number[];
}

/** Why a key that is asked about changes nothing in a part of the costs. */
export type KeptBecause = 'SAME_KEY' | 'FIXED_AMOUNTS' | 'OWN_PART' | 'ORIGIN' | 'AGREED_SPLIT' | 'ONE_PARTICIPANT';

/** Costs of one category that the same participants share, as they are and as they would be. */
export interface WhatIfPart {
  /** Null: shared by a key that the one asked about replaces. */
  readonly kept: KeptBecause | null;
  readonly now: readonly Pool[];
  readonly supposed: readonly Pool[];
}

/** An allocation beside the one that another key would give: the same costs, participants, dates and months. */
export interface WhatIf {
  readonly now: Allocation;
  readonly supposed: Allocation;
  readonly parts: readonly WhatIfPart[];
}

type Rows = ConstructorParameters<typeof FactBase>[0];

/**
 * What the costs of a period would be with another key. It takes the place of every key that was ever in force, so that
 * months sum to the year as they do in the real allocation; where it already applies, nothing is touched. What is
 * not shared by a key (fixed amounts, own costs, agreed splits, what is held) stays as it is. Refused where the real
 * allocation is, and where a figure that the key needs is missing.
 */
export function whatIf(
  rows: Rows,
  period: { readonly from: CivilMonth; readonly to: CivilMonth },
  key: SupposedKey,
): WhatIf | Refusal {
  const facts = [...rows];
  const now = allocate(facts, period);
  if (isRefusal(now)) return now;
  const supposed = allocate(
    facts.map((row) =>
      row.kind === 'key' ? { ...row, ...inPlaceOf(row.value as KeyInForce, row.sources, key) } : row,
    ),
    period,
  );
  return isRefusal(supposed) ? supposed : { now, supposed, parts: partsOf(now, supposed) };
}

function inPlaceOf(
  inForce: KeyInForce,
  sources: readonly number[],
  { definition, sources: definedBy }: SupposedKey,
): { value: KeyInForce; sources: readonly number[] } {
  if (isUndetermined(inForce) || saysTheSame(inForce.definition, definition)) return { value: inForce, sources };
  const { by, version, clause } = inForce;
  const value: KeyInForce = {
    key: definition.key,
    definition,
    by,
    version,
    decision: null,
    clause,
    interpretations: [],
    supposed: true,
  };
  return { value, sources: definedBy };
}

/** Whether two keys give the same shares whatever the figures are: the same components and the same bounds. */
export function saysTheSame(one: KeyDefinition, two: KeyDefinition): boolean {
  if (!sameNumber(one.minShare ?? '0', two.minShare ?? '0') || !sameNumber(one.maxShare ?? '1', two.maxShare ?? '1'))
    return false;
  const rest = [...two.components];
  for (const component of one.components) {
    const at = rest.findIndex((other) => sameComponent(component, other));
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return rest.length === 0;
}

const sameNumber = (one: string, two: string): boolean => {
  const [a, b] = [parseRational(one), parseRational(two)];
  return a !== null && b !== null && equals(a, b);
};

function sameComponent(one: KeyComponent, two: KeyComponent): boolean {
  if (one.basis !== two.basis || one.metric !== two.metric || !sameNumber(one.weight, two.weight)) return false;
  const [a, b] = [one.shares ?? {}, two.shares ?? {}];
  const municipalities = Object.keys(a);
  return (
    municipalities.length === Object.keys(b).length &&
    municipalities.every((m) => b[m] !== undefined && sameNumber(a[m] as string, b[m]))
  );
}

/** A pool that is the same on both sides is a part by itself; what was replaced is grouped by who shares which costs. */
function partsOf(now: Allocation, supposed: Allocation): WhatIfPart[] {
  const there = new Set(supposed.pools.map((p) => p.id));
  const kept = new Set(now.pools.map((p) => p.id).filter((id) => there.has(id)));
  const parts = new Map<string, { now: Pool[]; supposed: Pool[] }>();
  const put = (side: 'now' | 'supposed', pool: Pool): void => {
    const { id, year, category, version, participants } = pool;
    const name = kept.has(id) ? id : ['REPLACED', year, category, version, ...participants].join(' ');
    const part = parts.get(name) ?? { now: [], supposed: [] };
    parts.set(name, part);
    part[side].push(pool);
  };
  for (const pool of now.pools) put('now', pool);
  for (const pool of supposed.pools) put('supposed', pool);
  return [...parts.values()].map((part) => {
    const [first] = part.now;
    return { kept: first && kept.has(first.id) ? keptBecause(first) : null, ...part };
  });
}

const BY_METHOD: Readonly<Record<string, KeptBecause>> = {
  FIXED_AMOUNTS: 'FIXED_AMOUNTS',
  ACTUAL: 'OWN_PART',
  OWN: 'OWN_PART',
  ORIGIN: 'ORIGIN',
  AGREED: 'AGREED_SPLIT',
};

const keptBecause = ({ key, method }: Pool): KeptBecause =>
  key === null ? (BY_METHOD[method] ?? 'ONE_PARTICIPANT') : 'SAME_KEY';

/** What each municipality pays of some pools together, in øre. */
export function paidOf(pools: readonly Pool[]): ReadonlyMap<string, Oere> {
  const paid = new Map<string, Oere>();
  for (const { shares } of pools)
    for (const { municipality, amount } of shares) paid.set(municipality, (paid.get(municipality) ?? 0n) + amount);
  return paid;
}
