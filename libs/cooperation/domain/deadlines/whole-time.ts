import { addDays, type CivilDate, earlier } from '#kernel';
import type { Due } from './deadline.ts';

/** Who is host on a day. `municipality` null: nobody is, for the host has left; then `clause` says by what (L-6.2-10). */
export interface HostOfDay {
  readonly municipality: string | null;
  readonly clause: string | null;
}

export interface HostsGround {
  readonly host: string;
  /** Left out: the same host on every day. */
  readonly hostOn?: (day: CivilDate) => HostOfDay;
  /** First day after the cooperation was dissolved; left out or null: it goes on. */
  readonly until?: CivilDate | null;
}

/** What is the host’s belongs to the host of its day, who need not be that of the day of asking. */
export function ofHostThen(due: Due, { host, hostOn, until = null }: HostsGround): Due {
  if (due.who !== 'HOST' || !hostOn) return due;
  // Who was host last winds the cooperation up.
  const then = (day: CivilDate): HostOfDay => hostOn(until === null ? day : earlier(day, addDays(until, -1)));
  const { municipality, clause } = then(due.date);
  const { done } = due;
  return {
    ...due,
    municipality,
    ...(municipality === null && clause !== null && { hostless: clause }),
    done: done && done.by === host ? { ...done, by: then(done.on).municipality } : done,
  };
}

/** What a cooperation that is dissolved still owes: the money of its time, and what was called for or can be tried. */
const OUTLASTS = new Set([
  ...['INSTALMENT', 'INVOICES_SENT', 'SETTLEMENT', 'SETTLEMENT_SENT'],
  ...['MEETING', 'MEETING_NOTICE', 'FOLLOW_UP', 'REVIEW_LAST_DAY', 'APPEAL_LAST_DAY'],
]);
/** Of the accounts of the year before. */
const OF_ACCOUNTS = new Set(['ACCOUNTS', 'ANNUAL_REPORT', 'AUDIT_REPORT', 'ACCOUNTS_ADOPTED']);

/** Whether a deadline is the cooperation’s at all: after its last day nobody plans for it, reports or meets (L-6.2-9). */
export function isStillDue({ code, date }: Due, { until = null }: HostsGround): boolean {
  if (until === null || OUTLASTS.has(code)) return true;
  const year = Number(date.slice(0, 4));
  if (OF_ACCOUNTS.has(code)) return until > `${year - 1}-01-01`;
  // The budget of next year, of a cooperation that does not see it.
  if (code === 'BUDGET_DRAFT') return until > `${year + 1}-01-01`;
  return date < until;
}
