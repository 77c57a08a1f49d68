import { type Allocation, allocate, derivedAllocationFacts, type FactBase } from '#allocation';
import { isRefusal, type Refusal, type Timeline } from '#kernel';
import type { CooperationState } from './state.ts';
import { DerivedView } from './view.ts';

type Rows = ConstructorParameters<typeof FactBase>[0];
type Row = Rows extends Iterable<infer R> ? R : never;

const ALWAYS = '1900-01-01';
/** Kinds of facts that follow from a reading when they are derived, not when costs are shared. */
const FROM_READINGS: Readonly<Record<string, readonly string[]>> = { 'A-02': ['key', 'key-decision'] };

/** What is derived of a cooperation, supposing that a question had been read in one way all along. */
class SupposedView extends DerivedView {
  constructor(
    state: CooperationState,
    private readonly supposed: { readonly id: string; readonly option: string },
  ) {
    super(state);
  }

  override readings(interpretation: string): ReturnType<DerivedView['readings']> {
    const { id, option } = this.supposed;
    if (interpretation !== id) return super.readings(interpretation);
    return [{ from: ALWAYS, to: null, value: { option, decision: null }, sources: [] }];
  }
}

/** Whether what a reading changes must be derived anew, from the folded state. */
export const isDerivedFrom = (id: string): boolean => FROM_READINGS[id] !== undefined;

/**
 * The allocation of a year as it is, and as it would be had the question been read in the given way all along. Refused
 * where either cannot be answered.
 *
 * @param rows every fact that holds somewhere in the year
 * @param state the folded state at the same point; only read where what follows from the reading is derived
 */
export function previewReading(
  rows: Rows,
  state: CooperationState | null,
  { id, option, year }: { readonly id: string; readonly option: string; readonly year: number },
): { readonly now: Allocation; readonly supposed: Allocation } | Refusal {
  const facts = [...rows];
  const period = { from: `${year}-01`, to: `${year}-12` };
  const now = allocate(facts, period);
  if (isRefusal(now)) return now;
  const kinds = FROM_READINGS[id] ?? [];
  const kept = facts.filter((row) => !(row.kind === 'interpretation' && row.name === id) && !kinds.includes(row.kind));
  const read: Row = {
    kind: 'interpretation',
    name: id,
    from: ALWAYS,
    to: null,
    value: { option, decision: null },
    sources: [],
  };
  const derived = state && kinds.length > 0 ? derivedRows(state, { id, option }, kinds, year) : [];
  const supposed = allocate([...kept, read, ...derived], period);
  return isRefusal(supposed) ? supposed : { now, supposed };
}

function derivedRows(
  state: CooperationState,
  supposed: { readonly id: string; readonly option: string },
  kinds: readonly string[],
  year: number,
): Row[] {
  const changes = derivedAllocationFacts(state.allocation, new SupposedView(state, supposed));
  return changes.flatMap((change): Row[] => {
    if (change.op !== 'replace' || !kinds.includes(change.kind)) return [];
    const { kind, name } = change;
    const timeline: Timeline<unknown> = change.timeline;
    const holds = timeline.filter((s) => s.from <= `${year}-12-31` && (s.to === null || s.to > `${year}-01-01`));
    return holds.map((s) => ({ kind, name, ...s }));
  });
}
