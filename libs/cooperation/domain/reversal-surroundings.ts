import type { ReversalSurroundings } from '#control';
import type { Judgements } from '#governance';
import { Timelines } from '#kernel';
import type { CooperationState } from './state.ts';

interface Judged extends Pick<ReversalSurroundings, 'participantsOn' | 'standing'> {
  readonly judgements: Judgements;
}

/** What decisions of the register come to, as `judged` says. */
export function reversalSurroundings(state: CooperationState, judged: Judged): ReversalSurroundings {
  const { register, governance } = state;
  const bodySource = (id: string): number[] => {
    const body = governance.bodies.get(id);
    return body ? [body.source] : [];
  };
  return {
    hostOn: (date) => Timelines.at(register.host, date)?.value ?? null,
    participantsOn: (date) => judged.participantsOn(date),
    registered(id) {
      const decision = governance.decisions.get(id);
      if (!decision) return null;
      const { body, decidedOn, validFrom, annulled } = decision;
      const outcome = judged.judgements.of(id)?.outcome ?? decision.outcome;
      const sources = Timelines.sourcesOf(decision.sources, bodySource(body));
      return { id, body, decidedOn, validFrom, adopted: outcome === 'ADOPTED', annulled, sources };
    },
    controllingBody(id) {
      const body = governance.bodies.get(id);
      return body
        ? { id, municipality: body.municipality, council: body.kind === 'COUNCIL', sources: [body.source] }
        : null;
    },
    standing: (decision, effect) => judged.standing(decision, effect),
  };
}
