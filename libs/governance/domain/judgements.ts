import { type CivilDate, type Ending, type Finding, later, Timelines } from '#kernel';
import type { RulesAdoption } from './bodies.ts';
import { decisionFindings } from './decision-findings.ts';
import { ELECT } from './election.ts';
import { type Count, countVotes } from './rules/ballots-count.ts';
import { effectByVotes, outcomeByVotes, type StandingByVotes } from './rules/effect-by-votes.ts';
import { OWN_RULES, OWN_SEATS } from './rules/effect-stands.ts';
import { IN_WRITING_BY_LAW, mayDecideAlone } from './rules/elected-bodies-by-law.ts';
import type { StandingElection } from './rules/elected-take-seats.ts';
import { countOfElection, type Elected, electionComesTo } from './rules/election-comes-to.ts';
import { excusedFrom } from './rules/excused-take-no-part.ts';
import { presenceByMinutes } from './rules/presence-by-minutes.ts';
import { adoptedAsVoted, voteOf } from './rules/proposal-carried.ts';
import { type Quorum, quorumOf } from './rules/quorum-is-met.ts';
import { type DerivedOutcome, voteCarries } from './rules/vote-carries.ts';
import { type RulesInForce, rulesOnDay, type StandingAdoption } from './rules-in-force.ts';
import { type SeatsOnDay, seatsOnDay } from './seats-on-day.ts';
import type { Body, Decision, GovernanceState } from './state.ts';
import type { GovernanceSurroundings, When } from './surroundings.ts';
import type { Vote } from './vote.ts';

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
  /** Of an election: who is elected by the votes. */
  readonly election?: Elected;
  /** Who took no part in the case by the minutes of the meeting, beside those that the record of the vote names. */
  readonly excused?: readonly NonNullable<Vote['excluded']>[number][];
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
const seatsMatter = (
  { vote, votes, election }: Decision,
  { rules }: RulesInForce,
  there: readonly string[] | null,
): boolean =>
  vote?.ballots !== undefined ||
  (rules?.quorum !== undefined && (election !== undefined || (vote?.present ?? votes.for ?? there) !== null));

/** A decision by which a body got rules, or none, whether or not it stands. */
interface RuleSet {
  readonly adoption: RulesAdoption;
  readonly decision: Decision;
  readonly when: When;
}

