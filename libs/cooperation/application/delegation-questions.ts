import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type AppealOnDay,
  type ControlChapter,
  chapterOf,
  type Delegation,
  type HostDecisionOnDay,
  type ReviewOnDay,
} from '#control';
import type { EventStore } from '#event-store';
import { type CivilDate, type Finding, isRefusal, kroner, type Language, type Refusal } from '#kernel';
import type { FactRow, FactSource } from '#projections';
import { CONTROL_ROWS } from '../domain/control-rows.ts';
import type { Clocks, FindingView } from './answers.ts';
import { BookReading, type DayOfBook, type DayQuestion } from './book-reading.ts';
import type { Clock } from './ports.ts';
import { clocks, findingView } from './views.ts';

interface OnDay extends Clocks {
  readonly validOn: CivilDate;
  readonly findings: readonly FindingView[];
}
interface ByDecision {
  readonly decision: string;
  readonly from: CivilDate;
}

export interface DelegationView {
  readonly delegation: string;
  readonly municipality: string;
  readonly name: string;
  readonly status: string;
  readonly scope: string | null;
  /** Null: every task. */
  readonly tasks: readonly string[] | null;
  readonly instruction: ByDecision | null;
  readonly givenFrom: CivilDate | null;
  readonly revocation: ByDecision | null;
  readonly events: readonly number[];
}

/** Who has delegated what to the host, on what decision. */
export interface DelegationsAnswer extends OnDay {
  readonly delegations: readonly DelegationView[];
  /** Participants other than the host that have no delegation in force. */
  readonly without: readonly string[];
}

export interface HostDecisionView {
  readonly decision: string;
  readonly decidedOn: CivilDate;
  readonly for: readonly string[];
  readonly forAll: boolean;
  readonly matter: string;
  readonly withinBudget: string;
  readonly principled: string;
  readonly individual: boolean;
  readonly task: string | null;
  /** Kroner with two decimals. */
  readonly commitment: { readonly year: number; readonly amount: string } | null;
  readonly notifiedOn: CivilDate | null;
  readonly appealBy: CivilDate | null;
  readonly reviewBy: CivilDate;
  readonly annulled: boolean;
  readonly reversed: { readonly by: string; readonly from: CivilDate } | null;
  readonly events: readonly number[];
}
export interface InstructionView {
  readonly instruction: string;
  readonly body: string;
  readonly kind: string;
  readonly decision: string | null;
  readonly for: readonly string[];
  readonly on: CivilDate;
  readonly events: readonly number[];
}
export interface PositionsMoveView {
  readonly move: string;
  readonly away: string;
  readonly to: string;
  readonly positions: string;
  readonly decision: string | null;
  readonly on: CivilDate;
  readonly events: readonly number[];
}

/** What the host decided for others, who instructed it, and what it moved. */
export interface HostDecisionsAnswer extends OnDay {
  readonly decisions: readonly HostDecisionView[];
  readonly instructions: readonly InstructionView[];
  readonly moves: readonly PositionsMoveView[];
}

export interface AppealView {
  readonly appeal: string;
  readonly decision: string;
  readonly by: string;
  readonly municipality: string | null;
  readonly status: string;
  readonly receivedOn: CivilDate;
  readonly sentOn: CivilDate | null;
  readonly notifiedOn: CivilDate | null;
  readonly lastDay: CivilDate | null;
  readonly late: boolean;
  readonly view: { readonly on: CivilDate; readonly view: string } | null;
  readonly outcome: { readonly on: CivilDate; readonly body: string; readonly outcome: string } | null;
  readonly events: readonly number[];
}
export interface LegalityReviewView {
  readonly review: string;
  readonly decision: string;
  readonly municipality: string;
  readonly members: number;
  readonly status: string;
  readonly demandedOn: CivilDate;
  readonly sentOn: CivilDate | null;
  readonly lastDay: CivilDate | null;
  readonly late: boolean;
  readonly concludedOn: CivilDate | null;
  readonly concludedBy: string | null;
  readonly events: readonly number[];
}

/** Appeals and legality reviews, and how far they have come. */
export interface AppealsAnswer extends OnDay {
  readonly appeals: readonly AppealView[];
  readonly reviews: readonly LegalityReviewView[];
}

