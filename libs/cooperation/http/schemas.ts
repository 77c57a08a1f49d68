import { type Static, type TSchema, Type } from 'typebox';
import type { AgreementAnswer, ClauseAnswer } from '../application/agreement-answer.ts';
import type {
  AllocationAnswer,
  DecisionsAnswer,
  DiffAnswer,
  ExplainAnswer,
  StateAnswer,
  StateDiffAnswer,
} from '../application/answers.ts';
import type { BodiesAnswer } from '../application/bodies-questions.ts';
import type { BudgetAnswer } from '../application/budget-questions.ts';
import type { CaseAnswer } from '../application/case-questions.ts';
import type { CostFileAnswer } from '../application/cost-import.ts';
import type { CostMappingsAnswer } from '../application/cost-mappings-questions.ts';
import type { DeadlinesAnswer } from '../application/deadlines-answer.ts';
import type { AppealsAnswer, DelegationsAnswer, HostDecisionsAnswer } from '../application/delegation-questions.ts';
import type {
  ContractsAnswer,
  GoverningAnswer,
  PortfolioAnswer,
  ReportsAnswer,
} from '../application/delivery-questions.ts';
import type { ExtractAnswer } from '../application/extract-questions.ts';
import type { FindingsAnswer } from '../application/findings-questions.ts';
import type { InterpretationsAnswer } from '../application/interpretations-questions.ts';
import type { InvoiceBasisAnswer } from '../application/invoice-basis-questions.ts';
import type { InvoiceNumbersAnswer } from '../application/invoice-numbers-import.ts';
import type {
  BalancesAnswer,
  ConfirmationAnswer,
  InvoiceAnswer,
  InvoicesAnswer,
} from '../application/invoices-answer.ts';
import type { LedgerAnswer, StatementAnswer } from '../application/ledger-questions.ts';
import type { FollowUpsAnswer, MeetingsAnswer } from '../application/meetings-questions.ts';
import type { ParticipantsAnswer } from '../application/participants-questions.ts';
import type { BankFileAnswer } from '../application/payment-import.ts';
import type { PaymentsAnswer } from '../application/payments-questions.ts';
import type { PreviewAnswer } from '../application/preview-questions.ts';
import type { RecordedAnswer } from '../application/recorded-answer.ts';
import type { RunProposalAnswer } from '../application/run-proposal-answer.ts';
import type { SettlementAnswer } from '../application/settlement-answer.ts';
import type { ReconciliationAnswer } from '../application/settlement-reconciliation.ts';
import type { WhatIfAnswer } from '../application/what-if-answer.ts';
import { ACCESS_SCHEMAS } from './access/schemas.ts';
import type { CooperationsAnswer, EventsAnswer, HealthAnswer } from './answers.ts';
import {
  ContractsAnswerSchema,
  DELIVERY_SCHEMAS,
  GoverningAnswerSchema,
  PortfolioAnswerSchema,
  ReportsAnswerSchema,
} from './delivery/schemas.ts';
import type { Problem } from './edge/problem.ts';
import { EventReferenceSchema } from './event-reference.ts';
import {
  ACCRUAL,
  accruedBecause,
  CLOCKS,
  category,
  clause,
  day,
  eventIndexes,
  flag,
  fraction,
  instant,
  integer,
  kroner,
  list,
  method,
  month,
  municipalities,
  municipality,
  object,
  orNull,
  PERIOD,
  responsible,
  text,
  version,
} from './fields.ts';
import {
  BankFileAnswerSchema,
  CostFileAnswerSchema,
  CostMappingsAnswerSchema,
  INTAKE_SCHEMAS,
  InvoiceBasisAnswerSchema,
  InvoiceNumbersAnswerSchema,
  PaymentsAnswerSchema,
} from './intake/schemas.ts';
import { AGREEMENT_SCHEMAS, AgreementAnswerSchema, ClauseAnswerSchema } from './overviews/agreement-schemas.ts';
import { BODY_SCHEMAS, BodiesAnswerSchema, VoteView } from './overviews/bodies-schemas.ts';
import { awaited, CASE } from './overviews/case-schemas.ts';
import {
  AppealsAnswerSchema,
  CONTROL_SCHEMAS,
  DelegationsAnswerSchema,
  HostDecisionsAnswerSchema,
} from './overviews/control-schemas.ts';
import { EffectView, ElectionView, ProposalsView } from './overviews/decided-schemas.ts';
import {
  BalancesAnswerSchema,
  ConfirmationAnswerSchema,
  INVOICE_SCHEMAS,
  InvoiceAnswerSchema,
  InvoicesAnswerSchema,
} from './overviews/invoices-schemas.ts';
import { LEDGER_SCHEMAS, LedgerAnswerSchema, StatementAnswerSchema } from './overviews/ledger-schemas.ts';
import {
  ExtractAnswerSchema,
  FollowUpsAnswerSchema,
  MEETING_SCHEMAS,
  MeetingsAnswerSchema,
} from './overviews/meetings-schemas.ts';
import {
  BudgetAnswerSchema,
  DeadlinesAnswerSchema,
  FindingsAnswerSchema,
  findings,
  InterpretationsAnswerSchema,
  OVERVIEW_SCHEMAS,
  ParticipantsAnswerSchema,
  PreviewAnswerSchema,
  validOn,
} from './overviews/schemas.ts';
import {
  ReconciliationAnswerSchema,
  RunProposalAnswerSchema,
  SETTLEMENT_SCHEMAS,
  SettlementAnswerSchema,
} from './overviews/settlement-schemas.ts';
import { PEOPLE_SCHEMAS } from './people/schemas.ts';
import { REQUEST_SCHEMAS } from './recording/request.dto.ts';
import { RESOURCE_SCHEMAS } from './resources/schemas.ts';

