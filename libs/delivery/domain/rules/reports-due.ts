import {
  addDays,
  addMonths,
  type CivilDate,
  dayInYear,
  type Finding,
  firstOfMonth,
  monthOf,
  monthsLater,
  type Timeline,
  Timelines,
  yearOf,
} from '#kernel';
import type { DeliverySurroundings } from '../delivery.ts';
import type { Period, ReportKind } from '../state.ts';
import type { DeliveryTerms } from '../terms.ts';

export type ReportDemand = NonNullable<DeliveryTerms['reports']>[number];
export type EvaluationDemand = NonNullable<DeliveryTerms['evaluations']>[number];
/** Which reports and evaluations the agreement wants, over time. */
export type ReportPlan = Timeline<{
  readonly reports: readonly ReportDemand[];
  readonly evaluations: readonly EvaluationDemand[];
}>;

/** what applies when the agreement names no days. */
const REMIND_AFTER = 30;
const MISSING_AFTER = 60;

export interface DeliveredReport {
  readonly report: string;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly journalReference: string | null;
  readonly deliveredOn: CivilDate;
}

/**
 * - `DUE`: the period is not over, or the reminder has not come
 * - `REMINDER`: the day of the reminder has come, and there is no report
 */
export type ReportStatus = 'DUE' | 'REMINDER' | 'MISSING' | 'DELIVERED';

/** A report that the agreement in force at the end of its period wants. */
export interface ReportDue {
  readonly kind: ReportKind;
  readonly period: Period;
  readonly remindOn: CivilDate;
  /** Missing after this day. */
  readonly lastDay: CivilDate;
  readonly clause: string;
  /** The document that demands it; null: the agreement itself. */
  readonly of: string | null;
  readonly status: ReportStatus;
  readonly delivered: DeliveredReport | null;
  readonly sources: readonly number[];
}

/** Which reports are asked about: of periods that end in the years, as they stand on a day. */
export interface DueQuestion {
  readonly years: readonly [first: number, last: number];
  readonly on: CivilDate;
  /** A-30; left out: as the days are written. */
  readonly asRead?: (day: CivilDate) => CivilDate;
}

export function reportPlan({ deliveryTerms }: Pick<DeliverySurroundings, 'deliveryTerms'>): ReportPlan {
  return deliveryTerms.flatMap((s) => {
    const { reports = [], evaluations = [] } = s.value;
    return reports.length + evaluations.length === 0 ? [] : [{ ...s, value: { reports, evaluations } }];
  });
}

/** The report of a period is the first one of its kind on a period with the same last day. */
export interface ReportFact {
  readonly value: DeliveredReport;
  readonly sources: readonly number[];
}

/**
 * L-5.1-1, A-29, A-30: every report of a period that ends in the years, by the end of the period, as it stands on the day.
 *
 * @param asRead what a last day is that falls on a day off
 */
export function reportsDue(
  plan: ReportPlan,
  reports: readonly ReportFact[],
  { years, on, asRead = (day) => day }: DueQuestion,
): ReportDue[] {
  const [first, last] = years;
  const due: ReportDue[] = [];
  for (let year = first; year <= last; year++)
    for (const { from, to, value, sources } of plan)
      for (const demand of value.reports) {
        const end = dayInYear(year, demand.periodEnds);
        if (end < from || !Timelines.before(end, to)) continue;
        const delivered = reports
          .filter((r) => r.value.kind === demand.kind && r.value.period.to === end && r.value.deliveredOn <= on)
          .sort((a, b) => (a.value.deliveredOn < b.value.deliveredOn ? -1 : 1))[0];
        const remindOn = asRead(addDays(end, demand.remindAfter ?? REMIND_AFTER));
        const lastDay = asRead(addDays(end, demand.missingAfter ?? MISSING_AFTER));
        due.push({
          kind: demand.kind,
          period: { from: firstDayOfPeriod(end, demand.months), to: end },
          remindOn,
          lastDay,
          clause: demand.clause,
          of: demand.of ?? null,
          status: delivered ? 'DELIVERED' : on > lastDay ? 'MISSING' : on >= remindOn ? 'REMINDER' : 'DUE',
          delivered: delivered?.value ?? null,
          sources: Timelines.sourcesOf(sources, delivered?.sources ?? []),
        });
      }
  return due.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** The last day for a report or an evaluation. A reminder before it is no deadline. */
export interface ReportDay {
  readonly kind: ReportKind;
  readonly date: CivilDate;
  /** The period it is on, or which evaluation. */
  readonly about: string;
  readonly clause: string;
  readonly done: { readonly on: CivilDate; readonly what: string; readonly sources: readonly number[] } | null;
  readonly sources: readonly number[];
}

/** The last days that fall in a calendar year, for the yearly cycle, as they stand on the day. */
export function reportDays(
  plan: ReportPlan,
  reports: readonly ReportFact[],
  { year, on, asRead }: Omit<DueQuestion, 'years'> & { readonly year: number },
): ReportDay[] {
  const sourcesOf = (report: DeliveredReport): readonly number[] =>
    reports.find((r) => r.value.report === report.report)?.sources ?? [];
  const doneBy = (report: DeliveredReport | null | undefined): ReportDay['done'] =>
    report ? { on: report.deliveredOn, what: report.report, sources: sourcesOf(report) } : null;
  const periodic = reportsDue(plan, reports, { years: [year - 3, year], on, ...(asRead && { asRead }) })
    .filter(({ lastDay }) => yearOf(lastDay) === year)
    .map(({ kind, period, lastDay: date, clause, delivered, sources }): ReportDay => {
      const about = `${period.from}–${period.to}`;
      return { kind, date, about, clause, done: doneBy(delivered), sources };
    });
  const evaluations = plan.flatMap(({ from, to, value, sources }) =>
    value.evaluations
      .filter(({ by }) => yearOf(by) === year && by >= from && Timelines.before(by, to))
      .map(({ evaluation, from: opens, by, clause }): ReportDay => {
        const delivered = reports
          .map((r) => r.value)
          .filter((r) => r.kind === 'EVALUATION' && r.deliveredOn >= opens && r.deliveredOn <= on)
          .sort((a, b) => (a.deliveredOn < b.deliveredOn ? -1 : 1))[0];
        const done = doneBy(delivered);
        const of = { kind: 'EVALUATION', date: by, about: evaluation, clause } as const;
        return { ...of, done, sources: Timelines.sourcesOf(sources, done?.sources ?? []) };
      }),
  );
  return [...periodic, ...evaluations];
}

/** The first year in which a period that is asked for can end; null when nothing is. */
export const firstYearOf = (plan: ReportPlan): number | null => (plan[0] ? yearOf(plan[0].from) : null);

/** What is missing on the day: a breach where the agreement itself demands it, a remark where a document does (P6). */
export function missingReports(due: readonly ReportDue[]): Finding[] {
  return due
    .filter(({ status }) => status === 'MISSING')
    .map(({ kind, period, clause, of, sources }) => ({
      code: 'REPORT_MISSING',
      severity: of === null ? 'BREACH' : 'REMARK',
      rule: 'L-5.1-1',
      clause,
      about: `${kind} ${period.from}–${period.to}`,
      responsible: { who: 'HOST', municipality: null },
      sources,
    }));
}

const sortKey = ({ period, kind }: ReportDue): string => `${period.to} ${kind}`;

function firstDayOfPeriod(end: CivilDate, months: number): CivilDate {
  const wholeMonths = addDays(end, 1).endsWith('-01');
  return wholeMonths ? firstOfMonth(addMonths(monthOf(end), 1 - months)) : addDays(monthsLater(end, -months), 1);
}
