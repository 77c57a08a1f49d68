import { type Command, type CommanderError, Option } from 'commander';
import { LANGUAGES, parseKroner } from '#kernel';
import { wrongForm } from './forms.ts';

/** The options that commands have in common, and how what is written after them is read. */

export const speaking = (command: Command): Command =>
  command
    .exitOverride(endWell)
    .configureOutput({ writeErr: () => {} })
    .addOption(
      new Option('--lang <language>', 'language of the answer').choices(LANGUAGES).env('FELLESBOK_LANG').default('nb'),
    );

export const common = (command: Command): Command =>
  speaking(command).addOption(
    new Option('--data <dir>', 'data directory').env('FELLESBOK_DATA').argParser(directory).default('./data'),
  );

export const answering = (command: Command): Command =>
  common(command).addOption(
    new Option('--format <format>', 'table, json or csv').choices(['table', 'json', 'csv']).default('table'),
  );

export const knownAt = (command: Command): Command =>
  command.option(
    '--known-at <point>',
    'what the book knew: a date (end of that day in Oslo), an instant, or a number of events; default now',
  );

export const validOn = (command: Command): Command =>
  command.option('--valid-on <date>', 'the day asked about; default today');

/** A question on both clocks. */
export const asOf = (command: Command): Command => knownAt(validOn(answering(command)));

export const period = (command: Command): Command =>
  command
    .requiredOption('--from <month>', 'first month, YYYY-MM')
    .requiredOption('--to <month>', 'last month, YYYY-MM');

/** Of what is told in a line or two, or as JSON. */
export const tableOrJson = (): Option =>
  new Option('--format <format>', 'table or json').choices(['table', 'json']).default('table');

/** Of everything that is recorded here: which office does it, when and in which case. */
export const recording = (command: Command): Command =>
  common(command)
    .addOption(tableOrJson())
    .requiredOption('--by <office>', 'id of the office that does it, such as okonom-1865; not a person')
    .option('--on <date>', 'the day it happened, YYYY-MM-DD; default today')
    .option('--case <reference>', 'the case in the archive');

/** A command that only has others under it. */
export const group = (top: Command, name: string, description: string): Command =>
  top
    .command(name)
    .description(description)
    .exitOverride(endWell)
    .configureOutput({ writeErr: () => {} });

/** Help and version end well; a usage error is told in one line by who called. */
export function endWell(error: CommanderError): never {
  if (error.exitCode === 0) process.exit(0);
  throw error;
}

/** An empty setting is none. */
const directory = (value: string): string => value || './data';

export function wholeYear(value: string): number {
  if (!/^(19|2\d)\d{2}$/.test(value)) throw wrongForm('year');
  return Number(value);
}

export function fourDigits(value: string): string {
  if (!/^\d{4}$/.test(value)) throw wrongForm('municipality');
  return value;
}

/** Kroner as a person writes them, into øre as the book has them. */
export function kronerAsked(value: string): string {
  const amount = parseKroner(value);
  if (amount === null) throw wrongForm('kroner');
  return amount.toString();
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,3}$/.test(value)) throw wrongForm('number');
  return Number(value);
}
