import { type CivilDate, type Ending, hasEnded, type Segment, type Timeline, Timelines } from '#kernel';
import type { DeliverySurroundings } from '../delivery.ts';
import type { Benefit, Measure, MeasureTreatment } from '../state.ts';

/** T-7, in this order; what was decided last says whether it is approved. */
export const MEASURE_STATUSES = [
  'PROPOSED',
  'ASSESSED',
  'PUT_FORWARD',
  'APPROVED',
  'REJECTED',
  'IN_PORTFOLIO',
  'DONE',
] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

/** A decision on a measure as it stands. */
export interface JudgedMeasure extends MeasureTreatment {
  readonly on: CivilDate;
  readonly verdict: 'APPROVED' | 'REJECTED' | 'NONE';
  /** Why an approval does nothing; null where it does. */
  readonly because: string | null;
  /** From when it says nothing of the measure any more. */
  readonly reversed: Ending | null;
  readonly sources: readonly number[];
}

export interface MeasureOnDay {
  readonly measure: string;
  readonly title: string;
  readonly by: string;
  readonly municipalities: readonly string[];
  readonly benefits: readonly Benefit[];
  readonly strategy: string | null;
  readonly fitsStrategy: boolean | null;
  readonly service: string | null;
  readonly beyondBudget: boolean;
  readonly financing: string | null;
  readonly status: MeasureStatus;
  readonly since: CivilDate;
  readonly priority: number | null;
  readonly decision: {
    readonly decision: string;
    readonly on: CivilDate;
    readonly verdict: JudgedMeasure['verdict'];
    readonly because: string | null;
    readonly reason: string | null;
  } | null;
  readonly benefitsRealised: string | null;
}

/** By the day on which it was decided; of one day, the one recorded last was said last. */
export function judgedMeasure(measure: Measure, around: DeliverySurroundings): JudgedMeasure[] {
  return measure.treatments
    .flatMap((treatment): JudgedMeasure[] => {
      const decision = around.decision(treatment.decision);
      if (!decision || decision.annulled) return [];
      const standing = around.standing(treatment.decision, 'DECIDE_MEASURE');
      const approved = standing?.stands ?? false;
      const rejected = decision.outcome === 'REJECTED';
      const sources = Timelines.sourcesOf([treatment.source], standing?.sources ?? decision.sources);
      const verdict = approved ? 'APPROVED' : rejected ? 'REJECTED' : 'NONE';
      const because = approved || rejected ? null : (standing?.because ?? null);
      const reversed = standing?.reversed ?? null;
      return [{ ...treatment, on: decision.decidedOn, verdict, because, reversed, sources }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.source - b.source));
}

/** What a measure is on each day from its proposal on: the furthest step taken, in whatever order they came. */
export function measureTimeline(measure: Measure, around: DeliverySurroundings): Timeline<MeasureOnDay> {
  const judged = judgedMeasure(measure, around);
  const { started, completed } = measure;
  const turns = new Set([
    measure.proposedOn,
    ...[...measure.assessments, ...measure.putForward, ...judged].map((step) => step.on),
    ...judged.flatMap(({ on, reversed }) => (reversed && reversed.from > on ? [reversed.from] : [])),
    ...(started ? [started.on] : []),
    ...(completed ? [completed.on] : []),
  ]);
  const segments: Segment<MeasureOnDay>[] = [];
  for (const from of [...turns].sort()) {
    const { value, sources } = onDay(measure, judged, from);
    const before = segments.pop();
    if (before) segments.push({ ...before, to: from });
    const since = before?.value.status === value.status ? before.value.since : from;
    segments.push({ from, to: null, value: { ...value, since }, sources });
  }
  return segments;
}

function onDay(measure: Measure, judged: readonly JudgedMeasure[], day: CivilDate) {
  const upTo = <T extends { readonly on: CivilDate }>(steps: readonly T[]): T[] => steps.filter((s) => s.on <= day);
  const assessments = upTo(measure.assessments);
  const putForward = upTo(measure.putForward);
  const decisions = upTo(judged);
  const [started] = upTo(measure.started ? [measure.started] : []);
  const [completed] = upTo(measure.completed ? [measure.completed] : []);
  const said = decisions.filter((d) => d.verdict !== 'NONE' && !hasEnded(d.reversed, day)).at(-1);
  const last = decisions.at(-1);
  const status: MeasureStatus = completed
    ? 'DONE'
    : started
      ? 'IN_PORTFOLIO'
      : said && said.verdict !== 'NONE'
        ? said.verdict
        : putForward.length > 0
          ? 'PUT_FORWARD'
          : assessments.length > 0
            ? 'ASSESSED'
            : 'PROPOSED';
  const { id, title, by, service, beyondBudget } = measure;
  const value: Omit<MeasureOnDay, 'since'> = {
    measure: id,
    title,
    by,
    municipalities: said?.municipalities ?? measure.municipalities,
    benefits: benefitsOn(measure, day),
    strategy: strategyOn(measure, day),
    fitsStrategy: assessments.at(-1)?.fitsStrategy ?? null,
    service,
    beyondBudget,
    financing: started?.financing ?? said?.financing ?? null,
    status,
    priority: said?.priority ?? putForward.at(-1)?.priority ?? null,
    decision: last
      ? { decision: last.decision, on: last.on, verdict: last.verdict, because: last.because, reason: last.reason }
      : null,
    benefitsRealised: completed?.realised ?? null,
  };
  const sources = Timelines.sourcesOf(
    [measure.source],
    [...assessments, ...putForward, ...(started ? [started] : []), ...(completed ? [completed] : [])].map(
      (s) => s.source,
    ),
    ...decisions.map((d) => d.sources),
    ...decisions.map((d) => (hasEnded(d.reversed, day) ? (d.reversed?.sources ?? []) : [])),
  );
  return { value, sources };
}

const assessed = <T>(measure: Measure, day: CivilDate, pick: (a: Measure['assessments'][number]) => T | null) =>
  measure.assessments
    .filter((a) => a.on <= day)
    .map(pick)
    .findLast((value) => value !== null) ?? null;

/** As last assessed, else as proposed. */
export const benefitsOn = (measure: Measure, day: CivilDate): readonly Benefit[] =>
  assessed(measure, day, (a) => a.benefits) ?? measure.benefits;
export const strategyOn = (measure: Measure, day: CivilDate): string | null =>
  assessed(measure, day, (a) => a.strategy) ?? measure.strategy;
