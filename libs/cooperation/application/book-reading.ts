import { endOfQuestion, type Fact, questionRefusals } from '#allocation';
import type { EventStore } from '#event-store';
import { type BookId, type CivilMonth, firstOfYear, isCivilMonth, isRefusal, type Refusal, yearOf } from '#kernel';
import { type FactReader, type FactRow, type FactSource, FactsBehind, FactsNotBuilt } from '#projections';
import { type KnownAt, resolveKnownAt } from './known-at.ts';
import type { Clock } from './ports.ts';
import { monthMalformed, projectionsBehind } from './refusals.ts';

/** A period of a book: months, both included. */
export interface Months {
  readonly cooperation: BookId;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
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
    const rows = this.read(this.register, (facts) => facts.during(cooperation, '1900-01-01', '2999-12-31', known.size));
    if (isRefusal(rows)) return refusal;
    const first = (kind: string) =>
      rows
        .filter((r) => r.kind === kind)
        .map((r) => r.from)
        .sort()[0] ?? null;
    const { on, from, to } = refusal.details as { on: string; from: string; to: string };
    switch (refusal.code) {
      case questionRefusals.noCooperationThen.code:
        return questionRefusals.noCooperationThen({ on, from: first('cooperation') });
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
