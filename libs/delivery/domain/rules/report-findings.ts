import { addDays, type FindingSpan, Timelines } from '#kernel';
import type { DeliverySurroundings } from '../delivery.ts';
import type { DeliveryState, Report } from '../state.ts';
import { demandOverTime, whereDemanded } from './what-is-demanded.ts';

const HOST = { who: 'HOST', municipality: null } as const;

/** L-4.4-O2, L-5.2-2, T-2, D-4: an evaluation that did not come in its time, and a notice to the state that did not. */
export function reportFindings(state: DeliveryState, around: DeliverySurroundings): FindingSpan[] {
  const delivered = [...state.reports.values()].sort((a, b) => (a.deliveredOn < b.deliveredOn ? -1 : 1));
  return [...evaluations(delivered, state, around), ...stateNotice(delivered, state, around)];
}

function evaluations(delivered: readonly Report[], state: DeliveryState, around: DeliverySurroundings): FindingSpan[] {
  const ids = new Set(around.deliveryTerms.flatMap((s) => (s.value.evaluations ?? []).map((e) => e.evaluation)));
  return [...ids].flatMap((id) => {
    const demands = demandOverTime(around, (t) => t.evaluations?.find((e) => e.evaluation === id));
    return demands.flatMap((demand): FindingSpan[] => {
      const { from, by, of } = demand.value;
      const done = delivered.find((r) => r.kind === 'EVALUATION' && r.deliveredOn >= from);
      if (done && done.deliveredOn <= by) return [];
      const found = {
        code: 'EVALUATION_MISSING',
        rule: of === undefined ? 'L-4.4-O2' : 'T-2',
        about: id,
        responsible: HOST,
        sources: done ? [done.source] : [],
      };
      return whereDemanded({ from: addDays(by, 1), to: done?.deliveredOn ?? null }, [demand], found, state, around);
    });
  });
}

/** Counted from the first day on which an agreement that wants it is in force. */
function stateNotice(delivered: readonly Report[], state: DeliveryState, around: DeliverySurroundings): FindingSpan[] {
  const demands = demandOverTime(around, (t) => t.stateNotice);
  const [first] = demands;
  if (!first) return [];
  const from = addDays(first.from, first.value.withinDays + 1);
  const notice = delivered.find((r) => r.kind === 'STATE_NOTICE');
  if (notice && notice.deliveredOn <= from) return [];
  const found = {
    code: 'STATE_NOT_NOTIFIED',
    rule: 'L-5.2-2',
    about: 'STATE_NOTICE',
    responsible: HOST,
    sources: Timelines.sourcesOf(notice ? [notice.source] : []),
  };
  return whereDemanded({ from, to: notice?.deliveredOn ?? null }, demands, found, state, around);
}
