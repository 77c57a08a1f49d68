import type { Refusal } from '#kernel';
import type { RecordDecision } from '../commands.ts';
import { votesContradict } from '../refusals.ts';

/** L-H-5: «enstemmig» may stand without numbers, for or against, but never beside votes on both sides. */
export function votesAgree({ decision, votes }: Pick<RecordDecision, 'decision' | 'votes'>): Refusal | null {
  const bothSides = (votes?.for ?? 0) > 0 && (votes?.against ?? 0) > 0;
  return votes?.unanimous === true && bothSides ? votesContradict({ decision }) : null;
}
