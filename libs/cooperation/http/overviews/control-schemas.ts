import { Type } from 'typebox';
import {
  CLOCKS,
  day,
  eventIndexes,
  flag,
  integer,
  kroner,
  list,
  municipalities,
  municipality,
  object,
  orNull,
  text,
} from '../fields.ts';
import { findings, validOn } from './schemas.ts';

const since = day('From when.', '2024-03-01');
const decision = text('Id of the decision.', 'VV-3/25');
const byDecision = (what: string) =>
  orNull(object({ decision: text('Id of the decision.', 'KS-8/24'), from: since }), what);

export const DelegationsAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    delegations: list(
      object({
        delegation: text('Id of the delegation.', 'ikt-drift'),
        municipality: municipality(),
        name: text('Name of the municipality.', 'Værøy'),
        status: text(
          'IN_FORCE, NOT_GIVEN (the council has said so, nothing is given), NOT_INSTRUCTED or REVOKED.',
          'IN_FORCE',
        ),
        scope: orNull(text('As the council’s instruction says it.'), 'Null without an instruction.'),
        tasks: orNull(list(text('Id of a task.', 'arkiv'), 'The tasks it is about.'), 'Null: every task.'),
        instruction: byDecision('The council’s instruction; null without one.'),
        givenFrom: orNull(day('From when the chief executive delegated.', '2024-03-01'), 'Null: not given.'),
        revocation: byDecision('The council took it back; null when it did not.'),
        events: eventIndexes,
      }),
      'One per municipality and delegation.',
    ),
    without: municipalities('Participants other than the host with no delegation in force.'),
    findings,
  },
  { title: 'DelegationsAnswer', description: 'Who has delegated what to the host, as it stands on a day.' },
);

const assessment = (what: string) => text(`${what} YES, NO or NOT_ASSESSED.`, 'NO');

export const HostDecisionsAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    decisions: list(
      object({
        decision,
        decidedOn: day('When the host decided.', '2025-03-03'),
        for: municipalities('Those it was made for.'),
        forAll: flag('Whether it was made for every participant.'),
        matter: text('What it is about; no names.', 'Innsyn i en mappe'),
        withinBudget: assessment('Whether the host holds it to be within the adopted budget.'),
        principled: assessment('Whether the host holds it to be of principle.'),
        individual: flag('Whether it can be appealed (enkeltvedtak).'),
        task: orNull(text('Id of the task.', 'arkiv'), 'Null when none is named.'),
        commitment: orNull(
          object({ year: integer('Budget year that bears it.', 2025), amount: kroner('What it binds.') }),
          'Null: it binds no amount.',
        ),
        notifiedOn: orNull(
          day('When word of it reached the party.', '2025-03-05'),
          'Null when the book does not know.',
        ),
        appealBy: orNull(day('Last day for an appeal.', '2025-03-26'), 'Null: no appeal, or the day is not known.'),
        reviewBy: day('Last day for demanding a legality review.', '2025-03-24'),
        annulled: flag('Never valid.'),
        reversed: orNull(
          object({ by: text('The decision or instruction that says so.', 'KS-31/25'), from: since }),
          'Valid until then; null when it is not reversed.',
        ),
        events: eventIndexes,
      }),
      'In the order in which they came into the book.',
    ),
    instructions: list(
      object({
        instruction: text('Id of the instruction.', 'INS-1'),
        body: text('Id of the body that instructed.', 'ks-1857'),
        kind: text('INSTRUCTION or REVERSAL.', 'INSTRUCTION'),
        decision: orNull(decision, 'Null: the host had not decided.'),
        for: municipalities('Whose case it is.'),
        on: day('From when.', '2025-03-10'),
        events: eventIndexes,
      }),
      'What bodies told the host in delegated cases.',
    ),
    moves: list(
      object({
        move: text('Id of the move.', 'FL-1'),
        away: municipality('Where the place of work was.'),
        to: municipality('Where it is.'),
        positions: text('Full-time positions.', '1.5'),
        decision: orNull(text('Id of the decision behind it.', 'DS-4/25'), 'Null when none is named.'),
        on: day('From when.', '2025-08-01'),
        events: eventIndexes,
      }),
      'Positions moved between places of work.',
    ),
    findings,
  },
  { title: 'HostDecisionsAnswer', description: 'What the host decided on behalf of others, as it stands on a day.' },
);

export const AppealsAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    appeals: list(
      object({
        appeal: text('Id of the appeal.', 'KL-1'),
        decision,
        by: text('PARTY or OTHER; never a name.', 'PARTY'),
        municipality: orNull(municipality('Where the party belongs.'), 'Null when it is not said.'),
        status: text('FILED, PREPARED or DECIDED.', 'FILED'),
        receivedOn: day('When the host received it.', '2025-03-24'),
        sentOn: orNull(day('When it was posted.', '2025-03-21'), 'Null when the book does not know.'),
        notifiedOn: orNull(day('When word of the decision reached the party.', '2025-03-05'), 'Null when not known.'),
        lastDay: orNull(day('Last day for it.', '2025-03-26'), 'Null when not known.'),
        late: flag('Made after the last day.'),
        view: orNull(
          object({ on: day('When.', '2025-04-02'), view: text('UPHELD, CHANGED or DISMISSED.', 'UPHELD') }),
          'What the host said as first instance; null: not yet.',
        ),
        outcome: orNull(
          object({
            on: day('When.', '2025-04-29'),
            body: text('Id of the body that decided it.', 'ks-1857'),
            outcome: text('UPHELD, CHANGED, RETURNED or DISMISSED.', 'CHANGED'),
          }),
          'Null: not yet.',
        ),
        events: eventIndexes,
      }),
      'In the order in which they came into the book.',
    ),
    reviews: list(
      object({
        review: text('Id of the review.', 'LK-1'),
        decision,
        municipality: municipality('Whose council the members sit in.'),
        members: integer('How many demanded it.', 3),
        status: text(
          'DEMANDED, UPHELD_BY_BODY (the State has the last word), UPHELD, ANNULLED or DISMISSED.',
          'DEMANDED',
        ),
        demandedOn: day('When.', '2025-03-20'),
        sentOn: orNull(day('When it was posted.', '2025-03-19'), 'Null when the book does not know.'),
        lastDay: orNull(day('Last day for it.', '2025-03-24'), 'Null when not known.'),
        late: flag('Demanded after the last day.'),
        concludedOn: orNull(day('When.', '2025-05-08'), 'Null: not yet.'),
        concludedBy: orNull(text('DECIDING_BODY or STATE.', 'STATE'), 'Null: not yet.'),
        events: eventIndexes,
      }),
      'In the order in which they came into the book.',
    ),
    findings,
  },
  { title: 'AppealsAnswer', description: 'Appeals and legality reviews, as they stand on a day.' },
);

export const CONTROL_SCHEMAS = [DelegationsAnswerSchema, HostDecisionsAnswerSchema, AppealsAnswerSchema];
