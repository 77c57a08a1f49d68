import { readFileSync, writeFileSync } from 'node:fs';

/** Puts the text between the two marks of the page, where the last run's stood; the rest is written by hand. */
export function writeInto(page: string, command: string, text: string): void {
  const [begin, end] = ['begin', 'end'].map((which) => `<!-- written by ${command}: ${which} -->`) as [string, string];
  const before = readFileSync(page, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} lacks the marks between which the figures stand`);
  writeFileSync(page, `${before.slice(0, from)}${begin}\n\n${text}\n\n${before.slice(to)}`);
}
