import { type CivilDate, Timelines, yearOf } from '#kernel';
import { type Done, type Due, firstDone, judged } from './deadline.ts';

/** The last days that follow from a decision of the host (L-3.3-1, L-3.3-2), and what was made by them. */
export interface ControlDays {
  readonly decision: string;
  readonly for: readonly string[];
  readonly appealBy: CivilDate | null;
  readonly reviewBy: CivilDate;
  readonly sources: readonly number[];
  readonly appeals?: readonly Done[];
  readonly reviews?: readonly Done[];
}

/** Nobody has to appeal: where nobody does, the day has passed. */
export function controlDeadlines(
  year: number,
  { validOn, host, control = [] }: { validOn: CivilDate; host: string; control?: readonly ControlDays[] },
): Due[] {
  const all: Due[] = [];
  for (const days of control) {
    const { decision: about, for: concerned, appealBy, reviewBy, sources, appeals = [], reviews = [] } = days;
    const [one = null, ...others] = concerned;
    const due = (
      code: string,
      date: CivilDate,
      made: readonly Done[],
      of: Pick<Due, 'clause' | 'who' | 'municipality'>,
    ) => {
      const done = firstDone(made.filter(({ on }) => on <= validOn));
      const stands = judged(validOn, { date, done, followed: false });
      const said = Timelines.sourcesOf(sources, done?.sources ?? []);
      if (yearOf(date) === year) all.push({ text: null, about, code, date, ...of, ...stands, sources: said });
    };
    due('REVIEW_LAST_DAY', reviewBy, reviews, {
      clause: 'kommuneloven § 27-1',
      who: 'COUNCILS',
      municipality: others.length > 0 ? null : one,
    });
    // The party is never named; the host takes the appeal.
    if (appealBy !== null)
      due('APPEAL_LAST_DAY', appealBy, appeals, { clause: 'forvaltningsloven § 29', who: 'HOST', municipality: host });
  }
  return all;
}
