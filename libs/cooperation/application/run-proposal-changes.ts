import type { Allocation } from '#allocation';
import type { EventStore } from '#event-store';
import { type InvoicingState, isMoneyOf, type MoneyFact } from '#invoicing';
import { type BookId, isRefusal, kroner, type Refusal, Timelines } from '#kernel';
import { costsOfYear } from '../domain/billing/plan-of-year.ts';
import { type ProposedKind, planOn } from '../domain/billing/propose-run.ts';
import { changesSince, type FigureChange } from '../domain/billing/what-changed.ts';
import type { EventReference } from './answers.ts';
import { referenceOf } from './questions.ts';
import type { ChangesView } from './run-proposal-answer.ts';
import type { BillingReading, YearQuestion, YearRead } from './run-proposal-reading.ts';

/** What the book learned since a run that changes what the year asks for: the run’s figures computed again at its point. */
export class ChangesReading {
  constructor(
    private readonly store: EventStore,
    private readonly reading: BillingReading,
  ) {}

  /** Null while no run of the kind was issued, or when its point has no answer any more. */
  async since(
    { cooperation, year }: YearQuestion,
    kind: ProposedKind,
    { rows, facts }: YearRead,
    money: InvoicingState,
    asks: Allocation,
  ): Promise<ChangesView | null> {
    const last = lastIssued(facts, money, kind);
    // Figures that somebody stated were not taken from the book.
    if (!last || last.data.basis.of === 'STATED') return null;
    const size = last.data.basis.knownAt ?? last.index;
    const then = this.reading.rowsOf(cooperation, year, { asked: null, instant: '', size });
    if (isRefusal(then)) return null;
    const before = asked(then, year, kind, last);
    if (isRefusal(before)) return null;
    const changed = changesSince({ allocation: before, rows: then }, { allocation: asks, rows }, size);
    const reasons = await this.#references(cooperation, changed);
    return { run: last.data.run, size, figures: changed.map(changeView), reasons };
  }

  /** Every event that the changes rest on, once. */
  async #references(cooperation: BookId, changes: readonly FigureChange[]): Promise<EventReference[]> {
    const references: EventReference[] = [];
    for (const index of Timelines.sourcesOf(...changes.map(({ sources }) => sources))) {
      const { events } = await this.store.readBook(cooperation, index, 1);
      if (events[0]) references.push(referenceOf(events[0]));
    }
    return references;
  }
}

function asked(
  then: YearRead['rows'],
  year: number,
  kind: ProposedKind,
  { on, data }: MoneyFact<'InvoiceRunPrepared'>,
): Allocation | Refusal {
  if (kind !== 'ON_ACCOUNT') return costsOfYear(then, year);
  const planned = planOn(then, year, on, data.period.to);
  return isRefusal(planned) ? planned : planned.asks;
}

/** The latest issued run whose figures were of the same kind: instalments go by a plan, the others by costs. */
function lastIssued(
  facts: readonly MoneyFact[],
  money: InvoicingState,
  kind: ProposedKind,
): MoneyFact<'InvoiceRunPrepared'> | null {
  const alike = kind === 'ON_ACCOUNT' ? ['ON_ACCOUNT'] : ['SETTLEMENT', 'CORRECTION'];
  const prepared = facts
    .filter((fact) => isMoneyOf(fact, 'InvoiceRunPrepared'))
    .filter(({ data }) => alike.includes(data.kind) && money.runs.get(data.run)?.status === 'ISSUED');
  return prepared.sort((a, b) => a.index - b.index).at(-1) ?? null;
}

const changeView = ({ municipality, category, before, now, sources }: FigureChange) => ({
  ...{ municipality, category, before: kroner(before), now: kroner(now), change: kroner(now - before) },
  events: sources,
});
