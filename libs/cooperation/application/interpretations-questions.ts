import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import { type CivilDate, isRefusal, type Language, type Refusal } from '#kernel';
import type { FactSource } from '#projections';
import { OPEN_QUESTIONS, type Treatment } from '../domain/open-questions.ts';
import type { Terms } from '../domain/terms.ts';
import { clauseIn } from '../domain/where-questions-arise.ts';
import type { Clocks } from './answers.ts';
import { BookReading, type DayOfBook, type DayQuestion } from './book-reading.ts';
import type { Clock } from './ports.ts';
import { clocks } from './views.ts';

/** An open question and the reading that applies on the day. */
export interface OpenQuestionView {
  readonly id: string;
  /** Of the agreement whose terms apply; «—» where they say nothing of it. */
  readonly clause: string;
  readonly question: string;
  readonly reading: string;
  /** The decision that chose the reading; null: it is the program’s default. */
  readonly decision: string | null;
  /** From when the decision holds; null for a default. */
  readonly since: CivilDate | null;
  readonly options: readonly string[];
  /** Whether the program reckons with the reading; if not, it only shows it. */
  readonly applied: boolean;
  /** What becomes of the reading; see `Treatment`. */
  readonly treatment: Treatment;
  readonly events: readonly number[];
}

/** A body that the agreement in force lets choose a reading. */
export interface ReadingOwner {
  readonly body: string;
  readonly clause: string;
}

export interface InterpretationsAnswer extends Clocks {
  readonly validOn: CivilDate;
  /** Who may choose a reading on the day; none where the agreement gives nobody the competence. */
  readonly owners: readonly ReadingOwner[];
  readonly interpretations: readonly OpenQuestionView[];
}

export class AskInterpretations extends Query<InterpretationsAnswer | Refusal> {
  constructor(
    readonly question: DayQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Where the agreement is silent or unclear: every open question, and which reading applies on a day. */
export class InterpretationsQuestions {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: { readonly register: FactSource }, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  async ask(question: DayQuestion, language: Language = 'nb'): Promise<InterpretationsAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const terms = termsOf(day);
    const decided = new Map(day.of('interpretation').map((r) => [r.name, r]));
    const known = OPEN_QUESTIONS.map((open): OpenQuestionView => {
      const row = decided.get(open.id);
      decided.delete(open.id);
      const { option, decision } = (row?.value ?? {}) as { option?: string; decision?: string };
      return {
        id: open.id,
        clause: clauseIn(open.id, terms),
        question: open.question[language],
        reading: option ?? open.options[0] ?? '',
        decision: decision ?? null,
        since: row?.from ?? null,
        options: open.options,
        applied: open.applied,
        treatment: open.treatment,
        events: row?.sources ?? [],
      };
    });
    // A cooperation may have questions of its own; what was decided on them is shown too.
    const own = [...decided.values()].map((row): OpenQuestionView => {
      const { option, decision } = row.value as { option: string; decision: string };
      const since = row.from;
      const told = { id: row.name, clause: '—', question: row.name, reading: option, decision, since };
      return { ...told, options: [option], applied: false, treatment: 'SHOWN', events: row.sources };
    });
    const { validOn } = day;
    const owners = ownersOf(day);
    return { ...clocks(question.cooperation, day.known), validOn, owners, interpretations: [...known, ...own] };
  }
}

/** The terms that apply on the day; null while none do. */
export const termsOf = (day: DayOfBook): Terms | null =>
  (day.of('terms')[0]?.value as { terms: Terms } | undefined)?.terms ?? null;

export function ownersOf(day: DayOfBook): ReadingOwner[] {
  const [agreement] = day.of('agreement');
  const { competences = [] } = (agreement?.value ?? {}) as {
    competences?: readonly (ReadingOwner & { effect: string })[];
  };
  return competences
    .filter(({ effect }) => effect === 'ADOPT_INTERPRETATION')
    .map(({ body, clause }) => ({ body, clause }));
}

@QueryHandler(AskInterpretations)
export class AskInterpretationsHandler implements IQueryHandler<AskInterpretations> {
  constructor(private readonly interpretations: InterpretationsQuestions) {}

  execute({ question, language }: AskInterpretations) {
    return this.interpretations.ask(question, language);
  }
}
