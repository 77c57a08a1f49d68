import type { Rules } from '../terms.ts';
import type { Count } from './ballots-count.ts';

export interface Quorum {
  readonly required: number;
  readonly present: number | null;
  /** Null: the record does not say how many were there. */
  readonly met: boolean | null;
}

/**
 * How many voting members must be there for a decision (kommuneloven § 11-9, A-04); null when no rule says, or the book does not know how many the
 * body has. Half means at least half: 3 of 5, 2 of 4. By law (`votesOnly`) a member counts who has voted in the case.
 */
export function quorumOf(rules: Rules, count: Count, votesOnly: boolean): Quorum | null {
  const required = requiredOf(rules.quorum, count.members);
  if (required === null) return null;
  // Numbers alone show at least who voted.
  const atLeast = (count.for ?? 0) + (count.against ?? 0);
  if (votesOnly && count.for !== null && count.against !== null)
    return { required, present: atLeast, met: atLeast >= required };
  if (count.present !== null) {
    const present = Math.max(count.present, atLeast);
    return { required, present, met: present >= required };
  }
  return { required, present: null, met: atLeast >= required ? true : null };
}

function requiredOf(quorum: Rules['quorum'], members: number | null): number | null {
  if (typeof quorum === 'number') return quorum;
  if (quorum === undefined || members === null) return null;
  if (quorum === 'ALL') return members;
  return quorum === 'HALF' ? Math.ceil(members / 2) : Math.floor(members / 2) + 1;
}
