import { dayOff, plus } from './days.ts';
import { after, ascending, type Naive } from './naive.ts';
import { budgetOn } from './naive-budget.ts';
import { hostDecisionsOn } from './naive-control.ts';
import { meetings } from './naive-meetings.ts';
import { lastDayOf, takenBack } from './naive-participation.ts';

/** The naive model of what is due in a year, as it stands on a day: `date code municipality status doneOn kind of day`. */
export function deadlinesOn(known: Naive, year: number, day: string): string[] {
  const all: string[] = [];
  const end = known.turns().find((t) => t.everyone)?.on ?? '9999-12-31';
  /** The host of a day, while it takes part; after the end, who was host last. */
  const hostAt = (date: string): string | null => {
    const at = date < end ? date : plus(end, -1);
    const host = known.host(at) ?? '';
    return known.participants(at).includes(host) ? host : null;
  };
  /** What is not tracked has passed; what is done on a day that the book does not say is `true`. */
  const due = (date: string, code: string, whose: string | null, done: string | boolean | null, tracked: boolean) => {
    // Before its first day a cooperation owed nobody anything.
    if (date < (known.all('CooperationEstablished')[0]?.validFrom ?? date)) return;
    const said = typeof done === 'string' && done > day ? null : done;
    const over = date < day ? (tracked ? 'MISSED' : 'PASSED') : 'DUE';
    const status = said === null || said === false ? over : typeof said === 'string' && said > date ? 'LATE' : 'DONE';
    all.push(
      `${date} ${code} ${(whose === HOST ? hostAt(date) : whose) ?? '-'} ${status} ${typeof said === 'string' ? said : '-'} ${dayOff(date) ?? '-'}`,
    );
  };
  /** Meetings that are told of with the budget. */
  const ofBudget: string[] = [];
  const terms = known.agreement(day)?.terms;
  if (terms?.budget) {
    const [draftBy, adoptBy] = [`${year}-${terms.budget.draftBy}`, `${year}-${terms.budget.adoptBy}`];
    const budget = budgetOn(known, year + 1, day);
    const main = budget?.versions.find((v) => v.version === budget.version);
    if (end > `${year + 1}-01-01`) due(draftBy, 'BUDGET_DRAFT', HOST, main?.sent ?? null, true);
    for (const m of known.participants(`${year + 1}-01-01`)) {
      const done = main?.adoptions.find((a) => a.municipality === m && a.counts)?.decided ?? null;
      // § 14-3: two weeks before the last meeting in which the council can adopt it, and before that its committee.
      const lastOf = (kind: string, by: string) =>
        ascending(
          toldOn(known, day).filter((t) => t.kind === kind && t.municipality === m && draftBy < t.date && t.date <= by),
          (t) => t.date,
        ).at(-1);
      const council = lastOf('COUNCIL', adoptBy);
      const publishBy = plus(council?.date ?? adoptBy, -14);
      const committee = lastOf('EXECUTIVE_COMMITTEE', publishBy);
      for (const [code, said] of [
        ['BUDGET_RECOMMENDED', recommendedBy(known, m, day)],
        ['BUDGET_PUBLISHED', publishedBy(known, m, day)],
      ] as const) {
        const own = said.filter((s) => s.year === year + 1 && s.version === main?.version);
        const followed = said.some((s) => s.year <= year + 1);
        due(publishBy, code, m, own.map((s) => s.on).sort()[0] ?? done !== null, followed);
      }
      if (committee) due(committee.date, 'COMMITTEE_MEETING', m, committee.heldOn ?? done !== null, false);
      if (council) due(council.date, 'COUNCIL_MEETING', m, council.heldOn ?? done !== null, false);
      for (const meeting of [council?.meeting, committee?.meeting]) if (meeting !== undefined) ofBudget.push(meeting);
      due(adoptBy, 'BUDGET_ADOPTED', m, done, true);
    }
  }
  const begun = known.all('CooperationEstablished')[0]?.validFrom ?? '';
  if (begun < `${year}-01-01` && end > `${year - 1}-01-01`)
    for (const [date, code] of BY_LAW) {
      const said = ofAccounts(known, code).filter((s) => s.on <= day);
      const own = said.filter((s) => s.year === year - 1).map((s) => s.on);
      const followed = said.some((s) => s.year <= year - 1);
      due(`${year}-${date}`, code, HOST, own.sort()[0] ?? null, followed);
    }
  for (const [date, code] of invoicesOf(known, year)) due(date, code, HOST, null, false);
  const figures = known.all('PopulationAccepted');
  const [first] = figures.filter((e) => e.data.referenceDate === `${year}-01-01`);
  const any = figures.some((e) => e.data.referenceDate <= day);
  if (`${year}-03-01` < end) due(`${year}-03-01`, 'POPULATION', HOST, first?.decided ?? null, any);
  for (const { id, day: on, who } of terms?.routines ?? [])
    if (`${year}-${on}` < end) due(`${year}-${on}`, id, who === 'HOST' ? HOST : null, null, false);
  for (const { decision: id, appealBy, reviewBy, annulled, for: whose } of hostDecisionsOn(known, day)) {
    if (annulled) continue;
    if (reviewBy.startsWith(`${year}`))
      due(
        reviewBy,
        'REVIEW_LAST_DAY',
        whose.length === 1 ? (whose[0] as string) : null,
        made('LegalityReviewDemanded', id),
        false,
      );
    if (appealBy?.startsWith(`${year}`)) due(appealBy, 'APPEAL_LAST_DAY', HOST, made('AppealFiled', id), false);
  }
  function made(type: string, decision: string): string | null {
    const said = known.all(type).filter((e) => e.data.decision === decision && e.decided <= day);
    return said.map((e) => [e.data.sentOn ?? e.decided, e.decided].sort()[0] as string).sort()[0] ?? null;
  }
  for (const notice of known.all('WithdrawalNoticeReceived').filter((e) => e.decided <= day)) {
    const last = lastDayOf(known, notice);
    const back = takenBack(known, notice);
    if (!last?.startsWith(`${year}`) || last >= end || (back?.data.agreed && back.decided <= day)) continue;
    due(last, 'PARTICIPATION_ENDS', notice.data.municipality, last < day ? last : null, true);
  }
  for (const [date, code, whose, done, tracked] of meetingsDue(known, year, day, ofBudget))
    if (date < end || !['COOPERATION_MEETING', 'MEETINGS_OF_YEAR'].includes(code))
      due(date, code, whose, done, tracked);
  return all.sort();
}

