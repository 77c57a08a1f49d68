import { type Static, type TSchema, Type } from 'typebox';
import { CostLineSchema, KeyComponentSchema } from '#allocation';
import { VoteSchema } from '#governance';
import { ClauseSchema } from '../../domain/events.ts';
import { TermsSchema } from '../../domain/terms.ts';
import { CLOCKS, category, day, flag, instant, integer, list, municipality, object, orNull, text } from '../fields.ts';

const { cooperation, size } = CLOCKS;
const events = list(
  Type.Integer({ minimum: 0 }),
  'The events that speak of it, by their index in the book; the last is its ETag.',
);
const from = day('From when it applies.');
const decision = text('The decision that says so.', 'KS-090/24');
/** What stands in answers as it was recorded: the schema that commands and events have too, under a name of its own. */
const asRecorded = (title: string, schema: TSchema, description: string) =>
  Type.Unsafe<object>({ ...schema, title, description });
const ClauseAsRecorded = asRecorded('Clause', ClauseSchema, 'A clause of an agreement, in its own words.');
const TermsAsRecorded = asRecorded('Terms', TermsSchema, 'The terms of a version as data; see docs/history-file.md.');
const CostLineAsRecorded = asRecorded('CostLine', CostLineSchema, 'A cost line, amounts in whole øre.');
const VoteAsRecorded = asRecorded('Vote', VoteSchema, 'How the vote was held; left out when the record does not say.');
const ComponentAsRecorded = asRecorded('KeyComponent', KeyComponentSchema, 'A weighted part of a key.');
const answer = <P extends Record<string, TSchema>>(title: string, description: string, properties: P) =>
  Type.Object({ cooperation, ...properties }, { title, description });

/** What stands at the addresses of the single things in a book. Nothing in it depends on the language or the clock. */
export const CooperationSchema = answer('CooperationAnswer', 'A cooperation, and where the rest of it is found.', {
  name: text('Its name.', 'Lofoten IKT'),
  form: text('Legal form.', 'HOST_MUNICIPALITY'),
  from: day('Its first day.', '2022-01-01'),
  size,
  lastRecorded: instant('When the last event of its governance was recorded.'),
  links: Type.Record(Type.String(), Type.String(), { description: 'Addresses of what it can be asked.' }),
});

export const ParticipantSchema = answer('ParticipantAnswer', 'A municipality, and when it takes part.', {
  municipality: municipality(),
  periods: list(
    object({
      from: day('First day as a participant.'),
      to: orNull(day('First day as none.'), 'Null while no end is recorded.'),
      name: text('Its name.', 'Vågan'),
      organisationNumber: text('Organisation number, nine digits.', '938644500'),
    }),
    'When it takes part.',
  ),
  events,
});

export const AgreementSchema = answer(
  'AgreementAnswer',
  'A version of the agreement, as it stands after corrections.',
  {
    version: text('Id of the version.', 'AV-2024-A'),
    title: text('Its title.', 'Vertskommuneavtale for Lofoten IKT (2024), tekst A'),
    proposedOn: day('When it was proposed.'),
    content: list(
      object({
        from: day('From when this is what it says.', '1900-01-01'),
        to: orNull(day('From when it says something else.'), 'Null: it says no other.'),
        clauses: list(ClauseAsRecorded, 'Its wording.'),
        terms: TermsAsRecorded,
      }),
      'What it says, and when; more than one only after a correction that holds for a time.',
    ),
    approvals: list(
      object({
        municipality: municipality(),
        decision,
        termsFrom: orNull(day('From when its keys and billing apply.'), 'Null when the decision names no date.'),
      }),
      'The councils that approved it.',
    ),
    recommendations: list(object({ decision }), 'The decisions that recommended it.'),
    attestations: list(object({ from }), 'From when a document says that it is in force.'),
    events,
  },
);

export const BodySchema = answer('BodyAnswer', 'A body that meets and decides.', {
  body: text('Id of the body.', 'ks-1865'),
  name: text('Its name.', 'Vågan kommunestyre'),
  kind: text('COUNCIL, EXECUTIVE_COMMITTEE, OPERATING_BOARD, REGIONAL_COUNCIL, STEERING_GROUP or OTHER.', 'COUNCIL'),
  municipality: orNull(municipality('The municipality it belongs to.'), 'Null when it belongs to none.'),
  events,
});

