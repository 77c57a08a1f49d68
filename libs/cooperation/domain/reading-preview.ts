import { type Allocation, allocate, derivedAllocationFacts, type FactBase } from '#allocation';
import type { BudgetLine, BudgetOnDay } from '#budget';
import { type CivilDate, isRefusal, type Refusal, type Timeline, Timelines } from '#kernel';
import { planOfYear } from './billing/plan-of-year.ts';
import type { CooperationState } from './state.ts';
import { DerivedView } from './view.ts';

type Rows = ConstructorParameters<typeof FactBase>[0];
type Row = Rows extends Iterable<infer R> ? R : never;

/** One reading of one question. */
export interface Supposed {
  readonly id: string;
  readonly option: string;
}

const ALWAYS = '1900-01-01';
/** Kinds of facts that follow from readings when they are derived, not when costs are shared. */
const DERIVED: ReadonlySet<string> = new Set(['key', 'key-decision', 'service']);

/** What is derived of a cooperation, supposing that a question had been read in one way all along. */
export class SupposedView extends DerivedView {
  constructor(
    state: CooperationState,
    private readonly supposed: Supposed,
  ) {
    super(state);
  }

  override readings(interpretation: string): ReturnType<DerivedView['readings']> {
    // Asked while the agreements are worked out, before anything is supposed: by councils alone, whom no reading concerns.
    if (interpretation !== this.supposed?.id) return super.readings(interpretation);
    return [{ from: ALWAYS, to: null, value: { option: this.supposed.option, decision: null }, sources: [] }];
  }
}

/** The facts of a year as they would be had the question been read in the given way all along. */
export function supposedRows(rows: Rows, state: CooperationState, supposed: Supposed, year: number): Row[] {
  const kept = [...rows].filter(
    (row) => !(row.kind === 'interpretation' && row.name === supposed.id) && !DERIVED.has(row.kind),
  );
  const value = { option: supposed.option, decision: null };
  const read: Row = { kind: 'interpretation', name: supposed.id, from: ALWAYS, to: null, value, sources: [] };
  const changes = derivedAllocationFacts(state.allocation, new SupposedView(state, supposed));
  const derived = changes.flatMap((change): Row[] => {
    if (change.op !== 'replace' || !DERIVED.has(change.kind)) return [];
    const { kind, name } = change;
    const timeline: Timeline<unknown> = change.timeline;
    const holds = timeline.filter((s) => s.from <= `${year}-12-31` && (s.to === null || s.to > `${year}-01-01`));
    return holds.map((s) => ({ kind, name, ...s }));
  });
  return [...kept, read, ...derived];
}

/**
 * The allocation of a year's costs as it is, and as it would be had the question been read in the given way all along.
 * Refused where either cannot be answered.
 *
 * @param rows every fact that holds somewhere in the year
 * @param state the folded state at the same point
 */
export function previewReading(
  rows: Rows,
  state: CooperationState,
  { year, ...supposed }: Supposed & { readonly year: number },
): { readonly now: Allocation; readonly supposed: Allocation } | Refusal {
  return both(rows, state, supposed, year, (facts) => allocate(facts, { from: `${year}-01`, to: `${year}-12` }));
}

/** The same of what a budget says that the year will cost. */
export function previewOfBudget(
  rows: Rows,
  state: CooperationState,
  { year, ...supposed }: Supposed & { readonly year: number },
  { lines, source }: { readonly lines: readonly BudgetLine[]; readonly source: number },
): { readonly now: Allocation; readonly supposed: Allocation } | Refusal {
  return both(rows, state, supposed, year, (facts) => planOfYear(facts, year, lines, source));
}

function both(
  rows: Rows,
  state: CooperationState,
  supposed: Supposed,
  year: number,
  share: (facts: Row[]) => Allocation | Refusal,
): { readonly now: Allocation; readonly supposed: Allocation } | Refusal {
  const facts = [...rows];
  const now = share(facts);
  if (isRefusal(now)) return now;
  const then = share(supposedRows(facts, state, supposed, year));
  return isRefusal(then) ? then : { now, supposed: then };
}

/** The version of a year's budget to go by before there are costs: what is in force on its last day, else the latest draft. */
export function budgetToShare(rows: Rows, year: number): (BudgetOnDay['versions'][number] & { valid: boolean }) | null {
  const timeline = [...rows].filter((row) => row.kind === 'budget' && row.name === String(year));
  const last: CivilDate = `${year}-12-31`;
  const budget = Timelines.at(timeline as Timeline<unknown>, last)?.value as BudgetOnDay | undefined;
  if (!budget) return null;
  const id = budget.inForce?.version.id ?? budget.version;
  const version = budget.versions.find((v) => v.version.id === id);
  return version ? { ...version, valid: budget.inForce !== null } : null;
}
