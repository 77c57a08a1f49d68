import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { digits, type Figure, isMet } from './harness.ts';

const BEGIN = '<!-- written by npm run bench: begin -->';
const END = '<!-- written by npm run bench: end -->';

const shownOf = ({ value, shown }: Figure): string => shown ?? `${digits(value)} ×`;

function targetOf({ target, targetShown }: Figure): string {
  if (target === null) return '—';
  if (targetShown !== undefined) return targetShown;
  return 'atLeast' in target ? `≥ ${target.atLeast} ×` : `≤ ${target.atMost} ×`;
}

const metOf = (figure: Figure): string => (figure.target === null ? '—' : isMet(figure) ? 'yes' : '**no**');

/** The table as Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((f) =>
    [f.figure, f.measured, f.baseline, shownOf(f), targetOf(f), metOf(f), String(f.n)].join(' | '),
  );
  return [
    '| figure | what | baseline | ratio | target | met | n |',
    '|---|---|---|---:|---:|---|---:|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

/** Puts the text between the two marks of the page, where the last run's stood; the rest is written by hand. */
export function writeInto(page: string, text: string): void {
  const before = existsSync(page) ? readFileSync(page, 'utf8') : `# Benchmarks\n\n${BEGIN}\n${END}\n`;
  const [from, to] = [before.indexOf(BEGIN), before.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${page} lacks the marks between which the figures stand`);
  writeFileSync(page, `${before.slice(0, from)}${BEGIN}\n\n${text}\n\n${before.slice(to)}`);
}
