export { BitemporalTable } from './bitemporal-table.ts';
export * from './facts.ts';
export { SqliteFacts } from './sqlite-facts.ts';
