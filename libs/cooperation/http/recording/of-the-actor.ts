import { may } from '#access';
import type { Actor, BookId, Refusal } from '#kernel';
import type { Beside } from '../../application/erasing.ts';
import { ownMoneyOnly } from '../../application/money-of-the-actor.ts';
import type { Condition } from '../../application/recorder.ts';
import type { BookCommand } from '../../domain/commands.ts';
import { notPermitted } from '../edge/refusals.ts';
import { ownPeopleOnly } from '../people/own-people-only.ts';
import { ownBodiesOnly } from './bodies-of-the-actor.ts';
import { COMMAND_ROUTES } from './command-routes.ts';

/** What an actor says: the command, and on behalf of which body. */
export interface SaidBy {
  readonly actor: Actor;
  readonly command: BookCommand;
  readonly body: string | undefined;
  readonly cooperation: BookId;
  readonly beside: Beside | null;
}

/** Refuses a role that may not record such at all. */
export function roleMay({ id, role }: Actor, { type }: BookCommand): Refusal | null {
  const { requires } = COMMAND_ROUTES[type];
  return may(role, requires) ? null : notPermitted({ actor: id, role, permission: requires });
}

/** Whose bodies, money and names it is: what must hold of the state that the command is decided on. */
export function ofTheActor({ actor, command, body, cooperation, beside }: SaidBy): Condition {
  const ownMoney = ownMoneyOnly(actor, command);
  const all = [ownBodiesOnly(actor, command, body), ownPeopleOnly(actor, command, cooperation, beside)];
  return everyOne(ownMoney ? [...all, ownMoney] : all);
}

/** All of them; the first that does not hold refuses. */
export const everyOne =
  (conditions: readonly Condition[]): Condition =>
  (standing) => {
    for (const condition of conditions) {
      const refused = condition(standing);
      if (refused) return refused;
    }
    return null;
  };
