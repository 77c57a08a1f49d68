import { governanceRefusals } from '#governance';
import type { Refusal } from '#kernel';
import type { CooperationState } from '../domain/state.ts';

/**
 * A name kept for a body, or a seat of it, that the book does not have would be shown nowhere. Null: it is there, or no body is
 * said. A municipality’s number may be the seat that the agreement gives it; where no seats are recorded, or some are
 * filled by election, any name will do.
 */
export function bodyOfOfficeUnknown(
  { governance }: CooperationState,
  body: string | null | undefined,
  office: string,
): Refusal | null {
  if (body == null) return null;
  const { bodies, composition, elections } = governance;
  if (!bodies.has(body))
    return governanceRefusals.bodyUnknown({ body, known: [...bodies.keys()].sort().join(', ') || '—' });
  const seats = (composition.seats.get(body) ?? []).flatMap((s) => s.value.seats);
  const there = [...new Set(seats.map(({ seat }) => seat))].sort();
  const open = there.length === 0 || elections.includes(body);
  if (open || there.includes(office) || /^\d{4}$/.test(office)) return null;
  return governanceRefusals.seatUnknown({ body, seat: office, known: there.join(', ') });
}
