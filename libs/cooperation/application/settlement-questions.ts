import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { FactBase, type Unallocated } from '#allocation';
import type { EventStore } from '#event-store';
import { isMoneyOf, type MoneyFact } from '#invoicing';
import { isRefusal, kroner, type Language, type Oere, type Refusal } from '#kernel';
import { type AccrualsOfYear, accrualsOfYear } from '../domain/billing/accruals-of-year.ts';
import { budgetOnDay } from '../domain/billing/basis-of-plan.ts';
import { billedOn, moneyOn } from '../domain/billing/money-of-year.ts';
import { costsOfYear } from '../domain/billing/plan-of-year.ts';
import { hostOn } from '../domain/billing/propose-run.ts';
import {
  type SettledAmounts,
  type SettledLine,
  settlementOf,
  sumOfLines,
} from '../domain/billing/settlement-of-year.ts';
import { budgetFigures, type Spending } from '../domain/budget-figures.ts';
import { namesOf } from './names-of.ts';
import type { BookFacts, Clock } from './ports.ts';
import { ChangesReading } from './run-proposal-changes.ts';
import { sourcesOf, underWay } from './run-proposal-questions.ts';
import { BillingReading, type YearQuestion } from './run-proposal-reading.ts';
import type { SettledAmountsView, SettledMunicipalityView, SettlementAnswer } from './settlement-answer.ts';
import { clocks, findingView, interpretationView, unallocatedView } from './views.ts';

export class AskSettlement extends Query<SettlementAnswer | Refusal> {
  constructor(
    readonly question: YearQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** What a year cost each municipality beside what it was billed, on both clocks: costs as known, money until the day. */
export class SettlementQuestions {
  readonly #reading: BillingReading;
  readonly #changes: ChangesReading;

  constructor(store: EventStore, facts: BookFacts, clock: Clock) {
    this.#reading = new BillingReading(store, facts, clock);
    this.#changes = new ChangesReading(store, this.#reading);
  }

  /** Default: as of today, as known now. */
  async ask(question: YearQuestion, language: Language = 'nb'): Promise<SettlementAnswer | Refusal> {
    const { cooperation, year } = question;
    const read = await this.#reading.of(question);
    if (isRefusal(read)) return read;
    const { rows, facts, validOn, known } = read;
    const allocation = costsOfYear(rows, year);
    if (isRefusal(allocation)) return this.#reading.book.whenAnswerable(allocation, cooperation, known);
    const money = moneyOn(facts, year, validOn);
    const accruals = accrualsOfYear(rows, year, allocation);
    const lines = settlementOf(allocation, billedOn(facts, year, validOn), accruals.figures);
    const host = hostOn(new FactBase(rows), validOn);
    const names = namesOf(rows);
    const budget = budgetOnDay(rows, year, year, validOn);
    const figures = budget && budgetFigures(rows, budget, validOn);
    const left = (all: readonly Unallocated[]) => ({
      total: kroner(all.reduce((sum, { amount }) => sum + amount, 0n)),
      lines: all.map(unallocatedView(language)),
    });
    return {
      ...clocks(cooperation, known),
      ...{ year, validOn, closedOn: money.closedOn, auditedOn: money.auditedOn, estimate: money.closedOn === null },
      booked: kroner(allocation.booked),
      allocated: kroner(allocation.total),
      ...{ held: left(allocation.held), excluded: left(allocation.excluded) },
      accruals: accrualsView(accruals),
      budget: budget?.inForce && figures ? spentView(budget.inForce.version.id, figures.spending) : null,
      total: amountsView(sumOfLines(lines)),
      municipalities: municipalitiesOf(lines, names, host),
      runs: issuedRuns(facts, validOn, year),
      underWay: underWay(money),
      changes: await this.#changes.since(question, 'CORRECTION', read, money, allocation),
      findings: [...allocation.findings, ...(figures?.findings ?? [])].map(findingView(language)),
      interpretations: allocation.interpretations.map(interpretationView(language)),
      events: sourcesOf(allocation),
    };
  }
}

@QueryHandler(AskSettlement)
export class AskSettlementHandler implements IQueryHandler<AskSettlement> {
  constructor(private readonly settlements: SettlementQuestions) {}

  execute({ question, language }: AskSettlement) {
    return this.settlements.ask(question, language);
  }
}

function municipalitiesOf(
  lines: readonly SettledLine[],
  names: ReadonlyMap<string, string>,
  host: string | null,
): SettledMunicipalityView[] {
  return [...new Set(lines.map(({ municipality }) => municipality))].map((municipality) => {
    const own = lines.filter((line) => line.municipality === municipality);
    return {
      ...{ municipality, name: names.get(municipality) ?? municipality, memorandum: municipality === host },
      ...amountsView(sumOfLines(own)),
      categories: own.map(({ category, ...amounts }) => ({ category, ...amountsView(amounts) })),
    };
  });
}

const amountsView = (amounts: SettledAmounts): SettledAmountsView => {
  const shown = (amount: Oere): string => kroner(amount);
  return {
    ...{ allocated: shown(amounts.allocated), accruals: shown(amounts.accruals) },
    ...{ onAccount: shown(amounts.onAccount), settlement: shown(amounts.settlement) },
    ...{ settled: shown(amounts.settled), difference: shown(amounts.difference) },
  };
};

const accrualsView = ({ total, open, released }: AccrualsOfYear): SettlementAnswer['accruals'] => ({
  total: kroner(total),
  open: open.map(({ name, amount, sources, ...said }) => ({
    ...{ ...said, line: name, amount: kroner(amount), events: sources },
  })),
  released: released.map(({ name, amount, actual, difference, sources, ...said }) => ({
    ...{ ...said, line: name, amount: kroner(amount) },
    ...{ actual: kroner(actual), difference: kroner(difference), events: sources },
  })),
});

const spentView = (version: string, { budgeted, booked }: Spending): NonNullable<SettlementAnswer['budget']> => ({
  ...{ version, budgeted: kroner(budgeted ?? 0n), booked: kroner(booked) },
  difference: kroner(booked - (budgeted ?? 0n)),
});

/** Every issued run of the year, with its documents; those on late interest are no part of its costs. */
function issuedRuns(facts: readonly MoneyFact[], validOn: string, year: number): SettlementAnswer['runs'] {
  const runs = new Map<string, { run: string; kind: string; issuedOn: string; documents: string[] }>();
  const kinds = new Map<string, string>();
  for (const fact of [...facts].sort((a, b) => a.index - b.index)) {
    if (fact.year !== year || fact.on > validOn) continue;
    if (isMoneyOf(fact, 'InvoiceRunPrepared')) kinds.set(fact.data.run, fact.data.kind);
    const issued = isMoneyOf(fact, 'InvoiceIssued');
    if (!issued && !isMoneyOf(fact, 'OwnShareNoted')) continue;
    const { run } = fact.data;
    const kind = kinds.get(run) ?? '';
    if (kind === 'INTEREST') continue;
    const told = runs.get(run) ?? { run, kind, issuedOn: fact.on, documents: [] };
    runs.set(run, told);
    if (issued) told.documents.push(fact.data.invoice);
  }
  return [...runs.values()];
}
