import type { FindingSpan } from '#kernel';
import { type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { Decision } from '../state.ts';

/**
 * Minutes say which decisions were made (kommuneloven § 11-4 d): where proposals were on the table, which of them. It is not
 * guessed from the wording. A proposal that is named must be one of those recorded for the meeting, and for the item when the
 * decision says which it is of.
 */
export function proposalIsNamed(decision: Decision, { governance }: MeetingGround): FindingSpan[] {
  const { meeting: id, item, decidedOn, annulled, outcome, proposals: said } = decision;
  const meeting = id === null ? undefined : governance.meetings.meetings.get(id);
  if (!meeting || annulled) return [];
  const onTable = meeting.proposals.filter((p) => p.on <= decidedOn && (item === undefined || p.item === item));
  const found = (code: string, sources: readonly number[]): FindingSpan[] =>
    span(
      {
        ...{ code, severity: 'REMARK', rule: 'KL 11-4', clause: 'kommuneloven § 11-4', about: decision.id },
        responsible: responsibleFor(governance.bodies.get(decision.body)),
        sources: [...new Set([...decision.sources, ...sources])].sort((a, b) => a - b),
      },
      decidedOn,
    );
  if (said === undefined) {
    const unnamed = outcome === 'ADOPTED' && item !== undefined && onTable.length > 0;
    return unnamed
      ? found(
          'PROPOSAL_NOT_NAMED',
          onTable.map((p) => p.source),
        )
      : [];
  }
  const named = [...said.adopted, ...(said.votings ?? []).flatMap(({ between }) => between.map((b) => b.proposal))];
  const strangers = named.some((proposal) => !onTable.some((p) => p.proposal === proposal));
  return strangers ? found('PROPOSAL_UNKNOWN', []) : [];
}
