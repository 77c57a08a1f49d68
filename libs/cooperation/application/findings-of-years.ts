import {
  type BudgetDays,
  type BudgetOnDay,
  type BudgetTerms,
  basisOfReading,
  budgetTermsIn,
  type ProvisionalBasis,
  provisionalFindings,
  type UndraftedYear,
  YEARS_BACK,
} from '#budget';
import {
  type CivilDate,
  type Finding,
  firstOfYear,
  isRefusal,
  lastOfYear,
  later,
  type Refusal,
  Timelines,
  yearOf,
} from '#kernel';
import { budgetFigures, type Spending } from '../domain/budget-figures.ts';
import { defaultOf } from '../domain/open-questions.ts';
import type { FindingView } from './answers.ts';
import type { BookReading, DayOfBook, DayQuestion } from './book-reading.ts';
import type { Questions } from './questions.ts';

/** What an allocation finds that is so on the day itself: of a year that is over, it says nothing any more. */
const OF_THE_YEAR_ITSELF = new Set([
  'OPT_OUT_NOT_ALLOWED',
  'KEY_NOT_ADOPTED',
  'KEY_NOT_RATIFIED',
  'SHARED_WITHOUT_HOST',
]);
const PERIOD_OVER = 'ESTABLISHMENT_PERIOD_OVER';

/**
 * What the allocations of the years up to a day find. A cost that is held back waits for whoever must decide, also when
 * its year is over.
 */
export async function allocationFindings(
  questions: Questions,
  { cooperation }: DayQuestion,
  { known, validOn, since, of }: DayOfBook,
): Promise<FindingView[]> {
  const asked = { cooperation, knownAt: String(known.size) };
  const inForce = (of('terms')[0]?.value as { version?: string } | undefined)?.version ?? '';
  const year = yearOf(validOn);
  const found: FindingView[] = [];
  for (let past = year; past >= yearOf(since); past--) {
    const to = past === year ? validOn.slice(0, 7) : `${past}-12`;
    const allocation = await questions.allocation({ ...asked, from: `${past}-01`, to });
    // A year that cannot be allocated yet has no findings of its own; what is missing is told by who asks for it.
    if (isRefusal(allocation)) continue;
    for (const finding of allocation.findings) {
      const { code, about } = finding;
      if (past < year && OF_THE_YEAR_ITSELF.has(code)) continue;
      // A new distribution takes it away, also from the years before.
      if (past < year && code === PERIOD_OVER && !about.startsWith(`${inForce} `)) continue;
      if (!found.some((f) => f.code === code && f.about === about)) found.push(finding);
    }
  }
  return found;
}

/** L-3.1-2, L-4.2-1, L-4.2-4, A-06: years whose budget nobody drafted, as far as their last days are over. */
export async function yearsWithoutBudget(
  book: BookReading,
  question: DayQuestion,
  day: DayOfBook,
): Promise<Finding[] | Refusal> {
  const found: Finding[] = [];
  const decided = day.of('undrafted-budget').map((r) => Number(r.name));
  const years = new Set(decided);
  for (let year = yearOf(day.since) + 1; year <= yearOf(day.validOn) + 1; year++) years.add(year);
  for (const year of [...years].sort()) {
    const undrafted = await yearWithoutBudget(book, question, day, year);
    if (isRefusal(undrafted)) return undrafted;
    found.push(...(undrafted?.findings ?? []));
  }
  return found;
}

/** A year whose budget nobody has drafted by the day. */
export interface YearWithoutBudget {
  /** Null where no agreement sets any for the year. */
  readonly days: BudgetDays | null;
  /** What is asked for on account; null before the year, and where no agreement says that there is to be a budget. */
  readonly provisional: ProvisionalBasis | null;
  /** How A-06 is read, where that says what is asked for. */
  readonly reading: { readonly option: string; readonly decision: string | null } | null;
  readonly spending: Spending;
  readonly findings: readonly Finding[];
  readonly sources: readonly number[];
}

