import type { CivilDate, Ending, Finding, FindingSpan, Responsible, Timeline } from '#kernel';
import { Timelines } from '#kernel';
import type { MeetingTerms } from './meeting-terms.ts';
import { silenceMeansNone } from './rules/elected-bodies-by-law.ts';
import type { Body, Decision, GovernanceState } from './state.ts';

/** What meetings are judged by: the book, and what the agreement in force on each day says of meetings. */
export interface MeetingGround {
  readonly governance: GovernanceState;
  readonly terms: Timeline<MeetingTerms>;
  /** What ended the effect of a decision from a day on: a reversal. */
  ending(decision: string): Ending | null;
}

/** What the agreement in force on the day says of meetings of a body. */
export function termsOf(ground: MeetingGround, body: string, day: CivilDate) {
  const inForce = Timelines.at(ground.terms, day);
  const said = inForce?.value.meetings?.find((m) => m.body === body);
  return said && inForce ? { ...said, sources: inForce.sources } : null;
}

/**
 * The clause by which a meeting is called and its minutes kept: the law speaks of elected bodies; of those that are by the
 * agreement alone, the agreement does, or nothing but the reading of its silence.
 */
export function clauseFor(ground: MeetingGround, body: string, day: CivilDate, law: string): string {
  const known = ground.governance.bodies.get(body);
  return known && silenceMeansNone(known.kind) ? (termsOf(ground, body, day)?.clause ?? 'A-04') : law;
}

/** Who has to mend what is wrong with a meeting of a body. */
export function responsibleFor(body: Body | undefined): Responsible {
  if (body?.municipality) return { who: 'COUNCILS', municipality: body.municipality };
  return { who: body?.kind === 'STEERING_GROUP' ? 'LEADER' : 'BOARD', municipality: null };
}

/** The decisions made in a meeting. */
export const madeIn = ({ governance }: MeetingGround, meeting: string): Decision[] =>
  [...governance.decisions.values()].filter((d) => d.meeting === meeting);

export const span = (finding: Finding, from: CivilDate, to: CivilDate | null = null): FindingSpan[] =>
  to !== null && to <= from ? [] : [{ from, to, finding }];
