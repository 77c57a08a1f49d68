import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import {
  endOfMonth,
  firstOfMonth,
  firstOfYear,
  isRefusal,
  kroner,
  type Language,
  type Oere,
  type Refusal,
} from '#kernel';
import type { FactRow } from '#projections';
import { bookedCosts, type CostFact } from '../domain/accounting-year/booked-costs.ts';
import { accrualsOfYear } from '../domain/billing/accruals-of-year.ts';
import { billedOn, moneyOn } from '../domain/billing/money-of-year.ts';
import { costsOfYear } from '../domain/billing/plan-of-year.ts';
import { reconcileClaims, reconcileCosts, type Sides, type Step } from '../domain/billing/reconciliation.ts';
import type { Clocks } from './answers.ts';
import { csv } from './csv.ts';
import { LedgerReading } from './ledger-reading.ts';
import { namesOf } from './names-of.ts';
import type { BookFacts, Clock } from './ports.ts';
import { BillingReading, type YearQuestion } from './run-proposal-reading.ts';
import { STEP_TEXTS } from './settlement-words.ts';
import { clocks } from './views.ts';

/** A figure, or a named difference that leads to the next figure; kroner with two decimals. */
export interface StepView {
  readonly what: Step['what'];
  readonly figure: boolean;
  readonly text: string;
  readonly amount: string;
}

/** The year’s allocation, invoices, payments and ledger beside each other: every difference zero or named. */
export interface ReconciliationAnswer extends Clocks {
  readonly year: number;
  readonly validOn: string;
  /** False where anything is left that has no name. */
  readonly reconciled: boolean;
  readonly costs: readonly StepView[];
  readonly total: readonly StepView[];
  readonly municipalities: readonly {
    readonly municipality: string;
    readonly name: string;
    readonly steps: readonly StepView[];
  }[];
}

export class AskReconciliation extends Query<ReconciliationAnswer | Refusal> {
  constructor(
    readonly question: YearQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** No cost is booked after it. */
const LAST_DAY = '9999-12-30';

/** Reconciles a year by a day and a point of the book; each figure is read from its own source. */
export class Reconciliations {
  readonly #reading: BillingReading;
  readonly #ledger: LedgerReading;

  constructor(
    store: EventStore,
    private readonly facts: BookFacts,
    clock: Clock,
  ) {
    this.#reading = new BillingReading(store, facts, clock);
    this.#ledger = new LedgerReading(store, facts, clock);
  }

  /** Default: as of today, as known now. */
  async ask(question: YearQuestion, language: Language = 'nb'): Promise<ReconciliationAnswer | Refusal> {
    const { cooperation, year } = question;
    const read = await this.#reading.of(question);
    if (isRefusal(read)) return read;
    const { rows, facts, validOn, known } = read;
    const allocation = costsOfYear(rows, year);
    if (isRefusal(allocation)) return this.#reading.book.whenAnswerable(allocation, cooperation, known);
    const documents = this.#ledger.documents({ cooperation, known, validOn }, year);
    if (isRefusal(documents)) return documents;
    const closings = this.#ledger.laterClosings({ cooperation, known, validOn });
    if (isRefusal(closings)) return closings;
    // Everything that was said of costs booked in the year, then or later.
    const said = this.#ledger.costs({ cooperation, known, validOn: LAST_DAY }, firstOfYear(year));
    if (isRefusal(said)) return said;
    const costs = said.filter((fact) => fact.year === year);
    const lines = this.#lines(question, known.size, costs, 'cost');
    if (isRefusal(lines)) return lines;
    const releases = this.#lines(question, known.size, costs, 'accrual-release');
    if (isRefusal(releases)) return releases;
    const { runs } = moneyOn(facts, year, validOn);
    const settled = [...runs.values()].some(({ kind, status }) => kind === 'SETTLEMENT' && status === 'ISSUED');
    const billed = billedOn(facts, year, validOn);
    const sides: Sides = {
      ...{ year, day: validOn, rows, allocation, billed, settled },
      ...{ invoices: documents.invoices, facts: [...documents.facts, ...closings], costs: bookedCosts(costs) },
      ...{ lines: [...lines, ...releases], accruals: accrualsOfYear(rows, year, allocation) },
      releasedHere: releasedOf(costs, year),
    };
    const names = namesOf(rows);
    const everyone = [
      ...allocation.shares.map(({ municipality }) => municipality),
      ...documents.invoices.map(({ municipality }) => municipality),
      ...billed.onAccount.keys(),
      ...billed.settled.keys(),
    ];
    const view = (steps: readonly Step[]): StepView[] => steps.map(stepView(language));
    const answer = {
      costs: view(reconcileCosts(sides)),
      total: view(reconcileClaims(sides, null)),
      municipalities: [...new Set(everyone)].sort().map((municipality) => ({
        ...{ municipality, name: names.get(municipality) ?? municipality },
        steps: view(reconcileClaims(sides, municipality)),
      })),
    };
    const all = [answer.costs, answer.total, ...answer.municipalities.map(({ steps }) => steps)].flat();
    const reconciled = all.every(({ what }) => what !== 'UNEXPLAINED');
    return { ...clocks(cooperation, known), year, validOn, reconciled, ...answer };
  }

  /** What the register says of them, in every month that any of them serves. */
  #lines(
    { cooperation }: YearQuestion,
    size: number,
    costs: readonly CostFact[],
    kind: 'cost' | 'accrual-release',
  ): readonly FactRow[] | Refusal {
    const served = costs.flatMap((fact) =>
      fact.type === 'CostLineRecorded'
        ? [fact.data.service]
        : fact.type === 'CostLineCorrected'
          ? [fact.data.line.service]
          : [],
    );
    const from = served.map((s) => s.from).sort()[0];
    const to = served
      .map((s) => s.to)
      .sort()
      .at(-1);
    if (from === undefined || to === undefined) return [];
    return this.#reading.book.read(this.facts.register, (facts) =>
      facts.during(cooperation, firstOfMonth(from), endOfMonth(to), size, kind),
    );
  }
}

