import type { FindingSpan } from '#kernel';
import type { MeetingGround } from './meeting-ground.ts';
import type { FollowUp, Meeting } from './meetings.ts';
import { meetingClosedByLaw } from './rules/meeting-closed-by-law.ts';
import { meetingDecidesItsAgenda } from './rules/meeting-decides-its-agenda.ts';
import { meetingFollowUpInTime } from './rules/meeting-follow-up-in-time.ts';
import { meetingHeldAsCalled } from './rules/meeting-held-as-called.ts';
import { meetingIsCalled } from './rules/meeting-is-called.ts';
import { meetingIsWrittenDown } from './rules/meeting-is-written-down.ts';
import { meetingMinutesApproved, meetingMinutesApprovedInOrder } from './rules/meeting-minutes-approved.ts';
import { meetingMinutesComplete } from './rules/meeting-minutes-complete.ts';
import { meetingNamedIsInTheBook } from './rules/meeting-named-is-in-the-book.ts';
import { meetingOfItsDecisions } from './rules/meeting-of-its-decisions.ts';
import { meetingRecordConfirmed } from './rules/meeting-record-confirmed.ts';
import { proposalInTimeForItsItem } from './rules/proposal-in-time-for-its-item.ts';
import { proposalIsNamed } from './rules/proposal-is-named.ts';
import type { Decision } from './state.ts';

/** What is wrong or unclear with a meeting: its notice, its doors, its minutes. */
export const findingsOfMeeting = (meeting: Meeting, ground: MeetingGround): FindingSpan[] => [
  ...meetingIsCalled(meeting, ground),
  ...meetingHeldAsCalled(meeting, ground),
  ...meetingIsWrittenDown(meeting, ground),
  ...meetingClosedByLaw(meeting, ground),
  ...meetingMinutesComplete(meeting, ground),
  ...meetingMinutesApproved(meeting, ground),
  ...meetingMinutesApprovedInOrder(meeting, ground),
  ...proposalInTimeForItsItem(meeting, ground),
];

/** What is wrong or unclear with how a decision hangs together with its case, its meeting and its municipality. */
export const findingsOfDecision = (decision: Decision, ground: MeetingGround): FindingSpan[] => [
  ...meetingNamedIsInTheBook(decision, ground),
  ...meetingOfItsDecisions(decision, ground),
  ...meetingDecidesItsAgenda(decision, ground),
  ...proposalIsNamed(decision, ground),
  ...meetingRecordConfirmed(decision, ground),
];

export const findingsOfFollowUp = (followUp: FollowUp, ground: MeetingGround): FindingSpan[] =>
  meetingFollowUpInTime(followUp, ground);
