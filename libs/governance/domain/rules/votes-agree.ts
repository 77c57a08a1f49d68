import type { Refusal } from '#kernel';
import type { RecordDecision } from '../commands.ts';
import { votesContradict } from '../refusals.ts';

/** L-H-5: «enstemmig» may stand without numbers, but never beside a vote against. */
export function votesAgree({ decision, votes }: Pick<RecordDecision, 'decision' | 'votes'>): Refusal | null {
  return votes?.unanimous === true && (votes.against ?? 0) > 0 ? votesContradict({ decision }) : null;
}