/** Releases in the year’s books of what other years’ have as accrued, less those that were taken back. */
function releasedOf(costs: readonly CostFact[], year: number): Oere {
  let sum = 0n;
  for (const fact of costs) {
    if (fact.type !== 'AccrualReleased' && fact.type !== 'AccrualReopened') continue;
    const { accrual, amount } = fact.data;
    if (accrual.year !== year) sum += fact.type === 'AccrualReleased' ? BigInt(amount) : -BigInt(amount);
  }
  return sum;
}

@QueryHandler(AskReconciliation)
export class AskReconciliationHandler implements IQueryHandler<AskReconciliation> {
  constructor(private readonly reconciliations: Reconciliations) {}

  execute({ question, language }: AskReconciliation) {
    return this.reconciliations.ask(question, language);
  }
}

const stepView =
  (language: Language) =>
  ({ what, figure, amount }: Step): StepView => ({
    ...{ what, figure, text: STEP_TEXTS[what][language], amount: kroner(amount) },
  });

/** One row per figure or difference, of the costs, of each municipality and of all. */
export function reconciliationCsv(a: ReconciliationAnswer): string {
  const rows = (part: string, municipality: string | null, name: string | null, steps: readonly StepView[]) =>
    steps.map(({ what, figure, text, amount }) => [
      ...[a.cooperation, a.knownAt, a.size, a.year, a.validOn, part, municipality, name],
      ...[what, String(figure), text, amount],
    ]);
  return csv(
    [
      ...['cooperation', 'knownAt', 'size', 'year', 'validOn', 'part', 'municipality', 'name'],
      ...['what', 'figure', 'text', 'amount'],
    ],
    [
      ...rows('COSTS', null, null, a.costs),
      ...a.municipalities.flatMap((m) => rows('MUNICIPALITY', m.municipality, m.name, m.steps)),
      ...rows('ALL', null, null, a.total),
    ],
  );
}
