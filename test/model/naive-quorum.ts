import type { VoteRules } from './book-events.ts';
import type { Decision } from './naive-known.ts';

/** The naive model of votes: what votings and elections have in common (A-04, kommuneloven § 11-9). */

export interface RulesOf {
  readonly basis: 'LAW' | 'AGREEMENT' | 'ADOPTED' | 'NONE' | 'UNKNOWN';
  readonly rules: VoteRules | null;
  readonly decision: string | null;
}

export interface SeatThen {
  readonly seat: string;
  readonly municipality: string | null;
  readonly role: string;
  readonly votes: boolean;
  readonly standsInFor: string | null;
  readonly inactive: 'ENDED' | 'NOT_PARTICIPANT' | null;
}

export interface CountOf {
  readonly for: number | null;
  readonly against: number | null;
  readonly abstained: number;
  readonly present: number | null;
  readonly members: number | null;
  readonly casting: string | null;
  /** Seat → why its ballot does not count; null: it does. */
  readonly ballots: readonly { seat: string; vote: string; because: string | null }[];
}

export const isBefore = (a: Pick<Decision, 'decided' | 'index'>, b: Pick<Decision, 'decided' | 'index'>) =>
  a.decided < b.decided || (a.decided === b.decided && a.index < b.index);

export interface QuorumOf {
  readonly required: number;
  readonly present: number | null;
  readonly met: boolean | null;
}

/** How many had to be there, and whether they were. In bodies of the law those count who voted. */
export function quorumOf({ basis, rules }: RulesOf, count: CountOf): QuorumOf | null {
  const { quorum } = rules ?? {};
  if (quorum === undefined || (typeof quorum === 'string' && count.members === null)) return null;
  const all = count.members ?? 0;
  const parts: Record<string, number> = { HALF: Math.ceil(all / 2), MAJORITY: Math.floor(all / 2) + 1, ALL: all };
  const required = typeof quorum === 'number' ? quorum : (parts[quorum] as number);
  const voted = (count.for ?? 0) + (count.against ?? 0);
  if (basis === 'LAW' && count.for !== null && count.against !== null)
    return { required, present: voted, met: voted >= required };
  if (count.present === null) return { required, present: null, met: voted >= required || null };
  const present = Math.max(count.present, voted);
  return { required, present, met: present >= required };
}

export interface DerivedOf {
  readonly outcome: 'PASSED' | 'NOT_PASSED' | 'NO_QUORUM' | 'UNDETERMINED' | 'AS_RECORDED';
  readonly reason: string;
  readonly clause: string;
}
