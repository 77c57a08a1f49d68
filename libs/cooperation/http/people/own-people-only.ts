import { type Actor, type BookId, isRefusal, refusalType } from '#kernel';
import type { Beside } from '../../application/erasing.ts';
import type { Condition } from '../../application/recorder.ts';
import { type KindOf, recordsName } from '../../application/who-sees-names.ts';
import type { BookCommand } from '../../domain/commands.ts';
import type { CooperationState } from '../../domain/state.ts';

export const holderOfAnother = refusalType<{ actor: string; role: string }>('holder-of-another', 'unauthorised', {
  nb: (p) => `«${p.actor}» (${p.role}) kan bare føre personer i egne verv. Be styresekretæren om å føre andre.`,
  nn: (p) => `«${p.actor}» (${p.role}) kan berre føre personar i eigne verv. Be styresekretæren om å føre andre.`,
  en: (p) =>
    `“${p.actor}” (${p.role}) can record only people in offices of its own. Ask the board’s secretary for others.`,
});

/** What kind a body of the book is. */
export const kindsIn =
  ({ governance }: CooperationState): KindOf =>
  (body) =>
    (body === null ? undefined : governance.bodies.get(body)?.kind) ?? null;

/**
 * Whose name is erased, whatever the route: a secretary of some bodies erases those of its own offices. A document is of no
 * office; it is left to who records for all.
 */
export function ownPeopleOnly(
  actor: Actor,
  command: BookCommand,
  cooperation: BookId,
  beside: Beside | null,
): Condition {
  if (command.type !== 'RecordErasure') return () => null;
  const { what, id } = command.data;
  const refused = holderOfAnother({ actor: actor.id, role: actor.role });
  const none = { municipality: null, body: null };
  return ({ cooperation: { state } }) => {
    const people = what === 'OFFICE_HOLDER' && beside?.people.kept ? beside.people : null;
    const holder = people?.with('change', (store) => store.find(cooperation, id)) ?? none;
    return recordsName(actor, isRefusal(holder) ? none : holder, kindsIn(state)) ? null : refused;
  };
}
