import { Type } from 'typebox';
import { RUN_KINDS, type RunKind } from '#invoicing';
import { DIFFERENCES, FIGURES } from '../../domain/billing/reconciliation.ts';
import { EventReferenceSchema } from '../event-reference.ts';
import {
  ACCRUAL,
  CLOCKS,
  category,
  clause,
  day,
  eventIndexes,
  flag,
  integer,
  kroner,
  list,
  month,
  municipality,
  object,
  orNull,
  text,
  unallocated,
} from '../fields.ts';
import { findings, validOn } from './schemas.ts';

const oneOf = <const T extends readonly string[]>(words: T, description: string) =>
  Type.Unsafe<T[number]>(Type.Enum([...words], { description }));
const name = text('Name of the municipality.', 'Værøy');
const run = text('Id of the run.', 'a-konto-2025-04');
const memorandum = flag('The host’s own share: shown and posted, never invoiced.');
const interpretations = list(
  object({
    id: text('Number of the open question.', 'A-06'),
    question: text('What is open.'),
    option: text('How it is read.', 'LAST_VALID_BUDGET'),
    decision: orNull(text('The decision that chose the reading.'), 'Null: the default of the program.'),
  }),
  'The readings that the answer rests on.',
);
const underWay = list(run, 'Runs that are prepared and not issued: what they bill is not counted.');
const changes = orNull(
  object({
    run: text('The run before.', 'avregning-2025'),
    size: integer('How many events were known when its figures were taken.', 300),
    figures: list(
      object({
        municipality: municipality(),
        category,
        before: kroner('Of the year, by what was known then.'),
        now: kroner('Of the year, by what is known.'),
        change: kroner('`now` less `before`.'),
        events: eventIndexes,
      }),
      'What changed; empty when nothing did.',
    ),
    reasons: list(EventReferenceSchema, 'The events that it changed by.'),
  }),
  'What changed since the last issued run that went by the same figures; null while there is none.',
);

const LINE = {
  ofYear: kroner('Of the whole year: the plan, or what its costs ask for.'),
  target: kroner('What the year should have been billed with this run.'),
  billed: kroner('What it was billed before, credit notes deducted.'),
  amount: kroner('What is billed now.'),
};

const period = object(
  { from: month('First month.', '2025-04'), to: month('Last month, included.', '2025-04') },
  'The months that it is for.',
);
const KINDS = ['ON_ACCOUNT', 'SETTLEMENT', 'CORRECTION'] as const;
const BASES = ['BUDGET', 'PROVISIONAL', 'COSTS', 'STATED'] as const;

/** What `POST accounts/{year}/invoice-runs` takes. */
const prepare = Type.Object(
  {
    year: integer('The accounting year.', 2025),
    run: text('Id of the run; may be another that is free.', 'a-konto-2025-04'),
    kind: oneOf(KINDS, 'As above.'),
    period,
    basis: object(
      {
        of: oneOf([...BASES], 'As above.'),
        knownAt: Type.Optional(integer('How many events were known when the figures were taken.', 185)),
        budget: Type.Optional(text('Version of the budget.', 'B-2025')),
        contentHash: Type.Optional(text('SHA-256 of its content, hexadecimal.')),
        reason: Type.Optional(text('What the document says of it, in bokmål.')),
      },
      'What the figures rest on.',
    ),
    instalment: Type.Optional(
      object({ number: integer('Which.', 4), of: integer('Of how many.', 12) }, 'Of an instalment.'),
    ),
    leaving: Type.Optional(
      list(
        object({ municipality: municipality(), last: integer('Its last instalment.', 6) }),
        'Who leaves during the year: the rest is spread over the instalments until then.',
      ),
    ),
    targets: list(
      object({
        municipality: municipality(),
        category,
        amount: text('Of the whole year; øre without VAT, a decimal string.', '84872753'),
      }),
      'What the year should be billed.',
    ),
  },
  { description: 'The data that records it: PrepareInvoiceRun.' },
);

export const RunProposalAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    year: integer('The accounting year.', 2025),
    validOn,
    kind: oneOf(
      ['ON_ACCOUNT', 'SETTLEMENT', 'CORRECTION'],
      'ON_ACCOUNT: the next instalment. SETTLEMENT: what the year cost. CORRECTION: what changed after it.',
    ),
    run,
    period,
    instalment: orNull(
      object({
        number: integer('Which.', 4),
        of: integer('Of how many.', 12),
        rhythm: oneOf(['MONTHLY', 'QUARTERLY'], 'By the terms in force in its months.'),
        last: oneOf(
          ['INSTALMENT_AND_SETTLEMENT', 'SETTLEMENT_ONLY'],
          'What the last month or quarter of the year is billed.',
        ),
        clause,
      }),
      'Null with a settlement and a correction.',
    ),
    basis: object(
      {
        of: oneOf(
          ['BUDGET', 'PROVISIONAL', 'COSTS', 'STATED'],
          'BUDGET: a valid budget. PROVISIONAL: what stands in for one (A-06). COSTS: booked costs. STATED: amounts that the agreement fixes.',
        ),
        provisional: flag('Without a valid budget (A-06), or of accounts that are not closed (A-11).'),
        budget: orNull(
          object({
            year: integer('Whose year it is.', 2025),
            version: text('Version of the budget.', 'B-2025'),
            total: kroner('Sum of its lines.'),
          }),
          'The budget it goes by, if any.',
        ),
        reason: orNull(text('What the document says of it, in bokmål.'), 'Null: nothing is to be said.'),
      },
      'What the figures rest on.',
    ),
    parts: list(
      object({
        municipality: municipality(),
        name,
        memorandum,
        ...LINE,
        lines: list(object({ category, ...LINE }), 'By category of cost.'),
      }),
      'By municipality.',
    ),
    total: kroner('Of all parts.'),
    invoiced: kroner('Without the host’s own.'),
    held: list(unallocated, 'Lines of the budget, or costs, that are held back, each with its reason.'),
    excluded: list(unallocated, 'Those that the agreement or a decision keeps out.'),
    changes,
    underWay,
    findings,
    interpretations,
    events: eventIndexes,
    prepare,
  },
  { title: 'RunProposalAnswer', description: 'What the next run of a year bills by the rules, ready to be recorded.' },
);

