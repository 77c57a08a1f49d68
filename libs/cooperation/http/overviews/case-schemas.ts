import { Type } from 'typebox';
import { CASE_STEPS } from '../../application/case-steps.ts';
import { day, eventIndexes, list, municipality, object, orNull, text } from '../fields.ts';

const oneOf = <const T extends readonly string[]>(description: string, ...words: T) =>
  Type.Unsafe<T[number]>(Type.Enum([...words], { description }));
const body = (of: string) => orNull(text('Id of the body.', 'ks-1865'), of);
const bodyName = orNull(text('Its name.', 'Vågan kommunestyre'), 'Null when no body is named.');
const ofMunicipality = orNull(municipality(), 'Null when it is of no single municipality.');
const meeting = orNull(text('Id of the meeting.', 'ks-1865-2024-09-24'), 'Null when none is named.');
const none = 'Null when it is of none.';

/** What is said of a case itself, and its way. */
export const CASE = {
  case: text('Id of the case in the book.', 'vertskommuneavtale-2024'),
  title: orNull(text('What it is called.', 'Vertskommuneavtale'), 'Null when only decisions name it.'),
  references: list(
    object({
      caseReference: text('Number of the case.', 'KS-090/24'),
      body: text('The body that has it.', 'ks-1865'),
    }),
    'The numbers it has with those who treat it, each its own.',
  ),
  steps: list(
    object({
      on: day('When.', '2024-09-24'),
      what: oneOf('The kind of step.', ...CASE_STEPS),
      body: body('Null when no body is named.'),
      bodyName,
      municipality: ofMunicipality,
      meeting,
      item: orNull(text('The item of the meeting.', '90-24'), none),
      proposal: orNull(text('Id of the proposal.', 'forslag-1'), none),
      decision: orNull(text('Id of the decision.', 'KS-090/24'), none),
      caseReference: orNull(text('Number of the case with the body.', 'KS-090/24'), 'Null when none is recorded.'),
      outcome: orNull(
        text('Of a decision its outcome; of another step what it came to, or why.', 'ADOPTED'),
        'Null when there is none.',
      ),
      text: orNull(
        text('The wording, proposal, title or remark, in somebody’s own words.'),
        'Null when there is none.',
      ),
      events: eventIndexes,
    }),
    'In the order of time.',
  ),
};

export const awaited = list(
  object({
    body: body('Null when the book has no council of the municipality.'),
    bodyName,
    municipality: ofMunicipality,
    because: oneOf(
      'NOT_TREATED: nothing is recorded. CALLED: it is on the list of a meeting. NOT_DECIDED: the meeting was held. POSTPONED, UNDETERMINED: as decided last. ENDED: what it decided is void or reversed.',
      'NOT_TREATED',
      'CALLED',
      'NOT_DECIDED',
      'POSTPONED',
      'UNDETERMINED',
      'ENDED',
    ),
    meeting,
    on: orNull(day('Of that meeting, or of that decision.', '2025-04-15'), 'Null when there is neither.'),
  }),
  'The bodies that it still waits for.',
);
