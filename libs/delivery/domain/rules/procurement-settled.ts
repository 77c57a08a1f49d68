import { type CivilDate, later, Timelines } from '#kernel';
import type { DeliverySurroundings } from '../delivery.ts';
import type { Procurement } from '../state.ts';

type Settled = NonNullable<Procurement['settled']>;

export interface SettlementOnDay extends Pick<Settled, 'how' | 'decision'> {
  /** From when it is settled. */
  readonly on: CivilDate;
  readonly sources: readonly number[];
}

/**
 * L-1.4-4: what ends it that something was bought past the service; null: nothing does. It is accepted by a decision that is
 * adopted and stands, and from its day at the earliest: a record alone that says so accepts nothing.
 */
export function settlementOf(
  { on, how, decision, source }: Settled,
  around: Pick<DeliverySurroundings, 'decision'>,
): SettlementOnDay | null {
  if (how !== 'ACCEPTED') return { on, how, decision, sources: [source] };
  const said = decision === null ? null : around.decision(decision);
  if (!said || said.annulled || said.outcome !== 'ADOPTED') return null;
  return { on: later(on, said.decidedOn), how, decision, sources: Timelines.sourcesOf([source], said.sources) };
}
