import type { EventStore } from '#event-store';
import {
  type BookId,
  dateInOslo,
  endOfDayInOslo,
  type Instant,
  isCivilDate,
  isInstant,
  normaliseInstant,
  type Refusal,
} from '#kernel';
import { bookUnknown, knownAtInFuture, knownAtMalformed, nothingKnownYet, sizeOutOfBook } from './refusals.ts';

/** A point of the recorded axis, resolved once: the first `size` events of the book. */
export interface KnownAt {
  /** As asked: an instant, a date, a number of events; null: now. */
  readonly asked: string | null;
  /** The instant meant; for a number of events, when the last of them was recorded. */
  readonly instant: Instant;
  readonly size: number;
}

/** What municipalities and bodies are called, by number or id: those of a day, and those that have left or are to come. */
export type Names = Readonly<Record<string, string>>;

/** A point of the recorded axis together with a day: what each is called on it. */
export interface KnownOn extends KnownAt {
  readonly names: Names;
}

/**
 * Resolves `known-at`: an instant, a date (the end of that day in Oslo) or a number of events. Refused, never bent: a
 * book that does not exist, a point before its first event, a point in the future, more events than it has.
 */
export async function resolveKnownAt(
  store: EventStore,
  book: BookId,
  asked: string | null,
  now: Instant,
): Promise<KnownAt | Refusal> {
  const { size: head, firstRecorded } = await store.bookHead(book);
  if (head === 0 || firstRecorded === null)
    return bookUnknown({ cooperation: book, known: (await store.books()).join(', ') || '—' });
  if (asked === null) return { asked, instant: now, size: head };
  if (/^\d{1,9}$/.test(asked)) {
    const size = Number(asked);
    if (size < 1 || size > head) return sizeOutOfBook({ size: asked, head });
    const { events } = await store.readBook(book, size - 1, 1);
    return { asked, instant: events[0]?.recorded ?? now, size };
  }
  if (isCivilDate(asked)) {
    if (asked > dateInOslo(now)) return knownAtInFuture({ value: asked, now });
    const end = endOfDayInOslo(asked);
    return upTo(end < now ? end : now);
  }
  if (!isInstant(asked)) return knownAtMalformed({ value: asked });
  const instant = normaliseInstant(asked);
  return instant > now ? knownAtInFuture({ value: asked, now }) : upTo(instant);

  async function upTo(instant: Instant): Promise<KnownAt | Refusal> {
    const size = await store.sizeAt(book, instant);
    return size === 0
      ? nothingKnownYet({ value: asked ?? instant, from: firstRecorded ?? '' })
      : { asked, instant, size };
  }
}
