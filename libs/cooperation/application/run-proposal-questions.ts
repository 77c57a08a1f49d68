import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Allocation } from '#allocation';
import type { EventStore } from '#event-store';
import type { InvoicingState } from '#invoicing';
import { isRefusal, kroner, type Language, type Oere, type Refusal, Timelines } from '#kernel';
import { budgetOnDay } from '../domain/billing/basis-of-plan.ts';
import { figureOf, figuresOf } from '../domain/billing/figures.ts';
import { moneyOn } from '../domain/billing/money-of-year.ts';
import { type Proposal, type ProposedKind, proposeRun } from '../domain/billing/propose-run.ts';
import { reasonOfCorrection } from '../domain/billing/reason-of-correction.ts';
import { budgetFigures } from '../domain/budget-figures.ts';
import { namesOf } from './names-of.ts';
import type { BookFacts, Clock } from './ports.ts';
import type { ProposedPartView, RunProposalAnswer } from './run-proposal-answer.ts';
import { ChangesReading } from './run-proposal-changes.ts';
import { BillingReading, type YearQuestion } from './run-proposal-reading.ts';
import { runKindUnknown } from './run-proposal-refusals.ts';
import { clocks, findingView, interpretationView, unallocatedView } from './views.ts';

export interface RunProposalQuestion extends YearQuestion {
  /** ON_ACCOUNT, SETTLEMENT or CORRECTION. */
  readonly kind: string;
}

export class AskRunProposal extends Query<RunProposalAnswer | Refusal> {
  constructor(
    readonly question: RunProposalQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

const KINDS: readonly string[] = ['ON_ACCOUNT', 'SETTLEMENT', 'CORRECTION'] satisfies ProposedKind[];

/** What the next run of a year should bill by the rules, on both clocks; it records nothing. */
export class RunProposalQuestions {
  readonly #reading: BillingReading;
  readonly #changes: ChangesReading;

  constructor(store: EventStore, facts: BookFacts, clock: Clock) {
    this.#reading = new BillingReading(store, facts, clock);
    this.#changes = new ChangesReading(store, this.#reading);
  }

  /** Default: as of today, as known now. */
  async ask(question: RunProposalQuestion, language: Language = 'nb'): Promise<RunProposalAnswer | Refusal> {
    const { cooperation, year } = question;
    if (!KINDS.includes(question.kind)) return runKindUnknown({ kind: question.kind, known: KINDS.join(', ') });
    const kind = question.kind as ProposedKind;
    const read = await this.#reading.of(question);
    if (isRefusal(read)) return read;
    const { rows, facts, validOn, known } = read;
    const money = moneyOn(facts, year, validOn);
    const proposed = proposeRun(rows, money, { year, kind, day: validOn, size: known.size });
    if (isRefusal(proposed)) return this.#reading.book.whenAnswerable(proposed, cooperation, known);
    const changes = await this.#changes.since(question, kind, read, money, proposed.asks);
    const reason =
      kind === 'CORRECTION' && changes
        ? reasonOfCorrection(changes.run, changes.reasons, proposed.accrued)
        : proposed.prepare.basis.reason;
    const basis = { ...proposed.prepare.basis, ...(reason !== undefined && { reason }) };
    const { asks, due, plan, prepared, prepare, estimate } = proposed;
    const budget = budgetOnDay(rows, year, year, validOn);
    const found = [
      ...(kind === 'ON_ACCOUNT' ? (budget?.findings ?? []) : asks.findings),
      ...(budget ? budgetFigures(rows, budget, validOn).findings : []),
    ];
    const goesBy = plan && 'budget' in plan && basis.of !== 'STATED' ? plan.budget : null;
    return {
      ...clocks(cooperation, known),
      ...{ year, validOn, kind, run: prepare.run, period: prepare.period },
      instalment: due && prepare.instalment ? { ...prepare.instalment, ...rhythmOf(due) } : null,
      basis: {
        of: basis.of,
        provisional: basis.of === 'PROVISIONAL' || estimate,
        budget: goesBy && { year: goesBy.year, version: goesBy.version, total: kroner(sumOf(goesBy.lines)) },
        reason: basis.reason ?? null,
      },
      parts: partsOf(proposed, namesOf(rows)),
      total: kroner(totalOf(prepared.parts)),
      invoiced: kroner(totalOf(prepared.parts.filter(({ memorandum }) => !memorandum))),
      held: asks.held.map(unallocatedView(language)),
      excluded: asks.excluded.map(unallocatedView(language)),
      changes,
      underWay: underWay(money),
      findings: found.map(findingView(language)),
      interpretations: asks.interpretations.map(interpretationView(language)),
      events: sourcesOf(asks),
      prepare: { ...prepare, basis },
    };
  }
}

@QueryHandler(AskRunProposal)
export class AskRunProposalHandler implements IQueryHandler<AskRunProposal> {
  constructor(private readonly proposals: RunProposalQuestions) {}

  execute({ question, language }: AskRunProposal) {
    return this.proposals.ask(question, language);
  }
}

/** Runs that nobody issued or gave up yet. */
export const underWay = ({ runs }: InvoicingState): string[] =>
  [...runs.values()]
    .filter(({ status }) => status !== 'ISSUED' && status !== 'RETURNED')
    .map(({ id }) => id)
    .sort();

export const sourcesOf = ({ pools, held, excluded }: Allocation): number[] =>
  Timelines.sourcesOf(...[...pools, ...held, ...excluded].map(({ sources }) => sources));

function partsOf({ prepared, asks }: Proposal, names: ReadonlyMap<string, string>): ProposedPartView[] {
  const figures = figuresOf(asks.pools);
  return prepared.parts.map(({ municipality, memorandum, lines, total }) => {
    const sum = (of: (line: (typeof lines)[number]) => Oere): string =>
      kroner(lines.reduce((all, line) => all + of(line), 0n));
    return {
      ...{ municipality, memorandum, name: names.get(municipality) ?? municipality },
      ofYear: sum(({ category }) => figureOf(figures, municipality, category)),
      target: sum(({ target }) => BigInt(target)),
      billed: sum(({ billed }) => BigInt(billed)),
      amount: kroner(BigInt(total)),
      lines: lines.map(({ category, target, billed, amount }) => ({
        category,
        ofYear: kroner(figureOf(figures, municipality, category)),
        target: kroner(BigInt(target)),
        billed: kroner(BigInt(billed)),
        amount: kroner(BigInt(amount)),
      })),
    };
  });
}

const rhythmOf = ({ rhythm, last, clause }: NonNullable<Proposal['due']>) => ({ rhythm, last, clause });
const sumOf = (lines: readonly { readonly amount: string }[]): Oere =>
  lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
const totalOf = (parts: readonly { readonly total: string }[]): Oere =>
  parts.reduce((sum, { total }) => sum + BigInt(total), 0n);