/**
 * The answers as the API describes them. At the end of this file the compiler holds them equal to the types that the
 * questions answer with, so that the description cannot say anything else than the program.
 */

export const InterpretationSchema = Type.Object(
  {
    id: text('Number of the open question.', 'A-03'),
    question: text('The question, in the language of the answer.', 'Which 1 January’s population counts?'),
    option: text('The reading that was applied.', 'FIRST_OF_YEAR'),
    decision: orNull(
      text('The decision that chose it.'),
      'Null when nobody has decided and the reading is the default.',
    ),
  },
  { title: 'Interpretation', description: 'A reading that was applied where the agreement is silent or contested.' },
);

export const FindingSchema = Type.Object(
  {
    code: text('What was found.', 'POPULATION_PROVISIONAL'),
    severity: Type.Unsafe<'BREACH' | 'REMARK'>(
      Type.Enum(['BREACH', 'REMARK'], {
        description: 'BREACH: a rule is broken (avvik). REMARK: worth knowing (merknad).',
      }),
    ),
    rule: text('The rule, as the rulebook numbers it.', 'L-4.4-3'),
    clause,
    about: text('What it is about: a line, a decision, a year …', '2025-01-01'),
    text: text('What it says, in the language of the answer.'),
    remedy: text('What to do about it, in the language of the answer.'),
    responsible,
    events: eventIndexes,
  },
  {
    title: 'Finding',
    description: 'Something that was recorded although a rule was broken, or that the reader must know.',
  },
);

const KEY = {
  id: text('Id of the key.', '30-70'),
  components: list(
    object({
      basis: text('EQUAL, POPULATION, USAGE, FIXED, HISTORIC or ACTUAL.', 'POPULATION'),
      weight: fraction('Weight of the component; the weights sum to 1.', '7/10'),
      metric: Type.Optional(text('USAGE: the metric counted.', 'devices')),
      shares: Type.Optional(
        Type.Record(Type.String({ pattern: '^\\d{4}$' }), fraction('Share of the municipality.', '1/5'), {
          description: 'FIXED: the shares, before they are scaled to those who take part.',
        }),
      ),
    }),
    'The weighted parts of the key.',
  ),
  decision: orNull(text('The decision that adopted it.', 'LR-2025-nokkel'), 'Null when the agreement itself names it.'),
};
export const KeySchema = Type.Object(KEY, { title: 'Key', description: 'An allocation key.' });

export const PoolSchema = Type.Object(
  {
    id: text('Id of the pool.'),
    year: integer('Accounting year.', 2025),
    category,
    method,
    clause,
    agreement: version,
    participants: municipalities('Who shares it.'),
    key: orNull(KeySchema, 'Null when it is not shared by a key.'),
    populationDate: orNull(day('Reference date of the population used.'), 'Null when population plays no part.'),
    total: kroner('What is shared.', '10148750.00'),
    shares: list(
      object({
        municipality: municipality(),
        amount: kroner('What it owes of the pool.', '3487021.36'),
        share: orNull(fraction('Its part of the pool.'), 'Null when the amounts are fixed.'),
      }),
      'Per participant; they sum to the total, to the øre.',
    ),
    interpretations: list(Type.String(), 'Ids of the readings it rests on.'),
    events: eventIndexes,
  },
  { title: 'Pool', description: 'Costs that share accounting year, category, participants, key and population date.' },
);

export const UnallocatedSchema = Type.Object(
  {
    line: text('Id of the cost line.', '2025/P-2025-2'),
    category,
    label: text('What it is, in the host’s words.'),
    amount: kroner('The part that is not shared.'),
    reason: text('Why, as a code.', 'PROJECT_NOT_APPROVED'),
    text: text('Why, in the language of the answer.', 'the board has not approved the project'),
    clause,
    events: eventIndexes,
  },
  { title: 'Unallocated', description: 'A cost, or a part of one, that is not shared, and why.' },
);

