import {
  CalendarDate,
  Cursor,
  EventIndex,
  Format,
  Limit,
  Month,
  Municipality,
  PlainText,
  PointInTime,
  Position,
  Year,
} from './edge/parameters.ts';

const knownAt = {
  description:
    'What the book knew then: a date (the end of that day in Europe/Oslo), an instant with its offset, or a number of events N (the first N events of the book). Default: now.',
  example: '2025-06-30',
  optional: true,
};
const format = {
  description: 'The form of the answer; decides over the Accept header. Default: json.',
  optional: true,
};
const after = {
  description:
    'Wait until what was recorded up to this position can be read: the `position` of the answer to a recording. At most 5 seconds, or as many as `Prefer: wait=N` says, up to 30.',
  optional: true,
};
const limit = { description: 'At most this many, 1 to 1000. Default: 1000.', optional: true };
const cursor = { description: 'Where the page before ended; its Link header has the whole address.', optional: true };
const from = { description: 'First month of the period, YYYY-MM.', example: '2025-01' };
const to = { description: 'Last month of the period, included, YYYY-MM.', example: '2025-12' };

/** Of a route that takes none. */
export class NoParameters {}

/** Of one thing as it stands now. */
export class ResourceParameters {
  @Position(after)
  readonly after?: string;
}

/** Of the events as they stand. */
export class EventsParameters {
  @EventIndex({ description: 'First index to give. Default: 0.', optional: true })
  readonly fromIndex?: string;

  @Limit({ description: 'At most this many, 1 to 1000. Default: 100.', optional: true })
  readonly limit?: string;

  @Position(after)
  readonly after?: string;
}

/** Of a list without a point in time. */
export class ListParameters {
  @Limit(limit)
  readonly limit?: string;

  @Cursor(cursor)
  readonly cursor?: string;

  @Position(after)
  readonly after?: string;

  @Format(format)
  readonly format?: string;
}

/** Of a text on a day, which has one form only. */
export class TextParameters {
  @CalendarDate({
    description: 'The date asked about, Europe/Oslo, YYYY-MM-DD. Default: today.',
    example: '2025-06-30',
    optional: true,
  })
  readonly validOn?: string;

  @PointInTime(knownAt)
  readonly knownAt?: string;

  @Position(after)
  readonly after?: string;
}

export class StateParameters extends TextParameters {
  @Format(format)
  readonly format?: string;
}

/** Of people: what was known before is not kept, so there is no second clock. */
export class PeopleParameters {
  @CalendarDate({
    description: 'The date asked about, Europe/Oslo, YYYY-MM-DD. Default: today.',
    example: '2025-06-30',
    optional: true,
  })
  readonly validOn?: string;

  @Position(after)
  readonly after?: string;
}

export class FindingsParameters extends StateParameters {
  @PlainText({
    description: 'Only BREACH (avvik) or REMARK (merknad). Default: both.',
    example: 'BREACH',
    optional: true,
  })
  readonly severity?: string;

  @PlainText({
    description: 'Only what this one has to act on: HOST, COUNCILS, BOARD, PARTICIPANTS or LEADER.',
    example: 'HOST',
    optional: true,
  })
  readonly responsible?: string;

  @Municipality({
    description: 'Only what one municipality has to act on: four digits.',
    example: '1865',
    optional: true,
  })
  readonly municipality?: string;

  @PlainText({
    description: 'Only what follows from this rule, as docs/findings.md lists them.',
    example: 'L-4.2-2',
    optional: true,
  })
  readonly rule?: string;
}

export class InvoicesParameters extends StateParameters {
  @Year({ description: 'Only documents that concern this accounting year, YYYY.', example: '2025', optional: true })
  readonly year?: string;

  @Municipality({ description: 'Only those of one municipality: four digits.', example: '1857', optional: true })
  readonly municipality?: string;

  @PlainText({
    description:
      'Only those with this status on the day: DRAFT (runs that are not issued), ISSUED, SENT, PARTLY_PAID, PAID, OVERDUE, CREDITED, DISPUTED or WRITTEN_OFF.',
    example: 'OVERDUE',
    optional: true,
  })
  readonly status?: string;
}

export class CalendarParameters extends TextParameters {
  @Year({ description: 'The calendar year, YYYY. Default: the year of `validOn`.', example: '2025', optional: true })
  readonly year?: string;
}

/** Of a document that is always the same. */
export class DocumentParameters {
  @PointInTime(knownAt)
  readonly knownAt?: string;

