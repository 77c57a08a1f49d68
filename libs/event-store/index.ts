export { appendsOf, type Copied, type CopyProgress, copyBook, fingerprint, pagesOf } from './copy.ts';
export { nothingToCopy } from './copy-refusals.ts';
export * from './port.ts';
export * from './sqlite/index.ts';
export { TreeRoot } from './tree-root.ts';
export { type BookProblem, verifyBook } from './verify.ts';

/** The store over EventStoreDB or KurrentDB; loaded when it is asked for, because few need its client. */
export const kurrentDb = () => import('./kurrentdb/index.ts');