export const UnanswerableSchema = Type.Object(
  {
    unanswerable: object(
      {
        code: text('Why, as a code.', 'no-key-in-force'),
        detail: text('Why, in the language of the answer, and what to do.'),
      },
      'This part has no answer at that point.',
    ),
  },
  { title: 'Unanswerable', description: 'In place of a part of an answer that does not exist at that point.' },
);
const orUnanswerable = <T extends TSchema>(schema: T, description: string) =>
  Type.Union([schema, UnanswerableSchema], { description });

export const AllocationAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    ...PERIOD,
    total: kroner('What is shared.', '17035650.01'),
    booked: kroner('What is booked: total + held + excluded.', '17382650.01'),
    shares: list(
      object({
        municipality: municipality(),
        name: text('Its name.', 'Vågan'),
        amount: kroner('What it owes.', '5974519.49'),
      }),
      'Per municipality, by number; they sum to the total, to the øre.',
    ),
    pools: list(PoolSchema, 'How the total is shared.'),
    held: list(UnallocatedSchema, 'Not shared yet: something is missing.'),
    excluded: list(UnallocatedSchema, 'Not to be shared.'),
    accruals: list(
      object(ACCRUAL),
      'Of what is shared: estimates of costs that are known and not invoiced yet (kommuneloven § 14-6).',
    ),
    interpretations: list(InterpretationSchema, 'The readings the answer rests on.'),
    findings: list(FindingSchema, 'What was found on the way.'),
  },
  { title: 'AllocationAnswer', description: 'What each municipality owes of the costs of a period, and why.' },
);

const part = (description: string, percent: string, exact: string) =>
  orNull(
    object({
      percent: text('Percent with two decimals.', percent),
      exact: fraction('The same part of one, exactly.', exact),
    }),
    description,
  );
const BOUNDS = {
  minShare: orNull(fraction('The least a participant pays.', '1/20'), 'Null when there is none.'),
  maxShare: orNull(fraction('The most a participant pays.', '1/2'), 'Null when there is none.'),
};
const { decision: keyDecision, ...WRITTEN_KEY } = KEY;
const paid = (description: string, amount: string) =>
  object(
    {
      amount: kroner('What it pays.', amount),
      share: part('Of what all pay; null when that is 0.00.', '35.01', '591185779/1688690001'),
    },
    description,
  );

export const WhatIfAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    ...PERIOD,
    keys: object(
      {
        now: list(
          object({
            ...WRITTEN_KEY,
            name: text('What the key is called.', '30 % likt, 70 % etter innbyggertall'),
            ...BOUNDS,
            decision: keyDecision,
            from: month('The first month of the period in which it applies.', '2025-01'),
            to: month('The last one.', '2025-12'),
          }),
          'The keys in force in the period; none where the agreement has none.',
        ),
        whatIf: object(
          { ...WRITTEN_KEY, name: text('What it is called.', '20 % likt, 80 % etter innbyggertall'), ...BOUNDS },
          'The key asked about; one written in the question is named by what it says.',
        ),
      },
      'Both keys.',
    ),
    total: object(
      {
        now: kroner('What is shared.', '16886900.01'),
        whatIf: kroner('The same with the key asked about.', '16886900.01'),
        difference: kroner('Always nothing: a key moves costs between municipalities.', '0.00'),
      },
      'Of all municipalities.',
    ),
    shares: list(
      object({
        municipality: municipality(),
        name: text('Its name.', 'Vågan'),
        now: paid('As it is.', '5911857.79'),
        whatIf: paid('With the key asked about.', '6192723.20'),
        difference: object(
          {
            amount: kroner('What it would pay more; less, when negative.', '280865.41'),
            change: part('Of what it pays now; null when that is 0.00.', '4.75', '28086541/591185779'),
          },
          'Between the two.',
        ),
      }),
      'Per municipality, by number; the differences sum to 0.00.',
    ),
    parts: list(
      object({
        year: integer('Accounting year.', 2025),
        category,
        method,
        clause,
        agreement: version,
        participants: municipalities('Who shares it.'),
        replaced: flag('Whether the key asked about takes the place of another here.'),
        because: orNull(
          object({
            code: text('SAME_KEY, FIXED_AMOUNTS, OWN_PART, ORIGIN, AGREED_SPLIT or ONE_PARTICIPANT.', 'OWN_PART'),
            text: text('The same, in the language of the answer.', 'each municipality pays its own part'),
          }),
          'Why it does not; null when it does.',
        ),
        keys: list(Type.String(), 'Ids of the keys that share it now; none where no key does.'),
        populationDates: object(
          {
            now: list(day('The inhabitants of this date count.'), 'As it is.'),
            whatIf: list(day('The inhabitants of this date count.'), 'With the key asked about.'),
          },
          'Which population is used; none where no key asks for it.',
        ),
        total: kroner('What is shared here.', '10000000.00'),
        shares: list(
          object({
            municipality: municipality(),
            now: kroner('What it pays of this.', '3435912.17'),
            whatIf: kroner('What it would pay.', '3641042.48'),
            difference: kroner('What it would pay more; less, when negative.', '205130.31'),
          }),
          'Per participant.',
        ),
        events: eventIndexes,
      }),
      'What is shared, by who shares it and whether the key asked about changes anything there.',
    ),
    held: list(UnallocatedSchema, 'Not shared yet, whatever the key.'),
    excluded: list(UnallocatedSchema, 'Not to be shared, whatever the key.'),
    interpretations: list(InterpretationSchema, 'The readings that the two rest on.'),
    findings: list(FindingSchema, 'What was found on the way to the two.'),
  },
  { title: 'WhatIfAnswer', description: 'What a period costs each municipality, and what it would with another key.' },
);

