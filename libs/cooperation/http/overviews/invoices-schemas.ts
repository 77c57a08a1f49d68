import { Type } from 'typebox';
import { AGES, type InvoiceStatus, RUN_KINDS, type RunKind, type Vat } from '#invoicing';
import { INVOICE_STATUSES } from '../../application/invoices-answer.ts';
import { EventReferenceSchema } from '../event-reference.ts';
import {
  CLOCKS,
  category,
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
} from '../fields.ts';
import { validOn } from './schemas.ts';

const name = text('Name of the municipality.', 'Værøy');
const kind = Type.Unsafe<RunKind>(
  Type.Enum([...RUN_KINDS], {
    description:
      'ON_ACCOUNT: an instalment (à konto). SETTLEMENT: what the year cost (avregning). CORRECTION: what changed after it. CREDIT: takes a document back. INTEREST: late interest, on a decision.',
  }),
);
const document = Type.Unsafe<'INVOICE' | 'CREDIT_NOTE'>(
  Type.Enum(['INVOICE', 'CREDIT_NOTE'], { description: 'What it is.' }),
);
const period = object(
  { from: month('First month.', '2025-01'), to: month('Last month, included.', '2025-03') },
  'The months it is about.',
);
const dueOn = day('Last day to pay.', '2025-04-03');
const issuedOn = day('When it was issued.', '2025-03-04');
const kid = orNull(text('Customer identification number.', '202500000017'), 'Null where the host uses none.');
const dispute = orNull(
  object({
    since: day('From when.', '2025-03-20'),
    ground: text('Why.', 'Feil folketall i nøkkelen'),
    amount: orNull(kroner('What is disputed of it.'), 'Null: all that is open.'),
  }),
  'Null: nobody disputes it on the day.',
);
const noRate = 'Null where a rate is missing; `interestMissing` says which.';
const interest = orNull(
  kroner(
    'Late interest to the day less what was claimed of it; below zero: more was claimed than has accrued by what is known since.',
    '34.25',
  ),
  noRate,
);
const run = text('Id of the invoice run.', 'akonto-1');
const year = integer('Accounting year that it concerns.', 2025);

const OF_INTEREST = {
  rates: list(
    object({
      from: day('From when.', '2025-01-01'),
      percent: text('Per cent a year.', '12.50'),
    }),
    'The rates that late interest was computed with.',
  ),
  interestMissing: orNull(
    object({
      code: text('Stable name of the reason.', 'interest-rate-missing'),
      detail: text('What is missing and what to do, in the language asked for.'),
    }),
    'Why late interest is not known where it is null, or which older rate it rests on; null when all is known.',
  ),
};

export const InvoiceSchema = Type.Object(
  {
    invoice: text('Its number: the accounting year and the place in its series.', '2025-0001'),
    year,
    run,
    document,
    kind,
    municipality: municipality('To whom.'),
    name,
    period,
    issuedOn,
    sentOn: orNull(day('When it was sent.', '2025-03-04'), 'Null: the book does not know that it was.'),
    dueOn,
    status: Type.Unsafe<InvoiceStatus>(
      Type.Enum(
        INVOICE_STATUSES.filter((status) => status !== 'DRAFT'),
        {
          description:
            'On the day, the first that fits: CREDITED, WRITTEN_OFF, PAID, DISPUTED, OVERDUE, PARTLY_PAID, SENT, ISSUED.',
        },
      ),
    ),
    lines: list(
      object({
        category,
        amount: kroner('Without VAT.', '99000.00'),
        vat: Type.Unsafe<Vat>(
          Type.Object(
            {
              code: Type.Enum(['S', 'E', 'O'], { description: 'S: with VAT. E: exempt. O: outside the scope.' }),
              rate: text('Per cent.', '25'),
            },
            { description: 'Treatment of VAT, as decided.' },
          ),
        ),
      }),
      'As billed.',
    ),
    net: kroner('Without VAT.', '99000.00'),
    vat: kroner('VAT.', '24750.00'),
    payable: kroner('To pay; below zero on a credit note.', '123750.00'),
    kid,
    number: orNull(text('Its number in the host’s own accounting system.', '880017'), 'Null: none was told.'),
    references: list(text('Number of a document.', '2025-0001'), 'Documents that it settles, corrects or credits.'),
    creditedBy: orNull(text('Number of the credit note that took it back.', '2025-0009'), 'Null: it was not.'),
    payments: list(
      object({
        payment: text('Id of the payment.', 'bank-2025-17'),
        year: integer('Year in which the bank booked it.', 2025),
        on: day('When the bank booked it.', '2025-04-10'),
        amount: kroner('What of it was put against the document.', '99000.00'),
      }),
      'Put against it by the day.',
    ),
    paid: kroner('Sum of the payments.', '99000.00'),
    credited: kroner(
      'What a credit note took of it; of such a note all of it. Payable less paid, credited and written off is open.',
      '0.00',
    ),
    writtenOff: kroner('Given up by decision.', '0.00'),
    open: kroner('Still to come; below zero: too much was paid, or the host owes it.', '24750.00'),
    dispute,
    interest,
    interestAccrued: orNull(kroner('Late interest to the day, claimed or not.', '34.25'), noRate),
    interestClaimed: kroner('What was claimed of it on a decision and not credited.', '0.00'),
    sha256: orNull(text('SHA-256 of its EHF document.'), 'Null when the book has none.'),
    events: eventIndexes,
  },
  { title: 'Invoice', description: 'An invoice or a credit note as it stands on a day.' },
);

