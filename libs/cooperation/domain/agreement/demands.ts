import { type CivilDate, later, type Segment, type Timeline, Timelines } from '#kernel';
import { CouncilDecisions } from '../council-decisions.ts';
import type { ChangeDemand, CooperationState } from '../state.ts';

/** OPEN: nobody has answered. PROPOSED: a version answers it. MET: such a version came into force. */
export type DemandStatus = 'OPEN' | 'PROPOSED' | 'MET' | 'DECLINED';

export interface DemandOnDay extends Omit<ChangeDemand, 'source' | 'demand'> {
  readonly status: DemandStatus;
  /** The version or the decision that answers it. */
  readonly answeredBy: string | null;
}

interface Known {
  readonly id: string;
  readonly inForceFrom: CivilDate | null;
}

/** What became of a demand for change (L-6.3-1), from the day it was made. */
export function demandOver(
  demand: ChangeDemand,
  state: CooperationState,
  inForce: readonly Known[],
): Timeline<DemandOnDay> {
  const { register } = state;
  const decided = new CouncilDecisions(state);
  const { source, demand: id, ...said } = demand;
  type Turn = { on: CivilDate; status: DemandStatus; answeredBy: string | null; sources: readonly number[] };
  const turns: Turn[] = [{ on: demand.demandedOn, status: 'OPEN', answeredBy: null, sources: [source] }];
  for (const version of register.versions.filter((v) => v.answers === id)) {
    const turn = { answeredBy: version.id, sources: [source, version.source] };
    turns.push({ ...turn, on: version.proposedOn, status: 'PROPOSED' });
    const from = inForce.find((v) => v.id === version.id)?.inForceFrom ?? null;
    if (from !== null) turns.push({ ...turn, on: later(from, version.proposedOn), status: 'MET' });
  }
  for (const { decision: name, source: told } of register.declined.filter((d) => d.demand === id)) {
    const decision = decided.standing(name, 'DECLINE_CHANGE');
    if (!decision) continue;
    const { decidedOn, reversed } = decision;
    const sources = Timelines.sourcesOf([source, told], decision.sources);
    turns.push({ on: decidedOn, status: 'DECLINED', answeredBy: name, sources });
    if (reversed)
      turns.push({
        on: later(reversed.from, decidedOn),
        status: 'OPEN',
        answeredBy: null,
        sources: Timelines.sourcesOf(sources, reversed.sources),
      });
  }
  turns.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return turns.flatMap(({ on, status, answeredBy, sources }, i): Segment<DemandOnDay>[] => {
    const to = turns[i + 1]?.on ?? null;
    return to === on ? [] : [{ from: on, to, value: { ...said, status, answeredBy }, sources: [...sources] }];
  });
}
