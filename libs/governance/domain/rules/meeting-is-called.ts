import { dayNumber, type FindingSpan } from '#kernel';
import { clauseFor, type MeetingGround, responsibleFor, span, termsOf } from '../meeting-ground.ts';
import { isCancelled, type Meeting } from '../meetings.ts';

/**
 * Kommuneloven § 11-3: members are called in reasonable time, with a list of cases. What is reasonable the law counts in
 * no days; where the agreement does, they are counted from the first notice to the day of the meeting. What was sent after
 * it called nobody.
 */
export function meetingIsCalled(meeting: Meeting, ground: MeetingGround): FindingSpan[] {
  const { held, notices, id, body } = meeting;
  const [first] = held ? notices.filter(({ sentOn }) => sentOn <= held.on) : notices;
  const responsible = responsibleFor(ground.governance.bodies.get(body));
  if (!first) {
    if (!held) return [];
    const clause = clauseFor(ground, body, held.on, 'kommuneloven § 11-3');
    const without = { code: 'MEETING_WITHOUT_NOTICE', severity: 'REMARK', rule: 'KL 11-3', clause, about: id } as const;
    const sources = [held.source, ...notices.map((n) => n.source)].sort((a, b) => a - b);
    return span({ ...without, responsible, sources }, held.on);
  }
  const planned = notices.at(-1) ?? first;
  const on = held?.on ?? planned.at.date;
  // Nobody was called too late to a meeting that is not held.
  const cancelledOn = held === null && isCancelled(meeting, '9999-12-31') ? (meeting.cancelled?.on ?? null) : null;
  const said = termsOf(ground, body, on);
  if (said?.noticeDays === undefined || dayNumber(on) - dayNumber(first.sentOn) >= said.noticeDays) return [];
  const short = {
    code: 'NOTICE_TOO_SHORT',
    severity: 'BREACH',
    rule: 'KL 11-3',
    clause: said.clause,
    about: id,
  } as const;
  const sources = [first.source, planned.source, ...(held ? [held.source] : []), ...said.sources];
  return span(
    { ...short, responsible, sources: [...new Set(sources)].sort((a, b) => a - b) },
    first.sentOn,
    cancelledOn,
  );
}
