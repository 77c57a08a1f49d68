import type { SeatOnDay, SeatsOnDay } from '../seats-on-day.ts';
import type { Decision } from '../state.ts';
import type { Vote } from '../vote.ts';
import { votersAmong } from './presence-by-minutes.ts';

/** A ballot, and why it does not count when it does not. */
export interface JudgedBallot {
  readonly seat: string;
  readonly office: string | null;
  readonly municipality: string | null;
  readonly vote: NonNullable<Vote['ballots']>[number]['vote'];
  readonly counts: boolean;
  readonly because: 'OBSERVER' | 'EXCLUDED' | 'NO_SEAT' | 'SEAT_TAKEN' | null;
}

export interface Count {
  readonly for: number | null;
  readonly against: number | null;
  readonly abstained: number;
  /** Voting members who were there; null when the record does not say. */
  readonly present: number | null;
  /** Voting members in all; null when the book does not say. */
  readonly members: number | null;
  /** The vote of the one who led the meeting. */
  readonly casting: 'FOR' | 'AGAINST' | null;
  readonly ballots: readonly JudgedBallot[];
}

/**
 * Who counts: voting seats of the day that were not excluded from the case (kommuneloven § 11-10), by the record of the vote
 * or, `excused`, by that of the meeting, and a deputy in the
 * place of a member who was away. An observer has no vote (L-2.1-O1, D-6). Where the record gives numbers, they count;
 * `there`: who was present by the minutes of the meeting, where the record of the vote does not say how many were.
 */
export function countVotes(
  { votes, vote }: Pick<Decision, 'votes' | 'vote'>,
  body: SeatsOnDay,
  excused: readonly string[] = [],
  there: readonly string[] | null = null,
): Count {
  const excluded = new Set([...excused, ...(vote?.excluded ?? []).map((e) => e.seat)]);
  const ballots = judged(vote?.ballots ?? [], body, excluded);
  if (ballots.length === 0) {
    const cast = votes.for !== null && votes.against !== null ? votes.for + votes.against : null;
    const among = there?.filter((seat) => !excluded.has(seat)) ?? null;
    const present = vote?.present ?? (among && votersAmong(among, body));
    const abstained = present !== null && cast !== null ? Math.max(present - cast, 0) : 0;
    const { members } = body;
    const casting = vote?.casting ?? null;
    return { for: votes.for, against: votes.against, abstained, present, members, casting, ballots };
  }
  const counted = (said: JudgedBallot['vote']) => ballots.filter((b) => b.counts && b.vote === said).length;
  const [inFavour, against, abstained] = [counted('FOR'), counted('AGAINST'), counted('ABSTAINS')];
  return {
    for: inFavour,
    against,
    abstained,
    present: inFavour + against + abstained,
    members: body.members,
    casting: castingOf(vote, ballots, body.seats),
    ballots,
  };
}

function judged(
  ballots: NonNullable<Vote['ballots']>,
  { seats, partial }: SeatsOnDay,
  excluded: ReadonlySet<string>,
): JudgedBallot[] {
  const there = new Set(ballots.filter((b) => b.vote !== 'ABSENT' && !excluded.has(b.seat)).map((b) => b.seat));
  return ballots.map(({ seat, vote }) => {
    const known = seats.find((s) => s.seat === seat);
    const principal = seats.find((s) => s.seat === known?.standsInFor);
    const notInBook = seats.length === 0 || (partial === true && known === undefined);
    const because = excluded.has(seat) ? 'EXCLUDED' : notInBook ? null : whyNot(known, principal, there);
    const { office = null, municipality = null } = known ?? {};
    return { seat, office, municipality, vote, counts: because === null && vote !== 'ABSENT', because };
  });
}

/** `principal`: the seat that a deputy takes. The deputy of an observer observes. */
function whyNot(
  known: SeatOnDay | undefined,
  principal: SeatOnDay | undefined,
  there: ReadonlySet<string>,
): JudgedBallot['because'] {
  if (!known || known.inactive !== null) return 'NO_SEAT';
  if (known.votes) return null;
  if (known.role === 'OBSERVER' || !principal?.votes) return 'OBSERVER';
  if (principal.inactive !== null) return 'NO_SEAT';
  return there.has(principal.seat) ? 'SEAT_TAKEN' : null;
}

function castingOf(vote: Vote | undefined, ballots: readonly JudgedBallot[], seats: readonly SeatOnDay[]) {
  const ballotOf = (seat: string | undefined) =>
    ballots.find((b) => b.seat === seat && b.counts && (b.vote === 'FOR' || b.vote === 'AGAINST'));
  const seatOf = (role: SeatOnDay['role']) => seats.find((s) => s.role === role && s.inactive === null)?.seat;
  const thereIs = (seat: string | undefined) => ballots.some((b) => b.seat === seat && b.counts);
  const chair = vote?.chairedBy ?? (thereIs(seatOf('CHAIR')) ? seatOf('CHAIR') : seatOf('DEPUTY_CHAIR'));
  return (ballotOf(chair)?.vote ?? vote?.casting ?? null) as Count['casting'];
}
