export const LEAST_MEMBERS = 3;

/** HOST_MEMBERS: of the host’s council, over a decision made for others only. */
export type ReviewStanding = 'CONCERNED' | 'HOST_MEMBERS' | 'NOT_CONCERNED';

/**
 * L-3.3-2, kommuneloven §§ 20-7, 27-1: the members sit in the council of a municipality that the decision concerns; the
 * host’s cannot demand review of what was decided for others.
 */
export function reviewStanding(
  municipality: string,
  concerned: readonly string[],
  host: string | null,
): ReviewStanding {
  if (concerned.includes(municipality)) return 'CONCERNED';
  return municipality === host ? 'HOST_MEMBERS' : 'NOT_CONCERNED';
}
