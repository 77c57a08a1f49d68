import {
  addDays,
  type CivilDate,
  canonicalJson,
  type Finding,
  later,
  type Segment,
  type Timeline,
  Timelines,
} from '#kernel';
import { responsibleFor } from './decision-findings.ts';
import type { Judgements } from './judgements.ts';
import type { RulesInForce } from './rules-in-force.ts';
import { type ActsForBody, actsOnDay, type SeatOnDay } from './seats-on-day.ts';
import type { Body, GovernanceState } from './state.ts';
import type { GovernanceSurroundings } from './surroundings.ts';

/** A body as it is on a day. */
export interface BodyOnDay {
  readonly id: string;
  readonly name: string;
  readonly kind: Body['kind'];
  readonly municipality: string | null;
  readonly seats: readonly SeatOnDay[];
  readonly members: number | null;
  readonly acts: Omit<ActsForBody, 'sources'> | null;
  readonly rules: Omit<RulesInForce, 'sources'>;
  readonly findings: readonly Finding[];
}

/**
 * How a body is from the day `first` on: it changes with its seats, with who takes part, with the host, with the
 * agreement and with its rules. `turns` are the days on which something outside the bodies changes.
 */
export function bodyOverTime(
  body: Body,
  first: CivilDate,
  turns: readonly CivilDate[],
  state: GovernanceState,
  around: GovernanceSurroundings,
  judgements: Judgements,
): Timeline<BodyOnDay> {
  const segments: Segment<BodyOnDay>[] = [];
  for (const from of daysOf(body, state, [first, ...turns.map((day) => later(first, day))], first, around)) {
    const { value, sources } = onDay(body, from, state, around, judgements);
    const last = segments.at(-1);
    if (last && canonicalJson([last.value, last.sources]) === canonicalJson([value, sources])) continue;
    if (last) segments[segments.length - 1] = { ...last, to: from };
    segments.push({ from, to: null, value, sources });
  }
  return segments;
}

function daysOf(
  { id }: Body,
  { composition, decisions, elections }: GovernanceState,
  days: CivilDate[],
  first: CivilDate,
  around: GovernanceSurroundings,
) {
  for (const segment of composition.seats.get(id) ?? []) {
    days.push(segment.from);
    for (const { until } of segment.value.seats) if (until !== undefined) days.push(addDays(until, 1));
  }
  for (const { body, from, until } of composition.absences.values())
    if (body === id) days.push(from, ...(until === null ? [] : [addDays(until, 1)]));
  const changing = [...composition.adoptions, ...[...elections].map(([decision, body]) => ({ body, decision }))];
  for (const { body, decision } of changing) {
    const made = decisions.get(decision);
    if (body !== id || !made) continue;
    days.push(later(made.decidedOn, made.validFrom));
    if (made.election?.until !== undefined) days.push(addDays(made.election.until, 1));
    const ending = around.ending?.(decision, null);
    if (ending) days.push(ending.from);
  }
  return [...new Set(days)].filter((day) => day >= first).sort();
}

function onDay(
  body: Body,
  on: CivilDate,
  state: GovernanceState,
  around: GovernanceSurroundings,
  judgements: Judgements,
): { value: BodyOnDay; sources: number[] } {
  const { sources: ofSeats, partial: _, ...seats } = judgements.seatsOn(body, on);
  const acting = actsOnDay(body.id, on, { ...seats, sources: ofSeats }, state.composition);
  const { sources: ofRules, ...rules } = judgements.rulesOn(body, on);
  const { id, name, kind, municipality } = body;
  const acts = acting && withoutSources(acting);
  const found = findings(body, on, seats.seats, { ...rules, sources: ofRules }, ofSeats, around);
  return {
    value: { id, name, kind, municipality, ...seats, acts, rules, findings: found },
    sources: Timelines.sourcesOf([body.source], ofSeats, ofRules, acting?.sources ?? []),
  };
}

const withoutSources = ({ sources: _, ...acts }: ActsForBody) => acts;

function findings(
  body: Body,
  on: CivilDate,
  seats: readonly SeatOnDay[],
  rules: RulesInForce,
  ofSeats: readonly number[],
  around: GovernanceSurroundings,
): Finding[] {
  const found: Finding[] = [];
  const told = { about: body.id, responsible: responsibleFor(body) } as const;
  const terms = around.bodyTerms(body.id, on);
  if (rules.basis === 'NONE')
    found.push({
      ...told,
      code: 'BODY_WITHOUT_RULES',
      severity: 'REMARK',
      rule: 'L-2.1-4',
      clause: terms?.value.chair?.clause ?? terms?.value.seatPerParticipant?.clause ?? 'A-04',
      sources: rules.sources,
    });
  const chair = seats.find((s) => s.role === 'CHAIR' && s.inactive === null);
  const host = around.hostOn(on);
  if (terms?.value.chair?.of === 'HOST' && chair && host && chair.municipality !== host.value)
    found.push({
      ...told,
      code: 'CHAIR_NOT_HOST',
      severity: 'BREACH',
      rule: 'L-2.1-2',
      clause: terms.value.chair.clause,
      sources: Timelines.sourcesOf(ofSeats, host.sources, terms.sources),
    });
  return found;
}
