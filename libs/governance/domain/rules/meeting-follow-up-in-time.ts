import { addDays, type FindingSpan } from '#kernel';
import type { FollowUp } from '../meetings.ts';
import { type MeetingGround, responsibleFor, span } from './meeting-ground.ts';

/** What a decision asks to be done by a day is late from the day after until it is closed; the decision is its basis. */
export function meetingFollowUpInTime(followUp: FollowUp, { governance }: MeetingGround): FindingSpan[] {
  const { id, dueOn, closed, decision, source } = followUp;
  if (dueOn === null) return [];
  const body = governance.bodies.get(governance.decisions.get(decision)?.body ?? '');
  const sources = [source, ...(closed ? [closed.source] : [])];
  const late = { code: 'FOLLOW_UP_LATE', severity: 'REMARK', rule: '—', clause: decision, about: id } as const;
  return span({ ...late, responsible: responsibleFor(body), sources }, addDays(dueOn, 1), closed?.on ?? null);
}
