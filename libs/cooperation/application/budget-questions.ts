import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { BudgetOnDay, BudgetVersion, ProvisionalBasis, VersionOnDay } from '#budget';
import type { EventStore } from '#event-store';
import { type BookId, type CivilDate, isRefusal, kroner, type Language, type Refusal, Timelines } from '#kernel';
import type { FactSource } from '#projections';
import { type BudgetFigures, budgetFigures, type Spending } from '../domain/budget-figures.ts';
import type { Clocks, FindingView, InterpretationView } from './answers.ts';
import { BookReading, type DayOfBook } from './book-reading.ts';
import { yearWithoutBudget } from './findings-of-years.ts';
import type { Clock } from './ports.ts';
import { budgetUnknown } from './refusals.ts';
import { clocks, findingView, interpretationView } from './views.ts';

export interface BudgetLines {
  /** Kroner with two decimals. */
  readonly total: string;
  readonly lines: readonly {
    readonly category: string;
    /** Whose it is alone, or the common system it is for; null: shared as the agreement shares the category. */
    readonly municipality: string | null;
    readonly sharedService: string | null;
    readonly amount: string;
  }[];
}

/** What a council last said of a version; null where it has said nothing. */
export interface BudgetAdoptionView {
  readonly municipality: string;
  readonly name: string;
  readonly verdict: string | null;
  readonly decidedOn: CivilDate | null;
  readonly decision: string | null;
  readonly caseReference: string | null;
  readonly counts: boolean;
  readonly because: string | null;
  /** Kroner in the municipality’s own budget; null when not told. */
  readonly ownLine: string | null;
  /** Its part of the version, where its own line is told and the costs can be shared by rules alone. */
  readonly share: string | null;
  /** `ownLine` less `share`. */
  readonly difference: string | null;
}

/** What is asked for on account while no budget is valid. */
export interface ProvisionalView {
  readonly basis: string;
  /** Null: the reading of A-06; the host has not decided. */
  readonly decision: string | null;
  readonly from: CivilDate;
  /** The budget it goes by; null where there is none. */
  readonly budget: (BudgetLines & { readonly year: number; readonly version: string }) | null;
}

/** Booked by the day against the budget in force; above zero: more is booked. */
export interface SpendingView {
  /** Null while no budget is in force. */
  readonly budgeted: string | null;
  readonly booked: string;
  readonly difference: string | null;
  readonly categories: readonly {
    readonly category: string;
    readonly budgeted: string;
    readonly booked: string;
    readonly difference: string;
  }[];
}

export interface BudgetVersionView extends BudgetLines {
  readonly version: string;
  readonly kind: 'ORIGINAL' | 'AMENDMENT';
  readonly contentHash: string;
  readonly draftedOn: CivilDate;
  readonly sentOn: CivilDate | null;
  readonly status: string;
  readonly since: CivilDate;
  readonly late: boolean;
  /** One per municipality whose council must adopt it. */
  readonly adoptions: readonly BudgetAdoptionView[];
  readonly missing: readonly string[];
}

/** The budget of a year as it stands on a day. */
export interface BudgetAnswer extends Clocks {
  readonly year: number;
  readonly validOn: CivilDate;
  /** NOT_DRAFTED: nobody has drafted a budget of the year; `since` and `version` are then null. */
  readonly status: string;
  readonly since: CivilDate | null;
  /** Adopted by all, but after the last day. */
  readonly late: boolean;
  readonly version: string | null;
  readonly draftBy: CivilDate | null;
  readonly adoptBy: CivilDate | null;
  readonly clause: string | null;
  readonly versions: readonly BudgetVersionView[];
  readonly inForce: (BudgetLines & { readonly version: string; readonly since: CivilDate }) | null;
  readonly provisional: ProvisionalView | null;
  readonly spending: SpendingView;
  readonly findings: readonly FindingView[];
  readonly interpretations: readonly InterpretationView[];
  readonly events: readonly number[];
}

export interface BudgetQuestion {
  readonly cooperation: BookId;
  readonly year: number;
  readonly validOn?: string | null;
  readonly knownAt?: string | null;
}

