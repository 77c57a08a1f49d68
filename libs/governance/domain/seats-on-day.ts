import { type CivilDate, Timelines } from '#kernel';
import type { Composition } from './bodies.ts';
import { electedTakeSeats, type StandingElection } from './rules/elected-take-seats.ts';
import { type SeatOnDay, type SeatsOnDay, votingSeat } from './seats.ts';
import type { GovernanceSurroundings } from './surroundings.ts';

export type { SeatOnDay, SeatsOnDay } from './seats.ts';

/**
 * L-2.1-1: the seats that were defined, of which those of a municipality count only while it takes part; and where the
 * agreement gives each participant a seat, one for each that has none yet. So a change of participants changes the body. A
 * municipality’s own body has its seats whether or not the municipality takes part: the council of a newcomer decides too.
 * `elections`: of the body, that stand; who was elected has the seat.
 */
export function seatsOnDay(
  { id: body, municipality: home }: { readonly id: string; readonly municipality: string | null },
  on: CivilDate,
  { seats }: Composition,
  around: GovernanceSurroundings,
  elections: readonly StandingElection[] = [],
): SeatsOnDay {
  const defined = Timelines.at(seats.get(body) ?? [], on);
  const terms = around.bodyTerms(body, on);
  const perParticipant = terms?.value.seatPerParticipant;
  const participants = around.participantsOn(on);
  const own = (defined?.value.seats ?? []).map((seat): SeatOnDay => {
    const { municipality = null, until = null, standsInFor = null } = seat;
    const ofOthers = municipality !== null && municipality !== home;
    const away = ofOthers && !participants.municipalities.includes(municipality);
    const inactive = until !== null && until < on ? 'ENDED' : away ? 'NOT_PARTICIPANT' : null;
    const { seat: id, office, role } = seat;
    return { seat: id, office, municipality, role, votes: votingSeat(seat), standsInFor, until, inactive };
  });
  const given = perParticipant ? seatsOfParticipants(perParticipant.office, own, on, body, around) : [];
  const all = [...own, ...given];
  const voting = all.filter((s) => s.votes && s.inactive === null).length;
  const members = defined?.value.members;
  const seated = {
    seats: all,
    members: members ?? (all.length > 0 ? voting : null),
    sources: Timelines.sourcesOf(
      defined?.sources ?? [],
      all.some((s) => s.municipality !== null) ? participants.sources : [],
      given.length > 0 ? (terms?.sources ?? []) : [],
    ),
  };
  return electedTakeSeats(seated, elections, on, members != null);
}

function seatsOfParticipants(
  office: string,
  own: readonly SeatOnDay[],
  on: CivilDate,
  body: string,
  around: GovernanceSurroundings,
): SeatOnDay[] {
  const chairOfHost = around.bodyTerms(body, on)?.value.chair?.of === 'HOST' && !own.some((s) => s.role === 'CHAIR');
  const host = around.hostOn(on)?.value;
  return around
    .participantsOn(on)
    .municipalities.filter((m) => !own.some((s) => s.votes && s.municipality === m))
    .map((municipality) => ({
      seat: municipality,
      office,
      municipality,
      role: chairOfHost && municipality === host ? 'CHAIR' : 'MEMBER',
      votes: true,
      standsInFor: null,
      until: null,
      inactive: null,
    }));
}

/** L-2.3-1, D-7: who acts for the body on a day, and in which quality; null when nobody is there. */
export interface ActsForBody {
  readonly seat: string;
  readonly office: string;
  readonly as: 'CHAIR' | 'DEPUTY_CHAIR' | 'ACTING';
  readonly absence: string | null;
  readonly sources: readonly number[];
}

export function actsOnDay(
  body: string,
  on: CivilDate,
  { seats }: SeatsOnDay,
  { absences }: Composition,
): ActsForBody | null {
  const active = (id: string | undefined) => seats.find((s) => s.seat === id && s.inactive === null);
  const away = (id: string) =>
    [...absences.values()]
      .filter((a) => a.body === body && a.seat === id && a.from <= on && (a.until === null || on <= a.until))
      .sort((a, b) => a.source - b.source)
      .at(-1);
  const chair = seats.find((s) => s.role === 'CHAIR' && s.inactive === null);
  const absence = chair && away(chair.seat);
  const acts = (seat: SeatOnDay, as: ActsForBody['as']): ActsForBody => ({
    seat: seat.seat,
    office: seat.office,
    as,
    absence: absence?.absence ?? null,
    sources: absence ? [absence.source] : [],
  });
  if (chair && !absence) return acts(chair, 'CHAIR');
  const named = active(absence?.acting ?? undefined);
  if (named) return acts(named, 'ACTING');
  const deputy = seats.find((s) => s.role === 'DEPUTY_CHAIR' && s.inactive === null && !away(s.seat));
  return deputy ? acts(deputy, 'DEPUTY_CHAIR') : null;
}
