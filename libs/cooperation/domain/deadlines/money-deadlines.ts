import { type FactBase, ONLY } from '#allocation';
import { isMoneyOf, type MoneyFact, type RunKind } from '#invoicing';
import { addDays, type CivilDate, dayInYear, endOfMonth, isRefusal } from '#kernel';
import { type InstalmentDue, instalmentDue } from '../billing/instalment-due.ts';
import type { Terms } from '../terms.ts';
import { type Done, type Due, firstDone, judged } from './deadline.ts';

export interface MoneyGround {
  readonly validOn: CivilDate;
  readonly host: string;
  /** First day of the cooperation: of the accounts of a year before it there is nothing to close. */
  readonly since: CivilDate;
  /** The terms of the year; left out: no agreement applies in it. */
  readonly rules?: FactBase;
  /** What happened with the money of this year and the two before it, until the day. */
  readonly money?: readonly MoneyFact[];
  /** What was done with the accounts of a year beside them: no fact of money. */
  readonly ofAccounts?: readonly OfAccounts[];
}

/** The annual report of a year was delivered, or its accounts were adopted. */
export interface OfAccounts {
  readonly code: 'ANNUAL_REPORT' | 'ACCOUNTS_ADOPTED';
  /** Of the accounts. */
  readonly year: number;
  readonly done: Done;
}

/** Days of the law for a host's accounts (kommuneloven §§ 14-3, 14-6, 14-7, 24-8). */
const LAW: readonly (readonly [
  day: string,
  code: 'ACCOUNTS' | 'AUDIT_REPORT' | OfAccounts['code'],
  clause: string,
  event: 'AccountsClosed' | 'AccountsAudited' | null,
])[] = [
  ['02-22', 'ACCOUNTS', 'kommuneloven § 14-6', 'AccountsClosed'],
  ['03-31', 'ANNUAL_REPORT', 'kommuneloven § 14-7', null],
  ['04-15', 'AUDIT_REPORT', 'kommuneloven § 24-8', 'AccountsAudited'],
  ['06-30', 'ACCOUNTS_ADOPTED', 'kommuneloven § 14-3', null],
];

/**
 * The accounts of the year before, and the invoices of this one: an instalment for each month or quarter and the
 * settlement with the last, by the terms that apply then (L-4.4-12, L-4.4-O4). Terms that name the days want the documents
 * with their payers by then. Whether it was done is followed in a book that has money of that year or one shortly before;
 * others keep their accounts elsewhere.
 */
export function moneyDeadlines(year: number, ground: MoneyGround): Due[] {
  const { validOn, host, since, rules, money = [], ofAccounts = [] } = ground;
  const what = { text: null, who: 'HOST', municipality: host } as const;
  const follows = (of: number): boolean => money.some((fact) => fact.year <= of);
  const all: Due[] = [];
  for (const [day, code, clause, event] of LAW) {
    if (since >= `${year}-01-01`) break;
    const date = `${year}-${day}`;
    const ofCode = ofAccounts.filter((one) => one.code === code && one.done.on <= validOn);
    const found = event && money.find((fact) => fact.year === year - 1 && isMoneyOf(fact, event));
    const done = found
      ? { on: found.on, by: host, what: null, sources: [found.index] }
      : firstDone(ofCode.filter((one) => one.year === year - 1).map((one) => one.done));
    const followed = follows(year - 1) || ofCode.some((one) => one.year < year);
    const stands = judged(validOn, { date, done, followed });
    all.push({ ...what, ...stands, date, code, clause, sources: done?.sources ?? [] });
  }
  const sending = (issued: Done | null, date: CivilDate, { clause, sources }: Instalment): Omit<Due, 'code'> => {
    const sent = issued && sentOf(money, year, issued, host);
    const stands = judged(validOn, { date, done: sent, followed: follows(year) });
    return { ...what, ...stands, date, clause, sources: [...sources, ...(sent?.sources ?? [])] };
  };
  const instalments = rules ? instalmentsOf(year, rules) : [];
  for (const due of instalments) {
    const { from, to } = due.period;
    const date = due.day === null ? lastOfMonth(to) : dayInYear(year, due.day);
    const issued = issuedOf(money, year, 'ON_ACCOUNT').filter((i) => i.from <= from && i.to >= to);
    const done = firstDone(issued.map((i) => doneBy(i, host)));
    const stands = judged(validOn, { date, done, followed: follows(year) });
    const about = from === to ? from : `${from}–${to}`;
    const sources = [...due.sources, ...(done?.sources ?? [])];
    all.push({ ...what, ...stands, date, code: 'INSTALMENT', clause: due.clause, about, sources });
    if (due.day !== null) all.push({ ...sending(done, date, due), code: 'INVOICES_SENT', about });
  }
  const last = instalments.at(-1);
  if (last) {
    const date = last.settleBy === null ? `${year}-12-31` : dayInYear(year, last.settleBy);
    const done = firstDone(issuedOf(money, year, 'SETTLEMENT').map((i) => doneBy(i, host)));
    const stands = judged(validOn, { date, done, followed: follows(year) });
    const sources = [...last.sources, ...(done?.sources ?? [])];
    all.push({ ...what, ...stands, date, code: 'SETTLEMENT', clause: last.clause, sources });
    if (last.settleBy !== null) all.push({ ...sending(done, date, last), code: 'SETTLEMENT_SENT' });
  }
  return all;
}

