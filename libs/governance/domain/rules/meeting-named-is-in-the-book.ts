import type { FindingSpan } from '#kernel';
import { type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { Decision } from '../state.ts';

/**
 * A decision may name a case or a meeting that was never recorded; then it cannot be followed to what the minutes hold
 * (kommuneloven § 11-4).
 */
export function meetingNamedIsInTheBook(decision: Decision, { governance }: MeetingGround): FindingSpan[] {
  const { cases, meetings, bodies } = governance;
  const responsible = responsibleFor(bodies.get(decision.body));
  const found = (code: string) => {
    const finding = {
      code,
      severity: 'REMARK',
      rule: 'KL 11-4',
      clause: 'kommuneloven § 11-4',
      about: decision.id,
    } as const;
    return span({ ...finding, responsible, sources: decision.sources }, decision.decidedOn);
  };
  return [
    ...(decision.case !== null && !cases.has(decision.case) ? found('CASE_UNKNOWN') : []),
    ...(decision.meeting !== null && !meetings.meetings.has(decision.meeting) ? found('MEETING_UNKNOWN') : []),
  ];
}
