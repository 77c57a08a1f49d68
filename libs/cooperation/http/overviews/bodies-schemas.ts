import { Type } from 'typebox';
import { REASONS } from '#governance';
import {
  CLOCKS,
  clause,
  day,
  eventIndexes,
  flag,
  integer,
  list,
  municipality,
  object,
  orNull,
  text,
} from '../fields.ts';
import { findings, validOn } from './schemas.ts';

const oneOf = <const T extends readonly string[]>(description: string, ...words: T) =>
  Type.Unsafe<T[number]>(Type.Enum([...words], { description }));

const role = oneOf('Part in the body.', 'CHAIR', 'DEPUTY_CHAIR', 'MEMBER', 'DEPUTY', 'OBSERVER');
const basis = oneOf(
  'LAW: kommuneloven § 11-9. AGREEMENT, ADOPTED: by its clause or by a decision. NONE: it has no rules (A-04). UNKNOWN: the book does not know them.',
  'LAW',
  'AGREEMENT',
  'ADOPTED',
  'NONE',
  'UNKNOWN',
);
const seat = text('Id of the seat.', '1865');
const votingMembers = orNull(integer('How many can vote.', 5), 'Null when the book does not say.');

const rules = object({
  quorum: Type.Optional(
    Type.Union([oneOf('Part of the voting members.', 'HALF', 'MAJORITY', 'ALL'), integer('So many.', 3)], {
      description: 'How many must be there; left out when nothing is said.',
    }),
  ),
  majority: oneOf('Of the votes cast.', 'SIMPLE', 'TWO_THIRDS', 'UNANIMOUS', 'CONSENSUS_ELSE_LEADER'),
  castingVote: flag('Whether the one who chairs decides a tie.'),
  electionsByLot: Type.Optional(flag('Whether lots are drawn in a tied election.')),
  remote: Type.Optional(flag('Whether it may meet remotely.')),
  written: Type.Optional(flag('Whether it may decide in writing.')),
  clause,
});

export const BodiesAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    bodies: list(
      object({
        body: text('Id of the body.', 'driftsstyret'),
        name: text('Name of the body.', 'Driftsstyret'),
        kind: oneOf(
          'What it is.',
          'COUNCIL',
          'EXECUTIVE_COMMITTEE',
          'OPERATING_BOARD',
          'REGIONAL_COUNCIL',
          'STEERING_GROUP',
          'OTHER',
        ),
        municipality: orNull(municipality(), 'Null when it is no single one’s.'),
        seats: list(
          object({
            seat,
            office: text('The office that has the seat.', 'kommunedirektør'),
            municipality: orNull(municipality(), 'Null when the office is no municipality’s.'),
            role,
            votes: flag('Whether the seat has a vote.'),
            standsInFor: orNull(text('The seat that a deputy takes.', '1865'), 'Null when it is no deputy.'),
            until: orNull(day('Last day of the seat.', '2023-12-31'), 'Null: it has no end.'),
            inactive: orNull(
              oneOf('Why it does not count on the day.', 'NOT_PARTICIPANT', 'ENDED'),
              'Null when it counts.',
            ),
            elected: Type.Optional(text('The decision that elected it; left out when none did.', 'KS-044/25')),
          }),
          'Of offices, not of persons.',
        ),
        members: votingMembers,
        acts: orNull(
          object({
            seat,
            office: text('Its office.', 'kommunedirektør'),
            as: oneOf('In which quality.', 'CHAIR', 'DEPUTY_CHAIR', 'ACTING'),
            absence: orNull(text('The absence of the chair.', 'F-1'), 'Null: the chair is there.'),
          }),
          'Who signs for the body on the day; null when nobody can, or the seats are not known.',
        ),
        rules: object(
          {
            basis,
            rules: orNull(rules, 'Null when there are none, or they are not known.'),
            decision: orNull(
              text('The decision that adopted them, or took them away.', 'DS-2025-01'),
              'Null: none did.',
            ),
          },
          'By which rules it decides.',
        ),
        events: eventIndexes,
      }),
      'Every body in the book.',
    ),
    findings,
  },
  { title: 'BodiesAnswer', description: 'The bodies as they are on a day, who acts for them, and by which rules.' },
);

const counted = (description: string) => orNull(integer(description, 3), 'Null when the record does not say.');

/** How a vote went, in the answer about decisions. */
export const VoteView = object({
  derived: object(
    {
      outcome: oneOf(
        'What the votes come to. UNDETERMINED: no rule says. AS_RECORDED: there is nothing to judge it by.',
        'PASSED',
        'NOT_PASSED',
        'NO_QUORUM',
        'UNDETERMINED',
        'AS_RECORDED',
      ),
      reason: oneOf('Why.', ...REASONS),
      text: text('The reason, in the language asked for.'),
      clause,
    },
    'What the votes come to by the rules, beside the outcome that the minutes give.',
  ),
  rules: basis,
  counted: object(
    {
      for: counted('Votes for that count.'),
      against: counted('Votes against that count.'),
      abstained: integer('Who were there and did not vote.', 0),
      present: counted('Voting members who were there.'),
      members: votingMembers,
    },
    'The votes that count.',
  ),
  quorum: orNull(
    object({
      required: integer('How many must be there.', 3),
      present: counted('How many were.'),
      met: orNull(flag('Whether they were enough.'), 'Null when the record does not say how many were there.'),
    }),
    'Null when no rule asks for one, or the book does not know how many the body has.',
  ),
  ballots: list(
    object({
      seat,
      office: orNull(text('Its office.', 'kommunedirektør'), 'Null when the seat is not known.'),
      municipality: orNull(municipality(), 'Null when the office is no municipality’s.'),
      vote: oneOf('What was voted.', 'FOR', 'AGAINST', 'ABSTAINS', 'ABSENT'),
      counts: flag('Whether it counts.'),
      because: orNull(
        oneOf('Why not.', 'OBSERVER', 'EXCLUDED', 'NO_SEAT', 'SEAT_TAKEN'),
        'Null when it counts, or the seat was empty.',
      ),
    }),
    'By seat, where the minutes say so.',
  ),
  dissent: list(seat, 'Seats that did not agree.'),
  excluded: list(
    object({ seat, ground: oneOf('Why.', 'INHABIL', 'EXEMPT'), clause }),
    'Seats that took no part in the case.',
  ),
  attempt: orNull(text('What was tried to reach consensus.'), 'Null when nothing is recorded.'),
});

export const BODY_SCHEMAS = [BodiesAnswerSchema];