/** Whoever is host on the day that something is due. */
const HOST = 'HOST';

interface Said {
  readonly year: number;
  readonly on: string;
}

/** When the executive committee of a municipality recommended which versions, by the day. */
const recommendedBy = (known: Naive, m: string, day: string) =>
  known.all('BudgetRecommended').flatMap(({ data: { decision, year, version } }) => {
    const { body, decided: on } = known.record(decision);
    const { kind, municipality } = known.body(body);
    const counts = kind === 'EXECUTIVE_COMMITTEE' && municipality === m && known.stands(decision, 'RECOMMEND_BUDGET');
    return counts && on <= day ? [{ year, version, on }] : [];
  });

const publishedBy = (known: Naive, m: string, day: string) =>
  known
    .all('BudgetPublished')
    .filter((e) => e.data.municipality === m && e.decided <= day)
    .map(({ data: { year, version }, decided: on }) => ({ year, version, on }));

/** The annual reports that the law asks for, or the decisions by which accounts are adopted; of other codes nothing is in the book. */
function ofAccounts(known: Naive, code: string): Said[] {
  if (code === 'ANNUAL_REPORT')
    return known
      .all('ReportDelivered')
      .filter((e) => e.data.kind === 'STATUTORY_ANNUAL')
      .map(({ data, decided: on }) => ({ year: Number(data.period.to.slice(0, 4)), on }));
  if (code !== 'ACCOUNTS_ADOPTED') return [];
  return known
    .all('AccountsAdopted')
    .filter((e) => known.stands(e.data.decision, 'ADOPT_ACCOUNTS'))
    .map(({ data }) => ({ year: data.year, on: known.record(data.decision).decided }));
}

type Row = readonly [date: string, code: string, whose: string | null, done: string | null, tracked: boolean];

/** The meetings that a day knows, with the day on which they are, or were. */
const toldOn = (known: Naive, day: string) =>
  meetings(known).flatMap((m) => {
    const last = m.notices.findLast((n) => n.data.sentOn <= day);
    const off = m.cancelledOn !== null && m.cancelledOn <= day && (last?.data.sentOn ?? '') <= m.cancelledOn;
    const held = m.held && m.held.decided <= day ? m.held.decided : null;
    const date = (off ? undefined : last?.data.at.date) ?? held;
    const { kind, municipality } = known.body(m.body);
    return date === null || date === undefined ? [] : [{ ...m, date, heldOn: held, kind, municipality }];
  });