export const StateAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn: day('The date asked about.', '2025-06-30'),
    name: text('Name of the cooperation.', 'Lofoten IKT'),
    form: text('Legal form.', 'HOST_MUNICIPALITY'),
    host: municipality('The host municipality.'),
    participants: list(
      object({
        municipality: municipality(),
        name: text('Its name.', 'Vågan'),
        organisationNumber: text('Organisation number, nine digits.', '938644500'),
        host: flag('Whether it is the host.'),
      }),
      'Who takes part.',
    ),
    agreement: orUnanswerable(
      object({ version, title: text('Title.', 'Vertskommuneavtale for Lofoten IKT (2024), tekst A') }),
      'The version in force.',
    ),
    terms: orUnanswerable(
      object({
        version,
        billing: text('How often the participants are billed.', 'MONTHLY'),
        optOutAllowed: flag('Whether a participant may abstain from a system.'),
      }),
      'The version whose keys and billing apply; it may follow the agreement later (A-17).',
    ),
    versions: list(
      object({
        version,
        title: text('Title.'),
        inForceFrom: orNull(day('First day in force.'), 'Null while approvals are missing.'),
        termsFrom: orNull(day('First day its keys and billing apply.'), 'Null while approvals are missing.'),
        attested: flag('A document says that it is in force; the single approvals are not in the book.'),
        approvedBy: list(
          object({
            municipality: municipality(),
            decision: text('The decision of its council.', 'KS-090/24'),
            decidedOn: day('When.', '2024-09-24'),
          }),
          'Councils that have approved it.',
        ),
        missing: municipalities('Participants whose council has not.'),
      }),
      'Every version known, also those not in force.',
    ),
    key: orUnanswerable(
      object({
        ...KEY,
        name: text('Name of the key.', '30 % likt, 70 % etter innbyggertall'),
        by: text('AGREEMENT or DECISION.', 'AGREEMENT'),
        clause,
        minShare: orNull(fraction('The least a participant pays.', '1/20'), 'Null when there is none.'),
        maxShare: orNull(fraction('The most a participant pays.', '1/2'), 'Null when there is none.'),
      }),
      'The key in force.',
    ),
    shares: orUnanswerable(
      object({
        populationDate: orNull(day('Reference date of the population used.'), 'Null when population plays no part.'),
        of: list(
          object({
            municipality: municipality(),
            share: text('Its part of 1, six decimals, for reading.', '0.343591'),
            exact: fraction('The same, exactly.'),
          }),
          'Per participant.',
        ),
      }),
      'The key over all participants.',
    ),
    keyDecisions: list(
      object({
        decision: text('The decision.', 'LR-2025-nokkel'),
        key: text('The key it adopts.', '20-80'),
        status: text('EFFECTIVE, PENDING, WITHOUT_EFFECT or ANNULLED.', 'EFFECTIVE'),
        because: orNull(text('Why it is without effect.', 'NO_COMPETENCE'), 'Null when it is not.'),
        effectiveFrom: orNull(day('From when the key applies.', '2026-01-01'), 'Null while that is not known.'),
        ratifiedBy: municipalities('Councils that have consented.'),
        missing: municipalities('Councils that have not.'),
      }),
      'Decisions on the key.',
    ),
    services: list(
      object({
        service: text('Id.', 'prj-portal'),
        kind: text('SYSTEM or PROJECT.', 'PROJECT'),
        name: text('Name.', 'Innbyggerportal'),
        participants: municipalities('Who takes part in it.'),
        approvedFrom: orNull(day('From when it is approved.', '2025-04-15'), 'Null when it is not, or need not be.'),
      }),
      'Systems and projects.',
    ),
    costLines: list(
      object({
        line: text('Id of the cost line.', '2025/D-2025-01'),
        category,
        label: text('What it is, in the host’s words.'),
        month: kroner('Its part that falls on the month of the date.', '470083.50'),
        accrual: accruedBecause,
      }),
      'Costs of the month the date lies in.',
    ),
    interpretations: list(InterpretationSchema, 'The readings that have been decided.'),
    events: eventIndexes,
  },
  { title: 'StateAnswer', description: 'What holds on a date: participants, agreement, key, shares, services, costs.' },
);

