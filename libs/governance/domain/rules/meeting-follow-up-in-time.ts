import { addDays, type CivilDate, earlier, type FindingSpan, Timelines } from '#kernel';
import { type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { FollowUp } from '../meetings.ts';

/**
 * What is decided in a meeting (kommuneloven § 11-4 d) and asks to be done by a day is late
 * from the day after until it is closed, or the decision is reversed. Its basis is the decision itself.
 */
export function meetingFollowUpInTime(followUp: FollowUp, ground: MeetingGround): FindingSpan[] {
  const { governance } = ground;
  const { id, dueOn, closed, decision, source } = followUp;
  const lapsed = lapsedFrom(followUp, ground);
  if (dueOn === null || (lapsed && lapsed.on <= dueOn)) return [];
  const body = governance.bodies.get(governance.decisions.get(decision)?.body ?? '');
  const sources = Timelines.sourcesOf([source], closed ? [closed.source] : [], lapsed?.sources ?? []);
  const late = { code: 'FOLLOW_UP_LATE', severity: 'REMARK', rule: 'KL 11-4', clause: decision, about: id } as const;
  return span(
    { ...late, responsible: responsibleFor(body), sources },
    addDays(dueOn, 1),
    firstOf(closed?.on, lapsed?.on),
  );
}

const firstOf = (one: CivilDate | undefined, other: CivilDate | undefined): CivilDate | null =>
  one === undefined || other === undefined ? (one ?? other ?? null) : earlier(one, other);

/** From when there is nothing to follow up: a decision that is annulled never was, one that is reversed is until then. */
export function lapsedFrom(
  { decision: id, openedOn }: Pick<FollowUp, 'decision' | 'openedOn'>,
  { governance, ending }: MeetingGround,
): { readonly on: CivilDate; readonly sources: readonly number[] } | null {
  const decision = governance.decisions.get(id);
  if (decision?.annulled) return { on: openedOn, sources: decision.sources };
  const ended = ending(id);
  return ended && { on: ended.from, sources: ended.sources };
}
