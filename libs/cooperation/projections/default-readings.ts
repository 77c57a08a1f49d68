import { ONLY } from '#allocation';
import { Timelines } from '#kernel';
import type { FactChange } from '#projections';
import type { CooperationState } from '../domain/state.ts';
import { replace } from './replace.ts';

/** The first day of all: a default holds for whatever time is asked about. */
const ALWAYS = '1900-01-01';

/** Which defaults the book has recorded, by question, whatever was decided since. */
export function defaultReadingFacts({ defaultReadings }: CooperationState, before: CooperationState): FactChange[] {
  if (defaultReadings === before.defaultReadings) return [];
  const sources = Timelines.sourcesOf([...defaultReadings.values()].map((d) => d.source));
  const value = Object.fromEntries(defaultReadings);
  return [replace('default-readings', ONLY, sources.length === 0 ? [] : [{ from: ALWAYS, to: null, value, sources }])];
}
