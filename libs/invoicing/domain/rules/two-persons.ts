import type { Refusal } from '#kernel';
import { samePerson } from '../refusals.ts';
import type { Run } from '../state.ts';

/** Kommuneloven § 25-1 (internkontroll): whoever orders a run to be issued is another than who made it or vouched for it. */
export const anotherPerson = (run: Run, actor: string): Refusal | null =>
  actor === run.attestedBy || actor === run.preparedBy ? samePerson({ run: run.id }) : null;
