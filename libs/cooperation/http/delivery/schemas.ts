import { Type } from 'typebox';
import {
  CLOCKS,
  clause,
  day,
  eventIndexes,
  flag,
  integer,
  list,
  municipalities,
  municipality,
  object,
  orNull,
  text,
} from '../fields.ts';
import { findings } from '../overviews/schemas.ts';

const validOn = day('The day asked about.', '2025-06-30');
const HEAD = { ...CLOCKS, validOn };
const oneOf = <const T extends readonly string[]>(description: string, ...words: T) =>
  Type.Unsafe<T[number]>(Type.Enum([...words], { description }));
const documentKind = text(
  'SERVICE_CATALOGUE, SLA, STRATEGY, DIGITALISATION_PLAN, GUIDELINE, EVALUATION or MANDATE.',
  'SERVICE_CATALOGUE',
);
const reportKind = oneOf(
  'Kind of report.',
  'TERTIAL',
  'HALF_YEAR',
  'ANNUAL',
  'STATUTORY_ANNUAL',
  'ACCOUNTS',
  'BUDGET',
  'EVALUATION',
  'STATE_NOTICE',
);
const period = object(
  { from: day('First day.', '2025-01-01'), to: day('Last day.', '2025-04-30') },
  'What it is about; both days included.',
);
const because = orNull(text('Why it did nothing.', 'NO_COMPETENCE'), 'Null where it did something.');

export const GoverningAnswerSchema = Type.Object(
  {
    ...HEAD,
    documents: list(
      object({
        document: text('Id of the document.', 'tjenestekatalog'),
        kind: documentKind,
        inForce: orNull(text('The version that applies.', '1.0'), 'Null: none does.'),
        versions: list(
          object({
            version: text('What the document calls it.', '1.0'),
            title: text('Title.', 'Tjenestekatalog'),
            status: oneOf(
              'SUBMITTED: nobody with the competence has approved it. NOT_YET: approved, and applies from a later day.',
              'SUBMITTED',
              'NOT_YET',
              'APPROVED',
              'REPLACED',
              'REVOKED',
              'EXPIRED',
            ),
            since: day('Since when.', '2025-03-10'),
            submittedOn: day('When it was submitted.', '2025-03-10'),
            appliesFrom: orNull(day('First day on which it applies.', '2025-03-20'), 'Null: it is not approved.'),
            decision: orNull(
              object({ decision: text('Id of the decision.', 'DS-4/25'), on: day('When.', '2025-03-20'), because }),
              'The last decision on it; null: none.',
            ),
            reference: orNull(
              object({
                reference: text('Reference of the document beside the book.', 'dok-1'),
                sha256: text('Its SHA-256.'),
              }),
              'Null: not kept beside the book.',
            ),
            period: orNull(period, 'For which time it is made; null: not said.'),
            services: list(text('Id of a service.', 'sys-arkiv'), 'Services it speaks of.'),
            events: eventIndexes,
          }),
          'In the order in which they were submitted.',
        ),
      }),
      'Governing documents, by id.',
    ),
    wanted: list(
      object({
        kind: documentKind,
        clause,
        required: flag('Whether one must be approved at any time.'),
        approvedBy: orNull(text('The body whose approval it takes.', 'driftsstyret'), 'Null: a body with competence.'),
        revisedWithinMonths: orNull(
          integer('A new version must be approved within so many months.', 12),
          'Null: no demand.',
        ),
        there: flag('Whether a document of the kind applies on the day.'),
      }),
      'What the agreement in force wants.',
    ),
    findings,
  },
  { title: 'GoverningAnswer', description: 'Governing documents and their versions, as they stand on a day.' },
);

