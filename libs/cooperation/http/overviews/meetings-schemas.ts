import { Type } from 'typebox';
import {
  CLOCKS,
  day,
  eventIndexes,
  flag,
  instant,
  integer,
  list,
  municipality,
  object,
  orNull,
  text,
} from '../fields.ts';
import { VoteView } from './bodies-schemas.ts';
import { AfterwardsView, EffectView, ElectionView, ProposalsView } from './decided-schemas.ts';
import { findings, validOn } from './schemas.ts';

const item = text('Id of the item in the list of cases.', '12-24');
const legalBasis = orNull(text('The provision.', 'kommuneloven § 11-5'), 'Null when none is given.');
const time = orNull(text('Clock time in Europe/Oslo.', '10:00'), 'Null when it is not said.');
const place = orNull(text('Where.', 'Rådhuset'), 'Null when it is not said.');
const seats = (description: string) =>
  orNull(list(text('A seat or office.', 'repr-1'), description), 'Null when the minutes do not say.');
const count = (description: string) =>
  orNull(Type.Integer({ minimum: 0, description }), 'Null when the minutes do not say.');

const votes = object(
  {
    for: count('Votes for.'),
    against: count('Votes against.'),
    unanimous: orNull(flag('Whether all who voted agreed.'), 'Null when the minutes do not say.'),
  },
  'What the minutes say of the vote.',
);
const vote = orNull(VoteView, 'What they come to by the rules of the body; null when there is nothing to count.');
const confirmations = list(
  object({
    by: municipality(),
    confirms: flag('False: it objects to what is recorded.'),
    remark: orNull(text('What it says besides.'), 'Null when nothing.'),
    on: day('When.', '2024-12-11'),
    outdated: flag('Others changed the record afterwards: it was not said of what stands now.'),
  }),
  'What the municipality of the body has said of the record.',
);
const outcome = text('ADOPTED, REJECTED, POSTPONED, NOTED or UNDETERMINED.', 'ADOPTED');
const caseOf = orNull(text('Id of the case.', 'avtale-2025'), 'Null when it names none.');
const caseReference = orNull(text('Reference of the case.', '12/24'), 'Null: none.');
const wording = text('In the words of the body.');
const annulled = flag('Whether it is found never to have been valid.');

const followUps = list(
  object({
    followUp: text('Id of the follow-up.', 'oppf-1'),
    decision: text('The decision it follows from.', 'KS-012/24'),
    what: text('What has to be done.'),
    who: text('The office or body that does it.', 'kommunedirektøren'),
    openedOn: day('Since when it is on the list.', '2024-11-27'),
    dueOn: orNull(day('By when.', '2024-12-15'), 'Null: no day is set.'),
    status: Type.Union([Type.Literal('OPEN'), Type.Literal('LATE'), Type.Literal('DONE'), Type.Literal('LAPSED')], {
      description:
        'LATE: it is not done, and the day has passed. LAPSED: the decision is annulled or reversed, so there is nothing to do.',
    }),
    closedOn: orNull(day('When it was done.', '2024-12-10'), 'Null: it is not.'),
    how: orNull(text('How it was done.'), 'Null: it is not.'),
    events: eventIndexes,
  }),
  'By the day they are due.',
);

const notice = object({
  sentOn: day('When it was sent.', '2024-11-15'),
  date: day('The day the meeting is called for.', '2024-11-26'),
  time,
  place,
  remote: flag('Whether it is a remote meeting (kommuneloven § 11-7).'),
  agenda: list(
    object({
      item,
      title: text('What it is about.'),
      public: flag('False: behind closed doors.'),
      case: caseOf,
      legalBasis,
    }),
    'The list of cases.',
  ),
});

const proposals = list(
  object({
    proposal: text('Id of the proposal.', 'forslag-1'),
    item,
    kind: orNull(
      text('RECOMMENDATION, ALTERNATIVE, ADDITION or POSTPONEMENT.', 'ADDITION'),
      'Null when it is not said.',
    ),
    by: object(
      {
        body: orNull(text('A body.'), 'Null: none.'),
        municipality: orNull(municipality(), 'Null: none.'),
        seat: orNull(text('A seat.', 'repr-7'), 'Null: none.'),
      },
      'Who put it forward.',
    ),
    text: text('The proposal itself.'),
    sentOn: day('From when it can be read.', '2024-11-20'),
  }),
  'Open to everyone with access to the book from the day they were sent.',
);

const held = object({
  on: day('When it was held.', '2024-11-26'),
  time,
  place,
  remote: orNull(flag('Whether it was a remote meeting.'), 'Null when the minutes do not say.'),
  present: seats('Who was there.'),
  absent: seats('Who was not.'),
  treated: orNull(list(item, 'Items treated.'), 'Null when the minutes do not say.'),
  closed: list(
    object({
      item,
      legalBasis,
      votedInOpenMeeting: orNull(flag('Whether the vote on closing was open.'), 'Null when the minutes do not say.'),
    }),
    'Items treated behind closed doors.',
  ),
  excused: list(
    object({
      seat: text('A seat or office.', 'repr-2'),
      ground: text('DISQUALIFIED (inhabil) or EXEMPTED for personal reasons.', 'DISQUALIFIED'),
      granted: flag('Whether the member stood down.'),
      item: orNull(item, 'Null: the whole meeting.'),
      legalBasis,
    }),
    'Decisions on disqualification and exemption.',
  ),
  added: list(
    object({
      item,
      title: text('What it is about.'),
      objections: integer('How many objected to treating it.', 0),
      chairObjected: flag('Whether the chair did.'),
    }),
    'Items that were not on the list of cases.',
  ),
});

