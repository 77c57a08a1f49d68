import { invalidPosition } from './answers.ts';
import type { EventLog, StoredEvent } from './log.ts';
import { Refused } from './sender.ts';
import type { streams } from './wire.ts';

/** A place in $all. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export function startOf(log: EventLog, from: streams.ReadReq.Options.AllOptions): Position {
  if (from.hasEnd()) return { commit: log.end, prepare: log.end };
  const position = from.getPosition();
  if (!position) return { commit: 0n, prepare: 0n };
  const commit = BigInt(position.getCommitPosition());
  if (!log.isBoundary(commit)) throw new Refused(invalidPosition());
  return { commit, prepare: BigInt(position.getPreparePosition()) };
}

export function isBefore(event: StoredEvent, position: Position): boolean {
  if (event.position !== position.commit) return event.position < position.commit;
  return event.position < position.prepare;
}

/** Index of the first event *after* the position: a subscription leaves out what it was given as its checkpoint. */
export function afterPosition(log: EventLog, position: Position): number {
  const at = log.firstAt(position.commit);
  const event = log.events[at];
  return event?.position === position.commit && position.prepare >= event.position ? at + 1 : at;
}

export function later(a: Position, b: Position): boolean {
  return a.commit === b.commit ? a.prepare > b.prepare : a.commit > b.commit;
}