export const PortfolioAnswerSchema = Type.Object(
  {
    ...HEAD,
    measures: list(
      object({
        measure: text('Id of the measure.', 'FT-1'),
        title: text('Title.', 'Felles innsynsløsning'),
        by: municipality('Who proposed it.'),
        byName: text('Name of that municipality.', 'Vågan'),
        municipalities: municipalities('Who takes part: as decided, else as proposed.'),
        benefits: list(oneOf('Benefit.', 'COST', 'TIME', 'QUALITY', 'SUSTAINABILITY'), 'What it is for.'),
        strategy: orNull(text('Id of the strategy it follows from.', 'strategi'), 'Null: none.'),
        fitsStrategy: orNull(flag('What the assessment says.'), 'Null: not assessed.'),
        service: orNull(text('The system or project it concerns.', 'sys-arkiv'), 'Null: none.'),
        beyondBudget: flag('Needs money beyond the adopted budget.'),
        financing: orNull(text('Where that comes from.'), 'Null: not said.'),
        status: oneOf(
          'How far it has come.',
          'PROPOSED',
          'ASSESSED',
          'PUT_FORWARD',
          'APPROVED',
          'REJECTED',
          'IN_PORTFOLIO',
          'DONE',
        ),
        since: day('Since when.', '2025-03-24'),
        priority: orNull(integer('1 comes first.', 1), 'Null: none.'),
        decision: orNull(
          object({
            decision: text('Id of the decision.', 'DS-5/25'),
            on: day('When.', '2025-03-27'),
            verdict: oneOf('NONE: neither; see `because`.', 'APPROVED', 'REJECTED', 'NONE'),
            because,
            reason: orNull(text('Why it is not for all.'), 'Null: not said.'),
          }),
          'The last decision on it; null: none.',
        ),
        benefitsRealised: orNull(text('What came of it.'), 'Null: not said, or not done.'),
        events: eventIndexes,
      }),
      'By priority, then by id.',
    ),
    findings,
  },
  { title: 'PortfolioAnswer', description: 'All joint measures of all municipalities, as they stand on a day.' },
);

export const ContractsAnswerSchema = Type.Object(
  {
    ...HEAD,
    contracts: list(
      object({
        contract: text('Id of the contract.', 'L-1'),
        supplier: text('The organisation.', 'EKSEMPEL: Arkivleverandøren AS'),
        subject: text('What it is about.', 'drift av arkivsystem'),
        owner: municipality('Who made it.'),
        ownerName: text('Name of that municipality.', 'Vågan'),
        participants: municipalities('For whom.'),
        dataOwnership: flag('Whether it says who owns the data and has access to them.'),
        byService: flag('Whether the service made it.'),
        status: oneOf('Whether it holds on the day.', 'HOLDS', 'ENDED'),
        from: day('First day.', '2025-04-01'),
        until: orNull(day('Last day.', '2028-03-31'), 'Null: it goes on.'),
        events: eventIndexes,
      }),
      'By id, those that ended too.',
    ),
    procurements: list(
      object({
        procurement: text('Id.', 'K-1'),
        municipality: municipality('Who bought.'),
        name: text('Name of that municipality.', 'Vågan'),
        subject: text('What.', 'skannere'),
        on: day('When.', '2025-04-28'),
        reportedOn: day('When it was reported.', '2025-05-06'),
        settled: orNull(
          object({
            on: day('When.', '2025-05-20'),
            how: text('TAKEN_OVER, CANCELLED, OUTSIDE_PURPOSE or ACCEPTED.', 'TAKEN_OVER'),
            decision: orNull(text('The decision.', 'DS-6/25'), 'Null: none.'),
          }),
          'Null: not settled.',
        ),
        events: eventIndexes,
      }),
      'What was bought past the service.',
    ),
    findings,
  },
  { title: 'ContractsAnswer', description: 'Contracts with suppliers, and what was bought past the service.' },
);

export const ReportsAnswerSchema = Type.Object(
  {
    ...HEAD,
    due: list(
      object({
        kind: reportKind,
        period,
        remindOn: day('The day of the reminder.', '2025-05-30'),
        lastDay: day('Missing after this day.', '2025-06-29'),
        clause,
        of: orNull(text('The document that demands it.', 'strategi'), 'Null: the agreement itself.'),
        status: oneOf('As it stands on the day.', 'DUE', 'REMINDER', 'MISSING', 'DELIVERED'),
        report: orNull(text('Id of the report.', 'T1-2025'), 'Null: none yet.'),
        deliveredOn: orNull(day('When.', '2025-05-26'), 'Null: not yet.'),
        events: eventIndexes,
      }),
      'Reports wanted of periods that end in the year of the day or before.',
    ),
    delivered: list(
      object({
        report: text('Id of the report.', 'T1-2025'),
        kind: reportKind,
        period,
        journalReference: orNull(text('Reference in the journal.', '25/1234'), 'Null: none.'),
        deliveredOn: day('When.', '2025-05-26'),
        events: eventIndexes,
      }),
      'Everything delivered by the day.',
    ),
    findings,
  },
  { title: 'ReportsAnswer', description: 'Which reports are wanted, and which were delivered.' },
);

export const DELIVERY_SCHEMAS = [
  GoverningAnswerSchema,
  PortfolioAnswerSchema,
  ContractsAnswerSchema,
  ReportsAnswerSchema,
];
