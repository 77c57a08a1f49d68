import type { ReportDay } from '#delivery';
import { type CivilDate, dayInYear, isPublicHoliday, isSaturday, isSunday, Timelines, yearOf } from '#kernel';
import type { Terms } from '../terms.ts';
import { type BudgetGround, budgetDeadlines } from './budget-deadlines.ts';
import { type ControlDays, controlDeadlines } from './control-deadlines.ts';
import { type Deadline, type Done, type Due, type Falls, judged } from './deadline.ts';
import { type MeetingsGround, meetingDeadlines } from './meeting-deadlines.ts';
import { type MoneyGround, moneyDeadlines } from './money-deadlines.ts';
import { type HostsGround, isStillDue, ofHostThen } from './whole-time.ts';

export type Routine = NonNullable<Terms['routines']>[number];

/** What the deadlines of a year follow from. */
export interface DeadlineGround extends BudgetGround, MeetingsGround, MoneyGround, HostsGround {
  /** What the agreement in force says; null while none is. */
  readonly agreement: (NonNullable<BudgetGround['agreement']> & { readonly routines?: readonly Routine[] }) | null;
  /** Notices of withdrawal that have not been taken back with the consent of the others. */
  readonly notices: readonly {
    readonly notice: string;
    readonly municipality: string;
    readonly lastDay: CivilDate | null;
    readonly clause: string;
    readonly sources: readonly number[];
  }[];
  /** The last days for reports (L-5.1-1). */
  readonly reports?: readonly ReportDay[];
  /** Decisions of the host that can be appealed or reviewed. */
  readonly control?: readonly ControlDays[];
  /** When the figures of 1 January came into the book; NEVER: it has none of any year. */
  readonly population: Done | 'NOT_YET' | 'NEVER';
}

/** Everything due in a calendar year, by date. */
export function deadlinesOf(year: number, ground: DeadlineGround): Deadline[] {
  const { validOn, host, agreement, notices, reports = [], population } = ground;
  const ofHost = { text: null, who: 'HOST', municipality: host } as const;
  const budget = budgetDeadlines(year, ground);
  const all: Due[] = [...budget, ...moneyDeadlines(year, ground), ...controlDeadlines(year, ground)];
  const ofBudget = new Set(budget.flatMap(({ about }) => about ?? []));
  all.push(...meetingDeadlines(year, ground, ofBudget));
  for (const { kind, date, about, clause, done, sources } of reports) {
    const by = done && { ...done, by: host };
    const stands = judged(validOn, { date, done: by });
    all.push({ ...ofHost, ...stands, date, code: `REPORT_${kind}`, about, clause, sources });
  }
  const figures = typeof population === 'string' ? null : population;
  all.push({
    ...ofHost,
    ...judged(validOn, { date: `${year}-03-01`, done: figures, followed: population !== 'NEVER' }),
    date: `${year}-03-01`,
    code: 'POPULATION',
    clause: 'A-03',
    sources: figures && figures.on <= validOn ? figures.sources : [],
  });
  for (const { id, day, text, who, clause } of agreement?.routines ?? []) {
    const date = dayInYear(year, day);
    const municipality = who === 'HOST' ? host : null;
    const stands = judged(validOn, { date, followed: false });
    all.push({ ...stands, date, code: id, text, clause, who, municipality, sources: agreement?.sources ?? [] });
  }
  for (const { notice, municipality, lastDay, clause, sources } of notices) {
    if (lastDay === null || yearOf(lastDay) !== year) continue;
    // Nobody has to do anything: once its last day is over, a participant has left.
    const left = lastDay < validOn ? { on: lastDay, by: municipality, what: notice, sources } : null;
    const stands = judged(validOn, { date: lastDay, done: left });
    const what = { text: null, clause, who: 'PARTICIPANTS', municipality, about: notice } as const;
    all.push({ ...what, ...stands, date: lastDay, code: 'PARTICIPATION_ENDS', sources: Timelines.sourcesOf(sources) });
  }
  return all
    .filter((due) => isStillDue(due, ground))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((due) => ({ ...ofHostThen(due, ground), falls: fallsOn(due.date) }));
}

const fallsOn = (date: CivilDate): Falls | null =>
  isPublicHoliday(date) ? 'HOLIDAY' : isSunday(date) ? 'SUNDAY' : isSaturday(date) ? 'SATURDAY' : null;

const keyOf = ({ date, code, municipality, about = '' }: Due): string =>
  `${date} ${code} ${municipality ?? ''} ${about}`;
