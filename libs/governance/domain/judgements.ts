import { type CivilDate, type Finding, Timelines } from '#kernel';
import { decisionFindings } from './decision-findings.ts';
import { type Count, countVotes } from './rules/ballots-count.ts';
import { effectByVotes, outcomeByVotes, type StandingByVotes } from './rules/effect-by-votes.ts';
import { OWN_RULES } from './rules/effect-stands.ts';
import { IN_WRITING_BY_LAW } from './rules/elected-bodies-by-law.ts';
import { excusedFrom } from './rules/excused-take-no-part.ts';
import { type Quorum, quorumOf } from './rules/quorum-is-met.ts';
import { type DerivedOutcome, voteCarries } from './rules/vote-carries.ts';
import { type RulesInForce, rulesOnDay, type StandingAdoption } from './rules-in-force.ts';
import { type SeatsOnDay, seatsOnDay } from './seats-on-day.ts';
import type { Body, Decision, GovernanceState } from './state.ts';
import type { GovernanceSurroundings, When } from './surroundings.ts';

/** What the votes of a decision come to by the rules of its body on the day, and what is wrong with them. */
export interface Judgement {
  readonly derived: DerivedOutcome;
  /** The outcome to go by. */
  readonly outcome: Decision['outcome'];
  readonly rules: RulesInForce;
  readonly count: Count;
  readonly quorum: Quorum | null;
  /** Whether all who voted agreed: by the ballots that count, else as the minutes say. */
  readonly unanimous: boolean | null;
  readonly findings: readonly Finding[];
  /** What it rests on beside the decision itself: the rules, and the seats when they were counted. */
  readonly basis: readonly number[];
  readonly sources: readonly number[];
}

const earlier = (a: When, b: When): boolean =>
  a.decidedOn < b.decidedOn || (a.decidedOn === b.decidedOn && a.source < b.source);

/** An elected body that decides in writing goes by other rules of the law. */
const forProcedure = ({ vote }: Decision, inForce: RulesInForce): RulesInForce =>
  inForce.basis === 'LAW' && vote?.procedure === 'WRITTEN' ? { ...inForce, rules: IN_WRITING_BY_LAW } : inForce;

const sourceOf = ({ sources }: Decision): number => sources[0] ?? 0;

const NO_SEATS: SeatsOnDay = { seats: [], members: null, sources: [] };

/** Most decisions have neither ballots nor a quorum to count. */
const seatsMatter = ({ vote, votes }: Decision, { rules }: RulesInForce): boolean =>
  vote?.ballots !== undefined || (rules?.quorum !== undefined && (vote?.present ?? votes.for) !== null);

/** The decisions of a book, judged; each once. */
export class Judgements {
  readonly #judged = new Map<string, Judgement | null>();

  constructor(
    private readonly state: GovernanceState,
    private readonly around: GovernanceSurroundings,
  ) {}

  /** Null when the book has no such decision, or its body is unknown. */
  of(id: string): Judgement | null {
    const known = this.#judged.get(id);
    if (known !== undefined) return known;
    const decision = this.state.decisions.get(id);
    const body = decision && this.state.bodies.get(decision.body);
    const judgement = decision && body ? this.#judge(decision, body) : null;
    this.#judged.set(id, judgement);
    return judgement;
  }

  /** The rules of the body on a day; of a decision those that were adopted before it. */
  rulesOn(body: Body, on: CivilDate, before: Decision | null = null): RulesInForce {
    return rulesOnDay(body, on, () => this.#adoptions(body.id, on, before), this.around);
  }

  /** Whether the effect of a decision stands, by its minutes, its votes and the agreement in force on its day. */
  standing(decision: Decision, effect: string): StandingByVotes {
    const body = this.state.bodies.get(decision.body);
    const given = {
      competences: this.around.competences(decision.decidedOn).value,
      host: this.around.hostOn(decision.decidedOn)?.value ?? null,
    };
    const asked = effect === 'ADOPT_RULES' && this.#ownRules(decision) ? OWN_RULES : effect;
    return effectByVotes(decision, asked, body, given, () => this.of(decision.id)?.derived.outcome ?? 'AS_RECORDED');
  }

  #ownRules(decision: Decision): boolean {
    return this.state.composition.adoptions.some((a) => a.decision === decision.id && a.body === decision.body);
  }

  /** A decision about rules is itself judged by the rules before it, so this comes to an end. */
  #adoptions(body: string, on: CivilDate, before: Decision | null): StandingAdoption[] {
    const standing: (StandingAdoption & When)[] = [];
    const asked = before && { decidedOn: before.decidedOn, source: sourceOf(before) };
    for (const adoption of this.state.composition.adoptions) {
      const decision = this.state.decisions.get(adoption.decision);
      if (adoption.body !== body || !decision || decision.decidedOn > on) continue;
      const when = { decidedOn: decision.decidedOn, source: sourceOf(decision) };
      if (asked && !earlier(when, asked)) continue;
      if (!this.standing(decision, 'ADOPT_RULES').stands) continue;
      const sources = Timelines.sourcesOf([adoption.source], decision.sources, this.of(decision.id)?.sources ?? []);
      const ending = this.around.ending?.(decision.id, asked) ?? null;
      standing.push({ adoption, from: decision.validFrom, sources, ending, ...when });
    }
    return standing.sort((a, b) => (earlier(a, b) ? -1 : 1));
  }

  #judge(decision: Decision, body: Body): Judgement {
    const rules = forProcedure(decision, this.rulesOn(body, decision.decidedOn, decision));
    const excused = excusedFrom(decision, this.state.meetings);
    const seats = seatsMatter(decision, rules)
      ? seatsOnDay(body, decision.decidedOn, this.state.composition, this.around)
      : NO_SEATS;
    const count = countVotes(decision, seats, excused.seats);
    const derived = voteCarries(decision, count, rules);
    const quorum = rules.rules && quorumOf(rules.rules, count, rules.basis === 'LAW');
    const terms = this.around.bodyTerms(body.id, decision.decidedOn);
    const judged = derived.outcome !== 'AS_RECORDED' && (derived.reason !== 'UNANIMOUS' || quorum !== null);
    const basis = Timelines.sourcesOf(judged ? rules.sources : [], seats.sources, excused.sources);
    return {
      derived,
      outcome: outcomeByVotes(decision.outcome, derived),
      rules,
      count,
      quorum,
      unanimous: count.ballots.length > 0 ? count.against === 0 && (count.for ?? 0) > 0 : decision.votes.unanimous,
      findings: decision.annulled ? [] : decisionFindings({ decision, body, rules, count, derived, terms }),
      basis,
      sources: Timelines.sourcesOf(decision.sources, [body.source], basis),
    };
  }
}
