import type { AllocationAnswer, Questions, StateAnswer, Unanswerable } from '#cooperation';
import { isRefusal } from '#kernel';
import type { BookEvent } from './book-events.ts';
import { type Asked, monthAfter } from './histories.ts';
import { answer, Naive, type StateOn } from './naive.ts';
import { type AllocationOf, allocation as naiveAllocation, type PoolOf } from './naive-allocation.ts';

const oere = (kroner: string): bigint => BigInt(kroner.replace('.', ''));
const codeOr = <T extends object, R>(part: T, read: (part: Exclude<T, Unanswerable>) => R): R | string =>
  'unanswerable' in part ? (part as unknown as Unanswerable).unanswerable.code : read(part as Exclude<T, Unanswerable>);

function stateOf(answer: StateAnswer): StateOn {
  const none = <T>(code: T | string): T | null =>
    typeof code === 'string' && code === 'no-terms-in-force' ? null : (code as T);
  return {
    participants: answer.participants.map((p) => p.municipality),
    host: answer.host,
    agreement: none(codeOr(answer.agreement, (a) => a.version)),
    terms: none(codeOr(answer.terms, (t) => t.version)),
    key: codeOr(answer.key, ({ id, decision }) => ({ key: id, decision })),
    shares: codeOr(answer.shares, ({ of }) => Object.fromEntries(of.map((s) => [s.municipality, s.exact]))),
    services: Object.fromEntries(answer.services.map((s) => [s.service, s.participants])),
    readings: Object.fromEntries(answer.interpretations.map((i) => [i.id, i.option])),
  };
}

function allocationOf(answer: AllocationAnswer): AllocationOf {
  const left = (lines: AllocationAnswer['held']) => {
    const sums: Record<string, bigint> = {};
    for (const u of lines) sums[`${u.line} ${u.reason}`] = (sums[`${u.line} ${u.reason}`] ?? 0n) + oere(u.amount);
    return sums;
  };
  return {
    total: oere(answer.total),
    booked: oere(answer.booked),
    shares: Object.fromEntries(answer.shares.map((s) => [s.municipality, oere(s.amount)])),
    pools: answer.pools.map((pool) => ({
      year: pool.year,
      category: pool.category,
      agreement: pool.agreement,
      key: pool.key?.id ?? null,
      decision: pool.key?.decision ?? null,
      populationDate: pool.populationDate,
      total: oere(pool.total),
      shares: Object.fromEntries(pool.shares.map((s) => [s.municipality, [oere(s.amount), s.share]])),
    })),
    held: left(answer.held),
    excluded: left(answer.excluded),
    findings: answer.findings.map((f) => `${f.code} ${f.about}`).sort(),
  };
}

const text = (value: unknown): string => JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? `${v} øre` : v));
/** In one order, so that two answers can be compared. */
const inOrder = (answer: AllocationOf): AllocationOf => ({
  ...answer,
  pools: [...answer.pools].sort((a: PoolOf, b: PoolOf) => (text(a) < text(b) ? -1 : 1)),
});

export interface Question {
  readonly size: number;
  readonly from: string;
  readonly to: string;
  readonly day: string;
}
export const questionOf = (events: readonly BookEvent[], { known, from, length, day }: Asked): Question => ({
  size: Math.max(1, Math.ceil(known * events.length)),
  from,
  to: monthAfter(from, length - 1),
  day,
});

export interface Answers {
  readonly state: StateOn | string;
  readonly allocation: AllocationOf | string;
}

export async function realAnswers(
  questions: Questions,
  cooperation: string,
  { size, from, to, day }: Question,
  knownAt = String(size),
): Promise<Answers> {
  const state = await questions.state({ cooperation, validOn: day, knownAt });
  const allocation = await questions.allocation({ cooperation, from, to, knownAt });
  return {
    state: isRefusal(state) ? state.code : stateOf(state),
    allocation: isRefusal(allocation) ? allocation.code : inOrder(allocationOf(allocation)),
  };
}

export function naiveAnswers(events: readonly BookEvent[], { size, from, to, day }: Question): Answers {
  const naive = Naive.of(events, size);
  const allocation = answer(() => naiveAllocation(naive, from, to));
  return {
    state: answer(() => naive.state(day)),
    allocation: typeof allocation === 'string' ? allocation : inOrder(allocation),
  };
}

/** Sums that do not hold: booked is shared, held or excluded; municipalities sum to each pool and to the whole. */
export function lawsOf(allocation: AllocationOf | string): string[] {
  if (typeof allocation === 'string') return [];
  const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);
  const { total, booked, shares, pools, held, excluded } = allocation;
  const broken: string[] = [];
  if (booked !== total + sum(Object.values(held)) + sum(Object.values(excluded))) broken.push('booked');
  if (total !== sum(Object.values(shares)) || total !== sum(pools.map((p) => p.total))) broken.push('total');
  for (const pool of pools)
    if (pool.total !== sum(Object.values(pool.shares).map(([amount]) => amount))) broken.push(`pool ${pool.category}`);
  return broken;
}
