import type { FindingSpan } from '#kernel';
import { type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { Confirmation } from '../meetings.ts';
import type { Decision } from '../state.ts';

/**
 * Minutes are the body’s own (kommuneloven § 11-4): what a council decided is confirmed by its own municipality when another
 * municipality’s office recorded it. An objection stands until the municipality confirms after all, whoever recorded it.
 */
export function meetingRecordConfirmed(decision: Decision, { governance }: MeetingGround): FindingSpan[] {
  const body = governance.bodies.get(decision.body);
  const said = [...(governance.meetings.confirmations.get(decision.id) ?? [])].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : a.source - b.source,
  );
  const finding = (code: string, sources: readonly number[]) => ({
    ...{ code, severity: 'REMARK' as const, rule: 'KL 11-4', clause: 'kommuneloven § 11-4', about: decision.id },
    responsible: responsibleFor(body),
    sources,
  });
  const objections = said.flatMap((one: Confirmation, n): FindingSpan[] => {
    const next = said[n + 1]?.on ?? null;
    return one.confirms ? [] : span(finding('RECORD_OBJECTED', [...decision.sources, one.source]), one.on, next);
  });
  const recorder = governance.recorders.get(decision.id);
  if (body?.kind !== 'COUNCIL' || recorder === undefined || recorder === body.municipality) return objections;
  const open = span(finding('RECORD_NOT_CONFIRMED', decision.sources), decision.decidedOn, said[0]?.on ?? null);
  return [...open, ...objections];
}
