import { type CivilDate, type Finding, firstOfYear, lastOfYear, later, type Timeline, yearOf } from '#kernel';
import type { MeetingTerms } from '../meeting-terms.ts';

/** What is known of a day: the meetings held by then, and what the agreement said of meetings over time. */
export interface MeetingsOfTheDay {
  readonly validOn: CivilDate;
  /** First day of the cooperation. */
  readonly since: CivilDate;
  readonly terms: Timeline<MeetingTerms>;
  readonly held: readonly { readonly body: string; readonly on: CivilDate; readonly sources: readonly number[] }[];
}

/**
 * How often a body must meet in a calendar year (D-8), and the yearly meeting of the participants (L-5.3-1), where the
 * agreement says so. A year is judged when it is over, by terms that held all of it.
 */
export function meetingOftenEnough({ validOn, since, terms, held }: MeetingsOfTheDay): Finding[] {
  const found: Finding[] = [];
  for (const segment of terms) {
    const from = later(segment.from, since);
    const until = segment.to === null || segment.to > validOn ? validOn : segment.to;
    for (let year = yearOf(from); lastOfYear(year) < until; year++) {
      if (firstOfYear(year) < from) continue;
      const held_ = (body: string) => held.filter((m) => m.body === body && yearOf(m.on) === year);
      for (const { body, perYear, clause } of segment.value.meetings ?? []) {
        const met = held_(body);
        if (perYear === undefined || met.length >= perYear) continue;
        const sources = [...segment.sources, ...met.flatMap((m) => m.sources)].sort((a, b) => a - b);
        const few = { code: 'MEETINGS_TOO_FEW', severity: 'BREACH', rule: 'D-8', clause } as const;
        const responsible = { who: 'LEADER', municipality: null } as const;
        found.push({ ...few, about: `${body} ${year}`, responsible, sources: [...new Set(sources)] });
      }
      const yearly = segment.value.cooperationMeeting;
      if (yearly && held_(yearly.body).length === 0) {
        const missing = { code: 'COOPERATION_MEETING_MISSING', severity: 'BREACH', rule: 'L-5.3-1' } as const;
        const responsible = { who: 'HOST', municipality: null } as const;
        found.push({ ...missing, clause: yearly.clause, about: String(year), responsible, sources: segment.sources });
      }
    }
  }
  return found;
}
