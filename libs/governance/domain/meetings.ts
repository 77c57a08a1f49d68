import { Map as PersistentMap } from 'immutable';
import type { Static } from 'typebox';
import type { CivilDate, Decided, Placed, Refusal } from '#kernel';
import type { MEETING_COMMANDS, MeetingCommand } from './meeting-commands.ts';
import type { MeetingEvent } from './meeting-events.ts';
import {
  alreadyRecorded,
  bodyUnknown,
  decisionUnknown,
  followUpClosedAlready,
  followUpUnknown,
  itemTwice,
  meetingHeldAlready,
  meetingNotHeld,
  meetingOfOtherBody,
  meetingUnknown,
  minutesApprovedAlready,
  presentAndAbsent,
  recordOfOther,
} from './refusals.ts';

type NoticeSaid = Static<(typeof MEETING_COMMANDS)['CallMeeting']>;
type MeetingSaid = Static<(typeof MEETING_COMMANDS)['HoldMeeting']>;
type ProposalSaid = Static<(typeof MEETING_COMMANDS)['SubmitProposal']>;

export type AgendaItem = NoticeSaid['agenda'][number];

/** A notice as sent, without the meeting it is of. */
export interface Notice extends Omit<NoticeSaid, 'meeting' | 'body'> {
  readonly source: number;
}
/** What the minutes say of the meeting itself; what is left out, they do not say. */
export interface Held extends Omit<MeetingSaid, 'meeting' | 'body'> {
  readonly on: CivilDate;
  readonly source: number;
}
export interface Proposal extends Omit<ProposalSaid, 'meeting'> {
  readonly on: CivilDate;
  readonly source: number;
}
export interface MinutesApproval {
  readonly in: string;
  readonly on: CivilDate;
  readonly remarks: string | null;
  readonly source: number;
}

/** A meeting as everything recorded of it says. */
export interface Meeting {
  readonly id: string;
  readonly body: string;
  /** In the order in which they were sent; the last one holds. */
  readonly notices: readonly Notice[];
  /** The last time it was cancelled; a notice sent later calls it again. */
  readonly cancelled: { readonly on: CivilDate; readonly reason: string | null; readonly source: number } | null;
  readonly proposals: readonly Proposal[];
  readonly held: Held | null;
  /** By the days on which they were approved: again when they were corrected after an approval. */
  readonly approvals: readonly MinutesApproval[];
  readonly sources: readonly number[];
}

export interface FollowUp {
  readonly id: string;
  readonly decision: string;
  readonly what: string;
  readonly who: string;
  readonly openedOn: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly closed: { readonly on: CivilDate; readonly how: string; readonly source: number } | null;
  /** As shown: from when there is nothing to do, as the decision is annulled or reversed. */
  readonly lapsedOn?: CivilDate | null;
  readonly source: number;
}

/** What a municipality said of the record of a decision of its own body. */
export interface Confirmation {
  readonly decision: string;
  readonly by: string;
  readonly confirms: boolean;
  readonly remark: string | null;
  readonly on: CivilDate;
  readonly source: number;
}

/** What is known of meetings, and of what comes after them. */
export interface Meetings {
  readonly meetings: PersistentMap<string, Meeting>;
  /** Proposal → its meeting. */
  readonly proposals: PersistentMap<string, string>;
  readonly followUps: PersistentMap<string, FollowUp>;
  /** Decision → what was said of its record, in the order of recording. */
  readonly confirmations: PersistentMap<string, readonly Confirmation[]>;
}

export const noMeetings: Meetings = {
  meetings: PersistentMap(),
  proposals: PersistentMap(),
  followUps: PersistentMap(),
  confirmations: PersistentMap(),
};

/** What the decisions on meetings look at besides the meetings themselves. */
interface Surroundings {
  readonly meetings: Meetings;
  readonly bodies: PersistentMap<string, { readonly id: string; readonly municipality: string | null }>;
  readonly decisions: PersistentMap<string, { readonly body: string }>;
}

type Answer = readonly Decided<MeetingEvent>[] | Refusal;

