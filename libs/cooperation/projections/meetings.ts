import { ONLY } from '#allocation';
import {
  type Confirmation,
  type Decision,
  findingsOfDecision,
  findingsOfFollowUp,
  findingsOfMeeting,
  type GovernanceState,
  lapsedFrom,
  type Meeting,
  type MeetingGround,
  type MeetingTerms,
} from '#governance';
import { type CivilDate, type DomainEvent, earlier, findingsOverTime, later, type Placed, Timelines } from '#kernel';
import type { FactChange } from '#projections';
import { type CooperationState, noCooperation } from '../domain/state.ts';
import { viewOf } from '../domain/view.ts';
import { replace } from './replace.ts';

/** The first day of all: what terms say of meetings over time is one row, whatever the day. */
const ALWAYS: CivilDate = '1900-01-01';

/**
 * Meetings, follow-ups and confirmations, and what is found about them: a row each, so that one more event of a long book
 * touches the few that it is about. Everything is judged anew when the agreement changes.
 */
export function meetingFacts(
  event: Placed<DomainEvent>,
  before: CooperationState,
  after: CooperationState,
): FactChange[] {
  const { governance } = after;
  const termsMayChange = saysOfMeetings(before) || saysOfMeetings(after);
  const newTerms = termsMayChange && (after.register !== before.register || isCorrection(event));
  const turned = endedOtherwise(before, after);
  if (governance === before.governance && !newTerms && turned.length === 0) return [];
  const anew = newTerms || before === noCooperation;
  const touched = anew ? everything(governance) : touchedBy(event, governance, turned);
  if (!newTerms && touched.meetings.size + touched.decisions.size + touched.followUps.size === 0) return [];
  const terms = termsMayChange ? termsOverTime(after) : [];
  const ground: MeetingGround = { governance, terms, ending: (id) => viewOf(after).ending(id, null) };
  return [
    ...(newTerms ? [termsRow(after, terms)] : []),
    ...[...touched.meetings].flatMap((id) => meetingRows(id, ground)),
    ...[...touched.decisions].flatMap((id) => decisionRows(id, ground)),
    ...[...touched.followUps].flatMap((id) => followUpRows(id, ground)),
  ];
}

/** The follow-ups of decisions that a reversal ends on another day than before, or no more. */
function endedOtherwise(before: CooperationState, after: CooperationState): string[] {
  if (before.control.reversals.length + after.control.reversals.length === 0) return [];
  const reversed = new Set([...before.control.reversals, ...after.control.reversals].map((r) => r.reverses));
  const from = (state: CooperationState, decision: string) => viewOf(state).ending(decision, null)?.from;
  return [...after.governance.meetings.followUps.values()]
    .filter(({ decision }) => reversed.has(decision) && from(before, decision) !== from(after, decision))
    .map(({ id }) => id);
}

const saysOfMeetings = ({ register }: CooperationState): boolean =>
  register.versions.some(({ content }) =>
    content.some(({ value: { terms } }) => terms.meetings !== undefined || terms.cooperationMeeting !== undefined),
  );

/** What makes another version be in force without an event of the register. */
const isCorrection = ({ type }: DomainEvent): boolean =>
  type === 'DecisionCorrected' || type === 'DecisionAnnulled' || type === 'DecisionReversed';

function termsOverTime(state: CooperationState): MeetingGround['terms'] {
  return viewOf(state).agreement.flatMap(({ from, to, value }) => {
    const { meetings, cooperationMeeting } = value.terms;
    if (!meetings && !cooperationMeeting) return [];
    const said: MeetingTerms = { ...(meetings && { meetings }), ...(cooperationMeeting && { cooperationMeeting }) };
    const origins = [value.origins.meetings, value.origins.cooperationMeeting].filter((o) => o !== undefined);
    return [{ from, to, value: said, sources: Timelines.sourcesOf(value.basis, origins) }];
  });
}

function termsRow({ register }: CooperationState, terms: MeetingGround['terms']): FactChange {
  const value = { since: register.established?.from ?? ALWAYS, terms };
  const sources = Timelines.sourcesOf(...terms.map((s) => s.sources));
  return replace('meeting-terms', ONLY, terms.length === 0 ? [] : [{ from: ALWAYS, to: null, value, sources }]);
}

interface Touched {
  readonly meetings: ReadonlySet<string>;
  readonly decisions: ReadonlySet<string>;
  readonly followUps: ReadonlySet<string>;
}

const everything = ({ meetings, decisions }: GovernanceState): Touched => ({
  meetings: new Set(meetings.meetings.keys()),
  decisions: new Set(decisions.keys()),
  followUps: new Set(meetings.followUps.keys()),
});

