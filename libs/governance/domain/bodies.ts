import { Map as PersistentMap } from 'immutable';
import { type CivilDate, type Decided, type Placed, type Refusal, type Timeline, Timelines } from '#kernel';
import type { AdoptRules, BodyCommand } from './body-commands.ts';
import type { BodyEvent } from './body-events.ts';
import { absenceReversed, bodyUnknown, chairTwice, observerVotes, seatTwice, seatUnknown } from './refusals.ts';
import type { Seat } from './seats.ts';
import type { Rules } from './terms.ts';

export interface Seats {
  readonly seats: readonly Seat[];
  readonly members: number | null;
}

/** Who has the seat is away on [from, until], both days included. */
export interface Absence {
  readonly absence: string;
  readonly body: string;
  readonly seat: string;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly acting: string | null;
  readonly source: number;
}

export interface RulesAdoption {
  readonly body: string;
  readonly rules: Rules | null;
  readonly decision: string;
  readonly source: number;
}

/** How the bodies are made up and decide, as recorded. */
export interface Composition {
  readonly seats: PersistentMap<string, Timeline<Seats>>;
  readonly absences: PersistentMap<string, Absence>;
  readonly adoptions: readonly RulesAdoption[];
}
export const noComposition: Composition = { seats: PersistentMap(), absences: PersistentMap(), adoptions: [] };

type Bodies = Pick<PersistentMap<string, unknown>, 'has' | 'keys'>;
type Answer = readonly Decided<BodyEvent>[] | Refusal;

export function decideBodies(command: BodyCommand, state: { bodies: Bodies; composition: Composition }): Answer {
  const unknown = knownBody(state.bodies, command.data.body);
  if (unknown) return unknown;
  switch (command.type) {
    case 'DefineSeats':
      return seatsWrong(command.data.body, command.data.seats) ?? [{ type: 'SeatsDefined', data: command.data }];
    case 'RecordAbsence': {
      const { body, seat, acting, until, absence } = command.data;
      if (until !== undefined && until < command.validFrom)
        return absenceReversed({ absence, from: command.validFrom, until });
      const named = (state.composition.seats.get(body) ?? []).flatMap((s) => s.value.seats.map((one) => one.seat));
      // Without seats of its own, the body may have those that the agreement gives each participant.
      const stranger = [seat, acting].find((s) => s !== undefined && !named.includes(s) && !/^\d{4}$/.test(s));
      if (stranger !== undefined)
        return seatUnknown({ body, seat: stranger, known: [...new Set(named)].sort().join(', ') || '—' });
      return [{ type: 'AbsenceRecorded', data: command.data }];
    }
  }
}

/** The event of a decision that adopts rules; whether they hold is judged with the decision. */
export function decideAdoptRules(effect: AdoptRules, decision: string, from: CivilDate, bodies: Bodies): Answer {
  const { body, rules } = effect;
  return knownBody(bodies, body) ?? [{ type: 'RulesAdopted', data: { body, rules, decision }, validFrom: from }];
}

export function evolveComposition(composition: Composition, event: Placed<BodyEvent>): Composition {
  const { at } = event;
  switch (event.type) {
    case 'SeatsDefined': {
      const { body, seats, members = null } = event.data;
      const segment = { from: at.validFrom, value: { seats, members }, sources: [at.index] };
      const timeline = Timelines.begin(composition.seats.get(body) ?? [], segment);
      return { ...composition, seats: composition.seats.set(body, timeline) };
    }
    case 'AbsenceRecorded': {
      const { absence, body, seat, until = null, acting = null } = event.data;
      const recorded = { absence, body, seat, from: at.validFrom, until, acting, source: at.index };
      return { ...composition, absences: composition.absences.set(absence, recorded) };
    }
    case 'RulesAdopted': {
      const adoption = { ...event.data, source: at.index };
      return { ...composition, adoptions: [...composition.adoptions, adoption] };
    }
  }
}

function seatsWrong(body: string, seats: readonly Seat[]): Refusal | null {
  const names = seats.map((s) => s.seat);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return seatTwice({ body, seat: twice });
  const chairs = seats.filter((s) => s.role === 'CHAIR').map((s) => s.seat);
  if (chairs.length > 1) return chairTwice({ body, seats: chairs.join(', ') });
  const voting = seats.find((s) => s.role === 'OBSERVER' && s.votes === true);
  if (voting) return observerVotes({ body, seat: voting.seat });
  const lost = seats.find((s) => s.standsInFor !== undefined && !names.includes(s.standsInFor));
  return lost?.standsInFor === undefined
    ? null
    : seatUnknown({ body, seat: lost.standsInFor, known: names.sort().join(', ') });
}

const knownBody = (bodies: Bodies, body: string): Refusal | null =>
  bodies.has(body) ? null : bodyUnknown({ body, known: [...bodies.keys()].sort().join(', ') || '—' });
