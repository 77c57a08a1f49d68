import { endOfQuestion, type Fact, questionRefusals } from '#allocation';
import type { EventStore } from '#event-store';
import {
  type BookId,
  type CivilDate,
  type CivilMonth,
  dateInOslo,
  earlier,
  firstOfYear,
  isCivilDate,
  isCivilMonth,
  isRefusal,
  type Refusal,
  yearOf,
} from '#kernel';
import { type FactReader, type FactRow, type FactSource, FactsBehind, FactsNotBuilt } from '#projections';
import { cooperationDissolved } from './agreement-refusals.ts';
import { type KnownAt, type KnownOn, type Names, resolveKnownAt } from './known-at.ts';
import type { Clock } from './ports.ts';
import { dateMalformed, monthMalformed, projectionsBehind } from './refusals.ts';

/** Kinds of rows whose key is a number or an id that people know by a name. */
const NAMED = ['participant', 'body-on-day'] as const;
/** Days between which every day lies that a book can name. */
const BEGINNING = '1900-01-01';
const END = '2999-12-31';

/** A period of a book: months, both included. */
export interface Months {
  readonly cooperation: BookId;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
}

/** A day, and the point of the recorded axis it is asked at. */
export interface DayQuestion {
  readonly cooperation: BookId;
  readonly validOn?: string | null;
  readonly knownAt?: string | null;
}

/** What held on a day, as known then. */
export interface DayOfBook {
  readonly known: KnownOn;
  readonly validOn: CivilDate;
  readonly rows: readonly FactRow[];
  /** The rows of a kind. */
  of(kind: string): readonly FactRow[];
  /** The row that says what the cooperation is: name, form and host. */
  readonly cooperation: FactRow;
  /** First day of the cooperation. */
  readonly since: CivilDate;
  /** First day after its last; null: it goes on. */
  readonly until: CivilDate | null;
  /** What a municipality that takes part on the day, has left or is to join is called; its number when it is none of them. */
  nameOf(municipality: string): string;
}

/** What questions read of a book: the point they are asked at, and the facts known then. */
export class BookReading {
  constructor(
    private readonly store: EventStore,
    private readonly register: FactSource,
    private readonly clock: Clock,
  ) {}

  knownAt(question: { cooperation: BookId; knownAt?: string | null }): Promise<KnownAt | Refusal> {
    return resolveKnownAt(this.store, question.cooperation, question.knownAt ?? null, this.clock.now());
  }

  /**
   * The same, with what municipalities and bodies are called on a day. Of a period: on its last day.
   *
   * @param on as it was asked: a date, or a month
   */
  async knownOn(question: { cooperation: BookId; knownAt?: string | null }, on: string): Promise<KnownOn | Refusal> {
    const known = await this.knownAt(question);
    return isRefusal(known) ? known : this.named(known, question.cooperation, on);
  }

  /** A point that is resolved, with what municipalities and bodies are called on a day or in a month. */
  named(known: KnownAt, cooperation: BookId, on: string): KnownOn | Refusal {
    const names = this.read(this.register, (facts) => namesAsKnown(facts, { cooperation, on, size: known.size }));
    return isRefusal(names) ? names : { ...known, names };
  }

  /** What held on the day (default: today); refused before the cooperation's first day. */
  async onDay(question: DayQuestion): Promise<DayOfBook | Refusal> {
    const known = await this.knownAt(question);
    if (isRefusal(known)) return known;
    const validOn = question.validOn ?? dateInOslo(this.clock.now());
    if (!isCivilDate(validOn)) return dateMalformed({ field: 'valid-on', value: String(validOn) });
    const read = this.read(this.register, (facts) => {
      const ever = (kind: string) => facts.during(question.cooperation, BEGINNING, END, known.size, kind);
      const rows = facts.on(question.cooperation, validOn, known.size);
      const spans = ever('cooperation');
      const since = spans.reduce((first, { from }) => earlier(first, from), validOn);
      const ends = spans.map(({ to }) => to ?? null);
      const until = ends.includes(null) ? null : (ends.sort().at(-1) ?? null);
      const names = namesAsKnown(facts, { cooperation: question.cooperation, on: validOn, size: known.size });
      return { rows, names, since, until };
    });
    if (isRefusal(read)) return read;
    const { rows, names, since, until } = read;
    const of = (kind: string) => rows.filter((r) => r.kind === kind);
    const [cooperation] = of('cooperation');
    const nameOf = (municipality: string): string => names[municipality] ?? municipality;
    if (cooperation) return { known: { ...known, names }, validOn, rows, of, cooperation, since, until, nameOf };
    const refusal = questionRefusals.noCooperationThen({ on: validOn, from: null });
    return this.whenAnswerable(refusal, question.cooperation, known);
  }

