import { Type } from 'typebox';
import {
  DateSchema,
  defineEvent,
  type EventOf,
  IdSchema,
  LongText,
  MunicipalitySchema,
  OneOf,
  ShortText,
} from '#kernel';

const strict = { additionalProperties: false };

const TimeOfDay = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
  description: 'Clock time in Europe/Oslo, HH:MM',
});
const LegalBasis = Type.String({
  minLength: 1,
  maxLength: 300,
  description: 'The provision, such as kommuneloven § 11-5',
});
/** Seats or offices; never persons. */
const Offices = Type.Array(IdSchema, { maxItems: 500 });

const AgendaItem = Type.Object(
  {
    item: IdSchema,
    case: Type.Optional(IdSchema),
    title: ShortText,
    /** False: treated behind closed doors. */
    public: Type.Boolean(),
    legalBasis: Type.Optional(LegalBasis),
  },
  strict,
);

/** Who puts a proposal forward: a body, a municipality or a seat. */
const Proposer = Type.Object(
  {
    body: Type.Optional(IdSchema),
    municipality: Type.Optional(MunicipalitySchema),
    seat: Type.Optional(IdSchema),
  },
  { ...strict, minProperties: 1 },
);

/** A notice of a meeting with its list of cases (kommuneloven § 11-3). */
export const NOTICE_FIELDS = {
  meeting: IdSchema,
  body: IdSchema,
  at: Type.Object({ date: DateSchema, time: Type.Optional(TimeOfDay) }, strict),
  place: Type.Optional(ShortText),
  /** Whether it is held as a remote meeting (kommuneloven § 11-7). */
  remote: Type.Optional(Type.Boolean()),
  agenda: Type.Array(AgendaItem, { maxItems: 500 }),
  sentOn: DateSchema,
};

export const PROPOSAL_FIELDS = {
  meeting: IdSchema,
  item: IdSchema,
  proposal: IdSchema,
  by: Proposer,
  /** RECOMMENDATION: innstilling. ADDITION: tilleggsforslag, beside another. Left out: it is not said. */
  kind: Type.Optional(OneOf('RECOMMENDATION', 'ALTERNATIVE', 'ADDITION', 'POSTPONEMENT')),
  text: LongText,
};

/** A meeting, and what its minutes must hold (kommuneloven § 11-4); what is left out, the minutes do not say. */
export const MEETING_FIELDS = {
  meeting: IdSchema,
  body: IdSchema,
  time: Type.Optional(TimeOfDay),
  place: Type.Optional(ShortText),
  remote: Type.Optional(Type.Boolean()),
  present: Type.Optional(Offices),
  absent: Type.Optional(Offices),
  /** Items of the list of cases, or added ones, that were treated. */
  treated: Type.Optional(Type.Array(IdSchema, { maxItems: 500 })),
  closed: Type.Optional(
    Type.Array(
      Type.Object(
        {
          item: IdSchema,
          legalBasis: Type.Optional(LegalBasis),
          /** Whether the vote on closing was held in open meeting. */
          votedInOpenMeeting: Type.Optional(Type.Boolean()),
        },
        strict,
      ),
      { maxItems: 500 },
    ),
  ),
  /** Decisions on disqualification (inhabilitet) and on exemption for personal reasons. */
  excused: Type.Optional(
    Type.Array(
      Type.Object(
        {
          seat: IdSchema,
          item: Type.Optional(IdSchema),
          ground: OneOf('DISQUALIFIED', 'EXEMPTED'),
          granted: Type.Boolean(),
          legalBasis: Type.Optional(LegalBasis),
        },
        strict,
      ),
      { maxItems: 500 },
    ),
  ),
  /** Items not on the list of cases, and how many objected to treating them. */
  added: Type.Optional(
    Type.Array(
      Type.Object(
        {
          item: IdSchema,
          case: Type.Optional(IdSchema),
          title: ShortText,
          objections: Type.Integer({ minimum: 0, maximum: 10_000 }),
          chairObjected: Type.Optional(Type.Boolean()),
        },
        strict,
      ),
      { maxItems: 500 },
    ),
  ),
};

export const CANCELLATION_FIELDS = { meeting: IdSchema, reason: Type.Optional(ShortText) };

export const APPROVAL_FIELDS = { meeting: IdSchema, approvedIn: IdSchema, remarks: Type.Optional(LongText) };

export const FOLLOW_UP_FIELDS = {
  followUp: IdSchema,
  decision: IdSchema,
  what: ShortText,
  /** A body or an office; never a person. */
  who: ShortText,
  dueOn: Type.Optional(DateSchema),
};
export const CLOSING_FIELDS = { followUp: IdSchema, how: ShortText };

export const CONFIRMATION_FIELDS = {
  decision: IdSchema,
  by: MunicipalitySchema,
  confirms: Type.Boolean(),
  remark: Type.Optional(LongText),
};

export const meetingCalled = defineEvent(
  'MeetingCalled',
  'A meeting was called: when, where, and which cases are on the list. A later notice of the same meeting replaces it.',
  Type.Object(NOTICE_FIELDS, strict),
);

export const meetingCancelled = defineEvent(
  'MeetingCancelled',
  'A called meeting is not held, as was said on the decided date. A notice sent after that calls it again.',
  Type.Object(CANCELLATION_FIELDS, strict),
);

export const proposalSubmitted = defineEvent(
  'ProposalSubmitted',
  'A proposal for an item of a meeting was sent; from then on everyone with access to the book can read it.',
  Type.Object(PROPOSAL_FIELDS, strict),
);

export const meetingHeld = defineEvent(
  'MeetingHeld',
  'A body met on the decided date; what the minutes say of the meeting itself.',
  Type.Object(MEETING_FIELDS, strict),
);

export const minutesApproved = defineEvent(
  'MinutesApproved',
  'The minutes of a meeting were approved in a meeting, on the decided date.',
  Type.Object(APPROVAL_FIELDS, strict),
);

export const followUpOpened = defineEvent(
  'FollowUpOpened',
  'Something has to be done because of a decision, by an office or a body.',
  Type.Object(FOLLOW_UP_FIELDS, strict),
);

export const followUpClosed = defineEvent(
  'FollowUpClosed',
  'What had to be done because of a decision is done, or need not be done any more.',
  Type.Object(CLOSING_FIELDS, strict),
);

export const recordConfirmed = defineEvent(
  'RecordConfirmed',
  'A municipality says whether the book holds what its body decided.',
  Type.Object(CONFIRMATION_FIELDS, strict),
);

export const MEETING_EVENTS = [
  meetingCalled,
  meetingCancelled,
  proposalSubmitted,
  meetingHeld,
  minutesApproved,
  followUpOpened,
  followUpClosed,
  recordConfirmed,
] as const;

export type MeetingEvent = EventOf<(typeof MEETING_EVENTS)[number]>;
