import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { BudgetOnDay } from '#budget';
import type { EventStore } from '#event-store';
import { type BookId, type CivilDate, isRefusal, kroner, type Language, type Refusal, Timelines } from '#kernel';
import { economicPlan, type PlannedYear } from '../domain/billing/economic-plan.ts';
import type { Clocks, UnallocatedView } from './answers.ts';
import { BookReading } from './book-reading.ts';
import type { BookFacts, Clock } from './ports.ts';
import { budgetUnknown } from './refusals.ts';
import { clocks, unallocatedView } from './views.ts';

/** What one municipality would pay in a year; kroner, null where the plan says nothing of the year or cannot be shared. */
export interface PlannedAmountView {
  readonly year: number;
  readonly amount: string | null;
}

/** The four years of a budget and its economic plan, per municipality. */
export interface EconomicPlanAnswer extends Clocks {
  readonly year: number;
  readonly validOn: CivilDate;
  readonly version: string;
  readonly status: string;
  readonly years: readonly {
    readonly year: number;
    /** Null where the version says nothing of the year. */
    readonly total: string | null;
    /** What the rules share; the rest is held. */
    readonly shared: string | null;
    readonly held: readonly UnallocatedView[];
    /** Why the year cannot be shared; null when it is. */
    readonly because: string | null;
  }[];
  readonly municipalities: readonly {
    readonly municipality: string;
    readonly name: string;
    readonly amounts: readonly PlannedAmountView[];
  }[];
  readonly events: readonly number[];
}

export interface EconomicPlanQuestion {
  readonly cooperation: BookId;
  readonly year: number;
  readonly validOn?: string | null;
  readonly knownAt?: string | null;
}

export class AskEconomicPlan extends Query<EconomicPlanAnswer | Refusal> {
  constructor(
    readonly question: EconomicPlanQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** What each municipality should put in its economic plan (økonomiplan), on both clocks. */
export class EconomicPlanQuestions {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: BookFacts, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Of the version in force on the day, else of the latest drafted. Default: today. */
  async ask(question: EconomicPlanQuestion, language: Language = 'nb'): Promise<EconomicPlanAnswer | Refusal> {
    const { cooperation, year } = question;
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const budgets = day.of('budget');
    const stood = budgets.find(({ name }) => name === String(year))?.value as unknown as BudgetOnDay | undefined;
    const version = stood?.inForce?.version ?? stood?.versions.at(-1)?.version;
    if (!stood || !version) {
      const years = budgets.map(({ name }) => name).sort();
      return budgetUnknown({ year: String(year), on: validOn, known: years.join(', ') });
    }
    const rowsOf = (of: number) => this.#book.during({ cooperation, from: `${of}-01`, to: `${of}-12` }, known);
    const planned = economicPlan(version, rowsOf).map((one) =>
      one.shared !== null && isRefusal(one.shared)
        ? { ...one, shared: this.#book.whenAnswerable(one.shared, cooperation, known) }
        : one,
    );
    const shares = planned.map(({ shared }) => (shared === null || isRefusal(shared) ? null : shared));
    // Of two names the later.
    const names = new Map(shares.flatMap((s) => s?.shares ?? []).map(({ municipality, name }) => [municipality, name]));
    return {
      ...clocks(cooperation, known),
      ...{ year, validOn, version: version.id, status: stood.status },
      years: planned.map((one) => yearView(one, language)),
      municipalities: [...names].sort().map(([municipality, name]) => ({
        municipality,
        name,
        amounts: planned.map(({ year: of }, n) => {
          const amount = shares[n]?.shares.find((s) => s.municipality === municipality)?.amount;
          return { year: of, amount: amount === undefined ? null : kroner(amount) };
        }),
      })),
      events: Timelines.sourcesOf(
        [version.source],
        ...shares.flatMap((s) => s?.pools.map(({ sources }) => sources) ?? []),
      ),
    };
  }
}

function yearView({ year, total, shared }: PlannedYear, language: Language): EconomicPlanAnswer['years'][number] {
  const refused = shared !== null && isRefusal(shared);
  const allocation = refused ? null : shared;
  return {
    year,
    total: total === null ? null : kroner(total),
    shared: allocation && kroner(allocation.total),
    held: allocation ? [...allocation.held, ...allocation.excluded].map(unallocatedView(language)) : [],
    because: refused ? shared.text[language] : null,
  };
}

@QueryHandler(AskEconomicPlan)
export class AskEconomicPlanHandler implements IQueryHandler<AskEconomicPlan> {
  constructor(private readonly plans: EconomicPlanQuestions) {}

  execute({ question, language }: AskEconomicPlan) {
    return this.plans.ask(question, language);
  }
}
