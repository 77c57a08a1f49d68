import { type CivilDate, later, type Segment, type Timeline, Timelines } from '#kernel';
import { lastDayOfAppeal, lastDayOfReview } from './rules/appeal-time.ts';
import { powerOverCase } from './rules/power-over-case.ts';
import { powerToReverse } from './rules/power-to-reverse.ts';
import type { Appeal, ControlState, HostDecision, LegalityReview } from './state.ts';
import type { ControlSurroundings, ReversalSurroundings } from './surroundings.ts';

/** A decision that control is about: the host’s, or one of the register. */
export interface Controlled {
  readonly id: string;
  readonly decidedOn: CivilDate;
  /** Those it was made for; null when it is of a body that belongs to no municipality. */
  readonly concerned: readonly string[] | null;
  readonly individual: boolean;
  readonly notifiedOn: CivilDate | null;
  readonly annulled: boolean;
  readonly ofHost: boolean;
  readonly sources: readonly number[];
}

export function controlled(id: string, state: ControlState, around: ReversalSurroundings): Controlled | null {
  const host = state.hostDecisions.get(id);
  if (host) {
    const { decidedOn, individual, notifiedOn = null, annulled, sources } = host;
    const concerned = madeFor(host, around);
    return { id, decidedOn, concerned, individual, notifiedOn, annulled, ofHost: true, sources };
  }
  const registered = around.registered(id);
  if (!registered) return null;
  const { decidedOn, annulled, sources } = registered;
  const municipality = around.controllingBody(registered.body)?.municipality ?? null;
  const concerned = municipality === null ? null : [municipality];
  return { id, decidedOn, concerned, individual: false, notifiedOn: null, annulled, ofHost: false, sources };
}

/** The municipalities that a decision of the host was made for, ascending. */
export function madeFor(
  { for: whose, decidedOn }: Pick<HostDecision, 'for' | 'decidedOn'>,
  around: ReversalSurroundings,
): readonly string[] {
  return whose === 'ALL' ? around.participantsOn(decidedOn).municipalities : [...whose].sort();
}

/** What ended a decision that was valid until then. */
export interface Reversed {
  readonly of: string;
  /** When it was decided; `from`: from when it applies. */
  readonly on: CivilDate;
  readonly from: CivilDate;
  /** The decision or the instruction that says so. */
  readonly by: string;
  readonly body: string;
  readonly powerful: boolean;
  /** Of the law, on who can reverse it. */
  readonly clause: string;
  readonly hostBody: boolean;
  readonly sources: readonly number[];
}

/** Every reversal that was adopted, with whether its body had the power. */
export function reversals(state: ControlState, around: ReversalSurroundings): Reversed[] {
  const all: Reversed[] = [];
  for (const { reverses, decision, source } of state.reversals) {
    const by = around.registered(decision);
    const of = controlled(reverses, state, around);
    if (!by?.adopted || by.annulled || !of) continue;
    const sources = Timelines.sourcesOf([source], by.sources, of.sources);
    const power = powerOf(by.body, of, around, by.decidedOn);
    const given = around.standing(decision, 'REVERSE_DECISION')?.stands ?? false;
    const powerful = power.powerful || given;
    all.push({ ...power, powerful, of: of.id, on: by.decidedOn, from: by.validFrom, by: decision, sources });
  }
  for (const { instruction, kind, body, decision, from, source, decidedOn } of state.instructions.values()) {
    const of = kind === 'REVERSAL' && decision !== undefined ? controlled(decision, state, around) : null;
    if (!of) continue;
    const sources = Timelines.sourcesOf([source], of.sources);
    const power = powerOf(body, of, around, decidedOn);
    all.push({ ...power, of: of.id, on: decidedOn, from, by: instruction, sources });
  }
  return all;
}

function powerOf(body: string, of: Controlled, around: ReversalSurroundings, on: CivilDate) {
  const by = around.controllingBody(body);
  const clause = of.ofHost ? 'kommuneloven § 20-2' : 'forvaltningsloven § 35';
  const none = { body, powerful: false, clause, hostBody: false };
  if (!by) return none;
  if (of.ofHost) {
    const power = powerOverCase(by, of.concerned ?? [], around.hostOn(on));
    return { ...none, powerful: power === 'OWN_CASE', hostBody: power === 'HOST_BODY' };
  }
  const registered = around.registered(of.id);
  const made = registered ? around.controllingBody(registered.body) : null;
  return made ? { ...none, powerful: powerToReverse(by, made) } : none;
}

/** From when a decision is reversed with power; null while it is not. */
export const reversedFrom = (id: string, all: readonly Reversed[]): Reversed | null =>
  all.filter((r) => r.of === id && r.powerful).sort((a, b) => (a.from < b.from ? -1 : 1))[0] ?? null;

/** A decision of the host as it stands on a day. */
export interface HostDecisionOnDay extends Omit<HostDecision, 'sources' | 'for'> {
  readonly for: readonly string[];
  /** Whether it was made for every participant. */
  readonly forAll: boolean;
  readonly reversed: { readonly by: string; readonly from: CivilDate } | null;
  /** Last day for an appeal; null when it cannot be appealed, or nobody knows when the party was told. */
  readonly appealBy: CivilDate | null;
  readonly reviewBy: CivilDate;
}

