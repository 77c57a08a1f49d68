import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { createEvents } from 'ics';
import type { BudgetOnDay } from '#budget';
import type { HostDecisionOnDay } from '#control';
import type { EventStore } from '#event-store';
import { type BodyOnDay, calledFor, type Meeting } from '#governance';
import {
  addDays,
  type CivilDate,
  endOfDayInOslo,
  type Instant,
  instantOf,
  isRefusal,
  type Language,
  millisOf,
  type Refusal,
  yearOf,
} from '#kernel';
import type { FactSource } from '#projections';
import {
  type ControlDays,
  DEADLINE_STATUS_TEXTS,
  DEADLINE_TEXTS,
  type Deadline,
  type DeadlineGround,
  deadlinesOf,
  FALLS_TEXTS,
  type MeetingDay,
} from '../domain/deadlines.ts';
import type { Clocks } from './answers.ts';
import { BookReading, type DayOfBook, type DayQuestion } from './book-reading.ts';
import { reportDaysOf } from './delivery-questions.ts';
import type { Clock } from './ports.ts';
import { clocks } from './views.ts';

export interface DeadlineView extends Omit<Deadline, 'text' | 'sources' | 'about'> {
  /** The decision it is about; null when it is about none. */
  readonly about: string | null;
  readonly text: string;
  /** That it falls on a day off, in words; null when it does not. */
  readonly note: string | null;
  /** Of the municipality, when it is one participant's. */
  readonly name: string | null;
  readonly events: readonly number[];
}

/** What is due in a calendar year, as it stands on a day. */
export interface DeadlinesAnswer extends Clocks {
  readonly validOn: string;
  readonly year: number;
  readonly deadlines: readonly DeadlineView[];
}

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

  constructor(
    private readonly store: EventStore,
    private readonly facts: { readonly register: FactSource },
    clock: Clock,
  ) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  async ask(question: DeadlinesQuestion, language: Language = 'nb'): Promise<DeadlinesAnswer | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const { known, validOn } = day;
    const year = question.year ?? yearOf(validOn);
    const next = this.#book.read(this.facts.register, (facts) =>
      facts.on(question.cooperation, `${year + 1}-01-01`, known.size).filter((r) => r.kind === 'participant'),
    );
    if (isRefusal(next)) return next;
    const names = new Map([...day.of('participant'), ...next].map((r) => [r.name, (r.value as { name: string }).name]));
    const ground = groundOf(day, year, next.map((r) => r.name).sort());
    return {
      ...clocks(question.cooperation, known),
      validOn,
      year,
      deadlines: deadlinesOf(year, ground).map(({ text, sources, about = null, ...deadline }) => ({
        ...deadline,
        about,
        text: text ?? textOf(deadline.code, about, language),
        note: deadline.falls && FALLS_TEXTS[deadline.falls][language],
        name: deadline.municipality === null ? null : (names.get(deadline.municipality) ?? deadline.municipality),
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

/** What is due, and of what when there can be several of a kind. */
function textOf(code: string, about: string | null, language: Language): string {
  const text = DEADLINE_TEXTS[code]?.[language] ?? code;
  return about === null ? text : `${text}: ${about}`;
}

function groundOf(day: DayOfBook, year: number, next: readonly string[]): DeadlineGround {
  const [agreement] = day.of('agreement');
  const budget = day.of('budget').find((r) => r.name === String(year + 1));
  return {
    validOn: day.validOn,
    host: (day.cooperation.value as { host: string }).host,
    agreement: agreement ? { ...(agreement.value as object), sources: agreement.sources } : null,
    next,
    budget: budget ? { value: budget.value as unknown as BudgetOnDay, sources: budget.sources } : null,
    notices: day.of('notice').flatMap(({ value, sources }) => {
      const { municipality, lastDay, clause, takenBack } = value as unknown as {
        municipality: string;
        lastDay: string | null;
        clause: string;
        takenBack: { agreed: boolean } | null;
      };
      return takenBack?.agreed ? [] : [{ municipality, lastDay, clause, sources }];
    }),
    reports: reportDaysOf(day, year),
    control: controlDaysOf(day),
    meetings: meetingsOf(day),
    populations: new Map(day.of('population').map((r) => [r.name, r.sources])),
  };
}

/** The last days for controlling the host’s decisions; one that was never valid needs no control. */
const controlDaysOf = (day: DayOfBook): ControlDays[] =>
  day.of('host-decision').flatMap(({ value, sources }) => {
    const { annulled, ...decision } = value as unknown as HostDecisionOnDay;
    return annulled ? [] : [{ ...decision, sources }];
  });

/** Meetings of the councils and executive committees of municipalities, called or held as known on the day. */
function meetingsOf(day: DayOfBook): MeetingDay[] {
  const bodies = new Map(day.of('body-on-day').map((r) => [r.name, r.value as unknown as BodyOnDay]));
  return day.of('meeting').flatMap(({ value, sources }): MeetingDay[] => {
    const meeting = value as unknown as Meeting;
    const { body, held } = meeting;
    const { kind, municipality = null } = bodies.get(body) ?? {};
    const date = held && held.on <= day.validOn ? held.on : calledFor(meeting, day.validOn);
    if (date === null || municipality === null) return [];
    return kind === 'COUNCIL' || kind === 'EXECUTIVE_COMMITTEE' ? [{ municipality, kind, date, sources }] : [];
  });
}

/** The same as an iCalendar feed (RFC 5545): whole days, with ids that stay the same from one time to the next. */
export function deadlinesCalendar(a: DeadlinesAnswer, changed: Instant, language: Language): string {
  const events = a.deadlines.map((d) => {
    return {
      uid: `${a.cooperation}-${d.date}-${d.code}-${d.municipality ?? 'alle'}${d.about === null ? '' : `-${d.about}`}@fellesbok`,
      title: d.name === null ? d.text : `${d.text} (${d.name})`,
      description: `${d.clause}: ${DEADLINE_STATUS_TEXTS[d.status][language]}${d.note === null ? '' : ` (${d.note})`}`,
      start: partsOf(d.date),
      end: partsOf(addDays(d.date, 1)),
      // Not the time of asking: who asks again and nothing has changed is to get the same bytes.
      timestamp: millisOf(changed),
      productId: 'fellesbok',
      calName: a.cooperation,
    };
  });
  const { error, value } = createEvents(events);
  if (error) throw error;
  return value ?? '';
}

const partsOf = (date: CivilDate) => date.split('-').map(Number) as [year: number, month: number, day: number];

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
