import { addDays, type FindingSpan } from '#kernel';
import { type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { FollowUp } from '../meetings.ts';

/**
 * What is decided in a meeting (kommuneloven § 11-4 d) and asks to be done by a day is late
 * from the day after until it is closed. Its basis is the decision itself.
 */
export function meetingFollowUpInTime(followUp: FollowUp, { governance }: MeetingGround): FindingSpan[] {
  const { id, dueOn, closed, decision, source } = followUp;
  if (dueOn === null) return [];
  const body = governance.bodies.get(governance.decisions.get(decision)?.body ?? '');
  const sources = [source, ...(closed ? [closed.source] : [])];
  const late = { code: 'FOLLOW_UP_LATE', severity: 'REMARK', rule: 'KL 11-4', clause: decision, about: id } as const;
  return span({ ...late, responsible: responsibleFor(body), sources }, addDays(dueOn, 1), closed?.on ?? null);
}
