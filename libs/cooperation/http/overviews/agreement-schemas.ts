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
  version,
} from '../fields.ts';
import { findings, validOn } from './schemas.ts';

const oneOf = <const T extends readonly string[]>(description: string, ...words: T) =>
  Type.Unsafe<T[number]>(Type.Enum([...words], { description }));

const number = text('Number of the clause.', '4.4');
const hash = text('SHA-256 of the text without what a copy changes: spaces, capitals, hyphenation, quotation marks.');
const wording = text('The text as written.');
const title = text('Title of the version.', 'Vertskommuneavtale for Lofoten IKT (2024), tekst A');
const name = text('Name of the municipality.', 'Vågan');
const decision = text('Id of the decision.', 'KS-090/24');
const change = oneOf('COPIED: written in another way, the same text.', 'SAME', 'COPIED', 'CHANGED', 'ADDED', 'REMOVED');
const words = list(
  object({
    said: oneOf('In both texts, only in the first, or only in the second.', 'SAME', 'REMOVED', 'ADDED'),
    text: text('As written, with its spaces.'),
  }),
  'From one text to the other, word by word.',
);
const correction = orNull(
  object({
    ground: text('Why it was corrected.', 'MINUTES_CORRECTED'),
    authority: text('On whose authority.'),
    correctedOn: day('When.', '2025-02-27'),
  }),
  'Null: as proposed.',
);
const word = object({
  said: oneOf('A recommendation binds nobody.', 'RECOMMENDED', 'APPROVED'),
  decision,
  caseReference: orNull(text('Reference of the case.', 'KS-090/24'), 'Null: none.'),
  body: text('Name of the body.', 'Vågan kommunestyre'),
  municipality: orNull(municipality(), 'Null: it is no municipality’s.'),
  decidedOn: day('When.', '2024-09-24'),
  outcome: text('ADOPTED, REJECTED, POSTPONED, NOTED, UNDETERMINED or ANNULLED.', 'ADOPTED'),
  stands: flag('Whether it has its effect.'),
});
const because = object(
  {
    code: oneOf(
      'Why the text applies, or that councils are missing.',
      'ALL_APPROVED',
      'ATTESTED',
      'CORRECTED',
      'PENDING',
    ),
    text: text('The same, in the language asked for.'),
  },
  'Why the text applies, or what it waits for.',
);
const inForce = orNull(version, 'The version in force; null when none is.');

const effect = object({
  version,
  year: integer('The accounting year.', 2025),
  supposed: flag('The contested version does not apply in the year: both sides suppose that it does.'),
  refused: orNull(
    object({ code: text('Name of the refusal.', 'no-costs'), text: text('What is missing.') }),
    'Null when there is an answer.',
  ),
  total: orNull(
    object({
      now: kroner('With the first text.'),
      other: kroner('With this text.'),
      difference: kroner('The second less the first.'),
    }),
    'Null when there is no answer.',
  ),
  shares: list(
    object({
      municipality: municipality(),
      name,
      now: kroner('With the first text.'),
      other: kroner('With this text.'),
      difference: kroner('The second less the first.'),
    }),
    'By municipality.',
  ),
});
const contestedClause = object({
  clause: number,
  version,
  texts: list(
    object({
      version,
      title,
      text: wording,
      hash,
      inForce: flag('Whether this text applies on the day.'),
      correction,
      words: list(word, 'What bodies said of it.'),
    }),
    'The first is the contested version’s own.',
  ),
  differences: list(object({ version, words }), 'From the first text to each other one.'),
  because,
  effects: list(effect, 'What each other text would mean in kroner.'),
});

