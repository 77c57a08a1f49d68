export { type Access, emptyLog, guarded, openPrivate, type PrivateFile } from './private-file.ts';
