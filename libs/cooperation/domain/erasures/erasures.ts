import type { CivilDate, Decided, Instant, Placed, Refusal } from '#kernel';
import { erasureTwice } from '../refusals.ts';
import type { ErasureCommand } from './commands.ts';
import type { ERASABLE, ErasureEvent } from './events.ts';

export type Erasable = (typeof ERASABLE)[number];

/** An erasure as recorded. */
export interface Erasure {
  readonly what: Erasable;
  readonly id: string;
  readonly ground: string;
  readonly authority: string;
  readonly decidedOn: CivilDate;
  readonly recorded: Instant;
  readonly source: number;
}

export type Erasures = readonly Erasure[];
export const noErasures: Erasures = [];

export function decideErasure(
  { data }: ErasureCommand,
  erasures: Erasures,
): readonly Decided<ErasureEvent>[] | Refusal {
  const before = erasures.find(({ what, id }) => what === data.what && id === data.id);
  if (before) return erasureTwice({ id: data.id, recorded: before.recorded, ground: before.ground });
  return [{ type: 'ErasureRecorded', data }];
}

export function evolveErasures(erasures: Erasures, event: Placed<ErasureEvent>): Erasures {
  if (event.type !== 'ErasureRecorded') return erasures;
  const { decided, recorded, index } = event.at;
  return [...erasures, { ...event.data, decidedOn: decided, recorded, source: index }];
}