export const AgreementAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    form: text('Legal form of the cooperation.', 'HOST_MUNICIPALITY'),
    inForce,
    version,
    because,
    termsOf: orNull(version, 'The version whose keys and billing apply (A-17); null when none do.'),
    versions: list(
      object({
        version,
        title,
        proposedOn: day('When it was proposed.', '2024-09-16'),
        amends: orNull(version, 'The version it proposes to change; null when it is no amendment.'),
        by: orNull(text('The body that proposed it.', 'fs-1865'), 'Null: not said.'),
        status: oneOf(
          'EXPIRED: past its last day, and nothing has replaced it.',
          'IN_FORCE',
          'EXPIRED',
          'REPLACED',
          'NOT_YET',
          'PENDING',
        ),
        inForceFrom: orNull(day('From when it is in force.', '2024-12-05'), 'Null: councils are missing.'),
        termsFrom: orNull(day('From when its keys and billing apply.', '2025-01-01'), 'Null: never until now.'),
        expires: orNull(day('Its last day.', '2024-12-31'), 'Null: it runs until it is replaced or ended.'),
        attested: flag('A document says that it is in force.'),
        approvedBy: list(
          object({ municipality: municipality(), name, decision, decidedOn: day('When.', '2024-09-24') }),
          'Councils that have approved it by the day.',
        ),
        missing: municipalities('Councils that have not.'),
        overtakenBy: orNull(
          text(
            'The version that entered into force after this one was proposed: nobody is asked for this one any more.',
          ),
          'Null: there is none, or this one entered into force itself.',
        ),
        recommendedBy: list(word, 'Bodies that recommended it.'),
        correction,
        hash,
        events: eventIndexes,
      }),
      'Every version proposed by the day.',
    ),
    clauses: list(
      object({ clause: number, text: wording, hash, contested: flag('Another text of it is backed by a decision.') }),
      'Of the version shown.',
    ),
    legalBasis: orNull(
      object({
        written: text('As the agreement writes it.', '20-1-2, 20-4-5, 20-7-10'),
        sections: list(text('A section of kommuneloven.', '20-1'), 'One by one.'),
        read: text('As it is read (A-19).', '§§ 20-1–20-2, 20-4–20-5, 20-7–20-10'),
        unread: list(text('A part.'), 'What could not be read.'),
        clause: number,
      }),
      'Null when the terms do not say.',
    ),
    completeness: orNull(
      object({
        law: text('Which list.', 'kommuneloven § 20-4'),
        matters: list(
          object({
            letter: text('Letter of the law.', 'e'),
            matter: text('What it is about.'),
            status: oneOf(
              'As those who recorded the version assessed it.',
              'COVERED',
              'PARTLY',
              'MISSING',
              'NOT_ASSESSED',
            ),
            clauses: list(number, 'Clauses that settle it.'),
            note: orNull(text('Why.'), 'Null: none.'),
          }),
          'Every matter of the list.',
        ),
      }),
      'Whether the version settles what the law wants; null where the law has no list for the form.',
    ),
    contested: list(contestedClause, 'Clauses of which two texts are backed by decisions.'),
    demands: list(
      object({
        demand: text('Id of the demand.', 'krav-2026'),
        municipality: municipality(),
        matter: text('What is to be changed.'),
        clauses: list(number, 'Clauses it is about.'),
        demandedOn: day('When.', '2026-02-01'),
        status: text('OPEN, PROPOSED, MET or DECLINED.', 'OPEN'),
        answeredBy: orNull(text('The version or the decision that answers it.'), 'Null: nobody has.'),
        events: eventIndexes,
      }),
      'Demands that the agreement be changed.',
    ),
    comparison: orNull(
      object({
        before: version,
        after: version,
        clauses: list(
          object({
            clause: number,
            change,
            before: orNull(wording, 'Null: it has none.'),
            after: orNull(wording, 'Null: it has none.'),
            words,
          }),
          'Every clause of either.',
        ),
      }),
      'When two versions are compared.',
    ),
    findings,
    events: eventIndexes,
  },
  { title: 'AgreementOnDayAnswer', description: 'The agreement as it stands on a day.' },
);

export const ClauseAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    clause: number,
    inForce,
    because,
    text: orNull(wording, 'Null: no version in force has it.'),
    hash: orNull(hash, 'Null: no version in force has it.'),
    history: list(
      object({
        version,
        title,
        proposedOn: day('When the version was proposed.', '2024-09-16'),
        from: orNull(day('From when it applied.', '2024-12-05'), 'Null: never until now.'),
        to: orNull(day('First day on which it no longer read so.', '2025-01-01'), 'Null: no end is known.'),
        text: wording,
        hash,
        change,
        correction,
        words,
      }),
      'Every text of the clause, in the order in which they were proposed.',
    ),
    contested: orNull(contestedClause, 'Null: it is not contested.'),
    findings,
    events: eventIndexes,
  },
  { title: 'ClauseAnswer', description: 'A clause of the agreement on a day, and how it came to read so.' },
);

export const AGREEMENT_SCHEMAS = [AgreementAnswerSchema, ClauseAnswerSchema];