  @Position(after)
  readonly after?: string;
}

export class DeadlinesParameters extends StateParameters {
  @Year({ description: 'The calendar year, YYYY. Default: the year of `validOn`.', example: '2025', optional: true })
  readonly year?: string;
}

export class PreviewParameters {
  @PlainText({ description: 'The reading: one of the `options` of the question.', example: 'IN_BASE' })
  readonly option!: string;

  @Year({ description: 'The calendar year, YYYY.', example: '2025' })
  readonly year!: string;

  @PointInTime(knownAt)
  readonly knownAt?: string;

  @Position(after)
  readonly after?: string;

  @Format(format)
  readonly format?: string;
}

export class ClauseParameters extends StateParameters {
  @Year({
    description: 'The year in which contested texts are weighed in kroner, YYYY. Default: the year of `validOn`.',
    example: '2025',
    optional: true,
  })
  readonly year?: string;
}

export class AgreementParameters extends ClauseParameters {
  @PlainText({
    description: 'A version whose clauses are compared with those of `against`.',
    example: 'AV-2022',
    optional: true,
  })
  readonly compare?: string;

  @PlainText({ description: 'The version it is compared with.', example: 'AV-2024-A', optional: true })
  readonly against?: string;
}

export class AllocationParameters {
  @Month(from)
  readonly from!: string;

  @Month(to)
  readonly to!: string;

  @PointInTime(knownAt)
  readonly knownAt?: string;

  @Position(after)
  readonly after?: string;

  @Format(format)
  readonly format?: string;
}

export class ExplanationParameters extends AllocationParameters {
  @Municipality({ description: 'The municipality whose share is explained: four digits.', example: '1865' })
  readonly municipality!: string;
}

export class WhatIfParameters extends AllocationParameters {
  @PlainText({
    description: 'A key of the book. Either this or `components`.',
    example: '20-80',
    optional: true,
  })
  readonly key?: string;

  @PlainText({
    description:
      'The key itself: bases with their weights, which make 100 (percent) or 1. EQUAL, POPULATION, HISTORIC, ACTUAL, USAGE/users, FIXED/1857=1|1860=2. Either this or `key`, such as EQUAL:20,POPULATION:80.',
    optional: true,
  })
  readonly components?: string;

  @PlainText({
    description: 'With `components`: the least a participant pays, in percent (10) or as a part of one (1/10).',
    optional: true,
  })
  readonly minShare?: string;

  @PlainText({
    description: 'With `components`: the most a participant pays, in percent (40) or as a part of one (2/5).',
    optional: true,
  })
  readonly maxShare?: string;
}

const first = {
  description: 'The first of the two points compared, usually the earlier: a date, an instant or a number of events.',
  example: '2025-01-31',
};
const second = {
  description: 'The point it is compared against: a date, an instant or a number of events. Default: now.',
  example: '2025-06-30',
  optional: true,
};

export class DiffParameters {
  @Month(from)
  readonly from!: string;

  @Month(to)
  readonly to!: string;

  @PointInTime(first)
  readonly knownAt!: string;

  @PointInTime(second)
  readonly against?: string;

  @Position(after)
  readonly after?: string;

  @Format(format)
  readonly format?: string;
}

export class StateDiffParameters {
  @CalendarDate({
    description: 'The date asked about, Europe/Oslo, YYYY-MM-DD. Default: today.',
    example: '2025-01-31',
    optional: true,
  })
  readonly validOn?: string;

  @PointInTime(first)
  readonly knownAt!: string;

  @PointInTime(second)
  readonly against?: string;

  @Position(after)
  readonly after?: string;

  @Format(format)
  readonly format?: string;
}

export class DecisionsParameters {
  @CalendarDate({
    description: 'All decisions made up to and including this date, YYYY-MM-DD. Not together with from or to.',
    optional: true,
  })
  readonly validOn?: string;

  @CalendarDate({
    description: 'Decided on this date or later, YYYY-MM-DD. Default: since the beginning.',
    example: '2024-01-01',
    optional: true,
  })
  readonly from?: string;

  @CalendarDate({
    description: 'Decided on this date or before, YYYY-MM-DD. Default: today.',
    example: '2024-12-31',
    optional: true,
  })
  readonly to?: string;

  @PointInTime(knownAt)
  readonly knownAt?: string;

  @Limit(limit)
  readonly limit?: string;

  @Cursor(cursor)
  readonly cursor?: string;

  @Position(after)
  readonly after?: string;

  @Format(format)
  readonly format?: string;
}
