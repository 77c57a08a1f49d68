import { Type } from 'typebox';
import { day, flag, instant, integer, list, object, orNull, text } from '../fields.ts';

const oneOf = <const T extends readonly string[]>(description: string, ...words: T) =>
  Type.Unsafe<T[number]>(Type.Enum([...words], { description }));
const candidate = text('A seat or an office, never a person.', 'repr-7');
const listId = text('Id of the list.', 'liste-a');
const votes = integer('Votes.', 9);
const proposal = text('Id of the proposal.', 'forslag-1');
const blank = orNull(integer('Blank votes.', 1), 'Null when the minutes do not say.');

/** An election held in a decision. */
export const ElectionView = orNull(
  object({
    body: text('The body whose seats it fills.', 'formannskap-1859'),
    to: oneOf('What is filled.', 'CHAIR', 'DEPUTY_CHAIR', 'MEMBERS'),
    method: oneOf(
      'MAJORITY: flertallsvalg (kommuneloven § 7-8). PROPORTIONAL: forholdsvalg (§ 7-6). AGREED: avtalevalg (§ 7-7).',
      'MAJORITY',
      'PROPORTIONAL',
      'AGREED',
    ),
    rounds: list(
      object({ votes: list(object({ candidate, votes }), 'For each candidate.'), blank }),
      'Of a majority election, in the order in which they were held.',
    ),
    lists: list(
      object({
        list: listId,
        votes,
        places: orNull(integer('Seats by the votes.', 3), 'Null while nobody can say.'),
        candidates: list(candidate, 'In the order of the list.'),
      }),
      'Of a proportional election.',
    ),
    blank,
    places: orNull(integer('How many seats a proportional election fills.', 5), 'Null of other elections.'),
    nominees: list(candidate, 'Of an agreed election.'),
    elected: list(
      object({ candidate, list: orNull(listId, 'Null when it is no election by lists.') }),
      'Who is elected by the votes.',
    ),
    byLot: list(text('A candidate or a list.'), 'Who has the place by lot.'),
    tied: list(text('A candidate or a list.'), 'Between whom lots are still to be drawn, or recorded.'),
    named: orNull(list(candidate, 'Who was elected, as the minutes say.'), 'Null when they do not say.'),
    until: orNull(day('Last day of the term.', '2027-09-30'), 'Null: until others are elected.'),
    supplement: flag('Whether members are elected beside those elected before.'),
  }),
  'Null when it is no election.',
);

/** Which proposals were adopted. */
export const ProposalsView = orNull(
  object({
    adopted: list(
      object({
        proposal,
        kind: orNull(
          text('RECOMMENDATION, ALTERNATIVE, ADDITION or POSTPONEMENT.', 'ADDITION'),
          'Null when it is not said.',
        ),
        text: orNull(text('The text that was adopted.'), 'Null when the proposal is not in the book.'),
      }),
      'Those adopted, with their text.',
    ),
    votings: list(
      object({
        between: list(
          object({ proposal, votes: orNull(votes, 'Null when the minutes do not say.') }),
          'One proposal, or several set against each other.',
        ),
        against: orNull(integer('Votes against the one proposal.', 4), 'Null when the minutes do not say.'),
        unanimous: orNull(flag('Whether all agreed on the first named.'), 'Null when the minutes do not say.'),
        casting: orNull(
          text('What the vote of the one who chaired fell on in a tie: a proposal, or AGAINST.'),
          'Null when there was none.',
        ),
      }),
      'In the order in which they were held.',
    ),
  }),
  'Null when the record does not say which proposals were adopted.',
);

const restated = {
  on: day('When it was decided.', '2026-09-10'),
  ground: text('Why.', 'LEGALITY_REVIEW'),
  recorded: instant('When the book learned it.', '2026-09-21T07:00:00.000Z'),
  event: integer('The event that says so, by its index in the book.', 240),
};

/** What became of a decision after it was made. */
export const AfterwardsView = object(
  {
    corrected: list(object(restated), 'Corrections of its record.'),
    annulled: orNull(object(restated), 'That it was never valid; null when nothing says so.'),
    reversed: orNull(
      object({ by: text('The decision that reversed it.', 'KS-031/25'), from: day('From when.', '2025-03-01') }),
      'What ended its effect by the day; null when nothing has.',
    ),
  },
  'What became of it after it was made.',
);

/** What a decision is to bring about, and whether it does. */
export const EffectView = orNull(
  object({
    kind: text('What it is to bring about.', 'APPROVE_AGREEMENT'),
    stands: flag('Whether it does. The decision stands as a fact in any case.'),
    because: orNull(
      text(
        'NOT_ADOPTED, ANNULLED, REVERSED, NO_COMPETENCE or BODY_UNKNOWN; NOT_PASSED, NO_QUORUM or UNDETERMINED: what the votes come to.',
        'NO_COMPETENCE',
      ),
      'Why not; null when it stands.',
    ),
    clause: orNull(
      text('The clause that gives the competence.', 'kommuneloven § 20-4'),
      'With NO_COMPETENCE that which gives it to another; null when it does not stand for another reason.',
    ),
  }),
  'Null when it is to bring about nothing in the book.',
);