export const DecisionSchema = Type.Object(
  {
    decision: text('Id of the decision.', 'KS-090/24'),
    body: text('Id of the body.', 'ks-1865'),
    bodyName: text('Name of the body.', 'Vågan kommunestyre'),
    case: orNull(text('Id of the case.', 'vertskommuneavtale-2024'), 'Null when none is named.'),
    caseReference: orNull(text('Reference of the case.', 'KS-090/24'), 'Null when none is named.'),
    meeting: orNull(text('Id of the meeting.', 'ks-1865-2024-09-24'), 'Null when none is named.'),
    decidedOn: day('When it was decided.', '2024-09-24'),
    validFrom: day('From when it applies.', '2024-09-24'),
    outcome: text('ADOPTED, REJECTED, POSTPONED, NOTED or UNDETERMINED.', 'ADOPTED'),
    votes: object(
      {
        for: orNull(integer('Votes for.', 27), 'Null when the minutes do not say.'),
        against: orNull(integer('Votes against.', 0), 'Null when the minutes do not say.'),
        unanimous: orNull(flag('Whether all agreed.'), 'Null when the minutes do not say.'),
      },
      'The votes, as the minutes give them.',
    ),
    vote: orNull(VoteView, 'What they come to by the rules of the body; null when there is nothing to count.'),
    proposals: ProposalsView,
    election: ElectionView,
    userParticipation: orNull(text('How users took part.'), 'Null when the record does not say.'),
    annulled: flag('Whether it has been declared void.'),
    reversed: orNull(
      object({ by: text('The decision that reversed it.', 'KS-031/25'), from: day('From when.', '2025-03-01') }),
      'What ended its effect; null when nothing has.',
    ),
    effect: EffectView,
    wording: text('What was decided, in its own words.'),
    events: list(EventReferenceSchema, 'The events that say so.'),
  },
  { title: 'Decision', description: 'What a body decided.' },
);

export const DecisionsAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    from: orNull(day('Decided on this day or later.', '2024-09-01'), 'Null: since the beginning.'),
    to: day('Decided on this day or before.', '2024-09-30'),
    decisions: list(DecisionSchema, 'In the order they were made.'),
  },
  { title: 'DecisionsAnswer', description: 'What was decided in a period.' },
);

export const CaseAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    ...CASE,
    decisions: list(DecisionSchema, 'Its decisions, in the order they were made, and those that reversed them.'),
    awaited,
    findings,
  },
  { title: 'CaseAnswer', description: 'A case on its way through the bodies that treat it, as it stands on a day.' },
);

export const ExplanationAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    ...PERIOD,
    municipality: municipality('The municipality explained.'),
    name: text('Its name.', 'Vågan'),
    amount: kroner('What it owes.', '5974519.49'),
    pools: list(
      object({
        pool: text('Id of the pool.'),
        category,
        method,
        clause,
        agreement: version,
        amount: kroner('What it owes of the pool.', '3487021.36'),
        of: kroner('Total of the pool.', '10148750.00'),
        share: orNull(
          object({
            percent: text('Per cent of the pool, four decimals, for reading.', '34.3591'),
            exact: fraction('The same as a part of 1, exactly.'),
          }),
          'Null when the amounts are fixed.',
        ),
        participants: municipalities('Who shares the pool.'),
        key: orNull(
          object({
            ...KEY,
            name: text('Name of the key.', '30 % likt, 70 % etter innbyggertall'),
            by: text('AGREEMENT or DECISION.', 'AGREEMENT'),
            clause,
          }),
          'Null when it is not shared by a key.',
        ),
        population: orNull(
          object({
            date: day('Reference date.'),
            own: integer('Inhabitants of the municipality.', 9766),
            sum: integer('Inhabitants of all who share the pool.', 24365),
            table: text('Table of Statistics Norway.', '07459'),
            source: text('Source.'),
          }),
          'Null when population plays no part.',
        ),
        lines: list(
          object({
            line: text('Id of the cost line.', '2025/D-2025-01'),
            label: text('What it is, in the host’s words.'),
            amount: kroner('Its part that falls in the period.', '470083.50'),
            accrual: accruedBecause,
            events: eventIndexes,
          }),
          'The cost lines of the pool.',
        ),
        interpretations: list(InterpretationSchema, 'The readings the pool rests on.'),
        events: eventIndexes,
      }),
      'Every pool it has a part in.',
    ),
    findings: list(FindingSchema, 'What was found on the way.'),
    events: list(EventReferenceSchema, 'Every event the amount rests on.'),
  },
  { title: 'ExplanationAnswer', description: 'Why a municipality owes what it owes, down to the events.' },
);

