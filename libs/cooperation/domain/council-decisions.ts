import { endingByReversal } from '#control';
import { type GovernanceSurroundings, Judgements } from '#governance';
import { type CivilDate, type Ending, Timelines } from '#kernel';
import { reversalSurroundings } from './reversal-surroundings.ts';
import type { CooperationState, Register } from './state.ts';

export interface CouncilDecision {
  readonly decidedOn: CivilDate;
  /** From when its effect has ended. */
  readonly reversed: Ending | null;
  readonly sources: readonly number[];
}

/**
 * What councils decided, as the law alone judges it (kommuneloven §§ 11-9, 20-4, 22-1): competence, quorum and majority of
 * a council come from no agreement. So it can be asked before it is known which agreement is in force, and who takes part
 * may itself follow from it.
 */
export class CouncilDecisions {
  readonly #judgements: Judgements;
  readonly #byLaw: GovernanceSurroundings;

  constructor(private readonly state: CooperationState) {
    const { register } = state;
    this.#byLaw = {
      participantsOn: (date) => participantsOf(register, date),
      hostOn: (date) => Timelines.at(register.host, date),
      bodyTerms: () => null,
      competences: () => ({ value: [], sources: [] }),
    };
    this.#judgements = new Judgements(state.governance, this.#byLaw);
  }

  /** Null when the effect does not stand: not carried, annulled, or not a council’s. */
  standing(id: string, effect: string): CouncilDecision | null {
    const { governance } = this.state;
    const decision = governance.decisions.get(id);
    const body = decision && governance.bodies.get(decision.body);
    if (!decision || !body || !this.#judgements.standing(decision, effect).stands) return null;
    const sources = Timelines.sourcesOf(decision.sources, [body.source], this.#judgements.of(id)?.basis ?? []);
    return { decidedOn: decision.decidedOn, reversed: this.#ending(id), sources };
  }

  #ending(id: string): Ending | null {
    const { control } = this.state;
    if (control.reversals.length === 0) return null;
    const { participantsOn } = this.#byLaw;
    const judged = { judgements: this.#judgements, participantsOn, standing: () => null };
    return endingByReversal(id, control, reversalSurroundings(this.state, judged));
  }
}

/** Ascending by number. */
function participantsOf({ memberships }: Register, day: CivilDate) {
  const here = [...memberships].flatMap(([municipality, timeline]) => {
    const segment = Timelines.at(timeline, day);
    return segment ? [{ municipality, sources: segment.sources }] : [];
  });
  here.sort((a, b) => (a.municipality < b.municipality ? -1 : 1));
  return {
    municipalities: here.map((h) => h.municipality),
    sources: Timelines.sourcesOf(...here.map((h) => h.sources)),
  };
}