/** How many of the first hold, where none does after one that does not. */
function countWhile<T>(all: readonly T[], holds: (one: T) => boolean): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(all[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The decisions of a book, judged; each once. */
export class Judgements {
  readonly #judged = new Map<string, Judgement | null>();
  readonly #ruleSets = new Map<string, { readonly all: readonly RuleSet[]; readonly stands: boolean[] }>();

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
    return rulesOnDay(body, on, () => this.#lastAdopted(body.id, on, before), this.around);
  }

  /** Whether the effect of a decision stands, by its minutes, its votes and the agreement in force on its day. */
  standing(decision: Decision, effect: string): StandingByVotes {
    const body = this.state.bodies.get(decision.body);
    const given = {
      competences: this.around.competences(decision.decidedOn).value,
      host: this.around.hostOn(decision.decidedOn)?.value ?? null,
    };
    const asked = this.asked(decision, effect);
    return effectByVotes(decision, asked, body, given, () => this.of(decision.id)?.derived.outcome ?? 'AS_RECORDED');
  }

  /** What to ask the agreement about: a body needs no competence but its own for its own rules, and for its own seats. */
  asked(decision: Decision, effect: string): string {
    const { composition, bodies } = this.state;
    const ownRules = () => composition.adoptions.some((a) => a.decision === decision.id && a.body === decision.body);
    if (effect === 'ADOPT_RULES') return ownRules() ? OWN_RULES : effect;
    if (effect !== ELECT || !decision.election) return effect;
    const { body: to } = decision.election;
    const by = bodies.get(decision.body);
    const ofCouncil = by?.kind === 'COUNCIL' && bodies.get(to)?.municipality === by.municipality;
    return to === decision.body || ofCouncil ? OWN_SEATS : effect;
  }

  /** The seats of the body on a day; of a decision, with those that were elected before it. */
  seatsOn(body: Body, on: CivilDate, before: Decision | null = null): SeatsOnDay {
    return seatsOnDay(body, on, this.state.composition, this.around, this.#elections(body.id, on, before));
  }

  /** An election is itself judged by the seats before it, so this comes to an end. */
  #elections(body: string, on: CivilDate, before: Decision | null): StandingElection[] {
    const { elections } = this.state;
    if (elections.size === 0) return [];
    const made = [...elections].flatMap(([decision, of]) => (of === body ? [{ decision }] : []));
    return this.#standingThen(made, ELECT, on, before).flatMap(({ of: _, decision, when: __, ...standing }) => {
      const { elected = [] } = this.of(decision.id)?.election ?? {};
      const { election } = decision;
      return election ? [{ ...standing, election, decision: decision.id, elected }] : [];
    });
  }

  /**
   * A decision about rules is itself judged by the rules before it, so this comes to an end. Whether each stands is found
   * once, from the first on, so that a body with many rule sets costs no more than their number.
   */
  #lastAdopted(body: string, on: CivilDate, before: Decision | null): StandingAdoption | null {
    const { all, stands } = this.#ruleSetsOf(body);
    const asked = before && { decidedOn: before.decidedOn, source: sourceOf(before) };
    const isThen = ({ when }: RuleSet): boolean => when.decidedOn <= on && (!asked || earlier(when, asked));
    const [first] = all;
    if (!first || !isThen(first)) return null;
    const end = countWhile(all, isThen);
    for (let n = stands.length; n < end; n++) {
      const { decision } = all[n] as RuleSet;
      stands[n] = this.standing(decision, 'ADOPT_RULES').stands;
    }
    for (let n = end - 1; n >= 0; n--) {
      const { adoption, decision } = all[n] as RuleSet;
      if (!stands[n] || decision.validFrom > on) continue;
      const sources = Timelines.sourcesOf([adoption.source], decision.sources, this.of(decision.id)?.sources ?? []);
      const ending = this.around.ending?.(decision.id, asked) ?? null;
      return { adoption, from: decision.validFrom, sources, ending };
    }
    return null;
  }

  /** The rule sets of a body in the order in which they were decided, and of the first of them whether they stand. */
  #ruleSetsOf(body: string): { readonly all: readonly RuleSet[]; readonly stands: boolean[] } {
    const known = this.#ruleSets.get(body);
    if (known) return known;
    const all = this.state.composition.adoptions.flatMap((adoption): RuleSet[] => {
      const decision = adoption.body === body ? this.state.decisions.get(adoption.decision) : undefined;
      return decision
        ? [{ adoption, decision, when: { decidedOn: decision.decidedOn, source: sourceOf(decision) } }]
        : [];
    });
    const made = { all: all.sort((a, b) => (earlier(a.when, b.when) ? -1 : 1)), stands: [] };
    this.#ruleSets.set(body, made);
    return made;
  }

  /** The decisions whose effect stands on a day, in the order in which they were made; of a decision, those before it. */
  #standingThen<T extends { readonly decision: string }>(
    all: readonly T[],
    effect: string,
    on: CivilDate,
    before: Decision | null,
  ) {
    const asked = before && { decidedOn: before.decidedOn, source: sourceOf(before) };
    const standing: {
      readonly of: T;
      readonly decision: Decision;
      readonly from: CivilDate;
      readonly when: When;
      readonly ending: Ending | null;
      readonly sources: number[];
    }[] = [];
    for (const of of all) {
      const decision = this.state.decisions.get(of.decision);
      if (!decision || decision.decidedOn > on) continue;
      const when = { decidedOn: decision.decidedOn, source: sourceOf(decision) };
      if (asked && !earlier(when, asked)) continue;
      if (!this.standing(decision, effect).stands) continue;
      const sources = Timelines.sourcesOf(decision.sources, this.of(decision.id)?.sources ?? []);
      const ending = this.around.ending?.(decision.id, asked) ?? null;
      standing.push({ of, decision, from: later(decision.decidedOn, decision.validFrom), when, ending, sources });
    }
    return standing.sort((a, b) => (earlier(a.when, b.when) ? -1 : 1));
  }

  #judge(decision: Decision, body: Body): Judgement {
    const rules = forProcedure(decision, this.rulesOn(body, decision.decidedOn, decision));
    const said: Decision = { ...decision, ...voteOf(decision) };
    const { excused, sources: ofExcused } = excusedFrom(decision, this.state.meetings);
    const minutes = presenceByMinutes(decision, this.state.meetings);
    // Who was there matters where a quorum is asked for and the record of the vote does not say how many were.
    const counts = rules.rules?.quorum !== undefined && said.vote?.ballots === undefined;
    const there = counts && said.vote?.present === undefined ? minutes.present : null;
    const seats = seatsMatter(said, rules, there) ? this.seatsOn(body, decision.decidedOn, decision) : NO_SEATS;
    const { count, derived, elected } = this.#comesTo(
      said,
      seats,
      { excused: excused.map((e) => e.seat), there },
      rules,
      mayDecideAlone(body),
    );
    const away = count.ballots.filter((b) => b.vote !== 'ABSENT' && minutes.absent.includes(b.seat));
    const ofMeeting = Timelines.sourcesOf(ofExcused, there || away.length > 0 ? minutes.sources : []);
    const quorum = rules.rules && quorumOf(rules.rules, count, rules.basis === 'LAW');
    const terms = this.around.bodyTerms(body.id, decision.decidedOn);
    const electedTo = decision.election && this.state.bodies.get(decision.election.body);
    const judged = derived.outcome !== 'AS_RECORDED' && (derived.reason !== 'UNANIMOUS' || quorum !== null);
    const basis = Timelines.sourcesOf(judged ? rules.sources : [], seats.sources, ofMeeting);
    return {
      derived,
      outcome: outcomeByVotes(decision.outcome, derived),
      rules,
      count,
      quorum,
      unanimous: count.ballots.length > 0 ? count.against === 0 && (count.for ?? 0) > 0 : said.votes.unanimous,
      ...(elected && { election: elected }),
      ...(excused.length > 0 && { excused }),
      findings: decision.annulled
        ? []
        : decisionFindings({ decision, body, electedTo, rules, count, derived, terms, away }),
      basis,
      sources: Timelines.sourcesOf(decision.sources, [body.source], basis),
    };
  }

  #comesTo(
    decision: Decision,
    seats: SeatsOnDay,
    minutes: { readonly excused: readonly string[]; readonly there: readonly string[] | null },
    rules: RulesInForce,
    alone: boolean,
  ): { readonly count: Count; readonly derived: DerivedOutcome; readonly elected?: Elected } {
    const count = countVotes(decision, seats, minutes.excused, minutes.there);
    const { election, proposals } = decision;
    if (election) {
      const cast = countOfElection(count, election);
      return { count: cast, ...electionComesTo({ ...decision, election }, cast, rules) };
    }
    const derived = voteCarries(decision, count, rules, alone);
    const judged = derived.outcome !== 'NO_QUORUM' && derived.reason !== 'NOT_JUDGED';
    if (!proposals || !judged || adoptedAsVoted(proposals, rules.rules)) return { count, derived };
    return { count, derived: { ...derived, outcome: 'NOT_PASSED', reason: 'OTHER_PROPOSAL_CARRIED' } };
  }
}