const sums = {
  payable: kroner('To pay.', '123750.00'),
  paid: kroner('Paid.', '99000.00'),
  credited: kroner('Taken back by credit notes.', '0.00'),
  writtenOff: kroner('Given up.', '0.00'),
  open: kroner('Still to come.', '24750.00'),
  interest,
};

export const InvoicesAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    year: orNull(integer('The accounting year that the documents concern.', 2025), 'Null: all years.'),
    invoices: list(InvoiceSchema, 'By number.'),
    drafts: list(
      object({
        run,
        year,
        kind,
        period,
        instalment: orNull(
          object({ number: integer('Which.', 1), of: integer('Of how many.', 4) }),
          'Null when it is no instalment.',
        ),
        about: orNull(text('The document that it credits or claims interest on.', '2025-0001'), 'Null: none.'),
        stage: Type.Unsafe<'PREPARED' | 'ATTESTED' | 'APPROVED'>(
          Type.Enum(['PREPARED', 'ATTESTED', 'APPROVED'], { description: 'How far it has come on the day.' }),
        ),
        preparedOn: day('When it was prepared.', '2025-03-03'),
        attestedOn: orNull(day('When somebody vouched for it.', '2025-03-03'), 'Null: not yet.'),
        approvedOn: orNull(day('When another ordered it to be issued.', '2025-03-04'), 'Null: not yet.'),
        parts: list(
          object({
            municipality: municipality('To whom.'),
            name,
            memorandum: flag('The host’s own share: shown, never a claim.'),
            lines: list(object({ category, amount: kroner('Without VAT.') }), 'What will be billed.'),
            total: kroner('Without VAT.'),
          }),
          'Per municipality.',
        ),
        events: eventIndexes,
      }),
      'Invoice runs that are not issued on the day.',
    ),
    total: object(sums, 'Of the documents shown.'),
    ...OF_INTEREST,
  },
  { title: 'InvoicesAnswer', description: 'Invoices and credit notes as they stand on a day.' },
);

export const InvoiceAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    invoice: InvoiceSchema,
    reason: orNull(
      text(
        'Why it was made: of a correction or a provisional run its reason, of a credit note its ground, of a claim of late interest the id of the decision.',
        'Rettet protokoll, punkt 4.4',
      ),
      'Null: nothing was said.',
    ),
    ...OF_INTEREST,
    events: list(EventReferenceSchema, 'What happened with it, and with the run that it came from.'),
  },
  { title: 'InvoiceOnDayAnswer', description: 'One document as it stands on a day, with its history.' },
);

const ageing = object(
  Object.fromEntries(AGES.map((age) => [age, kroner('Open.', '0.00')])) as Record<
    (typeof AGES)[number],
    ReturnType<typeof kroner>
  >,
  'What is open, by days after the due date.',
);
const balance = {
  invoiced: kroner('Invoiced by the day, credit notes deducted.', '123750.00'),
  writtenOff: kroner('Given up by decision.', '0.00'),
  paid: kroner('Paid.', '99000.00'),
  open: kroner('Still to come.', '24750.00'),
  overdue: kroner('Of that, past its due date.', '24750.00'),
  disputed: kroner('Of that, disputed.', '0.00'),
  interest,
  ageing,
};

export const BalancesAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    balances: list(
      object({ municipality: municipality(), name, ...balance, events: eventIndexes }),
      'Every municipality that ever was invoiced.',
    ),
    total: object(balance, 'Of all.'),
    unmatched: kroner('Came in and is put against no document; it stands in nobody’s balance.', '1000.00'),
    ...OF_INTEREST,
  },
  { title: 'BalancesAnswer', description: 'What each municipality owes on a day.' },
);

const party = {
  municipality: municipality(),
  name,
  organisationNumber: orNull(text('Nine digits.', '938644500'), 'Null when the book does not know it.'),
};

export const ConfirmationAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    name: text('Name of the cooperation.', 'Felles arkiv'),
    host: orNull(object(party), 'Who says so; null where the cooperation has no host on the day.'),
    municipality: object(party, 'To whom it is said.'),
    documents: list(
      object({
        invoice: text('Number of the document.', '2025-0001'),
        document,
        kind,
        period,
        issuedOn,
        dueOn,
        payable: kroner('To pay.', '123750.00'),
        paid: kroner('Paid.', '99000.00'),
        open: kroner('Still to come.', '24750.00'),
        kid,
        dispute,
        events: eventIndexes,
      }),
      'Documents with something open at the end of the day.',
    ),
    open: kroner('In all.', '24750.00'),
  },
  {
    title: 'ConfirmationAnswer',
    description: 'What the host says that a municipality owes at the end of a day (saldobekreftelse).',
  },
);

export const INVOICE_SCHEMAS = [
  InvoiceSchema,
  InvoicesAnswerSchema,
  InvoiceAnswerSchema,
  BalancesAnswerSchema,
  ConfirmationAnswerSchema,
];