interface Instalment extends InstalmentDue {
  /** MM-DD, where the terms name it. */
  readonly day: string | null;
  readonly settleBy: string | null;
  readonly sources: readonly number[];
}

/** Every instalment of the year, each by the terms of its own months. */
function instalmentsOf(year: number, rules: FactBase): Instalment[] {
  const all: Instalment[] = [];
  for (let covered: string | null = null; ; ) {
    const due: ReturnType<typeof instalmentDue> = instalmentDue(rules, year, covered);
    if (due === null || isRefusal(due)) return all;
    const terms = rules.on('terms', ONLY, `${due.period.from}-01`);
    const days = (terms?.value.terms as Terms | undefined)?.billing.days;
    const day = days?.[due.number - 1] ?? null;
    all.push({ ...due, day, settleBy: days?.at(-1) ?? null, sources: terms?.sources ?? [] });
    covered = due.period.to;
  }
}

interface Issued {
  readonly run: string;
  readonly from: string;
  readonly to: string;
  readonly on: CivilDate;
  readonly index: number;
}

/** The runs of a kind of which documents were issued, or the host’s own share noted, each on its first day. */
function issuedOf(money: readonly MoneyFact[], year: number, kind: RunKind): Issued[] {
  const prepared = new Map(
    money
      .filter((fact) => isMoneyOf(fact, 'InvoiceRunPrepared'))
      .filter(({ data, year: of }) => of === year && data.kind === kind)
      .map(({ data }) => [data.run, data.period]),
  );
  return money
    .filter((fact) => isMoneyOf(fact, 'InvoiceIssued') || isMoneyOf(fact, 'OwnShareNoted'))
    .flatMap(({ data: { run }, on, index, year: of }) => {
      const period = of === year ? prepared.get(run) : undefined;
      return period ? [{ run, ...period, on, index }] : [];
    });
}

/** When the last document of a run was sent; null while one is not. The host’s own share is noted, and goes to nobody. */
function sentOf(money: readonly MoneyFact[], year: number, { what: run }: Done, host: string): Done | null {
  const ofYear = money.filter((fact) => fact.year === year);
  const sent = ofYear.filter((fact) => isMoneyOf(fact, 'InvoiceSent'));
  const each = ofYear.flatMap((fact): (MoneyFact | null)[] => {
    if (isMoneyOf(fact, 'OwnShareNoted')) return fact.data.run === run ? [fact] : [];
    if (!isMoneyOf(fact, 'InvoiceIssued') || fact.data.run !== run) return [];
    return [sent.find(({ data }) => data.invoice === fact.data.invoice) ?? null];
  });
  const there = each.flatMap((fact) => fact ?? []);
  const on = there
    .map((fact) => fact.on)
    .sort()
    .at(-1);
  if (on === undefined || there.length < each.length) return null;
  return { on, by: host, what: run, sources: there.map(({ index }) => index) };
}

const doneBy = ({ run, on, index }: Issued, host: string): Done => ({ on, by: host, what: run, sources: [index] });
const lastOfMonth = (month: string): CivilDate => addDays(endOfMonth(month), -1);
