import { dayOff, plus } from './days.ts';
import type { Naive } from './naive.ts';
import { budgetOn } from './naive-budget.ts';
import { hostDecisionsOn } from './naive-control.ts';
import { lastDayOf, takenBack } from './naive-participation.ts';

/** The naive model of what is due in a year, as it stands on a day: `date code municipality status doneOn kind of day`. */
export function deadlinesOn(known: Naive, year: number, day: string): string[] {
  const host = known.host(day) ?? '';
  const all: string[] = [];
  const due = (date: string, code: string, whose: string | null, done: string | boolean | null, tracked: boolean) => {
    const over = date < day ? (tracked ? 'MISSED' : 'PASSED') : 'DUE';
    const status = done === null || done === false ? over : 'DONE';
    all.push(
      `${date} ${code} ${whose ?? '-'} ${status} ${typeof done === 'string' ? done : '-'} ${dayOff(date) ?? '-'}`,
    );
  };
  const terms = known.agreement(day)?.terms;
  if (terms?.budget) {
    const [draftBy, adoptBy] = [`${year}-${terms.budget.draftBy}`, `${year}-${terms.budget.adoptBy}`];
    const budget = budgetOn(known, year + 1, day);
    const main = budget?.versions.find((v) => v.version === budget.version);
    due(draftBy, 'BUDGET_DRAFT', host, main?.sent ?? null, true);
    for (const m of known.participants(`${year + 1}-01-01`)) {
      const done = main?.adoptions.find((a) => a.municipality === m && a.counts)?.decided ?? null;
      due(plus(adoptBy, -14), 'BUDGET_RECOMMENDED', m, done !== null, false);
      due(plus(adoptBy, -14), 'BUDGET_PUBLISHED', m, done !== null, false);
      due(adoptBy, 'BUDGET_ADOPTED', m, done, true);
    }
  }
  for (const [date, code] of BY_LAW) due(`${year}-${date}`, code, host, null, false);
  const counted = known
    .all('PopulationAccepted')
    .some((e) => e.data.referenceDate === `${year}-01-01` && e.data.referenceDate <= day);
  due(`${year}-03-01`, 'POPULATION', host, counted, false);
  for (const { id, day: on, who } of terms?.routines ?? [])
    due(`${year}-${on}`, id, who === 'HOST' ? host : null, null, false);
  for (const { appealBy, reviewBy, annulled, for: whose } of hostDecisionsOn(known, day)) {
    if (annulled) continue;
    if (reviewBy.startsWith(`${year}`))
      due(reviewBy, 'REVIEW_LAST_DAY', whose.length === 1 ? (whose[0] as string) : null, null, false);
    if (appealBy?.startsWith(`${year}`)) due(appealBy, 'APPEAL_LAST_DAY', host, null, false);
  }
  for (const notice of known.all('WithdrawalNoticeReceived').filter((e) => e.decided <= day)) {
    const last = lastDayOf(known, notice);
    const back = takenBack(known, notice);
    if (!last?.startsWith(`${year}`) || (back?.data.agreed && back.decided <= day)) continue;
    due(last, 'PARTICIPATION_ENDS', notice.data.municipality, null, false);
  }
  return all.sort();
}

const BY_LAW = [
  ['02-22', 'ACCOUNTS'],
  ['03-31', 'ANNUAL_REPORT'],
  ['04-15', 'AUDIT_REPORT'],
  ['06-30', 'ACCOUNTS_ADOPTED'],
] as const;
