import { type CivilDate, type Ending, hasEnded, Timelines } from '#kernel';
import type { RulesAdoption } from './bodies.ts';
import { rulesByLaw, silenceMeansNone } from './rules/elected-bodies-by-law.ts';
import type { Body } from './state.ts';
import type { GovernanceSurroundings } from './surroundings.ts';
import type { Rules } from './terms.ts';

/**
 * By which rules a body decides. NONE: it certainly has none; UNKNOWN: it may have rules of its own that the book
 * does not know.
 */
export interface RulesInForce {
  readonly basis: 'LAW' | 'AGREEMENT' | 'ADOPTED' | 'NONE' | 'UNKNOWN';
  readonly rules: Rules | null;
  /** The decision that adopted them. */
  readonly decision: string | null;
  readonly sources: readonly number[];
}

/** An adoption of rules that stands. */
export interface StandingAdoption {
  readonly adoption: RulesAdoption;
  readonly from: CivilDate;
  readonly sources: readonly number[];
  /** The decision was reversed: from then on the body is as if nothing had been adopted. */
  readonly ending: Ending | null;
}

/**
 * The law first, then the agreement, then what was last adopted, then what the agreement’s silence is read to mean.
 *
 * @param lastAdopted of those that apply on the day, the one decided last; null: none does
 */
export function rulesOnDay(
  body: Body,
  on: CivilDate,
  lastAdopted: () => StandingAdoption | null,
  around: GovernanceSurroundings,
): RulesInForce {
  const law = rulesByLaw(body.kind);
  if (law) return { basis: 'LAW', rules: law, decision: null, sources: [body.source] };
  const terms = around.bodyTerms(body.id, on);
  if (terms?.value.rules)
    return { basis: 'AGREEMENT', rules: terms.value.rules, decision: null, sources: terms.sources };
  const adopted = lastAdopted();
  if (adopted && !hasEnded(adopted.ending, on)) {
    const { rules, decision } = adopted.adoption;
    return { basis: rules ? 'ADOPTED' : 'NONE', rules, decision, sources: adopted.sources };
  }
  const otherwise = terms?.value.otherwise;
  if (otherwise) return { basis: 'AGREEMENT', rules: otherwise, decision: null, sources: terms.sources };
  const none = silenceMeansNone(body.kind) || terms?.value.rules === null;
  const ended = adopted?.ending?.sources ?? [];
  const sources = Timelines.sourcesOf([body.source], ended, terms?.value.rules === null ? terms.sources : []);
  return { basis: none ? 'NONE' : 'UNKNOWN', rules: null, decision: null, sources };
}
