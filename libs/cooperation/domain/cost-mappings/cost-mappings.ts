import { Map as PersistentMap } from 'immutable';
import { type CostFileMapping, mappingProblem } from '#cost-files';
import type { CivilDate, Decided, Placed, Refusal } from '#kernel';
import { costMappingVersionTaken } from '../refusals.ts';
import type { CostMappingCommand } from './commands.ts';
import type { CostMappingEvent } from './events.ts';

export interface RecordedMapping {
  readonly says: CostFileMapping;
  readonly from: CivilDate;
  readonly source: number;
}

/** By id, every version in the order in which they were recorded: ascending. */
export type CostMappings = PersistentMap<string, readonly RecordedMapping[]>;
export const noCostMappings: CostMappings = PersistentMap();

export function decideCostMapping(
  { data }: CostMappingCommand,
  mappings: CostMappings,
): readonly Decided<CostMappingEvent>[] | Refusal {
  const last = mappings.get(data.mapping)?.at(-1);
  if (last && data.version <= last.says.version)
    return costMappingVersionTaken({ mapping: data.mapping, version: data.version, last: last.says.version });
  return mappingProblem(data) ?? [{ type: 'CostMappingRecorded', data }];
}

export function evolveCostMappings(mappings: CostMappings, event: Placed<CostMappingEvent>): CostMappings {
  if (event.type !== 'CostMappingRecorded') return mappings;
  const recorded = { says: event.data, from: event.at.validFrom, source: event.at.index };
  return mappings.update(event.data.mapping, [], (before) => [...before, recorded]);
}