export class AskDelegations extends Query<DelegationsAnswer | Refusal> {
  constructor(
    readonly question: DayQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}
export class AskHostDecisions extends Query<HostDecisionsAnswer | Refusal> {
  constructor(
    readonly question: DayQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}
export class AskAppeals extends Query<AppealsAnswer | Refusal> {
  constructor(
    readonly question: DayQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Delegation, the host’s decisions, and the control of them (chapter 3); on both clocks. */
export class DelegationQuestions {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: { readonly register: FactSource }, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: as it stands today. */
  async delegations(question: DayQuestion, language: Language = 'nb'): Promise<DelegationsAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { host } = day.cooperation.value as { host: string };
    const delegations = day.of('delegation').map((row): DelegationView => {
      const value = row.value as unknown as Delegation;
      return { ...value, name: day.nameOf(value.municipality), events: row.sources };
    });
    const inForce = new Set(delegations.filter((d) => d.status === 'IN_FORCE').map((d) => d.municipality));
    const participants = day.of('participant').map(({ name }) => name);
    const without = participants.filter((m) => m !== host && !inForce.has(m)).sort();
    return { ...onDay(question, day, 'delegations', language), delegations, without };
  }

  async hostDecisions(question: DayQuestion, language: Language = 'nb'): Promise<HostDecisionsAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    return {
      ...onDay(question, day, 'hostDecisions', language),
      decisions: inOrder(day.of('host-decision')).map(hostDecisionView),
      instructions: withEvents<Omit<InstructionView, 'events'>>(day.of('instruction')),
      moves: withEvents<Omit<PositionsMoveView, 'events'>>(day.of('positions-move')),
    };
  }

  async appeals(question: DayQuestion, language: Language = 'nb'): Promise<AppealsAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    return {
      ...onDay(question, day, 'appeals', language),
      appeals: withEvents<AppealOnDay>(day.of('appeal')),
      reviews: withEvents<ReviewOnDay>(day.of('legality-review')),
    };
  }
}

function onDay(question: DayQuestion, day: DayOfBook, chapter: ControlChapter, language: Language): OnDay {
  const found = day
    .of('findings')
    .filter((row) => row.name.startsWith(CONTROL_ROWS))
    .flatMap(({ value }) => (value as unknown as { findings: readonly Finding[] }).findings)
    .filter(({ code }) => chapterOf(code) === chapter);
  const { known, validOn } = day;
  return { ...clocks(question.cooperation, known), validOn, findings: found.map(findingView(language)) };
}

/** In the order in which they came into the book. */
const inOrder = (rows: readonly FactRow[]): FactRow[] =>
  [...rows].sort((a, b) => (a.sources[0] ?? 0) - (b.sources[0] ?? 0));

const withEvents = <T extends object>(rows: readonly FactRow[]): (T & { readonly events: readonly number[] })[] =>
  inOrder(rows).map((row) => ({ ...(row.value as unknown as T), events: row.sources }));

function hostDecisionView({ value, sources }: FactRow): HostDecisionView {
  const { task = null, commitment = null, notifiedOn = null, ...decision } = value as unknown as HostDecisionOnDay;
  return {
    ...decision,
    task,
    commitment: commitment && { year: commitment.year, amount: kroner(BigInt(commitment.amount)) },
    notifiedOn,
    events: sources,
  };
}

@QueryHandler(AskDelegations)
export class AskDelegationsHandler implements IQueryHandler<AskDelegations> {
  constructor(private readonly questions: DelegationQuestions) {}

  execute({ question, language }: AskDelegations) {
    return this.questions.delegations(question, language);
  }
}

@QueryHandler(AskHostDecisions)
export class AskHostDecisionsHandler implements IQueryHandler<AskHostDecisions> {
  constructor(private readonly questions: DelegationQuestions) {}

  execute({ question, language }: AskHostDecisions) {
    return this.questions.hostDecisions(question, language);
  }
}

@QueryHandler(AskAppeals)
export class AskAppealsHandler implements IQueryHandler<AskAppeals> {
  constructor(private readonly questions: DelegationQuestions) {}

  execute({ question, language }: AskAppeals) {
    return this.questions.appeals(question, language);
  }
}

export const DELEGATION_HANDLERS = [AskDelegationsHandler, AskHostDecisionsHandler, AskAppealsHandler];
