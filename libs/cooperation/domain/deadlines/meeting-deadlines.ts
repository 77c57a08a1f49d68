import { type Body, type MeetingTerms, silenceMeansNone } from '#governance';
import {
  addDays,
  type CivilDate,
  firstOfYear,
  lastOfYear,
  type Responsible,
  type Timeline,
  Timelines,
  yearOf,
} from '#kernel';
import { type Done, type Due, judged } from './deadline.ts';

interface OfBody {
  readonly kind: Body['kind'];
  /** Null: the body is of no municipality. */
  readonly municipality: string | null;
}

/** A meeting that is called or held, as known on a day. */
export interface MeetingDay extends OfBody {
  readonly meeting: string;
  readonly body: string;
  /** The day for which it is called; of one held without a notice, that on which it was held. */
  readonly date: CivilDate;
  readonly called: Done | null;
  readonly held: Done | null;
  readonly sources: readonly number[];
}

/** What has to be done because of a decision. */
export interface FollowUpDay {
  readonly followUp: string;
  readonly decision: string;
  readonly what: string;
  /** A body or an office, in the words of the decision. */
  readonly who: string;
  readonly dueOn: CivilDate;
  /** Whose decision it is; null: the body is not there on the day. */
  readonly body: OfBody | null;
  readonly done: Done | null;
  readonly sources: readonly number[];
}

export interface MeetingsGround {
  readonly validOn: CivilDate;
  readonly host: string;
  /** First day of the cooperation. */
  readonly since: CivilDate;
  readonly meetings?: readonly MeetingDay[];
  /** What the agreement says of meetings, over time. */
  readonly meetingTerms?: Timeline<MeetingTerms>;
  readonly followUps?: readonly FollowUpDay[];
}

/**
 * The year’s meetings of bodies: each that is called, and its notice where the agreement counts the days; the meeting of
 * the participants every year (L-5.3-1); how often a body meets (D-8); and what has to be done because of decisions.
 *
 * @param elsewhere meetings that stand among the deadlines of the budget
 */
export function meetingDeadlines(year: number, ground: MeetingsGround, elsewhere: ReadonlySet<string>): Due[] {
  const { meetings = [] } = ground;
  return [
    ...meetings.filter(({ meeting }) => !elsewhere.has(meeting)).flatMap((m) => meetingItself(year, m, ground)),
    ...meetings.flatMap((m) => noticeOf(year, m, ground)),
    ...everyYear(year, ground),
    ...(ground.followUps ?? []).flatMap((f) => followUp(year, f, ground)),
  ];
}

const termsOn = (body: string, day: CivilDate, { meetingTerms = [] }: MeetingsGround) => {
  const inForce = Timelines.at(meetingTerms, day);
  const said = inForce?.value.meetings?.find((m) => m.body === body);
  return said && inForce ? { ...said, sources: inForce.sources } : null;
};

function meetingItself(year: number, said: MeetingDay, ground: MeetingsGround): Due[] {
  const { meeting, body, kind, date, held, sources } = said;
  if (yearOf(date) !== year) return [];
  // The law speaks of elected bodies; of the others the agreement does, or nothing but the reading of its silence.
  const clause = silenceMeansNone(kind) ? (termsOn(body, date, ground)?.clause ?? 'A-04') : 'kommuneloven § 11-3';
  const stands = judged(ground.validOn, { date, done: held });
  return [{ ...stands, ...whose(said), text: null, date, code: 'MEETING', clause, body, about: meeting, sources }];
}

function noticeOf(year: number, said: MeetingDay, ground: MeetingsGround): Due[] {
  const { meeting, body, date, called } = said;
  const terms = termsOn(body, date, ground);
  if (terms?.noticeDays === undefined) return [];
  const callBy = addDays(date, -terms.noticeDays);
  if (yearOf(callBy) !== year) return [];
  const stands = judged(ground.validOn, { date: callBy, done: called });
  const what = { text: null, date: callBy, code: 'MEETING_NOTICE', clause: terms.clause, body, about: meeting };
  return [{ ...stands, ...whose(said), ...what, sources: Timelines.sourcesOf(said.sources, terms.sources) }];
}

/** As with what is found when the year is over: only what each of the year’s agreements asked for can be missed. */
function everyYear(year: number, ground: MeetingsGround): Due[] {
  const { validOn, host, since, meetings = [], meetingTerms = [] } = ground;
  const [first, date] = [firstOfYear(year), lastOfYear(year)];
  const inYear = meetingTerms.filter((s) => s.from <= date && Timelines.before(first, s.to));
  const whole = since <= first && inYear.every((s, i) => (i === 0 ? s.from <= first : inYear[i - 1]?.to === s.from));
  const throughout = whole ? inYear.map((s) => s.value) : [];
  const last = Timelines.at(inYear, date)?.value;
  const sources = Timelines.sourcesOf(...inYear.map((s) => s.sources));
  const held = (bodies: readonly string[]): Done[] =>
    meetings
      .flatMap((m) => (m.held && bodies.includes(m.body) && yearOf(m.held.on) === year ? [m.held] : []))
      .sort((a, b) => (a.on < b.on ? -1 : 1));
  const all: Due[] = [];
  const yearly = last?.cooperationMeeting;
  if (yearly) {
    const { body, clause } = yearly;
    const asked = throughout.flatMap((t) => t.cooperationMeeting ?? []);
    const followed = asked.length > 0 && asked.length === throughout.length;
    const [done = null] = held([body, ...asked.map((t) => t.body)]);
    const stands = judged(validOn, { date, done, followed });
    const code = 'COOPERATION_MEETING';
    all.push({ ...stands, text: null, date, code, clause, who: 'HOST', municipality: host, body, sources });
  }
  for (const { body, perYear, clause } of last?.meetings ?? []) {
    if (perYear === undefined) continue;
    const asked = throughout.map((t) => t.meetings?.find((m) => m.body === body)?.perYear ?? 0);
    const least = Math.min(perYear, ...asked);
    const done = held([body])[Math.max(least, 1) - 1] ?? null;
    const stands = judged(validOn, { date, done, followed: asked.length > 0 && least > 0 });
    const what = { text: null, date, code: 'MEETINGS_OF_YEAR', clause, body, about: body };
    all.push({ ...stands, ...what, who: 'LEADER', municipality: null, sources });
  }
  return all;
}

function followUp(year: number, said: FollowUpDay, { validOn }: MeetingsGround): Due[] {
  const { followUp: about, decision: clause, what, who, dueOn: date, body, done, sources } = said;
  if (yearOf(date) !== year) return [];
  const stands = judged(validOn, { date, done });
  return [{ ...stands, ...whose(body), text: `${what} (${who})`, date, code: 'FOLLOW_UP', clause, about, sources }];
}

/** Who has to act for a body: the one of a municipality, the leader of a steering group, or the joint body itself. */
function whose(body: OfBody | null): Responsible {
  if (body?.municipality) return { who: 'COUNCILS', municipality: body.municipality };
  return { who: body?.kind === 'STEERING_GROUP' ? 'LEADER' : 'BOARD', municipality: null };
}
