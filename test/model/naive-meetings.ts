import type { BookEvent } from './book-events.ts';
import { plus } from './days.ts';
import { ascending, type Naive } from './naive.ts';

/** The naive model of meetings: of bodies that are of no municipality, called, cancelled, held, with approved minutes. */

export interface MeetingOf {
  readonly meeting: string;
  readonly body: string;
  /** By the day on which they were sent. */
  readonly notices: readonly BookEvent[];
  readonly held: BookEvent | null;
  readonly cancelledOn: string | null;
  readonly approvedOn: string | null;
  readonly approvedIn: string | null;
}

export function meetings(known: Naive): MeetingOf[] {
  const said = known.all('MeetingCalled', 'MeetingHeld');
  return [...new Set(said.map((e) => e.data.meeting))].map((meeting) => {
    const of = (type: string) => known.all(type).filter((e) => e.data.meeting === meeting);
    return {
      meeting,
      body: said.find((e) => e.data.meeting === meeting)?.data.body ?? '',
      notices: ascending(of('MeetingCalled'), (e) => e.data.sentOn),
      held: of('MeetingHeld')[0] ?? null,
      cancelledOn: ascending(of('MeetingCancelled'), (e) => e.decided).at(-1)?.decided ?? null,
      approvedOn: of('MinutesApproved')[0]?.decided ?? null,
      approvedIn: (of('MinutesApproved')[0]?.data as { approvedIn?: string } | undefined)?.approvedIn ?? null,
    };
  });
}

/** How each meeting stands on a day, from the first day on which anything is known of it. */
export const meetingsOn = (known: Naive, day: string): string[] =>
  meetings(known)
    .filter(({ notices, held }) => notices.some((n) => n.data.sentOn <= day) || (held !== null && held.decided <= day))
    .map((m) => `${m.meeting} ${m.body} ${statusOn(m, day)}`)
    .sort();

function statusOn({ notices, held, cancelledOn, approvedOn }: MeetingOf, day: string): string {
  if (held && held.decided <= day) return approvedOn !== null && approvedOn <= day ? 'MINUTES_APPROVED' : 'HELD';
  const last = notices.findLast((n) => n.data.sentOn <= day)?.data.sentOn ?? '';
  return cancelledOn !== null && cancelledOn <= day && last <= cancelledOn ? 'CANCELLED' : 'CALLED';
}

const agreedOf = (known: Naive, body: string, day: string) =>
  known.agreement(day)?.terms.meetings?.find((m) => m.body === body);

