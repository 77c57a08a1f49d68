import type { FindingSpan } from '#kernel';
import { type MeetingGround, madeIn, responsibleFor, span, termsOf } from '../meeting-ground.ts';
import type { Held, Meeting } from '../meetings.ts';
import type { Decision } from '../state.ts';
import { isElected } from './elected-bodies-by-law.ts';

/**
 * Kommuneloven § 11-4: minutes hold a) time and place, b) who was present and who absent, c) the cases treated, d) the
 * decisions made, e) the result of votes; second paragraph: the legal basis of decisions to excuse a member. For elected
 * bodies, and those of which the agreement asks the same.
 */
export function meetingMinutesComplete(meeting: Meeting, ground: MeetingGround): FindingSpan[] {
  const { held, id } = meeting;
  if (!held) return [];
  const body = ground.governance.bodies.get(meeting.body);
  const byLaw = body !== undefined && isElected(body.kind);
  const said = termsOf(ground, meeting.body, held.on);
  if (!byLaw && said?.minutes !== true) return [];
  const decisions = madeIn(ground, id).filter((d) => d.body === meeting.body);
  const missing = missingIn(held, decisions);
  if (missing.length === 0) return [];
  const clause = `kommuneloven § 11-4 ${missing.join(', ')}${byLaw || !said ? '' : `, ${said.clause}`}`;
  const sources = [held.source, ...decisions.flatMap((d) => d.sources), ...(byLaw ? [] : (said?.sources ?? []))];
  const finding = {
    code: 'MINUTES_INCOMPLETE',
    // Nothing at all: the book has the meeting, and not its minutes.
    severity: hasMinutes(held) ? ('BREACH' as const) : ('REMARK' as const),
    rule: 'KL 11-4',
    clause,
    about: id,
    responsible: responsibleFor(body),
    sources: [...new Set(sources)].sort((a, b) => a - b),
  };
  return span(finding, held.on);
}

/** Which letters of § 11-4 the minutes do not answer. */
function missingIn(held: Held, decisions: readonly Decision[]): string[] {
  const letters = {
    a: held.time === undefined || (held.place === undefined && held.remote !== true),
    b: held.present === undefined || held.absent === undefined,
    c: held.treated === undefined,
    d: (held.treated ?? []).length > 0 && decisions.length === 0,
    e: decisions.some((d) => !d.annulled && (d.outcome === 'ADOPTED' || d.outcome === 'REJECTED') && !hasResult(d)),
    '2. ledd': (held.excused ?? []).some((e) => e.legalBasis === undefined),
  };
  return Object.entries(letters).flatMap(([letter, isMissing]) => (isMissing ? [letter] : []));
}

const hasResult = ({ votes, vote, election, proposals }: Decision): boolean =>
  vote !== undefined ||
  election !== undefined ||
  proposals?.votings !== undefined ||
  votes.for !== null ||
  votes.against !== null ||
  votes.unanimous !== null;

const hasMinutes = ({ on: _, source: __, ...said }: Held): boolean => Object.keys(said).length > 0;
