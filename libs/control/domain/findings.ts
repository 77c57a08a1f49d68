import { type CivilDate, type Finding, type FindingSpan, type Responsible, Timelines } from '#kernel';
import { type Controlled, controlled, madeFor, madeOn, type Reversed, reversals, reversedFrom } from './cases.ts';
import { lastDayOfAppeal, lastDayOfReview } from './rules/appeal-time.ts';
import { commitmentsBeyond } from './rules/commitments-within-budget.ts';
import { type Delegation, delegationOverTime } from './rules/delegation-over-time.ts';
import { positionsAway } from './rules/positions-away.ts';
import { powerOverCase } from './rules/power-over-case.ts';
import { mayDecideAppeal } from './rules/right-appeal-body.ts';
import { LEAST_MEMBERS, reviewStanding } from './rules/who-may-demand-review.ts';
import type { Appeal, ControlState, HostDecision, LegalityReview } from './state.ts';
import { type ControlSurroundings, clauseOn } from './surroundings.ts';

const THE_HOST: Responsible = { who: 'HOST', municipality: null };
const council = (municipality: string | null): Responsible => ({ who: 'COUNCILS', municipality });

/** A municipality’s delegations, each over time. */
export function delegations(state: ControlState, around: ControlSurroundings) {
  const named = [...state.instructed, ...state.given, ...state.revoked];
  const keys = [...new Map(named.map((n) => [`${n.municipality}/${n.delegation}`, n])).entries()];
  return keys
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { municipality, delegation }]) => ({
      key,
      municipality,
      timeline: delegationOverTime(municipality, delegation, state, around),
    }));
}
type Delegations = ReturnType<typeof delegations>;

/** The things that an event of control says something new about. */
export interface Touched {
  readonly hostDecisions: readonly string[];
  readonly appeals: readonly string[];
  readonly reviews: readonly string[];
  /** Whether a commitment is among them: commitments of a year are judged together. */
  readonly commitments: boolean;
  readonly moves: boolean;
  /** All of the chapter, whatever else stands here. */
  readonly rest: boolean;
}

/** The whole chapter. */
export const allOfControl = ({ hostDecisions, appeals, reviews }: ControlState): Touched => ({
  hostDecisions: [...hostDecisions.keys()],
  appeals: [...appeals.keys()],
  reviews: [...reviews.keys()],
  commitments: true,
  moves: true,
  rest: true,
});

/**
 * What is wrong or unclear with delegation, the host’s decisions, appeals and reviews, day by day (chapter 3): under a
 * name of its own for each thing, so that one more appeal is judged alone.
 */
export function controlFindings(
  state: ControlState,
  around: ControlSurroundings,
  touched: Touched = allOfControl(state),
): Map<string, FindingSpan[]> {
  const given = delegations(state, around);
  const found = new Map<string, FindingSpan[]>();
  const { hostForm } = around;
  for (const id of touched.hostDecisions) {
    const decision = state.hostDecisions.get(id);
    if (decision) found.set(`host-decision ${id}`, hostForm ? hostDecisionFindings(decision, given, around) : []);
  }
  for (const id of touched.appeals) {
    const appeal = state.appeals.get(id);
    if (appeal) found.set(`appeal ${id}`, appealFindings(appeal, controlled(appeal.decision, state, around), around));
  }
  for (const id of touched.reviews) {
    const review = state.reviews.get(id);
    if (review) found.set(`review ${id}`, reviewFindings(review, controlled(review.decision, state, around), around));
  }
  const reversed = touched.commitments || touched.rest ? reversals(state, around) : [];
  if (touched.commitments) found.set('commitments', hostForm ? commitmentFindings(state, reversed, around) : []);
  if (touched.moves) found.set('moves', moveFindings(state, around));
  if (!touched.rest) return found;
  found.set('delegations', hostForm ? given.flatMap(delegationFindings) : []);
  found.set('instructions', hostForm ? instructionFindings(state, around) : []);
  found.set(
    'reversals',
    reversed.flatMap((r) => reversalFindings(r, around)),
  );
  return found;
}

