import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type BudgetOnDay, type BudgetVersion, type VersionOnDay } from '#budget';
import type { EventStore } from '#event-store';
import { type BookId, type CivilDate, isRefusal, kroner, type Language, type Refusal } from '#kernel';
import type { FactSource } from '#projections';
import type { Clocks, FindingView, InterpretationView } from './answers.ts';
import { BookReading } from './book-reading.ts';
import type { Clock } from './ports.ts';
import { budgetUnknown } from './refusals.ts';
import { clocks, findingView, interpretationView } from './views.ts';

export interface BudgetLines {
  /** Kroner with two decimals. */
  readonly total: string;
  readonly lines: readonly { readonly category: string; readonly amount: string }[];
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
  readonly status: string;
  readonly since: CivilDate;
  /** Adopted by all, but after the last day. */
  readonly late: boolean;
  readonly version: string;
  readonly draftBy: CivilDate | null;
  readonly adoptBy: CivilDate | null;
  readonly clause: string | null;
  readonly versions: readonly BudgetVersionView[];
  readonly inForce: (BudgetLines & { readonly version: string; readonly since: CivilDate }) | null;
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
    if (!row) {
      const years = budgets.map((r) => r.name).sort();
      return budgetUnknown({ year: String(year), on: validOn, known: years.join(', ') || '—' });
    }
    const names = new Map(day.of('participant').map((r) => [r.name, (r.value as { name: string }).name]));
    const { days, inForce, ...budget } = row.value as unknown as BudgetOnDay;
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
      versions: budget.versions.map((v) => versionView(v, validOn, budget.required, names)),
      inForce: inForce && { version: inForce.version.id, since: inForce.since, ...linesOf(inForce.version) },
      findings: budget.findings.map(findingView(language)),
      interpretations: budget.interpretations.map(({ id, option, decision }) =>
        interpretationView(language)({ id, option, decision }),
      ),
      events: row.sources,
    };
  }
}

function versionView(
  { version, adoptions, ...on }: VersionOnDay,
  validOn: CivilDate,
  required: readonly string[],
  names: ReadonlyMap<string, string>,
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
      return {
        municipality,
        name: names.get(municipality) ?? municipality,
        verdict: said?.verdict ?? null,
        decidedOn: said?.decidedOn ?? null,
        decision: said?.decision ?? null,
        caseReference: said?.caseReference ?? null,
        counts: said?.counts ?? false,
        because: said?.because ?? null,
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
  lines: lines.map(({ category, amount }) => ({ category, amount: kroner(BigInt(amount)) })),
});