export function hostDecisionOverTime(
  decision: HostDecision,
  all: readonly Reversed[],
  around: ControlSurroundings,
): Timeline<HostDecisionOnDay> {
  const { sources, decidedOn, individual, notifiedOn } = decision;
  const made: HostDecisionOnDay = {
    ...withoutSources(decision),
    for: madeFor(decision, around),
    forAll: decision.for === 'ALL',
    reversed: null,
    appealBy: individual && notifiedOn !== undefined ? lastDayOfAppeal(notifiedOn) : null,
    reviewBy: lastDayOfReview(decidedOn),
  };
  const reversed = reversedFrom(decision.decision, all);
  return overTime(
    { from: decidedOn, value: made, sources },
    reversed
      ? [
          {
            from: reversed.from,
            value: { reversed: { by: reversed.by, from: reversed.from } },
            sources: reversed.sources,
          },
        ]
      : [],
  );
}

const withoutSources = ({ sources: _, ...rest }: HostDecision) => rest;

export type AppealStatus = 'FILED' | 'PREPARED' | 'DECIDED';

/** An appeal as it stands on a day. */
export interface AppealOnDay {
  readonly appeal: string;
  readonly decision: string;
  readonly by: Appeal['by'];
  readonly municipality: string | null;
  readonly status: AppealStatus;
  readonly receivedOn: CivilDate;
  readonly sentOn: CivilDate | null;
  readonly notifiedOn: CivilDate | null;
  /** Null when nobody knows when the party was told. */
  readonly lastDay: CivilDate | null;
  readonly late: boolean;
  readonly view: { readonly on: CivilDate; readonly view: string } | null;
  readonly outcome: { readonly on: CivilDate; readonly body: string; readonly outcome: string } | null;
}

/** When an appeal or a demand was made: when it was posted, if that is known (forvaltningsloven § 30). */
export const madeOn = (sentOn: CivilDate | undefined, received: CivilDate): CivilDate =>
  sentOn !== undefined && sentOn < received ? sentOn : received;

export function appealOverTime(appeal: Appeal, of: Controlled | null): Timeline<AppealOnDay> {
  const { prepared, decided, receivedOn, sentOn, source } = appeal;
  const notifiedOn = appeal.notifiedOn ?? of?.notifiedOn ?? null;
  const lastDay = notifiedOn === null ? null : lastDayOfAppeal(notifiedOn);
  const filed: AppealOnDay = {
    appeal: appeal.appeal,
    decision: appeal.decision,
    by: appeal.by,
    municipality: appeal.municipality ?? null,
    status: 'FILED',
    receivedOn,
    sentOn: sentOn ?? null,
    notifiedOn,
    lastDay,
    late: lastDay !== null && madeOn(sentOn, receivedOn) > lastDay,
    view: null,
    outcome: null,
  };
  return overTime({ from: receivedOn, value: filed, sources: [source, ...(of?.sources ?? [])] }, [
    ...(prepared
      ? [
          {
            from: prepared.decidedOn,
            value: { status: 'PREPARED' as const, view: { on: prepared.decidedOn, view: prepared.view } },
            sources: [prepared.source],
          },
        ]
      : []),
    ...(decided
      ? [
          {
            from: decided.decidedOn,
            value: {
              status: 'DECIDED' as const,
              outcome: { on: decided.decidedOn, body: decided.body, outcome: decided.outcome },
            },
            sources: [decided.source],
          },
        ]
      : []),
  ]);
}

/** UPHELD_BY_BODY: the State has the last word. */
export type ReviewStatus = 'DEMANDED' | 'UPHELD_BY_BODY' | 'UPHELD' | 'ANNULLED' | 'DISMISSED';

/** A legality review as it stands on a day. */
export interface ReviewOnDay {
  readonly review: string;
  readonly decision: string;
  readonly municipality: string;
  readonly members: number;
  readonly demandedOn: CivilDate;
  readonly sentOn: CivilDate | null;
  readonly lastDay: CivilDate | null;
  readonly late: boolean;
  readonly status: ReviewStatus;
  readonly concludedOn: CivilDate | null;
  readonly concludedBy: 'DECIDING_BODY' | 'STATE' | null;
}

export function reviewOverTime(review: LegalityReview, of: Controlled | null): Timeline<ReviewOnDay> {
  const { byBody, byState, demandedOn, sentOn, source } = review;
  const lastDay = of && lastDayOfReview(of.decidedOn);
  const demanded: ReviewOnDay = {
    review: review.review,
    decision: review.decision,
    municipality: review.municipality,
    members: review.members,
    demandedOn,
    sentOn: sentOn ?? null,
    lastDay,
    late: lastDay !== null && madeOn(sentOn, demandedOn) > lastDay,
    status: 'DEMANDED',
    concludedOn: null,
    concludedBy: null,
  };
  const steps = [byBody, byState].flatMap((step) => {
    if (!step) return [];
    const status: ReviewStatus =
      step.by === 'DECIDING_BODY' && step.outcome === 'UPHELD' ? 'UPHELD_BY_BODY' : step.outcome;
    const value = { status, concludedOn: step.decidedOn, concludedBy: step.by };
    return [{ from: step.decidedOn, value, sources: [step.source] }];
  });
  return overTime({ from: demandedOn, value: demanded, sources: [source, ...(of?.sources ?? [])] }, steps);
}

/** What began, and what came to be true of it later, each from its day on. */
function overTime<T extends object>(
  began: { readonly from: CivilDate; readonly value: T; readonly sources: readonly number[] },
  steps: readonly { readonly from: CivilDate; readonly value: Partial<T>; readonly sources: readonly number[] }[],
): Timeline<T> {
  const timeline: Segment<T>[] = [{ ...began, to: null, sources: Timelines.sourcesOf(began.sources) }];
  for (const { from: on, value, sources } of steps) {
    const last = timeline.pop() as Segment<T>;
    const from = later(on, last.from);
    if (from > last.from) timeline.push({ ...last, to: from });
    const both = Timelines.sourcesOf(last.sources, sources);
    timeline.push({ from, to: null, value: { ...last.value, ...value }, sources: both });
  }
  return timeline;
}
