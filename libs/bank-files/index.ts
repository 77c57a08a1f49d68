export type { BankEntry, BankFile, EntryLeftOut, NamedKid } from './bank-entry.ts';
export { type Asked, readBankFile } from './read-bank-file.ts';
export * as bankFileRefusals from './refusals.ts';
