import type { Body, Decision } from '../state.ts';
import { type Competence, effectStands, type Standing } from './effect-stands.ts';
import type { DerivedOutcome } from './vote-carries.ts';

export type StandingByVotes =
  | Standing
  | { readonly stands: false; readonly because: 'NOT_PASSED' | 'NO_QUORUM' | 'UNDETERMINED' };

/**
 * What the minutes call adopted has an effect only when the votes bear it out; what the minutes leave open has
 * one when the rules of the body say that it was carried. `derived` is asked only where it can matter.
 */
export function effectByVotes(
  decision: Decision,
  effect: string,
  body: Body | undefined,
  given: { readonly competences: readonly Competence[]; readonly host: string | null },
  derived: () => DerivedOutcome['outcome'],
): StandingByVotes {
  const { competences, host } = given;
  if (decision.outcome === 'UNDETERMINED' && !decision.annulled && derived() === 'PASSED')
    return effectStands({ ...decision, outcome: 'ADOPTED' }, effect, body, competences, host);
  const byMinutes = effectStands(decision, effect, body, competences, host);
  if (!byMinutes.stands) return byMinutes;
  const votes = derived();
  return votes === 'PASSED' || votes === 'AS_RECORDED' ? byMinutes : { stands: false, because: votes };
}

/** The outcome to go by, from the minutes and the votes. */
export function outcomeByVotes(recorded: Decision['outcome'], { outcome }: DerivedOutcome): Decision['outcome'] {
  if (recorded === 'UNDETERMINED') return outcome === 'PASSED' ? 'ADOPTED' : recorded;
  if (recorded !== 'ADOPTED' || outcome === 'PASSED' || outcome === 'AS_RECORDED') return recorded;
  return outcome === 'NOT_PASSED' ? 'REJECTED' : 'UNDETERMINED';
}