export class AskBudget extends Query<BudgetAnswer | Refusal> {
  constructor(
    readonly question: BudgetQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Whether the budget of a year was valid, who adopted it when, and what may be spent; on both clocks. */
export class BudgetQuestions {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: { readonly register: FactSource }, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: as it stands today. */
  async ask(question: BudgetQuestion, language: Language = 'nb'): Promise<BudgetAnswer | Refusal> {
    const { cooperation, year } = question;
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const budgets = day.of('budget');
    const row = budgets.find((r) => r.name === String(year));
    if (!row) return this.#undrafted(question, day, language);
    const stood = row.value as unknown as BudgetOnDay;
    const ofYear = this.#book.during({ cooperation, from: `${year}-01`, to: `${year}-12` }, known);
    if (isRefusal(ofYear)) return ofYear;
    // Who took part on 1 January adopts it, and may have left by the day asked about.
    const participants = [...ofYear, ...day.rows].filter((r) => r.kind === 'participant');
    const names = new Map(participants.map((r) => [r.name, (r.value as { name: string }).name]));
    const figures = budgetFigures(ofYear, stood, validOn);
    const { days, inForce, provisional, ...budget } = stood;
    return {
      ...clocks(cooperation, known),
      year,
      validOn,
      status: budget.status,
      since: budget.since,
      late: budget.late,
      version: budget.version,
      draftBy: days?.draftBy ?? null,
      adoptBy: days?.adoptBy ?? null,
      clause: days?.clause ?? null,
      versions: budget.versions.map((v) => versionView(v, validOn, budget.required, names, figures)),
      inForce: inForce && { version: inForce.version.id, since: inForce.since, ...linesOf(inForce.version) },
      provisional: provisional && provisionalView(provisional),
      spending: spendingView(figures.spending),
      findings: [...budget.findings, ...figures.findings].map(findingView(language)),
      interpretations: budget.interpretations.map(({ id, option, decision }) =>
        interpretationView(language)({ id, option, decision }),
      ),
      events: Timelines.sourcesOf(row.sources, figures.spending.sources),
    };
  }

  /** L-4.2-1, A-06: a year that nobody drafted a budget for; what was missed, and what is asked for on account instead. */
  async #undrafted(question: BudgetQuestion, day: DayOfBook, language: Language): Promise<BudgetAnswer | Refusal> {
    const { cooperation, year } = question;
    const { known, validOn } = day;
    const undrafted = await yearWithoutBudget(this.#book, question, day, year);
    if (isRefusal(undrafted)) return undrafted;
    if (undrafted === null) {
      const years = day.of('budget').map((r) => r.name);
      return budgetUnknown({ year: String(year), on: validOn, known: years.sort().join(', ') });
    }
    const { days, provisional, reading, spending, findings, sources } = undrafted;
    return {
      ...clocks(cooperation, known),
      ...{ year, validOn, status: 'NOT_DRAFTED', since: null, late: false, version: null },
      ...{ draftBy: days?.draftBy ?? null, adoptBy: days?.adoptBy ?? null, clause: days?.clause ?? null },
      ...{ versions: [], inForce: null, provisional: provisional && provisionalView(provisional) },
      spending: spendingView(spending),
      findings: findings.map(findingView(language)),
      interpretations: reading ? [interpretationView(language)({ id: 'A-06', ...reading })] : [],
      events: Timelines.sourcesOf(sources, spending.sources),
    };
  }
}

function versionView(
  { version, adoptions, ...on }: VersionOnDay,
  validOn: CivilDate,
  required: readonly string[],
  names: ReadonlyMap<string, string>,
  { ownLines }: BudgetFigures,
): BudgetVersionView {
  return {
    version: version.id,
    kind: version.kind,
    contentHash: version.contentHash,
    draftedOn: version.draftedOn,
    sentOn: version.sent && version.sent.on <= validOn ? version.sent.on : null,
    status: on.status,
    since: on.since,
    late: on.late,
    adoptions: required.map((municipality) => {
      const said = adoptions.find((a) => a.municipality === municipality);
      const own = ownLines.find((o) => o.decision === said?.decision);
      const share = own?.share ?? null;
      return {
        municipality,
        name: names.get(municipality) ?? municipality,
        verdict: said?.verdict ?? null,
        decidedOn: said?.decidedOn ?? null,
        decision: said?.decision ?? null,
        caseReference: said?.caseReference ?? null,
        counts: said?.counts ?? false,
        because: said?.because ?? null,
        ownLine: own ? kroner(own.ownLine) : null,
        share: share === null ? null : kroner(share),
        difference: own && share !== null ? kroner(own.ownLine - share) : null,
      };
    }),
    missing: on.missing,
    ...linesOf(version),
  };
}

@QueryHandler(AskBudget)
export class AskBudgetHandler implements IQueryHandler<AskBudget> {
  constructor(private readonly budgets: BudgetQuestions) {}

  execute({ question, language }: AskBudget) {
    return this.budgets.ask(question, language);
  }
}

const linesOf = ({ lines }: BudgetVersion): BudgetLines => ({
  total: kroner(lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n)),
  lines: lines.map(({ category, amount, municipality = null, sharedService = null }) => ({
    ...{ category, municipality, sharedService, amount: kroner(BigInt(amount)) },
  })),
});

const provisionalView = ({ basis, decision, from, version }: ProvisionalBasis): ProvisionalView => ({
  basis,
  decision,
  from,
  budget: version && { year: version.year, version: version.id, ...linesOf(version) },
});

const spendingView = ({ budgeted, booked, categories }: Spending): SpendingView => ({
  budgeted: budgeted === null ? null : kroner(budgeted),
  booked: kroner(booked),
  difference: budgeted === null ? null : kroner(booked - budgeted),
  categories: categories.map(({ category, ...amounts }) => ({
    category,
    budgeted: kroner(amounts.budgeted),
    booked: kroner(amounts.booked),
    difference: kroner(amounts.difference),
  })),
});
