import { lastDayOf } from '#budget';
import type { DeliveryTerms } from '#delivery';
import { type Body, type BodyTerms, type BodyTermsAsRead, rulesByLaw, silenceMeansNone } from '#governance';

const BY_ANALOGY = 'BY_ANALOGY_WITH_LAW';
/** how a body decides whose agreement gives it no rules; undecided, only what all agree on is adopted. */
export const SILENT_BODY_READINGS = ['UNANIMITY_OF_PARTICIPATING', BY_ANALOGY] as const;

const HALF = 'HALF_OF_MEMBERS';
/** how many must be there where the one who chairs decides when all do not agree; undecided, any. */
export const LEADER_QUORUM_READINGS = ['ANY', HALF] as const;

/** whether who leaves is paid anything; undecided, it is released and no more, and that is said. */
export const RELEASE_READINGS = ['RELEASE_ONLY', 'NET_VALUE', 'SETTLE_ASSETS'] as const;

/** how many days after its period a report is reminded of, and found missing. */
const REPORT_DAYS: Readonly<Record<string, readonly [remindAfter: number, missingAfter: number]>> = {
  REMIND_30_FIND_60: [30, 60],
  REMIND_0_FIND_30: [0, 30],
  REMIND_60_FIND_90: [60, 90],
};
export const REPORT_DAYS_READINGS = Object.keys(REPORT_DAYS);

/** A reading of a question on a day: an option, and the events that it rests on. */
type ReadingOf = (interpretation: string) => { readonly option: string | null; readonly sources: readonly number[] };
interface Read<T> {
  readonly value: T;
  readonly sources: readonly number[];
}

/**
 * what the terms say of a body, with what is read into their silence. What a body adopts for itself goes before
 * rules by analogy.
 */
export function bodyTermsAsRead(
  { id: body, kind }: Pick<Body, 'id' | 'kind'>,
  said: BodyTerms | null,
  reading: ReadingOf,
): Read<BodyTermsAsRead> | null {
  if (!said?.rules) {
    const silent = said?.rules === null || silenceMeansNone(kind);
    const read = silent ? reading('A-04') : null;
    const law = rulesByLaw('COUNCIL');
    if (read?.option !== BY_ANALOGY || !law) return said && { value: said, sources: [] };
    return { value: { ...said, body, otherwise: { ...law, clause: `${law.clause}, A-04` } }, sources: read.sources };
  }
  const { rules } = said;
  if (rules.majority !== 'CONSENSUS_ELSE_LEADER' || rules.quorum !== undefined) return { value: said, sources: [] };
  const read = reading('A-23');
  if (read.option !== HALF) return { value: said, sources: [] };
  return { value: { ...said, rules: { ...rules, quorum: 'HALF' } }, sources: read.sources };
}

/** the evaluations that the terms want, each by its last day as it is read. */
export function evaluationsAsRead(terms: DeliveryTerms, around: Parameters<typeof lastDayOf>[1]): DeliveryTerms {
  if (!terms.evaluations) return terms;
  return { ...terms, evaluations: terms.evaluations.map((one) => ({ ...one, by: lastDayOf(one.by, around).on })) };
}

/** the reports that the terms want, each with the days that are read into their silence. */
export function reportsAsRead(terms: DeliveryTerms, option: string | null): DeliveryTerms {
  const days = REPORT_DAYS[option ?? ''];
  if (!days || !terms.reports) return terms;
  const [remindAfter, missingAfter] = days;
  return { ...terms, reports: terms.reports.map((report) => ({ remindAfter, missingAfter, ...report })) };
}
