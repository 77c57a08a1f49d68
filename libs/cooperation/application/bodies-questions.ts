import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import type { BodyOnDay } from '#governance';
import { type CivilDate, type Finding, isRefusal, type Language, type Refusal } from '#kernel';
import type { FactSource } from '#projections';
import type { Clocks, FindingView } from './answers.ts';
import { BookReading, type DayQuestion } from './book-reading.ts';
import type { Clock } from './ports.ts';
import { clocks, findingView } from './views.ts';

export interface BodyOnDayView extends Omit<BodyOnDay, 'id' | 'findings'> {
  readonly body: string;
  readonly events: readonly number[];
}

/** The bodies of a cooperation as they are on a day: who sits there, who acts for them, and by which rules they decide. */
export interface BodiesAnswer extends Clocks {
  readonly validOn: CivilDate;
  readonly bodies: readonly BodyOnDayView[];
  readonly findings: readonly FindingView[];
}

export class AskBodies extends Query<BodiesAnswer | Refusal> {
  constructor(
    readonly question: DayQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class BodiesQuestions {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: { readonly register: FactSource }, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: today. */
  async ask(question: DayQuestion, language: Language = 'nb'): Promise<BodiesAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const bodies = day.of('body-on-day').map(({ value, sources }): BodyOnDayView => {
      const { id: body, ...said } = value as unknown as BodyOnDay;
      return { body, ...said, events: sources };
    });
    const findings = day
      .of('findings')
      .filter(({ name }) => name.startsWith('body '))
      .flatMap(({ value }) => (value as unknown as { findings: readonly Finding[] }).findings)
      .map(findingView(language));
    return { ...clocks(question.cooperation, known), validOn, bodies, findings };
  }
}

@QueryHandler(AskBodies)
export class AskBodiesHandler implements IQueryHandler<AskBodies> {
  constructor(private readonly bodies: BodiesQuestions) {}

  execute({ question, language }: AskBodies) {
    return this.bodies.ask(question, language);
  }
}
