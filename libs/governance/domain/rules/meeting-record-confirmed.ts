import { type CivilDate, type FindingSpan, later } from '#kernel';
import { type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { Confirmation } from '../meetings.ts';
import type { Body, Decision, GovernanceState } from '../state.ts';

/**
 * Minutes are the body’s own (kommuneloven § 11-4): what a council decided is confirmed by its own municipality when another
 * municipality’s office recorded it. A confirmation is of what was recorded when it came: who corrects or annuls the record
 * after it, without being of that municipality, needs it anew. An objection stands until the municipality confirms after all,
 * whoever recorded it.
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
  if (body?.kind !== 'COUNCIL') return objections;
  const open = unconfirmed(decision, body, said, governance).flatMap(({ from, to }) =>
    span(finding('RECORD_NOT_CONFIRMED', decision.sources), from, to),
  );
  return [...open, ...objections];
}

interface Open {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** From when to when nobody of the municipality had said anything of what another had recorded. */
function unconfirmed(
  { id, decidedOn, sources: [recorded = 0] }: Decision,
  { municipality }: Body,
  said: readonly Confirmation[],
  { recorders, restated }: GovernanceState,
): Open[] {
  const recorder = recorders.get(id);
  const asked = [
    ...(recorder !== undefined && recorder !== municipality ? [{ on: decidedOn, source: recorded }] : []),
    ...(restated.get(id) ?? []).filter(
      ({ by, source }) => by !== municipality && (by !== null || said.some((c) => c.source < source)),
    ),
  ];
  const open = new Map<Confirmation | null, Open>();
  for (const { on, source } of asked) {
    const answer = said.find((c) => c.source > source) ?? null;
    const before = said.findLast((c) => c.source < source);
    // What the municipality objected to, it answers for in any case.
    if (before?.confirms === false || open.has(answer)) continue;
    open.set(answer, { from: later(decidedOn, on), to: answer?.on ?? null });
  }
  return [...open.values()];
}
