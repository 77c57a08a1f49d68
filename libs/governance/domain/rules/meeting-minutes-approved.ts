import { type FindingSpan, Timelines } from '#kernel';
import { clauseFor, type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { Meeting } from '../meetings.ts';

/**
 * Minutes are approved by the body that met, after the meeting, in one of its meetings (kommuneloven § 11-4). What is recorded of
 * another, or of a day on which it did not meet, was recorded wrongly or approved by nobody who could.
 */
export function meetingMinutesApprovedInOrder(meeting: Meeting, ground: MeetingGround): FindingSpan[] {
  const { held, approvals, id, body } = meeting;
  if (!held) return [];
  const { bodies, meetings } = ground.governance;
  const wrong = approvals.flatMap((approval) => {
    const approving = meetings.meetings.get(approval.in);
    const inOrder = approval.on >= held.on && approving?.body === body && approving.held?.on === approval.on;
    return inOrder
      ? []
      : [{ on: approval.on, sources: [approval.source, ...(approving?.held ? [approving.held.source] : [])] }];
  });
  const [first] = wrong;
  if (!first) return [];
  const finding = {
    code: 'MINUTES_APPROVED_OUT_OF_ORDER',
    severity: 'REMARK' as const,
    rule: 'KL 11-4',
    clause: clauseFor(ground, body, held.on, 'kommuneloven § 11-4'),
    about: id,
    responsible: responsibleFor(bodies.get(body)),
    sources: Timelines.sourcesOf([held.source], ...wrong.map((w) => w.sources)),
  };
  return span(finding, first.on);
}

/** The minutes of kommuneloven § 11-4 are approved when the body next meets; until they are, this stands from that day on. */
export function meetingMinutesApproved(meeting: Meeting, ground: MeetingGround): FindingSpan[] {
  const { held, approvals, id, body } = meeting;
  if (!held) return [];
  const next = nextOf(meeting, ground);
  if (!next?.held) return [];
  const finding = {
    code: 'MINUTES_NOT_APPROVED',
    severity: 'REMARK' as const,
    rule: 'KL 11-4',
    clause: clauseFor(ground, body, held.on, 'kommuneloven § 11-4'),
    about: id,
    responsible: responsibleFor(ground.governance.bodies.get(body)),
    sources: [held.source, next.held.source].sort((a, b) => a - b),
  };
  return span(finding, next.held.on, approvals[0]?.on ?? null);
}

/** The meeting that the body held next, on a later day. */
function nextOf({ held, body }: Meeting, { governance }: MeetingGround): Meeting | null {
  let next: Meeting | null = null;
  for (const other of governance.meetings.meetings.values()) {
    if (other.body !== body || !other.held || !held || other.held.on <= held.on) continue;
    if (!next?.held || other.held.on < next.held.on) next = other;
  }
  return next;
}