/** Refuses only what is malformed or names what is not there; a meeting that breaks a rule is recorded. */
export function decideMeetings(command: MeetingCommand, state: Surroundings): Answer {
  const { meetings, proposals, followUps } = state.meetings;
  switch (command.type) {
    case 'CallMeeting': {
      const { agenda } = command.data;
      const twice = agenda.find(({ item }, n) => agenda.findIndex((other) => other.item === item) !== n);
      if (twice) return itemTwice({ item: twice.item });
      return sameBody(command.data, state) ?? [{ type: 'MeetingCalled', data: command.data }];
    }
    case 'CancelMeeting': {
      const { meeting } = command.data;
      const known = meetings.get(meeting);
      if (!known) return meetingUnknown({ meeting });
      if (known.held) return meetingHeldAlready({ meeting, on: known.held.on });
      if (isCancelled(known, command.decided)) return alreadyRecorded({ what: 'MeetingCancelled', id: meeting });
      return [{ type: 'MeetingCancelled', data: command.data }];
    }
    case 'SubmitProposal': {
      const { meeting, proposal } = command.data;
      if (!meetings.has(meeting)) return meetingUnknown({ meeting });
      if (proposals.has(proposal)) return alreadyRecorded({ what: 'ProposalSubmitted', id: proposal });
      return [{ type: 'ProposalSubmitted', data: command.data }];
    }
    case 'HoldMeeting': {
      const { meeting } = command.data;
      if (meetings.get(meeting)?.held) return alreadyRecorded({ what: 'MeetingHeld', id: meeting });
      const { present = [], absent = [] } = command.data;
      const both = absent.find((seat) => present.includes(seat));
      if (both !== undefined) return presentAndAbsent({ meeting, seat: both });
      return sameBody(command.data, state) ?? [{ type: 'MeetingHeld', data: command.data }];
    }
    case 'ApproveMinutes': {
      const { meeting, approvedIn } = command.data;
      const known = meetings.get(meeting);
      if (!known) return meetingUnknown({ meeting });
      if (!known.held) return meetingNotHeld({ meeting });
      if (!meetings.has(approvedIn)) return meetingUnknown({ meeting: approvedIn });
      const before = known.approvals.find((a) => a.in === approvedIn);
      if (before) return minutesApprovedAlready({ meeting, in: approvedIn, on: before.on });
      return [{ type: 'MinutesApproved', data: command.data }];
    }
    case 'OpenFollowUp': {
      const { followUp, decision } = command.data;
      if (followUps.has(followUp)) return alreadyRecorded({ what: 'FollowUpOpened', id: followUp });
      if (!state.decisions.has(decision)) return decisionUnknown({ decision });
      return [{ type: 'FollowUpOpened', data: command.data }];
    }
    case 'CloseFollowUp': {
      const { followUp } = command.data;
      const known = followUps.get(followUp);
      if (!known) return followUpUnknown({ followUp });
      if (known.closed) return followUpClosedAlready({ followUp, on: known.closed.on });
      return [{ type: 'FollowUpClosed', data: command.data }];
    }
    case 'ConfirmRecord': {
      const { decision, by } = command.data;
      const known = state.decisions.get(decision);
      if (!known) return decisionUnknown({ decision });
      const { municipality = null } = state.bodies.get(known.body) ?? {};
      if (municipality !== by) return recordOfOther({ decision, body: known.body, municipality: by });
      return [{ type: 'RecordConfirmed', data: command.data }];
    }
  }
}

function sameBody({ meeting, body }: { meeting: string; body: string }, state: Surroundings): Refusal | null {
  if (!state.bodies.has(body)) return bodyUnknown({ body, known: [...state.bodies.keys()].sort().join(', ') || '—' });
  const known = state.meetings.meetings.get(meeting);
  return known && known.body !== body ? meetingOfOtherBody({ meeting, body, of: known.body }) : null;
}

const newMeeting = (id: string, body: string): Meeting => ({
  id,
  body,
  notices: [],
  cancelled: null,
  proposals: [],
  held: null,
  approvals: [],
  sources: [],
});

