import { Map as PersistentMap } from 'immutable';
import type { DomainEvent, Placed } from '#kernel';
import { SLICE_OF } from './restatable.ts';
import { thingOf } from './things.ts';

/** What was recorded, so that a part of the state can be folded anew without, or with another content of, one record. */
export interface Records {
  /** By the index of the first record; as corrected last, with the index of that correction. Annulled ones are gone. */
  readonly said: PersistentMap<number, Placed<DomainEvent>>;
  /** Index of a record → that of its annulment. */
  readonly annulled: PersistentMap<number, number>;
  /** Thing → the indexes of all that was recorded of it, corrections and annulments too, ascending. */
  readonly of: PersistentMap<string, readonly number[]>;
  /** The same of corrections and annulments only. */
  readonly restated: PersistentMap<string, readonly number[]>;
}
export const noRecords: Records = {
  said: PersistentMap(),
  annulled: PersistentMap(),
  of: PersistentMap(),
  restated: PersistentMap(),
};

/** Keeps an event that a slice of the state is folded from. */
export function keptIn(records: Records, event: Placed<DomainEvent>): Records {
  if (!SLICE_OF.has(event.type)) return records;
  const { index } = event.at;
  return { ...records, said: records.said.set(index, event), of: added(records.of, thingOf(event), index) };
}

/** With one more event of a thing. */
export const added = (of: Records['of'], thing: string | null, index: number): Records['of'] =>
  thing === null ? of : of.set(thing, [...(of.get(thing) ?? []), index]);
