import type { CaseAnswer } from './case-questions.ts';
import { csv } from './csv.ts';

/** One row per step, then one per body that the case still waits for. */
export function caseCsv(a: CaseAnswer): string {
  const head = [
    ...[
      'cooperation',
      'knownAt',
      'size',
      'validOn',
      'case',
      'title',
      'on',
      'what',
      'body',
      'bodyName',
      'municipality',
      'meeting',
      'item',
      'proposal',
    ],
    ...['decision', 'caseReference', 'outcome', 'text', 'events'],
  ];
  const of = [a.cooperation, a.knownAt, a.size, a.validOn, a.case, a.title];
  return csv(head, [
    ...a.steps.map((s) => [
      ...of,
      ...[s.on, s.what, s.body, s.bodyName, s.municipality, s.meeting, s.item, s.proposal],
      ...[s.decision, s.caseReference, s.outcome, s.text, s.events.join(' ')],
    ]),
    ...a.awaited.map((w) => [
      ...of,
      ...[w.on, 'AWAITED', w.body, w.bodyName, w.municipality, w.meeting, null, null, null, null, w.because, null, ''],
    ]),
  ]);
}
