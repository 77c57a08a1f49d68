import type { Json, Timeline } from '#kernel';
import type { FactChange } from '#projections';

/** This is the whole timeline of the key. */
export const replace = (kind: string, name: string, timeline: Timeline<unknown>): FactChange => ({
  op: 'replace',
  kind,
  name,
  timeline: timeline as Timeline<Json>,
});