const votes = (what: string) => orNull(integer(what, 27), 'Null when the minutes do not say.');
export const DecisionResourceSchema = answer('DecisionAnswer', 'A decision as it stands recorded.', {
  decision: text('Id of the decision.', 'KS-090/24'),
  body: text('Id of the body that decided.', 'ks-1865'),
  case: orNull(text('Id of the case.', 'vertskommuneavtale-2024'), 'Null when none is named.'),
  caseReference: orNull(text('Reference of the case.', 'KS-090/24'), 'Null when none is named.'),
  meeting: orNull(text('Id of the meeting.', 'ks-1865-2024-09-24'), 'Null when none is named.'),
  decidedOn: day('When it was decided.', '2024-09-24'),
  validFrom: day('From when it applies.', '2024-09-24'),
  outcome: text('ADOPTED, REJECTED, POSTPONED, NOTED or UNDETERMINED.', 'ADOPTED'),
  votes: object(
    {
      for: votes('Votes for.'),
      against: votes('Votes against.'),
      unanimous: orNull(flag('Whether all agreed.'), 'Null when the minutes do not say.'),
    },
    'The votes, as the minutes give them.',
  ),
  vote: Type.Optional(VoteAsRecorded),
  userParticipation: Type.Optional(text('How users took part; left out when the record does not say.')),
  wording: text('What was decided, in its own words.'),
  effect: orNull(
    text('What it is to bring about; whether it does, the list of decisions says.', 'APPROVE_AGREEMENT'),
    'Null when it is to bring about nothing in the book.',
  ),
  annulled: flag('Whether it has been declared void.'),
  events,
});

export const KeyResourceSchema = answer(
  'AllocationKeyAnswer',
  'An allocation key as defined; whether it applies, the state says.',
  {
    key: text('Id of the key.', '30-70'),
    name: text('Its name.', '30 % likt, 70 % etter innbyggertall'),
    components: list(ComponentAsRecorded, 'The weighted parts of the key.'),
    minShare: orNull(text('The least a participant pays, an exact fraction.', '1/20'), 'Null when there is none.'),
    maxShare: orNull(text('The most a participant pays, an exact fraction.', '1/2'), 'Null when there is none.'),
    decided: day('When it was defined.'),
    events,
  },
);

export const ServiceResourceSchema = answer('ServiceAnswer', 'A system or project, and what was recorded of it.', {
  service: text('Id of the service.', 'prj-portal'),
  kind: text('SYSTEM or PROJECT.', 'PROJECT'),
  name: text('Its name.', 'Innbyggerportal'),
  from,
  approvals: list(object({ decision }), 'The decisions that approved it.'),
  participation: list(
    object({
      kind: text('JOINED, LEFT, ABSTAINED or LEAVE_DATE_SET.', 'JOINED'),
      municipality: municipality(),
      on: day('From when.'),
    }),
    'Who joined, left or abstained, in the order of the book.',
  ),
  events,
});

export const TransferResourceSchema = answer('TransferAnswer', 'An employment that was transferred to the host.', {
  transfer: text('Opaque reference of the employment.', 'T-17'),
  origin: municipality('The municipality it came from.'),
  from,
  endedOn: orNull(day('The day it ended.'), 'Null while it lasts.'),
  events,
});

const year = Type.Integer({ minimum: 1990, maximum: 2999, description: 'The accounting year.', examples: [2025] });
export const AccountsSchema = answer('AccountsAnswer', 'The accounts of a year, and how far they have come.', {
  year,
  lines: integer('How many cost lines were recorded.', 61),
  annulled: integer('How many of them are annulled.', 1),
  size,
  lastRecorded: instant('When the last event of the year’s accounts was recorded.'),
});

