import type { Body, BodyKind } from '../state.ts';
import type { Rules } from '../terms.ts';

/** Kommuneloven § 11-9 speaks of bodies elected by the people (§ 5-1); of those in the book these are certain. */
const ELECTED: ReadonlySet<BodyKind> = new Set(['COUNCIL', 'EXECUTIVE_COMMITTEE']);

/**
 * § 11-9: half the members present and having voted, the majority of the votes cast, and the vote of the one who chairs
 * in a tie, except in elections, where lots are drawn. Remote meetings are for the council to allow (§ 11-7): that is not
 * judged here.
 */
const BY_LAW: Rules = {
  quorum: 'HALF',
  majority: 'SIMPLE',
  castingVote: true,
  electionsByLot: true,
  clause: 'kommuneloven § 11-9',
};

/** § 11-8: what is decided in writing is adopted only when every member agrees, to the proposal and to the procedure. */
export const IN_WRITING_BY_LAW: Rules = {
  quorum: 'ALL',
  majority: 'UNANIMOUS',
  castingVote: false,
  clause: 'kommuneloven § 11-8',
};

/** Bodies that decide by the agreement alone: without rules there are none, never § 11-9 by analogy. */
const BY_AGREEMENT: ReadonlySet<BodyKind> = new Set(['OPERATING_BOARD', 'STEERING_GROUP']);

export const isElected = (kind: BodyKind): boolean => ELECTED.has(kind);

export const rulesByLaw = (kind: BodyKind): Rules | null => (isElected(kind) ? BY_LAW : null);

/**
 * Whether a body may be one office of its municipality, such as the kommunedirektør (kommuneloven § 13-1): it decides without a
 * vote, and kinds of bodies do not tell it from a committee.
 */
export const mayDecideAlone = ({ kind, municipality }: Pick<Body, 'kind' | 'municipality'>): boolean =>
  kind === 'OTHER' && municipality !== null;

/** Whether silence means that the body has no rules; of other bodies the book just does not know them. */
export const silenceMeansNone = (kind: BodyKind): boolean => BY_AGREEMENT.has(kind);