/** What is wrong with meetings and with what should be done after them, as `severity code rule [clause]`, about what, whose. */
export function meetingFindings(known: Naive, day: string): [said: string, about: string, body: string][] {
  const found: [string, string, string][] = [];
  const all = meetings(known);
  for (const meeting of all) {
    const { meeting: id, body, notices, held, cancelledOn, approvedOn, approvedIn } = meeting;
    // The law speaks of elected bodies; a board and a group are by the agreement alone.
    const ofAgreement = ['OPERATING_BOARD', 'STEERING_GROUP'].includes(known.body(body).kind);
    const clause = (on: string, law: string) => (ofAgreement ? (agreedOf(known, body, on)?.clause ?? 'A-04') : law);
    const [first] = notices.filter((n) => !held || n.data.sentOn <= held.decided);
    if (held && !first && held.decided <= day)
      found.push([`REMARK MEETING_WITHOUT_NOTICE KL 11-3 [${clause(held.decided, 'kommuneloven § 11-3')}]`, id, body]);
    if (first) {
      const on = held?.decided ?? notices.at(-1)?.data.at.date ?? '';
      const agreed = agreedOf(known, body, on);
      const short = agreed?.noticeDays !== undefined && plus(first.data.sentOn, agreed.noticeDays) > on;
      const called = notices.at(-1)?.data.sentOn ?? '';
      const until = held === null && cancelledOn !== null && called <= cancelledOn ? cancelledOn : '9999';
      if (short && first.data.sentOn <= day && day < until)
        found.push([`BREACH NOTICE_TOO_SHORT KL 11-3 [${agreed.clause}]`, id, body]);
    }
    // On a day that is over, by the last that was said before the day asked about, something should have been recorded.
    const lastSaid = notices.findLast((n) => n.data.sentOn <= day);
    const off = (on: string) =>
      cancelledOn !== null && cancelledOn <= on && (lastBy(on)?.data.sentOn ?? '') <= cancelledOn;
    const lastBy = (on: string) => notices.findLast((n) => n.data.sentOn <= on);
    if (!held && lastSaid && lastSaid.data.at.date < day && !off(day))
      found.push([
        `REMARK MEETING_NOT_RECORDED KL 11-4 [${clause(lastSaid.data.at.date, 'kommuneloven § 11-4')}]`,
        id,
        body,
      ]);
    if (!held || held.decided > day) continue;
    const calledTo = lastBy(held.decided);
    if (calledTo && (calledTo.data.at.date !== held.decided || off(held.decided)))
      found.push([`REMARK MEETING_NOT_AS_CALLED KL 11-3 [${clause(held.decided, 'kommuneloven § 11-3')}]`, id, body]);
    const approving = all.find((m) => m.meeting === approvedIn);
    const inOrder =
      approving?.body === body && approving.held?.decided === approvedOn && held.decided <= (approvedOn ?? '');
    if (approvedOn !== null && approvedOn <= day && !inOrder)
      found.push([
        `REMARK MINUTES_APPROVED_OUT_OF_ORDER KL 11-4 [${clause(held.decided, 'kommuneloven § 11-4')}]`,
        id,
        body,
      ]);
    const agreed = agreedOf(known, body, held.decided);
    const { time, place, present, absent, treated } = held.data;
    const missing = [
      ...(time === undefined || place === undefined ? ['a'] : []),
      ...(present === undefined || absent === undefined ? ['b'] : []),
      ...(treated === undefined ? ['c'] : treated.length > 0 ? ['d'] : []),
    ];
    if (agreed?.minutes && missing.length > 0) {
      const any = [time, place, present, absent, treated].some((said) => said !== undefined);
      const law = `kommuneloven § 11-4 ${missing.join(', ')}, ${agreed.clause}`;
      found.push([`${any ? 'BREACH' : 'REMARK'} MINUTES_INCOMPLETE KL 11-4 [${law}]`, id, body]);
    }
    const next = ascending(
      all.flatMap((m) => (m.body === body && m.held && m.held.decided > held.decided ? [m.held] : [])),
      (e) => e.decided,
    )[0];
    if (next && next.decided <= day && (approvedOn === null || day < approvedOn))
      found.push([`REMARK MINUTES_NOT_APPROVED KL 11-4 [${clause(held.decided, 'kommuneloven § 11-4')}]`, id, body]);
  }
  for (const { data } of known.all('FollowUpOpened')) {
    const closed = known.all('FollowUpClosed').find((e) => e.data.followUp === data.followUp)?.decided ?? '9999';
    const { body } = known.record(data.decision);
    if (data.dueOn !== undefined && data.dueOn < day && day < closed)
      found.push([`REMARK FOLLOW_UP_LATE KL 11-4 [${data.decision}]`, data.followUp, body]);
  }
  return found;
}

/** L-5.3-1, D-8: years that are over, by what every day of them asked for; `said` and the year, or the body and the year. */
export function yearsWithoutMeetings(known: Naive, day: string): [said: string, about: string, who: string][] {
  const begun = known.all('CooperationEstablished')[0]?.validFrom ?? '';
  // The days on which an agreement comes into force, or reads otherwise.
  const turns = [
    ...known.all('AgreementProposed').flatMap((e) => known.entry(e.data.version)?.inForce ?? []),
    ...known.all('AgreementCorrected').flatMap((e) => [e.validFrom, e.data.until ?? e.validFrom]),
  ];
  const found: [string, string, string][] = [];
  for (let year = Number(begun.slice(0, 4)); `${year}-12-31` < day; year++) {
    if (begun > `${year}-01-01`) continue;
    const days = [`${year}-01-01`, ...turns.filter((on) => on.startsWith(`${year}`))].sort();
    const terms = days.map((on) => known.agreement(on)?.terms);
    const last = terms.at(-1);
    const held = (bodies: readonly string[]) =>
      meetings(known).filter(
        (m) => m.held && m.held.decided <= day && m.held.decided.startsWith(`${year}`) && bodies.includes(m.body),
      ).length;
    for (const { body, clause } of last?.meetings ?? []) {
      const asked = terms.map((t) => t?.meetings?.find((m) => m.body === body)?.perYear ?? 0);
      if (held([body]) < Math.min(...asked))
        found.push([`BREACH MEETINGS_TOO_FEW D-8 [${clause}]`, `${body} ${year}`, 'LEADER']);
    }
    const together = terms.map((t) => t?.cooperationMeeting?.body);
    if (last?.cooperationMeeting && together.every((b) => b !== undefined) && held(together) === 0)
      found.push([`BREACH COOPERATION_MEETING_MISSING L-5.3-1 [${last.cooperationMeeting.clause}]`, `${year}`, 'HOST']);
  }
  return found;
}