  /** Every fact that the allocation of the months can rest on. */
  during({ cooperation, from, to }: Months, known: KnownAt): FactRow[] | Refusal {
    for (const [field, value] of Object.entries({ from, to }))
      if (!isCivilMonth(value)) return monthMalformed({ field, value: String(value) });
    if (to < from) return questionRefusals.monthsReversed({ from, to });
    return this.read(this.register, (facts) =>
      facts.during(cooperation, firstOfYear(yearOf(from)), endOfQuestion(to), known.size),
    );
  }

  /** The refusal again, with the time from when there is an answer: looked for in all that was known. */
  whenAnswerable(refusal: Refusal, cooperation: BookId, known: KnownAt): Refusal {
    const rows = this.read(this.register, (facts) => facts.during(cooperation, BEGINNING, END, known.size));
    if (isRefusal(rows)) return refusal;
    const first = (kind: string) =>
      rows
        .filter((r) => r.kind === kind)
        .map((r) => r.from)
        .sort()[0] ?? null;
    const { on, from, to } = refusal.details as { on: string; from: string; to: string };
    switch (refusal.code) {
      case questionRefusals.noCooperationThen.code:
        return dissolvedBefore(rows, on) ?? questionRefusals.noCooperationThen({ on, from: first('cooperation') });
      case questionRefusals.noTermsInForce.code:
        return questionRefusals.noTermsInForce({ on, from: first('terms') });
      case questionRefusals.noCosts.code: {
        const served = rows
          .filter((r) => r.kind === 'cost')
          .map((r) => (r.value as unknown as Fact<'cost'>['value']).service);
        const [start] = served.map((s) => s.from).sort();
        const end = served
          .map((s) => s.to)
          .sort()
          .at(-1);
        return questionRefusals.noCosts({ from, to, first: start ?? null, last: end ?? null });
      }
      default:
        return refusal;
    }
  }

  read<T>(source: FactSource, question: (facts: FactReader) => T): T | Refusal {
    try {
      return source.read(question);
    } catch (error) {
      if (error instanceof FactsBehind || error instanceof FactsNotBuilt)
        return projectionsBehind({ detail: error.message });
      throw error;
    }
  }
}

interface NamesAt {
  readonly cooperation: BookId;
  /** A date, or a month: its last day. */
  readonly on: string;
  readonly size: number;
}

/** What those who ever take part are called: what was said last by the day, else what is said first after it. */
function namesAsKnown(facts: FactReader, { cooperation, on, size }: NamesAt): Names {
  const names: Record<string, string> = {};
  for (const kind of NAMED) {
    const rows = facts.during(cooperation, BEGINNING, END, size, kind);
    for (const { name, from, value } of [...rows].sort((a, b) => (a.from < b.from ? -1 : 1)))
      if (!(name in names) || from <= on || from.startsWith(on)) names[name] = (value as { name: string }).name;
  }
  return names;
}

/** When the cooperation had ended by the day (kommuneloven § 20-8); null when it had not begun. */
function dissolvedBefore(rows: readonly FactRow[], on: CivilDate): Refusal | null {
  const [dissolvedOn] = rows
    .filter((r) => r.kind === 'cooperation')
    .flatMap((r) => r.to ?? '9999-12-31')
    .sort()
    .reverse();
  return dissolvedOn !== undefined && dissolvedOn <= on ? cooperationDissolved({ on, dissolvedOn }) : null;
}
