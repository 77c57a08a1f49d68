import type { FindingSpan } from '#kernel';
import { clauseFor, type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import { calledFor, type Meeting, noticeOn } from '../meetings.ts';

/**
 * Kommuneloven § 11-3: members come to the meeting that they are called to. One that was held on another day than its
 * notice said, or although it was cancelled, they were not called to; or a day is recorded wrongly.
 */
export function meetingHeldAsCalled(meeting: Meeting, ground: MeetingGround): FindingSpan[] {
  const { held, cancelled, id, body } = meeting;
  const notice = held && noticeOn(meeting, held.on);
  if (!held || !notice || calledFor(meeting, held.on) === held.on) return [];
  const ofCancelling = cancelled !== null && cancelled.on <= held.on ? [cancelled.source] : [];
  const finding = {
    code: 'MEETING_NOT_AS_CALLED',
    severity: 'REMARK' as const,
    rule: 'KL 11-3',
    clause: clauseFor(ground, body, held.on, 'kommuneloven § 11-3'),
    about: id,
    responsible: responsibleFor(ground.governance.bodies.get(body)),
    sources: [notice.source, held.source, ...ofCancelling].sort((a, b) => a - b),
  };
  return span(finding, held.on);
}