type Said = Omit<Finding, 'about' | 'sources'>;
const span = (
  from: CivilDate,
  said: Said,
  about: string,
  sources: readonly number[],
  to: CivilDate | null = null,
): FindingSpan => ({ from, to, finding: { ...said, about, sources } });

/** L-3.1-4: a chain of two with one part missing. */
function delegationFindings({ timeline, municipality }: Delegations[number]): FindingSpan[] {
  const clause = 'kommuneloven § 20-2';
  return timeline.flatMap(({ from, to, value, sources }) => {
    const about = `${value.delegation} (${municipality})`;
    if (value.status === 'NOT_GIVEN') {
      const responsible: Responsible = { who: 'PARTICIPANTS', municipality };
      const said: Said = { code: 'DELEGATION_NOT_GIVEN', severity: 'REMARK', rule: 'L-3.1-4', clause, responsible };
      return [span(from, said, about, sources, to)];
    }
    if (value.status !== 'NOT_INSTRUCTED') return [];
    const responsible = council(municipality);
    const said: Said = { code: 'DELEGATION_NOT_INSTRUCTED', severity: 'BREACH', rule: 'L-3.1-4', clause, responsible };
    return [span(from, said, about, sources, to)];
  });
}

/** L-3.1-1, L-3.1-4. A decision that was never valid has nothing wrong with it any more. */
function hostDecisionFindings(decision: HostDecision, given: Delegations, around: ControlSurroundings): FindingSpan[] {
  const { decision: id, decidedOn, withinBudget, principled, annulled, task, sources } = decision;
  if (annulled) return [];
  const found: FindingSpan[] = [];
  const add = (code: string, severity: Finding['severity'], rule: string, clause: string, responsible = THE_HOST) =>
    found.push(span(decidedOn, { code, severity, rule, clause, responsible }, id, sources));
  const agreed = around.controlTerms(decidedOn)?.terms.hostDecisions ?? null;
  const clause = agreed ?? 'kommuneloven § 20-2';
  if (principled === 'NOT_ASSESSED' || (withinBudget === 'NOT_ASSESSED' && agreed !== null))
    add('HOST_DECISION_NOT_ASSESSED', 'BREACH', 'L-3.1-1', clause);
  if (principled === 'YES') add('HOST_DECISION_PRINCIPLED', 'BREACH', 'L-3.1-1', clause);
  if (withinBudget === 'NO') add('HOST_DECISION_OUTSIDE_BUDGET', 'BREACH', 'L-3.1-1', agreed ?? 'kommuneloven § 14-5');
  const host = around.hostOn(decidedOn);
  for (const municipality of madeFor(decision, around)) {
    if (municipality === host || delegated(given, municipality, decidedOn, task ?? null)) continue;
    add('DECIDED_WITHOUT_DELEGATION', 'BREACH', 'L-3.1-4', 'kommuneloven § 20-2', council(municipality));
  }
  return found;
}

function delegated(given: Delegations, municipality: string, on: CivilDate, task: string | null): boolean {
  const covers = ({ status, tasks }: Delegation) =>
    status === 'IN_FORCE' && (tasks === null || (task !== null && tasks.includes(task)));
  return given.some((d) => {
    const stands = d.municipality === municipality ? Timelines.at(d.timeline, on) : null;
    return stands !== null && covers(stands.value);
  });
}