export const CostLineResourceSchema = answer('CostLineAnswer', 'A cost line: all that was recorded of it, in order.', {
  year,
  line: text('Id of the line in its year.', 'D-2025-01'),
  annulled: flag('Whether it was declared never valid.'),
  recorded: list(
    object({
      index: integer('The event, by its index in the book.', 126),
      type: text('CostLineRecorded, CostLineCorrected or CostLineAnnulled.', 'CostLineRecorded'),
      recorded: instant('When the book learned it.'),
      from: orNull(text('First month it speaks of, YYYY-MM.', '2025-01'), 'Null for an annulment.'),
      until: orNull(text('Last month it speaks of, YYYY-MM.', '2025-12'), 'Null for an annulment.'),
      ground: orNull(text('Why.'), 'Null for what was recorded first.'),
      says: orNull(CostLineAsRecorded, 'What the line says in those months; null for an annulment.'),
    }),
    'In the order of the book; the last is its ETag.',
  ),
  events,
});

export const BudgetVersionSchema = answer(
  'BudgetVersionAnswer',
  'A version of the budget of a year, as it was drafted.',
  {
    year: Type.Integer({ minimum: 1990, maximum: 2999, description: 'The budget year.', examples: [2025] }),
    version: text('Id of the version in its year.', 'B-2025-1'),
    kind: text('ORIGINAL or AMENDMENT.', 'ORIGINAL'),
    lines: list(
      object({ category, amount: text('Whole øre as a decimal string.', '10000000') }),
      'By category of cost.',
    ),
    plan: orNull(
      Type.Record(Type.String(), Type.String(), { description: 'Year → øre of the plan for the years after.' }),
      'Null when there is none.',
    ),
    contentHash: text('By which the same content is known again.'),
    draftedOn: day('When it was drafted.'),
    sentOn: orNull(day('When it was sent to the participants.'), 'Null while it is not.'),
    recommendations: list(
      Type.String(),
      'The decisions that recommended it; the list of decisions says their outcome.',
    ),
    published: list(
      object({
        municipality: text('Municipality number.', '9901'),
        on: day('When it made the recommended budget public.'),
      }),
      'Who made it public before the council treated it.',
    ),
    decisions: list(Type.String(), 'The decisions that treated it; the list of decisions says their outcome.'),
    events,
  },
);

export const RecordsSchema = answer('RecordsAnswer', 'All that was recorded of one thing, in order.', {
  id: text('Id of the thing.', 'KL-1'),
  annulled: flag('Whether all that was said of it is annulled.'),
  recorded: list(
    object({
      index: integer('The event, by its index in the book.', 126),
      type: text('Its type; of a correction RecordCorrected, of an annulment RecordAnnulled.', 'AppealFiled'),
      recorded: instant('When the book learned it.'),
      decided: day('When it happened.'),
      validFrom: day('From when it applies.'),
      says: Type.Unsafe<object>({ type: 'object', description: 'Its content, as docs/events describes it.' }),
    }),
    'In the order of the book; the last is its ETag.',
  ),
  events,
});

export type RecordsView = Static<typeof RecordsSchema>;
export type BudgetVersionView = Static<typeof BudgetVersionSchema>;
export type CooperationView = Static<typeof CooperationSchema>;
export type ParticipantView = Static<typeof ParticipantSchema>;
export type AgreementView = Static<typeof AgreementSchema>;
export type BodyView = Static<typeof BodySchema>;
export type DecisionResourceView = Static<typeof DecisionResourceSchema>;
export type KeyResourceView = Static<typeof KeyResourceSchema>;
export type ServiceView = Static<typeof ServiceResourceSchema>;
export type TransferView = Static<typeof TransferResourceSchema>;
export type AccountsView = Static<typeof AccountsSchema>;
export type CostLineView = Static<typeof CostLineResourceSchema>;

export const RESOURCE_SCHEMAS: readonly TSchema[] = [
  ClauseAsRecorded,
  ComponentAsRecorded,
  CostLineAsRecorded,
  TermsAsRecorded,
  VoteAsRecorded,
  AccountsSchema,
  AgreementSchema,
  BodySchema,
  BudgetVersionSchema,
  CooperationSchema,
  CostLineResourceSchema,
  DecisionResourceSchema,
  KeyResourceSchema,
  ParticipantSchema,
  RecordsSchema,
  ServiceResourceSchema,
  TransferResourceSchema,
];