/** What an event can say something new about. */
function touchedBy(
  { type, data }: Placed<DomainEvent>,
  governance: GovernanceState,
  turned: readonly string[],
): Touched {
  const said = data as Readonly<Record<'meeting' | 'decision' | 'case' | 'followUp', string | undefined>>;
  const { decisions } = governance;
  const touched = { meetings: new Set<string>(), decisions: new Set<string>(), followUps: new Set(turned) };
  const naming = (name: 'meeting' | 'case', id: string | undefined): void => {
    for (const d of decisions.values()) if (d[name] === id) touched.decisions.add(d.id);
  };
  switch (type) {
    case 'MeetingCalled':
    case 'MeetingCancelled':
    case 'MeetingHeld': {
      touched.meetings.add(said.meeting ?? '');
      // Of the meeting before it, the minutes should now be approved.
      if (type === 'MeetingHeld') for (const id of lastBefore(said.meeting ?? '', governance)) touched.meetings.add(id);
      for (const { id, approvals } of governance.meetings.meetings.values())
        if (approvals.some((a) => a.in === said.meeting)) touched.meetings.add(id);
      naming('meeting', said.meeting);
      break;
    }
    case 'ProposalSubmitted':
      touched.meetings.add(said.meeting ?? '');
      naming('meeting', said.meeting);
      break;
    case 'MinutesApproved':
      touched.meetings.add(said.meeting ?? '');
      break;
    case 'CaseOpened':
      naming('case', said.case);
      break;
    case 'DecisionRecorded':
    case 'DecisionCorrected':
    case 'DecisionAnnulled': {
      const decision = decisions.get(said.decision ?? '');
      if (decision) touched.decisions.add(decision.id);
      if (decision?.meeting != null) touched.meetings.add(decision.meeting);
      if (type === 'DecisionAnnulled')
        for (const followUp of governance.meetings.followUps.values())
          if (followUp.decision === decision?.id) touched.followUps.add(followUp.id);
      break;
    }
    case 'RecordConfirmed':
      touched.decisions.add(said.decision ?? '');
      break;
    case 'FollowUpOpened':
    case 'FollowUpClosed':
      touched.followUps.add(said.followUp ?? '');
      break;
    default:
  }
  return touched;
}

/** The meetings of the same body on the last day before this one. */
function lastBefore(id: string, { meetings }: GovernanceState): string[] {
  const meeting = meetings.meetings.get(id);
  let last: CivilDate = ALWAYS;
  let found: string[] = [];
  for (const other of meetings.meetings.values()) {
    if (other.body !== meeting?.body || !other.held || !meeting.held || other.held.on >= meeting.held.on) continue;
    if (other.held.on > last) found = [];
    last = later(last, other.held.on);
    if (other.held.on === last) found.push(other.id);
  }
  return found;
}

/** First day on which there is something to tell of a meeting: its first notice, or the day it was held. */
function firstDay({ notices, held }: Meeting): CivilDate {
  const sent = notices[0]?.sentOn ?? '9999-12-31';
  return held ? earlier(sent, held.on) : sent;
}

function meetingRows(id: string, ground: MeetingGround): FactChange[] {
  const meeting = ground.governance.meetings.meetings.get(id);
  if (!meeting) return [];
  const { sources, ...value } = meeting;
  return [
    replace('meeting', id, [{ from: firstDay(meeting), to: null, value, sources }]),
    replace('findings', `meeting ${id}`, findingsOverTime(findingsOfMeeting(meeting, ground))),
  ];
}

/** What was said of the record of a decision, and when others than the municipality changed it. */
export interface ConfirmationsRow {
  readonly confirmations: readonly Confirmation[];
  readonly changedByOthers: readonly { readonly on: CivilDate; readonly source: number }[];
}

function decisionRows(id: string, ground: MeetingGround): FactChange[] {
  const decision: Decision | undefined = ground.governance.decisions.get(id);
  if (!decision) return [];
  const said = ground.governance.meetings.confirmations.get(id) ?? [];
  const from = said.reduce((first, { on }) => earlier(first, on), '9999-12-31');
  const own = ground.governance.bodies.get(decision.body)?.municipality ?? null;
  const changes = (ground.governance.restated.get(id) ?? []).filter(({ by }) => by !== own);
  const value: ConfirmationsRow = {
    confirmations: said,
    changedByOthers: changes.map(({ on, source }) => ({ on, source })),
  };
  const row = { from, to: null, value, sources: said.map((c) => c.source) };
  return [
    ...(said.length > 0 ? [replace('confirmations', id, [row])] : []),
    replace('findings', `decision of meeting ${id}`, findingsOverTime(findingsOfDecision(decision, ground))),
  ];
}

function followUpRows(id: string, ground: MeetingGround): FactChange[] {
  const followUp = ground.governance.meetings.followUps.get(id);
  if (!followUp) return [];
  const { openedOn, closed, source } = followUp;
  const lapsed = lapsedFrom(followUp, ground);
  const value = { ...followUp, ...(lapsed && { lapsedOn: lapsed.on }) };
  const sources = Timelines.sourcesOf([source], closed ? [closed.source] : [], lapsed?.sources ?? []);
  return [
    replace('follow-up', id, [{ from: openedOn, to: null, value, sources }]),
    replace('findings', `follow-up ${id}`, findingsOverTime(findingsOfFollowUp(followUp, ground))),
  ];
}
