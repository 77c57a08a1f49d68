import { type CivilDate, earlier, type Finding, type FindingSpan, hasEnded, Timelines } from '#kernel';
import { type Days, partsOf } from '../days.ts';
import type { DeliverySurroundings } from '../delivery.ts';
import type { DeliveryState, Measure } from '../state.ts';
import type { MeasureDemand } from '../terms.ts';
import { documentInForce } from './document-in-force.ts';
import { benefitsOn, type JudgedMeasure, judgedMeasure, strategyOn } from './measure-status.ts';
import { demandOverTime, whereDemanded } from './what-is-demanded.ts';

type Found = Pick<Finding, 'code' | 'rule' | 'responsible'>;
const FOUND: Readonly<Record<MeasureDemand, Found>> = {
  FOR_ALL: { code: 'MEASURE_NOT_FOR_ALL', rule: 'L-4.1-1', responsible: { who: 'BOARD', municipality: null } },
  STRATEGY: { code: 'MEASURE_WITHOUT_STRATEGY', rule: 'L-4.1-2', responsible: { who: 'LEADER', municipality: null } },
  DECISION: { code: 'MEASURE_WITHOUT_DECISION', rule: 'L-4.1-2', responsible: { who: 'BOARD', municipality: null } },
  BENEFIT: { code: 'MEASURE_WITHOUT_BENEFIT', rule: 'T-9', responsible: { who: 'LEADER', municipality: null } },
  FINANCING: {
    code: 'MEASURE_BEYOND_BUDGET',
    rule: 'T-5',
    responsible: { who: 'PARTICIPANTS', municipality: null },
  },
  STEPS: { code: 'MEASURE_STEP_SKIPPED', rule: 'T-7', responsible: { who: 'LEADER', municipality: null } },
};

/** Whose days a finding stands on, and what else it rests on. */
interface Lack extends Days {
  readonly sources: readonly number[];
}

/** L-4.1-1, L-4.1-2, T-5, T-6, T-7, T-9, D-17: what a joint measure lacks, on the days it does. */
export function measureFindings(state: DeliveryState, around: DeliverySurroundings): FindingSpan[] {
  return [...state.measures.values()].flatMap((measure) => {
    const judged = judgedMeasure(measure, around);
    const lacks: Readonly<Record<MeasureDemand, readonly Lack[]>> = {
      FOR_ALL: notForAll(measure, judged, around),
      STRATEGY: withoutStrategy(measure, judged, state, around),
      DECISION: withoutDecision(measure, judged),
      BENEFIT: withoutBenefit(measure),
      FINANCING: withoutFinancing(measure, judged),
      STEPS: stepSkipped(measure, judged),
    };
    return (Object.keys(lacks) as MeasureDemand[]).flatMap((demand) => {
      const demands = demandOverTime(around, (t) => t.measures?.demands.find((d) => d.demand === demand));
      return lacks[demand].flatMap(({ from, to, sources }) => {
        const found = { ...FOUND[demand], about: measure.id, sources: Timelines.sourcesOf([measure.source], sources) };
        return whereDemanded({ from, to }, demands, found, state, around);
      });
    });
  });
}

/** What was decided last, day by day, of what still says something: not what has been reversed. */
function verdicts(judged: readonly JudgedMeasure[]): (Days & { readonly said: JudgedMeasure })[] {
  const said = judged.filter((d) => d.verdict !== 'NONE');
  const turns = new Set(said.flatMap(({ on, reversed }) => (reversed ? [on, reversed.from] : [on])));
  const held: (Days & { readonly said: JudgedMeasure })[] = [];
  for (const from of [...turns].sort()) {
    const before = held.at(-1);
    const last = said.filter((d) => d.on <= from && !hasEnded(d.reversed, from)).at(-1);
    if (before?.to === null && before.said === last) continue;
    if (before?.to === null) held.splice(-1, 1, { ...before, to: from });
    if (last) held.push({ from, to: null, said: last });
  }
  return held;
}

/** L-4.1-1: approved for fewer than all participants of the day, and no reason stands in the decision. */
function notForAll(measure: Measure, judged: readonly JudgedMeasure[], around: DeliverySurroundings): Lack[] {
  return verdicts(judged).flatMap(({ from, to, said }) => {
    if (said.verdict !== 'APPROVED' || said.reason !== null) return [];
    const { municipalities, sources } = around.participantsOn(said.on);
    const decided = said.municipalities ?? measure.municipalities;
    if (municipalities.every((m) => decided.includes(m))) return [];
    return [{ from, to, sources: [...said.sources, ...sources] }];
  });
}