const SIDES = {
  before: orNull(kroner('At the first point.'), 'Null when it did not exist.'),
  after: orNull(kroner('At the second point.'), 'Null when it does not exist.'),
};
const SIDE = {
  knownAt: CLOCKS.knownAt,
  size: CLOCKS.size,
  unanswerable: orNull(
    object({ code: text('Why, as a code.', 'no-costs'), detail: text('Why, in the language of the answer.') }),
    'Null when there is an answer.',
  ),
};
const allocationSide = (description: string) =>
  object(
    {
      ...SIDE,
      total: orNull(kroner('What is shared.', '1113125.13'), 'Null when there is no answer at this point.'),
    },
    description,
  );

export const DiffAnswerSchema = Type.Object(
  {
    cooperation: CLOCKS.cooperation,
    names: CLOCKS.names,
    ...PERIOD,
    before: allocationSide('The first point: `knownAt`.'),
    after: allocationSide('The second point: `against`.'),
    shares: list(
      object({
        municipality: municipality(),
        name: text('Its name.', 'Vågan'),
        ...SIDES,
        change: orNull(kroner('After less before.', '-65.00'), 'Null when one side has no answer.'),
      }),
      'Per municipality.',
    ),
    pools: list(object({ pool: text('Id of the pool.'), category, ...SIDES }), 'Pools whose total differs.'),
    held: list(
      object({ line: text('Id of the cost line.'), label: text('What it is, in the host’s words.'), ...SIDES }),
      'Lines whose part that is not shared differs.',
    ),
    events: list(EventReferenceSchema, 'What the book learned in between that changed the answer.'),
  },
  {
    title: 'DiffAnswer',
    description: 'What changed in an allocation between two points of the book, and by which events.',
  },
);

export const StateDiffAnswerSchema = Type.Object(
  {
    cooperation: CLOCKS.cooperation,
    names: CLOCKS.names,
    validOn: day('The date asked about.', '2025-06-30'),
    before: object(SIDE, 'The first point: `knownAt`.'),
    after: object(SIDE, 'The second point: `against`.'),
    changes: list(
      object({
        part: text('Which part of the state: agreement, key, participant 1865, share 1865 …', 'share 1865'),
        before: orNull(text('What it was at the first point.', '25487/69385'), 'Null when it was not there.'),
        after: orNull(text('What it is at the second point.', '41858/121825'), 'Null when it is not there.'),
      }),
      'Every part that differs.',
    ),
    events: list(EventReferenceSchema, 'What the book learned in between that changed the answer.'),
  },
  {
    title: 'StateDiffAnswer',
    description: 'What changed in the state of a date between two points of the book, and by which events.',
  },
);

export const CooperationsAnswerSchema = Type.Object(
  {
    cooperations: list(
      object({
        cooperation: CLOCKS.cooperation,
        name: orNull(text('Its name.', 'Lofoten IKT'), 'Null when it has none today: its first day is still to come.'),
        size: integer('How many events its book has.', 391),
        lastRecorded: instant('When the last of them was recorded.'),
      }),
      'By id.',
    ),
  },
  { title: 'CooperationsAnswer', description: 'The cooperations whose books are here.' },
);

const milliseconds = (description: string) => Type.Number({ description, minimum: 0, examples: [4] });

export const HealthAnswerSchema = Type.Object(
  {
    status: Type.Literal('ok', { description: 'The book can be read.' }),
    books: integer('How many books are here.', 1),
    lag: object(
      {
        pending: integer('Events that are durable and cannot be read here yet.', 0),
        delay: orNull(
          object({
            p50: milliseconds('Half of the latest were readable within this time.'),
            p95: milliseconds('Nineteen in twenty of them were.'),
            last: milliseconds('Of the latest one.'),
          }),
          'Milliseconds from being written to being readable here; null when reading and writing are one.',
        ),
        alarm: Type.Optional(text('What an operator has to look at; absent when there is nothing.')),
      },
      'How far what is read here is behind what is durable.',
    ),
  },
  { title: 'HealthAnswer', description: 'That the server answers and can read.' },
);

const stringNumber = (description: string, example: string) =>
  Type.String({ description, pattern: '^\\d+$', examples: [example] });
const hash = text('SHA-256, hexadecimal.', '6f1d2c9a0b7e45d38c1fa2e49b60d7538e2a4c1790fb36d5e8a7c0429d1b5f36');

