import { mayAs } from '#access';
import type { Body } from '#governance';
import type { Actor } from '#kernel';
import type { Holder } from '#people';

/** What of somebody in an office decides who sees the name. */
export type Placed = Pick<Holder, 'municipality' | 'body'>;
export type KindOf = (body: string | null) => Body['kind'] | null;

/**
 * The right to look into everything (3.2) reaches personal data only where it is of the own municipality or necessary for
 * the office: a council's secretary sees the own municipality's and those of no municipality, the regional
 * secretariat those of regional councils, the board's secretary and the host's economist all whom they call to meetings and
 * send bills. Whoever audits sees everything.
 */
export function seesName(actor: Actor, { municipality, body }: Placed, kindOf: KindOf): boolean {
  if (!mayAs(actor, 'people.read')) return false;
  switch (actor.role) {
    case 'COUNCIL_SECRETARY':
      return municipality === null || municipality === actor.municipality;
    case 'REGIONAL_SECRETARIAT':
      return municipality === null || kindOf(body) === 'REGIONAL_COUNCIL';
    default:
      return true;
  }
}

/** A council's secretary records those of the own municipality, the regional secretariat those of regional councils. */
export function recordsName(actor: Actor, { municipality, body }: Placed, kindOf: KindOf): boolean {
  if (!mayAs(actor, 'people.record')) return false;
  switch (actor.role) {
    case 'COUNCIL_SECRETARY':
      return municipality !== null && municipality === actor.municipality;
    case 'REGIONAL_SECRETARIAT':
      return kindOf(body) === 'REGIONAL_COUNCIL';
    default:
      return true;
  }
}
