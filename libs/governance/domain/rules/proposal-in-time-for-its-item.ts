import { type CivilDate, earlier, type FindingSpan, later, Timelines } from '#kernel';
import { clauseFor, type MeetingGround, responsibleFor, span } from '../meeting-ground.ts';
import type { Meeting } from '../meetings.ts';

/**
 * A body votes on what is on the table in the meeting: a proposal sent after it was not. And it is for a case on the list as it
 * was last sent, or one that the meeting took up (kommuneloven § 11-3); until the list is sent anew, it belongs to no case.
 */
export function proposalInTimeForItsItem(meeting: Meeting, ground: MeetingGround): FindingSpan[] {
  const { held, body, proposals } = meeting;
  const notices = meeting.notices.filter(({ sentOn }) => !held || sentOn <= held.on);
  const finding = (code: string, section: string, about: string, sources: readonly number[], on: CivilDate) => ({
    ...{ code, severity: 'REMARK' as const, rule: `KL ${section}`, about },
    clause: clauseFor(ground, body, on, `kommuneloven § ${section}`),
    responsible: responsibleFor(ground.governance.bodies.get(body)),
    sources: Timelines.sourcesOf(sources),
  });
  return proposals.flatMap(({ proposal, item, on, source }): FindingSpan[] => {
    const late = held !== null && on > held.on;
    const after = late ? span(finding('PROPOSAL_LATE', '11-4', proposal, [source, held.source], held.on), on) : [];
    const added = held?.added?.some((a) => a.item === item) ? held.on : null;
    const off = notices.flatMap((notice, n): FindingSpan[] => {
      if (notice.agenda.some((a) => a.item === item)) return [];
      const next = notices[n + 1]?.sentOn ?? null;
      const to = next !== null && added !== null ? earlier(next, added) : (next ?? added);
      const off = finding('PROPOSAL_OFF_AGENDA', '11-3', proposal, [source, notice.source], notice.at.date);
      return span(off, later(on, notice.sentOn), to);
    });
    return [...after, ...off];
  });
}