export const RecordedAnswerSchema = Type.Object(
  {
    events: list(
      object({
        index: integer('Place in the book, from 0, without holes.', 73),
        id: text('Id of the event, a UUID.', '3d7fb370-c333-5b22-a4c7-bcd4754ac307'),
        type: text('Type of the event; its schema stands in docs/events.', 'DecisionRecorded'),
        stream: text('The stream it stands in.', 'cooperation-lofoten-ikt'),
        revision: stringNumber('Its place in the stream, from 0.', '70'),
        recorded: instant('When the book learned it: the server’s time.', '2025-06-16T10:00:00.000Z'),
        hash,
      }),
      'The events that were recorded; a decision and what it brings about are several.',
    ),
    position: stringNumber('Ask a question `after` this, and it sees these events.', '231'),
    repeated: flag('True when the same was recorded before, with the same key: this is the first answer.'),
  },
  { title: 'RecordedAnswer', description: 'What a recording wrote.' },
);

export const EventsAnswerSchema = Type.Object(
  {
    cooperation: CLOCKS.cooperation,
    fromIndex: integer('Index of the first event given.', 0),
    size: integer('How many events the book has.', 391),
    events: list(
      object({
        index: integer('Place in the book, from 0, without holes.', 73),
        revision: stringNumber('Its place in the stream, from 0.', '70'),
        position: stringNumber('The store’s own place; it only grows.', '231'),
        recorded: instant('When the book learned it.'),
        written: instant('When the store wrote it.'),
        hash,
        metadata: Type.Unsafe<object>({
          type: 'object',
          description: 'Who recorded what kind of event, when, for whom, and the hash of the stream’s event before.',
        }),
        data: Type.Unknown({ description: 'What the event says; its schema stands in docs/events.' }),
      }),
      'In the order of the book, as they are stored.',
    ),
  },
  { title: 'EventsAnswer', description: 'Stored events of a book.' },
);

export const ProblemSchema = Type.Object(
  {
    type: text('urn:fellesbok:problem: and the code.', 'urn:fellesbok:problem:nothing-known-yet'),
    title: text('The kind of problem, in the language asked for.', 'The question has no answer'),
    status: integer('The HTTP status.', 422),
    detail: text('What is wrong, where, and what to do, in the language asked for.'),
    instance: text('The path that was asked.', '/api/cooperations/lofoten-ikt/state?knownAt=2021-12-31'),
    correlation: text(
      'The request, as the log of the server and `X-Correlation-Id` name it.',
      '0d2b5f3e-6a0c-4b8e-9a51-3c1f2f0a7d11',
    ),
    code: text('Stable name of the problem; the last part of the type.', 'nothing-known-yet'),
    details: Type.Record(Type.String(), Type.Unknown(), { description: 'The values that the detail speaks of.' }),
    errors: Type.Optional(
      list(
        object({
          parameter: text('Name of the parameter; of a field of the body, its JSON pointer.', 'validOn'),
          code: text('Stable name of what is wrong with it.', 'parameter-no-date'),
          detail: text('What is wrong with it and what to write.'),
        }),
        'Every parameter that is wrong, or the fields of the body.',
      ),
    ),
    current: Type.Optional(
      object(
        {
          href: text('Its address.', '/api/cooperations/lofoten-ikt/decisions/KS-090%2F24'),
          etag: text('Its tag now.', '"73"'),
          resource: Type.Unsafe<object>({ type: 'object', description: 'What its address answers.' }),
        },
        'What stands in the book where a write was refused: somebody was first, or it has changed since.',
      ),
    ),
  },
  { title: 'Problem', description: 'RFC 9457. Every answer that is not 200 or 304 has this form.' },
);

/** What stands under `components/schemas`, by its title. */
export const SCHEMAS: Readonly<Record<string, TSchema>> = Object.fromEntries(
  [
    ...ACCESS_SCHEMAS,
    ...RESOURCE_SCHEMAS,
    ...OVERVIEW_SCHEMAS,
    ...CONTROL_SCHEMAS,
    ...DELIVERY_SCHEMAS,
    ...PEOPLE_SCHEMAS,
    ...AGREEMENT_SCHEMAS,
    ...BODY_SCHEMAS,
    ...MEETING_SCHEMAS,
    ...INVOICE_SCHEMAS,
    ...LEDGER_SCHEMAS,
    ...SETTLEMENT_SCHEMAS,
    ...INTAKE_SCHEMAS,
    ...Object.values(REQUEST_SCHEMAS),
    AllocationAnswerSchema,
    CooperationsAnswerSchema,
    DecisionSchema,
    CaseAnswerSchema,
    DecisionsAnswerSchema,
    DiffAnswerSchema,
    EventReferenceSchema,
    EventsAnswerSchema,
    ExplanationAnswerSchema,
    FindingSchema,
    HealthAnswerSchema,
    InterpretationSchema,
    KeySchema,
    PoolSchema,
    ProblemSchema,
    RecordedAnswerSchema,
    StateAnswerSchema,
    StateDiffAnswerSchema,
    UnallocatedSchema,
    UnanswerableSchema,
    WhatIfAnswerSchema,
  ].map((schema) => [(schema as { title?: string }).title ?? '', schema]),
);

