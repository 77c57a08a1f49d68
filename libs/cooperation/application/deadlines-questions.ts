import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { questionRefusals } from '#allocation';
import type { EventStore } from '#event-store';
import {
  addDays,
  endOfDayInOslo,
  firstOfYear,
  type Instant,
  instantOf,
  isRefusal,
  type Language,
  lastOfYear,
  millisOf,
  type Refusal,
  yearOf,
} from '#kernel';
import { deadlinesOf } from '../domain/deadlines/deadlines.ts';
import { DEADLINE_TEXTS, FALLS_TEXTS } from '../domain/deadlines/texts.ts';
import { cooperationDissolved } from './agreement-refusals.ts';
import { BookReading, type DayQuestion } from './book-reading.ts';
import type { DeadlinesAnswer } from './deadlines-answer.ts';
import { deadlinesCalendar } from './deadlines-calendar.ts';
import { DeadlinesReading } from './deadlines-reading.ts';
import type { BookFacts, Clock } from './ports.ts';
import { clocks } from './views.ts';

/** Default: the year of the day. */
export interface DeadlinesQuestion extends DayQuestion {
  readonly year?: number | null;
}

export class AskDeadlines extends Query<DeadlinesAnswer | Refusal> {
  constructor(
    readonly question: DeadlinesQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** The deadlines of a year as an iCalendar feed. */
export interface DeadlinesCalendar {
  readonly year: number;
  readonly text: string;
}

export class AskDeadlinesCalendar extends Query<DeadlinesCalendar | Refusal> {
  constructor(
    readonly question: DeadlinesQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** The yearly cycle (årshjul): what the agreement and the law want done by when, by whom, and what has been. */
export class DeadlinesQuestions {
  readonly #book: BookReading;
  readonly #reading: DeadlinesReading;

  constructor(
    private readonly store: EventStore,
    facts: BookFacts,
    clock: Clock,
  ) {
    this.#book = new BookReading(store, facts.register, clock);
    this.#reading = new DeadlinesReading(store, facts, clock);
  }

  async ask(question: DeadlinesQuestion, language: Language = 'nb'): Promise<DeadlinesAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn, since, until } = day;
    const year = question.year ?? yearOf(validOn);
    // Before its first day a cooperation owed nobody anything.
    if (lastOfYear(year) < since) return questionRefusals.noCooperationThen({ on: lastOfYear(year), from: since });
    const ground = await this.#reading.groundOf(question.cooperation, day, year);
    if (isRefusal(ground)) return ground;
    const bodies = new Map(day.of('body-on-day').map((r) => [r.name, (r.value as { name: string }).name]));
    const nameOf = (id: string): string => bodies.get(id) ?? day.nameOf(id);
    const due = deadlinesOf(year, ground).filter(({ date }) => date >= since);
    // A year after its last in which nothing is left to do.
    if (due.length === 0 && until !== null && until <= firstOfYear(year))
      return cooperationDissolved({ on: firstOfYear(year), dissolvedOn: until });
    return {
      ...clocks(question.cooperation, known),
      validOn,
      year,
      deadlines: due.map(({ text, sources, about = null, body = null, hostless = null, done, ...deadline }) => ({
        ...deadline,
        about,
        hostless,
        text: textOf({ ...deadline, text, about }, language),
        note: deadline.falls && FALLS_TEXTS[deadline.falls][language],
        name: deadline.municipality && day.nameOf(deadline.municipality),
        body,
        bodyName: body && nameOf(body),
        done: done && {
          on: done.on,
          by: done.by,
          byName: done.by && nameOf(done.by),
          what: done.what,
          events: done.sources,
        },
        events: sources,
      })),
    };
  }

  async calendar(question: DeadlinesQuestion, language: Language = 'nb'): Promise<DeadlinesCalendar | Refusal> {
    const answer = await this.ask(question, language);
    if (isRefusal(answer)) return answer;
    const { events } = await this.store.readBook(answer.cooperation, answer.size - 1, 1);
    const recorded = events[0]?.recorded ?? answer.knownAt;
    return { year: answer.year, text: deadlinesCalendar(answer, changedAt(answer, recorded), language) };
  }
}

/**
 * When the answer became what it is: the last event was recorded, or the day began, for on a new day more is past. Never
 * after the point that is asked about.
 */
function changedAt({ validOn, knownAt }: DeadlinesAnswer, recorded: Instant): Instant {
  const dayBegan = instantOf(millisOf(endOfDayInOslo(addDays(validOn, -1))) + 1);
  const last = dayBegan > recorded ? dayBegan : recorded;
  return last < knownAt ? last : knownAt;
}

/** What is due, and of what when there can be several of a kind; an own text says that itself. */
function textOf(
  { code, text, about }: { readonly code: string; readonly text: string | null; readonly about: string | null },
  language: Language,
): string {
  const said = text ?? DEADLINE_TEXTS[code]?.[language] ?? code;
  return text !== null || about === null ? said : `${said}: ${about}`;
}

@QueryHandler(AskDeadlines)
export class AskDeadlinesHandler implements IQueryHandler<AskDeadlines> {
  constructor(private readonly deadlines: DeadlinesQuestions) {}

  execute({ question, language }: AskDeadlines) {
    return this.deadlines.ask(question, language);
  }
}

@QueryHandler(AskDeadlinesCalendar)
export class AskDeadlinesCalendarHandler implements IQueryHandler<AskDeadlinesCalendar> {
  constructor(private readonly deadlines: DeadlinesQuestions) {}

  execute({ question, language }: AskDeadlinesCalendar) {
    return this.deadlines.calendar(question, language);
  }
}
