import type { BookEvent } from './book-events.ts';
import { plus } from './days.ts';
import { ascending, type Naive } from './naive.ts';
import type { Decision } from './naive-known.ts';
import { reversedFrom } from './naive-reversals.ts';

/** The naive model of meetings: of bodies that are of no municipality, called, cancelled, held, with approved minutes. */

export interface MeetingOf {
  readonly meeting: string;
  readonly body: string;
  /** By the day on which they were sent. */
  readonly notices: readonly BookEvent[];
  readonly held: BookEvent | null;
  readonly cancelledOn: string | null;
  readonly approvedOn: string | null;
  readonly approvals: readonly { readonly on: string; readonly in: string }[];
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
      approvals: of('MinutesApproved').map((e) => ({ on: e.decided, in: e.data.approvedIn })),
      approvedOn: ascending(of('MinutesApproved'), (e) => e.decided)[0]?.decided ?? null,
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
    const { meeting: id, body, notices, held, cancelledOn, approvedOn, approvals } = meeting;
    // The law speaks of elected bodies; a board and a group are by the agreement alone.
    const { kind } = known.body(body);
    const ofAgreement = ['OPERATING_BOARD', 'STEERING_GROUP'].includes(kind);
    const byLaw = kind === 'COUNCIL' || kind === 'EXECUTIVE_COMMITTEE';
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
    // § 11-5: closed doors need a provision, and a vote on them in the open.
    const law = (on: string) => `[${clause(on, 'kommuneloven § 11-5')}]`;
    for (const { sentOn, at, agenda, until } of announced(meeting))
      for (const { public: open, legalBasis, item } of agenda) {
        const said = held?.data.closed?.some((c) => c.item === item) ? held.decided : '9999';
        if (!open && legalBasis === undefined && sentOn <= day && day < until && day < said)
          found.push([`REMARK CLOSED_WITHOUT_BASIS KL 11-5 ${law(at.date)}`, `${id} ${item}`, body]);
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
    const outOfOrder = approvals.filter((approval) => {
      const approving = all.find((m) => m.meeting === approval.in);
      const met = approving?.body === body && approving.held?.decided === approval.on;
      return approval.on <= day && !(met && held !== null && held.decided <= approval.on);
    });
    if (held && outOfOrder.length > 0)
      found.push([
        `REMARK MINUTES_APPROVED_OUT_OF_ORDER KL 11-4 [${clause(held.decided, 'kommuneloven § 11-4')}]`,
        id,
        body,
      ]);
    // What is put forward is for a case on the last list, or one taken up in the meeting, and before it is over.
    for (const { data, decided } of known
      .all('ProposalSubmitted')
      .filter((e) => e.data.meeting === id && e.decided <= day)) {
      const { proposal, item } = data;
      if (held && decided > held.decided)
        found.push([`REMARK PROPOSAL_LATE KL 11-4 [${clause(held.decided, 'kommuneloven § 11-4')}]`, proposal, body]);
      const list = notices.findLast((n) => n.data.sentOn <= day && (!held || n.data.sentOn <= held.decided));
      const takenUp = held !== null && held.decided <= day && held.data.added?.some((a) => a.item === item);
      if (list && !takenUp && !list.data.agenda.some((a) => a.item === item))
        found.push([
          `REMARK PROPOSAL_OFF_AGENDA KL 11-3 [${clause(list.data.at.date, 'kommuneloven § 11-3')}]`,
          proposal,
          body,
        ]);
    }
    if (!held || held.decided > day) continue;
    for (const { item, legalBasis, votedInOpenMeeting } of held.data.closed ?? []) {
      if (legalBasis === undefined)
        found.push([`BREACH CLOSED_WITHOUT_BASIS KL 11-5 ${law(held.decided)}`, `${id} ${item}`, body]);
      if (votedInOpenMeeting === false)
        found.push([`BREACH CLOSING_VOTE_NOT_OPEN KL 11-5 ${law(held.decided)}`, `${id} ${item}`, body]);
    }
    const calledTo = lastBy(held.decided);
    if (calledTo && (calledTo.data.at.date !== held.decided || off(held.decided)))
      found.push([`REMARK MEETING_NOT_AS_CALLED KL 11-3 [${clause(held.decided, 'kommuneloven § 11-3')}]`, id, body]);
    const agreed = agreedOf(known, body, held.decided);
    const { time, place, present, absent, treated, excused = [] } = held.data;
    const made = decisionsIn(known, id).filter((d) => d.body === body);
    const missing = [
      ...(time === undefined || place === undefined ? ['a'] : []),
      ...(present === undefined || absent === undefined ? ['b'] : []),
      ...(treated === undefined ? ['c'] : []),
      ...((treated ?? []).length > 0 && made.length === 0 ? ['d'] : []),
      ...(made.some((d) => !d.annulled && !hasResult(d)) ? ['e'] : []),
      ...(excused.some((e) => e.legalBasis === undefined) ? ['2. ledd'] : []),
    ];
    if ((byLaw || agreed?.minutes) && missing.length > 0) {
      const { closed, added, excused: away } = held.data;
      const any = [time, place, present, absent, treated, closed, added, away].some((said) => said !== undefined);
      const letters = `kommuneloven § 11-4 ${missing.join(', ')}${byLaw ? '' : `, ${agreed?.clause}`}`;
      found.push([`${any ? 'BREACH' : 'REMARK'} MINUTES_INCOMPLETE KL 11-4 [${letters}]`, id, body]);
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
    const { body, annulled } = known.record(data.decision);
    const until = reversedFrom(known, data.decision) ?? '9999';
    if (data.dueOn !== undefined && data.dueOn < day && day < closed && day < until && !annulled)
      found.push([`REMARK FOLLOW_UP_LATE KL 11-4 [${data.decision}]`, data.followUp, body]);
  }
  return found;
}

/** The lists of cases as they were sent, each until the next or until the meeting was called off. */
const announced = ({ notices, cancelledOn, held }: MeetingOf) =>
  notices.map(({ data: { sentOn, at, agenda } }, i) => {
    const off = held === null && cancelledOn !== null && cancelledOn >= sentOn ? cancelledOn : '9999';
    return { sentOn, at, agenda, until: [notices[i + 1]?.data.sentOn ?? '9999', off].sort()[0] ?? off };
  });

export const decisionsIn = (known: Naive, meeting: string): Decision[] =>
  known
    .all('DecisionRecorded')
    .map((e) => known.record(e.data.decision))
    .filter((d) => d.meeting === meeting);

/** § 11-4 e: whether the minutes say how it was voted. */
const hasResult = ({ outcome, votes, vote, election, proposals }: Decision): boolean =>
  (outcome !== 'ADOPTED' && outcome !== 'REJECTED') ||
  [votes.unanimous, votes.for, votes.against, vote, election, proposals?.votings ?? null].some((said) => said !== null);

/** What is wrong with how a decision hangs together with its case, its meeting, its proposals and its municipality. */
export function findingsOfRecord(known: Naive, id: string, day: string): [said: string, body: string][] {
  const d = known.record(id);
  if (d.decided > day) return [];
  const { municipality, kind } = known.body(d.body);
  const found: [string, string][] = [];
  const minutes = (code: string) => found.push([`REMARK ${code} KL 11-4 [kommuneloven § 11-4]`, d.body]);
  if (d.case !== null && !known.all('CaseOpened').some((e) => e.data.case === d.case)) minutes('CASE_UNKNOWN');
  const meeting = meetings(known).find((m) => m.meeting === d.meeting);
  if (d.meeting !== null && !meeting) minutes('MEETING_UNKNOWN');
  // § 11-4 d: decisions are those of the body that met, on the day it met.
  const elsewhere = meeting && (meeting.body !== d.body || (meeting.held && meeting.held.decided !== d.decided));
  if (elsewhere) minutes('DECISION_NOT_OF_MEETING');
  const severity = meeting && offAgenda(d, meeting);
  if (severity)
    found.push([
      `${severity} DECISION_OUTSIDE_AGENDA KL 11-3 [${clauseFor(known, meeting, 'kommuneloven § 11-3')}]`,
      meeting.body,
    ]);
  const table = known
    .all('ProposalSubmitted')
    .filter(
      (e) => e.data.meeting === d.meeting && e.decided <= d.decided && (d.item === null || e.data.item === d.item),
    );
  if (meeting && !d.annulled && !d.proposals && d.outcome === 'ADOPTED' && d.item !== null && table.length > 0)
    minutes('PROPOSAL_NOT_NAMED');
  const { adopted = [], votings = [] } = d.proposals ?? {};
  const named = [...adopted, ...votings.flatMap((v) => v.between.map((b) => b.proposal))];
  if (meeting && !d.annulled && named.some((p) => !table.some((e) => e.data.proposal === p)))
    minutes('PROPOSAL_UNKNOWN');
  const answers = known.all('RecordConfirmed').filter((e) => e.data.decision === id && e.decided <= day);
  const last = ascending(answers, (e) => e.decided).at(-1);
  if (last?.data.confirms === false) minutes('RECORD_OBJECTED');
  if (kind === 'COUNCIL' && unconfirmed(known, d, municipality, day)) minutes('RECORD_NOT_CONFIRMED');
  return found;
}

/**
 * Whether something that others said of the record waits for the municipality to say that it is right: the record itself, and
 * what was corrected or annulled after it had answered. While it objects, that is what is told.
 */
const unconfirmed = (known: Naive, { id, decided }: Decision, municipality: string | undefined, day: string): boolean =>
  known
    .all('DecisionRecorded', 'DecisionCorrected', 'DecisionAnnulled')
    .filter((e) => e.data.decision === id && e.actorMunicipality !== municipality)
    .some((e) => {
      const answers = ascending(
        known.all('RecordConfirmed').filter((a) => a.data.decision === id),
        (a) => a.decided,
      );
      const before = answers.filter((a) => a.index < e.index).at(-1);
      const after = answers.find((a) => a.index > e.index);
      const asks = e.actorMunicipality !== undefined || (e.type !== 'DecisionRecorded' && before !== undefined);
      // Of the record itself from the day of the decision, which may have been corrected.
      const from = e.type === 'DecisionRecorded' || e.decided < decided ? decided : e.decided;
      return asks && before?.data.confirms !== false && from <= day && !(after && after.decided <= day);
    });

/** § 11-3: what is not on the list is decided unless the chair or a third of those present object. */
function offAgenda({ item, case: of }: Decision, { held, notices }: MeetingOf): string | null {
  const list = held && notices.findLast((n) => n.data.sentOn <= held.decided)?.data.agenda;
  if (!held || !list || (item === null && of === null)) return null;
  const isIt = (entry: { item: string; case?: string }) =>
    item === null ? entry.case === of || entry.item === of : entry.item === item;
  if (list.some(isIt)) return null;
  const added = held.data.added?.find(isIt);
  if (!added) return 'REMARK';
  const { objections, chairObjected } = added;
  const third = objections > 0 && 3 * objections >= (held.data.present?.length ?? 0);
  return chairObjected || third ? 'BREACH' : null;
}

const clauseFor = (known: Naive, { body, held }: MeetingOf, law: string): string =>
  ['OPERATING_BOARD', 'STEERING_GROUP'].includes(known.body(body).kind)
    ? (agreedOf(known, body, held?.decided ?? '')?.clause ?? 'A-04')
    : law;

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
