import { type CivilDate, type Ending, hasEnded, Timelines } from '#kernel';
import type { Election } from '../election.ts';
import type { SeatOnDay, SeatsOnDay } from '../seats.ts';

/** An election whose effect stands. */
export interface StandingElection {
  readonly election: Election;
  readonly decision: string;
  readonly from: CivilDate;
  readonly elected: readonly { readonly candidate: string; readonly list: string | null }[];
  readonly ending: Ending | null;
  readonly sources: readonly number[];
}

/**
 * Kommuneloven §§ 7-4, 7-10: who is elected takes the seat from the day the election says, until the last day of the term or until others are elected;
 * those elected before do not come back when the others’ term is over. A vote by which nobody is elected changes nothing. A chair who has a seat in the body keeps it; the chair before is a member again. Members elected anew take the place of
 * those elected before them, unless the election is a supplement. Of a body whose seats are not in the book, those elected are
 * not all there are. `elections`: in the order in which they were decided.
 */
export function electedTakeSeats(
  body: SeatsOnDay,
  elections: readonly StandingElection[],
  on: CivilDate,
  membersSaid: boolean,
): SeatsOnDay {
  const of = (to: Election['to']) =>
    elections.filter(({ from, elected, election }) => from <= on && elected.length > 0 && election.to === to);
  const lasts = ({ ending, election: { until } }: StandingElection): boolean =>
    !hasEnded(ending, on) && (until === undefined || on <= until);
  const members = of('MEMBERS');
  const last = members.findLastIndex(({ election }) => election.supplement !== true);
  const filled = members.slice(Math.max(last, 0)).filter(lasts);
  const leading = [of('CHAIR').at(-1), of('DEPUTY_CHAIR').at(-1)].filter((one) => one !== undefined).filter(lasts);
  if (filled.length + leading.length === 0) return body;
  const seats = [...filled, ...leading].reduce(seated, body.seats);
  const voting = seats.filter((s) => s.votes && s.inactive === null).length;
  const partial = body.seats.length === 0 && filled.every(({ election }) => election.supplement === true);
  return {
    seats,
    ...(partial && { partial: true as const }),
    members: membersSaid ? body.members : partial ? null : voting,
    sources: Timelines.sourcesOf(body.sources, ...[...filled, ...leading].map(({ sources }) => sources)),
  };
}

function seated(seats: readonly SeatOnDay[], { election, elected, decision }: StandingElection): readonly SeatOnDay[] {
  const { to, until = null } = election;
  const role = to === 'MEMBERS' ? 'MEMBER' : to;
  const names = elected.map(({ candidate }) => candidate);
  const taken = { role, votes: true, elected: decision } as const;
  const kept = seats.map((seat): SeatOnDay => {
    if (names.includes(seat.seat)) {
      const { standsInFor, ...rest } = seat;
      return seat.inactive === 'ENDED'
        ? { ...rest, standsInFor: null, until, inactive: null, ...taken }
        : { ...seat, ...taken };
    }
    return role !== 'MEMBER' && seat.role === role ? { ...seat, role: 'MEMBER' } : seat;
  });
  const added = names
    .filter((name) => !seats.some(({ seat }) => seat === name))
    .map((seat): SeatOnDay => {
      const office = elected.find(({ candidate }) => candidate === seat)?.list ?? seat;
      return { seat, office, municipality: null, standsInFor: null, until, inactive: null, ...taken };
    });
  return [...kept, ...added];
}
