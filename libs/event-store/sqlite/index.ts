export { DirectoryLocked, ForeignFile, type Holder, NoBook } from './errors.ts';
export type { InlineProjection } from './inline-projection.ts';
export { copySqliteFile, problemsOf } from './online-copy.ts';
export { type ReadOnlyOptions, SqliteEventStore, type SqliteOptions } from './sqlite-event-store.ts';
