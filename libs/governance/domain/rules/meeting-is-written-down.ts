import { addDays, type CivilDate, type FindingSpan, later } from '#kernel';
import { clauseFor, type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { Meeting } from '../meetings.ts';

/**
 * Kommuneloven § 11-4: minutes are kept of every meeting. Of one that was called for a day that is over, the book shows
 * nothing until it is recorded, or cancelled or called again.
 */
export function meetingIsWrittenDown(meeting: Meeting, ground: MeetingGround): FindingSpan[] {
  const { held, notices, cancelled, id, body } = meeting;
  if (held) return [];
  const responsible = responsibleFor(ground.governance.bodies.get(body));
  return notices.flatMap(({ at, sentOn, source }, n): FindingSpan[] => {
    const again = notices[n + 1]?.sentOn ?? null;
    const calledOff = cancelled && sentOn <= cancelled.on && (again === null || cancelled.on < again);
    const to: CivilDate | null = calledOff ? cancelled.on : again;
    const clause = clauseFor(ground, body, at.date, 'kommuneloven § 11-4');
    const finding = { code: 'MEETING_NOT_RECORDED', severity: 'REMARK', rule: 'KL 11-4', clause, about: id } as const;
    return span({ ...finding, responsible, sources: [source] }, later(addDays(at.date, 1), sentOn), to);
  });
}
