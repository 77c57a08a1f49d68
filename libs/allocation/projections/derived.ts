import { type Json, later, type Segment, type Timeline, Timelines, untilEnding } from '#kernel';
import type { FactChange } from '#projections';
import { ONLY } from '../domain/facts.ts';
import { type CooperationView, keysInForce } from '../domain/key-in-force.ts';
import { serviceTimeline } from '../domain/service-participation.ts';
import type { AllocationState } from '../domain/state.ts';

const ALWAYS = '1900-01-01';
const replace = (kind: string, name: string, timeline: Timeline<unknown>): FactChange => ({
  op: 'replace',
  kind,
  name,
  timeline: timeline as Timeline<Json>,
});
const since = (from: string, value: unknown, ...sources: readonly (readonly number[])[]): Segment<unknown> => ({
  from,
  to: null,
  value,
  sources: Timelines.sourcesOf(...sources),
});

/**
 * Facts of the allocation that follow from the whole state: which key applies, who shares which service, which decisions
 * have an effect. Recomputed when a decision, a body or an agreement changed; what comes out the same is left alone.
 */
export function derivedAllocationFacts(state: AllocationState, view: CooperationView): FactChange[] {
  const { timeline, decisions } = keysInForce(state, view);
  const changes: FactChange[] = [replace('key', ONLY, timeline)];
  for (const { sources, ...status } of decisions) {
    const decidedOn = view.standing(status.decision, 'DECIDE_KEY')?.decidedOn ?? ALWAYS;
    // A key in force is told by `key`; here stands what has been decided and waits, or has no effect.
    const until =
      status.status === 'EFFECTIVE' && status.effectiveFrom !== null && status.effectiveFrom > decidedOn
        ? status.effectiveFrom
        : null;
    const open =
      until === null && status.status === 'EFFECTIVE'
        ? []
        : [{ ...since(decidedOn, { ...status, sources }, sources), to: until }];
    changes.push(replace('key-decision', status.decision, open));
  }
  for (const service of state.services.values())
    changes.push(replace('service', service.id, serviceTimeline(service, view)));
  for (const [id, said] of state.splits)
    changes.push(...ifStanding('split', id, said.value.decision, 'AGREE_COST_SPLIT', said));
  for (const [year, all] of state.hostExtra) {
    const standing = all.findLast((said) => view.standing(said.value.decision, 'FIX_HOST_EXTRA')?.stands);
    const said = standing ?? (all.at(-1) as (typeof all)[number]);
    changes.push(...ifStanding('host-extra', String(year), said.value.decision, 'FIX_HOST_EXTRA', said));
  }
  for (const [id, said] of state.determinations)
    changes.push(...ifStanding('determination', id, said.value.decision, 'DETERMINE_ALLOCATION', said));
  changes.push(...recharges(state, view));
  for (const [id, { origin, endedOn, from, sources }] of state.transfers) {
    const [transferred] = sources;
    const begun = {
      from,
      to: endedOn,
      value: { origin, endedOn: null },
      sources: transferred === undefined ? [] : [transferred],
    };
    const ended = endedOn === null ? [] : [since(later(endedOn, from), { origin, endedOn }, sources)];
    changes.push(replace('transfer', id, endedOn === null || endedOn > from ? [begun, ...ended] : ended));
  }
  return changes;

  function ifStanding(
    kind: string,
    name: string,
    decision: string,
    effect: string,
    said: { value: object; source: number },
  ): FactChange[] {
    const standing = view.standing(decision, effect);
    const value = standing && { ...said.value, unanimous: standing.unanimous };
    const held = since(ALWAYS, value, [said.source], standing?.sources ?? []);
    return [replace(kind, name, standing?.stands ? untilEnding(held, standing.reversed) : [])];
  }
}

function recharges(state: AllocationState, view: CooperationView): FactChange[] {
  const byMunicipality = new Map<string, Segment<unknown>[]>();
  for (const said of state.recharges) {
    const { municipality, decision } = said.value;
    const timeline = byMunicipality.get(municipality) ?? [];
    const standing = view.standing(decision, 'RECHARGE_PENSION');
    const value = { decision };
    const sources = Timelines.sourcesOf([said.source], standing?.sources ?? []);
    const begun = standing?.stands ? Timelines.begin(timeline, { from: standing.validFrom, value, sources }) : timeline;
    byMunicipality.set(
      municipality,
      begun.flatMap((s) => (s.value === value ? untilEnding(s, standing?.reversed) : [s])),
    );
  }
  return [...byMunicipality].map(([municipality, timeline]) => replace('recharge', municipality, timeline));
}