/** Folds an event; one that speaks of something unknown leaves the state as it is. */
export function evolveMeetings(state: Meetings, event: Placed<MeetingEvent>): Meetings {
  const { decided: on, index: source } = event.at;
  const changed = (meeting: Meeting, change: Partial<Meeting>): Meetings => ({
    ...state,
    meetings: state.meetings.set(meeting.id, { ...meeting, ...change, sources: [...meeting.sources, source] }),
  });
  switch (event.type) {
    case 'MeetingCalled': {
      const { meeting: id, body, ...said } = event.data;
      const meeting = state.meetings.get(id) ?? newMeeting(id, body);
      const notices = [...meeting.notices, { ...said, source }];
      // What was sent earlier has its place by its date, also when it is recorded late; of one day, as first recorded.
      notices.sort((a, b) => (a.sentOn < b.sentOn ? -1 : a.sentOn > b.sentOn ? 1 : 0));
      return changed(meeting, { notices });
    }
    case 'MeetingCancelled': {
      const { meeting: id, reason = null } = event.data;
      const meeting = state.meetings.get(id);
      if (!meeting || (meeting.cancelled !== null && meeting.cancelled.on > on)) return state;
      return changed(meeting, { cancelled: { on, reason, source } });
    }
    case 'ProposalSubmitted': {
      const { meeting: id, ...said } = event.data;
      const meeting = state.meetings.get(id);
      if (!meeting) return state;
      const noted = changed(meeting, { proposals: [...meeting.proposals, { ...said, on, source }] });
      return { ...noted, proposals: state.proposals.set(said.proposal, id) };
    }
    case 'MeetingHeld': {
      const { meeting: id, body, ...said } = event.data;
      return changed(state.meetings.get(id) ?? newMeeting(id, body), { held: { ...said, on, source } });
    }
    case 'MinutesApproved': {
      const { meeting: id, approvedIn, remarks = null } = event.data;
      const meeting = state.meetings.get(id);
      if (!meeting) return state;
      const approvals = [...meeting.approvals, { in: approvedIn, on, remarks, source }];
      return changed(meeting, { approvals: approvals.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) });
    }
    case 'FollowUpOpened': {
      const { followUp: id, decision, what, who, dueOn = null } = event.data;
      const opened: FollowUp = { id, decision, what, who, openedOn: on, dueOn, closed: null, source };
      return { ...state, followUps: state.followUps.set(id, opened) };
    }
    case 'FollowUpClosed': {
      const { followUp: id, how } = event.data;
      const known = state.followUps.get(id);
      if (!known) return state;
      return { ...state, followUps: state.followUps.set(id, { ...known, closed: { on, how, source } }) };
    }
    case 'RecordConfirmed': {
      const { decision, by, confirms, remark = null } = event.data;
      const said = [...(state.confirmations.get(decision) ?? []), { decision, by, confirms, remark, on, source }];
      return { ...state, confirmations: state.confirmations.set(decision, said) };
    }
    default:
      return state;
  }
}

/** The notice that holds on a day; null before the first was sent. */
export const noticeOn = (meeting: Pick<Meeting, 'notices'>, day: CivilDate): Notice | null =>
  meeting.notices.filter(({ sentOn }) => sentOn <= day).at(-1) ?? null;

/** Whether it is cancelled on a day, and has not been called again. */
export const isCancelled = ({ notices, cancelled }: Pick<Meeting, 'notices' | 'cancelled'>, day: CivilDate): boolean =>
  cancelled !== null && cancelled.on <= day && (noticeOn({ notices }, day)?.sentOn ?? '') <= cancelled.on;

/** The day for which it is called, as known on a day; null when it is not called, or cancelled. */
export const calledFor = (meeting: Pick<Meeting, 'notices' | 'cancelled'>, day: CivilDate): CivilDate | null =>
  isCancelled(meeting, day) ? null : (noticeOn(meeting, day)?.at.date ?? null);

export type MeetingStatus = 'CALLED' | 'CANCELLED' | 'HELD' | 'MINUTES_APPROVED';

/** The last approval of the minutes on a day; null when there is none yet. */
export const approvedLast = ({ approvals }: Pick<Meeting, 'approvals'>, day: CivilDate): MinutesApproval | null =>
  approvals.findLast(({ on }) => on <= day) ?? null;

/** How far a meeting has come on a day. */
export function meetingStatus(
  meeting: Pick<Meeting, 'notices' | 'cancelled' | 'held' | 'approvals'>,
  day: CivilDate,
): MeetingStatus {
  const { held } = meeting;
  if (held && held.on <= day) return approvedLast(meeting, day) ? 'MINUTES_APPROVED' : 'HELD';
  return isCancelled(meeting, day) ? 'CANCELLED' : 'CALLED';
}

/** OPEN until it is closed, LATE when it should have been; LAPSED when the decision stands no more. */
export function followUpStatus(
  { closed, dueOn, lapsedOn = null }: Pick<FollowUp, 'closed' | 'dueOn' | 'lapsedOn'>,
  day: CivilDate,
) {
  if (closed && closed.on <= day) return 'DONE' as const;
  if (lapsedOn !== null && lapsedOn <= day) return 'LAPSED' as const;
  return dueOn !== null && dueOn < day ? ('LATE' as const) : ('OPEN' as const);
}
