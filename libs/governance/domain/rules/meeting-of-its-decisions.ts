import type { FindingSpan } from '#kernel';
import { type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { Decision } from '../state.ts';

/**
 * The minutes of a meeting hold the decisions that were made in it (kommuneloven § 11-4 d): by the body that met, on the day
 * it met.
 */
export function meetingOfItsDecisions(decision: Decision, { governance }: MeetingGround): FindingSpan[] {
  const meeting = decision.meeting === null ? undefined : governance.meetings.meetings.get(decision.meeting);
  if (!meeting) return [];
  const { held, notices } = meeting;
  if (meeting.body === decision.body && (held === null || held.on === decision.decidedOn)) return [];
  const ofMeeting = held?.source ?? notices[0]?.source;
  const finding = {
    code: 'DECISION_NOT_OF_MEETING',
    severity: 'REMARK' as const,
    rule: 'KL 11-4',
    clause: 'kommuneloven § 11-4',
    about: decision.id,
    responsible: responsibleFor(governance.bodies.get(decision.body)),
    sources: [...decision.sources, ...(ofMeeting === undefined ? [] : [ofMeeting])].sort((a, b) => a - b),
  };
  return span(finding, decision.decidedOn);
}
