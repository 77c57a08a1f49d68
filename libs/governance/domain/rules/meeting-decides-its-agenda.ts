import type { Finding, FindingSpan } from '#kernel';
import { clauseFor, type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import { noticeOn } from '../meetings.ts';
import type { Decision } from '../state.ts';

/**
 * Kommuneloven § 11-3: a case that is not on the list may be decided unless the chair or a third of those present object.
 * A decision that names neither item nor case cannot be held against the list.
 */
export function meetingDecidesItsAgenda(decision: Decision, ground: MeetingGround): FindingSpan[] {
  const meeting = decision.meeting === null ? undefined : ground.governance.meetings.meetings.get(decision.meeting);
  if (!meeting?.held || (decision.item === undefined && decision.case === null)) return [];
  const agenda = noticeOn(meeting, meeting.held.on)?.agenda;
  if (!agenda) return [];
  const isIt = (entry: { readonly item: string; readonly case?: string }): boolean =>
    decision.item === undefined
      ? entry.case === decision.case || entry.item === decision.case
      : entry.item === decision.item;
  if (agenda.some(isIt)) return [];
  const added = meeting.held.added?.find(isIt);
  const objected = added !== undefined && objectionHolds(added, meeting.held.present);
  if (added && !objected) return [];
  const finding: Finding = {
    code: 'DECISION_OUTSIDE_AGENDA',
    // Whether anybody objected is not known of an item that the minutes do not mention.
    severity: objected ? 'BREACH' : 'REMARK',
    rule: 'KL 11-3',
    clause: clauseFor(ground, meeting.body, meeting.held.on, 'kommuneloven § 11-3'),
    about: decision.id,
    responsible: responsibleFor(ground.governance.bodies.get(meeting.body)),
    sources: [...new Set([...decision.sources, ...meeting.sources])].sort((a, b) => a - b),
  };
  return span(finding, decision.decidedOn);
}

function objectionHolds(
  { objections, chairObjected = false }: { readonly objections: number; readonly chairObjected?: boolean },
  present: readonly string[] | undefined,
): boolean {
  if (chairObjected) return true;
  return present === undefined ? objections > 0 : objections > 0 && objections * 3 >= present.length;
}