/** L-3.1-2: by budget year. */
function commitmentFindings(
  state: ControlState,
  reversed: readonly Reversed[],
  around: ControlSurroundings,
): FindingSpan[] {
  const committing = [...state.hostDecisions.values()].flatMap((decision) =>
    decision.commitment && !decision.annulled ? [{ decision, ...decision.commitment }] : [],
  );
  return [...new Set(committing.map((c) => c.year))].sort().flatMap((year) => {
    const commitments = committing
      .filter((c) => c.year === year)
      .map(({ decision, amount }) => ({
        decision,
        amount: BigInt(amount),
        until: reversedFrom(decision.decision, reversed)?.from ?? null,
      }));
    const agreed = (on: CivilDate) => around.controlTerms(on)?.terms.hostDecisions !== undefined;
    const problems = commitmentsBeyond(commitments, around.budgetOfYear(year), agreed);
    return problems.map(({ commitment: { decision }, problem, from, to, sources }) => {
      const said: Said = {
        code: problem === 'NO_VALID_BUDGET' ? 'COMMITMENT_WITHOUT_VALID_BUDGET' : 'COMMITMENT_BEYOND_BUDGET',
        severity: 'BREACH',
        rule: 'L-3.1-2',
        clause: clauseOn(around, from, 'hostDecisions', 'kommuneloven § 14-5'),
        responsible: THE_HOST,
      };
      return span(from, said, decision.decision, Timelines.sourcesOf(decision.sources, sources), to);
    });
  });
}

/** L-3.1-5: instructions; a reversal is judged as one. */
function instructionFindings(state: ControlState, around: ControlSurroundings): FindingSpan[] {
  return [...state.instructions.values()].flatMap((instruction) => {
    const { instruction: id, body, kind, decision, decidedOn, from, source } = instruction;
    const by = kind === 'INSTRUCTION' ? around.controllingBody(body) : null;
    if (!by) return [];
    const of = decision === undefined ? null : controlled(decision, state, around);
    const concerned = of?.concerned ?? madeFor({ for: instruction.for ?? [], decidedOn }, around);
    const power = powerOverCase(by, concerned, around.hostOn(decidedOn));
    if (power === 'OWN_CASE' || power === 'NO_RULE') return [];
    const said: Said = {
      code: power === 'HOST_BODY' ? 'INSTRUCTED_BY_HOST_BODY' : 'INSTRUCTED_IN_CASE_OF_OTHERS',
      severity: 'BREACH',
      rule: 'L-3.1-5',
      clause: 'kommuneloven § 20-2',
      responsible: council(by.municipality),
    };
    return [span(from, said, id, Timelines.sourcesOf([source], by.sources, of?.sources ?? []))];
  });
}

/** L-3.1-5; forvaltningsloven § 35 and kommuneloven § 22-1 for decisions of the register. */
function reversalFindings(reversed: Reversed, around: ControlSurroundings): FindingSpan[] {
  const { by, body, powerful, clause, hostBody, from, sources } = reversed;
  if (powerful) return [];
  const said: Said = {
    code: hostBody ? 'REVERSED_BY_HOST_BODY' : 'REVERSED_WITHOUT_POWER',
    severity: 'BREACH',
    rule: 'L-3.1-5',
    clause,
    responsible: council(around.controllingBody(body)?.municipality ?? null),
  };
  return [span(from, said, by, sources)];
}

/** L-3.3-1. A late appeal is recorded all the same; whether it is taken up is for the body to say. */
function appealFindings(appeal: Appeal, of: Controlled | null, around: ControlSurroundings): FindingSpan[] {
  const { appeal: id, receivedOn, sentOn, prepared, decided, source } = appeal;
  const sources = Timelines.sourcesOf([source], of?.sources ?? []);
  const found: FindingSpan[] = [];
  const add = (code: string, severity: Finding['severity'], clause: string, from = receivedOn, more: number[] = []) =>
    found.push(
      span(
        from,
        { code, severity, rule: 'L-3.3-1', clause, responsible: THE_HOST },
        id,
        Timelines.sourcesOf(sources, more),
      ),
    );
  if (of && !of.individual) add('APPEAL_NOT_INDIVIDUAL', 'REMARK', 'forvaltningsloven § 28');
  const notifiedOn = appeal.notifiedOn ?? of?.notifiedOn ?? null;
  if (notifiedOn === null) add('APPEAL_LIMIT_UNKNOWN', 'REMARK', 'forvaltningsloven § 29');
  else if (madeOn(sentOn, receivedOn) > lastDayOfAppeal(notifiedOn))
    add('APPEAL_LATE', 'BREACH', 'forvaltningsloven § 29');
  if (!decided) return found;
  const { body, decidedOn } = decided;
  const clause = clauseOn(around, decidedOn, 'appeals', 'kommuneloven § 20-5');
  if (!prepared || prepared.decidedOn > decidedOn)
    add('APPEAL_NOT_PREPARED', 'REMARK', clause, decidedOn, [decided.source]);
  const by = around.controllingBody(body);
  const asked = { of: appeal.municipality ?? null, host: around.hostOn(decidedOn) };
  if (of?.concerned && !mayDecideAppeal(by?.municipality ?? null, { ...asked, concerned: of.concerned }))
    add('APPEAL_WRONG_BODY', 'BREACH', clause, decidedOn, [decided.source, ...(by?.sources ?? [])]);
  return found;
}

