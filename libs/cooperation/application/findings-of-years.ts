import { type BudgetOnDay, type BudgetTerms, budgetTermsIn } from '#budget';
import { type CivilDate, type Finding, firstOfYear, isRefusal, lastOfYear, type Refusal, yearOf } from '#kernel';
import { budgetFigures } from '../domain/budget-figures.ts';
import type { FindingView } from './answers.ts';
import type { BookReading, DayOfBook, DayQuestion } from './book-reading.ts';
import type { Questions } from './questions.ts';

/** What an allocation finds that is so on the day itself: of a year that is over, it says nothing any more. */
const OF_THE_YEAR_ITSELF = new Set(['OPT_OUT_NOT_ALLOWED', 'KEY_NOT_ADOPTED', 'KEY_NOT_RATIFIED']);
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

/** L-3.1-2, L-4.2-1, L-4.2-4: years whose budget nobody drafted, as far as their last days are over. */
export async function yearsWithoutBudget(
  book: BookReading,
  { cooperation }: DayQuestion,
  day: DayOfBook,
): Promise<Finding[] | Refusal> {
  const { known, validOn, since } = day;
  const found: Finding[] = [];
  for (let year = yearOf(since) + 1; year <= yearOf(validOn) + 1; year++) {
    if (day.of('budget').some((r) => r.name === String(year))) continue;
    const before = year - 1;
    const onDay = async (on: CivilDate): Promise<DayOfBook | null> => {
      const asked = on < validOn ? await book.onDay({ cooperation, validOn: on, knownAt: String(known.size) }) : day;
      return isRefusal(asked) ? null : asked;
    };
    const last = budgetOf(await onDay(lastOfYear(before)), before);
    const adopting = last && (budgetOf(await onDay(`${before}-${last.terms.adoptBy}`), before) ?? last);
    if (!adopting) continue;
    const { clause, draftBy, adoptBy } = adopting.terms;
    const [sendBy, decideBy] = [`${before}-${draftBy}`, `${before}-${adoptBy}`];
    const add = (code: string, rule: string, who: 'HOST' | 'COUNCILS', sources: readonly number[]) =>
      found.push({
        ...{ code, rule, clause, sources, severity: 'BREACH', about: String(year) },
        responsible: { who, municipality: null },
      });
    // Who had no such agreement on the day need not have sent anything.
    if (sendBy < validOn && sendBy >= since && budgetOf(await onDay(sendBy), before))
      add('BUDGET_NOT_SENT', 'L-4.2-1', 'HOST', adopting.sources);
    if (decideBy >= validOn || decideBy < since) continue;
    add('BUDGET_NOT_VALID', 'L-4.2-2', 'COUNCILS', adopting.sources);
    if (validOn < firstOfYear(year)) continue;
    const rows = book.during({ cooperation, from: `${year}-01`, to: `${year}-12` }, known);
    if (isRefusal(rows)) return rows;
    const none: BudgetOnDay = {
      ...{ year, status: 'NOT_VALID', late: false, version: '', since: decideBy, required: [], versions: [] },
      ...{ days: { draftBy: sendBy, adoptBy: decideBy, clause, sources: adopting.sources } },
      ...{ inForce: null, provisional: null, findings: [], interpretations: [] },
    };
    found.push(...budgetFigures(rows, none, validOn).findings);
  }
  return found;
}

/** What the agreement in force on a day says of budgets, with the last days as they are read in a year. */
function budgetOf(
  day: DayOfBook | null,
  year: number,
): { readonly terms: BudgetTerms; readonly sources: readonly number[] } | null {
  const [agreement] = day?.of('agreement') ?? [];
  const terms = (agreement?.value as { budget?: BudgetTerms } | undefined)?.budget;
  if (!agreement || !terms) return null;
  const read = day?.of('interpretation').find(({ name }) => name === 'A-30')?.value as { option: string } | undefined;
  return { terms: budgetTermsIn(year, terms, read?.option ?? null), sources: agreement.sources };
}