const AMOUNTS = {
  allocated: kroner('Share of what the year cost.'),
  accruals: kroner('Of `allocated`: what would fall away with the open accruals.'),
  onAccount: kroner('Billed by instalments, credit notes deducted.'),
  settlement: kroner('`allocated` less `onAccount`.'),
  settled: kroner('Billed by the settlement and its corrections.'),
  difference: kroner('`settlement` less `settled`: 0.00 when the year is settled.'),
};
const left = (description: string) =>
  object({ total: kroner('Sum of the lines.'), lines: list(unallocated, 'Each with its reason.') }, description);
const kind = Type.Unsafe<RunKind | string>(Type.Enum([...RUN_KINDS], { description: 'What kind of run.' }));

export const SettlementAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    year: integer('The accounting year.', 2025),
    validOn,
    closedOn: orNull(day('When the accounts of the year were closed.', '2026-02-20'), 'Null: they are open.'),
    auditedOn: orNull(day('When the auditor gave his report.', '2026-04-15'), 'Null: not yet.'),
    estimate: flag('The accounts are not closed: the figures are an estimate (A-11).'),
    booked: kroner('All costs: allocated + held + excluded.'),
    allocated: kroner('What is shared.'),
    held: left('Costs held back until something is decided.'),
    excluded: left('Costs that the agreement or a decision keeps out.'),
    accruals: object(
      {
        total: kroner('Sum of the open ones.'),
        open: list(
          object({
            ...ACCRUAL,
            bookedOn: day('When it was booked.', '2025-12-31'),
            put: oneOf(
              ['ALLOCATED', 'HELD', 'EXCLUDED', 'COVERED'],
              'What became of it. COVERED: of a category in which fixed amounts are paid whatever it costs.',
            ),
          }),
          'Known and not invoiced yet, each at its best estimate.',
        ),
        released: list(
          object({
            ...ACCRUAL,
            releasedOn: day('When it was taken out of the books.', '2026-01-20'),
            because: orNull(text('Why no cost came.'), 'Null: a cost came.'),
            settledBy: orNull(text('The line with the actual cost.', '2025/P-2025-13'), 'Null: none came.'),
            actual: kroner('What that charges the year with.'),
            difference: kroner('`actual` less `amount`.'),
          }),
          'Those that count no more, beside the cost that came.',
        ),
      },
      'Of what is booked: costs of the year that no voucher has come for (kommuneloven § 14-6).',
    ),
    budget: orNull(
      object({
        version: text('Version of the budget in force.', 'B-2025'),
        budgeted: kroner('Sum of its lines.'),
        booked: kroner('Booked by the day.'),
        difference: kroner('Booked less budgeted; above zero: beyond the budget (A-35).'),
      }),
      'Null while no budget is in force.',
    ),
    total: object(AMOUNTS, 'Of all municipalities.'),
    municipalities: list(
      object({
        municipality: municipality(),
        name,
        memorandum,
        ...AMOUNTS,
        categories: list(object({ category, ...AMOUNTS }), 'By category of cost.'),
      }),
      'What each owes of the year.',
    ),
    runs: list(
      object({
        run,
        kind,
        issuedOn: day('When.', '2025-04-03'),
        documents: list(text('Number of a document.', '2025-0004'), 'Invoices and credit notes.'),
      }),
      'Issued for the costs of the year, in their order.',
    ),
    underWay,
    changes,
    findings,
    interpretations,
    events: eventIndexes,
  },
  { title: 'SettlementAnswer', description: 'What a year cost each municipality, less what it was billed.' },
);

const steps = (description: string) =>
  list(
    object({
      what: oneOf(
        [...FIGURES, ...DIFFERENCES],
        'A figure, told by its own source, or a difference that leads from the figure before to the next. UNEXPLAINED: what has no name.',
      ),
      figure: flag('Whether it is a figure.'),
      text: text('What it is, in the language asked for.', 'Allocated'),
      amount: kroner('In the order given: figure + differences = next figure.'),
    }),
    description,
  );

export const ReconciliationAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    year: integer('The accounting year.', 2025),
    validOn,
    reconciled: flag('Every difference is zero or has a name.'),
    costs: steps('From the costs in the ledger to what is allocated.'),
    total: steps('From what is allocated to what the ledger says is owed: all municipalities.'),
    municipalities: list(
      object({ municipality: municipality(), name, steps: steps('The same of one.') }),
      'By municipality.',
    ),
  },
  {
    title: 'ReconciliationAnswer',
    description: 'Allocation, invoices, payments and ledger of a year beside each other.',
  },
);

export const SETTLEMENT_SCHEMAS = [RunProposalAnswerSchema, SettlementAnswerSchema, ReconciliationAnswerSchema];