/** L-3.3-2. That a review says ANNULLED does not itself annul: the annulment is due until it is recorded. */
function reviewFindings(review: LegalityReview, of: Controlled | null, around: ControlSurroundings): FindingSpan[] {
  const { review: id, municipality, members, demandedOn, sentOn, byBody, byState, source } = review;
  const sources = Timelines.sourcesOf([source], of?.sources ?? []);
  const found: FindingSpan[] = [];
  const add = (
    code: string,
    severity: Finding['severity'],
    clause: string,
    from = demandedOn,
    responsible = council(municipality),
    more: readonly number[] = [],
  ) =>
    found.push(
      span(from, { code, severity, rule: 'L-3.3-2', clause, responsible }, id, Timelines.sourcesOf(sources, more)),
    );
  if (members < LEAST_MEMBERS) add('REVIEW_TOO_FEW', 'BREACH', 'kommuneloven § 27-1');
  if (of && madeOn(sentOn, demandedOn) > lastDayOfReview(of.decidedOn))
    add('REVIEW_LATE', 'BREACH', 'kommuneloven § 27-1');
  const standing = of?.concerned ? reviewStanding(municipality, of.concerned, around.hostOn(demandedOn)) : 'CONCERNED';
  if (standing === 'HOST_MEMBERS') add('REVIEW_BY_HOST_MEMBERS', 'BREACH', 'kommuneloven § 20-7');
  if (standing === 'NOT_CONCERNED') add('REVIEW_NOT_CONCERNED', 'BREACH', 'kommuneloven § 27-1');
  const deciding = of?.ofHost ? THE_HOST : council(of?.concerned?.[0] ?? null);
  if (byBody?.outcome === 'UPHELD' && !byState)
    add('REVIEW_NOT_SENT_ON', 'REMARK', 'kommuneloven § 27-1', byBody.decidedOn, deciding, [byBody.source]);
  const annulling = [byState, byBody].find((step) => step?.outcome === 'ANNULLED');
  if (annulling && of && !of.annulled)
    add('ANNULMENT_DUE', 'BREACH', 'kommuneloven § 27-3', annulling.decidedOn, deciding, [annulling.source]);
  return found;
}

/** L-1.2-1: only where the agreement says that jobs stay where they are. */
function moveFindings(state: ControlState, around: ControlSurroundings): FindingSpan[] {
  const moves = [...state.moves.values()];
  return moves.flatMap((move) => {
    const terms = around.controlTerms(move.from);
    const clause = terms?.terms.locations;
    if (!terms || clause === undefined) return [];
    const said: Said = {
      code: 'POSITIONS_MOVED',
      severity: 'BREACH',
      rule: 'L-1.2-1',
      clause,
      responsible: THE_HOST,
    };
    const decided = move.decision === null ? null : around.registered(move.decision);
    return positionsAway(move, moves).map(({ from, to, sources }) =>
      span(from, said, move.move, Timelines.sourcesOf(sources, terms.sources, decided?.sources ?? []), to),
    );
  });
}
