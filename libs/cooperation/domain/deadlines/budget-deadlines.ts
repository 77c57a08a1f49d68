import type { BudgetOnDay, BudgetTerms } from '#budget';
import { addDays, type CivilDate, dayInYear, Timelines } from '#kernel';
import { type Done, type Due, firstDone, judged } from './deadline.ts';
import type { MeetingDay } from './meeting-deadlines.ts';

/** A council's budget lies open to the public this many days before it is treated (kommuneloven § 14-3). */
const PUBLICATION_DAYS = 14;

/** The executive committee of a municipality recommended a version of a budget, or the municipality made that public. */
export interface BudgetPrepared {
  readonly code: 'BUDGET_RECOMMENDED' | 'BUDGET_PUBLISHED';
  /** Of the budget. */
  readonly year: number;
  readonly version: string;
  readonly municipality: string;
  readonly done: Done;
}

export interface BudgetGround {
  readonly validOn: CivilDate;
  readonly host: string;
  readonly agreement: { readonly budget?: BudgetTerms; readonly sources: readonly number[] } | null;
  /** Participants on 1 January of the year after: they adopt its budget. */
  readonly next: readonly string[];
  /** The budget of the year after, as it stands. */
  readonly budget: { readonly value: BudgetOnDay; readonly sources: readonly number[] } | null;
  /** Of this budget and others: who has once recorded it is followed from then on. */
  readonly prepared?: readonly BudgetPrepared[];
  readonly meetings?: readonly MeetingDay[];
}

/** The last meeting of a municipality’s body in which the budget can be treated. */
export function lastMeeting(
  { agreement, meetings = [] }: BudgetGround,
  year: number,
  of: { readonly municipality: string; readonly kind: MeetingDay['kind']; readonly by: CivilDate },
): MeetingDay | null {
  const from = dayInYear(year, agreement?.budget?.draftBy ?? '12-31');
  return (
    meetings
      .filter((m) => m.kind === of.kind && m.municipality === of.municipality && m.date > from && m.date <= of.by)
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .at(-1) ?? null
  );
}

/**
 * L-4.2-1, L-4.2-2: the draft, and for each council its vote and, counted back from the last meeting it can vote in, the
 * publication and the recommendation of its executive committee. Without a called meeting: from the last day itself. What the
 * book never followed of a municipality has passed when its day is over, and is not missed.
 */
export function budgetDeadlines(year: number, ground: BudgetGround): Due[] {
  const { validOn, agreement, budget, next, host, prepared = [] } = ground;
  const terms = agreement?.budget;
  if (!terms) return [];
  const { clause } = terms;
  const sources = Timelines.sourcesOf(agreement.sources, budget?.sources ?? []);
  const draftBy = dayInYear(year, terms.draftBy);
  const adoptBy = dayInYear(year, terms.adoptBy);
  const main = budget?.value.versions.find((v) => v.version.id === budget.value.version);
  const sent = main?.version.sent ?? null;
  const draft = sent && { on: sent.on, by: host, what: main?.version.id ?? null, sources: [sent.source] };
  const councils = next.flatMap((municipality): Due[] => {
    const adoption = main?.adoptions.find((a) => a.municipality === municipality && a.counts) ?? null;
    const done = adoption && {
      on: adoption.decidedOn,
      by: municipality,
      what: adoption.decision,
      sources: adoption.sources,
    };
    const council = lastMeeting(ground, year, { municipality, kind: 'COUNCIL', by: adoptBy });
    const publishBy = addDays(council?.date ?? adoptBy, -PUBLICATION_DAYS);
    const committee = lastMeeting(ground, year, { municipality, kind: 'EXECUTIVE_COMMITTEE', by: publishBy });
    const what = { text: null, who: 'COUNCILS', municipality } as const;
    // When it was done is not in the book; but who has adopted the budget need not do it any more.
    const before = (date: CivilDate): Pick<Due, 'status' | 'done'> =>
      done !== null && done.on <= validOn ? { status: 'DONE', done: null } : judged(validOn, { date, followed: false });
    const meeting = (said: MeetingDay, code: string): Due => ({
      ...what,
      ...(said.held === null ? before(said.date) : judged(validOn, { date: said.date, done: said.held })),
      date: said.date,
      code,
      body: said.body,
      about: said.meeting,
      clause,
      sources: Timelines.sourcesOf(sources, said.sources),
    });
    const counted = Timelines.sourcesOf(sources, council?.sources ?? []);
    const byLaw = (code: BudgetPrepared['code']): Due => {
      const ofIts = prepared.filter((p) => p.code === code && p.municipality === municipality && p.done.on <= validOn);
      const ofThis = ofIts.filter((p) => p.year === year + 1 && p.version === main?.version.id);
      const told = firstDone(ofThis.map((p) => p.done));
      const followed = ofIts.some((p) => p.year <= year + 1);
      const untold = told === null && done !== null && done.on <= validOn;
      const stands = untold ? before(publishBy) : judged(validOn, { date: publishBy, done: told, followed });
      const law = { ...what, ...stands, date: publishBy, code, clause: 'kommuneloven § 14-3' };
      return { ...law, sources: Timelines.sourcesOf(counted, told?.sources ?? []) };
    };
    return [
      byLaw('BUDGET_RECOMMENDED'),
      byLaw('BUDGET_PUBLISHED'),
      ...(committee ? [meeting(committee, 'COMMITTEE_MEETING')] : []),
      ...(council ? [meeting(council, 'COUNCIL_MEETING')] : []),
      { ...what, ...judged(validOn, { date: adoptBy, done }), date: adoptBy, code: 'BUDGET_ADOPTED', clause, sources },
    ];
  });
  return [
    {
      ...judged(validOn, { date: draftBy, done: draft }),
      date: draftBy,
      code: 'BUDGET_DRAFT',
      text: null,
      clause,
      who: 'HOST',
      municipality: host,
      sources,
    },
    ...councils,
  ];
}
