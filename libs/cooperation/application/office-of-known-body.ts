import { governanceRefusals } from '#governance';
import type { Refusal } from '#kernel';
import type { CooperationState } from '../domain/state.ts';

/** A name kept for a seat of a body that the book does not have would be shown nowhere. Null: the body is in the book, or none is said. */
export function bodyOfOfficeUnknown({ governance }: CooperationState, body: string | null | undefined): Refusal | null {
  if (body == null || governance.bodies.has(body)) return null;
  return governanceRefusals.bodyUnknown({ body, known: [...governance.bodies.keys()].sort().join(', ') || '—' });
}