/** Meetings, their notices, how often bodies meet, and what is to be done because of decisions. */
function meetingsDue(known: Naive, year: number, day: string, others: readonly string[]): Row[] {
  const rows: Row[] = [];
  const told = toldOn(known, day);
  for (const { meeting, body, date, heldOn, notices } of told) {
    const whose = known.body(body).municipality ?? null;
    if (date.startsWith(`${year}`) && !others.includes(meeting)) rows.push([date, 'MEETING', whose, heldOn, true]);
    const asked = known.agreement(date)?.terms.meetings?.find((m) => m.body === body)?.noticeDays;
    const by = asked === undefined ? '' : plus(date, -asked);
    if (by.startsWith(`${year}`)) rows.push([by, 'MEETING_NOTICE', whose, notices[0]?.data.sentOn ?? null, true]);
  }
  const end = `${year}-12-31`;
  const begun = known.all('CooperationEstablished')[0]?.validFrom ?? '';
  const turns = known
    .all('AgreementProposed', 'AgreementCorrected')
    .flatMap((e) =>
      e.type === 'AgreementProposed'
        ? (known.entry(e.data.version)?.inForce ?? [])
        : [e.validFrom, e.data.until ?? e.validFrom],
    );
  const days = [`${year}-01-01`, ...turns.filter((on) => on.startsWith(`${year}`))];
  const said = days.map((on) => known.agreement(on)?.terms);
  const spoken = said.map((t) => t?.meetings !== undefined || t?.cooperationMeeting !== undefined);
  const whole = begun <= `${year}-01-01` && spoken.every((s) => s);
  const last = known.agreement(end)?.terms;
  const heldBy = (bodies: readonly (string | undefined)[]) =>
    told.flatMap((m) => (bodies.includes(m.body) && m.heldOn?.startsWith(`${year}`) ? [m.heldOn] : [])).sort();
  if (last?.cooperationMeeting) {
    const bodies = whole ? said.map((t) => t?.cooperationMeeting?.body) : [];
    const tracked = whole && bodies.every((b) => b !== undefined);
    rows.push([
      end,
      'COOPERATION_MEETING',
      HOST,
      heldBy([last.cooperationMeeting.body, ...bodies])[0] ?? null,
      tracked,
    ]);
  }
  for (const { body, perYear } of last?.meetings ?? []) {
    if (perYear === undefined) continue;
    const asked = whole ? said.map((t) => t?.meetings?.find((m) => m.body === body)?.perYear ?? 0) : [];
    const least = Math.min(perYear, ...asked);
    rows.push([end, 'MEETINGS_OF_YEAR', null, heldBy([body])[Math.max(least, 1) - 1] ?? null, whole && least > 0]);
  }
  for (const { data, decided } of known.all('FollowUpOpened')) {
    if (!data.dueOn?.startsWith(`${year}`) || decided > day) continue;
    const closed = known.all('FollowUpClosed').find((e) => e.data.followUp === data.followUp);
    const whose = known.body(known.record(data.decision).body).municipality ?? null;
    rows.push([data.dueOn, 'FOLLOW_UP', whose, closed?.decided ?? null, true]);
  }
  return rows;
}

/**
 * By when invoices on account are issued, by the rhythm of their own months, and the settlement with the last; where the
 * agreement names the days, they are sent by then too.
 */
function invoicesOf(known: Naive, year: number): [date: string, code: string][] {
  const rows: [string, string][] = [];
  let settleBy: string | null = null;
  for (let month = `${year}-01`; month <= `${year}-12`; ) {
    const billing = known.host(`${month}-01`) === null ? undefined : known.terms(`${month}-01`)?.terms.billing;
    const quarters = billing?.rhythm === 'QUARTERLY';
    const inYear = Number(month.slice(5)) - 1;
    const next = after(month, quarters ? 3 - (inYear % 3) : 1);
    const day = billing?.days?.[quarters ? Math.floor(inYear / 3) : inYear];
    if (billing) rows.push([day ? `${year}-${day}` : plus(`${next}-01`, -1), 'INSTALMENT']);
    if (day) rows.push([`${year}-${day}`, 'INVOICES_SENT']);
    if (billing) settleBy = billing.days?.at(-1) ?? null;
    month = next;
  }
  if (rows.length === 0) return [];
  const settled: [string, string][] = settleBy === null ? [] : [[`${year}-${settleBy}`, 'SETTLEMENT_SENT']];
  return [...rows, [`${year}-${settleBy ?? '12-31'}`, 'SETTLEMENT'], ...settled];
}

const BY_LAW = [
  ['02-22', 'ACCOUNTS'],
  ['03-31', 'ANNUAL_REPORT'],
  ['04-15', 'AUDIT_REPORT'],
  ['06-30', 'ACCOUNTS_ADOPTED'],
] as const;
