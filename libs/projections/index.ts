export { BitemporalTable } from './bitemporal-table.ts';
export * from './facts.ts';
export type { Version } from './generations.ts';
export {
  type Behind,
  type BuildProgress,
  type InlineProjection,
  ProjectionRunner,
  type RunnerOptions,
} from './runner.ts';
export { SqliteFacts } from './sqlite-facts.ts';
export type { StoredEvents } from './stored-events.ts';
