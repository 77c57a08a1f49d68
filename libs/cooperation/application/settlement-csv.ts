import { csv } from './csv.ts';
import type { SettlementAnswer } from './settlement-answer.ts';

/** One row per municipality and category; held and excluded lines follow with their reason, then accruals, open and released. */
export function settlementCsv(a: SettlementAnswer): string {
  const begin = (kind: string) => [a.cooperation, a.knownAt, a.size, a.year, a.validOn, String(a.estimate), kind];
  const left = (kind: string, { lines }: SettlementAnswer['held']) =>
    lines.map((u) => [
      ...begin(kind),
      null,
      null,
      null,
      u.category,
      u.line,
      u.amount,
      null,
      null,
      null,
      null,
      null,
      u.reason,
    ]);
  const accruals = [
    ...a.accruals.open.map((u) => ({ ...u, kind: 'ACCRUAL_OPEN', difference: null, because: u.ground })),
    ...a.accruals.released.map((u) => ({ ...u, kind: 'ACCRUAL_RELEASED', because: u.because ?? u.settledBy })),
  ].map((u) => [
    ...begin(u.kind),
    ...[null, null, null, u.category, u.line],
    ...[null, u.amount, null, null, null, u.difference, u.because],
  ]);
  return csv(
    [
      ...[
        'cooperation',
        'knownAt',
        'size',
        'year',
        'validOn',
        'estimate',
        'kind',
        'municipality',
        'name',
        'memorandum',
      ],
      ...['category', 'line', 'allocated', 'accruals', 'onAccount', 'settlement', 'settled', 'difference', 'reason'],
    ],
    [
      ...a.municipalities.flatMap((m) =>
        m.categories.map((c) => [
          ...begin('ALLOCATED'),
          ...[m.municipality, m.name, String(m.memorandum), c.category, null],
          ...[c.allocated, c.accruals, c.onAccount, c.settlement, c.settled, c.difference, null],
        ]),
      ),
      ...left('HELD', a.held),
      ...left('EXCLUDED', a.excluded),
      ...accruals,
    ],
  );
}