/** L-4.1-2: approved or begun, while the strategy it names, if any, is not approved. */
function withoutStrategy(
  measure: Measure,
  judged: readonly JudgedMeasure[],
  state: DeliveryState,
  around: DeliverySurroundings,
): Lack[] {
  return going(measure, judged).flatMap(({ from, to, sources }) => {
    // The strategy may be named later, by an assessment.
    const assessed = measure.assessments.map((a) => a.on).filter((on) => on > from && Timelines.before(on, to));
    const turns = [...new Set([from, ...assessed])].sort();
    return turns.flatMap((day, n): Lack[] => {
      const days = { from: day, to: turns[n + 1] ?? to };
      const strategy = strategyOn(measure, day);
      const inForce = strategy === null ? [] : documentInForce(strategy, state, around);
      return partsOf(days, inForce).flatMap((part) => (part.held ? [] : [{ ...part, sources }]));
    });
  });
}

/** From when it was approved or begun; until a rejection ends what was only approved. */
function going(measure: Measure, judged: readonly JudgedMeasure[]): Lack[] {
  const { started } = measure;
  const approved = verdicts(judged).filter((v) => v.said.verdict === 'APPROVED');
  const before = approved.flatMap(({ from, to, said }): Lack[] => {
    if (started && started.on <= from) return [];
    const end = started === null ? to : to === null ? started.on : earlier(to, started.on);
    return [{ from, to: end, sources: said.sources }];
  });
  return started ? [...before, { from: started.on, to: null, sources: [started.source] }] : before;
}

/** L-4.1-2, T-6: begun or done without an approval that stands on the day. */
function withoutDecision({ started, completed }: Measure, judged: readonly JudgedMeasure[]): Lack[] {
  const [begun] = [started, completed].filter((s) => s !== null).sort((a, b) => (a.on < b.on ? -1 : 1));
  if (!begun) return [];
  const approved = verdicts(judged)
    .filter((v) => v.said.verdict === 'APPROVED')
    .map(({ from, to, said }) => ({ from, to, value: null, sources: said.sources }));
  return partsOf({ from: begun.on, to: null }, approved).flatMap((part) =>
    part.held ? [] : [{ ...part, sources: [begun.source, ...judged.flatMap((d) => d.sources)] }],
  );
}

/** T-9: as proposed, until an assessment names one. */
function withoutBenefit(measure: Measure): Lack[] {
  const turns = [measure.proposedOn, ...measure.assessments.map((a) => a.on)].sort();
  return turns.flatMap((from, n): Lack[] => {
    const to = turns[n + 1] ?? null;
    return benefitsOn(measure, from).length > 0 || to === from ? [] : [{ from, to, sources: [] }];
  });
}

/** T-5, D-17: approved or begun beyond the budget, while nothing says where the money comes from. */
function withoutFinancing(measure: Measure, judged: readonly JudgedMeasure[]): Lack[] {
  if (!measure.beyondBudget) return [];
  const named = [
    ...judged
      .filter((d) => d.verdict === 'APPROVED' && d.financing !== null && !hasEnded(d.reversed, d.on))
      .map((d) => ({ from: d.on, to: d.reversed?.from ?? null })),
    ...(measure.started && measure.started.financing !== null ? [{ from: measure.started.on, to: null }] : []),
  ].map((days) => ({ ...days, value: null, sources: [] }));
  let lacking = going(measure, judged);
  for (const days of named)
    lacking = lacking.flatMap((lack) =>
      partsOf(lack, [days]).flatMap(({ from, to, held }) => (held ? [] : [{ ...lack, from, to }])),
    );
  return lacking;
}

/** T-7: a step was taken while one before it had not been; until it is taken. */
function stepSkipped(
  { assessments, putForward, started, completed }: Measure,
  judged: readonly JudgedMeasure[],
): Lack[] {
  const firstOf = (steps: readonly { readonly on: CivilDate }[]) => steps.map((s) => s.on).sort()[0] ?? null;
  const path = [
    firstOf(assessments),
    firstOf(putForward),
    firstOf(judged.filter((d) => d.verdict !== 'NONE')),
    started?.on ?? null,
    completed?.on ?? null,
  ];
  const sources = [
    ...[...assessments, ...putForward, ...(started ? [started] : []), ...(completed ? [completed] : [])].map(
      (s) => s.source,
    ),
    ...judged.flatMap((d) => d.sources),
  ];
  // The decision has its own finding: here only what comes before and after it.
  const skipped = path.flatMap((taken, n): Days[] => {
    if (n === 2 || n === path.length - 1) return [];
    const after = path
      .slice(n + 1)
      .filter((day) => day !== null)
      .sort()[0];
    return after === undefined || (taken !== null && taken <= after) ? [] : [{ from: after, to: taken }];
  });
  const turns = [...new Set(skipped.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].sort();
  return turns.flatMap((from, n): Lack[] => {
    const here = skipped.some((s) => s.from <= from && Timelines.before(from, s.to));
    return here ? [{ from, to: turns[n + 1] ?? null, sources }] : [];
  });
}
