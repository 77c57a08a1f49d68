import type { Refusal } from '#kernel';
import { seatTwice } from '../refusals.ts';
import type { Vote } from '../vote.ts';

/** A seat has one vote (kommuneloven § 11-9). Who may vote at all is judged, not refused. */
export function ballotsOnce({ body = '—', vote }: { readonly body?: string; readonly vote?: Vote }): Refusal | null {
  const seats = vote?.ballots?.map((ballot) => ballot.seat) ?? [];
  const twice = seats.find((seat, i) => seats.indexOf(seat) !== i);
  return twice === undefined ? null : seatTwice({ body, seat: twice });
}
