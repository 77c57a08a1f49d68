import { csv } from './csv.ts';
import type { RunProposalAnswer } from './run-proposal-answer.ts';

/** One row per municipality and category that the run bills, or that the year was billed before. */
export function runProposalCsv(a: RunProposalAnswer): string {
  return csv(
    [
      ...[
        'cooperation',
        'knownAt',
        'size',
        'year',
        'validOn',
        'kind',
        'run',
        'from',
        'to',
        'instalment',
        'of',
        'basis',
      ],
      ...['municipality', 'name', 'memorandum', 'category', 'ofYear', 'target', 'billed', 'amount'],
    ],
    a.parts.flatMap((part) =>
      part.lines.map((line) => [
        ...[a.cooperation, a.knownAt, a.size, a.year, a.validOn, a.kind, a.run, a.period.from, a.period.to],
        ...[a.instalment?.number ?? null, a.instalment?.of ?? null, a.basis.of],
        ...[part.municipality, part.name, String(part.memorandum), line.category],
        ...[line.ofYear, line.target, line.billed, line.amount],
      ]),
    ),
  );
}