/** Null where a budget of the year is drafted, or where nothing in the book says that there is to be one. */
export async function yearWithoutBudget(
  book: BookReading,
  { cooperation }: DayQuestion,
  day: DayOfBook,
  year: number,
): Promise<YearWithoutBudget | null | Refusal> {
  const { known, validOn, since, of } = day;
  if (of('budget').some((r) => r.name === String(year))) return null;
  const row = of('undrafted-budget').find((r) => r.name === String(year)) ?? null;
  const before = year - 1;
  const onDay = async (on: CivilDate): Promise<DayOfBook | null> => {
    const asked = on < validOn ? await book.onDay({ cooperation, validOn: on, knownAt: String(known.size) }) : day;
    return isRefusal(asked) ? null : asked;
  };
  const begun = before >= yearOf(since) && before <= yearOf(validOn);
  const last = begun ? budgetOf(await onDay(lastOfYear(before)), before) : null;
  const adopting = last && (budgetOf(await onDay(`${before}-${last.terms.adoptBy}`), before) ?? last);
  if (!adopting && !row) return null;
  const days: BudgetDays | null = adopting && {
    draftBy: `${before}-${adopting.terms.draftBy}`,
    adoptBy: `${before}-${adopting.terms.adoptBy}`,
    ...{ clause: adopting.terms.clause, sources: adopting.sources },
  };
  const decided = (row?.value as UndraftedYear | undefined) ?? { provisional: null, notByHost: [] };
  const read = days && validOn >= firstOfYear(year) && !decided.provisional ? asRead(day, year) : null;
  const provisional = decided.provisional ?? read?.provisional ?? null;
  const found: Finding[] = [];
  if (days) {
    const add = (code: string, rule: string, who: 'HOST' | 'COUNCILS') =>
      found.push({
        ...{ code, rule, clause: days.clause, sources: days.sources, severity: 'BREACH', about: String(year) },
        responsible: { who, municipality: null },
      });
    // Who had no such agreement on the day need not have sent anything.
    if (days.draftBy < validOn && days.draftBy >= since && budgetOf(await onDay(days.draftBy), before))
      add('BUDGET_NOT_SENT', 'L-4.2-1', 'HOST');
    if (days.adoptBy < validOn && days.adoptBy >= since) add('BUDGET_NOT_VALID', 'L-4.2-2', 'COUNCILS');
  }
  // Where the reading alone names no budget, nobody has decided what there is not.
  const ofBasis = { year, clause: days?.clause ?? '—', sources: row?.sources ?? [] };
  found.push(...provisionalFindings({ ...ofBasis, ...decided }));
  const rows = book.during({ cooperation, from: `${year}-01`, to: `${year}-12` }, known);
  if (isRefusal(rows)) return rows;
  const overdue = days !== null && days.adoptBy >= since && days.adoptBy < validOn;
  const none: BudgetOnDay = {
    ...{ year, status: 'NOT_VALID', late: false, version: '', since: validOn, required: [], versions: [] },
    ...{ days: overdue ? days : null, inForce: null, provisional: null, findings: [], interpretations: [] },
  };
  const { spending, findings } = budgetFigures(rows, none, validOn);
  const sources = Timelines.sourcesOf(days?.sources ?? [], row?.sources ?? [], provisional?.sources ?? []);
  const reading = read && { option: read.option, decision: read.decision };
  return { days, provisional, reading, spending, findings: [...found, ...findings], sources };
}

/** A-06, while the host has decided nothing: what the reading of the day asks for in a year that nobody drafted a budget for. */
function asRead(
  { of }: DayOfBook,
  year: number,
): { readonly option: string; readonly decision: string | null; readonly provisional: ProvisionalBasis } {
  const row = of('interpretation').find(({ name }) => name === 'A-06') ?? null;
  const said = row?.value as { option: string; decision: string | null } | undefined;
  const option = said?.option ?? defaultOf('A-06');
  const basis = basisOfReading(option);
  const budgets = of('budget').flatMap((r) => {
    const { inForce } = r.value as unknown as BudgetOnDay;
    return inForce && Number(r.name) < year ? [inForce.version] : [];
  });
  const last = budgets.sort((a, b) => b.year - a.year)[0] ?? null;
  const version = basis === 'LAST_VALID_BUDGET' && last && last.year >= year - YEARS_BACK ? last : null;
  const from = later(row?.from ?? firstOfYear(year), firstOfYear(year));
  const sources = Timelines.sourcesOf(row?.sources ?? [], version ? [version.source] : []);
  return { option, decision: said?.decision ?? null, provisional: { basis, decision: null, from, version, sources } };
}

/**
 * What the agreement in force on a day says of budgets, with the last days as they are read in a year. Where
 * nobody takes part, nobody has one to adopt.
 */
function budgetOf(
  day: DayOfBook | null,
  year: number,
): { readonly terms: BudgetTerms; readonly sources: readonly number[] } | null {
  const [agreement] = day?.of('agreement') ?? [];
  const terms = (agreement?.value as { budget?: BudgetTerms } | undefined)?.budget;
  if (!agreement || !terms || day?.of('participant').length === 0) return null;
  const read = day?.of('interpretation').find(({ name }) => name === 'A-30')?.value as { option: string } | undefined;
  return { terms: budgetTermsIn(year, terms, read?.option ?? null), sources: agreement.sources };
}
