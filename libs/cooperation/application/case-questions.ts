import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import type { Body, DecisionFact, Meeting } from '#governance';
import { type CivilDate, type Finding, isRefusal, type Language, type Refusal, Timelines } from '#kernel';
import type { FactRow } from '#projections';
import type { AgreementTextFact } from '../projections/agreement.ts';
import type { Clocks, DecisionView, FindingView } from './answers.ts';
import { BookReading, type DayOfBook, type DayQuestion } from './book-reading.ts';
import { type AwaitedBody, awaitedIn } from './case-awaited.ts';
import { type CaseGround, type CaseStep, type DecidedInCase, itemsOf, stepsOf } from './case-steps.ts';
import { afterwardsOf } from './decided-views.ts';
import { confirmationsOn } from './meetings-questions.ts';
import { caseNotThen } from './meetings-refusals.ts';
import type { BookFacts, Clock } from './ports.ts';
import { Questions } from './questions.ts';
import { clocks, findingView } from './views.ts';

/** A case on its way through the bodies that treat it, as it stands on a day. */
export interface CaseAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly case: string;
  /** Null when the case itself is not recorded, and only named. */
  readonly title: string | null;
  /** The numbers it has with those who treat it, each its own. */
  readonly references: readonly { readonly caseReference: string; readonly body: string }[];
  readonly steps: readonly CaseStep[];
  readonly decisions: readonly DecisionView[];
  readonly awaited: readonly AwaitedBody[];
  readonly findings: readonly FindingView[];
}

export interface CaseQuestion extends DayQuestion {
  /** Id of the case in the book; or a number that a body has for it, when only one case has that number. */
  readonly case: string;
}

