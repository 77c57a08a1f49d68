import { digits } from '../programs/numbers.ts';
import { isRight, type Row, WRONGS } from './harness.ts';

const injectedOf = ({ injected }: Row): string =>
  Object.entries(injected)
    .map(([kind, times]) => `${digits(times)} × ${kind}`)
    .join(', ') || '—';

const milliseconds = (value: number | undefined): string => (value === undefined ? '—' : `${digits(value)} ms`);

function cellsOf(row: Row): string[] {
  const { fault, control, notRun, rounds, checked, wrongs, recovery } = row;
  if (notRun !== null) return [fault, `not run: ${notRun}`, '', '', '', '', '', '', '', ''];
  const counts = WRONGS.map((wrong) =>
    wrongs[wrong] > 0 && !control ? `**${wrongs[wrong]}**` : digits(wrongs[wrong]),
  );
  return [
    control ? `*control:* ${fault}` : fault,
    injectedOf(row),
    digits(rounds),
    digits(checked),
    ...counts,
    `${milliseconds(recovery?.p50)} / ${milliseconds(recovery?.p99)}`,
    isRight(row) ? 'yes' : '**no**',
  ];
}

/** The table as Markdown. */
export function tableOf(rows: readonly Row[]): string {
  return [
    '| fault | injected | rounds | events checked | lost | doubled | torn | wrong | usable again, p50 / p99 | as it must be |',
    '|---|---|---:|---:|---:|---:|---:|---:|---|---|',
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
  ].join('\n');
}
