import { type CivilDate, type Finding, firstOfYear, lastOfYear, type Timeline, Timelines, yearOf } from '#kernel';
import type { MeetingTerms } from '../meeting-terms.ts';

/** What is known of a day: the meetings held by then, and what the agreement said of meetings over time. */
export interface MeetingsOfTheDay {
  readonly validOn: CivilDate;
  /** First day of the cooperation. */
  readonly since: CivilDate;
  readonly terms: Timeline<MeetingTerms>;
  readonly held: readonly {
    readonly body: string;
    readonly on: CivilDate;
    /** Titles of its list of cases; left out: the book has none. */
    readonly agenda?: readonly string[];
    readonly sources: readonly number[];
  }[];
}

/**
 * How often a body must meet in a calendar year (D-8), and the yearly meeting of the participants (L-5.3-1), where the
 * agreement says so. A year is judged when it is over, by what was in force all of it: where the agreement changed, by
 * what each of its terms asked for, and by the clause of the last; what must be on the list of cases, by the last alone.
 */
export function meetingOftenEnough({ validOn, since, terms, held }: MeetingsOfTheDay): Finding[] {
  const found: Finding[] = [];
  for (let year = yearOf(since); lastOfYear(year) < validOn; year++) {
    const inForce = since <= firstOfYear(year) ? throughout(year, terms) : [];
    const last = inForce.at(-1)?.value;
    if (!last) continue;
    const ofTerms = inForce.flatMap((s) => s.sources);
    const met = (bodies: readonly string[]) => held.filter((m) => bodies.includes(m.body) && yearOf(m.on) === year);
    for (const { body, clause } of last.meetings ?? []) {
      const asked = inForce.map((s) => s.value.meetings?.find((m) => m.body === body)?.perYear ?? 0);
      const meetings = met([body]);
      if (meetings.length >= Math.min(...asked)) continue;
      const few = { code: 'MEETINGS_TOO_FEW', severity: 'BREACH', rule: 'D-8', clause } as const;
      const responsible = { who: 'LEADER', municipality: null } as const;
      const sources = Timelines.sourcesOf(ofTerms, ...meetings.map((m) => m.sources));
      found.push({ ...few, about: `${body} ${year}`, responsible, sources });
    }
    const yearly = inForce.flatMap((s) => s.value.cooperationMeeting ?? []);
    if (last.cooperationMeeting && yearly.length === inForce.length && met(yearly.map((y) => y.body)).length === 0) {
      const { clause } = last.cooperationMeeting;
      const missing = { code: 'COOPERATION_MEETING_MISSING', severity: 'BREACH', rule: 'L-5.3-1', clause } as const;
      const responsible = { who: 'HOST', municipality: null } as const;
      found.push({ ...missing, about: String(year), responsible, sources: Timelines.sourcesOf(ofTerms) });
    } else if (last.cooperationMeeting?.agenda) {
      // L-5.3-1: what the agreement wants on its list of cases. A list that is not in the book is a finding of its own.
      const { clause, agenda } = last.cooperationMeeting;
      const meetings = met([last.cooperationMeeting.body]).filter((m) => m.agenda !== undefined);
      const titles = meetings.flatMap((m) => m.agenda ?? []).map((title) => title.toLowerCase());
      for (const words of meetings.length > 0 ? agenda : []) {
        if (titles.some((title) => title.includes(words.toLowerCase()))) continue;
        const left = { code: 'COOPERATION_MEETING_AGENDA', severity: 'BREACH', rule: 'L-5.3-1', clause } as const;
        const responsible = { who: 'HOST', municipality: null } as const;
        const sources = Timelines.sourcesOf(ofTerms, ...meetings.map((m) => m.sources));
        found.push({ ...left, about: `${year} ${words}`, responsible, sources });
      }
    }
  }
  return found;
}

/** What held in a year, in its order; nothing when some day of it has none. */
function throughout(year: number, terms: Timeline<MeetingTerms>): Timeline<MeetingTerms> {
  const [first, next] = [firstOfYear(year), firstOfYear(year + 1)];
  const inYear = terms.filter((s) => s.from < next && (s.to === null || s.to > first));
  const unbroken = inYear.every((s, i) => i === 0 || inYear[i - 1]?.to === s.from);
  const [begin, end] = [inYear[0], inYear.at(-1)];
  return unbroken && begin && end && begin.from <= first && (end.to === null || end.to >= next) ? inYear : [];
}