export class AskCase extends Query<CaseAnswer | Refusal> {
  constructor(
    readonly question: CaseQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** What the agreement in force on the day says of it; without one, as the law has it: the councils decide. */
function keyNeedsRatification(day: DayOfBook): boolean {
  const { version } = (day.of('agreement')[0]?.value ?? {}) as { version?: string };
  const text = day.of('agreement-text').find(({ name }) => name === version)?.value as AgreementTextFact | undefined;
  return Timelines.at(text?.contents ?? [], day.validOn)?.value.terms.keyNeedsRatification ?? true;
}

type Governance = readonly FactRow[];
const factOf = ({ value }: FactRow) => value as unknown as DecisionFact;
const inOrder = (ids: Iterable<string>): string => [...new Set(ids)].sort().join(', ') || '—';

export class CaseQuestions {
  readonly #book: BookReading;

  constructor(
    private readonly store: EventStore,
    private readonly facts: BookFacts,
    private readonly clock: Clock,
  ) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: as it stands today. */
  async ask(question: CaseQuestion, language: Language = 'nb'): Promise<CaseAnswer | Refusal> {
    const { cooperation } = question;
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const rows = this.#book.read(this.facts.decisions, (facts) => facts.on(cooperation, validOn, known.size));
    if (isRefusal(rows)) return rows;
    const id = caseOf(question.case, rows, day);
    if (isRefusal(id)) return id;

    const made = rows.filter((r) => r.kind === 'decision');
    const meetings = day.of('meeting').flatMap(({ value, sources }) => {
      const meeting = { ...(value as unknown as Meeting), sources };
      const items = itemsOf(
        meeting,
        id,
        made.map(factOf).filter((d) => d.meeting === meeting.id),
      );
      return items.size > 0 ? [{ meeting, items }] : [];
    });
    const ids = decisionsOf(id, made.map(factOf), meetings, day);
    const decided = await this.#decided(question, ids, { day, made, language });
    if (isRefusal(decided)) return decided;
    const opened = rows.find((r) => r.kind === 'case' && r.name === id);
    const bodies = new Map(rows.filter((r) => r.kind === 'body').map((r) => [r.name, r.value as unknown as Body]));
    const ground: CaseGround = { id, validOn, opened, bodies, meetings, decisions: decided, rows: day.rows };
    const municipalities = day.of('participant').map(({ name }) => name);
    const participants = { municipalities, keyNeedsRatification: keyNeedsRatification(day) };
    return {
      ...clocks(cooperation, known),
      validOn,
      case: id,
      title: (opened?.value as { title?: string } | undefined)?.title ?? null,
      references: referencesOf(decided),
      steps: stepsOf(ground),
      decisions: decided.map(({ view }) => view),
      awaited: awaitedIn(ground, participants),
      findings: foundIn(ground, day).map(findingView(language)),
    };
  }

  async #decided(
    { cooperation, knownAt }: CaseQuestion,
    only: ReadonlySet<string>,
    { day, made, language }: { day: DayOfBook; made: Governance; language: Language },
  ): Promise<DecidedInCase[] | Refusal> {
    const questions = new Questions(this.store, this.facts, this.clock, language);
    const { validOn } = day;
    const answer = await questions.decisions({ cooperation, to: validOn, knownAt: knownAt ?? null, only });
    if (isRefusal(answer)) return answer;
    const decided: DecidedInCase[] = [];
    for (const view of answer.decisions) {
      const sources = made.find(({ name }) => name === view.decision)?.sources ?? [];
      const afterwards = await afterwardsOf(this.store, cooperation, view.decision, { ...day, sources });
      decided.push({ view, afterwards, confirmations: confirmationsOn(day, view.decision) });
    }
    return decided;
  }
}

/** The id as asked; else the one case whose decisions have it for their number. */
function caseOf(asked: string, rows: Governance, { validOn }: DayOfBook): string | Refusal {
  const opened = rows.filter((r) => r.kind === 'case').map(({ name }) => name);
  const decisions = rows.filter((r) => r.kind === 'decision').map(factOf);
  const named = decisions.flatMap((d) => (d.case === null ? [] : [d.case]));
  if (opened.includes(asked) || named.includes(asked)) return asked;
  const numbered = new Set(decisions.flatMap((d) => (d.caseReference === asked && d.case !== null ? [d.case] : [])));
  const [only, ...more] = numbered;
  if (only !== undefined && more.length === 0) return only;
  return caseNotThen({
    case: asked,
    on: validOn,
    known: inOrder(numbered.size > 0 ? numbered : [...opened, ...named]),
  });
}

/** Decisions that name the case, or an item that is of it; and what reversed one of them. */
function decisionsOf(
  id: string,
  made: readonly DecisionFact[],
  meetings: CaseGround['meetings'],
  day: DayOfBook,
): Set<string> {
  const ofItem = ({ meeting, item }: DecisionFact): boolean =>
    item !== undefined && meetings.some((m) => m.meeting.id === meeting && m.items.has(item));
  const own = new Set(made.filter((d) => d.case === id || (d.case === null && ofItem(d))).map((d) => d.id));
  for (const { name, value } of day.of('reversal')) if (own.has((value as { of: string }).of)) own.add(name);
  return own;
}

function referencesOf(decided: readonly DecidedInCase[]): CaseAnswer['references'] {
  const seen = new Map<string, { caseReference: string; body: string }>();
  for (const { caseReference, body } of decided.map(({ view }) => view))
    if (caseReference !== null) seen.set(`${caseReference} ${body}`, { caseReference, body });
  return [...seen.values()];
}

/** What is found about its meetings and decisions. */
function foundIn({ meetings, decisions }: CaseGround, day: DayOfBook): Finding[] {
  const names = new Set([
    ...meetings.map(({ meeting }) => `meeting ${meeting.id}`),
    ...decisions.flatMap(({ view: { decision: id } }) => [`vote ${id}`, `decision of meeting ${id}`]),
  ]);
  const rows = day.of('findings').filter(({ name }) => names.has(name));
  return rows.flatMap(({ value }) => (value as unknown as { findings: readonly Finding[] }).findings);
}

@QueryHandler(AskCase)
export class AskCaseHandler implements IQueryHandler<AskCase> {
  constructor(private readonly cases: CaseQuestions) {}

  execute({ question, language }: AskCase) {
    return this.cases.ask(question, language);
  }
}
