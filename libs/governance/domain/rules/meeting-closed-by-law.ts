import type { CivilDate, Finding, FindingSpan } from '#kernel';
import { clauseFor, type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import { isCancelled, type Meeting } from '../meetings.ts';

/**
 * Kommuneloven § 11-5: doors are closed only where a provision says so, and the vote on it is held in open meeting.
 * The minutes name the provision (§ 11-4 second paragraph). A list of cases that announces it without one is a remark, until the
 * list is sent anew, the minutes speak of it, or the meeting is cancelled.
 */
export function meetingClosedByLaw(meeting: Meeting, ground: MeetingGround): FindingSpan[] {
  const { held, id, body, notices } = meeting;
  const responsible = responsibleFor(ground.governance.bodies.get(body));
  const said =
    (on: CivilDate) =>
    (code: string, severity: Finding['severity'], item: string, source: number): Finding => ({
      ...{ code, severity, rule: 'KL 11-5', about: `${id} ${item}` },
      clause: clauseFor(ground, body, on, 'kommuneloven § 11-5'),
      responsible,
      sources: [source],
    });
  const closed = held?.closed ?? [];
  const found = closed.flatMap(({ item, legalBasis, votedInOpenMeeting }): FindingSpan[] => [
    ...(held && legalBasis === undefined
      ? span(said(held.on)('CLOSED_WITHOUT_BASIS', 'BREACH', item, held.source), held.on)
      : []),
    ...(held && votedInOpenMeeting === false
      ? span(said(held.on)('CLOSING_VOTE_NOT_OPEN', 'BREACH', item, held.source), held.on)
      : []),
  ]);
  const cancelledOn = held === null && isCancelled(meeting, '9999-12-31') ? (meeting.cancelled?.on ?? null) : null;
  const announced = notices.flatMap(({ agenda, sentOn, at, source }, n): FindingSpan[] =>
    agenda.flatMap(({ public: open, legalBasis, item }): FindingSpan[] => {
      if (open || legalBasis !== undefined) return [];
      const minuted = closed.some((c) => c.item === item) ? held?.on : undefined;
      const until = notices[n + 1]?.sentOn ?? cancelledOn;
      const to = minuted !== undefined && (until === null || minuted < until) ? minuted : until;
      return span(said(at.date)('CLOSED_WITHOUT_BASIS', 'REMARK', item, source), sentOn, to);
    }),
  );
  return [...found, ...announced];
}
