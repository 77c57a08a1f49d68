import type { Finding, FindingSpan } from '#kernel';
import { type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import { type Meeting, noticeOn } from '../meetings.ts';

/**
 * Kommuneloven § 11-5: doors are closed only where a provision says so, and the vote on it is held in open meeting.
 * The minutes name the provision (§ 11-4 second paragraph). A list of cases that announces it without one is a remark.
 */
export function meetingClosedByLaw(meeting: Meeting, ground: MeetingGround): FindingSpan[] {
  const { held, id, body } = meeting;
  const responsible = responsibleFor(ground.governance.bodies.get(body));
  const finding = (code: string, severity: Finding['severity'], item: string, source: number): Finding => ({
    ...{ code, severity, rule: 'KL 11-5', clause: 'kommuneloven § 11-5', about: `${id} ${item}` },
    responsible,
    sources: [source],
  });
  const closed = held?.closed ?? [];
  const found = closed.flatMap(({ item, legalBasis, votedInOpenMeeting }): FindingSpan[] => [
    ...(held && legalBasis === undefined
      ? span(finding('CLOSED_WITHOUT_BASIS', 'BREACH', item, held.source), held.on)
      : []),
    ...(held && votedInOpenMeeting === false
      ? span(finding('CLOSING_VOTE_NOT_OPEN', 'BREACH', item, held.source), held.on)
      : []),
  ]);
  const last = noticeOn(meeting, '9999-12-31');
  const announced = (last?.agenda ?? []).flatMap((entry): FindingSpan[] => {
    if (!last || entry.public || entry.legalBasis !== undefined || closed.some((c) => c.item === entry.item)) return [];
    return span(finding('CLOSED_WITHOUT_BASIS', 'REMARK', entry.item, last.source), last.sentOn);
  });
  return [...found, ...announced];
}
