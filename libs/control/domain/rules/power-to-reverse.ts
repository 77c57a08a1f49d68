import type { ControllingBody } from '../surroundings.ts';

/**
 * Forvaltningsloven § 35 first paragraph, kommuneloven § 22-1: a body may reverse its own decision, and a council that of
 * a body below it in its municipality. Any other needs to be given the competence.
 */
export const powerToReverse = (by: ControllingBody, of: ControllingBody): boolean =>
  by.id === of.id || (by.council && by.municipality !== null && by.municipality === of.municipality);