/** A type without `readonly` and without the brands of dates and instants. */
type Plain<T> = T extends string
  ? string extends T
    ? string
    : T
  : T extends readonly (infer U)[]
    ? Plain<U>[]
    : T extends object
      ? { -readonly [K in keyof T]: Plain<T[K]> }
      : T;
/** The same with nothing optional: so a member that only one side has is seen. */
type Whole<T> = T extends readonly (infer U)[] ? Whole<U>[] : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;
type Alike<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Says<S extends TSchema, T> =
  Alike<Plain<Static<S>>, Plain<T>> extends true ? Alike<Whole<Plain<Static<S>>>, Whole<Plain<T>>> : false;
type All<_ extends readonly true[]> = true;

/** Does not compile when a schema says something else than the type that is answered with. */
export type SchemasSayWhatIsAnswered = All<
  [
    Says<typeof AllocationAnswerSchema, AllocationAnswer>,
    Says<typeof StateAnswerSchema, StateAnswer>,
    Says<typeof DecisionsAnswerSchema, DecisionsAnswer>,
    Says<typeof CaseAnswerSchema, CaseAnswer>,
    Says<typeof ExplanationAnswerSchema, ExplainAnswer>,
    Says<typeof DiffAnswerSchema, DiffAnswer>,
    Says<typeof StateDiffAnswerSchema, StateDiffAnswer>,
    Says<typeof CooperationsAnswerSchema, CooperationsAnswer>,
    Says<typeof HealthAnswerSchema, HealthAnswer>,
    Says<typeof ProblemSchema, Problem>,
    Says<typeof RecordedAnswerSchema, RecordedAnswer>,
    Says<typeof EventsAnswerSchema, EventsAnswer>,
    Says<typeof WhatIfAnswerSchema, WhatIfAnswer>,
    Says<typeof BudgetAnswerSchema, BudgetAnswer>,
    Says<typeof ParticipantsAnswerSchema, ParticipantsAnswer>,
    Says<typeof FindingsAnswerSchema, FindingsAnswer>,
    Says<typeof InterpretationsAnswerSchema, InterpretationsAnswer>,
    Says<typeof PreviewAnswerSchema, PreviewAnswer>,
    Says<typeof DeadlinesAnswerSchema, DeadlinesAnswer>,
    Says<typeof DelegationsAnswerSchema, DelegationsAnswer>,
    Says<typeof HostDecisionsAnswerSchema, HostDecisionsAnswer>,
    Says<typeof AppealsAnswerSchema, AppealsAnswer>,
    Says<typeof GoverningAnswerSchema, GoverningAnswer>,
    Says<typeof PortfolioAnswerSchema, PortfolioAnswer>,
    Says<typeof ContractsAnswerSchema, ContractsAnswer>,
    Says<typeof ReportsAnswerSchema, ReportsAnswer>,
    Says<typeof AgreementAnswerSchema, AgreementAnswer>,
    Says<typeof ClauseAnswerSchema, ClauseAnswer>,
    Says<typeof BodiesAnswerSchema, BodiesAnswer>,
    Says<typeof MeetingsAnswerSchema, MeetingsAnswer>,
    Says<typeof FollowUpsAnswerSchema, FollowUpsAnswer>,
    Says<typeof ExtractAnswerSchema, ExtractAnswer>,
    Says<typeof InvoicesAnswerSchema, InvoicesAnswer>,
    Says<typeof InvoiceAnswerSchema, InvoiceAnswer>,
    Says<typeof BalancesAnswerSchema, BalancesAnswer>,
    Says<typeof ConfirmationAnswerSchema, ConfirmationAnswer>,
    Says<typeof LedgerAnswerSchema, LedgerAnswer>,
    Says<typeof StatementAnswerSchema, StatementAnswer>,
    Says<typeof RunProposalAnswerSchema, RunProposalAnswer>,
    Says<typeof SettlementAnswerSchema, SettlementAnswer>,
    Says<typeof ReconciliationAnswerSchema, ReconciliationAnswer>,
    Says<typeof BankFileAnswerSchema, BankFileAnswer>,
    Says<typeof PaymentsAnswerSchema, PaymentsAnswer>,
    Says<typeof CostFileAnswerSchema, CostFileAnswer>,
    Says<typeof CostMappingsAnswerSchema, CostMappingsAnswer>,
    Says<typeof InvoiceBasisAnswerSchema, InvoiceBasisAnswer>,
    Says<typeof InvoiceNumbersAnswerSchema, InvoiceNumbersAnswer>,
  ]
>;
