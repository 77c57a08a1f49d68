import { type Static, Type } from 'typebox';
import type { Command } from '#kernel';
import {
  APPROVAL_FIELDS,
  CANCELLATION_FIELDS,
  CLOSING_FIELDS,
  CONFIRMATION_FIELDS,
  FOLLOW_UP_FIELDS,
  MEETING_FIELDS,
  NOTICE_FIELDS,
  PROPOSAL_FIELDS,
} from './meeting-events.ts';

const says = (description: string) => ({ additionalProperties: false, description });

/** What is recorded before, in and after a meeting, by type. */
export const MEETING_COMMANDS = {
  CallMeeting: Type.Object(
    NOTICE_FIELDS,
    says('Notice of a meeting with its list of cases. Sent again for the same meeting, it replaces the earlier one.'),
  ),
  CancelMeeting: Type.Object(
    CANCELLATION_FIELDS,
    says('A called meeting is cancelled on the decided date. To move it, send the notice again with the new day.'),
  ),
  SubmitProposal: Type.Object(
    PROPOSAL_FIELDS,
    says('A proposal for an item of a meeting; open to everyone with access to the book from the decided date.'),
  ),
  HoldMeeting: Type.Object(
    MEETING_FIELDS,
    says('A meeting of a body, on the decided date, with what its minutes say of the meeting itself.'),
  ),
  ApproveMinutes: Type.Object(
    APPROVAL_FIELDS,
    says(
      'The minutes of a meeting are approved in a meeting, and again in a later one when they were corrected. An error in them is mended by correcting the decision.',
    ),
  ),
  OpenFollowUp: Type.Object(FOLLOW_UP_FIELDS, says('What has to be done because of a decision, by whom and by when.')),
  CloseFollowUp: Type.Object(CLOSING_FIELDS, says('What had to be done is done, on the decided date.')),
  ConfirmRecord: Type.Object(
    CONFIRMATION_FIELDS,
    says('A municipality confirms, or objects to, what the book holds of a decision of its own body.'),
  ),
};

export type MeetingCommand = {
  [K in keyof typeof MEETING_COMMANDS]: Command<K, Static<(typeof MEETING_COMMANDS)[K]>>;
}[keyof typeof MEETING_COMMANDS];

export const isMeetingCommand = <C extends { readonly type: string }>(command: C): command is C & MeetingCommand =>
  Object.hasOwn(MEETING_COMMANDS, command.type);
