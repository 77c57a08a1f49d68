import { ONLY } from '#allocation';
import {
  contractTimeline,
  deliveryFindings,
  documentTimeline,
  measureTimeline,
  procurementTimeline,
  reportPlan,
} from '#delivery';
import { findingsOverTime, Timelines } from '#kernel';
import type { FactChange } from '#projections';
import type { CooperationState } from '../domain/state.ts';
import type { DerivedView } from '../domain/view.ts';
import { replace } from './replace.ts';

/** What is asked for at any day: which reports fall due follows from all agreements there have been. */
const ALWAYS = '1900-01-01';

/** Governing documents, measures, contracts and reports, and what is wrong with them; of agreements, bodies and decisions too. */
export function deliveryFacts(state: CooperationState, before: CooperationState, view: DerivedView): FactChange[] {
  const { delivery, register, governance } = state;
  const decided = governance !== before.governance || state.control.reversals !== before.control.reversals;
  if (delivery === before.delivery && register === before.register && !decided) return [];
  const { documents, measures, contracts, procurements, reports } = delivery;
  const plan = reportPlan(view);
  const sources = Timelines.sourcesOf(...plan.map((s) => s.sources));
  const changes = [
    ...documents.map((d) =>
      replace('governing-document', `${d.document} ${d.version}`, documentTimeline(d, delivery, view)),
    ),
    ...[...measures.values()].map((m) => replace('measure', m.id, measureTimeline(m, view))),
    ...[...procurements.values()].map((p) => replace('procurement', p.id, procurementTimeline(p, view))),
    replace('report-plan', ONLY, plan.length > 0 ? [{ from: ALWAYS, to: null, value: { plan }, sources }] : []),
    replace('findings', 'delivery', findingsOverTime(deliveryFindings(delivery, view))),
  ];
  if (delivery === before.delivery) return changes;
  return [
    ...changes,
    ...[...contracts.values()].map((c) => replace('contract', c.id, contractTimeline(c))),
    ...[...reports.values()].map(({ id: report, source, ...said }) =>
      replace('report', report, [{ from: said.deliveredOn, to: null, value: { report, ...said }, sources: [source] }]),
    ),
  ];
}
