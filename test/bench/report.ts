import { digits, type Figure, isMet } from './harness.ts';

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
