export type { Block, Column, Facts, Paper, Row, Table } from './paper.ts';
export { paperOf } from './paper-of.ts';
export { dateForReaders, exactForReaders, monthsForReaders, percentForReaders, wholeForReaders } from './words.ts';
