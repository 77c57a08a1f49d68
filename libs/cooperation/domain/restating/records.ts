import { Map as PersistentMap } from 'immutable';
import type { DomainEvent, Placed } from '#kernel';
import { SLICE_OF } from './restatable.ts';

/** What was recorded, so that a part of the state can be folded anew without, or with another content of, one record. */
export interface Records {
  /** By the index of the first record; as corrected last, with the index of that correction. Annulled ones are gone. */
  readonly said: PersistentMap<number, Placed<DomainEvent>>;
  /** Index of a record → that of its annulment. */
  readonly annulled: PersistentMap<number, number>;
}
export const noRecords: Records = { said: PersistentMap(), annulled: PersistentMap() };

/** Keeps an event that a slice of the state is folded from. */
export const keptIn = (records: Records, event: Placed<DomainEvent>): Records =>
  SLICE_OF.has(event.type) ? { ...records, said: records.said.set(event.at.index, event) } : records;
