import { type Actor, type BookId, type Instant, isBookId, type Recording, type Refusal } from '#kernel';
import type { YearState } from '../domain/accounting-year/year-state.ts';
import { notEstablished } from '../domain/refusals.ts';
import type { CooperationState } from '../domain/state.ts';
import type { Folded } from './folded-stream.ts';
import type { Condition, Recorder } from './recorder.ts';
import { bookIdMalformed } from './refusals.ts';

/** A file that somebody hands in. */
export interface FileHandedIn {
  readonly book: BookId;
  /** Its name, for the texts of refusals. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly actor: Actor;
  readonly recorded: Instant;
  readonly correlation?: string;
  /** What must hold besides; a refusal when it does not. */
  readonly condition?: Condition;
}

/** The cooperation that a file is for; refused when there is none, or who hands it in may not. */
export async function cooperationFor(
  recorder: Recorder,
  { book, condition }: FileHandedIn,
): Promise<CooperationState | Refusal> {
  if (!isBookId(book)) return bookIdMalformed({ cooperation: book });
  const standing = await recorder.standing(book, null);
  const { state } = standing.cooperation;
  if (!state.register.established) return notEstablished({});
  return condition?.(standing) ?? state;
}

/** The accounting years that a file speaks of, as they stand. */
export async function yearsOf(
  recorder: Recorder,
  book: BookId,
  wanted: Iterable<number>,
): Promise<ReadonlyMap<number, Folded<YearState>>> {
  const years = new Map<number, Folded<YearState>>();
  for (const year of new Set(wanted)) {
    const { accounts } = await recorder.standing(book, year);
    if (accounts) years.set(year, accounts);
  }
  return years;
}

/** How a part of a file is recorded: under a key of the file’s own, so that the same file says the same again. */
export const recordingOf = ({ actor, recorded, correlation }: FileHandedIn, idempotencyKey: string): Recording => ({
  actor,
  idempotencyKey,
  recorded,
  ...(correlation !== undefined && { correlation }),
});