const meetings = list(
  object({
    meeting: text('Id of the meeting.', 'ks-9901-2024-11-26'),
    body: text('Id of the body.', 'ks-9901'),
    bodyName: text('Its name.', 'Eksempelvik kommunestyre'),
    status: Type.Union(
      [Type.Literal('CALLED'), Type.Literal('CANCELLED'), Type.Literal('HELD'), Type.Literal('MINUTES_APPROVED')],
      {
        description: 'How far it has come on the day.',
      },
    ),
    date: day('The day it was held, or is called for.', '2024-11-26'),
    notice: orNull(notice, 'The notice that holds on the day; null when there is none.'),
    cancelled: orNull(
      object({ on: day('When.', '2024-11-20'), reason: orNull(text('Why.'), 'Null when it is not said.') }),
      'That it is not held; null when it has not been cancelled, or was called again.',
    ),
    proposals,
    held: orNull(held, 'What the minutes say of the meeting itself; null when it is not held.'),
    approved: orNull(
      object({
        in: text('The meeting that approved them.'),
        on: day('When.', '2024-12-17'),
        remarks: orNull(text('Remarks to the minutes.'), 'Null: none.'),
      }),
      'Approval of the minutes; null when they are not.',
    ),
    decisions: list(
      object({
        decision: text('Id of the decision.', 'KS-012/24'),
        item: orNull(item, 'Null when it names none.'),
        case: caseOf,
        caseReference,
        decidedOn: day('When.', '2024-11-26'),
        outcome,
        votes,
        vote,
        proposals: ProposalsView,
        election: ElectionView,
        wording,
        annulled,
        afterwards: AfterwardsView,
        confirmations,
      }),
      'The decisions made in it.',
    ),
    followUps,
    events: eventIndexes,
  }),
  'By date.',
);

const cooperationName = text('Name of the cooperation.', 'Lofoten IKT');

export const MeetingsAnswerSchema = Type.Object(
  { ...CLOCKS, validOn, name: cooperationName, meetings, findings },
  { title: 'MeetingsAnswer', description: 'Meetings called and held, as they stand on a day.' },
);

export const FollowUpsAnswerSchema = Type.Object(
  { ...CLOCKS, validOn, followUps, findings },
  { title: 'FollowUpsAnswer', description: 'What has to be done because of decisions, as it stands on a day.' },
);

export const ExtractAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    name: cooperationName,
    recipients: list(
      object({ municipality: municipality(), name: text('Name of the municipality.', 'Vågan') }),
      'Who it goes to: those who take part on the day, or did when it was made.',
    ),
    decision: text('Id of the decision.', 'KS-090/24'),
    body: text('Id of the body.', 'ks-1865'),
    bodyName: text('Its name.', 'Vågan kommunestyre'),
    bodyMunicipality: orNull(
      municipality('Whose body it is, and so who confirms the record.'),
      'Null: the cooperation’s.',
    ),
    case: caseOf,
    caseTitle: orNull(text('What the case is called.'), 'Null when it is not in the book.'),
    caseReference,
    meeting: orNull(text('Id of the meeting.'), 'Null when it names none.'),
    place,
    item: orNull(item, 'Null when it names none.'),
    closed: orNull(
      object({ legalBasis }),
      'Treated, or to be treated, behind closed doors, by which provision; null when it was open.',
    ),
    decidedOn: day('When.', '2024-09-24'),
    outcome,
    votes,
    vote,
    proposals: ProposalsView,
    election: ElectionView,
    effect: EffectView,
    wording,
    annulled,
    afterwards: AfterwardsView,
    minutesApprovedOn: orNull(day('When the minutes were approved.', '2024-10-29'), 'Null when they are not.'),
    confirmations,
    record: list(
      object({
        index: integer('Index in the book.', 73),
        type: text('Type of the event.', 'DecisionRecorded'),
        recorded: instant('When it was recorded.'),
        hash: text('SHA-256 of the event.'),
        documents: list(
          object({
            reference: text('Where it lies beside the book.', '3f2b8c1e-6d0a-4c57-9b1f-0a4e8d2c7b60'),
            sha256: text('SHA-256 of a salt and the content.'),
          }),
          'What the event refers to; the references stay when the documents are erased.',
        ),
      }),
      'The events that say it.',
    ),
  },
  { title: 'ExtractAnswer', description: 'An extract (særutskrift) of a decision, for the municipalities it goes to.' },
);

export const MEETING_SCHEMAS = [MeetingsAnswerSchema, FollowUpsAnswerSchema, ExtractAnswerSchema];
